package scheme

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

func (v *View) gradeOptions(below string) []kit.Option {
	var all []kit.Option
	open := below == ""
	for _, g := range v.scheme.Grades {
		if open {
			all = append(all, kit.Option{ID: g.Name, Text: g.Name})
		}
		open = open || g.Name == below
	}
	return all
}

const gradeGap float32 = 5 // between the columns of the grades

var gradeInks = []look.Token{look.Chart1, look.Chart2, look.Chart3, look.Chart4}

// grades is the table of grades: where each begins, how many may have it, and how many would.
func (f *form) grades() fyne.CanvasObject {
	v := f.v
	widths := []float32{92, 84, 108, 92, 36, 36, 0, 24}
	most := f.optionalPoints(v.scheme.Combine.GradeCap, func(p model.Points) { v.scheme.Combine.GradeCap = p }).Small().Wide(56)
	title := kit.Spread(look.Gap8, []fyne.CanvasObject{text.Section("等次"), kit.Space(look.Gap8, 0), kit.Tipped(text.Small("同分在名额边上的，列出来由党委决定"))},
		[]fyne.CanvasObject{text.Small("总分最多按"), most, text.Small("分定等次")})
	box := kit.VBox(0, kit.Pad(title, 6, look.Gap24, 6, look.Gap24), kit.HRule(look.Line))
	heads := kit.Columns(gradeGap, 0, widths, text.Small("等次"), text.Small("起始分"), text.Small("名额"), text.Small("取整"), text.Small("到线").Right(), text.Small("会评").Right(), kit.Space(0, 0), kit.Space(0, 0))
	box.Add(container.NewStack(kit.NewFill(look.Inset), kit.Pad(heads, 7, look.Gap24, 7, look.Gap24)))
	var figures []func()
	for n := range v.scheme.Grades {
		cells, tell := f.gradeRow(n)
		figures = append(figures, tell)
		box.Add(kit.HRule(look.LineSoft))
		box.Add(kit.Pad(kit.Columns(gradeGap, 0, widths, cells...), 2, look.Gap24, 2, look.Gap24))
	}
	all := f.again
	f.again = func() {
		all()
		for _, tell := range figures {
			tell()
		}
	}
	f.later = append(f.later, f.again)
	wrong := f.problem(func() string {
		if p := v.firstProblem(scoring.GradeSection, ""); p != "" {
			return p
		}
		return v.firstProblem(scoring.QuotaSection, "")
	})
	box.Add(kit.Pad(kit.VBox(look.Gap8, wrong, f.link("加一个等次", func() {
		grades := slices.Clone(v.scheme.Grades)
		last := model.GradeRule{Name: fmt.Sprintf("等次 %d", len(grades)+1)}
		v.scheme.Grades = append(grades, last)
		v.changed()
	})), look.Gap8, look.Gap24, look.Gap12, look.Gap24))
	return box
}

// gradeRow are the cells of a grade, and what shows its figures anew.
func (f *form) gradeRow(n int) ([]fyne.CanvasObject, func()) {
	v := f.v
	g := v.scheme.Grades[n]
	ink := gradeInks[min(n, len(gradeInks)-1)]
	name := f.entry(g.Name, "等次", func(s string) { v.renameGrade(n, s) }).Small()
	var from fyne.CanvasObject = middle(text.Body("其余").In(look.Text2))
	last := n == len(v.scheme.Grades)-1 && n > 0
	if !last || g.From != 0 {
		from = kit.HBox(6, text.Body("≥"), f.points(g.From, func(p model.Points) { v.scheme.Grades[n].From = p }).Small().Wide(64))
	}
	quota, rounding := f.quotaCells(n, g.Name, last)
	reached, given := text.Body("").Right(), text.Strong("").Right()
	share := newShare(ink)
	tell := func() {
		run := v.trials.run
		if run == nil || n >= len(v.scheme.Grades) {
			return
		}
		a, b := run.Grades(v.scheme.Grades[n].Name)
		reached.SetText(fmt.Sprint(a))
		given.SetText(fmt.Sprint(b))
		share.set(float32(b)/float32(max(1, len(run.Branches))), "")
	}
	gone := fyne.CanvasObject(kit.Space(24, 24))
	if len(v.scheme.Grades) > 1 {
		gone = middle(f.cross("删去这个等次", func() {
			name := v.scheme.Grades[n].Name
			v.scheme.Grades = slices.Delete(slices.Clone(v.scheme.Grades), n, n+1)
			v.scheme.Quotas = slices.DeleteFunc(slices.Clone(v.scheme.Quotas), func(q model.Quota) bool { return q.Grade == name })
			v.changed()
		}))
	}
	return []fyne.CanvasObject{kit.Border(nil, nil, middle(kit.Pad(kit.Block(ink, 8, 8), 6, 6, 6, 0)), nil, name), from, quota, rounding,
		middle(reached), middle(given), middle(share), gone}, tell
}

// quotaCells are the share that may have a grade, and how it is rounded.
func (f *form) quotaCells(n int, grade string, last bool) (quota, rounding fyne.CanvasObject) {
	v := f.v
	at := slices.IndexFunc(v.scheme.Quotas, func(q model.Quota) bool { return q.Grade == grade })
	if last {
		return middle(text.Body("或一票否决").In(look.Text2)), kit.Space(0, 0)
	}
	if at < 0 {
		if v.readOnly() {
			return middle(text.Body("不限").In(look.Text2)), kit.Space(0, 0)
		}
		return middle(kit.HBox(look.Gap8, text.Body("不限").In(look.Text2), kit.SmallLink("设名额", func() { v.addQuota(n) }))), kit.Space(0, 0)
	}
	q := v.scheme.Quotas[at]
	share := f.points(model.Points(q.Percent), func(p model.Points) { v.scheme.Quotas[at].Percent = int64(p) }).Small().Wide(48)
	quota = kit.HBox(look.Gap4, text.Body("≤"), share, text.Body("%"), f.cross("不限名额", func() {
		v.scheme.Quotas = slices.Delete(slices.Clone(v.scheme.Quotas), at, at+1)
		v.changed()
	}))
	var ways []kit.Option
	for _, r := range []model.Rounding{model.RoundDown, model.RoundHalf, model.RoundUp} {
		ways = append(ways, kit.Option{ID: string(r), Text: scoring.RoundingLabel(r)})
	}
	return quota, f.choice(ways, string(q.Rounding), func(r string) { v.scheme.Quotas[at].Rounding = model.Rounding(r) }).Small().Wide(92)
}

// addQuota bounds a grade; what is beyond gets the next one. Quotas stand from the best grade down.
func (v *View) addQuota(n int) {
	grades := v.scheme.Grades
	if n+1 >= len(grades) {
		return
	}
	place := func(q model.Quota) int {
		return slices.IndexFunc(grades, func(g model.GradeRule) bool { return g.Name == q.Grade })
	}
	quotas := append(slices.Clone(v.scheme.Quotas), model.Quota{Grade: grades[n].Name, Percent: 3000, Rounding: model.RoundDown, Overflow: grades[n+1].Name})
	slices.SortStableFunc(quotas, func(a, b model.Quota) int { return place(a) - place(b) })
	v.scheme.Quotas = quotas
	v.changed()
}

// renameGrade changes a grade's name wherever the scheme names it.
func (v *View) renameGrade(n int, name string) {
	s, was := v.scheme, v.scheme.Grades[n].Name
	s.Grades[n].Name = name
	for i := range s.Quotas {
		if s.Quotas[i].Grade == was {
			s.Quotas[i].Grade = name
		}
		if s.Quotas[i].Overflow == was {
			s.Quotas[i].Overflow = name
		}
	}
	for i := range s.Vetoes {
		if s.Vetoes[i].Grade == was {
			s.Vetoes[i].Grade = name
		}
	}
	if s.Combine.GateGrade == was {
		s.Combine.GateGrade = name
	}
}

// ranks chooses how equal totals and vetoed branches are ranked: in a draft as a part of it, in an open year at once.
func (f *form) ranks() fyne.CanvasObject {
	v := f.v
	rule := v.scheme.Ranking
	f.ties = kit.NewSegments([]string{"1、1、3", "1、1、2"}, max(0, slices.Index(tieRanks, rule.Ties)), func(i int) { v.setRanks(model.RankRule{Ties: tieRanks[i]}) })
	f.vetoed = kit.NewSegments([]string{"排在最后", "不排名次"}, max(0, slices.Index(vetoedRanks, rule.Vetoed)), func(i int) { v.setRanks(model.RankRule{Vetoed: vetoedRanks[i]}) })
	fixed := v.readOnly() && (v.former > 0 || v.all.Closed)
	f.ties.SetEnabled(!fixed)
	f.vetoed.SetEnabled(!fixed)
	return container.New(flow{gapX: look.Gap24, gapY: look.Gap12}, labelled(scoring.RankWords(rule), kit.HBox(0, f.ties)), labelled(scoring.VetoedWords(rule), kit.HBox(0, f.vetoed)))
}
