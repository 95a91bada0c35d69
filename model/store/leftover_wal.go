package store

import (
	"context"
	"database/sql"
	"errors"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/store/seal"
)

// A WAL does not name the file that it belongs to: SQLite writes back whatever lies beside a data file. When this program
// was killed with changes in the WAL, and another file came into the place before the next opening, pages of the one
// would lie among those of the other. The change log tells: with a WAL of its own a file is sound, as after every crash.

// walHeader is the size of a WAL without a page in it, in bytes.
const walHeader = 32

// walFits reports whether what a crash left in the WAL belongs to the file: with it nothing is wrong that is right
// without it. Nobody may have the file open.
func walFits(ctx context.Context, path string) (bool, error) {
	wal, err := os.Stat(path + "-wal")
	if err != nil || wal.Size() <= walHeader || onNetwork(path) || readElsewhere(path) {
		return true, nil
	}
	if own, err := ownWAL(path); err != nil || !own {
		return false, err
	}
	with, err := contents(ctx, path, "")
	if err != nil || with.Sound() {
		return true, err
	}
	alone, err := contents(ctx, path, "&immutable=1") // SQLite reads no WAL of a file that nobody changes
	return !(alone.Sound() || with.Damaged && !alone.Damaged), err
}

// ownWAL reports whether the WAL beside a sealed file was sealed with it; SQLite would take another for an empty one. That of a plain
// file does not tell.
func ownWAL(path string) (bool, error) {
	s, err := sealingOf(path)
	if err != nil || s == nil {
		return err == nil, err
	}
	f, err := os.Open(path + "-wal")
	if err != nil {
		return false, err
	}
	defer f.Close()
	first := make([]byte, walHeader)
	if _, err := io.ReadFull(f, first); err != nil {
		return false, err
	}
	return seal.OwnWAL(s.key, s.header.File, first), nil
}

// contents examines a file apart from what is known of it on this PC. One that cannot be read is Damaged.
func contents(ctx context.Context, path, how string) (Report, error) {
	r := Report{Path: path, Counts: map[string]int64{}}
	pool, err := sql.Open("sqlite", dataSource(path, reading, "")+how)
	if err != nil {
		return r, err
	}
	defer pool.Close()
	if err := r.examine(ctx, pool, known{}); err != nil {
		r.Damaged = true
		r.problem("%s", model.MessageOf(failure(err, path)))
	}
	return r, ctx.Err()
}

// moveWALAside puts the WAL into the backup folder, so that no later opening writes it into the file, and returns its
// name there; "" when there is none.
func moveWALAside(path string, now time.Time) (string, error) {
	wal := path + "-wal"
	if info, err := os.Stat(wal); err != nil || info.Size() == 0 {
		return "", nil
	}
	target, err := freeBackupName(path, reasonOverwritten, now)
	if err != nil {
		return "", err
	}
	return filepath.Base(target) + "-wal", copyFile(wal, target+"-wal")
}

// dropForeignWAL sees to it that a WAL of another file is not written into this one, and notes what has to be told.
func (db *DB) dropForeignWAL(ctx context.Context) error {
	if db.readOnly && heldElsewhere(db.path) {
		return nil
	}
	fits, err := walFits(ctx, db.path)
	if err != nil || fits {
		return err
	}
	if db.readOnly {
		return model.Errorf(model.Conflict, "“%s”上次没有正常关闭，之后又被别的程序覆盖过；先用双百窗口打开一次，再查看", filepath.Base(db.path))
	}
	aside, err := moveWALAside(db.path, db.now())
	if err != nil {
		return err
	}
	if err := errors.Join(os.Remove(db.path+"-wal"), removeIfThere(db.path+"-shm")); err != nil {
		return err
	}
	db.noteState("上次没有正常关闭，之后数据文件又被别的程序覆盖过：当时还没有写进文件的改动和现在这一份对不上，没有合并进来，另存为“备份”文件夹里的“"+
		aside+"”；先检查内容，不对就用最近的备份恢复",
		"数据文件在程序没有正常关闭之后被别的程序覆盖过；没有写进文件的改动另存为"+aside)
	return nil
}

// heldElsewhere reports whether a program that writes has the file open; its WAL is its own.
func heldElsewhere(path string) bool {
	f, err := os.OpenFile(lockPath(path), os.O_RDWR, 0)
	if err != nil {
		return false
	}
	defer f.Close()
	return lockFile(f) != nil
}

func removeIfThere(path string) error {
	if err := os.Remove(path); !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return nil
}
