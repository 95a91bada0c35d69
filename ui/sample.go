package ui

import (
	"context"
	"os"
	"path/filepath"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/firstrun"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// askSample asks which sample shall be opened, once the screen shown holds nothing unsaved.
func (w *Window) askSample() {
	w.frame.AskToLeave(func() {
		firstrun.AskSample(w.win, func(want firstrun.Sample) { w.openSample(want, w.desk.Fail) })
	})
}

// openSample makes the sample committee that was asked for beside the user's own data, unless it is there, and opens it.
func (w *Window) openSample(want firstrun.Sample, failed func(error)) {
	own, err := office.DefaultPath()
	if err != nil {
		failed(err)
		return
	}
	path := filepath.Join(filepath.Dir(own), want.File())
	if present := w.office; present != nil && want.Anew && samePath(present.Path(), path) {
		w.sampleAnew(present, want)
		return
	}
	var o *office.Office
	w.desk.Run(shell.Work{
		What: "正在建立示例党委",
		Do: func(ctx context.Context, present *office.Office, report func(string, int, int)) (err error) {
			if present != nil && samePath(present.Path(), path) {
				return nil
			}
			o, err = sampleAt(ctx, path, want, func(line string) { report(line, 0, 0) }, office.Options{Log: w.log})
			return err
		},
		Done: func(err error) error {
			switch {
			case err != nil:
				failed(err)
			case o == nil: // it is the present one
				w.firstRun = false
				w.frame.Forget()
				w.frame.Lock(false, "")
				w.Go(shell.Home, nil)
			default:
				w.take(o, opening{screen: shell.Home})
			}
			return nil
		},
	})
}

// sampleAnew makes the sample that is open anew; one that cannot be made leaves it as it was.
func (w *Window) sampleAnew(present *office.Office, want firstrun.Sample) {
	path := present.Path()
	w.desk.WhenIdle(func() {
		w.office, w.desk.Office, w.closedFor = nil, nil, &closedPlace{"正在重新建立示例党委", "做好以后自动打开。"}
		w.frame.Toasts.Dismiss()
		w.showFirstRun()
		w.desk.Run(shell.Work{
			What: "正在重新建立示例党委",
			Do: func(ctx context.Context, _ *office.Office, report func(string, int, int)) error {
				if err := present.Close(); err != nil {
					return err
				}
				o, err := sampleAt(ctx, path, want, func(line string) { report(line, 0, 0) }, office.Options{Log: w.log})
				if err != nil {
					return err
				}
				return o.Close()
			},
			Done: func(err error) error {
				w.closedFor = nil
				if err != nil {
					w.reopen(path, err, nil)
				} else if opened := w.open(path, opening{screen: shell.Home}); opened != nil {
					w.showFirstRun()
					w.desk.Fail(opened)
				}
				return nil
			},
		})
	})
}

// sampleAt opens the sample at a place, made before where it is not there or shall be made anew.
func sampleAt(ctx context.Context, path string, want firstrun.Sample, say func(string), opts office.Options) (*office.Office, error) {
	if _, err := os.Stat(path); err != nil || want.Anew {
		err := office.MakeSample(ctx, path, func(ctx context.Context, path string) (*office.Office, error) { return want.Create(ctx, path, say) })
		if err != nil {
			return nil, err
		}
	}
	return office.Open(ctx, path, opts)
}
