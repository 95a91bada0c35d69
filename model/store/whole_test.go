package store

import (
	"os"
	"path/filepath"
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

func TestTheFileIsWholeAfterAnotherProgramReadIt(t *testing.T) {
	db := newDB(t)
	addMembers(t, db, 3)
	other, err := openReader(db.Path(), reading)
	if err != nil {
		t.Fatal(err)
	}
	tx, err := other.BeginTx(ctx, nil)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := counts(ctx, tx); err != nil {
		t.Fatal(err)
	}
	began := time.Now()
	addMembers(t, db, 3)
	if took := time.Since(began); took > 2*time.Second {
		t.Errorf("a change waited %v for a reader", took)
	}
	tx.Rollback()
	other.Close()
	waitWhole(t, db)
	if got := copyAlone(t, db.Path()); got != 6 {
		t.Errorf("%d members in the copy", got)
	}
}

func TestOpeningMakesTheFileWhole(t *testing.T) {
	path := closedFile(t)
	killOne(t, path)
	db, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if got, want := copyAlone(t, path), countMembers(t, db); got != want {
		t.Errorf("%d members in a copy after a kill, %d in the file", got, want)
	}
}
