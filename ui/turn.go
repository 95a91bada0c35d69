package ui

import (
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/ui/kit"
)

// turnEvery is how often a window that only looks asks whether it may write now.
const turnEvery = 2 * time.Second

// turn is what a window knows of its turn to write in a data file that it opened only to look at.
type turn struct {
	reason  model.Code // the code with which writing was refused
	waits   bool       // it could not write when it last asked
	offered bool       // to write, since it could not
	asking  bool
}

// careForTurn asks from time to time for as long as the window is open.
func (w *Window) careForTurn() {
	go func() {
		for ; ; time.Sleep(turnEvery) {
			fyne.Do(w.askForTurn)
		}
	}()
}

// askForTurn asks once whether the data file, open only to look at, is free now, and offers to write in it.
func (w *Window) askForTurn() {
	o := w.office
	if o == nil || !o.ReadOnly() || w.turn.asking || w.leaving || w.lock != nil {
		return
	}
	w.turn.asking = true
	go func() {
		free := o.FreeToWrite()
		fyne.Do(func() {
			w.turn.asking = false
			if w.office == o {
				w.offerTurn(free)
			}
		})
	}()
}

// offerTurn offers to write once the file is free, unless a dialog is open, which is waited for.
func (w *Window) offerTurn(free bool) {
	if !free {
		w.turn.waits, w.turn.offered = true, false
		return
	}
	if !w.turn.waits || w.turn.offered || len(w.win.Canvas().Overlays().List()) > 0 || !w.desk.Idle() {
		return
	}
	w.turn.offered = true
	why := "已经不是只读的了"
	if w.turn.reason == model.Locked {
		why = "在别处已经关闭"
	}
	kit.ShowDialog(w.win.Canvas(), kit.DialogSpec{Title: "现在可以改动了", Width: 480,
		Text: "“" + filepath.Base(w.office.Path()) + "”" + why + "。接着改动会把内容重新读一遍，别处改过的都在。先不改动的，以后点左上角的党委名称，选“接着改动这份文件”。",
		Safe: "继续只查看", Act: "接着改动", OnAct: func() bool { w.takeTurn(); return true }})
}

// takeTurn opens the data file that is only looked at for writing, at the same screen. Who was faster is told.
func (w *Window) takeTurn() {
	if w.office == nil || !w.office.ReadOnly() {
		return
	}
	w.frame.AskToLeave(func() {
		w.openFile(w.office.Path(), opening{screen: w.frame.Current(), then: func() { w.frame.Toasts.Say("可以改动了，内容已经重新读过", "", nil) }}, w.desk.Fail)
	})
}
