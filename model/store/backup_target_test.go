package store

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/shuangbai/shuangbai/model"
)

// otherCommittee makes a data file that has nothing to do with db.
func otherCommittee(t *testing.T) *DB {
	t.Helper()
	other := committee()
	other.Name = "别的综合党委"
	db, err := Create(filepath.Join(t.TempDir(), "别的.sbd"), other)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

func TestBackupReplacesOnlyAnEarlierBackupOfTheSameFile(t *testing.T) {
	cases := []struct {
		name   string
		target func(t *testing.T, db *DB) string
	}{
		{"another committee's file", func(t *testing.T, _ *DB) string {
			other := otherCommittee(t)
			importTwo(t, other)
			other.Close()
			return other.Path()
		}},
		{"another committee's file while it is open", func(t *testing.T, _ *DB) string {
			return otherCommittee(t).Path()
		}},
		{"a copy in which somebody worked on", func(t *testing.T, db *DB) string {
			path := saved(t, db)
			moved, err := Open(path, Options{})
			if err != nil {
				t.Fatal(err)
			}
			importTwo(t, moved)
			moved.Close()
			return path
		}},
		{"a copy with other changes of the same number", func(t *testing.T, db *DB) string {
			path := saved(t, db)
			moved, err := Open(path, Options{})
			if err != nil {
				t.Fatal(err)
			}
			change(t, moved, func(tx *Tx) error { return tx.PutMember(&model.Member{Name: "王芳"}) })
			moved.Close()
			importTwo(t, db)
			return path
		}},
		{"an earlier backup that is open", func(t *testing.T, db *DB) string {
			path := saved(t, db)
			open, err := Open(path, Options{})
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { open.Close() })
			return path
		}},
		{"an earlier backup that a crash left with its journal", func(t *testing.T, db *DB) string {
			path := saved(t, db)
			if err := os.WriteFile(path+"-wal", []byte("changes"), 0o600); err != nil {
				t.Fatal(err)
			}
			return path
		}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			db := newDB(t)
			target := c.target(t, db)
			before := read(t, target)
			for _, err := range []error{db.BackupPreview(ctx, target, true), db.Backup(ctx, target, true)} {
				checkRefusal(t, err, model.Exists)
				if !strings.Contains(model.MessageOf(err), "已经有另一个数据文件") {
					t.Errorf("said %q", model.MessageOf(err))
				}
			}
			if !bytes.Equal(before, read(t, target)) {
				t.Error("the file was changed")
			}
		})
	}
}

// saved is a backup in a folder of its own.
func saved(t *testing.T, db *DB) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "saved.db")
	if err := db.Backup(ctx, path, false); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestBackupReplacesItsEarlierBackupAfterMoreWork(t *testing.T) {
	db := newDB(t)
	path := saved(t, db)
	importTwo(t, db)
	for _, err := range []error{db.BackupPreview(ctx, path, false), db.Backup(ctx, path, false)} {
		checkRefusal(t, err, model.Exists)
		if !strings.Contains(model.MessageOf(err), "--force") {
			t.Errorf("said %q", model.MessageOf(err))
		}
	}
	if err := db.BackupPreview(ctx, path, true); err != nil {
		t.Fatal(err)
	}
	if report, err := Verify(ctx, path); err != nil || report.Counts["member"] != 0 {
		t.Fatalf("the preview wrote: %+v %v", report, err)
	}
	if err := db.Backup(ctx, path, true); err != nil {
		t.Fatal(err)
	}
	if report, err := Verify(ctx, path); err != nil || report.Counts["member"] != 2 {
		t.Errorf("the backup holds %+v: %v", report, err)
	}
	if left, _ := os.ReadDir(filepath.Dir(path)); len(left) != 1 {
		t.Errorf("left behind: %v", left)
	}
}

func TestBackupMakesNoFolder(t *testing.T) {
	db := newDB(t)
	folder := filepath.Join(t.TempDir(), "U盘")
	checkRefusal(t, db.Backup(ctx, filepath.Join(folder, "a.db"), false), model.Missing)
	if !missing(folder) {
		t.Error("a folder was made")
	}
}

func TestRestorePreviewWritesNothing(t *testing.T) {
	db := newDB(t)
	path := saved(t, db)
	_, err := RestorePreview(ctx, path, db.Path(), false)
	checkRefusal(t, err, model.Locked)
	importTwo(t, db)
	db.Close()
	before := read(t, db.Path())
	if _, err := RestorePreview(ctx, path, db.Path(), false); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(before, read(t, db.Path())) {
		t.Error("the data file was changed")
	}
	if left, _ := os.ReadDir(filepath.Dir(db.Path())); len(left) != 1 {
		t.Errorf("left behind: %v", left)
	}
}

func TestAutoBackupsOfAnotherFileOfTheSameNameStay(t *testing.T) {
	db := newDB(t)
	now := time.Date(2026, 1, 5, 8, 0, 0, 0, time.Local)
	db.now = func() time.Time { return now }
	first, err := db.AutoBackup(ctx, "导入前")
	if err != nil {
		t.Fatal(err)
	}
	before := read(t, first)
	db.Close()
	os.Remove(db.Path())
	again, err := Create(db.Path(), committee())
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	again.now = db.now
	second, err := again.AutoBackup(ctx, "导入前")
	if err != nil {
		t.Fatal(err)
	}
	if second == first || !bytes.Equal(before, read(t, first)) {
		t.Errorf("%s was replaced", first)
	}
	if all, err := Backups(db.Path()); err != nil || len(all) != 2 {
		t.Errorf("listed %+v: %v", all, err)
	}
}
