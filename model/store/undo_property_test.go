package store

import (
	"path/filepath"
	"testing"

	"pgregory.net/rapid"

	"github.com/shuangbai/shuangbai/model"
)

// editor makes random edits of everything that can refer to something else.
type editor struct {
	t  *rapid.T
	tx *Tx
}

// pick draws one of the rows, or nothing.
func pick[T any](e editor, all []T, err error) (v T, ok bool) {
	if err != nil {
		e.t.Fatal(err)
	}
	if len(all) == 0 {
		return v, false
	}
	return all[rapid.IntRange(0, len(all)-1).Draw(e.t, "row")], true
}

func (e editor) word() string {
	return rapid.SampledFrom([]string{"甲", "乙", "丙", "丁"}).Draw(e.t, "word")
}

// edit does one random thing. Refusals for references are fine: a person gets them too.
func (e editor) edit() error {
	org, haveOrg := pick(e, must(e.tx.Orgs()), nil)
	member, haveMember := pick(e, must(e.tx.Members()), nil)
	branch := org.ID
	if rapid.IntRange(0, 3).Draw(e.t, "none") == 0 {
		branch = 0
	}
	switch rapid.IntRange(0, 13).Draw(e.t, "edit") {
	case 0:
		return e.tx.PutOrg(&model.Org{Name: e.word(), Kind: model.Branch, ParentID: branch, ReportedSize: -1})
	case 1, 2:
		m := model.Member{Name: e.word(), BranchID: branch, Phone: e.word()}
		if err := e.tx.PutMember(&m); err != nil || branch == 0 {
			return err
		}
		return e.tx.PutMembership(&model.Membership{MemberID: m.ID, OrgID: branch})
	case 3, 4:
		if haveMember {
			member.Phone, member.BranchID = e.word(), branch
			return e.tx.PutMember(&member)
		}
	case 5:
		if haveMember {
			member.Name, member.Remark = e.word(), e.word()
			return e.tx.PutMember(&member)
		}
	case 6:
		if haveOrg {
			org.Name = e.word()
			return e.tx.PutOrg(&org)
		}
	case 7:
		if haveOrg {
			return removeOne(e.tx, "org", org.ID)
		}
	case 8:
		if haveMember {
			return deleteMember(e.tx, member.ID)
		}
	case 9:
		if haveOrg {
			p := model.Post{OrgID: org.ID, Name: e.word(), Duty: model.Secretary}
			if haveMember {
				p.MemberID = member.ID
			}
			return e.tx.PutPost(&p)
		}
	case 10:
		if p, ok := pick(e, must(e.tx.Posts()), nil); ok {
			return removeOne(e.tx, "post", p.ID)
		}
	case 11, 12:
		if haveOrg {
			key := model.MarkKey{Item: rapid.SampledFrom([]string{"A1", "A2"}).Draw(e.t, "item")}
			return e.tx.PutMark(2026, org.ID, key, model.Mark{Points: model.Points(rapid.IntRange(0, 3).Draw(e.t, "points"))})
		}
	case 13:
		if haveOrg {
			return e.tx.DeleteMark(2026, org.ID, model.MarkKey{Item: "A1"})
		}
	}
	return nil
}

func must[T any](all []T, err error) []T {
	if err != nil {
		panic(err)
	}
	return all
}

// editSet writes one change set of a few random edits; 0 when nothing changed.
func editSet(t *rapid.T, db *DB) int64 {
	id, err := db.Write(ctx, Change{Who: "甲", Why: "随机", Kind: "edit"}, func(tx *Tx) error {
		for range rapid.IntRange(1, 5).Draw(t, "edits") {
			if err := (editor{t, tx}).edit(); err != nil && model.CodeOf(err) != model.Conflict {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return id
}

// propertyDB makes a data file for one run of a property.
func propertyDB(t *rapid.T, dir string, template []byte) *DB {
	path := filepath.Join(dir, "data.db")
	removeDatabase(path)
	if err := writeWhole(path, template); err != nil {
		t.Fatal(err)
	}
	db, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := db.writer.Exec("PRAGMA synchronous = OFF"); err != nil { // hundreds of files, none of them to last
		t.Fatal(err)
	}
	return db
}

// template is a data file with an open year.
func template(t *testing.T) []byte {
	db := newDB(t)
	change(t, db, func(tx *Tx) error { return tx.PutAssessmentYear(model.AssessmentYear{Year: 2026}) })
	db.Close()
	return read(t, db.Path())
}

func TestUndoingEverythingBackwardsRestoresTheBeginning(t *testing.T) {
	start, dir := template(t), t.TempDir()
	rapid.Check(t, func(rt *rapid.T) {
		db := propertyDB(rt, dir, start)
		defer db.Close()
		states := []string{state(t, db)}
		var sets []int64
		for range rapid.IntRange(1, 8).Draw(rt, "sets") {
			if id := editSet(rt, db); id != 0 {
				sets, states = append(sets, id), append(states, state(t, db))
			}
		}
		var undone []int64
		for i := len(sets) - 1; i >= 0; i-- {
			report, err := db.Undo(ctx, sets[i], "甲")
			if err != nil {
				rt.Fatal(err)
			}
			if len(report.Kept) != 0 {
				rt.Fatalf("kept %+v", report.Kept)
			}
			if got := state(t, db); got != states[i] {
				rt.Fatalf("after undoing set %d:\n%s\nwant:\n%s", sets[i], got, states[i])
			}
			if report.ChangeSet != 0 {
				undone = append(undone, report.ChangeSet)
			}
		}
		for i := len(undone) - 1; i >= 0; i-- {
			if _, err := db.Undo(ctx, undone[i], "甲"); err != nil {
				rt.Fatal(err)
			}
		}
		if got := state(t, db); got != states[len(states)-1] {
			rt.Fatalf("redoing everything gives:\n%s\nwant:\n%s", got, states[len(states)-1])
		}
		wellFormed(rt, db)
	})
}

func TestUndoInTheMiddleKeepsLaterEdits(t *testing.T) {
	start, dir := template(t), t.TempDir()
	rapid.Check(t, func(rt *rapid.T) {
		db := propertyDB(rt, dir, start)
		defer db.Close()
		for range rapid.IntRange(0, 3).Draw(rt, "before") {
			editSet(rt, db)
		}
		set := editSet(rt, db)
		if set == 0 {
			return
		}
		later := map[string]bool{} // table row column: what later sets made of it
		for range rapid.IntRange(1, 4).Draw(rt, "after") {
			editSet(rt, db)
		}
		final := images(rt, db)
		first := imagesAfter(rt, db, set)
		for cell, value := range final {
			if first[cell] != value {
				later[cell] = true
			}
		}
		report, err := db.Undo(ctx, set, "甲")
		if err != nil {
			rt.Fatal(err)
		}
		now := images(rt, db)
		for cell := range first {
			_, had := final[cell]
			if _, has := now[cell]; has && !had {
				rt.Fatalf("%s was deleted later, undo brought it back", cell)
			}
		}
		for cell := range later {
			if now[cell] != final[cell] {
				rt.Fatalf("%s was %q after the later edits, undo made it %q (%+v)", cell, final[cell], now[cell], report.Kept)
			}
		}
		wellFormed(rt, db)
	})
}
