package assess

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/table"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// formsPlan shows what came back: the files with what becomes of each, the changes and problems of the chosen one, and
// the act that takes all in.
type formsPlan struct {
	v      *formsView
	paths  []string // as they were named, to read them again
	c      *office.Collection
	table  *table.Table[*office.CollectedFile]
	bar    *fyne.Container
	pane   *fyne.Container
	object *fyne.Container
}

// read looks at files and folders that came back. With elsewhere, files of which none is a form go to the import instead.
func (v *formsView) read(paths []string, elsewhere bool) {
	if v.s.facts == nil || v.s.fixed() {
		v.s.d.Go(shell.Intake, paths)
		return
	}
	year := v.s.year
	var c *office.Collection
	v.s.run(shell.Work{What: "正在核对自评表", Stop: "停止核对",
		Do: func(ctx context.Context, o *office.Office, report func(string, int, int)) (err error) {
			c, err = o.ReadForms(ctx, year, paths, func(done, total int) { report("正在核对自评表", done, total) })
			return err
		},
		Done: func(err error) error {
			switch {
			case err != nil:
				return err
			case elsewhere && !c.AnyForm():
				v.s.d.Go(shell.Intake, paths)
				return nil
			}
			v.plan = newFormsPlan(v, paths, c)
			v.s.open(formsTab)
			return nil
		}})
}

func newFormsPlan(v *formsView, paths []string, c *office.Collection) *formsPlan {
	p := &formsPlan{v: v, paths: paths, c: c, bar: container.NewStack(), pane: container.NewStack()}
	p.table = table.New(table.Spec[*office.CollectedFile]{RowHeight: look.DenseRow, NoFoot: true,
		Key: func(f *office.CollectedFile) string { return f.Path },
		Columns: []table.Column[*office.CollectedFile]{
			{ID: "state", Title: "状态", Width: 88, Tags: collectTag, Text: func(f *office.CollectedFile) string { return f.State.Label() }},
			{ID: "branch", Title: v.s.whom(), Ends: true, Width: 110, Flex: true, Lead: true, Text: func(f *office.CollectedFile) string { return model.PlainBranch(f.Branch) },
				Compare: func(a, b *office.CollectedFile) int { return strings.Compare(a.Branch, b.Branch) }},
			{ID: "changes", Title: "改分", Width: 56, Align: look.Right, Text: func(f *office.CollectedFile) string {
				if n := f.Changes(); n > 0 && f.State != office.CollectRefused {
					return fmt.Sprint(n)
				}
				return ""
			}, Compare: func(a, b *office.CollectedFile) int { return a.Changes() - b.Changes() }},
			{ID: "text", Title: "说明", Width: 150, Flex: true, Text: func(f *office.CollectedFile) string { return f.Text }},
			{ID: "file", Title: "文件", Ends: true, Width: 120, Flex: true, Text: (*office.CollectedFile).Name, TipOf: func(f *office.CollectedFile) string { return f.Path },
				Ink: func(*office.CollectedFile) look.Token { return look.Text2 }},
		},
		OnRow: func(*office.CollectedFile) { p.showPane() }})
	p.object = kit.Border(p.bar, nil, nil, nil, kit.Border(nil, nil, nil, p.pane, p.table.Object()))
	return p
}

func collectTag(f *office.CollectedFile) []table.Tag {
	tone := map[office.CollectState]look.Tone{office.CollectReady: look.ToneOK, office.CollectRefused: look.ToneBad, office.CollectChoose: look.ToneWarn}[f.State]
	if tone == look.ToneNone {
		tone = look.ToneMuted
	}
	return []table.Tag{{Text: f.State.Label(), Tone: tone}}
}

// show draws the plan: those to look at first.
func (p *formsPlan) show() {
	p.v.s.head.SetButtons()
	p.showBar()
	p.v.s.replace(p.object)
	p.table.SetRows(p.c.InOrder())
	if _, ok := p.table.Current(); !ok && len(p.c.Files) > 0 {
		p.table.SetCurrent(p.c.InOrder()[0].Path)
	}
	p.showPane()
	p.table.Focus()
}

// showBar says what the files are, with the act that takes them in.
func (p *formsPlan) showBar() {
	words := text.Body(p.c.Label())
	acts := []fyne.CanvasObject{kit.NewButton("重新核对", func() { p.v.read(p.paths, false) }).Small()}
	if n := p.c.Count(office.CollectReady); n > 0 {
		acts = append(acts, kit.PrimaryButton(p.c.ActLabel(), p.take).Small())
	}
	acts = append(acts, kit.NewIconButton("close", "不收了，什么都不改", p.drop))
	p.bar.Objects = []fyne.CanvasObject{shell.NoticeBar("file-drop", []fyne.CanvasObject{kit.Tipped(words)}, acts...)}
	p.bar.Refresh()
}

// drop leaves the plan; nothing is written.
func (p *formsPlan) drop() {
	p.v.plan = nil
	p.v.s.draw()
}

// take writes the changes of all files that can be taken. When the data file changed meanwhile, they are planned anew.
func (p *formsPlan) take() {
	c, label := p.c, p.c.ActLabel()
	var change int64
	var again *office.Collection
	p.v.s.run(shell.Work{What: "正在收回自评表",
		Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) (err error) {
			change, err = o.TakeForms(ctx, c, true)
			if model.CodeOf(err) == model.Conflict {
				again, _ = o.PlanForms(ctx, c)
			}
			return err
		},
		Done: func(err error) error {
			if err != nil {
				if again != nil {
					p.plan(again)
				}
				return err
			}
			p.v.plan = nil
			p.v.s.d.Said("已"+label, change)
			p.v.s.Changed()
			return nil
		}})
}

// plan shows a plan in the place of the one that shows.
func (p *formsPlan) plan(c *office.Collection) {
	p.c = c
	if p.v.plan == p && p.v.s.tab == formsTab {
		p.show()
	}
}

// choose takes a file where a branch handed in several.
func (p *formsPlan) choose(f *office.CollectedFile) {
	c := p.c
	var chosen *office.Collection
	p.v.s.run(shell.Work{What: "正在核对",
		Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) (err error) {
			chosen, err = o.Choose(ctx, c, f.Path)
			return err
		},
		Done: func(err error) error {
			if err == nil {
				p.plan(chosen)
			}
			return err
		}})
}
