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

// pane says what a change is and what taking it back would mean; more are further facts.
func (s *Screen) pane(c model.ChangeSet, more []string) kit.PaneSpec {
	pairs := append([]string{"时间", model.When(c.At, "2006-01-02 15:04:05"), "操作人", c.Who, "类别", kindLabel(c.Sort()), "改动", kit.Count(c.Rows) + " 处",
		"编号", fmt.Sprint(c.ID)}, more...)
	spec := kit.PaneSpec{Title: c.Why, Facts: c.Who + "　" + model.When(c.At, "01-02 15:04"), Body: kit.VBox(look.Gap12, noteOf(c), form.Facts(64, pairs...))}
	if c.NoUndo() == "" {
		words := undoWords
		if c.Undoes != 0 {
			words = "恢复被撤销的改动"
		}
		spec.Foot = []fyne.CanvasObject{shell.Writing(s.d, kit.NewButton(words, func() { s.undo(c) })).Small().Icon("undo")}
	}
	if c.Kind == "import" {
		spec.FootR = []fyne.CanvasObject{shell.Writing(s.d, kit.NewButton("再导入", func() { s.d.Go(shell.Intake, nil) })).Small()}
	}
	return spec
}

// noteOf says what taking a change back would do, or why it cannot be done.
func noteOf(c model.ChangeSet) fyne.CanvasObject {
	switch why := c.NoUndo(); {
	case c.Undone != 0:
		return kit.NewNote(look.ToneMuted, "已经撤销", "", fmt.Sprintf("由第 %d 号改动撤销；撤销那一次，就能恢复", c.Undone))
	case why != "":
		return kit.NewNote(look.ToneMuted, "", "", why)
	case c.Undoes != 0:
		return kit.NewNote(look.ToneInfo, "", "", fmt.Sprintf("这一次撤销了第 %d 号改动；撤销它，就恢复那次改动", c.Undoes))
	}
	return kit.NewNote(look.ToneInfo, "", "", fmt.Sprintf("撤销会把这 %s 处退回原样。之后又改过的内容会保留，并列出是哪些。撤销本身也可以再撤销。", kit.Count(c.Rows)))
}

// importPane says what an import changed; there is nothing to take back of one that changed nothing.
func (s *Screen) importPane(r importRow) kit.PaneSpec {
	if r.ChangeSet != 0 {
		return s.pane(r.set, importFacts(r))
	}
	return kit.PaneSpec{Title: r.File, Facts: model.When(r.At, "01-02 15:04"),
		Body:  kit.VBox(look.Gap12, kit.NewNote(look.ToneMuted, r.State(), "", "文件里的内容原来就有，这次导入什么都没有改。"), form.Facts(64, importFacts(r)...)),
		FootR: []fyne.CanvasObject{kit.NewButton("再导入", func() { s.d.Go(shell.Intake, nil) }).Small()}}
}

func importFacts(r importRow) []string {
	pairs := []string{"文件", r.File, "内容", intake.Kind(r.Kind).Label()}
	for _, c := range counts {
		pairs = append(pairs, c.label, fmt.Sprint(c.of(r)))
	}
	return pairs
}
