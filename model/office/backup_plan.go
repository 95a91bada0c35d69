package office

import (
	"context"
	"fmt"
	"path/filepath"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/store"
)

// BackupKeep is how many automatic backups stay.
type BackupKeep = store.Keep

// BackupState is how the data file is backed up at this PC.
type BackupState struct {
	Keep    BackupKeep
	Changed time.Time // of the latest change; zero for none
	Last    time.Time // of the latest automatic backup beside the data file; zero for none
	Place   string    // the folder at the second place; "" for none
	Saved   time.Time // when the latest good copy there was made; zero for none
	Trouble string    // why the last try to copy there failed, "" where it did not
	Today   time.Time // by which the ages are told
}

// BackupState reads it. No disk that may be gone is looked at.
func (o *Office) BackupState(ctx context.Context) (s BackupState, err error) {
	p, err := o.db.Plan(ctx)
	if err != nil {
		return s, err
	}
	s = BackupState{Keep: p.Keep, Place: p.Place, Saved: p.Saved, Trouble: p.Trouble, Today: o.now()}
	if s.Last, err = o.LastBackup(); err != nil {
		return s, err
	}
	err = o.db.Read(ctx, func(r *store.Reader) error {
		last, err := r.ChangeSets(0, 1)
		if err == nil && len(last) > 0 {
			s.Changed = last[0].At
		}
		return err
	})
	return s, err
}

// SaysTheSame reports that nothing that people read of the backups is otherwise in another state, but for its age.
func (s BackupState) SaysTheSame(t BackupState) bool {
	return s.Last.Equal(t.Last) && s.Place == t.Place && s.Saved.Equal(t.Saved) && s.Trouble == t.Trouble
}

// SavedText says when the latest good copy at the second place was made, and how old it is.
func (s BackupState) SavedText() string {
	if s.Saved.IsZero() {
		return "还没有复制成功过"
	}
	return model.When(s.Saved, "2006-01-02 15:04") + "，" + agoText(daysBetween(s.Saved, s.Today))
}

// Days are how many days ago the latest good copy at the second place was made, -1 for never.
func (s BackupState) Days() int {
	if s.Saved.IsZero() {
		return -1
	}
	return daysBetween(s.Saved, s.Today)
}

func daysBetween(from, to time.Time) int { return max(0, model.DateOf(from).DaysTo(model.DateOf(to))) }

func agoText(days int) string {
	switch days {
	case 0:
		return "今天"
	case 1:
		return "昨天"
	}
	return fmt.Sprintf("%d 天前", days)
}

// KeepText says what is kept of automatic backups.
func (s BackupState) KeepText() string {
	return fmt.Sprintf("最近 20 份都留着，另外留最近 %d 天每天、%d 周每周、%d 个月每月和每年的最后一份", s.Keep.Days, s.Keep.Weeks, s.Keep.Months)
}

// ChoosePlace makes a folder for copies of the backups in a folder elsewhere, such as that of a USB stick, keeps the choice for
// this PC, and brings the first copy there; "" ends it.
func (o *Office) ChoosePlace(ctx context.Context, folder string) error {
	if err := o.db.ChoosePlace(ctx, folder); err != nil || folder == "" {
		return err
	}
	if last, err := o.LastBackup(); err == nil && last.IsZero() || o.changedSinceBackup(ctx) {
		if _, err := o.BackupNow(ctx, "手动"); err != nil {
			return err
		}
	}
	return o.CopyToPlace(ctx)
}

// SetBackupKeep sets how many automatic backups stay, each from 1 to 99.
func (o *Office) SetBackupKeep(ctx context.Context, keep BackupKeep) error {
	for _, n := range []int{keep.Days, keep.Weeks, keep.Months} {
		if n < 1 || n > 99 {
			return model.Errorf(model.Invalid, "天、周、月的份数写 1 到 99")
		}
	}
	return o.db.ChangePlan(ctx, func(p *store.BackupPlan) { p.Keep = keep })
}

// CopyToPlace brings the latest automatic backup to the second place, where there is one and it is not there yet. What goes wrong is
// kept for BackupState too.
func (o *Office) CopyToPlace(ctx context.Context) error {
	_, err := o.db.CopyToPlace(ctx)
	if err != nil {
		o.log.Warn("no copy at the second place", "code", model.CodeOf(err), "cause", Cause(err))
	}
	return err
}

// InPlace is the folder of the copies at the second place with the latest of them; Missing where it is not there.
func (o *Office) InPlace(ctx context.Context) (folder string, all []SavedBackup, err error) {
	p, err := o.db.Plan(ctx)
	if err != nil {
		return "", nil, err
	}
	all, err = p.InPlace()
	return p.Place, all, err
}

// BackupToday makes the automatic backup of the day, where the data changed since the latest and none was made today. A file that
// was only looked at has none.
func (o *Office) BackupToday(ctx context.Context) error {
	if o.db.ReadOnly() {
		return nil
	}
	last, err := o.LastBackup()
	if err != nil {
		return err
	}
	if last.IsZero() && !o.Written() || !last.IsZero() && (model.DateOf(last) == model.DateOf(o.now()) || !o.changedSinceBackup(ctx)) {
		return nil
	}
	_, err = o.BackupNow(ctx, "每天")
	return err
}

// beforeRisk makes an automatic backup before something that changes much, where the latest does not hold everything; not under Preview.
// What allowed refuses needs none.
func (o *Office) beforeRisk(ctx context.Context, reason string, allowed func(*store.Reader) error) error {
	if previewing(ctx) {
		return nil
	}
	last, err := o.LastBackup()
	if err != nil || !last.IsZero() && !o.changedSinceBackup(ctx) {
		return err
	}
	if err := o.db.Read(ctx, allowed); err != nil {
		return err
	}
	_, err = o.BackupNow(ctx, reason)
	return err
}

// PlaceName is the second place in short: the folder that was chosen.
func (s BackupState) PlaceName() string { return filepath.Dir(filepath.Dir(s.Place)) }
