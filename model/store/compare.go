package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"hash/maphash"
	"slices"
	"strings"
	"time"

	"github.com/shuangbai/shuangbai/model"
)

// Difference is what a backup and the data file in its place have not in common: what restoring would do.
type Difference struct {
	Unread Unread            // what could not be opened, where Compare failed; nothing else is set then
	At     time.Time         // of the last change that the backup holds; zero when it holds none
	Tables []TableDifference // that differ, what people look after first, then those in which most rows differ
	After  []model.ChangeSet // in the data file only, the latest first: they would be gone
	Apart  []model.ChangeSet // in the backup only, the latest first: it went another way
}

// TableDifference is what differs in one table.
type TableDifference struct {
	Table, Label string  // Label is the Chinese term
	Gone         RowList // rows that would be gone
	Back         RowList // that would come back
	Changed      RowList // that would be otherwise
	Wrote        []Wrote // which changes wrote what would be gone or otherwise, that which wrote most first
}

// Wrote is how many rows of a table a change wrote that the backup does not have.
type Wrote struct {
	Set  model.ChangeSet
	Rows int
}

// RowList is some rows: how many, and what people call the first of them.
type RowList struct {
	Count int
	Names []string // at most mostNamed, by their keys
}

// mostNamed is how many rows of a list are called by their names: enough to be recognised.
const mostNamed = 20

// Rows is how many rows differ.
func (t TableDifference) Rows() int { return t.Gone.Count + t.Back.Count + t.Changed.Count }

// Compare finds how a backup differs from the data file in the place. Both are only read; a backup of an older version
// is compared as it will be once it is brought up to date. also, which may be nil, reads what else is to be compared.
// Where either cannot be read the error has its code, and Unread says which.
func Compare(ctx context.Context, backup, place string, also func(backup, now *Reader) error) (d Difference, err error) {
	defer enterReadOf(place)()
	unread := UnreadBackup
	err = look(ctx, backup, place, func(old *Reader) error {
		unread = UnreadPlace
		return look(ctx, place, place, func(now *Reader) (err error) {
			unread = UnreadNone
			if d, err = compare(old, now); err == nil && also != nil {
				err = also(old, now)
			}
			return err
		})
	})
	if err != nil {
		d = Difference{Unread: unread}
	}
	return d, failure(err, backup)
}

// Unread is which of two files could not be opened for a comparison.
type Unread int

// What could not be opened.
const (
	UnreadNone   Unread = iota // both were
	UnreadBackup               // or the copy of it that is brought up to date could not be made
	UnreadPlace
)

// look reads a file as it is, or a copy of it beside the data file that was brought up to date.
func look(ctx context.Context, path, beside string, fn func(*Reader) error) error {
	h, err := recognise(path, latestVersion(migrations))
	if err != nil {
		return err
	}
	if h.version < latestVersion(migrations) {
		copied, err := temporaryBeside(beside)
		if err != nil {
			return failure(err, beside)
		}
		defer copied.remove()
		if _, err := copyChecked(ctx, path, copied.path); err != nil {
			return err
		}
		if err := bringUpToDate(ctx, copied.path); err != nil {
			return err
		}
		path = copied.path
	}
	pool, err := openReader(path, reading)
	if err != nil {
		return err
	}
	defer pool.Close()
	tx, err := pool.BeginTx(ctx, nil)
	if err != nil {
		return failure(err, path)
	}
	defer tx.Rollback()
	r := &Reader{ctx: ctx, q: tx, prepared: map[string]*sql.Stmt{}}
	defer r.forget()
	return fn(r)
}

func bringUpToDate(ctx context.Context, path string) error {
	pool, err := openPool(path, migrating, "DELETE")
	if err != nil {
		return err
	}
	return errors.Join(migrate(ctx, pool, migrations), pool.Close())
}

func compare(old, now *Reader) (d Difference, err error) {
	if d.After, d.Apart, err = setsApart(old, now); err != nil {
		return d, err
	}
	if last, err := old.ChangeSets(0, 1); err != nil {
		return d, err
	} else if len(last) > 0 {
		d.At = last[0].At
	}
	tables, err := now.shapes()
	if err != nil {
		return d, err
	}
	for name, s := range tables {
		if strings.HasSuffix(name, "_memory") || name == "access" || name == "handed_out" {
			continue // what the program learned, or who looked: nobody's record
		}
		t, err := compareTable(old, now, s)
		if err != nil {
			return d, err
		}
		if t.Rows() > 0 {
			d.Tables = append(d.Tables, t)
		}
	}
	if err := d.addWriters(now); err != nil {
		return d, err
	}
	slices.SortFunc(d.Tables, func(a, b TableDifference) int {
		return cmp.Or(slices.Index(foremost, b.Table)-slices.Index(foremost, a.Table), b.Rows()-a.Rows(), strings.Compare(a.Table, b.Table))
	})
	return d, nil
}

// addWriters finds for each table the changes after the backup, those that were undone left out, that wrote what would be gone or otherwise.
func (d *Difference) addWriters(now *Reader) error {
	if len(d.After) == 0 {
		return nil
	}
	wrote := map[string][]Wrote{}
	err := each(now.ctx, now.q, `SELECT tbl, set_id, COUNT(DISTINCT pk) FROM change_row WHERE op <> 'D'
		AND id >= (SELECT MIN(first_row) FROM change_set WHERE id >= ? AND last_row > 0) GROUP BY tbl, set_id ORDER BY 3 DESC, 2`, func(rows *sql.Rows) error {
		var table string
		var set int64
		var n int
		err := rows.Scan(&table, &set, &n)
		if i := slices.IndexFunc(d.After, func(c model.ChangeSet) bool { return c.ID == set && c.Undone == 0 }); err == nil && i >= 0 {
			wrote[table] = append(wrote[table], Wrote{d.After[i], n})
		}
		return err
	}, d.After[len(d.After)-1].ID)
	for i := range d.Tables {
		if t := &d.Tables[i]; t.Gone.Count+t.Changed.Count > 0 {
			t.Wrote = wrote[t.Table]
		}
	}
	return failure(err, "")
}

// foremost are the tables that stand before the others in a difference, the first of them last.
var foremost = []string{"register_entry", "activity", "unit", "member", "org"}

// setsApart are the change sets that only one of two files has.
func setsApart(old, now *Reader) (after, apart []model.ChangeSet, err error) {
	before, err := setHashes(old)
	if err != nil {
		return nil, nil, err
	}
	present, err := setHashes(now)
	if err != nil {
		return nil, nil, err
	}
	only := func(r *Reader, other map[int64]string, own map[int64]string) ([]model.ChangeSet, error) {
		all, err := r.ChangeSets(0, 0)
		return slices.DeleteFunc(all, func(c model.ChangeSet) bool { h, ok := other[c.ID]; return ok && h == own[c.ID] }), err
	}
	if after, err = only(now, before, present); err != nil {
		return nil, nil, err
	}
	apart, err = only(old, present, before)
	return after, apart, err
}

func setHashes(r *Reader) (map[int64]string, error) {
	all := map[int64]string{}
	err := each(r.ctx, r.q, "SELECT id, hash FROM change_set", func(rows *sql.Rows) error {
		var id int64
		var hash string
		err := rows.Scan(&id, &hash)
		all[id] = hash
		return err
	})
	return all, failure(err, "")
}

func compareTable(old, now *Reader, s shape) (t TableDifference, err error) {
	t = TableDifference{Table: s.name, Label: tableLabel(s.name)}
	seed := maphash.MakeSeed()
	before, err := rowSums(old, s, seed)
	if err != nil {
		return t, err
	}
	present, err := rowSums(now, s, seed)
	if err != nil {
		return t, err
	}
	var gone, back, changed []int64
	for id, sum := range present {
		was, there := before[id]
		switch {
		case !there:
			gone = append(gone, id)
		case was != sum:
			changed = append(changed, id)
		}
	}
	for id := range before {
		if _, there := present[id]; !there {
			back = append(back, id)
		}
	}
	if t.Gone, err = now.named(s.name, gone); err != nil {
		return t, err
	}
	if t.Back, err = old.named(s.name, back); err != nil {
		return t, err
	}
	t.Changed, err = now.named(s.name, changed)
	return t, err
}

// named calls the first rows of a list by their names.
func (r *Reader) named(table string, keys []int64) (l RowList, err error) {
	l.Count = len(keys)
	slices.Sort(keys)
	for _, id := range keys[:min(len(keys), mostNamed)] {
		label, err := r.label(table, id)
		if err != nil {
			return l, err
		}
		if label != "" && !slices.Contains(l.Names, label) { // the marks of one item have one name
			l.Names = append(l.Names, label)
		}
	}
	return l, nil
}

// rowSums is a sum of what each row of a table holds, by its key.
func rowSums(r *Reader, s shape, seed maphash.Seed) (map[int64]uint64, error) {
	all := map[int64]uint64{}
	values := make([]any, len(s.columns)+1)
	pointers := make([]any, len(values))
	for i := range values {
		pointers[i] = &values[i]
	}
	query := `SELECT "` + s.key + `", "` + strings.Join(s.columns, `", "`) + `" FROM "` + s.name + `"`
	if s.name == "org" { // the committee itself is no organisation on any screen
		query += " WHERE kind <> 'committee'"
	}
	var sum maphash.Hash
	sum.SetSeed(seed)
	err := each(r.ctx, r.q, query, func(rows *sql.Rows) error {
		if err := rows.Scan(pointers...); err != nil {
			return err
		}
		id, ok := values[0].(int64)
		if !ok {
			return fmt.Errorf("table %s has a key that is no number", s.name)
		}
		sum.Reset()
		for _, v := range values[1:] {
			fmt.Fprintf(&sum, "%T %v\x00", v, v)
		}
		all[id] = sum.Sum64()
		return nil
	})
	return all, failure(err, "")
}
