package home

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/chart"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// distribution shows how the totals spread over classes of 5 points, in the colours of the grades.
func (s *Screen) distribution(h *office.HomeFacts) fyne.CanvasObject {
	if len(h.Totals) == 0 {
		return s.noDistribution(h)
	}
	facts := fmt.Sprintf("%d 个支部", len(h.Totals))
	if rest := h.Assessed - len(h.Totals); rest > 0 {
		facts += fmt.Sprintf("；还有 %d 个没有打完分", rest)
	}
	head := kit.Spread(look.Gap8, []fyne.CanvasObject{text.Section("得分分布")}, []fyne.CanvasObject{text.Small(facts)})
	bars, marks := classes(h.Totals, h.Grades)
	return kit.Border(kit.Pad(head, 0, 0, look.Gap8, 0), nil, nil, nil, chart.NewBars(bars, marks))
}

func (s *Screen) noDistribution(h *office.HomeFacts) fyne.CanvasObject {
	why := "考核开始以后，支部的得分会画在这里。"
	var act fyne.CanvasObject = kit.Space(0, 0)
	marks := kit.SmallLink("打开打分表", func() { s.d.Go(shell.Assess, shell.AssessAt{Place: office.AtMarks}) })
	switch {
	case !h.YearOpen:
	case h.SelfDone < h.Assessed && h.CheckedDone == 0:
		why, act = "还没有哪个"+h.Counter+"打完分。导入"+h.Counter+"交来的自评表，或者直接在打分表里填。", marks
	case h.CheckedDone < h.Assessed:
		why, act = fmt.Sprintf("还没有哪个%s打完分。已复核 %d 个，还有 %d 个，在打分表里接着复核。", h.Counter, h.CheckedDone, h.Assessed-h.CheckedDone), marks
	case slices.ContainsFunc(h.Stages, func(st office.YearStage) bool {
		return st.ID == office.StageBallot && st.State != office.StageDone && st.State != office.StageSkipped
	}):
		why, act = "都已复核。测评票录完，得分画在这里。", kit.SmallLink("去录测评票", func() { s.d.Go(shell.Ballots, nil) })
	default:
		why, act = "都已复核，还有没打完的项，在打分表里按 F8 一处一处看。", marks
	}
	return kit.VBox(look.Gap8, text.Section("得分分布"), text.Body(why).In(look.Text2).Cutting(), kit.HBox(0, act))
}

// classStep is the width of a class.
const classStep = 5

// classes counts totals in classes of 5 points between the lowest cut-off and 100; one class below takes the rest,
// the last one also what bonus lifts above 100. A rule stands where a grade begins.
func classes(totals []model.Points, grades []model.GradeRule) ([]chart.Bar, []chart.Mark) {
	low := model.Pt(60)
	for _, g := range grades {
		if g.From > 0 {
			low = g.From / model.Pt(classStep) * model.Pt(classStep)
		}
	}
	high := model.Pt(100)
	if low >= high {
		high = low + model.Pt(classStep)
	}
	n := int((high - low) / model.Pt(classStep))
	bars := make([]chart.Bar, n+1)
	bars[0] = chart.Bar{Label: low.Short() + " 以下", Token: tokenAt(low-1, grades)}
	for i := 1; i <= n; i++ {
		from := low + model.Pt(int64(classStep*(i-1)))
		bars[i] = chart.Bar{Label: from.Short() + "–" + (from + model.Pt(classStep)).Short(), Token: tokenAt(from, grades)}
	}
	for _, t := range totals {
		i := 0
		if t >= low {
			i = min(n, 1+int((t-low)/model.Pt(classStep)))
		}
		if bars[i].Value++; t > high {
			bars[n].Label = (high - model.Pt(classStep)).Short() + " 以上"
		}
	}
	var marks []chart.Mark
	for _, g := range grades {
		if g.From >= low {
			marks = append(marks, chart.Mark{Before: min(n, 1+int((g.From-low)/model.Pt(classStep))), Text: g.Name + " " + g.From.Short()})
		}
	}
	return bars, marks
}

// tokenAt is the chart colour of the grade that a total earns.
func tokenAt(total model.Points, grades []model.GradeRule) look.Token {
	tokens := []look.Token{look.Chart1, look.Chart2, look.Chart3, look.Chart4}
	for i, g := range grades {
		if total >= g.From {
			return tokens[min(i, 3)]
		}
	}
	return look.Chart4
}
