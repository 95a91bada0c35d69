package assess

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/files"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/table"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// mostProblems is how many problems the pane shows as notes; the copied list has all.
const mostProblems = 30

// showPane shows what is wrong with the chosen file, and what it changes.
func (p *formsPlan) showPane() {
	var pane fyne.CanvasObject
	if f, ok := p.table.Current(); ok {
		pane = p.paneOf(f)
	}
	p.pane.Objects = nil
	if pane != nil {
		p.pane.Objects = []fyne.CanvasObject{pane}
	}
	p.pane.Refresh()
}

func (p *formsPlan) paneOf(f *office.CollectedFile) fyne.CanvasObject {
	title := f.Name()
	if f.Branch != "" {
		title = model.PlainBranch(f.Branch)
	}
	foot := []fyne.CanvasObject{kit.NewButton("打开文件", func() {
		if err := files.ShowFolder(f.Path); err != nil {
			p.v.s.d.Fail(err)
		}
	}).Small()}
	if f.State == office.CollectChoose || f.State == office.CollectLeft {
		foot = append(foot, kit.PrimaryButton("用这一份", func() { p.choose(f) }).Small())
	}
	if len(f.Problems) > 0 {
		foot = append(foot, kit.NewButton("复制问题", func() { p.copyProblems(f) }).Small())
	}
	spec := kit.PaneSpec{Width: paneWidth, Title: title, Facts: f.Name(), FootR: foot}
	if len(f.Problems)+len(f.Notes) > 0 || f.State == office.CollectRefused {
		spec.Body = problemNotes(f)
		return kit.NewPane(spec)
	}
	list := changeList(f)
	top := kit.Pad(text.Caption(f.Text).For(paneWidth-2*look.Gap20), look.Gap12, look.Gap20, look.Gap8, look.Gap20)
	spec.Body, spec.Flush, spec.Fixed = kit.Border(top, nil, nil, nil, list), true, true
	return kit.NewPane(spec)
}

// problemNotes lists what is wrong with a file, and what should be known of it, each with its cell.
func problemNotes(f *office.CollectedFile) fyne.CanvasObject {
	tone := look.ToneBad
	if f.State != office.CollectRefused {
		tone = look.ToneInfo
	}
	box := kit.VBox(look.Gap8, kit.NewNote(tone, f.State.Label(), "", f.Text))
	for i, problem := range f.Problems {
		if i == mostProblems {
			box.Add(text.Caption(fmt.Sprintf("还有 %d 处，点“复制问题”看全部", len(f.Problems)-i)))
			break
		}
		box.Add(kit.NewNote(look.ToneBad, place(problem.Cell, problem.Sheet), "", problem.Text))
	}
	for _, note := range f.Notes {
		box.Add(kit.NewNote(look.ToneWarn, place(note.Cell, note.Sheet), "", note.Text))
	}
	if n := f.Changes(); n > 0 && f.State != office.CollectRefused {
		box.Add(changeLines(f))
	}
	return box
}

// place is where a problem is: E8，“自评表”页.
func place(cell, sheet string) string {
	switch {
	case cell == "" && sheet == "":
		return "整份文件"
	case cell == "":
		return "“" + sheet + "”页"
	}
	return cell + "　“" + sheet + "”页"
}

// changed are the marks of a file that a person wants to see: all but those that stay the same.
func changed(f *office.CollectedFile) []office.FormMark {
	var all []office.FormMark
	for _, m := range f.Marks {
		if m.Kind != office.MarkSame {
			all = append(all, m)
		}
	}
	return all
}

// changeList is the table of what a file changes.
func changeList(f *office.CollectedFile) fyne.CanvasObject {
	rows := changed(f)
	if len(rows) == 0 {
		return container.NewStack()
	}
	list := table.New(table.Spec[office.FormMark]{RowHeight: look.DenseRow, CellPad: 6, Inset: look.Gap12, NoFoot: true,
		Key: func(m office.FormMark) string { return fmt.Sprint(m.OrgID, m.Item.ID) },
		Columns: []table.Column[office.FormMark]{
			{ID: "item", Title: "项目", Width: 44, Text: func(m office.FormMark) string { return m.Item.Code }, TipOf: func(m office.FormMark) string { return m.Item.Title() }},
			{ID: "before", Title: "现在", Width: 60, Align: look.Right, Text: func(m office.FormMark) string { return m.Before.Mark }},
			{ID: "after", Title: "收回后", Width: 64, Align: look.Right, Text: func(m office.FormMark) string { return m.After.Mark },
				Ink: func(office.FormMark) look.Token { return look.Info }},
			{ID: "words", Title: "说明、佐证", Width: 120, Flex: true, Small: true, Text: markWords},
		}})
	list.SetRows(rows)
	return list.Object()
}

// changeLines is the same as lines, where problems stand above.
func changeLines(f *office.CollectedFile) fyne.CanvasObject {
	box := kit.VBox(look.Gap4, text.Strong(fmt.Sprintf("改 %d 个分", f.Changes())))
	for _, m := range changed(f) {
		box.Add(text.Caption(fmt.Sprintf("%s　%s → %s　%s", m.Item.Code, orDash(m.Before.Mark), orDash(m.After.Mark), markWords(m))).For(paneWidth - 2*look.Gap20))
	}
	return box
}

func orDash(s string) string {
	if s == "" {
		return "—"
	}
	return s
}

// markWords are what changes besides the mark, and what should be known of it.
func markWords(m office.FormMark) string {
	var words []string
	if m.After.Reason != m.Before.Reason {
		words = append(words, "说明："+orDash(m.After.Reason))
	}
	if m.After.Evidence != m.Before.Evidence {
		words = append(words, "佐证："+orDash(m.After.Evidence))
	}
	if m.Note != "" {
		words = append(words, m.Note)
	}
	return strings.Join(words, "；")
}

// copyProblems puts what is wrong with a file on the clipboard, to be sent to the branch.
func (p *formsPlan) copyProblems(f *office.CollectedFile) {
	lines := []string{fmt.Sprintf("%s：%s", f.Name(), f.Text)}
	for _, problem := range f.Problems {
		lines = append(lines, place(problem.Cell, problem.Sheet)+"："+problem.Text)
	}
	fyne.CurrentApp().Clipboard().SetContent(strings.Join(lines, "\n"))
	p.v.s.d.Said(fmt.Sprintf("已复制 %d 处问题，可以发给支部", len(f.Problems)), 0)
}
