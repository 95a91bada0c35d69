package store

import (
	"bufio"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"sync"
	"testing"
	"time"
)

// copyAlone copies the data file, and nothing beside it, as people do, and returns how many members are in the copy.
func copyAlone(t *testing.T, path string) int {
	t.Helper()
	copied := filepath.Join(t.TempDir(), "拷走.db")
	if err := os.WriteFile(copied, read(t, path), 0o600); err != nil {
		t.Fatal(err)
	}
	checkSound(t, copied)
	db, err := Open(copied, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	return countMembers(t, db)
}

// addMembers writes n members and returns nothing: each call is one change set.
func addMembers(t *testing.T, db *DB, n int) {
	t.Helper()
	change(t, db, func(tx *Tx) error { return importMembers2(tx, n) })
}

// waitWhole waits until nothing stands in the WAL only.
func waitWhole(t *testing.T, db *DB) {
	t.Helper()
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		db.readers.mu.Lock()
		behind := db.readers.behind
		db.readers.mu.Unlock()
		if !behind {
			return
		}
	}
	t.Fatal("the file is not whole ten seconds after the last reader")
}

func TestTheFileAloneIsWholeAfterEveryChange(t *testing.T) {
	db := newDB(t)
	for want := 3; want <= 9; want += 3 {
		addMembers(t, db, 3)
		if got := copyAlone(t, db.Path()); got != want {
			t.Errorf("%d members in a copy of the one file, want %d", got, want)
		}
	}
	change(t, db, func(tx *Tx) error { return importMembers2(tx, 4000) })
	if got := copyAlone(t, db.Path()); got != 4009 {
		t.Errorf("%d members in the copy after an import", got)
	}
}

// Readers that began at different states would make the file a mixture of both, were it written back page by page.
func TestTheFileAloneIsWholeBesideReaders(t *testing.T) {
	db := newDB(t)
	addMembers(t, db, 300)
	read := func(inside func()) {
		err := db.Read(ctx, func(r *Reader) error {
			_, err := r.Members()
			inside()
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	read(func() {
		addMembers(t, db, 300)
		if got := copyAlone(t, db.Path()); got != 300 {
			t.Errorf("%d members in a copy made beside a reader", got)
		}
		read(func() {
			addMembers(t, db, 300)
			if got := copyAlone(t, db.Path()); got != 300 {
				t.Errorf("%d members in a copy made beside two readers", got)
			}
		})
	})
	waitWhole(t, db)
	if got := copyAlone(t, db.Path()); got != 900 {
		t.Errorf("%d members in the copy after the readers", got)
	}
}

// A reader in another program stands between two commits: the file alone is the earlier state until it ends.
func TestTheFileAloneIsWholeBesideAnotherProgramThatReads(t *testing.T) {
	if runtime.GOOS != "linux" && runtime.GOOS != "windows" {
		t.Skip("no way here to see what other programs read")
	}
	db := newDB(t)
	addMembers(t, db, 300)
	other := db.readers.enter() // leaves something in the WAL, in which the other program then reads
	addMembers(t, db, 300)
	end := readInAnotherProgram(t, db.Path())
	began := time.Now()
	db.readers.leave(other)
	change(t, db, func(tx *Tx) error {
		if _, err := tx.exec("UPDATE member SET phone = '1' || phone"); err != nil {
			return err
		}
		return importMembers2(tx, 300)
	})
	if took := time.Since(began); took > 2*time.Second {
		t.Errorf("a change waited %v for a reader", took)
	}
	if got := copyAlone(t, db.Path()); got != 300 {
		t.Errorf("%d members in a copy made beside a reader", got)
	}
	end()
	waitWhole(t, db)
	if got := copyAlone(t, db.Path()); got != 900 {
		t.Errorf("%d members in the copy after the reader", got)
	}
}

func TestClosingBesideAnotherProgramThatReadsLeavesTheFileWhole(t *testing.T) {
	if runtime.GOOS != "linux" && runtime.GOOS != "windows" {
		t.Skip("no way here to see what other programs read")
	}
	db := newDB(t)
	addMembers(t, db, 300)
	db.readers.enter()
	addMembers(t, db, 300)
	end := readInAnotherProgram(t, db.Path())
	change(t, db, func(tx *Tx) error {
		_, err := tx.exec("UPDATE member SET phone = '1' || phone")
		return err
	})
	db.Close()
	if got := copyAlone(t, db.Path()); got != 300 {
		t.Errorf("%d members in a copy made beside a reader", got)
	}
	end()
	if got := membersOf(t, db.Path()); got != 600 {
		t.Errorf("%d members after the reader", got)
	}
}

// readInAnotherProgram starts a program that reads the file until the function that it returns is called.
func readInAnotherProgram(t *testing.T, path string) (end func()) {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), readFile+"="+path)
	in, err := child.StdinPipe()
	if err != nil {
		t.Fatal(err)
	}
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	end = sync.OnceFunc(func() {
		in.Close()
		_ = child.Wait()
	})
	t.Cleanup(end)
	if line, _ := bufio.NewReader(out).ReadString('\n'); line != "reading\n" {
		t.Fatalf("the other program said %q", line)
	}
	return end
}

// readFile names the data file for the child process of readInAnotherProgram.
const readFile = "STORE_READ_FILE"

// readUntilTold reads a file in one transaction until its input ends.
func readUntilTold(path string) {
	db, err := Open(path, Options{ReadOnly: true})
	if err == nil {
		err = db.Read(ctx, func(r *Reader) error {
			_, err := r.Members()
			if err == nil {
				fmt.Println("reading")
				_, _ = io.Copy(io.Discard, os.Stdin)
			}
			return err
		})
	}
	fmt.Println(err)
	os.Exit(0)
}

// A check of the open file by this program itself is a reader like others.
func TestVerifyOfTheOpenFileIsAReader(t *testing.T) {
	db := newDB(t)
	leave := enterReadOf(db.Path())
	addMembers(t, db, 3)
	if got := copyAlone(t, db.Path()); got != 0 {
		t.Errorf("%d members in a copy made during a check", got)
	}
	leave()
	waitWhole(t, db)
}

// Tries that fail do not multiply, and end with the file's use.
func TestOneTryIsPending(t *testing.T) {
	db := newDB(t)
	elsewhere := readElsewhere
	defer func() { readElsewhere = elsewhere }()
	tries := make(chan bool, 1000)
	readElsewhere = func(string) bool { tries <- true; return true }
	for range 20 {
		addMembers(t, db, 1)
	}
	for len(tries) > 0 {
		<-tries
	}
	time.Sleep(3*settleAgain + settleAgain/2)
	if n := len(tries); n < 1 || n > 4 {
		t.Errorf("%d tries in the time of three", n)
	}
	db.Close()
	for len(tries) > 0 {
		<-tries
	}
	time.Sleep(2 * settleAgain)
	if n := len(tries); n != 0 {
		t.Errorf("%d tries after closing", n)
	}
}

// On a network share there is no WAL, and nothing to be written back later.
func TestWithoutWALNothingIsLeftToWriteBack(t *testing.T) {
	db := newDB(t)
	db.network = true
	addMembers(t, db, 3)
	if db.readers.behind {
		t.Error("each read would start a try")
	}
}

func TestOpeningMakesTheFileWhole(t *testing.T) {
	path := closedFile(t)
	killOne(t, crashFile, path)
	db, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if got, want := copyAlone(t, path), countMembers(t, db); got != want {
		t.Errorf("%d members in a copy after a kill, %d in the file", got, want)
	}
}
