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
	kit.PutBeside(p.pane, p.object, pane)
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

// formChange is a mark, a bonus or a deduction of a file that a person wants to see: all but those that stay the same.
type formChange struct{ code, title, before, after, words string }

func changed(f *office.CollectedFile) []formChange {
	var all []formChange
	for _, m := range f.Marks {
		if m.Kind != office.MarkSame {
			all = append(all, formChange{m.Item.Code, m.Item.Title(), m.Before.Mark, m.After.Mark, markWords(m)})
		}
	}
	for _, c := range f.Claims {
		if c.Kind != office.MarkSame {
			all = append(all, formChange{c.Code, c.Code + "　" + c.After.Title, c.Before.Points, c.After.Points, claimWords(c)})
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
	list := table.New(table.Spec[formChange]{RowHeight: look.DenseRow, CellPad: 6, Inset: look.Gap12, NoFoot: true,
		Key: func(c formChange) string { return c.code },
		Columns: []table.Column[formChange]{
			{ID: "item", Title: "项目", Width: 52, Text: func(c formChange) string { return c.code }, TipOf: func(c formChange) string { return c.title }},
			{ID: "before", Title: "现在", Width: 60, Align: look.Right, Text: func(c formChange) string { return c.before }},
			{ID: "after", Title: "收回后", Width: 64, Align: look.Right, Text: func(c formChange) string { return c.after },
				Ink: func(formChange) look.Token { return look.Info }},
			{ID: "words", Title: "说明、佐证", Width: 120, Flex: true, Small: true, Text: func(c formChange) string { return c.words }},
		}})
	list.SetRows(rows)
	return list.Object()
}

// changeLines is the same as lines, where problems stand above.
func changeLines(f *office.CollectedFile) fyne.CanvasObject {
	box := kit.VBox(look.Gap4, text.Strong(fmt.Sprintf("改 %d 处", f.Changes())))
	for _, c := range changed(f) {
		box.Add(text.Caption(fmt.Sprintf("%s　%s → %s　%s", c.code, orDash(c.before), orDash(c.after), c.words)).For(paneWidth - 2*look.Gap20))
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

// claimWords are what a bonus or deduction is for, and what should be known of it.
func claimWords(c office.FormClaim) string {
	var words []string
	for _, w := range []string{c.After.Title, c.After.Level, c.After.Basis} {
		if w != "" {
			words = append(words, w)
		}
	}
	if c.After.Evidence != "" {
		words = append(words, "佐证："+c.After.Evidence)
	}
	if c.Note != "" {
		words = append(words, c.Note)
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
