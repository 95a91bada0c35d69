package store

import (
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// attachmentRow is an attachment as the file keeps it: its holder is one of the references, or a year.
type attachmentRow struct {
	model.Attachment
	member, org, unit, activity, entry, year int64
}

var attachmentRows = newTable("attachment", "id, kind, member_id, org_id, unit_id, activity_id, entry_id, year, item, name, media, size, hash, by, at", "id",
	func(a *attachmentRow) []any {
		return []any{&a.ID, &a.Of.Kind, ref{&a.member}, ref{&a.org}, ref{&a.unit}, ref{&a.activity}, ref{&a.entry}, ref{&a.year}, &a.Of.Item,
			&a.Name, &a.Media, &a.Size, &a.Hash, &a.By, moment{&a.At}}
	})

// holderTables are the tables of the holders that have a number, by their kind.
var holderTables = map[model.HolderKind]string{model.HeldByMember: "member", model.HeldByOrg: "org", model.HeldByUnit: "unit",
	model.HeldByActivity: "activity", model.HeldByEntry: "register_entry"}

// place is where the row keeps the number of its holder, nil for one without.
func (a *attachmentRow) place() *int64 {
	switch a.Of.Kind {
	case model.HeldByMember:
		return &a.member
	case model.HeldByOrg:
		return &a.org
	case model.HeldByUnit:
		return &a.unit
	case model.HeldByActivity:
		return &a.activity
	case model.HeldByEntry:
		return &a.entry
	case model.HeldByItem:
		if a.unit != 0 {
			return &a.unit
		}
		return &a.org
	}
	return nil
}

// hold puts the number of the holder, and its year, into their columns.
func (a *attachmentRow) hold() {
	a.year = int64(a.Of.Year)
	id := a.Of.ID
	if unit, is := model.KeyOfUnit(id); is && a.Of.Kind == model.HeldByItem {
		a.unit = unit
		return
	}
	if at := a.place(); at != nil {
		*at = id
	}
}

// attachment reads the holder out of its columns. The name is made safe again, whoever wrote it.
func (a *attachmentRow) attachment() model.Attachment {
	all := a.Attachment
	all.Name = model.FileName(a.Name)
	all.Of.Year = int(a.year)
	switch at := a.place(); {
	case at == nil:
	case a.Of.Kind == model.HeldByItem && at == &a.unit:
		all.Of.ID = model.UnitKey(*at)
	default:
		all.Of.ID = *at
	}
	return all
}

func (r *Reader) attachments(where string, args ...any) ([]model.Attachment, error) {
	rows, err := attachmentRows.list(r, where, args...)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	all := make([]model.Attachment, len(rows))
	for i := range rows {
		all[i] = rows[i].attachment()
	}
	return all, nil
}

// AllAttachments returns the attachments of all records, in the order in which they were added.
func (r *Reader) AllAttachments() ([]model.Attachment, error) { return r.attachments("") }

// Attachments returns those of one record, in the order in which they were added.
func (r *Reader) Attachments(of model.Holder) ([]model.Attachment, error) {
	if err := of.Validate(); err != nil {
		return nil, err
	}
	row := attachmentRow{Attachment: model.Attachment{Of: of}}
	row.hold()
	where, args := []string{"kind = ?"}, []any{of.Kind}
	for _, c := range []struct {
		column string
		value  int64
	}{{"member_id", row.member}, {"org_id", row.org}, {"unit_id", row.unit}, {"activity_id", row.activity}, {"entry_id", row.entry}, {"year", row.year}} {
		if c.value != 0 {
			where, args = append(where, c.column+" = ?"), append(args, c.value)
		}
	}
	if of.Item != "" {
		where, args = append(where, "item = ?"), append(args, of.Item)
	}
	return r.attachments(strings.Join(where, " AND "), args...)
}

// AttachedItems counts the attachments of an assessment's items, by whom they are about (as Holder.ID) and the item.
func (r *Reader) AttachedItems(year int) (map[int64]map[string]int, error) {
	all, err := r.attachments("kind = ? AND year = ?", model.HeldByItem, year)
	counts := map[int64]map[string]int{}
	for _, a := range all {
		if counts[a.Of.ID] == nil {
			counts[a.Of.ID] = map[string]int{}
		}
		counts[a.Of.ID][a.Of.Item]++
	}
	return counts, err
}

// Attachment returns one attachment, or NotFound.
func (r *Reader) Attachment(id int64) (model.Attachment, error) {
	row, err := attachmentRows.get(r, id)
	if err != nil {
		return model.Attachment{}, err
	}
	return row.attachment(), nil
}

// AddAttachment adds one (its ID is set). What it holds must lie in the folder of the contents already.
func (tx *Tx) AddAttachment(a *model.Attachment) error {
	if err := a.Of.Validate(); err != nil {
		return err
	}
	row := attachmentRow{Attachment: *a}
	row.ID, row.At = 0, tx.now()
	row.Name = model.FileName(a.Name)
	row.hold()
	if err := attachmentRows.put(tx, &row, &row.ID); err != nil {
		if isConstraint(err) {
			return &model.Error{Code: model.NotFound, Message: "要添加附件的记录不在了，刷新后再看", Err: err}
		}
		return err
	}
	*a = row.attachment()
	return nil
}

// RemoveAttachment takes an attachment from its record, or says NotFound. What it holds stays, for undo.
func (tx *Tx) RemoveAttachment(id int64) error { return removeOne(tx, "attachment", id) }

// HolderName is what people call a record that has attachments: 王芳, 2026 年度 启明党支部 A1.
func (r *Reader) HolderName(of model.Holder) (string, error) {
	if table, ok := holderTables[of.Kind]; ok {
		return r.label(table, of.ID)
	}
	if of.Kind != model.HeldByItem {
		return yearText(of.Year), nil
	}
	table, id := "org", of.ID
	if unit, is := model.KeyOfUnit(of.ID); is {
		table, id = "unit", unit
	}
	name, err := r.label(table, id)
	return yearText(of.Year) + " " + name + " " + of.Item, err
}

func yearText(year int) string { return fmt.Sprintf("%d 年度", year) }
