package office

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/store"
)

// RecordKind says what a record behind a mark is, and so on which screen it stands.
type RecordKind string

// The kinds of record.
const (
	ActivityRecord RecordKind = "activity" // Party life
	BranchRecord   RecordKind = "branch"   // the ledger of organisations
	EntryRecord    RecordKind = "entry"    // a register
	FindingRecord  RecordKind = "finding"  // the checkup
	PioneerRecord  RecordKind = "pioneer"  // the index of the members
	BallotRecord   RecordKind = "ballot"   // the debrief ballots
)

// MarkRecord is one record that the mark of an item rests on.
type MarkRecord struct {
	Kind     RecordKind
	Title    string // 2026-03-05 支委会
	Text     string // what it was about, "" where the title says it all
	ID       int64  // of the activity or the entry
	Date     model.Date
	Activity model.ActivityKind
	Rule     string // of a finding
}

// activitiesBehind are the kinds of Party life that answer a source of evidence.
var activitiesBehind = map[string][]model.ActivityKind{
	"LIFE-01": {model.MembersMeeting}, "LIFE-02": {model.CommitteeMeeting}, "LIFE-03": {model.GroupMeeting}, "LIFE-04": {model.Lecture},
	"LIFE-05": {model.PartyDay}, "LIFE-06": {model.LifeMeeting}, "LIFE-07": {model.Review, model.LifeMeeting}, "activity.volunteer": {model.Volunteer}, "activity.talk": {model.Talk},
}

// registersBehind are the registers whose entries the rules of a group judge.
var registersBehind = map[string]string{"TRF": "transfer", "DEV": "development", "MEM": "floating", "DUES": "dues"}

// MarkRecords lists the records of a branch that answer an item: activities and entries by date, what the checkup found, and the
// branch's own line of the ledger. An item that names no source of the program has none.
func (o *Office) MarkRecords(ctx context.Context, year int, orgID int64, itemID string) ([]MarkRecord, error) {
	if _, unit := model.KeyOfUnit(orgID); unit {
		return nil, nil // no record is a unit's own
	}
	checked, err := o.checkupOf(ctx, o.checkupDay(year), orgID)
	if err != nil {
		return nil, err
	}
	var all []MarkRecord
	err = o.db.Read(ctx, func(r *store.Reader) error {
		y, err := groupOf(r, year, orgID)
		if err != nil {
			return err
		}
		_, _, item, ok := y.Scheme.ItemByID(itemID)
		if !ok {
			return model.Errorf(model.NotFound, "方案里没有项目 %s", itemID)
		}
		b, err := o.branchRecord(r, year, orgID)
		if err != nil {
			return err
		}
		b.checkup = checked
		all, err = recordsBehind(r, item, b, checked)
		return err
	})
	return all, err
}

func recordsBehind(r *store.Reader, item *model.Item, b *branchRecord, checked *branchCheckup) ([]MarkRecord, error) {
	var all []MarkRecord
	var kinds []model.ActivityKind
	var registers []string
	ledger := false
	for _, source := range item.Evidence {
		if b.sourceOf(source) == nil {
			continue
		}
		register, entries := registersBehind[groupOfRule(source)]
		if named, ok := strings.CutPrefix(source, registerSource); ok {
			register, _, _ = strings.Cut(named, ":")
			entries = true
		}
		switch {
		case activitiesBehind[source] != nil:
			kinds = append(kinds, activitiesBehind[source]...)
		case strings.HasPrefix(source, "ballot."):
			all = append(all, MarkRecord{Kind: BallotRecord, Title: "测评票"})
		case source == "pioneer.mean":
			all = append(all, MarkRecord{Kind: PioneerRecord, Title: "党员先锋指数"})
		case entries:
			if !slices.Contains(registers, register) {
				registers = append(registers, register)
			}
		default:
			ledger = true
		}
		for i := range checked.findings {
			if f := &checked.findings[i]; f.Rule.ID == source {
				all = append(all, MarkRecord{Kind: FindingRecord, Title: "体检 " + source, Text: f.Says, Rule: source})
			}
		}
	}
	if ledger {
		all = append(all, MarkRecord{Kind: BranchRecord, Title: "党组织台账", Text: b.org.Name})
	}
	var dated []MarkRecord
	for _, a := range b.activities {
		if slices.Contains(kinds, a.Kind) && !b.today.Before(a.Date) {
			dated = append(dated, MarkRecord{Kind: ActivityRecord, Title: fmt.Sprintf("%s %s", a.Date, a.Kind.Label()), Text: a.Topic, ID: a.ID, Date: a.Date, Activity: a.Kind})
		}
	}
	slices.SortStableFunc(dated, func(x, y MarkRecord) int { return x.Date.Compare(y.Date) })
	all = append(all, dated...)
	for _, register := range registers {
		entries, err := r.EntriesOf(register, b.org.ID)
		if err != nil {
			return nil, err
		}
		for i := range entries {
			if e := &entries[i]; entryCountsIn(e, b.year) {
				all = append(all, MarkRecord{Kind: EntryRecord, Title: e.Title, Text: e.State, ID: e.ID})
			}
		}
	}
	return all, nil
}

// entryCountsIn reports whether an entry of a register is of a year, as far as it says: one without a year is of every one.
func entryCountsIn(e *record.Entry, year int) bool {
	said := e.Values["year"]
	return said == "" || said == fmt.Sprint(year)
}
