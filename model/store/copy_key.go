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

// MarkKeys notes of copies of a data file what opens them; of one that is gone or cannot be read, and had a password, which have none.
func MarkKeys(path string, all []SavedBackup) []SavedBackup {
	own, err := sealingOf(path)
	lost := err != nil && SealedHere(path)
	for i := range all {
		switch {
		case err == nil:
			all[i].Key = keyOf(own, all[i].Path)
		case lost && IsPlain(all[i].Path):
			all[i].Key = PlainKey
		}
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
