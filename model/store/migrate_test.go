package store

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"github.com/shuangbai/shuangbai/model"
)

func TestMigrationsAreNumberedWithoutGaps(t *testing.T) {
	for i, m := range migrations {
		if m.number != i+1 {
			t.Errorf("migration %s has number %d, want %d", m.name, m.number, i+1)
		}
	}
	if bytes.Contains([]byte(migrations[0].sql), []byte("${")) {
		t.Error("a macro was not written out")
	}
}

func TestEveryTableIsStrict(t *testing.T) {
	db := newDB(t)
	loose, err := column[string](ctx, db.writer, "SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND strict = 0 AND name NOT LIKE 'sqlite%'")
	if err != nil || len(loose) > 0 {
		t.Errorf("not strict: %v %v", loose, err)
	}
	real, err := column[string](ctx, db.writer, "SELECT m.name || '.' || c.name FROM sqlite_schema m, pragma_table_info(m.name) c WHERE m.type = 'table' AND c.type NOT IN ('TEXT', 'INTEGER') AND m.name NOT LIKE 'sqlite%'")
	if err != nil || len(real) > 0 {
		t.Errorf("neither text nor whole numbers: %v %v", real, err)
	}
}

func TestEveryReferenceHasAnIndex(t *testing.T) {
	db := newDB(t)
	tables, err := shapes(ctx, db.writer)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range tables {
		for _, p := range s.parents {
			var n int
			err := db.writer.QueryRow(`SELECT count(*) FROM pragma_index_list(?1) l, pragma_index_info(l.name) i WHERE i.seqno = 0 AND i.name = ?2`, s.name, p.column).Scan(&n)
			if err != nil || (n == 0 && p.column != s.key) {
				t.Errorf("%s.%s has no index (%v): undo would scan the table for every row", s.name, p.column, err)
			}
		}
	}
}

// later are the migrations with one more.
func later(text string) []migration {
	name := fmt.Sprintf("migrations/%04d_next.sql", latestVersion(migrations)+1)
	return append(append([]migration{}, migrations...), loadMigrations(fstest.MapFS{name: {Data: []byte(text)}})...)
}

func TestAnOlderFileIsBackedUpAndBroughtUpToDate(t *testing.T) {
	db := newDB(t)
	set, _, one, _ := importTwo(t, db)
	path := db.Path()
	db.Close()
	steps := later("ALTER TABLE member ADD COLUMN nickname TEXT NOT NULL DEFAULT ''; CREATE TABLE badge (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT;")

	if _, err := open(path, Options{ReadOnly: true}, steps); model.CodeOf(err) != model.Conflict {
		t.Errorf("an old file opened for reading: %v", err)
	}
	upgraded, err := open(path, Options{}, steps)
	if err != nil {
		t.Fatal(err)
	}
	backups, err := Backups(path)
	if err != nil || len(backups) != 1 || backups[0].Reason != fmt.Sprintf("升级前第%d版", latestVersion(migrations)) {
		t.Fatalf("backups %+v: %v", backups, err)
	}
	checkSound(t, backups[0].Path)
	if h, _ := readHeader(backups[0].Path); h.version != latestVersion(migrations) {
		t.Errorf("the backup has version %d", h.version)
	}
	if _, err := upgraded.writer.Exec("INSERT INTO badge (name) VALUES ('x')"); err == nil {
		t.Error("the new table is not under the change log")
	}
	if _, err := upgraded.writer.Exec("UPDATE member SET nickname = 'x'"); err == nil {
		t.Error("the new column is not under the change log")
	}
	// What was changed before the upgrade can be undone after it.
	report := undo(t, upgraded, set)
	if report.Restored != 5 || len(report.Kept) != 0 {
		t.Errorf("report %+v", report)
	}
	undo(t, upgraded, report.ChangeSet)
	if got := theMember(t, upgraded, one.ID); got.Phone != one.Phone {
		t.Errorf("member %+v", got)
	}
	upgraded.Close()
	_, err = Open(path, Options{})
	checkRefusal(t, err, model.Newer)
}

func TestAFileOfAnotherProgramsSchemaIsRefusedUnchanged(t *testing.T) {
	path := closedFile(t)
	db, err := open(path, Options{}, later("ALTER TABLE member ADD COLUMN nickname TEXT NOT NULL DEFAULT ''"))
	if err != nil {
		t.Fatal(err)
	}
	db.Close()
	before := read(t, path)
	steps := later("CREATE TABLE badge (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT")
	number := steps[len(steps)-1].number
	_, err = open(path, Options{}, append(steps, migration{number + 1, "again.sql", "ALTER TABLE badge ADD COLUMN day TEXT NOT NULL DEFAULT ''"}))
	checkRefusal(t, err, model.Newer)
	if after := read(t, path); string(after) != string(before) {
		t.Error("the file was changed")
	}
	if kept, err := Backups(path); err != nil || len(kept) != 1 {
		t.Errorf("backups %v: %v", kept, err)
	}
}

func TestAFailedMigrationLeavesTheFileAsItWas(t *testing.T) {
	path := closedFile(t)
	before := read(t, path)
	for _, text := range []string{
		"ALTER TABLE member ADD COLUMN nickname TEXT; CREATE TABLE member (x)",
		"UPDATE member SET branch_id = 999999",
	} {
		if _, err := open(path, Options{}, later(text)); err == nil {
			t.Fatal("opened")
		}
		db, err := Open(path, Options{})
		if err != nil {
			t.Fatalf("the old program cannot open it any more: %v", err)
		}
		if n := countMembers(t, db); n != 300 {
			t.Errorf("%d members", n)
		}
		db.Close()
		checkSound(t, path)
	}
	if after := read(t, path); len(after) != len(before) {
		t.Errorf("%d bytes before, %d after", len(before), len(after))
	}
	if _, err := os.Stat(filepath.Join(filepath.Dir(path), BackupFolder)); err != nil {
		t.Errorf("no backup was made: %v", err)
	}
}

// The table of activities is made anew by migration 10: its rows and the numbers that were given stay.
func TestActivitiesKeepTheirNumbers(t *testing.T) {
	path := filepath.Join(t.TempDir(), "综合党委.sbd")
	unpack(t, "testdata/schema-0009.sbd.gz", path)
	db, err := open(path, Options{}, migrations[:9])
	if err != nil {
		t.Fatal(err)
	}
	change(t, db, func(tx *Tx) error {
		for _, q := range []string{"2026-03-05", "2026-04-05"} {
			if _, err := tx.exec(`INSERT INTO activity (org_id, date, kind, topic, place, due, present, absent, chair, recorder, remark)
				SELECT id, ?, 'day', '植树', '', -1, -1, '', '', '', '' FROM org LIMIT 1`, q); err != nil {
				return err
			}
		}
		_, err := tx.exec("DELETE FROM activity WHERE date = '2026-04-05'")
		return err
	})
	db.Close()
	if db, err = Open(path, Options{}); err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	change(t, db, func(tx *Tx) error {
		a := model.NewActivity(1, model.Training, "2026-05-05")
		return tx.PutActivity(&a)
	})
	_ = db.Read(ctx, func(r *Reader) error {
		all, err := r.Activities()
		if err != nil || len(all) != 2 || all[0].ID != 1 || all[0].Hours != -1 || all[0].To != "" || all[1].ID != 3 {
			t.Errorf("%+v %v", all, err)
		}
		return nil
	})
	checkSound(t, path)
}
