package store

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

func TestEveryDomainTableIsUnderTheLog(t *testing.T) {
	db := newDB(t)
	tables, err := shapes(ctx, db.writer)
	if err != nil {
		t.Fatal(err)
	}
	if len(tables) < 18 {
		t.Fatalf("only %d domain tables", len(tables))
	}
	for _, s := range tables {
		for _, verb := range []string{"insert", "update", "delete"} {
			var n int
			err := db.writer.QueryRow("SELECT count(*) FROM sqlite_schema WHERE type = 'trigger' AND name = ?", "log_"+s.name+"_"+verb).Scan(&n)
			if err != nil || n != 1 {
				t.Errorf("%s of %s is not logged", verb, s.name)
			}
		}
		if tableLabel(s.name) == s.name {
			t.Errorf("table %s has no Chinese name", s.name)
		}
		for _, c := range s.columns {
			if c != s.key && ColumnLabel(s.name, c) == c {
				t.Errorf("column %s.%s has no Chinese name", s.name, c)
			}
		}
	}
}

func TestNothingChangesOutsideAChangeSet(t *testing.T) {
	db := newDB(t)
	addBranches(t, db, "甲党支部")
	for _, statement := range []string{
		"UPDATE committee SET name = 'x'",
		"UPDATE org SET name = 'x'",
		"DELETE FROM org",
		"INSERT INTO org SELECT 99, parent_id, name, kind, formation, management, set_up_on, approved_on, term_start, term_end, phone, reported_size, remark, in_charter, seat_on_board, budgeted, closed_on, closed_why, sort_pinyin, sort_stroke, initials FROM org",
	} {
		if _, err := db.writer.Exec(statement); err == nil {
			t.Errorf("went through: %s", statement)
		}
	}
	if _, err := db.Write(ctx, Change{}, func(tx *Tx) error {
		_, err := tx.exec("UPDATE org SET id = 77")
		return err
	}); err == nil {
		t.Error("a row's key was changed")
	}
}

func TestHistorySaysWhoWhatAndWhy(t *testing.T) {
	db := newDB(t)
	m := model.Member{Name: "王芳", Phone: "13800000000"}
	first, err := db.Write(ctx, Change{Who: "李干事", Why: "录入", Kind: "edit"}, func(tx *Tx) error { return tx.PutMember(&m) })
	if err != nil {
		t.Fatal(err)
	}
	m.Phone = "13900000000"
	second, err := db.Write(ctx, Change{Who: "赵干事", Why: "改电话", Kind: "edit"}, func(tx *Tx) error {
		tx.Describe("改电话：王芳")
		return tx.PutMember(&m)
	})
	if err != nil {
		t.Fatal(err)
	}
	third := change(t, db, func(tx *Tx) error { return deleteMember(tx, m.ID) })
	if first != 2 || second != 3 || third != 4 {
		t.Errorf("sets %d, %d, %d", first, second, third)
	}
	err = db.Read(ctx, func(r *Reader) error {
		sets, err := r.ChangeSets(0, 0)
		if err != nil || len(sets) != 4 {
			t.Fatalf("%d sets: %v", len(sets), err)
		}
		if s := sets[1]; s.Who != "赵干事" || s.Why != "改电话：王芳" || s.Rows != 1 || s.Kind != "edit" || s.At.IsZero() {
			t.Errorf("set %+v", s)
		}
		if page, _ := r.ChangeSets(3, 1); len(page) != 1 || page[0].ID != 2 {
			t.Errorf("the page before 3 is %+v", page)
		}
		history, err := r.HistoryOf("member", m.ID)
		if err != nil || len(history) != 3 {
			t.Fatalf("%d entries: %v", len(history), err)
		}
		if c := history[0]; c.Op != Deleted || c.Before["phone"] != "13900000000" || c.After != nil {
			t.Errorf("deletion %+v", c)
		}
		if c := history[1]; c.Op != Updated || !slices.Equal(c.Changed(), []string{"phone"}) || c.Before["phone"] != "13800000000" || c.After["phone"] != "13900000000" {
			t.Errorf("update %+v", c)
		}
		if c := history[2]; c.Op != Inserted || c.Before != nil || c.After["phone"] != "13800000000" || c.After["floating"] != int64(0) || c.After["branch_id"] != nil {
			t.Errorf("insertion %+v", c)
		}
		rows, err := rowsOf(r, second)
		if err != nil || len(rows) != 1 || rows[0].Set != second {
			t.Errorf("rows of the second set %+v: %v", rows, err)
		}
		if label, _ := r.label("member", m.ID); label != "王芳" {
			t.Errorf("a deleted member is called %q", label)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

func TestWritesThatChangeNothingLeaveNoTrace(t *testing.T) {
	db := newDB(t)
	m := model.Member{Name: "王芳"}
	change(t, db, func(tx *Tx) error { return tx.PutMember(&m) })
	same := func(tx *Tx) error { return tx.PutMember(&m) }
	if id := change(t, db, same); id != 0 {
		t.Errorf("writing the same again made change set %d", id)
	}
	broken := errors.New("broken off")
	_, err := db.Write(ctx, Change{}, func(tx *Tx) error {
		if err := importMembers2(tx, 10); err != nil {
			return err
		}
		return broken
	})
	if !errors.Is(err, broken) {
		t.Errorf("the cause is lost: %v", err)
	}
	id, err := db.Write(ctx, Change{DryRun: true}, func(tx *Tx) error { return importMembers2(tx, 10) })
	if err != nil || id != 0 {
		t.Errorf("dry run: set %d, %v", id, err)
	}
	stopped, cancel := context.WithCancel(ctx)
	_, err = db.Write(stopped, Change{}, func(tx *Tx) error {
		if err := importMembers2(tx, 10); err != nil {
			return err
		}
		cancel()
		return importMembers2(tx, 10)
	})
	checkRefusal(t, err, model.Cancelled)
	if n := countMembers(t, db); n != 1 {
		t.Errorf("%d members", n)
	}
	if id := change(t, db, func(tx *Tx) error { return importMembers2(tx, 1) }); id != 3 {
		t.Errorf("the next change set is number %d, not 3", id)
	}
	checkSound(t, db.Path())
}

func TestAPanicInsideAWriteTakesItBack(t *testing.T) {
	db := newDB(t)
	func() {
		defer func() { _ = recover() }()
		_, _ = db.Write(ctx, Change{}, func(tx *Tx) error {
			_ = importMembers2(tx, 10)
			panic("in the middle")
		})
	}()
	change(t, db, func(tx *Tx) error { return importMembers2(tx, 1) })
	if n := countMembers(t, db); n != 1 {
		t.Errorf("%d members", n)
	}
}

// checkSound wants a file in which Verify finds nothing.
func checkSound(t testing.TB, path string) {
	t.Helper()
	report, err := Verify(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	if !report.Sound() {
		t.Errorf("found in the file: %v", report.Problems)
	}
}

func TestImportsAreListed(t *testing.T) {
	db := newDB(t)
	i := model.Import{File: "花名册.xlsx", Hash: "ABCD", Kind: "roster", New: 3, Update: 2, Same: 1, Skip: 4, Conflict: 5, Errors: 6}
	set := change(t, db, func(tx *Tx) error {
		if err := importMembers2(tx, 3); err != nil {
			return err
		}
		return tx.AddImport(&i)
	})
	again := i
	if id := change(t, db, func(tx *Tx) error { return tx.AddImport(&again) }); id != 0 {
		t.Errorf("an import that changed nothing made change set %d", id)
	}
	err := db.Read(ctx, func(r *Reader) error {
		all, err := r.Imports()
		if err != nil || len(all) != 2 || all[0].ChangeSet != 0 || all[1].ChangeSet != set || all[1].Conflict != 5 || all[1].At.IsZero() {
			t.Errorf("imports %+v: %v", all, err)
		}
		same, err := r.ImportsOf("abcd")
		if len(same) != 2 {
			t.Errorf("%d imports of the same file", len(same))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}
