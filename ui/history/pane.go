package history

import (
	"fmt"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// showPane says what the current change is and what taking it back would mean.
func (s *Screen) showPane() {
	c, ok := s.chosen()
	if !ok || s.shut {
		s.setPane(nil)
		return
	}
	box := kit.VBox(look.Gap12)
	box.Add(noteOf(c))
	pairs := []string{"时间", model.When(c.At, "2006-01-02 15:04:05"), "操作人", c.Who, "类别", kindLabel(kindOf(c)), "改动", kit.Count(c.Rows) + " 处",
		"编号", fmt.Sprint(c.ID)}
	if s.tabs.Chosen() == 1 {
		if r, ok := s.imports.Current(); ok {
			pairs = append(pairs, importFacts(r)...)
		}
	}
	box.Add(form.Facts(64, pairs...))
	spec := kit.PaneSpec{Width: look.PaneForm, Title: c.Why, Facts: c.Who + "　" + model.When(c.At, "01-02 15:04"), Body: box,
		OnShut: func() { s.shut = true; s.showPane() }}
	if cannot(c) == "" {
		words := "撤销这次改动"
		if c.Undoes != 0 {
			words = "恢复被撤销的改动"
		}
		spec.Foot = []fyne.CanvasObject{kit.NewButton(words, func() { s.undo(c) }).Small().Icon("undo")}
	}
	if c.Kind == "import" {
		spec.FootR = []fyne.CanvasObject{kit.NewButton("再导入", func() { s.d.Go(shell.Intake, nil) }).Small()}
	}
	s.setPane(kit.NewPane(spec))
}

// noteOf says what taking a change back would do, or why it cannot be done.
func noteOf(c model.ChangeSet) fyne.CanvasObject {
	switch why := cannot(c); {
	case c.Undone != 0:
		return kit.NewNote(look.ToneMuted, "已经撤销", "", fmt.Sprintf("由第 %d 号改动撤销；撤销那一次，就能恢复", c.Undone))
	case why != "":
		return kit.NewNote(look.ToneMuted, "", "", why)
	case c.Undoes != 0:
		return kit.NewNote(look.ToneInfo, "", "", fmt.Sprintf("这一次撤销了第 %d 号改动；撤销它，就恢复那次改动", c.Undoes))
	}
	return kit.NewNote(look.ToneInfo, "", "", fmt.Sprintf("撤销会把这 %s 处退回原样。之后又改过的内容会保留，并列出是哪些。撤销本身也可以再撤销。", kit.Count(c.Rows)))
}

func importFacts(r importRow) []string {
	return []string{"文件", r.File, "内容", intake.Kind(r.Kind).Label(), "新增", fmt.Sprint(r.New), "更新", fmt.Sprint(r.Update), "相同", fmt.Sprint(r.Same),
		"跳过", fmt.Sprint(r.Skip), "未确认", fmt.Sprint(r.Conflict), "有问题", fmt.Sprint(r.Errors)}
}

func (s *Screen) setPane(o fyne.CanvasObject) {
	s.pane.Objects = nil
	if o != nil {
		s.pane.Objects = []fyne.CanvasObject{o}
	}
	s.pane.Hidden = o == nil
	s.body.Refresh()
	s.object.Refresh()
}
