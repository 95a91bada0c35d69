package store

import (
	"bytes"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"hash/maphash"
	"slices"
)

// rowStates is what the change log, read so far, makes of the rows of the domain tables.
type rowStates struct {
	ctx    context.Context
	q      querier
	seed   maphash.Seed // new for each examination, so that nobody can make an image fit
	tables map[string]*tableState
}

// tableState are the rows of one table by key, in pages: keys are given one after the other.
type tableState struct {
	shape
	pages    map[int64]*[pageSize]rowState
	defaults map[string]json.RawMessage // of columns, as they are asked for
	standing int64                      // rows that are there
	broken   int64                      // rows whose history does not fit
}

const pageSize = 128

// rowState is one row. The sum is that of its latest image.
type rowState struct {
	sum              uint64
	standing, broken bool
}

func newRowStates(ctx context.Context, q querier, tables []shape) rowStates {
	r := rowStates{ctx: ctx, q: q, seed: maphash.MakeSeed(), tables: map[string]*tableState{}}
	for _, s := range tables {
		r.tables[s.name] = &tableState{shape: s, pages: map[int64]*[pageSize]rowState{}, defaults: map[string]json.RawMessage{}}
	}
	return r
}

func (t *tableState) row(key int64) *rowState {
	page := t.pages[key>>7]
	if page == nil {
		page = new([pageSize]rowState)
		t.pages[key>>7] = page
	}
	return &page[key&(pageSize-1)]
}

func (t *tableState) fault(row *rowState) {
	if !row.broken {
		row.broken = true
		t.broken++
	}
}

// follow takes an entry of the log: it must begin where the one before about the same row ended.
func (r *rowStates) follow(e *logEntry) error {
	t := r.tables[string(e.table)]
	if t == nil {
		return nil // of a table that a later version dropped
	}
	row := t.row(e.row)
	op := Op(e.op)
	if (op == Inserted) == row.standing || (op == Inserted) != (e.before == nil) || (op == Deleted) != (e.after == nil) {
		t.fault(row)
	} else if op != Inserted && maphash.Bytes(r.seed, e.before) != row.sum {
		if same, err := r.sameAsLogged(t, e.row, e.id, e.before); err != nil {
			return err
		} else if !same {
			t.fault(row)
		}
	}
	if stands := op != Deleted; stands != row.standing {
		row.standing = stands
		t.standing += map[bool]int64{true: 1, false: -1}[stands]
	}
	row.sum = maphash.Bytes(r.seed, e.after)
	return nil
}

// compare counts the rows of a table that the log, read to its end, does not lead to.
func (r *rowStates) compare(s shape) (int64, error) {
	t := r.tables[s.name]
	rows, err := r.q.QueryContext(r.ctx, `SELECT t."`+s.key+`", `+s.image("t")+` FROM "`+s.name+`" t`)
	if err != nil {
		return 0, err
	}
	defer rows.Close()
	var found int64
	for rows.Next() {
		var key int64
		var image sql.RawBytes
		if err := rows.Scan(&key, &image); err != nil {
			return 0, err
		}
		row := t.row(key)
		if !row.standing {
			t.fault(row)
			continue
		}
		found++
		if maphash.Bytes(r.seed, image) == row.sum {
			continue
		}
		if same, err := r.sameAsLogged(t, key, 1<<62, image); err != nil {
			return 0, err
		} else if !same {
			t.fault(row)
		}
	}
	return t.broken + t.standing - found, rows.Err()
}

// sameAsLogged compares an image with the latest one of the row before an entry of the log. They may be of different
// versions of the schema: a column that only the later one has must hold its default, and only a column that the
// schema has dropped may be missing in it.
func (r *rowStates) sameAsLogged(t *tableState, key, before int64, image []byte) (bool, error) {
	var text sql.NullString
	err := r.q.QueryRowContext(r.ctx, "SELECT after FROM change_row WHERE tbl = ? AND pk = ? AND id < ? ORDER BY id DESC LIMIT 1",
		t.name, key, before).Scan(&text)
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	earlier, err := parse(text.String)
	later, laterErr := parse(string(image))
	if err != nil || laterErr != nil || len(earlier) == len(later) {
		return false, nil // the same columns, so the texts would be the same
	}
	for column, value := range later {
		was, had := earlier[column]
		if !had {
			if was, err = r.defaultOf(t, column); err != nil {
				return false, err
			}
		}
		if was != nil && !bytes.Equal(was, value) {
			return false, nil
		}
	}
	for column := range earlier {
		if _, has := later[column]; !has && t.has(column) {
			return false, nil
		}
	}
	return true, nil
}

func (s shape) has(column string) bool { return slices.Contains(s.columns, column) }

// defaultOf is what a column holds in rows that were there before it, as JSON; nil when the schema has no such column
// any more.
func (r *rowStates) defaultOf(t *tableState, column string) (json.RawMessage, error) {
	if !t.has(column) {
		return nil, nil
	}
	if value, known := t.defaults[column]; known {
		return value, nil
	}
	var expression, value string
	err := r.q.QueryRowContext(r.ctx, "SELECT ifnull(dflt_value, 'NULL') FROM pragma_table_info(?) WHERE name = ?", t.name, column).Scan(&expression)
	if err == nil {
		err = r.q.QueryRowContext(r.ctx, "SELECT json_quote("+expression+")").Scan(&value)
	}
	t.defaults[column] = json.RawMessage(value)
	return t.defaults[column], err
}
