package store

import (
	"os"
	"path/filepath"
	"strconv"
	"testing"
)

func pidText() string { return strconv.Itoa(os.Getpid()) }

func TestCopiesLeftByAKilledBackupGoAtTheNextStart(t *testing.T) {
	path := closedFile(t)
	folder := filepath.Join(filepath.Dir(path), BackupFolder)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	whole := read(t, path)
	left := map[string][]byte{
		filepath.Join(folder, ".shuangbai-copy-1.tmp"):             whole,
		filepath.Join(folder, ".shuangbai-copy-2.tmp"):             nil, // killed before the first page
		filepath.Join(folder, ".shuangbai-copy-2.tmp-journal"):     []byte("x"),
		filepath.Join(filepath.Dir(path), ".shuangbai-123.tmp"):    whole, // by an earlier version
		filepath.Join(filepath.Dir(path), ".shuangbai-copy-3.tmp"): whole[:5000],
	}
	stay := map[string][]byte{
		filepath.Join(filepath.Dir(path), ".shuangbai-456.tmp"): []byte("a paper that another program writes just now"),
		filepath.Join(folder, "党委.db"):                          whole,
		filepath.Join(folder, ".别的.tmp"):                        whole,
	}
	for _, files := range []map[string][]byte{left, stay} {
		for name, b := range files {
			if err := os.WriteFile(name, b, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	made, err := temporaryBeside(filepath.Join(folder, "x.db")) // by a program that runs
	if err != nil {
		t.Fatal(err)
	}
	db, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for name := range left {
		if !missing(name) {
			t.Errorf("%s is still there", filepath.Base(name))
		}
	}
	for name := range stay {
		if missing(name) {
			t.Errorf("%s was removed", filepath.Base(name))
		}
	}
	if missing(made.path) {
		t.Error("a copy in the making was removed")
	}
	made.remove()
}

// Create gives the new file its name by a second link; killed in between, the file had two names.
func TestAFileLeftWithItsTemporaryNameOpens(t *testing.T) {
	path := closedFile(t)
	if err := os.Link(path, filepath.Join(filepath.Dir(path), ".shuangbai-copy-9.tmp")); err != nil {
		t.Skip(err)
	}
	db, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	db.Close()
}
