package office

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/model/store"
)

// The store's reports, under the name by which the window and the command line know them.
type (
	// UndoReport says what an undo did and what it kept.
	UndoReport = store.UndoReport
	// KeptRow is a row that an undo left alone.
	KeptRow = store.KeptRow
	// SavedBackup is an automatic backup beside the data file.
	SavedBackup = store.SavedBackup
	// RestoreReport says what a restore did, or would do.
	RestoreReport = store.RestoreReport
	// RowList is some rows that a restore would take away, bring back or change.
	RowList = store.RowList
)

// Verification is the outcome of examining a data file or a backup.
type Verification struct {
	store.Report
	Attachments int               // of all records
	Faults      []AttachmentFault // those whose content is missing or was changed; they are among the problems too
}

// AttachmentFault is an attachment whose content is missing or was changed.
type AttachmentFault = store.AttachmentFault

// Verify examines a data file or a backup without changing it, and reads what its attachments hold.
func Verify(ctx context.Context, path string) (Verification, error) { return verify(ctx, path, true) }

// verify is Verify; with whole false it only looks whether what the attachments hold is there.
func verify(ctx context.Context, path string, whole bool) (v Verification, err error) {
	if v.Report, err = store.Verify(ctx, path); err != nil || v.Damaged {
		return v, err
	}
	if v.Attachments, v.Faults, err = store.CheckAttachments(ctx, path, whole); err == nil {
		v.Problems = append(v.Problems, store.FaultTexts(v.Faults)...)
	}
	return v, err
}

// CheckAttachments reads what the attachments hold; it returns their number, and those that are missing or were changed.
func (o *Office) CheckAttachments(ctx context.Context) (int, []AttachmentFault, error) {
	return store.CheckAttachments(ctx, o.path, true)
}

// MendAttachments brings back, from the backups beside the data file, what attachments lack, and says how many contents that were.
func (o *Office) MendAttachments(ctx context.Context) (int, error) { return o.db.MendContents(ctx) }

// TidyAttachments removes what no attachment needs, none that undo may bring back, and no copy of the data file beside it; it returns
// how many contents those were and their bytes. Under Preview it only counts.
func (o *Office) TidyAttachments(ctx context.Context) (n int, size int64, err error) {
	return o.db.TidyContents(ctx, previewing(ctx))
}

// Text says in plain words what was found.
func (v Verification) Text() string {
	if !v.Sound() {
		text := "发现问题：" + strings.Join(v.Problems, "；") + v.unbroken()
		if v.Damaged {
			text += "。恢复之前，先把这个文件另存一份"
		}
		return text
	}
	text := fmt.Sprintf("完好：%s，党组织 %d 个，党员 %d 人，活动记录 %d 条，变更 %d 次", v.Committee, v.Orgs, v.Counts["member"],
		v.Counts["activity"], v.ChangeSets)
	if v.Attachments > 0 {
		text += fmt.Sprintf("，附件 %d 个", v.Attachments)
	}
	return text + v.unbroken()
}

// unbroken says from when to when the history follows without a gap.
func (v Verification) unbroken() string {
	if v.UnbrokenTo.IsZero() {
		return ""
	}
	return fmt.Sprintf("；变更记录从 %s 到 %s 一次接一次，没有断过、改过", day(v.UnbrokenFrom), day(v.UnbrokenTo))
}

func day(t time.Time) string { return model.When(t, "2006-01-02") }

// Restore puts a verified backup in the place of a data file that nothing has open. A backup of another data file than
// the one that stands there is refused (Conflict) unless overOther is chosen. The change log of the restored file says
// that who did it, the system's name for the person where that is "", and when by a clock, nil for the system's.
func Restore(ctx context.Context, from, to, who string, overOther bool, now func() time.Time) (RestoreReport, error) {
	if who == "" {
		who = SystemUser()
	}
	return store.Restore(ctx, from, to, who, overOther, now)
}

// RestorePreview examines the backup and refuses what Restore would refuse, and changes nothing.
func RestorePreview(ctx context.Context, from, to string, overOther bool) (RestoreReport, error) {
	return store.RestorePreview(ctx, from, to, overOther)
}

// RestoreFinds examines a backup for the question before a restore over the open data file. It changes nothing, and
// refuses a damaged backup.
func RestoreFinds(ctx context.Context, from, to string) (RestoreReport, error) {
	return store.RestoreFinds(ctx, from, to)
}

// Output is the target of an output beside the open data file, which it never destroys. sources are the files that the
// output is made from; the endings are those of the output, such as .xlsx.
func (o *Office) Output(path string, endings []string, sources ...string) outfile.Target {
	return outfile.Target{Path: path, Endings: endings, Data: o.path, Sources: sources,
		Backups: filepath.Join(filepath.Dir(o.path), store.BackupFolder), Keeps: filepath.Join(filepath.Dir(o.path), store.AttachmentFolder)}
}

// BackupOutput is the target of a backup: an earlier one of this data file may be replaced, no other data file.
func (o *Office) BackupOutput(path string) outfile.Target {
	t := o.Output(path, []string{".sbd", ".db"})
	t.Backup = true
	return t
}

// SheetOutput is the target of a recovery sheet as PDF: away from the data file, its backups and the second place, which it opens.
func (o *Office) SheetOutput(path string) outfile.Target {
	t := o.Output(path, []string{".pdf"})
	t.Apart = []string{filepath.Dir(o.path), store.ChosenPlace(o.path)}
	return t
}

// Backup writes a verified copy of the data file. It replaces nothing but an earlier backup of this file, and that only
// when the target says so. What Verify finds in the copy is returned: a fault of the data file is in its backup too.
func (o *Office) Backup(ctx context.Context, to outfile.Target) (Verification, error) {
	if err := to.Check(); err != nil {
		return Verification{}, err
	}
	if err := o.db.Backup(ctx, to.Path, to.Replace); err != nil {
		return Verification{}, err
	}
	return verify(ctx, to.Path, false)
}

// BackupPreview refuses what Backup would refuse of a target, and copies nothing.
func (o *Office) BackupPreview(ctx context.Context, to outfile.Target) error {
	if err := to.Check(); err != nil {
		return err
	}
	return o.db.BackupPreview(ctx, to.Path, to.Replace)
}

// BackupNow makes an automatic backup beside the data file and returns its path. Old ones are removed after that; that
// one of them cannot be is no failure of the backup, and only logged.
func (o *Office) BackupNow(ctx context.Context, reason string) (string, error) {
	path, err := o.db.AutoBackup(ctx, reason)
	if err != nil {
		return "", err
	}
	if err := o.db.TidyBackups(); err != nil {
		o.log.Warn("an old backup stays", "code", model.CodeOf(err), "cause", Cause(err))
	}
	return path, nil
}

// Backups lists the automatic backups beside the data file, the latest first.
func (o *Office) Backups() ([]SavedBackup, error) {
	all, err := store.Backups(o.path)
	return store.MarkKeys(o.path, all), err
}

// RemoveCopies is RemovePlain for the open data file. Where no backup opens with what opens the file, one is made first: what is
// removed may be all the backups there are.
func (o *Office) RemoveCopies(ctx context.Context, chosen []string) error {
	all, err := o.Backups()
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(all, func(b SavedBackup) bool { return b.Key == "" }) {
		if _, err := o.db.AutoBackup(ctx, "删副本前"); err != nil {
			return err
		}
	}
	return RemovePlain(ctx, o.path, chosen)
}

// SetAside lists the copies beside the data file that are no backups, the latest first: what stood there before a
// restore, and what was open when the file was moved away.
func (o *Office) SetAside() ([]SavedBackup, error) {
	all, err := store.SetAside(o.path)
	return store.MarkKeys(o.path, all), err
}

// LastBackup is the time of the latest automatic backup; the zero time when there is none. It fails when the folder of
// the backups cannot be read.
func (o *Office) LastBackup() (time.Time, error) {
	latest, err := store.LatestBackup(o.path, o.now())
	return latest.At, err
}
