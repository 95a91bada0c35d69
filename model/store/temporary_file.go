package store

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"time"
)

// Names of the copies that are being made. Earlier versions gave them the shorter one, as other writers still do.
const (
	temporaryPrefix = ".shuangbai-copy-"
	anyPrefix       = ".shuangbai-"
	temporarySuffix = ".tmp"
)

// leftoverAge is when a copy on a network share counts as left over, where nothing tells whether somebody makes it.
const leftoverAge = 24 * time.Hour

// temporary is a database in the making, under a hidden name in the folder where it will stand. It is locked for as
// long as it is made: one that nobody holds was left by a program that was killed.
type temporary struct {
	path string
	file *os.File
}

// temporaryBeside makes an empty file in the folder of path, so that it can be renamed into place. What killed programs
// left there is removed before.
func temporaryBeside(path string) (*temporary, error) {
	folder := filepath.Dir(path)
	removeLeftovers(folder)
	f, err := os.CreateTemp(folder, temporaryPrefix+"*"+temporarySuffix)
	if err != nil {
		return nil, err
	}
	if !onNetwork(folder) { // where this lock and SQLite's would meet
		_ = holdFile(f)
	}
	return &temporary{f.Name(), f}, nil
}

// release lets go of the file.
func (t *temporary) release() {
	if t.file != nil {
		t.file.Close()
		t.file = nil
	}
}

// remove removes the database with its journals, unless it has got its name meanwhile.
func (t *temporary) remove() {
	t.release()
	removeDatabase(t.path)
}

// replace puts the finished file in the place of another.
func (t *temporary) replace(path string) error {
	if runtime.GOOS == "windows" { // renames nothing that is open
		t.release()
	}
	err := replaceFile(t.path, path)
	t.release()
	return err
}

// putNew gives the finished file its name, refusing to replace anything.
func (t *temporary) putNew(path string) error {
	if runtime.GOOS == "windows" {
		t.release()
	}
	err := putNew(t.path, path)
	t.remove()
	return err
}

// removeLeftovers removes the copies, each of them a whole data file, that killed programs left in a folder.
func removeLeftovers(folder string) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return
	}
	network := onNetwork(folder)
	for _, e := range entries {
		name := e.Name()
		if info, err := e.Info(); err != nil || network && time.Since(info.ModTime()) < leftoverAge {
			continue
		}
		if e.Type().IsRegular() && strings.HasPrefix(name, anyPrefix) && strings.HasSuffix(name, temporarySuffix) {
			removeLeftover(filepath.Join(folder, name), strings.HasPrefix(name, temporaryPrefix))
		}
	}
}

// removeLeftover removes a copy that no program holds. One whose name does not tell that it is ours must show it.
func removeLeftover(path string, ours bool) {
	info, err := os.Lstat(path)
	if err != nil || openHere(info) {
		return
	}
	if !ours {
		if h, err := readHeader(path); err != nil || h.application != ApplicationID {
			return
		}
	}
	f, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return
	}
	held := holdFile(f) != nil
	if runtime.GOOS == "windows" {
		f.Close() // what another program holds cannot be removed there
	} else {
		defer f.Close()
	}
	if !held {
		removeDatabase(path)
	}
}
