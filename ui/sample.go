package ui

import (
	"context"
	"os"
	"path/filepath"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/firstrun"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// openSample makes the sample committee that was asked for beside the user's own data, unless it is there, and opens it.
func (w *Window) openSample(want firstrun.Sample, failed func(error)) {
	own, err := office.DefaultPath()
	if err != nil {
		failed(err)
		return
	}
	path := filepath.Join(filepath.Dir(own), want.File())
	var o *office.Office
	w.desk.Run(shell.Work{
		What: "正在建立示例党委",
		Do: func(ctx context.Context, present *office.Office, report func(string, int, int)) (err error) {
			if present != nil && !want.Anew && samePath(present.Path(), path) {
				return nil
			}
			if o, err = sampleAt(ctx, path, want, func(line string) { report(line, 0, 0) }, office.Options{Log: w.log}); err != nil {
				return err
			}
			return nil
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

// sampleAt opens the sample at a place, made before where it is not there or shall be made anew.
func sampleAt(ctx context.Context, path string, want firstrun.Sample, say func(string), opts office.Options) (*office.Office, error) {
	if want.Anew {
		if err := office.RemoveSample(path); err != nil {
			return nil, err
		}
	}
	if _, err := os.Stat(path); err != nil {
		made, err := want.Create(ctx, path, say)
		if err != nil {
			return nil, err
		}
		if err := made.Close(); err != nil {
			return nil, err
		}
	}
	return office.Open(ctx, path, opts)
}
