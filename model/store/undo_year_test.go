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
	for range 2 {                  // done again with the reason that it had, and taken back once more
		again = undo(t, db, undo(t, db, again.ChangeSet).ChangeSet)
	}
	change(t, db, func(tx *Tx) error { return tx.ArchiveYear(2026, "2026-12-31") })
	_, err := db.Undo(ctx, again.ChangeSet, "李干事")
	checkRefusal(t, err, model.Closed)
	if text := model.MessageOf(err); !strings.Contains(text, "恢复了 2026 年度的核定") {
		t.Errorf("said %q", text)
	}
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

// An archived year that was reopened is not put away again by undo after anything of it changed, which in a finalised one may.
func TestUndoNeverArchivesWhatChanged(t *testing.T) {
	for _, archived := range []model.Date{"", "2026-12-31"} {
		db := newDB(t)
		branch := addBranches(t, db, "甲党支部")[0]
		putYear(t, db, false)
		putYear(t, db, true)
		change(t, db, func(tx *Tx) error { return tx.ArchiveYear(2026, archived) })
		reopened := putYear(t, db, false)
		for name, do := range map[string]func(tx *Tx) error{
			"an opinion": func(tx *Tx) error {
				return tx.PutOpinion(2026, model.Opinion{OrgID: branch, Box: "team", Text: "同意"})
			},
			"an objection": func(tx *Tx) error {
				return tx.PutObjection(&model.Objection{Year: 2026, Text: "分低了", Received: "2026-12-18"})
			},
			"a publication": func(tx *Tx) error {
				return tx.PutPublication(model.Publication{Year: 2026, First: "2026-12-17", Last: "2026-12-23"})
			},
		} {
			set := change(t, db, do)
			_, err := db.UndoPreview(ctx, reopened)
			if refused := model.CodeOf(err) == model.Closed; refused != (archived != "") {
				t.Errorf("archived %q, after %s: %v", archived, name, err)
			}
			undo(t, db, set)
		}
		undo(t, db, reopened)
	}
}

// What changed in another year does not keep a reopening from being taken back and done again.
func TestAnotherYearDoesNotStandInTheWayOfUndo(t *testing.T) {
	db := newDB(t)
	branch := addBranches(t, db, "甲党支部")[0]
	putYear(t, db, false)
	putYear(t, db, true)
	reopened := putYear(t, db, false)
	change(t, db, func(tx *Tx) error {
		if err := tx.PutAssessmentYear(model.AssessmentYear{Year: 2027}); err != nil {
			return err
		}
		return tx.PutMark(2027, branch, model.MarkKey{Item: "A1"}, model.Mark{Points: 500})
	})
	taken := undo(t, db, reopened)
	change(t, db, func(tx *Tx) error {
		return tx.PutMark(2027, branch, model.MarkKey{Item: "A2"}, model.Mark{Points: 300})
	})
	undo(t, db, taken.ChangeSet)
}

// The scheme of a finalised year is written by no way at all, and archiving does not need to.
func TestAFinalisedYearKeepsItsScheme(t *testing.T) {
	db := newDB(t)
	change(t, db, func(tx *Tx) error {
		if err := tx.PutAssessmentYear(model.AssessmentYear{Year: 2026, Scheme: model.Scheme{Title: "甲"}}); err != nil {
			return err
		}
		_, err := tx.exec(`UPDATE assessment_year SET scheme = '{"title": "甲"}', finalised = 1`) // as an older program spelt it
		return err
	})
	change(t, db, func(tx *Tx) error { return tx.ArchiveYear(2026, "2026-12-31") })
	for _, set := range []string{`scheme = '{"title": "乙"}'`, `group_name = '乙'`} {
		_, err := db.Write(ctx, Change{Who: "李干事", Why: "测试", Kind: "edit"}, func(tx *Tx) error {
			_, err := tx.exec("UPDATE assessment_year SET " + set)
			return failure(err, "")
		})
		checkRefusal(t, err, model.Closed)
	}
}
