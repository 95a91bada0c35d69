package ui

import (
	"cmp"
	"context"
	"fmt"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// undoLast is Ctrl+Z: it takes back the latest change of the data file.
func (w *Window) undoLast() {
	w.undoStep("没有可以撤销的改动", (*office.Office).StepBack, w.saidUndone)
}

// redoLast is Ctrl+Y: it does again what was undone last.
func (w *Window) redoLast() {
	w.undoStep("没有可以恢复的改动", (*office.Office).StepForward, w.saidRedone)
}

// undo takes one change set back.
func (w *Window) undo(change int64) {
	w.undoStep("", func(o *office.Office, ctx context.Context) (office.UndoStep, error) { return o.UndoOrAsk(ctx, change) }, w.saidUndone)
}

// mostUndosWaiting is how many presses may wait for the undo that is under way.
const mostUndosWaiting = 30

// undoStep does one press of a key and says what it did; the office decides whether that is asked about first. A key
// that is pressed faster than the file follows waits for the one before, also while the panel says that it is at work.
func (w *Window) undoStep(nothing string, do func(*office.Office, context.Context) (office.UndoStep, error), said func(office.UndoStep)) {
	if w.office == nil {
		return
	}
	if w.undoing && len(w.undoNext) == mostUndosWaiting {
		w.frame.Toasts.Problem(fmt.Sprintf("还有 %d 次撤销在等，做完了再按", mostUndosWaiting))
		return
	}
	if w.undoing {
		w.undoNext = append(w.undoNext, func() { w.undoStep(nothing, do, said) })
		return
	}
	w.undoing = true
	var step office.UndoStep
	w.desk.Run(shell.Work{
		What: "正在撤销", UndoKeys: true,
		Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) (err error) {
			step, err = do(o, ctx)
			return err
		},
		Done: func(err error) error {
			next := w.undoNext
			w.undoing, w.undoNext = false, nil
			switch {
			case err != nil:
				return err
			case step.Change.ID == 0:
				w.frame.Toasts.Problem(cmp.Or(step.Why, nothing))
			case step.Ask:
				w.askUndo(step.Report, step.Skipped)
			default:
				said(step)
				if len(next) > 0 {
					next[0]()
					w.undoNext = next[1:]
				}
			}
			return nil
		},
	})
}

// askUndo says what undoing a change set would do, after what was skipped, asks, and does it.
func (w *Window) askUndo(preview office.UndoReport, skipped string) {
	text := fmt.Sprintf("“%s”改过的 %d 处会退回原样。", preview.Undone.Why, preview.Restored)
	if n := len(preview.Kept); n > 0 {
		text += fmt.Sprintf("之后又改过的 %d 处保留现在的内容：%s。", n, keptNames(preview.Kept))
	}
	if skipped != "" {
		text = skipped + "再早的一次是" + text
	}
	undo := w.desk.Here(func() { w.undoAsked(preview.Undone.ID, w.saidUndone) })
	kit.ShowDialog(w.win.Canvas(), kit.DialogSpec{
		Title: fmt.Sprintf("撤销 %s 的改动", model.When(preview.Undone.At, "01-02 15:04")), Text: text, Note: "撤销后按 Ctrl+Y 恢复",
		Safe: "不撤销", Act: "撤销这次改动", Danger: true,
		OnAct: func() bool { undo(); return true },
	})
}

func keptNames(kept []office.KeptRow) string {
	names := ""
	for i, k := range kept {
		if i == 5 {
			return names + fmt.Sprintf(" 等 %d 处", len(kept))
		}
		if i > 0 {
			names += "、"
		}
		names += k.Label
	}
	return names
}

// undoAsked takes back a change set about which nothing needs to be asked any more.
func (w *Window) undoAsked(change int64, said func(office.UndoStep)) {
	w.undoStep("", func(o *office.Office, ctx context.Context) (office.UndoStep, error) {
		report, err := o.Undo(ctx, change)
		return office.UndoStep{Change: report.Undone, Report: report}, err
	}, said)
}

func (w *Window) saidUndone(step office.UndoStep) {
	w.frame.Toasts.Undone("已撤销："+step.Change.Why, w.desk.Here(func() {
		w.undoAsked(step.Report.ChangeSet, func(again office.UndoStep) {
			w.saidRedone(office.UndoStep{Change: step.Change, Report: again.Report})
		})
	}))
}

func (w *Window) saidRedone(step office.UndoStep) {
	w.frame.Toasts.Say("已恢复："+step.Change.Why, "撤销 Ctrl+Z", w.desk.Here(func() { w.undo(step.Change.ID) }))
}
