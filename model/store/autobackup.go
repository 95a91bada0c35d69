package store

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/shuangbai/shuangbai/model"
)

// BackupFolder is the name of the folder of automatic backups, beside the data file.
const BackupFolder = "备份"

// keepLatest is how many automatic backups are kept whatever their age; besides them, the last of each month.
const keepLatest = 20

// backupTime is the time in the names of automatic backups. It sorts, and has no character that Windows forbids.
const backupTime = "2006-01-02 150405"

// SavedBackup is an automatic backup found beside a data file.
type SavedBackup struct {
	Path   string
	At     time.Time // as in its name
	Reason string    // 退出时, 导入前, 升级前第1版 ...
	Size   int64     // bytes
}

// AutoBackup makes a verified backup in the folder 备份 beside the data file, named by file, time and reason, and then
// removes old ones: the last 20 stay, and the last of each month. It returns the backup's path.
func (db *DB) AutoBackup(ctx context.Context, reason string) (string, error) {
	return autoBackup(ctx, db.path, reason, db.now())
}

func autoBackup(ctx context.Context, path, reason string, now time.Time) (string, error) {
	folder := filepath.Join(filepath.Dir(path), BackupFolder)
	name := fmt.Sprintf("%s %s %s", stem(path), now.Format(backupTime), plainName(reason))
	target := filepath.Join(folder, name+".db")
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", failure(err, folder)
	}
	err := backup(ctx, path, target)
	// A data file of this name that was there before may have left a backup of the same second.
	for i := 2; model.CodeOf(err) == model.Exists && i < 100; i++ {
		target = filepath.Join(folder, fmt.Sprintf("%s (%d).db", name, i))
		err = backup(ctx, path, target)
	}
	if err != nil {
		return "", err
	}
	return target, tidyBackups(path)
}

// stem is the name of a file without its folder and extension.
func stem(path string) string {
	base := filepath.Base(path)
	return strings.TrimSuffix(base, filepath.Ext(base))
}

// plainName makes a word usable in a file name on every system.
func plainName(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' || strings.ContainsRune(`<>:"/\|?*`, r) {
			return '-'
		}
		return r
	}, strings.TrimSpace(s))
	if s == "" {
		return "自动"
	}
	return s
}

// Backups lists the automatic backups of a data file, the latest first.
func Backups(path string) ([]SavedBackup, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return nil, failure(err, path)
	}
	folder := filepath.Join(filepath.Dir(path), BackupFolder)
	entries, err := os.ReadDir(folder)
	if err != nil {
		if missing(folder) {
			return nil, nil
		}
		return nil, failure(err, folder)
	}
	var all []SavedBackup
	for _, e := range entries {
		rest, ok := strings.CutPrefix(e.Name(), stem(path)+" ")
		rest, isDB := strings.CutSuffix(rest, ".db")
		if !ok || !isDB || len(rest) < len(backupTime) {
			continue
		}
		at, err := time.ParseInLocation(backupTime, rest[:len(backupTime)], time.Local)
		info, infoErr := e.Info()
		if err != nil || infoErr != nil {
			continue
		}
		all = append(all, SavedBackup{filepath.Join(folder, e.Name()), at, strings.TrimSpace(rest[len(backupTime):]), info.Size()})
	}
	slices.SortStableFunc(all, func(a, b SavedBackup) int { return b.At.Compare(a.At) })
	return all, nil
}

// tidyBackups removes the automatic backups that need not be kept.
func tidyBackups(path string) error {
	all, err := Backups(path)
	if err != nil {
		return err
	}
	for _, old := range superfluous(all) {
		if err := os.Remove(old.Path); err != nil && !missing(old.Path) {
			return model.Wrap(err, model.ReadOnly, "旧的自动备份删不掉：%s", filepath.Base(old.Path))
		}
	}
	return nil
}

// superfluous picks those to remove from a list that has the latest first.
func superfluous(all []SavedBackup) []SavedBackup {
	var out []SavedBackup
	months := map[string]bool{}
	for i, b := range all {
		month := b.At.Format("2006-01")
		if i >= keepLatest && months[month] {
			out = append(out, b)
		}
		months[month] = true
	}
	return out
}
