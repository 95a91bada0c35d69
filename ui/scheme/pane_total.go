package scheme

import (
	"cmp"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// parts shows what every branch reaches in the part of the item at hand, the best first, and what it was before.
func (p *pane) parts(run *office.TrialRun) fyne.CanvasObject {
	v := p.v
	if len(v.scheme.Parts) == 0 {
		return kit.Space(0, 0)
	}
	at := slices.IndexFunc(v.scheme.Parts, func(o model.Part) bool { return o.ID == v.partAtHand().ID })
	var rows []trialRow
	for i := range run.Branches {
		b := &run.Branches[i]
		r := trialRow{id: b.OrgID, name: b.Name, value: b.Result.PartText(at)}
		if was := v.trials.before.Branch(b.OrgID); was != nil && was.Result.PartText(at) != r.value {
			r.word = "原 " + was.Result.PartText(at)
		}
		rows = append(rows, r)
	}
	slices.SortStableFunc(rows, func(a, b trialRow) int {
		x, _ := run.Branch(a.id).Result.Part(at)
		y, _ := run.Branch(b.id).Result.Part(at)
		return cmp.Compare(y, x)
	})
	return kit.Pad(newTrialRows(rows, p.branch(), p.choose), look.Gap8, 0, look.Gap8, 0)
}

// total shows how one branch's marks become its grade, and whose grades differ from before.
func (p *pane) total(run *office.TrialRun) fyne.CanvasObject {
	v := p.v
	org := p.branch()
	b := run.Branch(org)
	if b == nil {
		return kit.Space(0, 0)
	}
	var names []kit.Option
	for i := range run.Branches {
		names = append(names, kit.Option{ID: fmt.Sprint(run.Branches[i].OrgID), Text: run.Branches[i].Name})
	}
	which := kit.NewOptionSelect(names, -1, func(o kit.Option) {
		var id int64
		if _, err := fmt.Sscan(o.ID, &id); err == nil {
			p.choose(id)
		}
	}).Small()
	which.SetChosenID(fmt.Sprint(org))
	box := kit.VBox(0, which, kit.Space(0, look.Gap8))
	r, s := b.Result, v.scheme
	shares := scoring.WeightsOf(s, s.Parts)
	for i, part := range s.Parts {
		word := ""
		if s.Combine.Mode == model.Weighted || s.Combine.Mode == model.Nested {
			word = "× " + model.Points(shares[part.ID]).Short() + "%"
		}
		box.Add(sumRow(part.Short, word, text.Body(r.PartText(i))))
	}
	box.Add(sumRow("加分", "", text.Body(orDash(r.Bonus.String(), r.HasBonus))))
	box.Add(sumRow("减分", "", text.Body(orDash(r.Deduction.String(), r.HasDeduct))))
	total := "—"
	if r.Ready && !r.NoTotal {
		total = r.Total.String()
	}
	box.Add(sumRow("总分", "", text.Strong(total)))
	if s.Combine.Gate > 0 {
		word, ink := "过", look.OK
		if r.Gated {
			word, ink = "没有过", look.Bad
		}
		box.Add(sumRow(fmt.Sprintf("门槛 %s 分", s.Combine.Gate.Short()), "", text.Body(word).In(ink)))
	}
	if row := run.Row(org); row != nil {
		grade, word := row.Grade, ""
		if row.Rank > 0 {
			word = fmt.Sprintf("第 %d 名", row.Rank)
		}
		if len(run.Ranking.Quotas) > 0 {
			word += fmt.Sprintf("，名额 %d", run.Ranking.Quotas[0].Limit)
		}
		if row.Open {
			grade = "同分待定"
		}
		box.Add(sumRow("等次", word, kit.NewTag(grade, p.gradeTone(row.Grade))))
	}
	if v.trials.before != nil && !v.readOnly() {
		p.regraded(box, run)
	}
	return kit.Pad(box, look.Gap12, look.Gap20, look.Gap12, look.Gap20)
}

// regraded lists the branches whose grade would differ.
func (p *pane) regraded(box *fyne.Container, run *office.TrialRun) {
	before := p.v.trials.before
	name := p.v.from
	if name == "" {
		name = "已下发的方案"
	}
	all := run.Regraded(before)
	box.Add(kit.Space(0, look.Gap16))
	box.Add(kit.HBox(look.Gap8, kit.Tipped(text.Strong("与"+office.SpacedIn(name)+"相比"))))
	box.Add(kit.Space(0, look.Gap4))
	box.Add(sumRow("等次变了的支部", "", text.Strong(fmt.Sprint(len(all)))))
	for _, b := range all {
		was, now := before.Row(b.OrgID).Grade, run.Row(b.OrgID).Grade
		line := kit.Border(nil, nil, nil, kit.HBox(look.Gap8, kit.NewTag(or(was, "待定"), p.gradeTone(was)), kit.NewIcon("arrow-right", look.GlyphInline, look.Text2), kit.NewTag(or(now, "待定"), p.gradeTone(now))),
			kit.HBox(0, kit.Tipped(text.Body(b.Name))))
		box.Add(kit.VBox(0, kit.Pad(line, 3, 0, 3, 0), kit.HRule(look.LineSoft)))
	}
}

func or(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

// gradeTone is how a grade is tinted: the best ok, the last one bad, the one before it warn.
func (p *pane) gradeTone(grade string) look.Tone {
	grades := p.v.scheme.Grades
	at := slices.IndexFunc(grades, func(g model.GradeRule) bool { return g.Name == grade })
	switch {
	case at == 0:
		return look.ToneOK
	case at >= 0 && at == len(grades)-1:
		return look.ToneBad
	case at >= 0 && at == len(grades)-2 && len(grades) > 3:
		return look.ToneWarn
	}
	return look.ToneMuted
}

func sumRow(name, word string, value fyne.CanvasObject) fyne.CanvasObject {
	line := kit.Spread(look.Gap8, []fyne.CanvasObject{text.Body(name).In(look.Text2)}, []fyne.CanvasObject{text.Small(word), value})
	return kit.VBox(0, kit.Pad(line, 4, 0, 3, 0), kit.HRule(look.LineSoft))
}
