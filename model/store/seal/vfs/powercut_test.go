package vfs

import (
	"bytes"
	"database/sql"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"
)

// sector is what a disk writes in one piece, in bytes; when the power goes, it may have written the beginning of one and what it likes
// behind that.
const sector = 512

// diskOp is what the system was asked to do with a file; a commit, of which the program was told that it stands, is one too.
type diskOp struct {
	side   bool // the file: the WAL or the rollback journal, or the database
	what   string
	at     int64
	b      []byte
	commit int
}

// recorder notes what the VFS asks of the system's files, in their order.
type recorder struct {
	ops   []diskOp
	files map[uintptr]bool // is it the WAL or the journal
}

var recording *recorder

// The system's methods, which those that record call.
var write1 transfer
var sync1 func(*libc.TLS, uintptr, int32) int32
var truncate1 func(*libc.TLS, uintptr, int64) int32

// knows tells which file one of the system's is: of the database or beside it, also a journal that was opened since.
func (r *recorder) knows(p uintptr) (side, known bool) {
	if r == nil {
		return false, false
	}
	if side, known = r.files[p]; known {
		return side, true
	}
	files.Range(func(_, value any) bool {
		f := value.(*file)
		known = f.at == p && f.main != nil
		return !known
	})
	return known, known
}

func recordWrite(tls *libc.TLS, p, buffer uintptr, n int32, at int64) int32 {
	if side, known := recording.knows(p); known {
		recording.ops = append(recording.ops, diskOp{side: side, what: "write", at: at, b: bytes.Clone(bytesAt(buffer, int(n)))})
	}
	return write1(tls, p, buffer, n, at)
}

func recordSync(tls *libc.TLS, p uintptr, flags int32) int32 {
	if side, known := recording.knows(p); known {
		recording.ops = append(recording.ops, diskOp{side: side, what: "sync"})
	}
	return sync1(tls, p, flags)
}

func recordTruncate(tls *libc.TLS, p uintptr, size int64) int32 {
	if side, known := recording.knows(p); known {
		recording.ops = append(recording.ops, diskOp{side: side, what: "truncate", at: size})
	}
	return truncate1(tls, p, size)
}

// record puts the recorder between the VFS and the system for the files that are open now, until the test ends.
func record(t *testing.T) *recorder {
	r := &recorder{files: map[uintptr]bool{}}
	tables := map[*sqlite3.Tsqlite3_io_methods]sqlite3.Tsqlite3_io_methods{}
	files.Range(func(_, value any) bool {
		f := value.(*file)
		m := methodsOf(f.at)
		if _, seen := tables[m]; !seen {
			tables[m] = *m
			write1 = function[transfer](m.FxWrite)
			sync1 = function[func(*libc.TLS, uintptr, int32) int32](m.FxSync)
			truncate1 = function[func(*libc.TLS, uintptr, int64) int32](m.FxTruncate)
		}
		r.files[f.at] = f.pages == nil
		return true
	})
	for m := range tables { // the methods of all kinds of files are the same but for locks
		m.FxWrite, m.FxSync, m.FxTruncate = pointer(recordWrite), pointer(recordSync), pointer(recordTruncate)
	}
	recording = r
	t.Cleanup(func() {
		recording = nil
		for m, was := range tables {
			*m = was
		}
	})
	return r
}

// disk is what is on a disk of one file.
type disk struct{ b []byte }

func (d *disk) write(b []byte, at int64) {
	if grow := at + int64(len(b)) - int64(len(d.b)); grow > 0 {
		d.b = append(d.b, make([]byte, grow)...)
	}
	copy(d.b[at:], b)
}

func (d *disk) truncate(size int64) {
	if size <= int64(len(d.b)) {
		d.b = d.b[:size]
	}
}

// after is what may be on the disk of a file when the power goes after some operations: all that was forced there, and of the later
// ones some sectors, in any order, and of one the beginning alone.
func after(start []byte, ops []diskOp, side bool, r *rand.Rand) []byte {
	d := disk{bytes.Clone(start)}
	forced := 0
	for i, op := range ops {
		if op.side == side && op.what == "sync" {
			forced = i
		}
	}
	for i, op := range ops {
		if op.side != side {
			continue
		}
		switch {
		case op.what == "truncate" && (i < forced || r.IntN(2) == 0):
			d.truncate(op.at)
		case op.what == "write" && i < forced:
			d.write(op.b, op.at)
		case op.what == "write":
			for from := int64(0); from < int64(len(op.b)); {
				to := min((op.at+from)/sector*sector+sector-op.at, int64(len(op.b)))
				switch r.IntN(4) {
				case 0, 1:
					d.write(op.b[from:to], op.at+from)
				case 2:
					d.write(tornAt(op.b[from:to], r), op.at+from)
				}
				from = to
			}
		}
	}
	return d.b
}

// tornAt is a writing of which the power let a beginning get to the disk; of the next bytes nobody knows.
func tornAt(b []byte, r *rand.Rand) []byte {
	torn := bytes.Clone(b)
	for i := r.IntN(len(b)); i < len(b); i++ {
		torn[i] = byte(r.Uint32())
	}
	return torn
}

// TestNoCommitIsLostWhenThePowerGoes replays what was written up to any moment, with any part of it that was not forced to the disk yet.
func TestNoCommitIsLostWhenThePowerGoes(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "data.db")
	sealed(t, path)
	db := open1(t, path, true, "journal_mode(WAL)", "synchronous(FULL)", "wal_autocheckpoint(0)", "cache_size(20)")
	do(t, db, "CREATE TABLE fact (n INTEGER)")
	do(t, db, "PRAGMA wal_checkpoint(TRUNCATE)")
	start, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	r := record(t)
	for n := 1; n <= 40; n++ {
		tx, err := db.Begin()
		if err != nil {
			t.Fatal(err)
		}
		for i := range 1 + n%7*20 {
			if _, err := tx.Exec("INSERT INTO person (name) VALUES (?)", fmt.Sprint(planted, n, i)); err != nil {
				t.Fatal(err)
			}
		}
		_, err = tx.Exec("INSERT INTO fact VALUES (?)", n)
		if err == nil {
			err = tx.Commit()
		}
		if err != nil {
			t.Fatal(err)
		}
		r.ops = append(r.ops, diskOp{what: "commit", commit: n})
		if n%3 == 0 { // as the store does after its writes
			do(t, db, "PRAGMA wal_checkpoint(TRUNCATE)")
		}
	}
	recording = nil
	if len(r.ops) < 500 {
		t.Fatalf("only %d operations were recorded", len(r.ops))
	}
	random := rand.New(rand.NewPCG(1, 2))
	for cut := 0; cut < len(r.ops); cut += 1 + random.IntN(6) {
		ops, told := r.ops[:cut], 0
		for _, op := range ops {
			told = max(told, op.commit)
		}
		at := filepath.Join(folder, "cut.db")
		for suffix, b := range map[string][]byte{"": after(start, ops, false, random), "-wal": after(nil, ops, true, random)} {
			if err := os.WriteFile(at+suffix, b, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		os.Remove(at + "-shm")
		found, err := lastFact(at)
		if err != nil || found < told || found > told+1 {
			t.Fatalf("cut after %d of %d operations: %d commits were said to stand, %d do: %v", cut, len(r.ops), told, found, err)
		}
	}
}

// lastFact opens a database as a power cut left it, and examines it.
func lastFact(path string) (n int, err error) {
	db, err := sql.Open("sqlite", dsn(path, true))
	if err != nil {
		return 0, err
	}
	defer db.Close()
	var answer string
	if err := db.QueryRow("PRAGMA integrity_check").Scan(&answer); err != nil || answer != "ok" {
		return 0, fmt.Errorf("%s %w", answer, err)
	}
	return n, db.QueryRow("SELECT ifnull(max(n), 0) FROM fact").Scan(&n)
}
