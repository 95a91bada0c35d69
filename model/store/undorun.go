package store

import (
	"bytes"
	"database/sql"
	"errors"
	"slices"
	"strings"
)

// undoRun reverses the steps of one change set.
type undoRun struct {
	tx       *Tx
	steps    []step
	stay     map[rowKey]bool // rows that must not be removed, found by earlier runs
	removed  []step
	kept     []keptStep
	restored int
	records  map[thing]bool // what the restored rows belong to
}

// thing is what people take for one thing: a row with its parts, or the marks of a branch for one item.
type thing struct {
	rowKey
	item string
}

// keptStep is a row left alone.
type keptStep struct {
	step
	columns []string
	why     string
}

const (
	editedSince  = "后来改过"
	usedSince    = "后来的记录用到它"
	deletedSince = "后来删除了"
	partOfKept   = "属于保留下来的记录"
	cannotReturn = "它所属的记录已不在，或者后来有了同样的一条"
)

// parts are the columns by which a row belongs to another as a part: it stays when the other stays. A member is no
// part of its branch; a period in a branch is part of the member.
var parts = map[string]string{"membership": "member_id", "cover": "org_id", "post": "org_id", "result": "year"}

// whole are the tables whose rows mean something only as a whole: half of a mark with the reason of another would
// explain nothing.
var whole = []string{"mark", "decision", "opinion", "ranking", "result", "layout_memory", "value_memory"}

// derived are columns made from the name; they are restored with it or not at all.
var derived = []string{"sort_pinyin", "sort_stroke", "initials"}

// do makes one attempt. A step refused by a foreign key or a uniqueness rule is tried again after the others; what
// is refused until nothing moves any more stays.
func (u *undoRun) do() error {
	waiting := u.steps
	for len(waiting) > 0 {
		var refused []step
		for _, s := range waiting {
			err := u.reverse(s)
			if err != nil && !isConstraint(err) {
				return failure(err, "")
			}
			if err != nil {
				refused = append(refused, s)
			}
		}
		if len(refused) == len(waiting) {
			for _, s := range refused {
				u.keep(s, nil, refusalOf(s))
			}
			return nil
		}
		waiting = refused
	}
	return nil
}

func refusalOf(s step) string {
	if s.before == nil {
		return usedSince
	}
	return cannotReturn
}

// reverse takes one row back, or notes why it stays.
func (u *undoRun) reverse(s step) error {
	current, err := u.tx.current(s)
	if err != nil {
		return err
	}
	switch {
	case s.before == nil && s.after == nil, sameRow(s, current, s.before):
		return nil
	case s.before == nil:
		return u.removeInserted(s, current)
	case s.after == nil && current == nil:
		return u.insertDeleted(s)
	case s.after == nil:
		return nil
	case current == nil:
		u.keep(s, nil, deletedSince)
		return nil
	}
	return u.restoreUpdated(s, current)
}

func (u *undoRun) removeInserted(s step, current image) error {
	if edited := editedColumns(s, current); len(edited) > 0 {
		u.keep(s, edited, editedSince)
		return nil
	}
	if u.stay[s.rowKey] {
		u.keep(s, nil, partOfKept)
		return nil
	}
	if _, err := u.tx.exec(`DELETE FROM "`+s.table+`" WHERE "`+s.shape.key+`" = ?`, s.id); err != nil {
		return err
	}
	u.removed = append(u.removed, s)
	u.countRestored(s)
	return nil
}

func (u *undoRun) insertDeleted(s step) error {
	var names, marks []string
	var values []any
	for _, c := range s.shape.columns {
		if _, ok := s.before[c]; !ok {
			continue // added by a later version, with its default
		}
		v, err := s.before.value(c)
		if err != nil {
			return err
		}
		names, marks, values = append(names, `"`+c+`"`), append(marks, "?"), append(values, v)
	}
	_, err := u.tx.exec(`INSERT INTO "`+s.table+`" (`+strings.Join(names, ", ")+`) VALUES (`+strings.Join(marks, ", ")+`)`, values...)
	if err == nil {
		u.countRestored(s)
	}
	return err
}

func (u *undoRun) restoreUpdated(s step, current image) error {
	edited := editedColumns(s, current)
	if len(edited) > 0 && slices.Contains(whole, s.table) {
		u.keep(s, edited, editedSince)
		return nil
	}
	var set, kept []string
	var values []any
	for _, c := range s.shape.columns {
		if !s.changed(c) || same(current, s.before, c) {
			continue
		}
		if c == entryContent && slices.Contains(edited, c) {
			merged, some, err := mergeContent(s, current)
			if err != nil {
				return err
			}
			set, values = append(set, `"`+c+`" = ?`), append(values, merged)
			if some {
				kept = append(kept, c)
			}
			continue
		}
		if slices.Contains(edited, c) || slices.Contains(derived, c) && slices.Contains(edited, "name") {
			if !slices.Contains(derived, c) {
				kept = append(kept, c)
			}
			continue
		}
		v, err := s.before.value(c)
		if err != nil {
			return err
		}
		set, values = append(set, `"`+c+`" = ?`), append(values, v)
	}
	if len(set) > 0 {
		query := `UPDATE "` + s.table + `" SET ` + strings.Join(set, ", ") + ` WHERE "` + s.shape.key + `" = ?`
		if _, err := u.tx.exec(query, append(values, s.id)...); err != nil {
			return err
		}
		u.countRestored(s)
	}
	if len(kept) > 0 {
		u.keep(s, kept, editedSince)
	}
	return nil
}

// countRestored counts a row that was taken back, and the record that it belongs to.
func (u *undoRun) countRestored(s step) {
	u.restored++
	if strings.HasSuffix(s.table, "_memory") {
		return // what the program learned about spreadsheets is nobody's record
	}
	row := s.after
	if row == nil {
		row = s.before
	}
	of := thing{rowKey: s.rowKey}
	if s.table == "mark" {
		of = thing{rowKey{"org", row.number("org_id")}, string(row["year"]) + string(row["item"])}
	} else if whole, ok := s.partOf(row); ok {
		of.rowKey = whole
	}
	if u.records == nil {
		u.records = map[thing]bool{}
	}
	u.records[of] = true
}

// partOf is the row that this one is a part of, as an image of it says.
func (s step) partOf(row image) (rowKey, bool) {
	column, isPart := parts[s.table]
	if !isPart {
		return rowKey{}, false
	}
	for _, p := range s.shape.parents {
		if id := row.number(column); p.column == column && id != 0 {
			return rowKey{p.parent, id}, true
		}
	}
	return rowKey{}, false
}

// number is a whole number of an image, 0 when there is none in the column.
func (i image) number(column string) int64 {
	v, _ := i.value(column)
	n, _ := v.(int64)
	return n
}

func (u *undoRun) keep(s step, columns []string, why string) {
	u.kept = append(u.kept, keptStep{s, columns, why})
}

// moreStay finds rows that were removed although what they are part of stays, and reports whether there are any.
func (u *undoRun) moreStay() bool {
	stays := map[rowKey]bool{}
	for _, k := range u.kept {
		if k.before == nil {
			stays[k.rowKey] = true
		}
	}
	more := false
	for _, s := range u.removed {
		if whole, ok := s.partOf(s.after); ok && stays[whole] {
			u.stay[s.rowKey], more = true, true
		}
	}
	return more
}

// report lists what was kept, with names. What the program learned about spreadsheets is not worth a word.
func (u *undoRun) report(to *UndoReport) error {
	to.Restored, to.Records = u.restored, len(u.records)
	for _, k := range u.kept {
		if strings.HasSuffix(k.table, "_memory") {
			continue
		}
		label, err := u.tx.label(k.table, k.id)
		if err != nil {
			return err
		}
		to.Kept = append(to.Kept, KeptRow{Table: k.table, ID: k.id, Label: label, Columns: k.columns, Why: k.why})
	}
	return nil
}

// current reads a row as it stands, nil when there is none.
func (tx *Tx) current(s step) (image, error) {
	stmt, err := tx.statement(`SELECT ` + s.shape.image("t") + ` FROM "` + s.table + `" t WHERE t."` + s.shape.key + `" = ?`)
	if err != nil {
		return nil, err
	}
	var text string
	err = stmt.QueryRowContext(tx.ctx, s.id).Scan(&text)
	if errors.Is(err, sql.ErrNoRows) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	return parse(text)
}

// changed reports whether the set changed a column.
func (s step) changed(column string) bool { return !same(s.before, s.after, column) }

// same reports whether two images have the same in a column. A column that one of them does not know yet, from an
// earlier version of the schema, counts as the same.
func same(a, b image, column string) bool {
	x, inA := a[column]
	y, inB := b[column]
	return !inA || !inB || bytes.Equal(x, y)
}

// sameRow reports whether a row stands as an image has it.
func sameRow(s step, current, wanted image) bool {
	if current == nil || wanted == nil {
		return current == nil && wanted == nil
	}
	for _, c := range s.shape.columns {
		if !same(current, wanted, c) {
			return false
		}
	}
	return true
}

// editedColumns are the columns in which a row no longer is what the set made of it.
func editedColumns(s step, current image) []string {
	var all []string
	for _, c := range s.shape.columns {
		if !same(current, s.after, c) {
			all = append(all, c)
		}
	}
	return all
}
