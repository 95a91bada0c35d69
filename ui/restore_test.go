package ui

import (
	"context"
	"errors"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/desk"
)

// A restore waits for what reads or writes in the data file, and stops what can be stopped.
func TestARestoreLeavesRunningWorkItsDataFile(t *testing.T) {
	for _, stop := range []string{"", "停止核对"} {
		w := openWindow(t, Options{})
		before := w.office
		backup, err := before.BackupNow(context.Background(), "试")
		if err != nil {
			t.Fatal(err)
		}
		moveTo(t, w, "东区")
		settle(t, w)
		going, done := make(chan struct{}), make(chan struct{})
		var stopped bool
		var worked error
		look := w.search("幼儿园")
		fyne.DoAndWait(func() {
			w.desk.Run(desk.Work{What: "正在核对", Stop: stop,
				Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) error {
					select {
					case <-going:
					case <-ctx.Done():
						stopped = true
					}
					if o != before {
						worked = errors.New("the work got another data file")
					} else {
						_, worked = o.Committee(context.WithoutCancel(ctx))
					}
					return ctx.Err()
				},
				Done: func(error) error { close(done); return nil }})
			w.restore(backup)
			if stop == "" && w.office != before {
				t.Error("the data file was closed under running work")
			}
		})
		if stop == "" {
			close(going)
		}
		<-done
		settle(t, w)
		if worked != nil {
			t.Error(worked)
		}
		if stopped != (stop != "") {
			t.Errorf("work with stop %q: stopped %v", stop, stopped)
		}
		if w.office == nil || w.office == before || filepath.Base(w.office.Path()) != "mine.sbd" || district(t, w) != "某某区" {
			t.Error("the backup was not put in the place of the data file: " + words(w))
		}
		look() // a search that began before the restore still has its index
	}
}
