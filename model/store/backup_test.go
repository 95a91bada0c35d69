package store

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/shuangbai/shuangbai/model"
)

func TestBackupHoldsEverythingWhileTheFileIsInUse(t *testing.T) {
	db := newDB(t)
	importTwo(t, db)
	target := filepath.Join(t.TempDir(), "备份 1.db")
	for _, replace := range []bool{false, true} { // an earlier backup is replaced when asked
		if err := db.Backup(ctx, target, replace); err != nil {
			t.Fatal(err)
		}
	}
	checkSound(t, target)
	copied, err := Open(target, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer copied.Close()
	if state(t, copied) != state(t, db) {
		t.Error("the copy differs")
	}
	if h, err := readHeader(target); err != nil || h.version != latestVersion(migrations) {
		t.Errorf("header %+v: %v", h, err)
	}
}

func TestBackupRefusals(t *testing.T) {
	db := newDB(t)
	dir := t.TempDir()
	letter := filepath.Join(dir, "通知.docx")
	os.WriteFile(letter, []byte("PK 别的文件"), 0o600)
	checkRefusal(t, db.Backup(ctx, letter, true), model.Exists)
	if string(read(t, letter)) != "PK 别的文件" {
		t.Error("another file was overwritten")
	}
	before := read(t, db.Path())
	checkRefusal(t, db.Backup(ctx, db.Path(), true), model.Exists)
	if !bytes.Equal(before, read(t, db.Path())) {
		t.Error("the data file was changed")
	}
	stopped, cancel := context.WithCancel(ctx)
	cancel()
	checkRefusal(t, db.Backup(stopped, filepath.Join(dir, "x.db"), false), model.Cancelled)
	if left, _ := os.ReadDir(dir); len(left) != 1 {
		t.Errorf("left behind: %v", left)
	}
}

func TestBackupToAFullDisk(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("/dev/full is a device of Linux")
	}
	db := newDB(t)
	_, err := copyChecked(ctx, db.Path(), "/dev/full")
	if err == nil {
		t.Fatal("saved to a full disk")
	}
}

func TestAFullDiskTakesNothing(t *testing.T) {
	db := newDB(t)
	importTwo(t, db)
	before := state(t, db)
	var pages int
	if err := db.writer.QueryRow("PRAGMA page_count").Scan(&pages); err != nil {
		t.Fatal(err)
	}
	if _, err := db.writer.Exec("PRAGMA max_page_count = " + strconv.Itoa(pages+10)); err != nil {
		t.Fatal(err)
	}
	_, err := db.Write(ctx, Change{}, func(tx *Tx) error { return importMembers2(tx, 5000) })
	checkRefusal(t, err, model.DiskFull)
	if state(t, db) != before {
		t.Error("a part was written")
	}
	change(t, db, putSetting)
	checkSound(t, db.Path())
}

func TestAutoBackupsAreKeptByAge(t *testing.T) {
	db := newDB(t)
	now := time.Date(2026, 1, 5, 8, 0, 0, 0, time.Local)
	db.now = func() time.Time { return now }
	for range 26 {
		path, err := db.AutoBackup(ctx, "退出时")
		if err != nil || db.TidyBackups() != nil {
			t.Fatal(err)
		}
		if filepath.Base(filepath.Dir(path)) != BackupFolder {
			t.Fatalf("backup at %s", path)
		}
		now = now.AddDate(0, 0, 7)
	}
	all, err := Backups(db.Path())
	if err != nil {
		t.Fatal(err)
	}
	// 26 weekly backups from 5 January to 29 June: the last 20 are from 16 February on; of those before, the last of
	// January stays. 9 February goes, because February has later ones.
	if len(all) != 21 {
		t.Errorf("%d backups are kept", len(all))
	}
	if oldest := all[len(all)-1]; oldest.At.Format("01-02") != "01-26" || oldest.Reason != "退出时" || oldest.Size == 0 {
		t.Errorf("the oldest is %+v", oldest)
	}
	if latest := all[0]; latest.At.Format("01-02") != "06-29" {
		t.Errorf("the latest is %+v", latest)
	}
}

// What may be the only copy of something is no backup: it takes no backup's place, and stays.
func TestOnlyCopiesAreNoBackups(t *testing.T) {
	db := newDB(t)
	now := time.Date(2026, 1, 1, 8, 0, 0, 0, time.Local)
	db.now = func() time.Time { now = now.Add(time.Minute); return now }
	for i := range 25 {
		reason := "退出时"
		if i > 0 && i < 24 {
			reason = []string{reasonRestored, reasonMoved}[i%2]
		}
		if _, err := db.AutoBackup(ctx, reason); err != nil {
			t.Fatal(err)
		}
	}
	now = now.AddDate(0, 0, 1)
	if _, err := db.AutoBackup(ctx, reasonMoved); err != nil || db.TidyBackups() != nil {
		t.Fatal(err)
	}
	all, err := Backups(db.Path())
	if err != nil || len(all) != 2 || all[0].Reason != "退出时" {
		t.Errorf("%d backups: %v", len(all), err)
	}
	aside, err := SetAside(db.Path())
	if err != nil || len(aside) != 24 || aside[0].At.Day() != 2 {
		t.Errorf("%d set aside: %v", len(aside), err)
	}
}

func TestABackupThatCannotBeRemovedIsNoFailure(t *testing.T) {
	db := newDB(t)
	now := time.Date(2026, 1, 1, 8, 0, 0, 0, time.Local)
	db.now = func() time.Time { now = now.Add(time.Minute); return now }
	for range keepLatest + 1 {
		if _, err := db.AutoBackup(ctx, "退出时"); err != nil {
			t.Fatal(err)
		}
	}
	all, err := Backups(db.Path())
	if err != nil || len(all) != keepLatest+1 {
		t.Fatal(len(all), err)
	}
	oldest := all[keepLatest].Path
	if err := os.Remove(oldest); err != nil || os.MkdirAll(filepath.Join(oldest, "不能删"), 0o700) != nil {
		t.Fatal(err)
	}
	if path, err := db.AutoBackup(ctx, "导入前"); err != nil || missing(path) {
		t.Errorf("the backup %q failed with an old one that stays: %v", path, err)
	}
	checkRefusal(t, db.TidyBackups(), model.ReadOnly)
	if left, _ := Backups(db.Path()); len(left) != keepLatest+1 {
		t.Errorf("%d are left", len(left))
	}
}

// A file that somebody makes while the backup is made is not replaced.
func TestABackupReplacesNoFileThatCameMeanwhile(t *testing.T) {
	db := newDB(t)
	addMembers(t, db, 3000)
	target := filepath.Join(t.TempDir(), "备份.db")
	made := make(chan bool)
	go func() {
		for {
			if begun, _ := filepath.Glob(filepath.Join(filepath.Dir(target), temporaryPrefix+"*")); len(begun) > 0 {
				f, err := os.OpenFile(target, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
				if err == nil {
					_, _ = f.WriteString("别人的")
					f.Close()
				}
				made <- err == nil
				return
			}
		}
	}()
	err := db.Backup(ctx, target, false)
	if !<-made {
		t.Skip("the backup was faster")
	}
	checkRefusal(t, err, model.Exists)
	if got := string(read(t, target)); got != "别人的" {
		t.Errorf("replaced by %d bytes", len(got))
	}
	if left, _ := os.ReadDir(filepath.Dir(target)); len(left) != 1 {
		t.Errorf("left behind: %v", left)
	}
}

func TestOpeningMakesLostTriggersAnew(t *testing.T) {
	db := newDB(t)
	if _, err := db.writer.Exec("DROP TRIGGER log_veto_insert"); err != nil {
		t.Fatal(err)
	}
	db.Close()
	again, err := Open(db.Path(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	checkSound(t, db.Path())
}

func TestRestore(t *testing.T) {
	db := newDB(t)
	set, _, _, _ := importTwo(t, db)
	want := state(t, db)
	saved := filepath.Join(t.TempDir(), "saved.db")
	if err := db.Backup(ctx, saved, false); err != nil {
		t.Fatal(err)
	}
	undo(t, db, set)
	later := state(t, db)

	_, err := Restore(ctx, saved, db.Path(), "李干事", false, nil)
	checkRefusal(t, err, model.Locked)
	if state(t, db) != later {
		t.Error("a refused restore changed something")
	}
	db.Close()

	damaged := filepath.Join(t.TempDir(), "damaged.db")
	b := read(t, saved)
	for page := 4096 * 5; page+4096 < len(b); page += 8192 {
		copy(b[page:], bytes.Repeat([]byte{0xa5}, 600))
	}
	os.WriteFile(damaged, b, 0o600)
	before := read(t, db.Path())
	_, err = Restore(ctx, damaged, db.Path(), "李干事", false, nil)
	checkRefusal(t, err, model.Corrupt)
	_, err = Restore(ctx, db.Path(), db.Path(), "李干事", false, nil)
	checkRefusal(t, err, model.Conflict)
	if !bytes.Equal(before, read(t, db.Path())) {
		t.Error("a refused restore changed the data file")
	}

	when := time.Date(2031, 5, 4, 9, 30, 0, 0, time.Local)
	restored, err := Restore(ctx, saved, db.Path(), "李干事", false, func() time.Time { return when })
	kept := restored.Kept
	if !strings.Contains(filepath.Base(kept), "20310504") && !strings.Contains(filepath.Base(kept), "2031-05-04") {
		t.Errorf("the file of before is kept as %s, not by the clock that was given", filepath.Base(kept))
	}
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{db.Path(): want, kept: later} {
		again, err := Open(path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if state(t, again) != want {
			t.Errorf("%s holds something else", filepath.Base(path))
		}
		again.Close()
	}
}

func TestRestoreWhereThereIsNoDataFileOrADamagedOne(t *testing.T) {
	saved := closedFile(t)
	to := filepath.Join(t.TempDir(), "data.db")
	if r, err := Restore(ctx, saved, to, "李干事", false, nil); err != nil || r.Kept != "" {
		t.Fatalf("kept %q: %v", r.Kept, err)
	}
	os.WriteFile(to, []byte("damaged"), 0o600)
	restored, err := Restore(ctx, saved, to, "李干事", false, nil)
	kept := restored.Kept
	if err != nil || string(read(t, kept)) != "damaged" {
		t.Fatalf("kept %q: %v", kept, err)
	}
	checkSound(t, to)
}
