package pioneer

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/pioneer"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// reopen shows the pane again that the user closed.
func (s *Screen) reopen() {
	if s.shut {
		s.shut = false
		s.showPane()
	}
}

// showPane explains the index of the current member, the line of the current cell first.
func (s *Screen) showPane() {
	switch {
	case s.board == nil || s.shut:
		s.setPane(nil)
	case s.yearly:
		s.showYearPane()
	default:
		r, ok := s.grid.Current()
		if !ok {
			s.setPane(nil)
			return
		}
		s.setPane(kit.NewPane(s.memberPane(r)))
	}
}

func (s *Screen) memberPane(r row) kit.PaneSpec {
	q := r.Quarter
	facts := model.QuarterLabel(s.year, s.quarter) + "　" + r.Member.Kind.Label()
	if r.Exempt {
		facts += "　免考勤或者长期流动"
	}
	value := text.Figure("—")
	if q.Ready {
		value = text.Figure(q.Value.String())
	}
	box := kit.VBox(look.Gap12, kit.HBox(look.Gap8, value, text.Body(q.Band)), text.Para(q.Why).In(look.Text2))
	if r.Restand {
		words, year, quarter := "填这个季度时他免考勤或者长期流动，现在不是了", s.year, s.quarter
		if !r.Exempt {
			words = "填这个季度时他不是免考勤、长期流动，现在是了"
		}
		var acts []fyne.CanvasObject
		if !s.closed() {
			acts = append(acts, kit.NewButton("按现在的算", func() {
				s.write("已按现在的算", func(ctx context.Context, o *office.Office) (int64, error) {
					return o.RestandPioneer(ctx, year, quarter, r.Member.ID)
				})
			}).Small())
		}
		box.Add(kit.NewNote(look.ToneInfo, "按填的时候算", "", words+"。填过的季度不跟着变。", acts...))
	}
	if line := s.index.Line(s.grid.CurrentColumn()); line != nil {
		box.Add(s.lineBox(r, line))
	}
	box.Add(s.eventsBox(r))
	box.Add(s.allLines(r))
	spec := kit.PaneSpec{Width: look.PaneForm, Title: r.Member.Name, Facts: facts, Body: box, OnShut: func() { s.shut = true; s.showPane(); s.focus() },
		Foot: []fyne.CanvasObject{kit.NewButton("打开党员", func() { s.openMember(r.Member.ID) }).Small()}}
	if !s.closed() {
		spec.FootR = []fyne.CanvasObject{kit.NewButton("加减分、清零", func() { s.addEvent(r) }).Small()}
	}
	return spec
}

// lineBox is the line of the current cell: what was entered, what it gives, and what the records give.
func (s *Screen) lineBox(r row, line *model.PioneerLine) fyne.CanvasObject {
	result := r.Line(line.ID)
	got := "—"
	if !result.Missing && !result.NotApplicable {
		got = result.Points.Short()
	}
	box := kit.VBox(look.Gap4, kit.Border(nil, nil, nil, text.Strong(got+" / "+line.Max.Short()), text.Strong(line.Title()).Cutting()), text.Caption(result.Why))
	m, entered := r.Marks[line.ID]
	if entered {
		if m.Note != "" {
			box.Add(text.Caption("依据：" + m.Note))
		}
		by := m.By + " " + model.When(m.At, "01-02 15:04") + " 填"
		if m.Recorded {
			by += "，取自记录"
		}
		box.Add(text.Hint(by))
	} else {
		box.Add(text.Caption(line.Hint))
	}
	if p, other := differs(r, line.ID); other {
		detail := p.Why
		for _, l := range p.Lines {
			detail += "\n" + l
		}
		acts := []fyne.CanvasObject{}
		if !s.closed() {
			acts = append(acts, kit.NewButton("照记录填 "+p.Amount.Short(), func() { s.takeRecord(r, line, p) }).Small())
		}
		box.Add(kit.NewNote(look.ToneInfo, "按记录应为 "+p.Amount.Short()+" "+line.Measure, "", detail, acts...))
	}
	if !s.closed() {
		words := "写依据"
		if line.CountsOnly {
			words = "写日期"
		}
		box.Add(kit.HBox(look.Gap8, kit.SmallLink(words, s.editLine)))
	}
	return kit.VBox(look.Gap12, kit.HRule(look.LineSoft), box)
}

// takeRecord enters what the records give.
func (s *Screen) takeRecord(r row, line *model.PioneerLine, p office.PioneerProposal) {
	one := office.PioneerBoard{Year: s.year, Quarter: s.quarter, Index: s.index, Rows: []office.PioneerRow{{Member: r.Member, Quarter: r.Quarter,
		Proposals: map[string]office.PioneerProposal{line.ID: p}}}}
	s.enter(one.FromRecords(), fmt.Sprintf("%s %s %s 照记录填 %s", r.Member.Name, model.QuarterLabel(s.year, s.quarter), line.Code, p.Amount.Short()), "已照记录填")
}

// eventsBox lists bonus, deductions and zeroings of the quarter.
func (s *Screen) eventsBox(r row) fyne.CanvasObject {
	if len(r.Events) == 0 {
		return kit.Space(0, 0)
	}
	box := kit.VBox(look.Gap4, kit.HRule(look.LineSoft), text.Strong("加分、减分、清零"))
	for _, e := range r.Events {
		words := e.Kind.Label() + "　" + office.EventTitle(s.index, e)
		if e.Kind != model.PioneerZeroed {
			words += "　" + e.Points.Short() + " 分"
		}
		var act fyne.CanvasObject = kit.Space(0, 0)
		if !s.closed() {
			act = kit.SmallLink("修改", func() { s.editEvent(r, e) })
		}
		box.Add(note(words, act))
		box.Add(text.Caption("依据：" + e.Basis))
	}
	return box
}

// allLines lists every line with what it gives.
func (s *Screen) allLines(r row) fyne.CanvasObject {
	box := kit.VBox(2, kit.HRule(look.LineSoft))
	for _, p := range s.index.Parts {
		for _, c := range p.Categories {
			box.Add(kit.Pad(text.Strong(fmt.Sprintf("%s　%s 分", c.Name, c.Max.Short())), look.Gap4, 0, 0, 0))
			for i := range c.Lines {
				l := &c.Lines[i]
				result := r.Line(l.ID)
				box.Add(kit.Border(nil, nil, nil, text.Body(lineText(result, l)), kit.Tipped(text.Body(l.Title()).Cutting())))
			}
		}
	}
	y := &r.Year
	box.Add(kit.Pad(kit.HRule(look.LineSoft), look.Gap8, 0, look.Gap8, 0))
	if y.Ready {
		box.Add(kit.Border(nil, nil, nil, text.Strong(y.Value.String()), text.Strong("全年到现在")))
	}
	box.Add(text.Caption(y.Why))
	return box
}

func lineText(result pioneer.Line, l *model.PioneerLine) string {
	switch {
	case result.Missing:
		return "— / " + l.Max.Short()
	case result.NotApplicable:
		return pioneer.NotApplicable
	}
	return result.Points.Short() + " / " + l.Max.Short()
}

func (s *Screen) openMember(id int64) { s.d.Go(shell.Members, id) }
