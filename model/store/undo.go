package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// UndoReport says what an undo did. The lists are empty rather than wrong: every row of the change set is either
// counted in Restored, listed in Kept, or was as before already.
type UndoReport struct {
	ChangeSet int64 // the number of the undo itself, 0 when there was nothing to take back
	Undone    model.ChangeSet
	Restored  int       // rows taken back, wholly or in part
	Records   int       // what people would count of them: a branch with its posts is one, so is a mark of one item
	Kept      []KeptRow // rows left as they are, wholly or in part
}

// KeptRow is a row that an undo left alone because it was changed, used or removed since.
type KeptRow struct {
	Table   string
	ID      int64
	Label   string   // what people call it: a member's name, a branch's name
	Columns []string // the columns changed since, for rows that were changed; see ColumnLabel
	Why     string   // a Chinese phrase: 后来改过, 后来的记录用到它, 后来删除了
}

// Text names the row and says why it stays: 党员 王芳（后来改过：电话）.
func (k KeptRow) Text() string {
	why := k.Why
	if len(k.Columns) > 0 {
		var labels []string
		for _, c := range k.Columns {
			labels = append(labels, ColumnLabel(k.Table, c))
		}
		why += "：" + strings.Join(labels, "、")
	}
	return strings.TrimSpace(tableLabel(k.Table)+" "+k.Label) + "（" + why + "）"
}

// Undo takes a change set back, as a change set of its own, which can be undone in turn (redo). Whatever was edited
// since is kept and reported: of an updated row those columns, an inserted row that was edited or is used by later
// rows with the rows that are parts of it. It refuses a set that does not exist (NotFound), that is undone already
// (Conflict), that made the file or keeps its record (Conflict), that belongs to a finalised year (Closed), or that finalised one, because
// that needs a reason (Closed).
//
// around is called with the change set that is taken back, for what stands outside the change log; it calls undo, after which
// the rows are as they were.
func (db *DB) Undo(ctx context.Context, set int64, who string, around ...Around) (UndoReport, error) {
	return db.undo(ctx, Change{Who: who, Kind: "undo"}, set, around)
}

// Around is what is done in the same transaction as an undo; an error takes everything back.
type Around func(tx *Tx, target model.ChangeSet, undo func() error) error

// UndoPreview says what Undo would do, without doing it.
func (db *DB) UndoPreview(ctx context.Context, set int64, around ...Around) (UndoReport, error) {
	return db.undo(ctx, Change{Kind: "undo", DryRun: true}, set, around)
}

func (db *DB) undo(ctx context.Context, c Change, set int64, around []Around) (UndoReport, error) {
	stay := map[rowKey]bool{}
	for {
		report, again, err := db.tryUndo(ctx, c, set, stay, around)
		if err != nil {
			return UndoReport{Undone: report.Undone}, undoRefusal(err, set)
		}
		if !again {
			return report, nil
		}
	}
}

// tryUndo takes a set back but for the rows in stay. When it turns out that more must stay, it adds them to stay,
// changes nothing and reports again. (A savepoint instead of a new transaction makes SQLite walk its whole statement
// journal at every statement: 8 s for 10,000 members instead of one.)
func (db *DB) tryUndo(ctx context.Context, c Change, set int64, stay map[rowKey]bool, around []Around) (report UndoReport, again bool, err error) {
	id, err := db.Write(ctx, c, func(tx *Tx) error {
		target, err := tx.ChangeSet(set)
		if err != nil {
			return err
		}
		report.Undone = target
		if target.Kind == KindRestore {
			return model.Errorf(model.Conflict, "第 %d 号是换用数据文件的记载，不能撤销；要用原来的资料，从备份恢复", set)
		}
		if target.Kind == KindBasis {
			return model.Errorf(model.Conflict, "第 %d 号只记下等次决定依据的分数，不能撤销；要取消决定，在“考核”的“排名定级”里取消", set)
		}
		if target.Undone != 0 {
			return model.Errorf(model.Conflict, "第 %d 号改动已经由第 %d 号撤销；要恢复它，撤销第 %d 号", set, target.Undone, target.Undone)
		}
		steps, err := tx.steps(set)
		if err != nil {
			return err
		}
		if err := tx.keepsYears(target, steps); err != nil {
			return err
		}
		tx.undoes, tx.why = set, undoReason(target)
		run := undoRun{tx: tx, steps: steps, stay: stay}
		places := run.markPlaces()
		marks, err := tx.marksOf(places)
		if err != nil {
			return err
		}
		do := run.do
		for _, a := range around {
			inner := do
			do = func() error { return a(tx, target, inner) }
		}
		if err := do(); err != nil {
			return err
		}
		lapsed, err := run.settleFinals(set, places, marks)
		if err != nil {
			return err
		}
		if again = run.moreStay() || lapsed; again {
			return errAgain
		}
		if err := run.report(&report); err != nil || report.Restored == 0 {
			return err
		}
		return tx.link(target)
	})
	if again {
		return report, true, nil
	}
	report.ChangeSet = id
	return report, false, err
}

// errAgain takes an attempt back.
var errAgain = errors.New("undo: more rows stay")

func undoReason(target model.ChangeSet) string {
	if target.Undoes != 0 {
		return fmt.Sprintf("恢复第 %d 号改动", target.Undoes)
	}
	return fmt.Sprintf("撤销第 %d 号：%s", target.ID, target.Why)
}

func undoRefusal(err error, set int64) error {
	if known, ok := errors.AsType[*model.Error](err); ok && known.Code == model.Closed && known.Err != nil {
		return &model.Error{Code: model.Closed, Err: err,
			Message: fmt.Sprintf("第 %d 号改动涉及已经核定的年度，没有撤销；先“重新打开”年度并写明原因，再撤销", set)}
	}
	return err
}

// link notes who undid whom. Undoing an undo puts the set before it in force again, and so on down the chain.
func (tx *Tx) link(target model.ChangeSet) error {
	undone := tx.set
	for {
		if _, err := tx.exec("UPDATE change_set SET undone = nullif(?, 0) WHERE id = ?", undone, target.ID); err != nil {
			return failure(err, "")
		}
		if target.Undoes == 0 {
			return nil
		}
		next, err := tx.ChangeSet(target.Undoes)
		if err != nil {
			return err
		}
		if undone == 0 {
			undone = target.ID
		} else {
			undone = 0
		}
		target = next
	}
}

// rowKey names a row.
type rowKey struct {
	table string
	id    int64
}

// step is what a change set did to one row, all its entries about the row taken together.
type step struct {
	rowKey
	shape         shape
	before, after image  // nil: no row
	made          string // the text of after
}

// steps reads what a set did, the last row first.
func (tx *Tx) steps(set int64) ([]step, error) {
	tables, err := tx.shapes()
	if err != nil {
		return nil, err
	}
	rows, err := tx.query(`SELECT c.tbl, c.pk, c.op, c.before, c.after FROM change_row c
		JOIN change_set s ON s.id = ? AND c.id BETWEEN s.first_row AND s.last_row ORDER BY c.id DESC`, set)
	if err != nil {
		return nil, failure(err, "")
	}
	defer rows.Close()
	var all []step
	at := map[rowKey]int{}
	for rows.Next() {
		var op Op
		var key rowKey
		var before, after sql.NullString
		if err := rows.Scan(&key.table, &key.id, &op, &before, &after); err != nil {
			return nil, failure(err, "")
		}
		shape, known := tables[key.table]
		if !known {
			continue // a table that a later version dropped
		}
		if key.table == "committee" && op == Inserted {
			return nil, model.Errorf(model.Conflict, "第 %d 号是新建数据文件，不能撤销；要重新开始，另外新建一个数据文件", set)
		}
		i, seen := at[key]
		if !seen {
			i = len(all)
			at[key] = i
			all = append(all, step{rowKey: key, shape: shape})
			all[i].made = after.String
			if all[i].after, err = parse(after.String); err != nil {
				return nil, failure(err, "")
			}
		}
		if all[i].before, err = parse(before.String); err != nil {
			return nil, failure(err, "")
		}
	}
	return all, failure(rows.Err(), "")
}
