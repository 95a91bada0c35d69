package store

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"github.com/shuangbai/shuangbai/model"
)

// resolve makes a path absolute and follows links, so that one file has one name and one lock.
func resolve(path string) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", failure(err, path)
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		return real, nil
	}
	// What is not there yet may still lie in a folder behind a link.
	if folder, err := filepath.EvalSymlinks(filepath.Dir(path)); err == nil {
		return filepath.Join(folder, filepath.Base(path)), nil
	}
	return path, nil
}

// openFiles are the data files that this process has open.
var openFiles sync.Map // *DB to os.FileInfo

// openHere reports whether this process has the file open. Such a file is never opened and closed beside SQLite:
// on Unix that gives up the locks that SQLite holds on it.
func openHere(info os.FileInfo) bool { return openAs(info, false) || openAs(info, true) }

// openFile is the data file that this process has open, nil for none.
func openFile(info os.FileInfo) (open *DB) {
	openFiles.Range(func(db, known any) bool {
		if os.SameFile(info, known.(os.FileInfo)) {
			open = db.(*DB)
		}
		return open == nil
	})
	return open
}

// openAs reports whether this process has the file open, for reading only or for writing.
func openAs(info os.FileInfo, readOnly bool) (here bool) {
	openFiles.Range(func(db, known any) bool {
		here = db.(*DB).readOnly == readOnly && os.SameFile(info, known.(os.FileInfo))
		return !here
	})
	return here
}

// enlist notes that the file is about to be opened: from then on nothing else of this process touches it.
func (db *DB) enlist() error {
	info, err := os.Stat(db.path)
	if err == nil {
		openFiles.Store(db, info)
	}
	return err
}

// remember notes how the file stands, to know it again.
func (db *DB) remember() error {
	info, err := os.Stat(db.path)
	if err != nil {
		return err
	}
	os.SameFile(info, info) // Windows looks for a file's number when first asked
	db.file, db.left = info, info
	openFiles.Store(db, info)
	return nil
}

// lookAgain notes how the file stands after this program wrote into it.
func (db *DB) lookAgain() {
	if info, err := os.Stat(db.path); err == nil && db.file != nil && os.SameFile(info, db.file) {
		db.left = info
	}
}

// Reasons why an open data file is not where it was.
var (
	errMoved       = errors.New("store: another file or none has the name of the open data file")
	errOverwritten = errors.New("store: another program wrote into the open data file")
)

// inPlace reports whether the name still leads to the file that is open, and nobody else has written into it.
func (db *DB) inPlace() error {
	if db.file == nil {
		return nil
	}
	info, err := os.Stat(db.path)
	switch {
	case err != nil && !errors.Is(err, fs.ErrNotExist):
		return errors.Join(errMoved, err)
	case err != nil || !os.SameFile(info, db.file):
		return errMoved
	case tellsWrites && db.journal() == "WAL" && (info.Size() != db.left.Size() || !info.ModTime().Equal(db.left.ModTime())):
		return errOverwritten
	}
	return nil
}

// What stillThere says of the change that it was asked about.
const (
	changeRefused = "，这次改动没有保存"
	changeMade    = "，这次改动没有存进原来的文件"
	noChange      = ""
)

// inTheCopy says what the copy holds that stillThere makes.
var inTheCopy = map[string]string{changeRefused: "这次改动以前的全部资料", changeMade: "连同这次改动的全部资料", noChange: "打开着的全部资料"}

// stillThere refuses a change while the data file is not where it was. What is open, and would be gone with the
// program, is saved beside it, once for each state. writes is held.
func (db *DB) stillThere(ctx context.Context, change string) error {
	cause := db.inPlace()
	if cause == nil {
		db.rescued = ""
		return nil
	}
	name := filepath.Base(db.path)
	if errors.Is(cause, errOverwritten) {
		return &model.Error{Code: model.Conflict, Err: cause,
			Message: "数据文件“" + name + "”被别的程序改动或覆盖过" + change + "；关闭本程序再打开，检查内容，不对就用“备份”里最近的一份恢复"}
	}
	if db.rescued == "" {
		copied, err := db.saveBeside(ctx)
		if err != nil {
			return &model.Error{Code: model.Missing, Err: errors.Join(cause, err), Message: "数据文件“" + name +
				"”不在原处了（被移走、改名、删除或换成了别的文件）" + change + "，另存也没有成功；不要关闭本程序，先把原来的文件放回 " + filepath.Dir(db.path)}
		}
		db.rescued = copied
	}
	return &model.Error{Code: model.Missing, Err: cause, Message: "数据文件“" + name + "”不在原处了（被移走、改名、删除或换成了别的文件）" + change +
		"；" + inTheCopy[change] + "已另存为“" + db.rescued + "”，把原来的文件放回原处，或者从另存的这一份恢复"}
}

// saveBeside copies what is open into the backup folder, through the connection that still has it.
func (db *DB) saveBeside(ctx context.Context) (string, error) {
	target, err := freeBackupName(db.path, reasonMoved, db.now())
	if err != nil {
		return "", err
	}
	temporary, err := temporaryBeside(target)
	if err != nil {
		return "", err
	}
	defer temporary.remove()
	wanted, err := copyFrom(ctx, db.writer, temporary.path, db.sealed)
	if err != nil {
		return "", err
	}
	_, _ = wanted.carry(ctx, db.path, target) // their folder may have been moved away too
	return target, temporary.putNew(target)
}

// closeApart closes the pools without writing the WAL back: another program wrote into the file, and pages of the WAL
// over its pages would leave a mixture of both. What stands in the WAL goes into the backup folder, so that no later
// opening writes it there. writes is held.
func (db *DB) closeApart() error {
	if _, err := moveWALAside(db.path, db.now()); err != nil {
		return err // with the pools left open: what stands only in the WAL stays where it is
	}
	// SQLite writes back when the last connection closes, unless that one may only read: this one is the last.
	guard, err := sql.Open("sqlite", fileURI(db.path)+"?mode=ro") // of a sealed file too: what lies there now may be anything
	if err != nil {
		return err
	}
	defer guard.Close()
	tx, err := guard.Begin()
	if err != nil {
		return err
	}
	defer tx.Rollback()
	_, _ = tx.Exec("SELECT count(*) FROM sqlite_schema") // takes the lock of a reader, whatever it reads
	err = db.closePools()
	os.Remove(db.path + "-wal")
	os.Remove(db.path + "-shm") // tells only what is in the WAL
	return err
}

// StillThere refuses when the data file is no longer where it was opened (Missing) or was overwritten (Conflict). What is
// open, and would be gone with the program, is saved beside the place then; the sentence names the copy.
func (db *DB) StillThere(ctx context.Context) error { return db.there(ctx) }

// Rescued is the path of the copy of what is open that was saved because the file was moved away; "" when there is none.
func (db *DB) Rescued() string {
	db.writes.Lock()
	defer db.writes.Unlock()
	return db.rescued
}
