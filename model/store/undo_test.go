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

func TestUndoKeepsWhatWasEditedSince(t *testing.T) {
	t.Run("columns of an updated row", func(t *testing.T) {
		db := newDB(t)
		m := model.Member{Name: "王芳", Phone: "1", Job: "教师"}
		change(t, db, func(tx *Tx) error { return tx.PutMember(&m) })
		m.Phone, m.Job, m.Name = "2", "园长", "王方"
		set := change(t, db, func(tx *Tx) error { return tx.PutMember(&m) })
		m.Phone, m.Remark = "3", "后来的备注"
		change(t, db, func(tx *Tx) error { return tx.PutMember(&m) })

		report := undo(t, db, set)
		got := theMember(t, db, m.ID)
		if got.Phone != "3" || got.Remark != "后来的备注" || got.Job != "教师" || got.Name != "王芳" || got.SortPinyin[:4] != "wang" {
			t.Errorf("member %+v", got)
		}
		if len(report.Kept) != 1 || report.Kept[0].Label != "王芳" || !slices.Equal(report.Kept[0].Columns, []string{"phone"}) {
			t.Errorf("kept %+v", report.Kept)
		}
	})
	t.Run("sort keys follow a name that stays", func(t *testing.T) {
		db := newDB(t)
		m := model.Member{Name: "张三"}
		change(t, db, func(tx *Tx) error { return tx.PutMember(&m) })
		m.Name = "李三"
		set := change(t, db, func(tx *Tx) error { return tx.PutMember(&m) })
		m.Name = "李散"
		change(t, db, func(tx *Tx) error { return tx.PutMember(&m) })
		undo(t, db, set)
		if got := theMember(t, db, m.ID); got.Name != "李散" || got.Initials != "ls" {
			t.Errorf("%s is found under %q", got.Name, got.Initials)
		}
	})
	t.Run("an inserted row with its parts and its branch", func(t *testing.T) {
		db := newDB(t)
		set, branch, one, two := importTwo(t, db)
		one.Phone = "13900000000"
		change(t, db, func(tx *Tx) error { return tx.PutMember(&one) })

		report := undo(t, db, set)
		if got := theMember(t, db, one.ID); got.Phone != "13900000000" || got.BranchID != branch.ID {
			t.Errorf("member %+v", got)
		}
		_ = db.Read(ctx, func(r *Reader) error {
			if _, err := r.Member(two.ID); model.CodeOf(err) != model.NotFound {
				t.Errorf("the untouched member is still there: %v", err)
			}
			periods, _ := r.Memberships()
			if len(periods) != 1 || periods[0].MemberID != one.ID {
				t.Errorf("periods %+v", periods)
			}
			return nil
		})
		if got := keptTables(report); got != "member membership org" || report.Restored != 2 {
			t.Errorf("kept %s, restored %d", got, report.Restored)
		}
	})
	t.Run("an inserted row that later rows use", func(t *testing.T) {
		db := newDB(t)
		set, branch, one, _ := importTwo(t, db)
		change(t, db, func(tx *Tx) error {
			return tx.PutPost(&model.Post{OrgID: branch.ID, MemberID: one.ID, Name: one.Name, Duty: model.Secretary})
		})
		report := undo(t, db, set)
		if got := keptTables(report); got != "member membership org" || countMembers(t, db) != 1 {
			t.Errorf("kept %s, %d members", got, countMembers(t, db))
		}
		for _, k := range report.Kept {
			if k.Label == "" || k.Why == "" {
				t.Errorf("not explained: %+v", k)
			}
		}
	})
	t.Run("a branch used by a later record does not keep the imported members", func(t *testing.T) {
		db := newDB(t)
		set, branch, _, _ := importTwo(t, db)
		change(t, db, func(tx *Tx) error {
			return tx.PutActivity(&model.Activity{OrgID: branch.ID, Date: "2026-07-01", Kind: model.PartyDay, Due: -1, Present: -1})
		})
		report := undo(t, db, set)
		if got := keptTables(report); got != "org" || countMembers(t, db) != 0 {
			t.Errorf("kept %s, %d members", got, countMembers(t, db))
		}
	})
	t.Run("edited and edited back", func(t *testing.T) {
		db := newDB(t)
		empty := state(t, db)
		set, _, one, _ := importTwo(t, db)
		edited := one
		edited.Phone = "2"
		change(t, db, func(tx *Tx) error { return tx.PutMember(&edited) })
		change(t, db, func(tx *Tx) error { return tx.PutMember(&one) })
		if report := undo(t, db, set); len(report.Kept) != 0 || state(t, db) != empty {
			t.Errorf("kept %+v", report.Kept)
		}
	})
	t.Run("a row deleted since", func(t *testing.T) {
		db := newDB(t)
		m := model.Member{Name: "王芳"}
		change(t, db, func(tx *Tx) error { return tx.PutMember(&m) })
		m.Phone = "2"
		set := change(t, db, func(tx *Tx) error { return tx.PutMember(&m) })
		change(t, db, func(tx *Tx) error { return tx.DeleteMember(m.ID) })
		report := undo(t, db, set)
		if len(report.Kept) != 1 || report.Kept[0].Label != "王芳" || report.ChangeSet != 0 || countMembers(t, db) != 0 {
			t.Errorf("report %+v", report)
		}
	})
	t.Run("a mark is one thing", func(t *testing.T) {
		db := newDB(t)
		branch := addBranches(t, db, "甲党支部")[0]
		key := model.MarkKey{Item: "A1"}
		put := func(m model.Mark) int64 {
			return change(t, db, func(tx *Tx) error {
				if err := tx.PutAssessmentYear(model.AssessmentYear{Year: 2026}); err != nil {
					return err
				}
				return tx.PutMark(2026, branch, key, m)
			})
		}
		put(model.Mark{Points: 500})
		set := put(model.Mark{Points: 400, Reason: "缺一次"})
		put(model.Mark{Points: 400, Reason: "缺一次党课"})
		report := undo(t, db, set)
		_ = db.Read(ctx, func(r *Reader) error {
			expect(t, "marks", map[model.MarkKey]model.Mark{key: {Points: 400, Reason: "缺一次党课"}})(r.MarksOf(2026, branch))
			return nil
		})
		if got := keptTables(report); got != "mark" {
			t.Errorf("kept %s", got)
		}
	})
	t.Run("a deleted record whose place is taken", func(t *testing.T) {
		db := newDB(t)
		branch := addBranches(t, db, "甲党支部")[0]
		key := model.MarkKey{Item: "A1"}
		mark := func(p model.Points) func(*Tx) error {
			return func(tx *Tx) error { return tx.PutMark(2026, branch, key, model.Mark{Points: p}) }
		}
		change(t, db, func(tx *Tx) error { return tx.PutAssessmentYear(model.AssessmentYear{Year: 2026}) })
		change(t, db, mark(500))
		set := change(t, db, func(tx *Tx) error { return tx.DeleteMark(2026, branch, key) })
		change(t, db, mark(300))
		report := undo(t, db, set)
		_ = db.Read(ctx, func(r *Reader) error {
			expect(t, "marks", map[model.MarkKey]model.Mark{key: {Points: 300}})(r.MarksOf(2026, branch))
			return nil
		})
		if len(report.Kept) != 1 || report.Kept[0].Why != cannotReturn {
			t.Errorf("kept %+v", report.Kept)
		}
	})
	t.Run("what was learned is forgotten with the import", func(t *testing.T) {
		db := newDB(t)
		set := change(t, db, func(tx *Tx) error { return tx.PutValue("branch", "一支部", "第二党支部") })
		undo(t, db, set)
		_ = db.Read(ctx, func(r *Reader) error {
			expect(t, "values", map[string]string{})(r.Values("branch"))
			return nil
		})
	})
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
