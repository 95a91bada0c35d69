package store

import (
	"context"
	"os"
	"sync"
	"time"

	"github.com/shuangbai/shuangbai/model"
)

// The file alone is the whole committee: what a change set leaves in the WAL is written back into the file right after
// the commit, because people copy the one file while the program is open. SQLite writes back only what no reader needs
// in its older state. It does so page by page, and where a reader stands between two commits the file alone would be a
// mixture of both until the rest follows. So the writing back waits for the readers that began before the last commit,
// and happens when the last of them ends; those of other programs show by their locks (readlocks_linux.go).

// settleAgain is how long after a writing back that another program's reader stopped, or a full disk, it is tried again.
const settleAgain = 500 * time.Millisecond

// readElsewhere reports whether another program reads the file now, as far as the system tells. Tests replace it.
var readElsewhere = readLocked

// readers are the reads that run now, by the number of commits before each.
type readers struct {
	mu      sync.Mutex
	commits int
	reading map[int]int
	behind  bool // something of the last commits stands only in the WAL
}

// enter counts a reader in; leave takes what it returns.
func (r *readers) enter() int {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.reading == nil {
		r.reading = map[int]int{}
	}
	r.reading[r.commits]++
	return r.commits
}

// leave counts a reader out and reports whether what it was in the way of can be done now.
func (r *readers) leave(began int) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.reading[began]--; r.reading[began] == 0 {
		delete(r.reading, began)
	}
	return r.behind && !r.blocked()
}

// blocked reports whether a reader needs an older state than the last; mu is held.
func (r *readers) blocked() bool {
	for began := range r.reading {
		if began < r.commits {
			return true
		}
	}
	return false
}

// committed counts a commit.
func (r *readers) committed() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.commits++
	r.behind = true
}

func (r *readers) mayNotSettle() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.blocked()
}

func (r *readers) setBehind(behind bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.behind = behind
}

// enterReadOf counts a reader of the file at path, as enterRead does, when this program has it open for writing.
func enterReadOf(path string) (leave func()) {
	leave = func() {}
	info, err := os.Stat(path)
	if err != nil {
		return leave
	}
	openFiles.Range(func(key, known any) bool {
		db := key.(*DB)
		if db.readOnly || !os.SameFile(info, known.(os.FileInfo)) {
			return true
		}
		leave = db.enterRead()
		return false
	})
	return leave
}

// enterRead counts a reader of this program until the function that it returns is called.
func (db *DB) enterRead() func() {
	began := db.readers.enter()
	return func() {
		if db.readers.leave(began) {
			go db.settleLater()
		}
	}
}

// settle writes the WAL back into the file, without waiting for anybody. An error means that the changes are safe, but
// not in the file alone; it is tried again later. writes is held.
func (db *DB) settle(ctx context.Context) error {
	if db.journal() != "WAL" || db.readers.mayNotSettle() {
		return nil
	}
	if readElsewhere(db.path) {
		db.settleSoon()
		return nil
	}
	conn, err := db.writer.Conn(ctx)
	if err != nil {
		return err
	}
	defer conn.Close()
	if _, err := conn.ExecContext(ctx, "PRAGMA busy_timeout = 0"); err != nil {
		return err
	}
	var busy, frames, done int
	err = conn.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)").Scan(&busy, &frames, &done)
	if _, e := conn.ExecContext(ctx, "PRAGMA busy_timeout = "+patience(db.path)); err == nil {
		err = e
	}
	whole := err == nil && done == frames
	db.readers.setBehind(!whole)
	db.lookAgain()
	if !whole {
		db.settleSoon()
	}
	return failure(err, db.path)
}

// settleSoon sees to it that settle is tried again in a while. writes is held.
func (db *DB) settleSoon() {
	if db.again != nil || db.closed {
		return
	}
	db.again = time.AfterFunc(settleAgain, func() {
		db.writes.Lock()
		db.again = nil
		db.writes.Unlock()
		db.settleLater()
	})
}

// settleLater writes back what could not be at its time.
func (db *DB) settleLater() {
	db.writes.Lock()
	defer db.writes.Unlock()
	if db.closed || db.inPlace() != nil {
		return
	}
	db.unsettled = db.settle(context.Background())
}

// settleAtClose writes back for the last time. Without readers in other programs it leaves no journal file behind; with
// them the data are safe all the same, and the next opening writes them back. writes is held.
func (db *DB) settleAtClose() {
	if db.again != nil {
		db.again.Stop()
		db.again = nil
	}
	if db.writer == nil || readElsewhere(db.path) {
		return
	}
	_, _ = db.writer.Exec("PRAGMA wal_checkpoint(TRUNCATE)")
}

// room refuses to add to changes that a full disk keeps from being written back into the file. writes is held.
func (db *DB) room(ctx context.Context) error {
	if db.unsettled == nil {
		return nil
	}
	if db.unsettled = db.settle(ctx); model.CodeOf(db.unsettled) == model.DiskFull {
		return db.unsettled
	}
	return nil
}
