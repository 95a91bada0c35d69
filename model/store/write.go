package store

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
)

// Change says who changes something and what for. It becomes a change set.
type Change struct {
	Who    string
	Why    string // a Chinese phrase for the history: 导入党员花名册：新增 31 人，更新 58 人
	Kind   string // import, edit, undo, assess, settings ...
	DryRun bool   // do everything and then take it back
}

// Reader reads one consistent state of the file. It is valid inside the function that it was given to.
type Reader struct {
	ctx      context.Context
	q        querier
	prepared map[string]*sql.Stmt
	tables   map[string]shape // filled when first asked for
	commits  int64            // of this process before the reading began
}

// Tx is a Reader that also writes, inside one change set.
type Tx struct {
	Reader
	now     func() time.Time
	set     int64
	undoes  int64
	why     string
	imports []int64 // listed under this set
	keep    bool    // the set is kept although no row changed
	named   bool    // an organisation, unit or member was written
}

// Read runs fn on a snapshot of the file: what others write meanwhile is not seen.
func (db *DB) Read(ctx context.Context, fn func(*Reader) error) error {
	pool := db.reader
	if pool == nil {
		pool = db.writer
	}
	defer db.enterRead()()
	commits := db.commits.Load()
	tx, err := pool.BeginTx(ctx, nil)
	if err != nil {
		return failure(err, db.path)
	}
	defer tx.Rollback()
	r := &Reader{ctx: ctx, q: tx, prepared: map[string]*sql.Stmt{}, commits: commits}
	defer r.forget()
	return failure(fn(r), db.path)
}

// Write runs fn in one transaction and records what it changed as one change set, whose number it returns. When fn
// fails, or ctx is cancelled, nothing is changed. A set in which no row changed is not kept; the number is 0 then,
// as it is for a dry run. fn must not call Write.
func (db *DB) Write(ctx context.Context, c Change, fn func(*Tx) error) (int64, error) {
	if db.readOnly {
		return 0, model.Errorf(model.ReadOnly, "数据文件是以只读方式打开的，这里只能查看；要改动，请在双百窗口里做")
	}
	db.writes.Lock()
	defer db.writes.Unlock()
	if err := db.mayChange(ctx, c.DryRun); err != nil {
		return 0, err
	}
	if db.exchanged != "" && !c.DryRun {
		if err := db.noteExchange(ctx, c.Who); err != nil {
			return 0, failure(err, db.path)
		}
		if err := db.changed(context.WithoutCancel(ctx)); err != nil {
			return 0, err
		}
	}
	id, err := db.write(ctx, c, fn)
	if err == nil && !c.DryRun {
		if err := db.changed(context.WithoutCancel(ctx)); err != nil {
			return 0, err
		}
	}
	if err != nil && ctx.Err() != nil {
		err = ctx.Err() // the driver reports a transaction that ended under it
	}
	return id, failure(err, db.path)
}

// mayChange looks, before a change, whether it would reach the file. writes is held.
func (db *DB) mayChange(ctx context.Context, dryRun bool) error {
	if dryRun || db.reader == nil { // a new file is being built
		return nil
	}
	if err := db.stillThere(ctx, changeRefused); err != nil {
		return err
	}
	return db.room(ctx)
}

// changed makes the file whole after a commit, and looks whether it is still the one that has the name. writes is held.
func (db *DB) changed(ctx context.Context) error {
	if db.reader == nil {
		return nil
	}
	db.rescued = ""
	if db.journal() == "WAL" {
		db.readers.committed()
	}
	if err := db.stillThere(ctx, changeMade); err != nil {
		return err
	}
	db.unsettled = db.settle(ctx)
	return db.stillThere(ctx, changeMade)
}

// begin starts a transaction and its change set. A connection that was made while the file could not be written stays
// read-only: it is made anew, because the file may be writable now.
func (db *DB) begin(ctx context.Context, c Change) (*sql.Tx, *Tx, error) {
	sqlTx, tx, err := db.beginOn(ctx, c)
	if model.CodeOf(failure(err, "")) != model.ReadOnly {
		return sqlTx, tx, err
	}
	pool, e := openPool(db.path, writing, db.journal())
	if e != nil {
		return nil, nil, err
	}
	db.writer.Close()
	db.writer = pool
	return db.beginOn(ctx, c)
}

func (db *DB) beginOn(ctx context.Context, c Change) (*sql.Tx, *Tx, error) {
	sqlTx, err := db.writer.BeginTx(ctx, nil)
	if err != nil {
		return nil, nil, err
	}
	tx := &Tx{Reader: Reader{ctx: ctx, q: sqlTx, prepared: map[string]*sql.Stmt{}}, now: db.now, why: c.Why}
	if err := tx.openSet(c); err != nil {
		tx.forget()
		sqlTx.Rollback()
		return nil, nil, err
	}
	return sqlTx, tx, nil
}

func (db *DB) write(ctx context.Context, c Change, fn func(*Tx) error) (int64, error) {
	sqlTx, tx, err := db.begin(ctx, c)
	if err != nil {
		return 0, err
	}
	defer sqlTx.Rollback()
	defer tx.forget()
	if err := fn(tx); err != nil {
		return 0, err
	}
	id, err := tx.closeSet()
	if err != nil || c.DryRun {
		return 0, err
	}
	if err := sqlTx.Commit(); err != nil {
		return 0, err
	}
	db.commits.Add(1)
	if db.reader != nil && (id != 0 || len(tx.imports) > 0) {
		keepKnown(context.WithoutCancel(ctx), db.writer, db.path)
	}
	return id, nil
}

// openSet begins the change set; from here on the triggers let domain tables change.
func (tx *Tx) openSet(c Change) error {
	at := tx.now()
	result, err := tx.exec("INSERT INTO change_set (at, who, why, kind, first_row, last_row) VALUES (?, ?, ?, ?, 0, 0)",
		moment{&at}, c.Who, c.Why, c.Kind)
	if err != nil {
		return err
	}
	if tx.set, err = result.LastInsertId(); err != nil {
		return err
	}
	_, err = tx.exec("INSERT OR REPLACE INTO change_open (one, set_id) VALUES (1, ?)", tx.set)
	return err
}

// closeSet ends the change set, seals it, and returns its number. A set without rows is taken back, its number with
// it, so that the numbers people see have no gaps.
func (tx *Tx) closeSet() (int64, error) {
	kept, err := tx.endSet()
	if err != nil {
		return 0, err
	}
	for _, id := range tx.imports {
		if err := tx.sealImport(id); err != nil {
			return 0, err
		}
	}
	if err := tx.settleCounters(); err != nil || kept == 0 {
		return 0, err
	}
	return kept, tx.sealSet(kept)
}

func (tx *Tx) endSet() (int64, error) {
	if _, err := tx.exec("DELETE FROM change_open"); err != nil {
		return 0, err
	}
	// A set's rows stand together: there is one writer, and it wrote them in this transaction.
	var last, previous int64
	err := tx.q.QueryRowContext(tx.ctx, `SELECT ifnull((SELECT max(id) FROM change_row), 0),
		ifnull((SELECT last_row FROM change_set WHERE id < ? ORDER BY id DESC LIMIT 1), 0)`, tx.set).Scan(&last, &previous)
	if err != nil {
		return 0, err
	}
	if last > previous || tx.keep {
		_, err := tx.exec("UPDATE change_set SET why = ?, first_row = ?, last_row = ?, undoes = nullif(?, 0) WHERE id = ?",
			tx.why, previous+1, last, tx.undoes, tx.set)
		return tx.set, err
	}
	if _, err := tx.exec("DELETE FROM change_set WHERE id = ?", tx.set); err != nil {
		return 0, err
	}
	_, err = tx.exec("UPDATE sqlite_sequence SET seq = ? WHERE name = 'change_set'", tx.set-1)
	return 0, err
}

// Number is the number that this change will have if any row changes.
func (tx *Tx) Number() int64 { return tx.set }

// Keep has the change set kept even when no row changes, for what the history must say all the same.
func (tx *Tx) Keep() { tx.keep = true }

// Named are the keys, by the shape of the fields that refer to them, of the organisations, units and members that came in this change
// set or got another name or ID number in it: what other records name may be known now. It is empty for none.
func (tx *Tx) Named() (map[record.Shape]map[int64]bool, error) {
	all := map[record.Shape]map[int64]bool{}
	if !tx.named {
		return all, nil
	}
	shapes := map[string]record.Shape{"org": record.Org, "unit": record.Unit, "member": record.Member}
	err := each(tx.ctx, tx.q, `SELECT tbl, pk FROM change_row
		WHERE id > ifnull((SELECT last_row FROM change_set WHERE id < ? ORDER BY id DESC LIMIT 1), 0) AND +tbl IN ('org', 'unit', 'member') AND op <> 'D'
		AND (before IS NULL OR json_extract(before, '$.name') IS NOT json_extract(after, '$.name') OR json_extract(before, '$.id_number') IS NOT json_extract(after, '$.id_number'))`,
		func(rows *sql.Rows) error {
			table, key := "", int64(0)
			err := rows.Scan(&table, &key)
			if all[shapes[table]] == nil {
				all[shapes[table]] = map[int64]bool{}
			}
			all[shapes[table]][key] = true
			return err
		}, tx.set)
	return all, failure(err, "")
}

// Why is the reason as it stands.
func (tx *Tx) Why() string { return tx.why }

// Describe replaces the reason given at the start, for counts that are known only at the end.
func (tx *Tx) Describe(why string) { tx.why = why }

// statement prepares a statement once for the Reader's life.
func (r *Reader) statement(query string) (*sql.Stmt, error) {
	if s, ok := r.prepared[query]; ok {
		return s, nil
	}
	s, err := r.q.PrepareContext(r.ctx, query)
	if err != nil {
		return nil, fmt.Errorf("%w: %s", err, query)
	}
	r.prepared[query] = s
	return s, nil
}

// forget frees the prepared statements.
func (r *Reader) forget() {
	for _, s := range r.prepared {
		s.Close()
	}
}

func (r *Reader) exec(query string, args ...any) (sql.Result, error) {
	s, err := r.statement(query)
	if err != nil {
		return nil, err
	}
	return s.ExecContext(r.ctx, args...)
}

func (r *Reader) query(query string, args ...any) (*sql.Rows, error) {
	s, err := r.statement(query)
	if err != nil {
		return nil, err
	}
	return s.QueryContext(r.ctx, args...)
}
