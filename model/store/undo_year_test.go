package store

import (
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

// putYear opens, finalises or reopens 2026.
func putYear(t *testing.T, db *DB, finalised bool) int64 {
	t.Helper()
	return change(t, db, func(tx *Tx) error {
		return tx.PutAssessmentYear(model.AssessmentYear{Year: 2026, Finalised: finalised})
	})
}

func TestUndoNeverOpensAFinalisedYear(t *testing.T) {
	db := newDB(t)
	putYear(t, db, false)
	finalised := putYear(t, db, true)
	for _, try := range []func() error{
		func() error { _, err := db.Undo(ctx, finalised, "李干事"); return err },
		func() error { _, err := db.UndoPreview(ctx, finalised); return err },
	} {
		err := try()
		checkRefusal(t, err, model.Closed)
		if text := model.MessageOf(err); !strings.Contains(text, "是核定 2026 年度，不能直接撤销") || !strings.Contains(text, "重新打开并写明原因") {
			t.Errorf("said %q", text)
		}
	}
	reopened := putYear(t, db, false)
	again := undo(t, db, reopened) // nothing happened in between: the year is finalised as it was
	_, err := db.Undo(ctx, again.ChangeSet, "李干事")
	checkRefusal(t, err, model.Closed)
}

func TestUndoNeverFinalisesMarksThatChanged(t *testing.T) {
	db := newDB(t)
	branch := addBranches(t, db, "甲党支部")[0]
	putYear(t, db, false)
	putYear(t, db, true)
	reopened := putYear(t, db, false)
	marked := change(t, db, func(tx *Tx) error {
		return tx.PutMark(2026, branch, model.MarkKey{Item: "A1"}, model.Mark{Points: 500})
	})
	_, err := db.Undo(ctx, reopened, "李干事")
	checkRefusal(t, err, model.Closed)
	undo(t, db, marked)
	undo(t, db, reopened)
}

// What was marked before the year was finalised counts as changed when it is undone after the reopening.
func TestUndoNeverFinalisesMarksThatWereUndone(t *testing.T) {
	db := newDB(t)
	branch := addBranches(t, db, "甲党支部")[0]
	putYear(t, db, false)
	marked := change(t, db, func(tx *Tx) error {
		return tx.PutMark(2026, branch, model.MarkKey{Item: "A1"}, model.Mark{Points: 500})
	})
	putYear(t, db, true)
	reopened := putYear(t, db, false)
	taken := undo(t, db, marked)
	for range 2 { // taken back, done again and taken back once more
		_, err := db.Undo(ctx, reopened, "李干事")
		checkRefusal(t, err, model.Closed)
		undo(t, db, undo(t, db, taken.ChangeSet).ChangeSet)
	}
	undo(t, db, taken.ChangeSet)
	undo(t, db, reopened)
}
