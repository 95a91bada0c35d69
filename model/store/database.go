package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
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
	readOnly bool
	network  bool
	writer   *sql.DB // nil when read-only
	reader   *sql.DB
	lock     *lock
	now      func() time.Time
	writes   sync.Mutex
	closing  sync.Once
	closed   bool

	older     string // a sentence when the file is not the one last written on this PC
	exchanged string // what the history has to say of that; "" when it was said

	readers   readers     // see checkpoint.go
	unsettled error       // why the last changes are not in the file itself yet, other than for readers
	again     *time.Timer // the next try to write them back; nil when none is pending
	file      os.FileInfo // the file that is open, and how this program left it; see moved_file.go
	left      os.FileInfo
	rescued   string // where what is open was saved after the file was moved away; "" once that is out of date
}

// Create makes a new data file for a committee and opens it. The file is built beside its place and put there
// complete. What stands at path already is refused with code Exists, untouched.
func Create(path string, c model.Committee) (*DB, error) {
	path, err := mayCreate(path, c)
	if err != nil {
		return nil, err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return nil, failure(err, path)
	}
	temporary, err := temporaryBeside(path)
	if err != nil {
		return nil, failure(err, path)
	}
	defer temporary.remove()
	if err := build(temporary.path, c); err != nil {
		return nil, failure(err, path)
	}
	if err := temporary.putNew(path); err != nil {
		return nil, err
	}
	return Open(path, Options{})
}

// CreatePreview refuses what Create would refuse, and makes nothing.
func CreatePreview(path string, c model.Committee) error {
	_, err := mayCreate(path, c)
	return err
}

// mayCreate returns the place of a new data file, or why it cannot be made there.
func mayCreate(path string, c model.Committee) (string, error) {
	if err := c.Validate(); err != nil {
		return "", err
	}
	path, err := resolve(path)
	if err != nil {
		return "", err
	}
	if err := usableName(path); err != nil {
		return "", err
	}
	switch _, err := os.Lstat(path); {
	case err == nil:
		return "", alreadyThere(path)
	case !errors.Is(err, fs.ErrNotExist):
		return "", failure(err, path)
	}
	return path, nil
}

// build fills an empty file with the schema and the committee.
func build(path string, c model.Committee) error {
	pool, err := openPool(path, building, "")
	if err != nil {
		return err
	}
	defer pool.Close()
	ctx := context.Background()
	if err := migrate(ctx, pool, migrations); err != nil {
		return err
	}
	db := &DB{path: path, writer: pool, now: time.Now}
	_, err = db.Write(ctx, Change{Who: c.Contact, Why: "新建数据文件", Kind: "settings"}, func(tx *Tx) error {
		return tx.PutCommittee(c)
	})
	if err != nil {
		return err
	}
	if err := pool.Close(); err != nil {
		return err
	}
	return syncFile(path)
}

func alreadyThere(path string) error {
	return model.Errorf(model.Exists, "“%s”已经存在，程序没有改动它；换一个文件名，或者直接打开它", filepath.Base(path))
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

// examine reads the file without changing it and returns its version and whether its triggers are ours.
func examine(ctx context.Context, path string, latest int) (version int, current bool, err error) {
	pool, err := openReader(path, reading)
	if err != nil {
		return 0, false, err
	}
	defer pool.Close()
	var application int64
	if err := pool.QueryRowContext(ctx, "SELECT * FROM pragma_application_id, pragma_user_version").Scan(&application, &version); err != nil {
		return 0, false, err
	}
	if application != ApplicationID {
		return 0, false, model.Errorf(model.Foreign, "“%s”不是双百的数据文件，程序没有改动它；选择另一个文件", filepath.Base(path))
	}
	if version > latest {
		return 0, false, newer(path, version, latest)
	}
	if err := checkTables(ctx, pool); err != nil {
		return 0, false, err
	}
	if err := checkOwner(ctx, pool, path); err != nil {
		return 0, false, err
	}
	current, err = triggersStand(ctx, pool)
	return version, current, err
}

// checkOwner refuses a file without the one line that says which data file it is, or the one that says whose. Nothing
// could be read or written in it that people would understand.
func checkOwner(ctx context.Context, q querier, path string) error {
	missing, err := column[string](ctx, q, missingOwner)
	if err != nil || len(missing) == 0 {
		return err
	}
	return model.Errorf(model.Corrupt, "“%s”里的%s被别的程序删掉了，打不开，程序没有改动它；用最近一次备份恢复", filepath.Base(path), missing[0])
}

// missingOwner lists what a file lacks of the two.
const missingOwner = `SELECT '文件标识' WHERE NOT EXISTS (SELECT 1 FROM identity) UNION ALL SELECT '党委信息' WHERE NOT EXISTS (SELECT 1 FROM committee)`

// quickCheck asks SQLite whether the file is sound.
func quickCheck(ctx context.Context, q querier) error { return quickCheckOf(ctx, q, "1") }

// checkTables asks SQLite whether the tables are sound that are read and changed in daily work. The change log is
// left to Verify and to the check of each backup, so that opening does not slow with every year of it.
func checkTables(ctx context.Context, q querier) error {
	names, err := column[string](ctx, q, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('change_row', 'change_set') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
	if err != nil {
		return err
	}
	for _, name := range names {
		if err := quickCheckOf(ctx, q, `"`+name+`"`); err != nil {
			return err
		}
	}
	return nil
}

// quickCheckOf checks a table, or with a number as the most faults to name the whole file.
func quickCheckOf(ctx context.Context, q querier, what string) error {
	var answer string
	if err := q.QueryRowContext(ctx, "PRAGMA quick_check("+what+")").Scan(&answer); err != nil {
		return err
	}
	if answer != "ok" {
		return &model.Error{Code: model.Corrupt, Message: sentenceCorrupt, Err: fmt.Errorf("quick_check: %s", answer)}
	}
	return nil
}

// upgrade backs the file up and then runs the steps that it lacks. Triggers that are not ours are made anew.
func (db *DB) upgrade(ctx context.Context, steps []migration, version int) error {
	if _, err := autoBackup(ctx, db.path, fmt.Sprintf("升级前第%d版", version), db.now()); err != nil {
		return err
	}
	pool, err := openPool(db.path, migrating, db.journal())
	if err != nil {
		return err
	}
	defer pool.Close()
	if err := migrate(ctx, pool, steps); err != nil {
		return err
	}
	return renewTriggers(ctx, pool)
}

// renewTriggers replaces triggers that differ from those made from the schema.
func renewTriggers(ctx context.Context, pool *sql.DB) error {
	tx, err := pool.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	stand, err := triggersStand(ctx, tx)
	if err != nil || stand {
		return err
	}
	if err := dropTriggers(ctx, tx); err != nil {
		return err
	}
	if err := makeTriggers(ctx, tx); err != nil {
		return err
	}
	return tx.Commit()
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
