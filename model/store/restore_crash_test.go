package store

import (
	"errors"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// restoreFile names the data file for the child process of TestKilledWhileRestoring, and the backup after a line break.
const restoreFile = "STORE_RESTORE_FILE"

// restoreOnce restores as it is told, and says when it begins and when it is done.
func restoreOnce(told string) {
	path, backup, _ := strings.Cut(told, "\n")
	_, _ = Unlock(backup, testPassword) // where it is sealed
	os.Stdout.WriteString("open\n")
	if _, err := Restore(ctx, backup, path, "甲", true, nil); err != nil {
		os.Stdout.WriteString("failed " + err.Error() + "\n")
		os.Exit(1)
	}
	os.Stdout.WriteString("saved\n")
	os.Exit(0)
}

// afterCrash makes a data file that was left by a crash: the last members stand only in its WAL.
func afterCrash(t *testing.T, path string, members int) {
	t.Helper()
	db, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	kept := t.TempDir()
	err = db.Read(ctx, func(r *Reader) error { // a reader keeps the change from being written back
		if _, err := r.Members(); err != nil {
			return err
		}
		change(t, db, func(tx *Tx) error { return importMembers2(tx, members-countMembers(t, db)) })
		return errors.Join(copyFile(path, filepath.Join(kept, "file")), copyFile(path+"-wal", filepath.Join(kept, "wal")))
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	os.Remove(path)
	if err := errors.Join(copyFile(filepath.Join(kept, "file"), path), copyFile(filepath.Join(kept, "wal"), path+"-wal")); err != nil {
		t.Fatal(err)
	}
}

// However a restore ends, the file in the place opens and is either the old or the restored one, whole, with what a crash had left in
// its WAL; and what was there before is not lost.
func TestKilledWhileRestoring(t *testing.T) {
	const before, now = 300, 340
	kills := 12
	if n, err := strconv.Atoi(os.Getenv(crashKills)); err == nil {
		kills = n
	}
	if testing.Short() {
		kills = 3
	}
	start := closedFile(t)
	var old, restored int
	try := func(wait time.Duration) (took time.Duration) {
		path := filepath.Join(t.TempDir(), "党委.sbd")
		if err := copyFile(start, path); err != nil {
			t.Fatal(err)
		}
		backup := filepath.Join(t.TempDir(), "昨天.db")
		if err := copyFile(start, backup); err != nil {
			t.Fatal(err)
		}
		afterCrash(t, path, now)
		begun := time.Now()
		child := exec.Command(os.Args[0])
		child.Env = append(os.Environ(), restoreFile+"="+path+"\n"+backup)
		timer := time.AfterFunc(wait, func() { child.Process.Kill() })
		_, _ = child.Output() // it was killed, or is done
		timer.Stop()
		took = time.Since(begun)
		switch n := examineAfterKill(t, path); n {
		case now:
			old++
		case before:
			restored++
			if !heldAside(t, path, now) {
				t.Errorf("killed after %v: what was in the file before the restore is nowhere", took)
			}
		default:
			t.Errorf("killed after %v: %d members, neither the %d of before nor the %d of the backup", took, n, now, before)
		}
		if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), BackupFolder, ".*"+temporarySuffix)); len(left) > 0 {
			t.Errorf("killed after %v: left behind: %v", took, left)
		}
		return took
	}
	whole := try(time.Minute)
	if restored != 1 {
		t.Fatal("nobody killed it, and nothing was restored")
	}
	for i := range kills {
		if i%2 == 0 {
			try(time.Duration(rand.Int64N(int64(whole))))
		} else { // about its end, where one file takes the other's place
			try(whole*4/5 + time.Duration(rand.Int64N(int64(whole*2/5))))
		}
	}
	t.Logf("%d kills within %v: %d times the old file, %d times the restored one", kills, whole, old, restored-1)
}

// heldAside reports whether one of the copies kept beside the file holds so many members; each of them must be whole.
func heldAside(t *testing.T, path string, members int) (held bool) {
	t.Helper()
	aside, err := SetAside(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range aside {
		if hasJournal(b.Path) {
			t.Errorf("what a crash left was not in the file when it was put aside")
		}
		checkSound(t, b.Path)
		db, err := Open(b.Path, Options{ReadOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		held = held || countMembers(t, db) == members
		db.Close()
	}
	return held
}
