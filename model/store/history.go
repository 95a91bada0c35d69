package store

import (
	"database/sql"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// Op is what happened to a row.
type Op string

// The operations of the change log.
const (
	Inserted Op = "I"
	Updated  Op = "U"
	Deleted  Op = "D"
)

// RowChange is one entry of the change log.
type RowChange struct {
	ID     int64 // its place in the log
	Set    int64 // the change set
	Table  string
	Row    int64 // the row's key
	Op     Op
	Before map[string]any // by column; nil for an insertion. Whole numbers are int64
	After  map[string]any // nil for a deletion
}

// Changed lists the columns that an update changed, in no order; for insertions and deletions all columns.
func (c RowChange) Changed() []string {
	var all []string
	for name := range c.After {
		if c.Before == nil || c.Before[name] != c.After[name] {
			all = append(all, name)
		}
	}
	if c.After == nil {
		for name := range c.Before {
			all = append(all, name)
		}
	}
	return all
}

const changeSetColumns = `SELECT id, at, who, why, kind, CASE WHEN last_row = 0 THEN 0 ELSE last_row - first_row + 1 END, undone, undoes FROM change_set`

// ChangeSets returns the history, the latest first: at most limit sets (0 is all) with numbers below before (0 is
// from the latest).
func (r *Reader) ChangeSets(before int64, limit int) ([]model.ChangeSet, error) {
	if limit <= 0 {
		limit = -1
	}
	return r.changeSets(changeSetColumns+" WHERE ? = 0 OR id < ? ORDER BY id DESC LIMIT ?", before, before, limit)
}

// MadeOn is the day on which the data file was made.
func (r *Reader) MadeOn() (model.Date, error) {
	first, err := r.changeSets(changeSetColumns + " ORDER BY id LIMIT 1")
	if err != nil || len(first) == 0 {
		return "", err
	}
	return model.DateOf(first[0].At.Local()), nil
}

// LastChange is the number of the latest change set with a number below before (0 is of all) by which anything may have
// changed. A set that only says which file was exchanged for which changed nothing.
func (r *Reader) LastChange(before int64) (int64, error) {
	all, err := column[int64](r.ctx, r.q, "SELECT id FROM change_set WHERE (? = 0 OR id < ?) AND NOT (kind = ? AND last_row < first_row) ORDER BY id DESC LIMIT 1",
		before, before, KindRestore)
	if err != nil || len(all) == 0 {
		return 0, failure(err, "")
	}
	return all[0], nil
}

// LatestChange is the number of the latest change set, 0 when there is none.
func (r *Reader) LatestChange() (int64, error) {
	all, err := column[int64](r.ctx, r.q, "SELECT ifnull(max(id), 0) FROM change_set")
	if err != nil {
		return 0, failure(err, "")
	}
	return all[0], nil
}

// Version tells two states of an open data file apart: what is read of it is the same while its version is.
type Version struct {
	row, set int64 // the latest of the change log, which tell of what another process writes
	commits  int64 // of this process, which tell of what is not logged
}

// Version returns the version of what is read. In a transaction that writes it tells nothing.
func (r *Reader) Version() (v Version, err error) {
	v.commits = r.commits
	if v.row, err = r.LogEnd(); err == nil {
		v.set, err = r.LatestChange()
	}
	return v, err
}

// Commits counts the changes that this process made of the file, those that are not logged too; known is false where another process
// may change it meanwhile.
func (db *DB) Commits() (n int64, known bool) { return db.commits.Load(), !db.readOnly }

// ChangeSet returns one change set, or NotFound.
func (r *Reader) ChangeSet(id int64) (model.ChangeSet, error) {
	all, err := r.changeSets(changeSetColumns+" WHERE id = ?", id)
	if err != nil {
		return model.ChangeSet{}, err
	}
	if len(all) == 0 {
		return model.ChangeSet{}, model.Errorf(model.NotFound, "没有第 %d 号改动，先查看改动记录再输入编号", id)
	}
	return all[0], nil
}

// Touched reports whether a change set changed a row of one of the tables.
func (r *Reader) Touched(set int64, tables ...string) (found bool, err error) {
	args := []any{set}
	for _, table := range tables {
		args = append(args, table)
	}
	stmt, err := r.statement(`SELECT EXISTS (SELECT 1 FROM change_set s JOIN change_row c ON c.id BETWEEN s.first_row AND s.last_row
		WHERE s.id = ? AND c.tbl IN (?` + strings.Repeat(",?", len(tables)-1) + `))`)
	if err == nil {
		err = stmt.QueryRowContext(r.ctx, args...).Scan(&found)
	}
	return found, failure(err, "")
}

func (r *Reader) changeSets(query string, args ...any) ([]model.ChangeSet, error) {
	rows, err := r.query(query, args...)
	if err != nil {
		return nil, failure(err, "")
	}
	defer rows.Close()
	var all []model.ChangeSet
	for rows.Next() {
		var c model.ChangeSet
		if err := rows.Scan(&c.ID, moment{&c.At}, &c.Who, &c.Why, &c.Kind, &c.Rows, ref{&c.Undone}, ref{&c.Undoes}); err != nil {
			return nil, failure(err, "")
		}
		all = append(all, c)
	}
	return all, failure(rows.Err(), "")
}

// HistoryOf returns what happened to one row of a table, the latest first.
func (r *Reader) HistoryOf(table string, row int64) ([]RowChange, error) {
	return r.rowChanges(`WHERE c.tbl = ? AND c.pk = ? ORDER BY c.id DESC`, table, row)
}

func (r *Reader) rowChanges(rest string, args ...any) ([]RowChange, error) {
	rows, err := r.query(`SELECT c.id, c.set_id, c.tbl, c.pk, c.op, c.before, c.after FROM change_row c `+rest, args...)
	if err != nil {
		return nil, failure(err, "")
	}
	defer rows.Close()
	var all []RowChange
	for rows.Next() {
		var c RowChange
		var before, after sql.NullString
		if err := rows.Scan(&c.ID, &c.Set, &c.Table, &c.Row, &c.Op, &before, &after); err != nil {
			return nil, failure(err, "")
		}
		if c.Before, err = plain(before.String); err == nil {
			c.After, err = plain(after.String)
		}
		if err != nil {
			return nil, failure(err, "")
		}
		all = append(all, c)
	}
	if err := rows.Err(); err != nil {
		return nil, failure(err, "")
	}
	return all, r.spread(all)
}

// shapes returns the domain tables by name.
func (r *Reader) shapes() (map[string]shape, error) {
	if r.tables == nil {
		list, err := shapes(r.ctx, r.q)
		if err != nil {
			return nil, failure(err, "")
		}
		r.tables = map[string]shape{}
		for _, s := range list {
			r.tables[s.name] = s
		}
	}
	return r.tables, nil
}
