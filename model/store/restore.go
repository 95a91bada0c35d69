package store

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"time"

	"github.com/shuangbai/shuangbai/model"
)

// Restore puts a backup in the place of a data file. The backup is examined first and copied to a file beside the
// place, which is examined too; the present file is kept in the backup folder, and its path there returned ("" when
// there was none). A damaged backup (Corrupt) or a data file in use (Locked) is refused, and nothing is changed. The
// data file must not be open in this program either. The restored file's history says which backup it is and what it
// replaced, and who did it.
func Restore(ctx context.Context, from, to, who string) (kept string, err error) {
	if from, to, err = restorable(ctx, from, to); err != nil {
		return "", err
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
		return "", failure(err, to)
	}
	held, err := acquire(to)
	if err != nil {
		return "", err
	}
	defer held.release()
	temporary, err := temporaryBeside(to)
	if err != nil {
		return "", failure(err, to)
	}
	defer temporary.remove()
	if err := copyChecked(ctx, from, temporary.path); err != nil {
		return "", failure(err, to)
	}
	if err := noteRestore(ctx, temporary.path, from, to, who, time.Now); err != nil {
		return "", failure(err, to)
	}
	kept, err = setAside(to, time.Now())
	if err != nil {
		return "", err
	}
	put := temporary.replace
	if kept == "" {
		put = temporary.putNew
	}
	if err := put(to); err != nil {
		return kept, err
	}
	keepRestored(ctx, to)
	return kept, nil
}

// RestorePreview examines the backup and refuses what Restore would refuse, and changes nothing.
func RestorePreview(ctx context.Context, from, to string) error {
	_, to, err := restorable(ctx, from, to)
	if err != nil || missing(to) {
		return err
	}
	held, err := acquire(to)
	held.release()
	return err
}

// restorable examines a backup and returns the absolute paths.
func restorable(ctx context.Context, from, to string) (string, string, error) {
	backup, err := filepath.Abs(from)
	if err != nil {
		return "", "", failure(err, from)
	}
	place, err := resolve(to)
	if err != nil {
		return "", "", err
	}
	if a, e := os.Stat(backup); e == nil {
		if b, e := os.Stat(place); e == nil && os.SameFile(a, b) {
			return "", "", model.Errorf(model.Conflict, "“%s”就是现在的数据文件，不用恢复；选择一个备份文件", filepath.Base(backup))
		}
	}
	return backup, place, undamaged(ctx, backup)
}

// undamaged refuses a backup whose data are damaged. One with a gap in its change log is better than none.
func undamaged(ctx context.Context, path string) error {
	report, err := Verify(ctx, path)
	if err != nil {
		return err
	}
	if report.Damaged {
		return model.Errorf(model.Corrupt, "备份“%s”有问题，没有恢复：%s", filepath.Base(path), report.Problems[0])
	}
	return nil
}

// setAside copies the present data file, whatever it is, into the backup folder, with its journals, so that they stay
// together: a file that only looks damaged may be whole with its journal. One that cannot be read whole is moved there.
func setAside(path string, now time.Time) (string, error) {
	if missing(path) {
		return "", nil
	}
	aside, err := freeBackupName(path, reasonRestored, now)
	if err != nil {
		return "", err
	}
	if err := copyFile(path, aside); err != nil {
		os.Remove(aside)
		if noRoom(filepath.Dir(aside)) {
			return "", failure(err, aside)
		}
		if err := os.Rename(path, aside); err != nil {
			return "", replaceFailure(err, path)
		}
	}
	for _, suffix := range []string{"-wal", "-shm", "-journal"} {
		if !missing(path + suffix) {
			if err := os.Rename(path+suffix, aside+suffix); err != nil {
				return "", replaceFailure(err, path)
			}
		}
	}
	return aside, nil
}

// copyFile copies a file as it is to a new one that only the user may read, and makes sure that it is on the disk.
func copyFile(from, to string) error {
	in, err := os.Open(from)
	if err != nil {
		return err
	}
	defer in.Close()
	out, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	_, err = io.Copy(out, in)
	if err == nil {
		err = out.Sync()
	}
	if e := out.Close(); err == nil {
		err = e
	}
	return err
}
