package model

import (
	"fmt"
	"time"
)

// Attachment (附件) is a file kept with a record: minutes, a proof, a photo. What it holds is kept once, by its hash,
// whatever the number of records that have it.
type Attachment struct {
	ID    int64
	Of    Holder
	Name  string // as people see it, made safe by FileName
	Media string // MIME type
	Size  int64  // bytes
	Hash  string // SHA-256 of what it holds, in lower-case hexadecimal
	By    string
	At    time.Time
}

// SizeText is the size in words.
func (a Attachment) SizeText() string { return BytesText(a.Size) }

// Holder is the record that an attachment belongs to. Which of the fields say so depends on the kind.
type Holder struct {
	Kind HolderKind
	ID   int64  // of the record; of an assessment's item whom it is about: an organisation, or UnitKey of a unit
	Year int    // of an assessment's item and of the ballots
	Item string // of an assessment
}

// HolderKind is a kind of record that has attachments.
type HolderKind string

// The kinds of records that have attachments.
const (
	HeldByMember   HolderKind = "member"
	HeldByOrg      HolderKind = "org"
	HeldByUnit     HolderKind = "unit"
	HeldByActivity HolderKind = "activity"
	HeldByEntry    HolderKind = "entry"   // of a register
	HeldByItem     HolderKind = "item"    // what proves the mark of an item
	HeldByBallots  HolderKind = "ballots" // of a year
)

// HolderKinds are all, in the order of lists.
func HolderKinds() []HolderKind {
	return []HolderKind{HeldByOrg, HeldByUnit, HeldByMember, HeldByActivity, HeldByEntry, HeldByItem, HeldByBallots}
}

// Label is the Chinese term.
func (k HolderKind) Label() string {
	return labels(k, map[HolderKind]string{HeldByMember: "党员", HeldByOrg: "党组织", HeldByUnit: "单位", HeldByActivity: "组织生活",
		HeldByEntry: "台账", HeldByItem: "考核指标", HeldByBallots: "测评票"})
}

// Holders of the records with a number.
func OfMember(id int64) Holder   { return Holder{Kind: HeldByMember, ID: id} }
func OfOrg(id int64) Holder      { return Holder{Kind: HeldByOrg, ID: id} }
func OfUnit(id int64) Holder     { return Holder{Kind: HeldByUnit, ID: id} }
func OfActivity(id int64) Holder { return Holder{Kind: HeldByActivity, ID: id} }
func OfEntry(id int64) Holder    { return Holder{Kind: HeldByEntry, ID: id} }

// OfItem is the item of an assessment for an organisation, or for a unit by its UnitKey.
func OfItem(year int, subject int64, item string) Holder {
	return Holder{Kind: HeldByItem, Year: year, ID: subject, Item: item}
}

// OfBallots are the ballots of a year.
func OfBallots(year int) Holder { return Holder{Kind: HeldByBallots, Year: year} }

// Validate refuses what names no record.
func (h Holder) Validate() error {
	switch h.Kind {
	case HeldByMember, HeldByOrg, HeldByUnit, HeldByActivity, HeldByEntry:
		if h.ID > 0 && h.Year == 0 && h.Item == "" {
			return nil
		}
	case HeldByItem:
		if h.ID > 0 && h.Year > 0 && h.Item != "" {
			return nil
		}
	case HeldByBallots:
		if h.ID == 0 && h.Year > 0 && h.Item == "" {
			return nil
		}
	}
	return Errorf(Invalid, "没有说清附件属于哪条记录；先选中一条记录，再添加附件")
}

// BytesText is a number of bytes as people read it.
func BytesText(n int64) string {
	switch {
	case n >= 1<<30:
		return fmt.Sprintf("%.1f GB", float64(n)/(1<<30))
	case n >= 1<<20:
		return fmt.Sprintf("%.1f MB", float64(n)/(1<<20))
	case n >= 1<<10:
		return fmt.Sprintf("%d KB", n>>10)
	}
	return fmt.Sprintf("%d 字节", n)
}
