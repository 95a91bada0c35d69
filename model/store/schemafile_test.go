package store

import (
	"compress/gzip"
	"flag"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

// The files testdata/schema-NNNN.sbd.gz are data files as the released program of that schema wrote them: the committee and 25
// organisations, 253 members, an assessment year with marks. When a migration is added, keep a file of the schema that
// it makes too, from the program that is to be released:
//
//	go test ./model/store -run TestEverySchemaIsBroughtUpToDate -keep-schema
//
// takes the latest file of an earlier schema, brings it up to date, and writes it beside the others.
var keepSchema = flag.Bool("keep-schema", false, "write testdata/schema-NNNN.sbd.gz of the present schema")

func TestEverySchemaIsBroughtUpToDate(t *testing.T) {
	files, err := filepath.Glob("testdata/schema-*.sbd.gz")
	if err != nil || len(files) == 0 {
		t.Fatalf("no data files: %v", err)
	}
	var latest string
	for version := 1; version <= latestVersion(migrations); version++ {
		latest = fmt.Sprintf("testdata/schema-%04d.sbd.gz", version)
		if !*keepSchema && missing(latest) {
			t.Errorf("%s is missing; see above how to make it", latest)
		}
	}
	for _, name := range files {
		t.Run(filepath.Base(name), func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "综合党委.sbd")
			unpack(t, name, path)
			before, err := Verify(ctx, path)
			if err != nil || !before.Sound() {
				t.Fatalf("as it was: %v %v", before.Problems, err)
			}
			db, err := Open(path, Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer db.Close()
			backups, err := Backups(path)
			if old := before.Version < latestVersion(migrations); err != nil || old != (len(backups) == 1) {
				t.Errorf("%d backups: %v", len(backups), err)
			}
			after, err := Verify(ctx, path)
			if err != nil || !after.Sound() {
				t.Fatalf("brought up to date: %v %v", after.Problems, err)
			}
			for table, n := range before.Counts {
				if after.Counts[table] != n {
					t.Errorf("%s: %d rows became %d", table, n, after.Counts[table])
				}
			}
			if before.Counts["member"] != 253 || before.Counts["org"] != 26 || after.ChangeSets != before.ChangeSets {
				t.Errorf("counted %v, %d change sets became %d", before.Counts, before.ChangeSets, after.ChangeSets)
			}
			if *keepSchema && name == files[len(files)-1] {
				pack(t, db, latest)
			}
			undoOldImport(t, db)
			checkSound(t, path)
		})
	}
}

// undoOldImport undoes the last import that came before the upgrade and does it again.
func undoOldImport(t *testing.T, db *DB) {
	t.Helper()
	var set int64
	_ = db.Read(ctx, func(r *Reader) error {
		sets, err := r.ChangeSets(0, 0)
		for _, s := range sets {
			if s.Kind == "import" && s.Undone == 0 && set == 0 {
				set = s.ID
			}
		}
		return err
	})
	whole, _ := counts(ctx, db.reader)
	report := undo(t, db, set)
	if report.Restored == 0 {
		t.Errorf("undoing set %d took nothing back: %v", set, report.Kept)
	}
	undo(t, db, report.ChangeSet)
	again, _ := counts(ctx, db.reader)
	for _, log := range []string{"change_set", "change_row"} {
		delete(whole, log)
		delete(again, log)
	}
	if !maps.Equal(whole, again) {
		t.Errorf("rows %v, after undo and redo %v", whole, again)
	}
}

func unpack(t *testing.T, from, to string) {
	t.Helper()
	f, err := os.Open(from)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	packed, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	plain, err := io.ReadAll(packed)
	if err != nil {
		t.Fatal(err)
	}
	if err := writeWhole(to, plain); err != nil {
		t.Fatal(err)
	}
}

func pack(t *testing.T, db *DB, to string) {
	t.Helper()
	copied := filepath.Join(t.TempDir(), "copied.sbd")
	if err := db.Backup(ctx, copied, false); err != nil {
		t.Fatal(err)
	}
	f, err := os.Create(to)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	packed, _ := gzip.NewWriterLevel(f, gzip.BestCompression)
	if _, err := packed.Write(read(t, copied)); err != nil {
		t.Fatal(err)
	}
	if err := packed.Close(); err != nil {
		t.Fatal(err)
	}
}

// TestRowsOfAnEarlierSchemaAreFollowed adds a column and goes on: images with and without it are one history.
func TestRowsOfAnEarlierSchemaAreFollowed(t *testing.T) {
	db := newDB(t)
	addBranches(t, db, "甲党支部", "乙党支部", "丙党支部")
	path := db.Path()
	db.Close()
	before := migrations
	defer func() { migrations = before }()
	migrations = later("ALTER TABLE org ADD COLUMN nickname TEXT NOT NULL DEFAULT '-'; ALTER TABLE org ADD COLUMN rooms INTEGER")
	db, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	checkSound(t, path)
	change(t, db, func(tx *Tx) error {
		_, err := tx.exec("UPDATE org SET nickname = '甲' WHERE id = 1")
		return err
	})
	change(t, db, func(tx *Tx) error { _, err := tx.exec("DELETE FROM org WHERE id = 2"); return err })
	checkSound(t, path)
	for _, spoil := range []string{"nickname = 'x'", "rooms = 1", "phone = '1'"} {
		if err := dropTriggers(ctx, db.writer); err != nil {
			t.Fatal(err)
		}
		if _, err := db.writer.Exec("UPDATE org SET " + spoil + " WHERE id = 3"); err != nil {
			t.Fatal(err)
		}
		if err := makeTriggers(ctx, db.writer); err != nil {
			t.Fatal(err)
		}
		report, err := Verify(ctx, path)
		if err != nil || report.Sound() {
			t.Errorf("%s went unnoticed (%v)", spoil, err)
		}
		if _, err := db.writer.Exec("DROP TRIGGER log_org_update; UPDATE org SET nickname = '-', rooms = NULL, phone = '' WHERE id = 3"); err != nil {
			t.Fatal(err)
		}
	}
}

// TestMarksOfBeforeUnitsAreUndone undoes a set of marks that was written before marks could be of units, and does it again.
func TestMarksOfBeforeUnitsAreUndone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "综合党委.sbd")
	unpack(t, "testdata/schema-0020.sbd.gz", path)
	db, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	var set int64
	err = db.writer.QueryRow("SELECT max(set_id) FROM change_row WHERE tbl = 'mark' AND op = 'I' AND set_id IN (SELECT id FROM change_set WHERE undone IS NULL)").Scan(&set)
	if err != nil {
		t.Fatal(err)
	}
	marked := func() (all map[int64]map[model.MarkKey]model.Mark) {
		if err := db.Read(ctx, func(r *Reader) (err error) { all, err = r.Marks(2026); return err }); err != nil {
			t.Fatal(err)
		}
		return all
	}
	before := marked()
	report := undo(t, db, set)
	if report.Restored == 0 || len(report.Kept) > 0 || reflect.DeepEqual(before, marked()) {
		t.Fatalf("%d rows taken back, kept %v", report.Restored, report.Kept)
	}
	undo(t, db, report.ChangeSet)
	if again := marked(); !reflect.DeepEqual(before, again) {
		t.Errorf("marks of %d branches became those of %d", len(before), len(again))
	}
	checkSound(t, path)
}
