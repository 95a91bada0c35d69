package scheme

import (
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
		office.ChangeCombination(v.scheme, modes[i])
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

// The choices of the ranking rule, in the order of their segments.
var (
	tieRanks    = []model.TieRank{model.TiesSkip, model.TiesNext}
	vetoedRanks = []model.VetoedRank{model.VetoedLast, model.VetoedUnranked}
)
