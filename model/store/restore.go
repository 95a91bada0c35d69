package store

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/store/seal"
)

// RestoreReport says what a restore did, or would do.
type RestoreReport struct {
	Kept     string   // where the file that stood in the place was kept; "" when there was none
	Problems []string // what Verify found in the backup, none of which keeps it from being restored
	Bare     bool     // the file in the place has, or had, a password, and the restored one has none; Problems says it too
	Other    string   // a Chinese sentence when the file in the place is not the one of the backup; "" otherwise
}

// Restore puts a backup in the place of a data file. The backup is examined first and copied to a file beside the
// place, which is examined too; the present file is kept in the backup folder. A damaged backup (Corrupt), a data file
// in use (Locked), and without overOther a backup of another data file (Conflict) are refused, and nothing is changed.
// The data file must not be open in this program either. A place that is sealed, and unlocked, stays sealed with the password that it
// has, whatever that of the backup; else the restored file is sealed as the backup, or plain. The restored file's history says which backup it is and what
// it replaced, and who did it when by a clock; nil is the system's.
func Restore(ctx context.Context, from, to, who string, overOther bool, now func() time.Time) (r RestoreReport, err error) {
	if from, to, r, err = restorable(ctx, from, to, overOther); err != nil {
		return r, err
	}
	if now == nil {
		now = time.Now
	}
	if r.Kept, err = restore(ctx, from, to, who, now); err != nil {
		return r, err
	}
	if _, faults, err := CheckAttachments(ctx, to, false); err == nil {
		r.Problems = append(r.Problems, FaultTexts(faults)...)
	}
	return r, nil
}

func restore(ctx context.Context, from, to, who string, now func() time.Time) (kept string, err error) {
	if err := os.MkdirAll(filepath.Dir(to), 0o700); err != nil {
		return "", failure(err, to)
	}
	if hasJournal(to) { // what a crash left goes into the file first, so that it stays whole however this ends
		_ = settleClosed(to, now) // one that cannot be opened is kept with its journals
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
	own, err := sealingOf(from)
	if err != nil {
		return "", failure(err, from)
	}
	as := own
	if place, err := sealingOf(to); err == nil && place != nil {
		as = place
	}
	wanted, err := copyAs(ctx, from, temporary.path, as)
	if err != nil {
		return "", failure(err, to)
	}
	if err := noteRestore(ctx, temporary.path, from, to, who, now); err != nil {
		return "", failure(err, to)
	}
	takeBack, err := contentsBeside(to, wanted.identity, as).bring(ctx, contentsBeside(from, wanted.identity, own), wanted.needed)
	if err != nil {
		return "", failure(err, to)
	}
	before, err := setAside(to, reasonRestored, now())
	if err != nil {
		takeBack()
		return "", err
	}
	put, takeBackKept := temporary.putNew, func() {}
	if before.path != "" {
		put = temporary.replace
		takeBackKept, _ = carryContents(ctx, before.path, to, before.path) // it may be too damaged to say what it needs
	}
	if err := put(to); err != nil {
		takeBackKept()
		takeBack()
		return "", before.putBack(err)
	}
	keepRestored(ctx, to, cameBy{beside: before.path == ""})
	return before.path, nil
}

// RestorePreview examines the backup and refuses what Restore would refuse, and changes nothing.
func RestorePreview(ctx context.Context, from, to string, overOther bool) (RestoreReport, error) {
	_, to, r, err := restorable(ctx, from, to, overOther)
	if err != nil || missing(to) {
		return r, err
	}
	held, err := acquire(to)
	held.release()
	return r, err
}

// RestoreFinds examines a backup as Restore does, while the data file may still be open.
func RestoreFinds(ctx context.Context, from, to string) (RestoreReport, error) {
	_, _, r, err := restorable(ctx, from, to, true)
	return r, err
}

// restorable examines a backup and returns the absolute paths. A backup with a gap in its change log is better than
// none; one whose data are damaged is refused.
func restorable(ctx context.Context, from, to string, overOther bool) (backup, place string, r RestoreReport, err error) {
	if backup, err = filepath.Abs(from); err != nil {
		return "", "", r, failure(err, from)
	}
	if place, err = resolve(to); err != nil {
		return "", "", r, err
	}
	if sameFile(backup, place) {
		return "", "", r, model.Errorf(model.Conflict, "“%s”就是现在的数据文件，不用恢复；选择一个备份文件", filepath.Base(backup))
	}
	report, err := Verify(ctx, backup)
	if err != nil {
		return "", "", r, err
	}
	if r.Problems = report.Problems; report.Damaged {
		return "", "", r, model.Errorf(model.Corrupt, "备份“%s”有问题，没有恢复：%s", filepath.Base(backup), report.Problems[0])
	}
	// Where nothing is, or what is too damaged to tell, anything goes.
	stands, err := SealInfo(place)
	locked := err == nil && stands.Sealed && !stands.Unlocked
	if locked && !overOther {
		return "", "", r, sealFailure(seal.ErrLocked, place)
	}
	if kept := err == nil && stands.Unlocked; !kept && IsPlain(backup) && SealedHere(place) {
		r.Bare = true
		r.Problems = append(r.Problems, "这份备份没有设密码，恢复以后数据文件不再受密码保护；恢复完再设一次密码")
	}
	if r.Other = otherFile(ctx, backup, place); r.Other != "" && !overOther {
		return "", "", r, model.Errorf(model.Conflict, "%s；没有恢复，数据没有改动", r.Other)
	}
	return backup, place, r, nil
}

// otherFile says that the file in the place is another data file than the one of the backup. One that cannot be read
// is taken for the same: a damaged file is what backups are for.
func otherFile(ctx context.Context, backup, place string) string {
	id, owner := ownerOf(ctx, backup)
	now, ours := ownerOf(ctx, place)
	switch {
	case now == "" || now == id:
		return ""
	case owner == ours:
		return fmt.Sprintf("“%s”是%s另建的一份数据文件，不是现在的数据文件的备份", filepath.Base(backup), owner)
	}
	return fmt.Sprintf("“%s”是%s的数据，现在的数据文件是%s的", filepath.Base(backup), owner, ours)
}

// ownerOf reads the identity of a data file and the name of its committee, "" where there is none to be read.
func ownerOf(ctx context.Context, path string) (identity, name string) {
	if _, err := recognise(path, latestVersion(migrations)); err != nil {
		return "", ""
	}
	pool, err := openReader(path, reading)
	if err != nil {
		return "", ""
	}
	defer pool.Close()
	if pool.QueryRowContext(ctx, "SELECT uuid, name FROM identity, committee").Scan(&identity, &name) != nil {
		return "", ""
	}
	return identity, name
}
