package intake

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// countsOf says what an import wrote: 新增 31　更新 58.
func countsOf(p model.Import) string {
	var parts []string
	for _, c := range []struct {
		word string
		n    int
	}{{"新增", p.New}, {"更新", p.Update}, {"相同", p.Same}, {"未导入", p.Conflict + p.Errors}} {
		if c.n > 0 {
			parts = append(parts, c.word+" "+kit.Count(c.n))
		}
	}
	return strings.Join(parts, "　")
}

// askUndo asks before an import is taken back, and says what stays.
func (s *Screen) askUndo(p model.Import, then func(office.UndoReport)) {
	kind := intake.Kind(p.Kind)
	var what []string
	if p.New > 0 {
		what = append(what, fmt.Sprintf("新增的 %s %s移走", kit.Count(p.New), kind.Counter()))
	}
	if p.Update > 0 {
		what = append(what, fmt.Sprintf("更新的 %s %s改回原来的内容", kit.Count(p.Update), kind.Counter()))
	}
	for _, f := range s.files {
		if f.applied != nil && f.applied.change == p.ChangeSet && f.applied.newOrgs > 0 {
			what = append(what, fmt.Sprintf("随之新建的 %d 个党组织移走", f.applied.newOrgs))
		}
	}
	for _, f := range s.files {
		if f.applied != nil && f.applied.change == p.ChangeSet && f.applied.units > 0 {
			what = append(what, fmt.Sprintf("随之新建的 %d 家单位移走", f.applied.units))
		}
	}
	if len(what) == 0 {
		what = append(what, "这次导入写入的内容撤回")
	}
	kit.ShowDialog(s.desk.Window.Canvas(), kit.DialogSpec{
		Title: "撤销这次导入",
		Text:  strings.Join(what, "，") + "。导入之后又改过的内容保留，不会丢。撤销也能再撤销。",
		Note:  p.File,
		Safe:  "不撤销", Act: fmt.Sprintf("撤销导入 %s %s", kit.Count(p.New+p.Update), kind.Counter()), Danger: true,
		OnAct: func() bool {
			s.undo(p.ChangeSet, then)
			return true
		}})
}

// undo takes an import back and reports what was kept.
func (s *Screen) undo(change int64, then func(office.UndoReport)) {
	var report office.UndoReport
	s.run(shell.Work{What: "正在撤销导入", Stop: "停止撤销",
		Do: func(ctx context.Context, o *office.Office, say func(string, int, int)) (err error) {
			defer sayElapsed("正在撤销导入", say)()
			report, err = o.Undo(ctx, change)
			return err
		},
		Done: func(err error) error {
			if err != nil {
				return err
			}
			for _, f := range s.files {
				if f.applied != nil && f.applied.change == change {
					f.applied.undone, f.applied.kept = true, report.Kept
				}
			}
			s.changes++
			s.desk.Toasts.Say(undoneSentence(report), "", nil)
			s.reload()
			if then != nil {
				then(report)
			}
			return nil
		}})
}

// sayElapsed says every second for how long something without a measure is going on, until over is called.
func sayElapsed(what string, say func(string, int, int)) (over func()) {
	began, tick, stop := time.Now(), time.NewTicker(time.Second), make(chan struct{})
	go func() {
		for {
			select {
			case <-tick.C:
				say(fmt.Sprintf("%s，已过 %d 秒", what, int(time.Since(began).Seconds()+0.5)), 0, 0)
			case <-stop:
				return
			}
		}
	}()
	return func() {
		tick.Stop()
		close(stop)
	}
}

// undoneSentence says what an undo did and whom it left alone.
func undoneSentence(r office.UndoReport) string {
	text := fmt.Sprintf("已撤销导入，恢复 %s 处", kit.Count(r.Restored))
	if len(r.Kept) == 0 {
		return text
	}
	var names []string
	for _, k := range r.Kept {
		if k.Label != "" && len(names) < 3 {
			names = append(names, k.Label)
		}
	}
	text += fmt.Sprintf("；后来改过的 %d 处保留", len(r.Kept))
	if len(names) > 0 {
		text += "：" + strings.Join(names, "、")
	}
	return text
}

// reload reads the past imports, and shows the step anew that tells of them.
func (s *Screen) reload() {
	var imports []model.Import
	s.desk.Read(&s.reading, func(ctx context.Context, o *office.Office) (err error) {
		if imports, err = o.Imports(ctx); err != nil {
			return model.Wrap(err, model.Internal, "以前的导入没有读出来，换一个画面再回来")
		}
		return nil
	}, func() { s.showPast(imports) }, nil)
}

func (s *Screen) showPast(imports []model.Import) {
	s.imports = imports
	for _, f := range s.files {
		if f.applied != nil {
			f.applied.undone = s.wasUndone(f.applied.change)
		}
	}
	switch s.step {
	case stepChoose:
		s.choose.show()
	case stepDone:
		s.done.show()
	}
}
