package store

import (
	"path/filepath"
	"slices"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

// What a restore would take away, bring back and change is counted row by row and named, with the changes that would be gone.
func TestABackupIsComparedRowByRow(t *testing.T) {
	db := newDB(t)
	_, branch, one, two := importTwo(t, db)
	saved := filepath.Join(t.TempDir(), "saved.db")
	if err := db.Backup(ctx, saved, false); err != nil {
		t.Fatal(err)
	}
	if d, err := Compare(ctx, saved, db.Path(), nil); err != nil || len(d.Tables)+len(d.After)+len(d.Apart) != 0 || d.At.IsZero() {
		t.Fatalf("a fresh backup differs: %+v, %v", d, err)
	}
	change(t, db, func(tx *Tx) error {
		one.Phone = "13900000000"
		if err := tx.PutMember(&one); err != nil {
			return err
		}
		if err := deleteMember(tx, two.ID); err != nil {
			return err
		}
		branch.Name = "新党支部改名"
		return tx.PutOrg(&branch)
	})
	change(t, db, func(tx *Tx) error {
		for _, name := range []string{"赵甲", "钱乙", "孙丙"} {
			if err := tx.PutMember(&model.Member{Name: name}); err != nil {
				return err
			}
		}
		return nil
	})
	d, err := Compare(ctx, saved, db.Path(), nil)
	if err != nil {
		t.Fatal(err)
	}
	if len(d.After) != 2 || len(d.Apart) != 0 || d.After[0].Why != "测试" {
		t.Errorf("changes after the backup: %+v, apart %+v", d.After, d.Apart)
	}
	of := func(table string) TableDifference {
		i := slices.IndexFunc(d.Tables, func(t TableDifference) bool { return t.Table == table })
		if i < 0 {
			t.Fatalf("nothing is said of %s: %+v", table, d.Tables)
		}
		return d.Tables[i]
	}
	m := of("member")
	if m.Gone.Count != 3 || !slices.Equal(m.Gone.Names, []string{"赵甲", "钱乙", "孙丙"}) {
		t.Errorf("members that would be gone: %+v", m.Gone)
	}
	if m.Back.Count != 1 || m.Back.Names[0] != "李伟" || m.Changed.Count != 1 || m.Changed.Names[0] != "王芳" {
		t.Errorf("members back %+v, changed %+v", m.Back, m.Changed)
	}
	if o := of("org"); o.Rows() != 1 || o.Changed.Names[0] != "新党支部改名" {
		t.Errorf("organisations: %+v", o)
	}
	if m.Label != "党员" || d.Tables[0].Table != "org" || d.Tables[1].Table != "member" {
		t.Errorf("first stands %s, called %s", d.Tables[0].Table, m.Label)
	}
}

// A copy in which somebody worked on has changes that the data file never had: they are told apart.
func TestACopyThatWentAnotherWayIsCompared(t *testing.T) {
	db := newDB(t)
	importTwo(t, db)
	saved := filepath.Join(t.TempDir(), "saved.db")
	if err := db.Backup(ctx, saved, false); err != nil {
		t.Fatal(err)
	}
	other, err := Open(saved, Options{})
	if err != nil {
		t.Fatal(err)
	}
	change(t, other, func(tx *Tx) error { return tx.PutMember(&model.Member{Name: "周丁"}) })
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	change(t, db, func(tx *Tx) error { return tx.PutMember(&model.Member{Name: "吴戊"}) })
	d, err := Compare(ctx, saved, db.Path(), nil)
	if err != nil || len(d.After) != 1 || len(d.Apart) != 1 || d.After[0].ID != d.Apart[0].ID {
		t.Fatalf("%+v, %v", d, err)
	}
}

// A backup of an older version is compared as it will be once it is up to date, and neither file is changed.
func TestAnOlderBackupIsComparedAsItWillBe(t *testing.T) {
	saved := filepath.Join(t.TempDir(), "old.db")
	unpack(t, "testdata/schema-0020.sbd.gz", saved)
	place := filepath.Join(t.TempDir(), "data.db")
	if _, err := Restore(ctx, saved, place, "李干事", false, nil); err != nil {
		t.Fatal(err)
	}
	before, here := read(t, saved), read(t, place)
	d, err := Compare(ctx, saved, place, nil)
	if err != nil || len(d.Tables) != 0 || len(d.After) != 1 || d.After[0].Kind != KindRestore {
		t.Errorf("what was restored differs from its backup: %+v, %v", d, err)
	}
	if string(before) != string(read(t, saved)) || string(here) != string(read(t, place)) {
		t.Error("comparing changed a file")
	}
}
