package store

import (
	"bufio"
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/shuangbai/shuangbai/model"
)

func TestOneWriterManyReaders(t *testing.T) {
	db := newDB(t)
	_, err := Open(db.Path(), Options{})
	checkRefusal(t, err, model.Locked)

	reader, err := Open(db.Path(), Options{ReadOnly: true})
	if err != nil {
		t.Fatalf("cannot be read while a window has it open: %v", err)
	}
	defer reader.Close()
	change(t, db, func(tx *Tx) error { return importMembers2(tx, 5) })
	if n := countMembers(t, reader); n != 5 {
		t.Errorf("the reader sees %d members of 5", n)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	again, err := Open(db.Path(), Options{})
	if err != nil {
		t.Fatalf("still locked after closing: %v", err)
	}
	again.Close()
}

// Who only looks learns when the file is free: after the other closed it, and after the other was killed.
func TestAReaderLearnsWhenTheFileIsFree(t *testing.T) {
	path := closedFile(t)
	free := func() bool {
		t.Helper()
		reader, err := Open(path, Options{ReadOnly: true})
		if err != nil {
			t.Fatal(err)
		}
		defer reader.Close()
		return reader.FreeToWrite()
	}
	if !free() {
		t.Error("not free, though nobody has it")
	}
	writer, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if free() {
		t.Error("free while a writer has it")
	}
	writer.Close()
	if !free() {
		t.Error("not free after the writer closed it")
	}
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), crashFile+"="+path)
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	if lines := bufio.NewScanner(out); !lines.Scan() || lines.Text() != "open" {
		t.Fatal(lines.Text())
	}
	if free() {
		t.Error("free while another program has it")
	}
	child.Process.Kill()
	_ = child.Wait()
	if missing(lockPath(path)) {
		t.Error("a killed program leaves its lock file, which is looked at here")
	}
	if !free() {
		t.Error("not free after the other program was killed")
	}
	db, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	db.Close()
}

// importMembers2 writes n members without a branch.
func importMembers2(tx *Tx, n int) error {
	for _, m := range roster(0, n) {
		if err := tx.PutMember(&m); err != nil {
			return err
		}
	}
	return nil
}

func TestALeftOverLockFileMeansNothing(t *testing.T) {
	path := closedFile(t)
	if !missing(lockPath(path)) {
		t.Error("closing leaves a lock file behind")
	}
	if err := os.WriteFile(lockPath(path), []byte(`{"computer":"别的电脑","process":1}`), 0o600); err != nil {
		t.Fatal(err)
	}
	db, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	db.Close()
}

func TestClosedFileIsComplete(t *testing.T) {
	path := closedFile(t)
	entries, _ := os.ReadDir(filepath.Dir(path))
	if len(entries) != 1 {
		t.Errorf("beside a closed data file lie %v", entries)
	}
}

func TestWaitingReaderDoesNotStopAWrite(t *testing.T) {
	db := newDB(t)
	err := db.Read(ctx, func(r *Reader) error {
		if _, err := r.Members(); err != nil {
			return err
		}
		change(t, db, func(tx *Tx) error { return importMembers2(tx, 3) })
		seen, err := r.Members()
		if len(seen) != 0 {
			t.Errorf("a snapshot changed under its reader: %d members", len(seen))
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if n := countMembers(t, db); n != 3 {
		t.Errorf("%d members", n)
	}
}

func TestLookingAtAFileLeavesItAsItIs(t *testing.T) {
	path := closedFile(t)
	before := read(t, path)
	db, err := Open(path, Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	countMembers(t, db)
	db.Close()
	checkSound(t, path)
	if !bytes.Equal(before, read(t, path)) {
		t.Error("reading changed the file")
	}
	if entries, _ := os.ReadDir(filepath.Dir(path)); len(entries) != 1 {
		t.Errorf("reading left behind %v", entries)
	}
}

// A program that opens a file just while another looks whether it is free is not refused.
func TestALookWhetherAFileIsFreeRefusesNobody(t *testing.T) {
	path := filepath.Join(t.TempDir(), "数据.sbd")
	look, err := acquireNow(path)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := acquireNow(path); model.CodeOf(err) != model.Locked {
		t.Fatalf("while another looks: %v", err)
	}
	time.AfterFunc(probeTime/10, look.release)
	held, err := acquire(path)
	if err != nil {
		t.Fatal(err)
	}
	held.release()
}
