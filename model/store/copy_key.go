package store

import (
	"errors"
	"os"

	"github.com/shuangbai/shuangbai/model/store/seal"
)

// What opens a copy of a data file; "" for what opens the file too.
const (
	PlainKey  = "没有密码"
	FormerKey = "密码或恢复单是以前的"
	SealedKey = "有密码"
)

// MarkKeys notes of copies of a data file what opens them.
func MarkKeys(path string, all []SavedBackup) []SavedBackup {
	own, err := sealingOf(path)
	if err != nil {
		return all
	}
	for i := range all {
		all[i].Key = keyOf(own, all[i].Path)
	}
	return all
}

// keyOf is what opens a copy of a file with a seal of its own, nil for a plain one.
func keyOf(own *sealing, copied string) string {
	if info, err := os.Stat(copied); err != nil || openHere(info) {
		return ""
	}
	found, err := readSeal(copied)
	switch {
	case errors.Is(err, seal.ErrNotSealed) && own != nil:
		return PlainKey
	case err != nil:
		return ""
	case own == nil:
		return SealedKey
	case !found.SameSecrets(own.header):
		return FormerKey
	}
	return ""
}
