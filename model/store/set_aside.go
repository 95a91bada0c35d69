package store

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/outfile"
)

// aside is a data file that was kept in the backup folder before another takes its place. The zero value is none.
type aside struct {
	from, path string
	moved      []string // the endings of the names of what was moved there, "" for the data file; the rest was copied
}

// setAside copies the present data file, whatever it is, into the backup folder, with its journals, so that they stay
// together: a file that only looks damaged may be whole with its journal. One that cannot be read whole is moved there. When that
// fails, all is where it was.
func setAside(path, reason string, now time.Time) (a aside, err error) {
	if missing(path) {
		return a, nil
	}
	to, err := freeBackupName(path, reason, now)
	if err != nil {
		return a, err
	}
	a = aside{from: path, path: to}
	if err := copyWhole(path, to); err != nil {
		if noRoom(filepath.Dir(to)) {
			return aside{}, failure(err, to)
		}
		if err := a.move(""); err != nil {
			return aside{}, err
		}
	}
	for _, suffix := range journals {
		if missing(path + suffix) {
			continue
		}
		if err := a.move(suffix); err != nil {
			return aside{}, a.putBack(err)
		}
	}
	return a, nil
}

func (a *aside) move(suffix string) error {
	if err := outfile.Rename(a.from+suffix, a.path+suffix); err != nil {
		return replaceFailure(err, a.from)
	}
	a.moved = append(a.moved, suffix)
	return nil
}

// putBack is for when nothing took the place of the data file, for a cause: what was moved goes back, and no copy stays. It returns
// the cause, which says where the file is if that fails.
func (a aside) putBack(cause error) error {
	if a.path == "" {
		return cause
	}
	for _, suffix := range a.moved {
		if err := outfile.Rename(a.path+suffix, a.from+suffix); err != nil {
			return also(cause, err, "原来的数据文件在“"+BackupFolder+"”文件夹的“"+filepath.Base(a.path)+"”里，没能放回原处；从那一份恢复")
		}
	}
	if !slices.Contains(a.moved, "") {
		if err := removeIfThere(a.path); err != nil {
			return also(cause, err, "“"+BackupFolder+"”文件夹里多出来的“"+filepath.Base(a.path)+"”没能删掉")
		}
	}
	return cause
}

// also adds a sentence to what a cause says.
func also(cause, further error, sentence string) error {
	return &model.Error{Code: model.CodeOf(cause), Message: model.MessageOf(cause) + "；" + sentence, Err: errors.Join(cause, further)}
}

// journals are what the names of a database's journals end in.
var journals = []string{"-wal", "-shm", "-journal"}

func hasJournal(path string) bool {
	return slices.ContainsFunc(journals, func(suffix string) bool { return !missing(path + suffix) })
}

// copyWhole copies a file as it is to a new one, which gets its name only once it is whole.
func copyWhole(from, to string) error {
	temporary, err := temporaryBeside(to)
	if err != nil {
		return err
	}
	defer temporary.remove()
	if err := copyInto(temporary.file, from); err != nil {
		return err
	}
	return temporary.putNew(to)
}

// copyFile copies a file as it is to a new one that only the user may read, and makes sure that it is on the disk.
func copyFile(from, to string) error {
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	err = copyInto(out, from)
	if e := out.Close(); err == nil {
		err = e
	}
	return err
}

func copyInto(out *os.File, from string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	if _, err := io.Copy(out, in); err != nil {
		return err
	}
	return out.Sync()
}
