package store

import (
	"slices"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

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
			periods, _ := memberships.list(r, "")
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
		change(t, db, func(tx *Tx) error { return deleteMember(tx, m.ID) })
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
