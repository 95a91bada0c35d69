package office

import (
	"context"
	"fmt"
	"slices"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/store"
)

// FrameFacts are what the frame around the screens says of the data file.
type FrameFacts struct {
	Committee  model.Committee // its year is WorkingYear
	Years      []int           // that may be worked in, the latest first
	LastBackup time.Time       // zero when there is none
	BackupErr  error           // why the folder of the backups could not be read
	Behind     bool            // the latest backup is not at the second place, and the last try failed
	Last       model.ChangeSet
	CanUndo    bool // whether Last may be undone
	LockAfter  int  // minutes without input after which the window is locked, 0 for never
}

// FrameFacts reads them.
func (o *Office) FrameFacts(ctx context.Context) (f FrameFacts, err error) {
	err = o.db.Read(ctx, func(r *store.Reader) error {
		if f.Committee, err = r.Committee(); err != nil {
			return err
		}
		if o.Sealed() {
			f.LockAfter = f.Committee.LockMinutes()
		}
		if f.Committee.Year == 0 {
			f.Committee.Year = o.Today().Year()
		}
		assessed, err := r.YearsAssessed()
		f.Years = yearsToWorkIn(o.now().Year(), f.Committee.Year, assessed)
		return err
	})
	if err != nil {
		return f, err
	}
	state, stateErr := o.BackupState(ctx)
	f.LastBackup, f.BackupErr, f.Behind = state.Last, stateErr, state.Trouble != ""
	f.Last, f.CanUndo, err = o.LastUndoable(ctx)
	return f, err
}

// yearsToWorkIn are next year, the present one and the three before it, the one worked in and those assessed.
func yearsToWorkIn(now, working int, assessed []int) []int {
	years := append([]int{}, assessed...)
	for year := now - 3; year <= now+1; year++ {
		years = append(years, year)
	}
	if working != 0 {
		years = append(years, working)
	}
	slices.Sort(years)
	years = slices.Compact(years)
	slices.Reverse(years)
	return years
}

// WorkIn makes a year the one that is worked in and returns the number of the change set.
func (o *Office) WorkIn(ctx context.Context, year int) (int64, error) {
	c, err := o.Committee(ctx)
	if err != nil {
		return 0, err
	}
	c.Year = year
	if err := c.Validate(); err != nil {
		return 0, err
	}
	return o.write(ctx, "settings", fmt.Sprintf("工作年度改为 %d 年", year), func(tx *store.Tx) error { return putCommittee(tx, c, o.Today()) })
}
