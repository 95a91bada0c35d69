package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/outfile"
)

// removeDatabase removes a temporary database with its journals. What is not there is no failure.
func removeDatabase(path string) {
	for _, suffix := range []string{"", "-journal", "-wal", "-shm"} {
		_ = outfile.Remove(path + suffix)
	}
}

// putNew gives a finished file its name, refusing to replace anything.
func putNew(temporary, path string) error {
	err := os.Link(temporary, path)
	switch {
	case err == nil:
		syncFolder(path)
		return nil
	case errors.Is(err, fs.ErrExist):
		return alreadyThere(path)
	}
	// FAT and some shares know no links.
	if !missing(path) {
		return alreadyThere(path)
	}
	return replaceFile(temporary, path)
}

// replaceFile puts a finished file in the place of another, atomically.
func replaceFile(temporary, path string) error {
	if err := outfile.Rename(temporary, path); err != nil {
		return replaceFailure(err, path)
	}
	syncFolder(path)
	return nil
}

// replaceFailure explains a rename that failed in a folder where a file could be made: Windows renames nothing that
// is open.
func replaceFailure(err error, path string) error {
	if errors.Is(err, fs.ErrPermission) || outfile.IsInUse(err) {
		return &model.Error{Code: model.Locked, Err: err,
			Message: "“" + filepath.Base(path) + "”不能替换，可能正被别的程序打开；关闭那个程序后再试"}
	}
	return failure(err, path)
}

// syncFile makes sure that a file's content is on the disk.
func syncFile(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	err = f.Sync()
	if e := f.Close(); err == nil {
		err = e
	}
	return err
}

// syncFolder makes sure that a new name is on the disk, where the system can do that for folders.
func syncFolder(path string) {
	if d, err := os.Open(filepath.Dir(path)); err == nil {
		_ = d.Sync()
		d.Close()
	}
}
