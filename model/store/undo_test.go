package store

import (
	"slices"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

// importTwo imports a new branch with two members and their periods, and returns the set and the rows.
func importTwo(t testing.TB, db *DB) (set int64, branch model.Org, one, two model.Member) {
	t.Helper()
	set = change(t, db, func(tx *Tx) error {
		branch = model.Org{Name: "新党支部", Kind: model.Branch, ReportedSize: -1}
		if err := tx.PutOrg(&branch); err != nil {
			return err
		}
		one, two = model.Member{Name: "王芳", BranchID: branch.ID, Phone: "1"}, model.Member{Name: "李伟", BranchID: branch.ID}
		for _, m := range []*model.Member{&one, &two} {
			if err := tx.PutMember(m); err != nil {
				return err
			}
			if err := tx.PutMembership(&model.Membership{MemberID: m.ID, OrgID: branch.ID, From: "2026", Reason: "导入"}); err != nil {
				return err
			}
		}
		return nil
	})
	return set, branch, one, two
}

// state is everything in the domain tables as text.
func state(t testing.TB, db *DB) string {
	t.Helper()
	tables, err := shapes(ctx, db.writer)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, s := range tables {
		rows, err := column[string](ctx, db.writer, `SELECT `+s.image("t")+` FROM "`+s.name+`" t ORDER BY t."`+s.key+`"`)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rows {
			b.WriteString(s.name + " " + r + "\n")
		}
	}
	return b.String()
}

func undo(t testing.TB, db *DB, set int64) UndoReport {
	t.Helper()
	report, err := db.Undo(ctx, set, "李干事")
	if err != nil {
		t.Fatalf("undo %d: %v", set, err)
	}
	return report
}

func TestUndoAndRedoOfAnImport(t *testing.T) {
	db := newDB(t)
	empty := state(t, db)
	set, _, _, _ := importTwo(t, db)
	full := state(t, db)

	if preview, err := db.UndoPreview(ctx, set); err != nil || preview.Restored != 5 || preview.ChangeSet != 0 {
		t.Errorf("preview %+v: %v", preview, err)
	}
	if state(t, db) != full {
		t.Fatal("the preview changed something")
	}
	report := undo(t, db, set)
	if report.Restored != 5 || len(report.Kept) != 0 || report.ChangeSet != 3 {
		t.Errorf("report %+v", report)
	}
	if state(t, db) != empty {
		t.Error("undo does not lead back")
	}
	_, err := db.Undo(ctx, set, "李干事")
	checkRefusal(t, err, model.Conflict)

	redo := undo(t, db, report.ChangeSet)
	if state(t, db) != full {
		t.Error("redo does not lead forward")
	}
	links := func(id int64) (undone, undoes int64) {
		_ = db.Read(ctx, func(r *Reader) error {
			s, err := r.ChangeSet(id)
			undone, undoes = s.Undone, s.Undoes
			return err
		})
		return undone, undoes
	}
	for id, want := range map[int64][2]int64{set: {0, 0}, 3: {4, 2}, redo.ChangeSet: {0, 3}} {
		if undone, undoes := links(id); undone != want[0] || undoes != want[1] {
			t.Errorf("set %d: undone by %d, undoes %d; want %v", id, undone, undoes, want)
		}
	}
	again := undo(t, db, redo.ChangeSet) // the undo is in force again, and the import is not
	if undone, _ := links(set); undone != report.ChangeSet || state(t, db) != empty {
		t.Errorf("the import is noted as undone by %d, not by %d", undone, report.ChangeSet)
	}
	if undone, _ := links(report.ChangeSet); undone != 0 {
		t.Errorf("the undo is noted as undone by %d", undone)
	}
	undo(t, db, again.ChangeSet)
	if state(t, db) != full {
		t.Error("the second redo does not lead forward")
	}
	undo(t, db, set) // in force again, so it can be undone again
	if state(t, db) != empty {
		t.Error("undo after redo does not lead back")
	}
	checkSound(t, db.Path())
}

func TestUndoRefusals(t *testing.T) {
	db := newDB(t)
	before := state(t, db)
	_, err := db.Undo(ctx, 1, "李干事")
	checkRefusal(t, err, model.Conflict)
	_, err = db.Undo(ctx, 99, "李干事")
	checkRefusal(t, err, model.NotFound)
	if state(t, db) != before {
		t.Error("a refusal changed something")
	}
}

func theMember(t testing.TB, db *DB, id int64) (m model.Member) {
	t.Helper()
	if err := db.Read(ctx, func(r *Reader) (err error) { m, err = r.Member(id); return err }); err != nil {
		t.Fatal(err)
	}
	return m
}

// keptTables lists the tables of kept rows, sorted, once each.
func keptTables(report UndoReport) string {
	var all []string
	for _, k := range report.Kept {
		all = append(all, k.Table)
	}
	slices.Sort(all)
	return strings.Join(slices.Compact(all), " ")
}
