package store

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"

	"github.com/shuangbai/shuangbai/model/store/seal"
)

// SealedHere reports whether a data file at a path has a password, or had one when it was last written at this PC, also when it is gone or
// so damaged that it tells nothing. A password that was taken off at this PC is none.
func SealedHere(path string) bool {
	if whole, err := resolve(path); err == nil {
		path = whole
	}
	_, err := readSealUnlessOpen(path)
	if err == nil || errors.Is(err, seal.ErrDamaged) || errors.Is(err, seal.ErrCut) || errors.Is(err, seal.ErrFirstPage) || errors.Is(err, seal.ErrNewer) {
		return true
	}
	if KnownFolder == "" {
		return false
	}
	var last fileState
	names, _ := filepath.Glob(filepath.Join(KnownFolder, "*-"+short(path)+".json")) // one for each data file that ever lay there
	for _, name := range names {
		if s, ok := readKnown(name); ok && s.Path == path && !s.At.Before(last.At) {
			last = s
		}
	}
	return last.hadPassword()
}

// readSealUnlessOpen is readSeal, and how a file that this process has open is sealed.
func readSealUnlessOpen(path string) (*seal.Found, error) {
	if info, err := os.Stat(path); err == nil {
		if db := openFile(info); db != nil && db.sealed != nil {
			return db.sealed.found, nil
		} else if db != nil {
			return nil, seal.ErrNotSealed
		}
	}
	return readSeal(path)
}

// IsPlain reports whether a data file or backup can be read without a password for certain.
func IsPlain(path string) bool {
	_, err := readSealUnlessOpen(path)
	return errors.Is(err, seal.ErrNotSealed)
}

// LostPassword reports whether the data file has no password and had one at this PC, which nobody took off: a plain backup was restored.
func (db *DB) LostPassword(ctx context.Context) bool {
	identity, err := identityOf(ctx, db.reader)
	if err != nil || db.sealed != nil || KnownFolder == "" {
		return false
	}
	s, ok := readKnown(filepath.Join(KnownFolder, nameInKnown(identity, db.path)))
	return ok && s.hadPassword()
}

// hadPassword reports whether the file of a state had a password that nobody took off.
func (s fileState) hadPassword() bool { return s.Seal != "" || s.Bare }

// readKnown reads a state that was kept.
func readKnown(name string) (s fileState, ok bool) {
	text, err := os.ReadFile(name)
	return s, err == nil && json.Unmarshal(text, &s) == nil && s.Set > 0
}
