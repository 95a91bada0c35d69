package store

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/outfile"
)

// BackupFolder is the name of the folder of automatic backups, beside the data file.
const BackupFolder = "备份"

// keepLatest is how many automatic backups are kept whatever their age; besides them, what Keep says, and the last of each year.
const keepLatest = 20

// backupTime is the time in the names of automatic backups. It sorts, and has no character that Windows forbids.
const backupTime = "2006-01-02 150405"

// SavedBackup is an automatic backup found beside a data file or at its second place.
type SavedBackup struct {
	Path   string
	At     time.Time // as in its name
	Reason string    // 退出时, 导入前, 升级前第1版 ...
	Size   int64     // bytes
	Second bool      // it lies at the second place
	Key    string    // what opens it, see MarkKeys
}

// AutoBackup makes a verified backup in the folder 备份 beside the data file, named by file, time and reason, and returns
// its path.
func (db *DB) AutoBackup(ctx context.Context, reason string) (string, error) {
	if err := db.there(ctx); err != nil {
		return "", err
	}
	defer db.enterRead()()
	return autoBackup(ctx, db.path, reason, db.now())
}

func autoBackup(ctx context.Context, path, reason string, now time.Time) (string, error) {
	target, err := freeBackupName(path, reason, now)
	if err != nil {
		return "", err
	}
	if err := backup(ctx, path, target, false); err != nil {
		return "", err
	}
	return target, nil
}

// freeBackupName is the path of a new file in the backup folder, which is made when it is missing: its name tells the
// data file, the time and the reason.
func freeBackupName(path, reason string, now time.Time) (string, error) {
	folder := filepath.Join(filepath.Dir(path), BackupFolder)
	if err := os.MkdirAll(folder, 0o700); err != nil {
		return "", failure(err, folder)
	}
	base := filepath.Join(folder, fmt.Sprintf("%s %s %s", stem(path), now.Format(backupTime), plainName(reason)))
	target := base + ".db"
	for i := 2; !missing(target); i++ {
		if _, err := os.Lstat(target); err != nil {
			return "", failure(err, target)
		}
		target = fmt.Sprintf("%s (%d).db", base, i)
	}
	return target, nil
}

// longestStem is how much of a data file's name its backups bear, in bytes, so that theirs are not too long.
const longestStem = 150

// stem is the name of a file without its folder and extension, shortened for the names of its backups.
func stem(path string) string {
	base := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	if len(base) > longestStem {
		base = strings.ToValidUTF8(base[:longestStem], "")
	}
	return base
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
	all, err := inBackupFolder(path)
	return slices.DeleteFunc(all, onlyCopy), err
}

// SetAside lists the copies of a data file in the backup folder that are no backups but may hold what no other file
// holds, the latest first: what stood there before a restore, and what was open when the file was moved away. They are
// never removed.
func SetAside(path string) ([]SavedBackup, error) {
	all, err := inBackupFolder(path)
	return slices.DeleteFunc(all, func(b SavedBackup) bool { return !onlyCopy(b) }), err
}

func onlyCopy(b SavedBackup) bool {
	return slices.ContainsFunc([]string{reasonRestored, reasonMoved, reasonPlain, reasonSealed, reasonRekeyed}, func(r string) bool { return strings.HasPrefix(b.Reason, r) })
}

// inBackupFolder lists the copies of a data file in the backup folder, the latest first.
func inBackupFolder(path string) ([]SavedBackup, error) {
	path, err := resolve(path)
	if err != nil {
		return nil, err
	}
	return savedIn(filepath.Join(filepath.Dir(path), BackupFolder), stem(path)+" ")
}

// savedIn lists the copies in a folder whose names begin so, the latest first; with "" those of any name.
func savedIn(folder, prefix string) ([]SavedBackup, error) {
	entries, err := os.ReadDir(folder)
	if err != nil {
		if missing(folder) {
			return nil, nil
		}
		return nil, failure(err, folder)
	}
	var all []SavedBackup
	for _, e := range entries {
		rest, ok := strings.CutPrefix(e.Name(), prefix)
		rest, isDB := strings.CutSuffix(rest, ".db")
		if at := backupTimeIn.FindStringIndex(rest); prefix == "" && at != nil {
			rest = rest[at[0]+1:]
		}
		if !ok || !isDB || len(rest) < len(backupTime) {
			continue
		}
		at, err := time.ParseInLocation(backupTime, rest[:len(backupTime)], time.Local)
		info, infoErr := e.Info()
		if err != nil || infoErr != nil {
			continue
		}
		all = append(all, SavedBackup{Path: filepath.Join(folder, e.Name()), At: at, Reason: strings.TrimSpace(rest[len(backupTime):]), Size: info.Size()})
	}
	slices.SortStableFunc(all, func(a, b SavedBackup) int { return b.At.Compare(a.At) })
	return all, nil
}

// backupTimeIn finds the time in the name of an automatic backup.
var backupTimeIn = regexp.MustCompile(` \d{4}-\d\d-\d\d \d{6} `)

// TidyBackups removes the automatic backups that need not be kept by the plan of this PC, and what was kept of attachments for
// them alone. The first that cannot be removed is an error with code ReadOnly; the others are removed all the same.
func (db *DB) TidyBackups() error {
	all, err := Backups(db.path)
	if err != nil {
		return err
	}
	p, err := db.Plan(context.Background())
	if err != nil {
		return err
	}
	removed, err := removeSuperfluous(all, p.Keep)
	if removed == 0 { // so nothing of the attachments is needed less
		return err
	}
	if e := db.tidyBackupContents(context.Background()); err == nil {
		err = e
	}
	return err
}

// removeSuperfluous removes the backups that need not be kept, and says how many those are.
func removeSuperfluous(all []SavedBackup, keep Keep) (n int, first error) {
	old := superfluous(all, keep)
	for _, b := range old {
		if err := outfile.Remove(b.Path); err != nil && !missing(b.Path) && first == nil {
			first = model.Wrap(err, model.ReadOnly, "旧的自动备份“%s”删不掉；关闭打开着它的程序，或者自己删掉它", filepath.Base(b.Path))
		}
	}
	return len(old), first
}

// superfluous picks those to remove from a list that has the latest first.
func superfluous(all []SavedBackup, keep Keep) []SavedBackup {
	kept := map[int]bool{}
	for i := range all[:min(len(all), keepLatest)] {
		kept[i] = true
	}
	week := func(t time.Time) string { y, w := t.ISOWeek(); return fmt.Sprint(y, " ", w) }
	for _, rule := range []struct {
		most int
		span func(time.Time) string
	}{
		{keep.Days, func(t time.Time) string { return t.Format("2006-01-02") }}, {keep.Weeks, week},
		{keep.Months, func(t time.Time) string { return t.Format("2006-01") }},
		{len(all), func(t time.Time) string { return t.Format("2006") }},
	} {
		seen := map[string]bool{}
		for i, b := range all {
			if span := rule.span(b.At); !seen[span] && len(seen) < rule.most {
				seen[span], kept[i] = true, true
			}
		}
	}
	var out []SavedBackup
	for i, b := range all {
		if !kept[i] {
			out = append(out, b)
		}
	}
	return out
}

// Reasons of files in the backup folder that are no backups: what stood there before a restore, before a password was set or taken
// off or the key was changed, what was open when the data file was moved away, and the changes that were in no file yet when another program wrote over it.
const (
	reasonRestored    = "恢复前的旧数据"
	reasonPlain       = "设密码前的旧数据"
	reasonSealed      = "取消密码前的旧数据"
	reasonRekeyed     = "换密钥前的旧数据"
	reasonMoved       = "数据文件被移走时"
	reasonOverwritten = "数据文件被覆盖时"
)
