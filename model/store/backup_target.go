package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/shuangbai/shuangbai/model"
)

// claim makes sure that a backup of source may be written to target, and returns target's absolute path. A file that
// stands there, and may be replaced, is locked until held is released, so that no program opens it before; held is nil
// when nothing stands there.
func claim(ctx context.Context, source, target string, replace bool) (path string, held *lock, err error) {
	if path, err = resolve(target); err != nil {
		return "", nil, err
	}
	if err := usableName(path); err != nil {
		return "", nil, err
	}
	if folder := filepath.Dir(path); missing(folder) {
		return "", nil, model.Errorf(model.Missing, "文件夹“%s”不存在，没有备份；先建好这个文件夹，或者换一个位置", folder)
	}
	at, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return path, nil, nil
	}
	if err != nil {
		return "", nil, failure(err, path)
	}
	if from, err := os.Stat(source); err == nil && os.SameFile(from, at) {
		return "", nil, model.Errorf(model.Exists, "“%s”就是正在使用的数据文件，不能备份到它自己；换一个文件名", filepath.Base(path))
	}
	if at.IsDir() {
		return "", nil, model.Errorf(model.Exists, "“%s”是一个文件夹，没有备份；在它后面写上备份的文件名", path)
	}
	if openHere(at) {
		return "", nil, anotherFile(path, nil)
	}
	if h, err := readHeader(path); err != nil || h.application != ApplicationID {
		return "", nil, model.Errorf(model.Exists, "“%s”已经存在，而且不是双百的备份，程序没有改动它；换一个文件名", filepath.Base(path))
	}
	held, err = acquire(path)
	if model.CodeOf(err) == model.Locked {
		return "", nil, anotherFile(path, err)
	}
	if err != nil {
		return "", nil, err
	}
	if err := earlierBackup(ctx, source, path); err != nil {
		held.release()
		return "", nil, err
	}
	if !replace {
		held.release()
		return "", nil, model.Errorf(model.Exists, "“%s”已经存在，是这个数据文件较早的备份，没有动它；换一个文件名，或者确认替换（命令行加 --force）", filepath.Base(path))
	}
	return path, held, nil
}

// anotherFile refuses a target that may hold what no other file holds.
func anotherFile(path string, cause error) error {
	return &model.Error{Code: model.Exists, Err: cause,
		Message: "“" + filepath.Base(path) + "”已经有另一个数据文件，没有动它；换一个文件名"}
}

// earlierBackup refuses a data file that is not an earlier state of source: one of another committee, a copy in which
// somebody worked on, or one that is open or was left by a crash, which its journals show.
func earlierBackup(ctx context.Context, source, path string) error {
	for _, suffix := range []string{"-wal", "-shm", "-journal"} {
		if !missing(path + suffix) {
			return anotherFile(path, nil)
		}
	}
	there, err := standOfCopy(ctx, path)
	if err != nil {
		return anotherFile(path, err)
	}
	own, err := openReader(source, reading)
	if err != nil {
		return err
	}
	defer own.Close()
	here, err := standOf(ctx, own)
	if err != nil || here.uuid != there.uuid {
		return anotherFile(path, err)
	}
	// Whatever was changed there must have been changed here too.
	var known bool
	err = own.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM change_set WHERE id = ? AND at = ? AND who = ? AND last_row = ?)",
		there.set, there.at, there.who, there.last).Scan(&known)
	if err != nil {
		return failure(err, source)
	}
	if !known {
		return anotherFile(path, nil)
	}
	return nil
}
