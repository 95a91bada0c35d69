// Package outfile writes a finished file to disk: whole or not at all, never over data or over what nobody agreed to
// replace, with failures in words that say what to do.
package outfile

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"syscall"

	"github.com/shuangbai/shuangbai/model"
)

// Write stores data at the target through a temporary file in the same folder, so that a failure leaves an older file
// of that name as it was. What Check refuses is refused again, for the work may have taken long. The file can be read
// by its owner alone (0600), like the data. Errors are *model.Error: those of Check, ReadOnly, DiskFull, and Locked for
// a file that another program holds.
func (t Target) Write(data []byte) error { return t.Copy(bytes.NewReader(data)) }

// Copy is Write of what a reader gives, to its end; an error of the reader is returned when it is a *model.Error.
func (t Target) Copy(from io.Reader) error {
	path, err := t.place()
	if err != nil {
		return err
	}
	tmp, err := os.CreateTemp(filepath.Dir(path), ".shuangbai-*.tmp")
	if err != nil {
		return explain(err, path)
	}
	defer func() { _ = Remove(tmp.Name()) }() // after a successful rename there is nothing left to remove
	_, err = io.Copy(tmp, from)
	if err == nil {
		err = tmp.Sync()
	}
	if cerr := tmp.Close(); err == nil {
		err = cerr
	}
	if err != nil {
		return explain(err, path)
	}
	if path, err = t.place(); err != nil {
		return err
	}
	if !t.Replace && os.Link(tmp.Name(), path) == nil { // refuses a file made this instant; FAT and some shares know no links
		return nil
	}
	if _, err = t.place(); err != nil {
		return err
	}
	if err := Rename(tmp.Name(), path); err != nil {
		return explain(err, path)
	}
	return nil
}

// explain puts a failure into words.
func explain(err error, path string) error {
	var known *model.Error
	if errors.As(err, &known) {
		return err
	}
	dir, name := filepath.Dir(path), filepath.Base(path)
	switch {
	case errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR):
		return model.Wrap(err, model.Missing, "没有“%s”这个文件夹，请先建立它，或者换一个保存位置", dir)
	case IsLongName(err), runtime.GOOS == "windows" && IsBadName(err):
		return model.Wrap(err, model.Invalid, "“%s”不能作文件名：太长，或者有系统不许的符号；换一个短的名字", name)
	case IsDiskFull(err):
		return model.Wrap(err, model.DiskFull, "磁盘已满，“%s”没有存成；清出空间，或者换一个盘再存", name)
	case isHeld(err, path):
		return model.Wrap(err, model.Locked, "“%s”正被别的程序打开，没有存成；关掉它再存，或者换一个文件名", name)
	case errors.Is(err, fs.ErrPermission) || IsWriteProtected(err):
		return model.Wrap(err, model.ReadOnly, "“%s”不能写入，“%s”没有存成；请换一个有写入权限的文件夹", dir, name)
	}
	return model.Wrap(err, model.Internal, "“%s”没有存成；请换一个保存位置再试", name)
}

// isHeld reports whether another program has the file open: Windows then refuses to replace it as if it were protected.
func isHeld(err error, path string) bool {
	_, there := os.Stat(path)
	return IsInUse(err) || runtime.GOOS == "windows" && errors.Is(err, fs.ErrPermission) && there == nil
}
