package vfs

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"
)

var delete1 func(tls *libc.TLS, vfs, name uintptr, syncFolder int32) int32

func recordDelete(tls *libc.TLS, vfs, name uintptr, syncFolder int32) int32 {
	if recording != nil && strings.HasSuffix(libc.GoString(name), "-journal") {
		what := "remove"
		if syncFolder != 0 {
			what = "remove for good"
		}
		recording.ops = append(recording.ops, diskOp{side: true, what: what})
	}
	return delete1(tls, vfs, name, syncFolder)
}

// recordRemoving has the recorder note that a journal is removed, too.
func recordRemoving(t *testing.T) {
	tls := libc.NewTLS()
	name, err := libc.CString(Name)
	if err != nil {
		t.Fatal(err)
	}
	own := (*sqlite3.Tsqlite3_vfs)(at(sqlite3.Xsqlite3_vfs_find(tls, name)))
	was := own.FxDelete
	delete1 = function[func(*libc.TLS, uintptr, uintptr, int32) int32](was)
	own.FxDelete = pointer(recordDelete)
	t.Cleanup(func() {
		own.FxDelete = was
		libc.Xfree(tls, name)
		tls.Close()
	})
}

// journalAfter is what may be on the disk of a rollback journal when the power goes after some operations, and whether it is there: its
// name is once it was forced to the disk, and is gone once the folder was after it was removed.
func journalAfter(ops []diskOp, r *rand.Rand) (b []byte, there bool) {
	end := len(ops)
	for i := end - 1; i >= 0; i-- {
		if !strings.HasPrefix(ops[i].what, "remove") {
			continue
		}
		later := after(nil, ops[i+1:end], true, r)
		if ops[i].what == "remove for good" || forced(ops[i+1:end]) || r.IntN(2) == 0 {
			return later, forced(ops[i+1:end]) || len(later) > 0 && r.IntN(2) == 0
		}
		end = i
	}
	return after(nil, ops[:end], true, r), forced(ops[:end])
}

// forced reports whether the journal was forced to the disk, and its name with it.
func forced(ops []diskOp) bool {
	for _, op := range ops {
		if op.side && op.what == "sync" {
			return true
		}
	}
	return false
}

// On a network share a database has a rollback journal, whose removal is the commit. With the folder forced to the disk after that, as
// synchronous(EXTRA) has it, no commit is lost when the power goes; without, the journal may come back and take the last one with it.
func TestNoCommitIsLostWithARollbackJournalWhenThePowerGoes(t *testing.T) {
	for synchronous, loses := range map[string]bool{"EXTRA": false, "FULL": true} {
		t.Run(synchronous, func(t *testing.T) {
			folder := t.TempDir()
			path := filepath.Join(folder, "data.db")
			sealed(t, path)
			db := open1(t, path, true, "journal_mode(DELETE)", "synchronous("+synchronous+")", "cache_size(20)")
			do(t, db, "CREATE TABLE fact (n INTEGER)")
			tx, err := db.Begin()
			if err != nil {
				t.Fatal(err)
			}
			if _, err := tx.Exec("INSERT INTO fact VALUES (0)"); err != nil { // opens the journal, whose methods are found so
				t.Fatal(err)
			}
			recordRemoving(t)
			r := record(t)
			if err := tx.Rollback(); err != nil {
				t.Fatal(err)
			}
			r.ops = nil
			start, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			for n := 1; n <= 25; n++ {
				tx, err := db.Begin()
				if err != nil {
					t.Fatal(err)
				}
				for i := range 1 + n%7*20 {
					if _, err := tx.Exec("INSERT INTO person (name) VALUES (?)", fmt.Sprint(planted, n, i)); err != nil {
						t.Fatal(err)
					}
				}
				if _, err = tx.Exec("INSERT INTO fact VALUES (?)", n); err == nil {
					err = tx.Commit()
				}
				if err != nil {
					t.Fatal(err)
				}
				r.ops = append(r.ops, diskOp{what: "commit", commit: n})
			}
			recording = nil
			if len(r.ops) < 500 {
				t.Fatalf("only %d operations were recorded", len(r.ops))
			}
			if lost := cutAnywhere(t, folder, start, r.ops); (lost > 0) != loses {
				t.Errorf("%d cuts lost a commit", lost)
			}
		})
	}
}

// cutAnywhere replays the operations up to many moments and counts after how many of them a commit that was told of is lost. Any other
// fault fails the test.
func cutAnywhere(t *testing.T, folder string, start []byte, all []diskOp) (lost int) {
	random := rand.New(rand.NewPCG(1, 2))
	at := filepath.Join(folder, "cut.db")
	for cut := 0; cut <= len(all); cut += 1 + random.IntN(4) {
		ops, told := all[:cut], 0
		for _, op := range ops {
			told = max(told, op.commit)
		}
		os.Remove(at + "-journal")
		if err := os.WriteFile(at, after(start, ops, false, random), 0o600); err != nil {
			t.Fatal(err)
		}
		if b, there := journalAfter(ops, random); there {
			if err := os.WriteFile(at+"-journal", b, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		switch found, err := lastFact(at); {
		case err == nil && found == told-1:
			lost++
		case err != nil || found < told || found > told+1:
			t.Fatalf("cut after %d of %d operations: %d commits were said to stand, %d do: %v", cut, len(all), told, found, err)
		}
	}
	return lost
}
