package store

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"time"

	"github.com/shuangbai/shuangbai/model"
)

// Options say how a data file is opened.
type Options struct {
	// ReadOnly opens without the lock, beside a program that writes; Write is refused then.
	ReadOnly bool
	// Now is the clock of the change log and of backup names; time.Now when nil.
	Now func() time.Time
}

// DB is an open data file. Its methods may be called from several goroutines: writes wait for each other, reads run
// beside them and see the last finished write.
type DB struct {
	path     string
	sealed   *sealing // nil for a plain file
	readOnly bool
	network  bool
	writer   *sql.DB // nil when read-only
	reader   *sql.DB
	lock     *lock
	now      func() time.Time
	writes   sync.Mutex
	commits  atomic.Int64 // that this process made
	closing  sync.Once
	closed   bool

	older     string // a sentence when the file is not the one last written on this PC, or its last changes were not
	exchanged string // what the history has to say of that; "" when it was said

	readers   readers     // see checkpoint.go
	unsettled error       // why the last changes are not in the file itself yet, other than for readers
	again     *time.Timer // the next try to write them back; nil when none is pending
	file      os.FileInfo // the file that is open, and how this program left it; see moved_file.go
	left      os.FileInfo
	rescued   string // where what is open was saved after the file was moved away; "" once that is out of date

	contents contentFolder // what the attachments hold
	taking   sync.Mutex    // one change of contents at a time
	pending  map[string]pending
	lacking  string // a sentence when their folder was not there at opening
}

// Open opens a data file. It refuses, and leaves as it is, what is missing (Missing), no data file or another
// program's (Foreign), from a newer version (Newer), damaged (Corrupt), in use by another writing program (Locked),
// or not writable (ReadOnly). A file of an older version is backed up and then brought up to date.
func Open(path string, opts Options) (*DB, error) {
	return open(path, opts, migrations)
}

func open(path string, opts Options, steps []migration) (*DB, error) {
	path, err := resolve(path)
	if err != nil {
		return nil, err
	}
	if _, err := recognise(path, latestVersion(steps)); err != nil {
		return nil, err
	}
	db := &DB{path: path, readOnly: opts.ReadOnly, network: onNetwork(path), now: opts.Now}
	if db.now == nil {
		db.now = time.Now
	}
	if db.sealed, err = sealingOf(path); err != nil {
		return nil, failure(err, path)
	}
	if err := db.start(steps); err != nil {
		_ = db.Close() // it did not open; that is what is told
		return nil, failure(err, path)
	}
	return db, nil
}

// start takes the lock, examines the file read-only, brings it up to date, and opens the pools.
func (db *DB) start(steps []migration) error {
	ctx := context.Background()
	if !db.readOnly {
		held, err := acquire(db.path)
		if err != nil {
			return err
		}
		db.lock = held
		removeLeftovers(filepath.Dir(db.path))
		removeLeftovers(filepath.Join(filepath.Dir(db.path), BackupFolder))
		if err := held.holdData(db.path); err != nil {
			return err
		}
	}
	if err := db.enlist(); err != nil {
		return err
	}
	if err := db.dropForeignWAL(ctx); err != nil {
		return err
	}
	version, current, err := examine(ctx, db.path, latestVersion(steps))
	if err != nil {
		return err
	}
	old := version < latestVersion(steps)
	if old && db.readOnly {
		return model.Errorf(model.Conflict, "“%s”是旧版程序保存的；先用双百窗口打开一次，让它升级，再查看", filepath.Base(db.path))
	}
	if old || !current && !db.readOnly {
		if err := db.upgrade(ctx, steps, version); err != nil {
			return err
		}
	}
	if !db.readOnly {
		if db.writer, err = openPool(db.path, writing, db.journal()); err != nil {
			return err
		}
	}
	if db.reader, err = openReader(db.path, reading); err != nil {
		return err
	}
	if err := db.findContents(ctx); err != nil {
		return err
	}
	if err := db.remember(); err != nil {
		return err
	}
	if err := db.compareKnown(ctx); err != nil || db.readOnly {
		return err
	}
	db.unsettled = db.settle(ctx) // what a crash left in the WAL
	return nil
}

// journal is the journal that suits the place: WAL needs memory shared between processes, which a network share
// does not give.
func (db *DB) journal() string {
	if db.network {
		return "DELETE"
	}
	return "WAL"
}

// Path is the absolute path of the data file.
func (db *DB) Path() string { return db.path }

// ReadOnly reports whether the file was opened for reading only.
func (db *DB) ReadOnly() bool { return db.readOnly }

// Warning is a sentence to show while the file is open, "" when all is well.
func (db *DB) Warning() string {
	if db.older != "" {
		return db.older
	}
	if db.lacking != "" && missing(db.contents.path) {
		return db.lacking
	}
	if db.network {
		return "数据文件在网络盘上：断网可能中断保存，也会慢一些；建议把数据文件放在本机，只把备份放到网络盘"
	}
	return ""
}

// Close ends the use of the file. The journal is written back, so that the one file is complete again.
func (db *DB) Close() error {
	var err error
	db.closing.Do(func() {
		db.writes.Lock()
		defer db.writes.Unlock()
		db.closed = true
		defer openFiles.Delete(db)
		var gone error
		if db.writer != nil {
			gone = db.stillThere(context.Background(), noChange)
		}
		if errors.Is(gone, errOverwritten) {
			err = db.closeApart()
		} else {
			db.settleAtClose()
			err = db.closePools()
		}
		db.lock.release()
		if gone != nil {
			err = gone
		}
	})
	return failure(err, db.path)
}

func (db *DB) closePools() error {
	var errs []error
	for _, pool := range []*sql.DB{db.reader, db.writer} {
		if pool != nil {
			errs = append(errs, pool.Close())
		}
	}
	return errors.Join(errs...)
}
