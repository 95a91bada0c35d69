package ui

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// careEvery is how often the window looks whether a backup is due, or waits to be brought to the second place.
const careEvery = 10 * time.Minute

// careForBackups makes the backup of the day and brings it to the second place, now and from time to time for as long as the window
// is open. Nobody waits for it: a stick or a share may take long.
func (w *Window) careForBackups() {
	go func() {
		for ; ; time.Sleep(careEvery) {
			fyne.Do(w.backupToday)
		}
	}()
}

// backupToday looks once; the window is drawn anew only where something of the backups is otherwise than before.
func (w *Window) backupToday() {
	o, ctx := w.office, context.Background()
	if o == nil || o.ReadOnly() || w.leaving {
		return
	}
	var before office.BackupState
	w.desk.Later(func() (err error) {
		if before, err = o.BackupState(ctx); err == nil {
			err = o.BackupToday(ctx)
		}
		return err
	}, func(err error) {
		if err != nil {
			w.log.Warn("no backup of the day", "code", model.CodeOf(err))
		}
		go func() {
			_ = o.CopyToPlace(ctx) // is logged, and kept for home and the settings
			after, err := o.BackupState(ctx)
			if err == nil && after.SaysTheSame(before) {
				return
			}
			fyne.Do(func() {
				if w.office == o {
					w.refreshFacts()
					if at := w.frame.Current(); at == shell.Home || at == shell.Settings {
						w.frame.Changed()
					}
				}
			})
		}()
	})
}

// mostWait is how long the closing of the window waits for the copy at the second place; what is not done then is done at the next start.
const mostWait = 20 * time.Second

// copyBriefly brings the latest backup to the second place and waits a moment for that.
func copyBriefly(ctx context.Context, o *office.Office) {
	if s, err := o.BackupState(ctx); err != nil || s.Place == "" || o.ReadOnly() {
		return
	}
	done := make(chan struct{})
	go func() { _ = o.CopyToPlace(ctx); close(done) }()
	select {
	case <-done:
	case <-time.After(mostWait):
	}
}
