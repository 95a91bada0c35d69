package scheme

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// askIssue says what issuing does, to the marks that are there too, and asks.
func (v *View) askIssue() {
	v.settle(func() {
		if len(v.problems) > 0 || v.readOnly() || v.Empty() {
			return
		}
		if v.all.InForce == nil {
			v.confirmFirst()
			return
		}
		o, year, scheme, groups := v.h.Desk.Office, v.year, v.scheme.Clone(), v.all.Groups
		said := make([][]string, len(groups))
		versions := make([]int, len(groups))
		v.h.Later(func() error {
			for i, g := range groups {
				var err error
				if said[i], err = o.Consequences(context.Background(), year, g.Number, scheme); err != nil {
					return err
				}
				of, err := o.Schemes(context.Background(), year, g.Number)
				if err != nil {
					return err
				}
				versions[i] = of.Version
			}
			return nil
		}, func(err error) {
			if err != nil {
				v.h.Desk.Fail(err)
				return
			}
			v.confirmIssue(said, versions)
		})
	})
}

// confirmFirst asks before a scheme opens its year.
func (v *View) confirmFirst() {
	act := fmt.Sprintf("下发 %d 年度方案", v.year)
	kit.ShowDialog(v.h.Desk.Window.Canvas(), kit.DialogSpec{Title: act, Safe: "先不下发", Act: act,
		Text:  fmt.Sprintf("方案下发后就是第 1 版，%d 个%s按它打分；要再改，另存为草稿。", len(v.all.Covered(v.scheme)), v.scheme.Counter()),
		OnAct: func() bool { v.issue(0); return true }})
}

// confirmIssue asks in an open year whether the scheme takes the place of that of a group, or opens a group of its own.
func (v *View) confirmIssue(said [][]string, versions []int) {
	const width = 520
	groups := v.all.Groups
	var ways []kit.Choice
	chosen := 0
	for i := range groups {
		name := "现在的方案"
		if len(groups) > 1 {
			name = "“" + groups[i].GroupLabel(groups) + "”的方案"
		}
		if groups[i].Number == v.all.Group {
			chosen = i
		}
		ways = append(ways, kit.Choice{Text: "代替" + name, Detail: fmt.Sprintf("第 %d 版代替第 %d 版，旧版留着可以看", versions[i]+1, versions[i]),
			Body: text.Caption(consequenceWords(said[i])).For(width - 80)})
	}
	form := newGroupForm(v, model.AssessmentGroup{Scheme: *v.scheme.Clone()}, width-80)
	ways = append(ways, kit.Choice{Text: "另开一个考核组别", Detail: "按这份方案单独打分、排名、定等次", Body: form.object})
	var dialog *kit.Dialog
	choice := kit.NewRadioGroup(ways, chosen, true, func(i int) {
		if chosen = i; i == len(groups) {
			form.show()
		}
		dialog.Fit()
	})
	dialog = kit.ShowDialog(v.h.Desk.Window.Canvas(), kit.DialogSpec{Title: "下发" + v.title(), Content: choice.Box, Width: width, Safe: "先不下发", Act: "下发",
		OnAct: func() bool {
			if chosen < len(groups) {
				v.issue(groups[chosen].Number)
				return true
			}
			return form.check(func(name string, who model.Scope) { v.openGroup(name, who) })
		}})
	form.grown = dialog.Fit
}

// consequenceWords are what issuing does to marks, as one text.
func consequenceWords(said []string) string {
	if len(said) == 0 {
		return "已打的分不受影响。"
	}
	return strings.Join(said, "。\n") + "。"
}

func (v *View) issue(group int) {
	id, year := v.draft, v.year
	v.issueBy(fmt.Sprintf("%d 年度考核方案已下发", year), func(ctx context.Context, o *office.Office) (int64, error) {
		return o.IssueDraft(ctx, id, group)
	})
}

// openGroup issues the draft that shows as the scheme of a new group.
func (v *View) openGroup(name string, who model.Scope) {
	id, year := fmt.Sprintf("draft-%d", v.draft), v.year
	v.issueBy(fmt.Sprintf("已开设考核组别“%s”", name), func(ctx context.Context, o *office.Office) (int64, error) {
		return o.OpenGroup(ctx, year, id, name, who)
	})
}

func (v *View) issueBy(said string, do func(context.Context, *office.Office) (int64, error)) {
	year := v.year
	var change int64
	v.h.Run(shell.Work{What: "正在下发方案", Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) (err error) {
		change, err = do(ctx, o)
		return err
	}, Done: func(err error) error {
		if err == nil {
			v.h.Desk.Said(said, change)
			v.draft, v.scheme, v.saved = 0, nil, nil
			v.h.Issued(year)
		}
		return err
	}})
}

// groupMenu is what can be done with the group that shows, none while the year has one and no draft.
func (v *View) groupMenu() []kit.Option {
	if v.all == nil || v.all.InForce == nil || v.all.Closed {
		return nil
	}
	menu := []kit.Option{{Text: "改组别的名称和范围", Icon: "edit", Do: v.changeGroup}}
	if v.all.Group > 1 {
		menu = append(menu, kit.Option{Text: "撤销这个组别", Icon: "trash", Danger: true, Do: v.closeGroup})
	}
	return menu
}

// groupAtHand is the group that shows.
func (v *View) groupAtHand() model.AssessmentGroup {
	for _, g := range v.all.Groups {
		if g.Number == v.all.Group {
			return g
		}
	}
	return v.all.Groups[0]
}

// changeGroup asks for another name of the group that shows, and whom it takes.
func (v *View) changeGroup() {
	const width = 480
	g := v.groupAtHand()
	form := newGroupForm(v, g, width-40)
	dialog := kit.ShowDialog(v.h.Desk.Window.Canvas(), kit.DialogSpec{Title: "考核组别“" + g.GroupLabel(v.all.Groups) + "”", Content: form.object, Width: width, Safe: "不改", Act: "保存组别",
		Focus: form.name, OnAct: func() bool {
			return form.check(func(name string, who model.Scope) {
				v.groupBy("组别已改", func(ctx context.Context, o *office.Office, year int) (int64, error) {
					return o.ChangeGroup(ctx, year, g.Number, name, who)
				})
			})
		}})
	form.grown = dialog.Fit
	form.show()
}

// closeGroup asks before the group that shows is taken away.
func (v *View) closeGroup() {
	g := v.groupAtHand()
	kit.ShowDialog(v.h.Desk.Window.Canvas(), kit.DialogSpec{Title: "撤销考核组别“" + g.GroupLabel(v.all.Groups) + "”", Safe: "不撤销", Act: "撤销组别", Danger: true,
		Text: fmt.Sprintf("它的 %d 个%s改由别的组别考核；打过的分留着，项目编号相同的照样算。", len(v.all.Assessed), g.Scheme.Counter()), OnAct: func() bool {
			v.groupBy("组别已撤销", func(ctx context.Context, o *office.Office, year int) (int64, error) {
				return o.CloseGroup(ctx, year, g.Number)
			})
			return true
		}})
}

func (v *View) groupBy(said string, do func(context.Context, *office.Office, int) (int64, error)) {
	year := v.year
	var change int64
	v.h.Run(shell.Work{What: "正在改考核组别", Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) (err error) {
		change, err = do(ctx, o, year)
		return err
	}, Done: func(err error) error {
		if err == nil {
			v.h.Desk.Said(said, change)
			v.Changed()
			v.h.Issued(0)
		}
		return err
	}})
}

// groupForm asks for the name of a group and whom it takes by kind, and says who would be in which group.
type groupForm struct {
	v      *View
	group  model.AssessmentGroup
	object *fyne.Container
	name   *kit.Entry
	named  *kit.Field
	words  *text.Label
	grown  func() // the words became longer
	asked  int
}

func newGroupForm(v *View, g model.AssessmentGroup, width float32) *groupForm {
	f := &groupForm{v: v, group: g, words: text.Caption("").For(width)}
	f.name = kit.NewEntry("如：联合党支部组").With(g.Name)
	f.named = kit.NewField("组别名称", f.name)
	f.name.OnChanged = func(string) { f.named.SetError("") }
	f.object = kit.VBox(look.Gap8, f.named, text.Small(fmt.Sprintf("考核哪些%s；一行里选几个是其中之一，几行都选要同时符合，都不选是其余的%s", g.Scheme.Counter(), g.Scheme.Counter())))
	for _, line := range v.all.ScopeRows(&g.Scheme) {
		checks := kit.VBox(look.Gap4)
		var pair []fyne.CanvasObject
		for _, c := range line.Choices {
			pair = append(pair, kit.NewCheck(fmt.Sprintf("%s　%d 个", c.Text, c.Branches), office.ScopeHas(g.Scheme.Covers, c.Scope), func(on bool) {
				f.group.Scheme.Covers = office.ScopeWith(f.group.Scheme.Covers, c.Scope, on)
				f.show()
			}))
			if len(pair) == 3 {
				checks.Add(kit.HBox(look.Gap16, pair...))
				pair = nil
			}
		}
		if pair != nil {
			checks.Add(kit.HBox(look.Gap16, pair...))
		}
		f.object.Add(kit.Columns(look.Gap12, 0, []float32{76, 0}, text.Small(line.Label), checks))
	}
	f.object.Add(f.words)
	return f
}

// show says anew who would be in which group.
func (f *groupForm) show() {
	o, year, g := f.v.h.Desk.Office, f.v.year, f.group
	g.Name = strings.TrimSpace(f.name.Value())
	if g.Name == "" && g.Number == 0 {
		g.Name = "新组别"
	}
	f.asked++
	asked := f.asked
	var p *office.GroupPreview
	f.v.h.Later(func() (err error) {
		p, err = o.PreviewGroup(context.Background(), year, g)
		return err
	}, func(err error) {
		switch {
		case err != nil:
			f.v.h.Desk.Fail(err)
		case asked == f.asked:
			var lines []string
			for _, line := range p.Groups {
				lines = append(lines, line.Words())
			}
			f.words.SetText(strings.Join(append(lines, p.Words()...), "\n"))
			if f.grown != nil {
				f.grown()
			}
		}
	})
}

// check takes what was filled in; it reports false where something must be filled in first.
func (f *groupForm) check(take func(name string, who model.Scope)) bool {
	name := strings.TrimSpace(f.name.Value())
	if name == "" {
		f.named.SetError("给组别起个名称，如：联合党支部组")
		f.v.h.Desk.Window.Canvas().Focus(f.name)
		return false
	}
	take(name, f.group.Scheme.Covers)
	return true
}
