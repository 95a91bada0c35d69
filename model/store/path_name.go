package store

import (
	"path/filepath"
	"runtime"
	"strings"

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
	return model.WindowsDevice(name)
}

// shortName is a file's name for a sentence.
func shortName(path string) string {
	name := []rune(filepath.Base(path))
	if len(name) > 40 {
		return string(name[:30]) + "…" + string(name[len(name)-8:])
	}
	return string(name)
}
