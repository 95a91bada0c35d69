package ui

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/reports"
	"github.com/shuangbai/shuangbai/ui/desk"
	"github.com/shuangbai/shuangbai/ui/kit"
)

// The preferences of a person at this PC; everything about the committee lies in the data file.
const (
	prefLast = "last-file"
	prefWho  = "who"
	prefDark = "dark"

	prefWidth  = "window-width"
	prefHeight = "window-height"
)

// prefs keeps small choices such as the columns shown.
type prefs struct{ fyne.Preferences }

func (p prefs) Get(key string) string { return p.String("ui." + key) }
func (p prefs) Set(key, value string) { p.SetString("ui."+key, value) }

// undoLast takes back the latest change, after asking.
func (w *Window) undoLast() {
	if w.office == nil {
		return
	}
	last, ok, err := w.office.LastUndoable(context.Background())
	if err != nil {
		w.desk.Fail(err)
		return
	}
	if !ok {
		w.frame.Toasts.Say("没有可以撤销的改动", "", nil)
		return
	}
	w.undo(last.ID)
}

// undo says what undoing a change set would do, asks, and does it.
func (w *Window) undo(change int64) {
	var preview office.UndoReport
	w.desk.Run(desk.Work{
		What: "正在查看这次改动",
		Do: func(ctx context.Context, _ func(string, int, int)) (err error) {
			preview, err = w.office.UndoPreview(ctx, change)
			return err
		},
		Done: func(err error) error {
			if err == nil {
				w.askUndo(change, preview)
			}
			return err
		},
	})
}

func (w *Window) askUndo(change int64, preview office.UndoReport) {
	text := fmt.Sprintf("“%s”改过的 %d 处会退回原样。", preview.Undone.Why, preview.Restored)
	if n := len(preview.Kept); n > 0 {
		text += fmt.Sprintf("之后又改过的 %d 处保留现在的内容：%s。", n, keptNames(preview.Kept))
	}
	kit.ShowDialog(w.win.Canvas(), kit.DialogSpec{
		Title: fmt.Sprintf("撤销 %s 的改动", preview.Undone.At.Format("01-02 15:04")), Text: text, Note: "撤销后仍可恢复",
		Safe: "不撤销", Act: "撤销这次改动", Danger: true,
		OnAct: func() bool { w.doUndo(change); return true },
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

func (w *Window) doUndo(change int64) {
	var report office.UndoReport
	w.desk.Run(desk.Work{
		What: "正在撤销",
		Do: func(ctx context.Context, _ func(string, int, int)) (err error) {
			report, err = w.office.Undo(ctx, change)
			return err
		},
		Done: func(err error) error {
			if err == nil {
				w.frame.Toasts.Say("已撤销："+report.Undone.Why, "恢复", func() { w.doUndo(report.ChangeSet) })
			}
			return err
		},
	})
}

// search answers the search box, off the UI goroutine.
func (w *Window) search(query string) []kit.Option {
	if w.office == nil {
		return nil
	}
	var found []kit.Option
	for _, hit := range w.office.Find(query, 20) {
		group, icon, screen := "党员", "person", desk.Members
		if hit.Kind == office.BranchHit {
			group, icon, screen = "党组织", "branch", desk.Branches
		}
		found = append(found, kit.Option{Group: group, Icon: icon, Text: hit.Title, Detail: hit.Detail, Do: func() { w.Go(screen, hit.ID) }})
	}
	return append(found, w.jobs(query)...)
}

// jobs are what the search box finds besides people and organisations: screens, papers and frequent work.
func (w *Window) jobs(query string) []kit.Option {
	type job struct{ group, icon, text, words, screen string }
	all := []job{
		{"操作", "import", "导入花名册、台账、活动记录、得分表", "drhmc excel", desk.Intake},
		{"操作", "plus", "新增党员", "xzdy", desk.Members},
		{"操作", "plus", "新建支部", "xjzb", desk.Branches},
		{"操作", "bars", "打分、排名定级、核定", "dfpmdjhd", desk.Assess},
		{"操作", "database", "备份、校验、恢复", "bfjyhf", desk.Settings},
		{"操作", "clock", "撤销以前的改动、导入", "cx", desk.History},
	}
	for _, p := range reports.Catalogue() {
		all = append(all, job{"文书", "document", p.Title, "", desk.Papers})
	}
	var found []kit.Option
	q := strings.ToLower(strings.TrimSpace(query))
	for _, j := range all {
		if q != "" && (strings.Contains(j.text, q) || strings.HasPrefix(j.words, q)) {
			found = append(found, kit.Option{Group: j.group, Icon: j.icon, Text: j.text, Do: func() { w.Go(j.screen, nil) }})
		}
	}
	return found
}

// dropped takes files dropped on any screen: they are imported.
func (w *Window) dropped(paths []string) { w.Go(desk.Intake, paths) }

func (w *Window) askOpen() {
	kit.OpenFile(w.win, kit.FileRequest{Title: "打开数据文件", Kinds: []kit.FileKind{kit.DataFile}}, func(path string) {
		if err := w.OpenFile(path); err != nil {
			w.desk.Fail(err)
		}
	})
}
