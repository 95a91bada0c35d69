package ui

import (
	"context"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/firstrun"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/theme"
	"github.com/shuangbai/shuangbai/ui/settings"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// askFirstRun shows the form for a new data file once the screen shown holds nothing unsaved and nothing works in the file.
func (w *Window) askFirstRun() {
	w.frame.AskToLeave(func() { w.desk.WhenIdle(w.showFirstRun) })
}

// showFirstRun shows the form for a new data file; while another file is open there is a way back to it.
func (w *Window) showFirstRun() {
	w.firstRun = true
	w.frame.Forget()
	w.frame.Lock(true, shell.Home)
	if w.office == nil {
		w.frame.SetCommittee("还没有打开数据文件", nil)
		w.frame.SetYear("", nil)
		w.frame.SetFile("没有数据文件", "")
		w.frame.SetLast("", "", false)
		w.setTitle("双百")
	}
	w.frame.Navigate(shell.Home)
}

// homeScreen is what stands first in the navigation: the form for a new data file, or the home screen.
func (w *Window) homeScreen(home func(*Window) shell.Screen) shell.Screen {
	switch {
	case w.closedFor != nil:
		return w.closedFor
	case !w.firstRun:
		return home(w)
	}
	acts := firstrun.Actions{Create: w.createFile, CreateDistrict: w.createDistrict, OpenSample: w.openSample, OpenExisting: w.OpenFile, OpenRecent: w.openRecent, Recent: w.recentFiles()}
	if w.office != nil {
		acts.Back = func() {
			w.firstRun = false
			w.frame.Forget()
			w.frame.Lock(false, "")
			w.Go(shell.Settings, nil)
		}
	}
	return firstrun.New(w.win, w.now(), acts)
}

func (w *Window) createFile(path string, c model.Committee, who string, then firstrun.Then, failed func(error)) {
	first := opening{screen: shell.Home}
	if then.Import {
		first.screen = shell.Intake
	}
	w.makeFile(office.Create, path, c, who, first, then, failed)
}

func (w *Window) createDistrict(path string, c model.Committee, who string, then firstrun.Then, failed func(error)) {
	w.makeFile(office.CreateDistrict, path, c, who, opening{screen: shell.Districts}, then, failed)
}

// makeFile makes a new data file, opens it and shows its first screen.
func (w *Window) makeFile(create func(context.Context, string, model.Committee, office.Options) (*office.Office, error), path string, c model.Committee, who string, first opening, then firstrun.Then, failed func(error)) {
	var o *office.Office
	w.desk.Run(shell.Work{
		What: "正在建立数据文件",
		Do: func(ctx context.Context, _ *office.Office, _ func(string, int, int)) (err error) {
			o, err = create(ctx, path, c, office.Options{Who: who, Log: w.log, Now: w.opts.Now})
			return err
		},
		Done: func(err error) error {
			if err != nil {
				failed(err)
				return nil
			}
			w.prefs.SetString(prefWho, who)
			if then.Password {
				first.screen, first.target = shell.Settings, shell.SetPassword
			}
			w.take(o, first)
			return nil
		},
	})
}

// settingsActions are what the settings screen asks of the window.
func (w *Window) settingsActions() settings.Actions {
	restore := w.restore
	if w.office.ReadOnly() {
		restore = nil // another program holds the file, or it cannot be written
	}
	return settings.Actions{
		OpenFile: w.OpenFile,
		NewFile:  w.askFirstRun,
		Restore:  restore,
		SetWho: func(name string) {
			w.prefs.SetString(prefWho, name)
			w.office.SetWho(name)
			w.refreshFrame()
		},
		SetDark: func(dark bool) {
			w.prefs.SetBool(prefDark, dark)
			look.SetMode(modeOf(dark))
			theme.Use(w.app)
		},
		Password: w.passwordActions(),
		Version:  w.opts.Version,
		LogFile:  w.opts.LogFile,
	}
}

func modeOf(dark bool) look.Mode {
	if dark {
		return look.Dark
	}
	return look.Light
}
