package store

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"strings"

	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"github.com/shuangbai/shuangbai/model"
)

// Limits of names, in bytes. A data file has a journal beside it, whose name is eight longer; SQLite takes no path of
// more than 512.
const (
	longestName = 255 - len("-journal")
	longestPath = 512 - len("-journal")
)

// usableName refuses a path that no data file can have, with code Invalid.
func usableName(path string) error {
	name := filepath.Base(path)
	if tooLong(path) {
		return model.Errorf(model.Invalid, "“%s”：%s", shortName(path), sentenceLong)
	}
	if runtime.GOOS == "windows" && badOnWindows(name) {
		return model.Errorf(model.Invalid, "“%s”：%s", shortName(path), sentenceBadName)
	}
	return nil
}

func tooLong(path string) bool {
	return len(filepath.Base(path)) > longestName || len(path) > longestPath && runtime.GOOS != "windows"
}

// badOnWindows reports whether Windows forbids a file name, or takes it for something else: a:b is a part of a, NUL a
// device.
func badOnWindows(name string) bool {
	if strings.ContainsAny(name, `<>:"/\|?*`) || strings.ContainsFunc(name, func(r rune) bool { return r < ' ' }) || strings.TrimRight(name, ". ") != name {
		return true
	}
	device, _, _ := strings.Cut(strings.ToUpper(name), ".")
	switch device {
	case "CON", "PRN", "AUX", "NUL":
		return true
	}
	return len(device) == 4 && (strings.HasPrefix(device, "COM") || strings.HasPrefix(device, "LPT")) && device[3] >= '1' && device[3] <= '9'
}

// shortName is a file's name for a sentence.
func shortName(path string) string {
	name := []rune(filepath.Base(path))
	if len(name) > 40 {
		return string(name[:30]) + "…" + string(name[len(name)-8:])
	}
	return string(name)
}

// troubleOfPlace finds what SQLite does not tell: that it failed to read, write or make a file because the disk is full
// or the path too long. It returns nil for other failures.
func troubleOfPlace(err error, path string) error {
	var db *sqlite.Error
	if path == "" || !errors.As(err, &db) {
		return nil
	}
	if code := db.Code() & 0xff; code != sqlite3.SQLITE_IOERR && code != sqlite3.SQLITE_CANTOPEN {
		return nil
	}
	switch {
	case tooLong(path):
		return &model.Error{Code: model.Invalid, Message: "“" + shortName(path) + "”：" + sentenceLong, Err: err}
	case noRoom(filepath.Dir(path)):
		return &model.Error{Code: model.DiskFull, Message: "“" + shortName(path) + "”：" + sentenceDiskFull, Err: err}
	}
	return nil
}

// noRoom tries whether a folder takes another 64 KiB.
func noRoom(folder string) bool {
	f, err := os.CreateTemp(folder, anyPrefix+"room-*"+temporarySuffix)
	if err != nil {
		return isDiskFull(err)
	}
	defer os.Remove(f.Name())
	defer f.Close()
	if _, err = f.Write(make([]byte, 64<<10)); err == nil {
		err = f.Sync()
	}
	return isDiskFull(err)
}
