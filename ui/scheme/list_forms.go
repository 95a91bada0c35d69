package scheme

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// adjusts is the page of bonus and deduction.
func (f *form) adjusts() fyne.CanvasObject {
	v := f.v
	return kit.Pad(kit.VBox(look.Gap24,
		f.adjustList("加分", scoring.BonusSection, func() *model.AdjustRule { return &v.scheme.Bonus }),
		f.adjustList("减分", scoring.DeductionSection, func() *model.AdjustRule { return &v.scheme.Deduction })), look.Gap12, look.Gap24, look.Gap16, look.Gap24)
}

func (f *form) adjustList(name string, section scoring.Section, rule func() *model.AdjustRule) fyne.CanvasObject {
	v := f.v
	most := f.optionalPoints(rule().Cap, func(p model.Points) { rule().Cap = p }).Small().Wide(64)
	widths := []float32{0, 72, 72, 14, 24}
	box := kit.VBox(0, kit.Spread(look.Gap8, []fyne.CanvasObject{text.Section(name)}, []fyne.CanvasObject{text.Small("全年最多"), most, text.Small("分")}),
		kit.Space(0, look.Gap8), kit.Columns(look.Gap8, 0, widths, text.Small("事项"), text.Small("分值").Right(), text.Small("最高").Right(), kit.Space(0, 0), kit.Space(0, 0)),
		kit.Space(0, look.Gap4), kit.HRule(look.Line))
	for n, k := range rule().Kinds {
		box.Add(kit.Pad(kit.Columns(look.Gap8, 0, widths,
			f.entry(k.Label, "事项", func(s string) { rule().Kinds[n].Label = s }).Small(),
			f.points(k.Points, func(p model.Points) { rule().Kinds[n].Points = p }).Small(),
			f.optionalPoints(k.Max, func(p model.Points) { rule().Kinds[n].Max = p }).Small(),
			middle(text.Small("分")), middle(f.cross("删去这一条", func() {
				rule().Kinds = slices.Delete(slices.Clone(rule().Kinds), n, n+1)
				v.changed()
			}))), 3, 0, 4, 0))
		box.Add(kit.HRule(look.LineSoft))
	}
	box.Add(kit.Space(0, look.Gap8))
	box.Add(f.problem(func() string { return v.firstProblem(section, "") }))
	box.Add(f.link("加一条"+name, func() {
		rule().Kinds = append(slices.Clone(rule().Kinds), model.AdjustKind{Label: "新的" + name, Points: model.Pt(1)})
		v.changed()
	}))
	return box
}

// vetoes is the page of the cases of 一票否决.
func (f *form) vetoes() fyne.CanvasObject {
	v := f.v
	widths := []float32{0, 120, 24}
	box := kit.VBox(0, text.Section("一票否决"), kit.Space(0, look.Gap4), text.Caption("登记到某个支部以后，等次按这里定。指标里带 ★ 的，得 0 分也算。"),
		kit.Space(0, look.Gap8), kit.Columns(look.Gap8, 0, widths, text.Small("情形"), text.Small("定为"), kit.Space(0, 0)), kit.Space(0, look.Gap4), kit.HRule(look.Line))
	for n, rule := range v.scheme.Vetoes {
		box.Add(kit.Pad(kit.Columns(look.Gap8, 0, widths,
			f.entry(rule.Title, "情形", func(s string) { v.scheme.Vetoes[n].Title = s }).Small(),
			f.choice(v.gradeOptions(""), rule.Grade, func(g string) { v.scheme.Vetoes[n].Grade = g }).Small(),
			middle(f.cross("删去这一条", func() {
				v.scheme.Vetoes = slices.Delete(slices.Clone(v.scheme.Vetoes), n, n+1)
				v.changed()
			}))), 3, 0, 4, 0))
		box.Add(kit.HRule(look.LineSoft))
	}
	box.Add(kit.Space(0, look.Gap8))
	box.Add(f.problem(func() string { return v.firstProblem(scoring.VetoSection, "") }))
	box.Add(f.link("加一条", func() {
		grade := ""
		if n := len(v.scheme.Grades); n > 0 {
			grade = v.scheme.Grades[n-1].Name
		}
		v.scheme.Vetoes = append(slices.Clone(v.scheme.Vetoes), model.VetoRule{ID: v.freeVeto(), Title: "新的情形", Grade: grade})
		v.changed()
	}))
	return kit.Pad(box, look.Gap12, look.Gap24, look.Gap16, look.Gap24)
}

func (v *View) freeVeto() string {
	for n := 1; ; n++ {
		id := fmt.Sprintf("V%d", n)
		if !slices.ContainsFunc(v.scheme.Vetoes, func(r model.VetoRule) bool { return r.ID == id }) {
			return id
		}
	}
}

// covers is the page that says what is assessed: which branches, how new ones are treated, what papers call them.
func (f *form) covers() fyne.CanvasObject {
	v := f.v
	title := f.entry(v.scheme.Title, "方案名称", func(s string) { v.scheme.Title = s })
	which := f.scopeChoice(v.scheme.Covers, func(s model.Scope) { v.scheme.Covers = s })
	object := f.choice([]kit.Option{{ID: "branch", Text: "党支部"}, {ID: "unit", Text: "单位"}, {ID: "sector-unit", Text: "行业主管单位"}}, v.scheme.Object,
		func(id string) { v.scheme.Object = id }).Wide(160)
	least := f.whole(v.scheme.NewBranch.MinMonths, func(n int) { v.scheme.NewBranch.MinMonths = n }).Wide(56)
	opinion := f.entry(v.scheme.Opinion.Label, "空着就不设这一栏", func(s string) { v.scheme.Opinion.Label = s })
	covered, names := text.Body(""), text.Caption("").For(480)
	f.later = append(f.later, func() {
		all := v.covered()
		covered.SetText(fmt.Sprintf("%d 个%s参加考核，本年度共有 %d 个", len(all), v.scheme.Counter(), len(v.all.Possible(v.scheme))))
		words := ""
		for i, g := range all {
			if i > 0 {
				words += "、"
			}
			words += g.Name()
		}
		names.SetText(words)
	})
	box := kit.VBox(look.Gap12, labelled("方案名称", title),
		kit.FormGrid(2, labelled("哪些参加考核", kit.HBox(0, which)), labelled("考核对象", kit.HBox(0, object))),
		text.Caption("考核单位时，分数登记在“单位”里的各个单位名下；行业主管单位是被别的单位填作“上级行业主管单位”的，或者类别写明是主管单位的。"),
		labelled("新成立的支部", row(text.Body("本年度不足"), least, text.Body("个整月的不定等次"))),
		labelled("上级行业主管单位意见栏", opinion), labelled("来源说明", f.entry(v.scheme.Source, "依据哪些文件", func(s string) { v.scheme.Source = s })),
		f.problem(func() string { return v.firstProblem(scoring.HeadSection, "") }), kit.HRule(look.Line), covered, names)
	return kit.Pad(box, look.Gap12, look.Gap24, look.Gap16, look.Gap24)
}
