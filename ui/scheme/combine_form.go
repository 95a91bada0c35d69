package scheme

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// combine is the page of combination, gate, grades, quotas and ranks; every combination shows its result for the trial's branch.
func (f *form) combine() fyne.CanvasObject {
	v := f.v
	modes := model.CombineModes()
	rows := kit.NewChoiceRows(v.combineRows(), slices.Index(modes, v.scheme.Combine.Mode), func(i int) {
		v.scheme.Combine = office.CombineDefaults(v.scheme, modes[i])
		v.changed()
	})
	rows.SetEnabled(!v.readOnly())
	f.start = rows
	facts := text.Small("")
	tell := func() {
		facts.SetText(v.trialFacts())
		rows.SetRows(v.combineRows())
	}
	f.again = tell
	f.later = append(f.later, tell)
	title := kit.Pad(kit.Spread(look.Gap8, []fyne.CanvasObject{text.Section("两个一百分怎样合成")}, []fyne.CanvasObject{facts}), 8, look.Gap24, 8, look.Gap24)
	box := kit.VBox(0, title, kit.HRule(look.Line), rows)
	box.Add(kit.Pad(f.combineNumbers(), look.Gap12, look.Gap24, look.Gap4, look.Gap24))
	box.Add(kit.Pad(f.problem(func() string { return v.firstProblem(scoring.CombineSection, "") }), 0, look.Gap24, look.Gap12, look.Gap24))
	box.Add(kit.HRule(look.Line))
	box.Add(f.grades())
	box.Add(kit.HRule(look.Line))
	box.Add(kit.Pad(f.ranks(), look.Gap12, look.Gap24, look.Gap16, look.Gap24))
	return box
}

func (v *View) combineRows() []kit.ChoiceRow {
	var rows []kit.ChoiceRow
	for _, mode := range model.CombineModes() {
		r := kit.ChoiceRow{Name: scoring.CombineLabel(mode), Text: scoring.CombineText(v.schemeAs(mode), mode)}
		if run := v.trials.run; run != nil {
			if got := run.Combined(v.pane.branch(), mode); got != nil && got.Ready {
				r.Value = got.Total.String()
				if mode == model.SideBySide {
					r.Value = partsText(got, v.scheme)
				}
			}
		}
		rows = append(rows, r)
	}
	return rows
}

// schemeAs is the scheme with its combination changed to a mode, for words only.
func (v *View) schemeAs(mode model.CombineMode) *model.Scheme {
	s := *v.scheme
	s.Combine = office.CombineDefaults(v.scheme, mode)
	return &s
}

func partsText(r *model.BranchResult, s *model.Scheme) string {
	words := ""
	for i := range s.Parts {
		if i > 0 {
			words += "、"
		}
		words += r.PartText(i)
	}
	return words
}

// trialFacts says what the trial's branch reached in each hundred.
func (v *View) trialFacts() string {
	b := v.trials.run.Branch(v.pane.branch())
	if b == nil {
		return ""
	}
	words := b.Name + "："
	for i, p := range v.scheme.Parts {
		if i > 0 {
			words += "，"
		}
		words += p.Short + " " + b.Result.PartText(i)
	}
	return words
}

// combineNumbers are the fields that the combination needs, the gate, and the caps.
func (f *form) combineNumbers() fyne.CanvasObject {
	v := f.v
	c := &v.scheme.Combine
	var first fyne.CanvasObject = kit.Space(0, 0)
	switch c.Mode {
	case model.Weighted:
		line := []fyne.CanvasObject{}
		for _, p := range v.scheme.Parts {
			line = append(line, text.Body(p.Short), f.optionalPoints(model.Points(c.Weights[p.ID]), func(w model.Points) {
				weights := map[string]int64{}
				for id, old := range v.scheme.Combine.Weights {
					weights[id] = old
				}
				weights[p.ID] = int64(w)
				v.scheme.Combine.Weights = weights
			}).Wide(48), text.Body("%"))
		}
		state := text.Small("")
		f.later = append(f.later, func() {
			var sum int64
			for _, p := range v.scheme.Parts {
				sum += v.scheme.Combine.Weights[p.ID]
			}
			state.SetText("合计 " + model.Points(sum).Short())
			state.SetToken(map[bool]look.Token{true: look.OK, false: look.Bad}[sum == 10000])
		})
		first = labelled("权重", kit.HBox(look.Gap8, append(line, state)...))
	case model.Nested:
		first = labelled("嵌入", kit.HBox(look.Gap8, text.Body("业务折成"), f.points(c.Nested, func(p model.Points) { v.scheme.Combine.Nested = p }).Wide(48), text.Body("分")))
	}
	gate := f.optionalPoints(c.Gate, func(p model.Points) {
		v.scheme.Combine.Gate = p
		if p > 0 && len(v.scheme.Combine.GateParts) == 0 {
			for _, part := range v.scheme.Parts {
				v.scheme.Combine.GateParts = append(v.scheme.Combine.GateParts, part.ID)
			}
		}
	}).Wide(48)
	best := f.choice(v.gradeOptions(""), c.GateGrade, func(g string) { v.scheme.Combine.GateGrade = g }).Wide(104)
	which := []kit.Option{{ID: "all", Text: "任一项"}}
	chosen := "all"
	for _, p := range v.scheme.Parts {
		which = append(which, kit.Option{ID: p.ID, Text: p.Short})
		if len(c.GateParts) == 1 && c.GateParts[0] == p.ID {
			chosen = p.ID
		}
	}
	parts := f.choice(which, chosen, func(id string) {
		v.scheme.Combine.GateParts = nil
		for _, p := range v.scheme.Parts {
			if id == "all" || id == p.ID {
				v.scheme.Combine.GateParts = append(v.scheme.Combine.GateParts, p.ID)
			}
		}
	}).Wide(84)
	second := labelled("门槛", kit.HBox(look.Gap8, parts, text.Body("不到"), gate, text.Body("分，最高评"), best))
	caps := labelled("加分、减分上限", kit.HBox(look.Gap8, f.optionalPoints(v.scheme.Bonus.Cap, func(p model.Points) { v.scheme.Bonus.Cap = p }).Wide(48),
		f.optionalPoints(v.scheme.Deduction.Cap, func(p model.Points) { v.scheme.Deduction.Cap = p }).Wide(48)))
	return container.New(flow{gapX: look.Gap24, gapY: look.Gap12}, first, second, caps)
}

// flow lays its objects side by side and goes on in the next line where the width ends.
type flow struct{ gapX, gapY float32 }

func (l flow) MinSize(objects []fyne.CanvasObject) (s fyne.Size) {
	for _, o := range objects {
		s = s.Max(o.MinSize())
	}
	return fyne.NewSize(s.Width, l.place(objects, 700, false))
}

func (l flow) place(objects []fyne.CanvasObject, width float32, move bool) float32 {
	var x, y, high float32
	for _, o := range objects {
		m := o.MinSize()
		if m.Width == 0 {
			continue
		}
		if x > 0 && x+m.Width > width {
			x, y, high = 0, y+high+l.gapY, 0
		}
		if move {
			o.Move(fyne.NewPos(x, y))
			o.Resize(m)
		}
		x += m.Width + l.gapX
		high = max(high, m.Height)
	}
	return y + high
}

func (l flow) Layout(objects []fyne.CanvasObject, s fyne.Size) { l.place(objects, s.Width, true) }

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

const gradeGap float32 = 6 // between the columns of the grades

var gradeInks = []look.Token{look.Chart1, look.Chart2, look.Chart3, look.Chart4}

// grades is the table of grades: where each begins, how many may have it, and how many would.
func (f *form) grades() fyne.CanvasObject {
	v := f.v
	widths := []float32{78, 84, 108, 100, 36, 36, 0, 24}
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
		return middle(text.Body("其余，或一票否决").In(look.Text2).Cutting()), kit.Space(0, 0)
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
	return quota, f.choice(ways, string(q.Rounding), func(r string) { v.scheme.Quotas[at].Rounding = model.Rounding(r) }).Small().Wide(100)
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

// The choices of the ranking rule, in the order of their segments.
var (
	tieRanks    = []model.TieRank{model.TiesSkip, model.TiesNext}
	vetoedRanks = []model.VetoedRank{model.VetoedLast, model.VetoedUnranked}
)

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
