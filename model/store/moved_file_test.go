package store

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

func notOnWindows(t *testing.T) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("Windows lets nobody move an open file")
	}
}

// copies lists the paths of the copies made because the file was moved away.
func copies(t *testing.T, path string) (all []string) {
	t.Helper()
	saved, err := SetAside(path)
	if err != nil {
		t.Fatal(err)
	}
	for _, b := range saved {
		if strings.HasPrefix(b.Reason, reasonMoved) {
			all = append(all, b.Path)
		}
	}
	return all
}

func membersOf(t *testing.T, path string) int {
	t.Helper()
	checkSound(t, path)
	db, err := Open(path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	return countMembers(t, db)
}

func TestAFileThatIsMovedAwayTakesNoChanges(t *testing.T) {
	notOnWindows(t)
	cases := []struct {
		name string
		move func(t *testing.T, path string)
	}{
		{"removed", func(_ *testing.T, path string) { os.Remove(path) }},
		{"renamed", func(_ *testing.T, path string) { os.Rename(path, path+"-旧") }},
		{"its folder renamed", func(_ *testing.T, path string) { os.Rename(filepath.Dir(path), filepath.Dir(path)+"-旧") }},
		{"replaced", func(t *testing.T, path string) { os.Rename(closedFile(t), path) }},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "双百", "党委.db")
			db, err := Create(path, committee())
			if err != nil {
				t.Fatal(err)
			}
			defer db.Close()
			addMembers(t, db, 7)
			c.move(t, path)
			for range 2 {
				_, err := db.Write(ctx, Change{}, func(tx *Tx) error { return importMembers2(tx, 1) })
				checkRefusal(t, err, model.Missing)
				if !strings.Contains(model.MessageOf(err), "这次改动没有保存") || !strings.Contains(model.MessageOf(err), "这次改动以前的全部资料已另存为") {
					t.Errorf("said %q", model.MessageOf(err))
				}
			}
			_, err = db.AutoBackup(ctx, "退出时")
			checkRefusal(t, err, model.Missing)
			db.Close()
			all := copies(t, path)
			if len(all) != 1 || membersOf(t, all[0]) != 7 {
				t.Errorf("saved beside: %v", all)
			}
		})
	}
}

func TestAFileThatIsMovedAwayDuringAChangeIsSavedBesideWithIt(t *testing.T) {
	notOnWindows(t)
	db := newDB(t)
	addMembers(t, db, 7)
	_, err := db.Write(ctx, Change{Who: "甲", Why: "测试", Kind: "edit"}, func(tx *Tx) error {
		os.Remove(db.Path())
		return importMembers2(tx, 2)
	})
	checkRefusal(t, err, model.Missing)
	if all := copies(t, db.Path()); len(all) != 1 || membersOf(t, all[0]) != 9 {
		t.Errorf("saved beside: %v", all)
	}
}

func TestAFileThatIsRemovedIsSavedBesideAtTheLatestWhenClosed(t *testing.T) {
	notOnWindows(t)
	db := newDB(t)
	addMembers(t, db, 7)
	os.Remove(db.Path())
	checkRefusal(t, db.Close(), model.Missing)
	if all := copies(t, db.Path()); len(all) != 1 || membersOf(t, all[0]) != 7 {
		t.Errorf("saved beside: %v", all)
	}
}

func TestAFileThatComesBackTakesChangesAgain(t *testing.T) {
	notOnWindows(t)
	db := newDB(t)
	os.Rename(db.Path(), db.Path()+"-旧")
	_, err := db.Write(ctx, Change{}, func(tx *Tx) error { return importMembers2(tx, 1) })
	checkRefusal(t, err, model.Missing)
	os.Rename(db.Path()+"-旧", db.Path())
	addMembers(t, db, 3)
	if got := copyAlone(t, db.Path()); got != 3 {
		t.Errorf("%d members", got)
	}
}

// What was saved beside the file goes out of date with the next change that reaches the file.
func TestAFileThatGoesAwayAgainIsSavedBesideAsItIsThen(t *testing.T) {
	notOnWindows(t)
	for _, written := range []bool{true, false} {
		db := newDB(t)
		addMembers(t, db, 2)
		os.Rename(db.Path(), db.Path()+"-旧")
		_, err := db.Write(ctx, Change{}, func(tx *Tx) error { return importMembers2(tx, 1) })
		checkRefusal(t, err, model.Missing)
		os.Rename(db.Path()+"-旧", db.Path())
		addMembers(t, db, 5)
		os.Remove(db.Path())
		if written {
			_, err = db.Write(ctx, Change{}, func(tx *Tx) error { return importMembers2(tx, 1) })
			checkRefusal(t, err, model.Missing)
		}
		checkRefusal(t, db.Close(), model.Missing)
		all := copies(t, db.Path())
		if len(all) != 2 || membersOf(t, all[0])+membersOf(t, all[1]) != 2+7 {
			t.Errorf("saved beside: %v", all)
		}
	}
}

func TestAFileThatAnotherProgramWroteOverTakesNoChanges(t *testing.T) {
	notOnWindows(t)
	db := newDB(t)
	addMembers(t, db, 7)
	other := read(t, closedFile(t))
	os.WriteFile(db.Path(), other, 0o600) // what cp does: the same file, other content
	_, err := db.Write(ctx, Change{}, func(tx *Tx) error { return importMembers2(tx, 1) })
	checkRefusal(t, err, model.Conflict)
	db.Close()
	if !bytes.Equal(read(t, db.Path()), other) {
		t.Error("the file that was put there was changed")
	}
	if got := copyAlone(t, db.Path()); got != 300 {
		t.Errorf("%d members", got)
	}
}

// What a reader kept in the WAL is not written into the file that another program put there, now or at a later opening.
func TestAFileThatAnotherProgramWroteOverKeepsItsContent(t *testing.T) {
	notOnWindows(t)
	for name, other := range map[string][]byte{"a data file": read(t, closedFile(t)), "no data file": bytes.Repeat([]byte("别的"), 5000), "nothing": nil} {
		t.Run(name, func(t *testing.T) {
			db := newDB(t)
			addMembers(t, db, 7)
			reading := db.enterRead()
			addMembers(t, db, 300)
			reading = sync.OnceFunc(reading)
			defer reading()
			if info, err := os.Stat(db.Path() + "-wal"); err != nil || info.Size() == 0 {
				t.Fatalf("nothing in the WAL: %v", err)
			}
			os.WriteFile(db.Path(), other, 0o600)
			checkRefusal(t, db.Close(), model.Conflict)
			if !bytes.Equal(read(t, db.Path()), other) {
				t.Error("the file that was put there was changed")
			}
			if left, _ := filepath.Glob(filepath.Join(filepath.Dir(db.Path()), "*-wal")); len(left) > 0 {
				t.Errorf("beside it is still %v", left)
			}
			if aside, _ := filepath.Glob(filepath.Join(filepath.Dir(db.Path()), BackupFolder, "*"+reasonOverwritten+"*-wal")); len(aside) != 1 {
				t.Errorf("set aside: %v", aside)
			}
			if name == "a data file" {
				if got := membersOf(t, db.Path()); got != 300 {
					t.Errorf("%d members", got)
				}
				again, err := Open(db.Path(), Options{})
				if err != nil {
					t.Fatal(err)
				}
				defer again.Close()
				checkSound(t, db.Path())
			}
		})
	}
}

func TestNoOtherNameLeadsASecondWriterToTheFile(t *testing.T) {
	notOnWindows(t)
	t.Run("a symlink", func(t *testing.T) {
		db := newDB(t)
		link := filepath.Join(t.TempDir(), "链接.db")
		os.Symlink(db.Path(), link)
		_, err := Open(link, Options{})
		checkRefusal(t, err, model.Locked)
		db.Close()
		linked, err := Open(link, Options{})
		if err != nil {
			t.Fatal(err)
		}
		defer linked.Close()
		if linked.Path() != db.Path() {
			t.Errorf("opened as %s", linked.Path())
		}
		_, err = Open(db.Path(), Options{})
		checkRefusal(t, err, model.Locked)
	})
	t.Run("a hard link", func(t *testing.T) {
		path := closedFile(t)
		link := filepath.Join(t.TempDir(), "另一个.db")
		os.Link(path, link)
		for _, p := range []string{path, link} {
			_, err := Open(p, Options{})
			checkRefusal(t, err, model.Conflict)
		}
		os.Remove(link)
		db, err := Open(path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		os.Link(path, link)
		_, err = Open(link, Options{})
		checkRefusal(t, err, model.Locked)
		db.Close()
	})
	t.Run("a new name while it is open", func(t *testing.T) {
		db := newDB(t)
		moved := db.Path() + "-旧"
		os.Rename(db.Path(), moved)
		_, err := Open(moved, Options{})
		checkRefusal(t, err, model.Locked)
		db.Close()
	})
}

// On Unix a program that opens and closes a file gives up its locks on it, and SQLite's with them: another program
// would then take the file for one that nobody uses.
func TestLookingAtTheOpenFileKeepsItsLocks(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("reads /proc/locks")
	}
	db := newDB(t)
	addMembers(t, db, 3)
	before := posixLocks(t)
	if before == 0 {
		t.Skip("the system lists no locks")
	}
	if _, err := Verify(ctx, db.Path()); err != nil {
		t.Fatal(err)
	}
	checkRefusal(t, db.Backup(ctx, db.Path(), true), model.Exists)
	if _, err := Open(db.Path(), Options{}); model.CodeOf(err) != model.Locked {
		t.Fatal(err)
	}
	if after := posixLocks(t); after < before {
		t.Errorf("%d locks of %d are left", after, before)
	}
}

// posixLocks counts the locks on ranges of files that this process holds.
func posixLocks(t *testing.T) (n int) {
	for line := range strings.Lines(string(read(t, "/proc/locks"))) {
		if f := strings.Fields(line); len(f) > 4 && f[1] == "POSIX" && f[4] == pidText() {
			n++
		}
	}
	return n
}
