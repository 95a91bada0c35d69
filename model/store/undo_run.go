package store

import (
	"database/sql"
	"errors"
	"slices"
	"strings"
)

// undoRun reverses the steps of one change set.
type undoRun struct {
	tx       *Tx
	steps    []step
	stay     map[rowKey]bool // rows that must not be removed or put back, found by earlier runs
	removed  []step
	kept     []keptStep
	restored int
	records  map[thing]bool    // what the restored rows belong to
	removals map[string]string // statements by table; see removeUntouched
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

// partOf is the column by which a row belongs to another as a part: it stays when the other stays; "" for none. A member
// is no part of its branch; a period in a branch is part of the member.
func partOf(table string) string {
	if k, ok := definitions[table]; ok {
		return k.Part()
	}
	return map[string]string{"result": "year"}[table]
}

// whole are the tables whose rows mean something only as a whole: half of a mark with the reason of another would
// explain nothing.
var whole = []string{"mark", "decision", "opinion", "ranking", "result", "publication", "layout_memory", "value_memory", "ballot_tally"}

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
	if untouched, err := u.removeUntouched(s); untouched || err != nil {
		return err
	}
	current, err := u.tx.current(s)
	if err != nil {
		return err
	}
	switch {
	case s.before == nil && s.after == nil, sameRow(s, current, s.before):
		return nil
	case s.before == nil:
		return u.removeInserted(s, current)
	case s.after == nil && current == nil && u.stay[s.rowKey]:
		u.keep(s, nil, partOfKept)
		return nil
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

// removeUntouched takes away a row that the set put in and that still stands as it was made, in one statement: most of
// an undone import is that. It reports false, and has done nothing, for any other row.
func (u *undoRun) removeUntouched(s step) (bool, error) {
	if s.before != nil || s.after == nil || u.stay[s.rowKey] {
		return false, nil
	}
	query, known := u.removals[s.table]
	if !known {
		query = `DELETE FROM "` + s.table + `" AS t WHERE t."` + s.shape.key + `" = ? AND ` + s.shape.image("t") + ` = ?`
		if u.removals == nil {
			u.removals = map[string]string{}
		}
		u.removals[s.table] = query
	}
	result, err := u.tx.exec(query, s.id, s.made)
	if err != nil {
		return false, err
	}
	if n, err := result.RowsAffected(); n == 0 || err != nil {
		return false, err
	}
	u.removed = append(u.removed, s)
	u.countRestored(s)
	return true, nil
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
	lapses := s.finalPointsLapse(current, edited)
	if lapses && current.points("final") != nil {
		set, values = append(set, `"final" = ?`), append(values, nil)
	}
	for _, c := range s.shape.columns {
		if !s.changed(c) || same(current, s.before, c) || lapses && c == "final" {
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
