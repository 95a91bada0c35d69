package papers

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/reports"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
)

// pagesWords says how many copies and pages the outputs hold.
func (s *Screen) pagesWords() string {
	words := "正在数页…"
	if n := s.outputPages(); n > 0 {
		words = fmt.Sprintf("共 %d 页", n)
	}
	if s.paper.PerBranch() {
		words = fmt.Sprintf("%d 份，", s.printed()) + words
	}
	return words
}

// drawPanel fills the column at the right: what is printed, how, and the ways out.
func (s *Screen) drawPanel() {
	rows := kit.VBox(look.Gap12)
	if s.narrow {
		rows.Add(kit.NewField("文书", s.paperChoice()))
	}
	if s.paper.PerBranch() {
		rows.Add(kit.NewField(cmp.Or(s.paper.Each, "支部"), s.branchChoice()))
	}
	if slices.Contains(s.paper.Asks, reports.AskQuarter) && s.facts.Pioneer != nil {
		rows.Add(kit.NewField("季度", s.quarterChoice()))
	}
	s.addLayout(rows)
	s.addAsked(rows)
	for _, w := range s.made.warnings {
		rows.Add(kit.NewNote(look.ToneInfo, "", "", w))
	}
	if s.facts.Year != nil {
		if blank := office.StillBlank(s.facts.Year); blank != "" {
			rows.Add(kit.NewNote(look.ToneWarn, "", "", blank))
		}
	}
	foot := kit.Pad(s.outputs(), look.Gap12, look.Gap20, look.Gap12, look.Gap20)
	pane := kit.NewPane(kit.PaneSpec{Width: paneWidth, Title: s.paper.Title, Facts: s.pagesWords(), Body: rows})
	below := container.NewStack(kit.NewFill(look.Surface), kit.Border(kit.HRule(look.Line), nil, kit.VRule(look.Line), nil, foot))
	s.panel.Objects = []fyne.CanvasObject{kit.Border(nil, below, nil, nil, pane)}
	s.panel.Refresh()
}

// drawNothing fills the column at the right where there is no paper: the choice of another one, in a narrow window.
func (s *Screen) drawNothing() {
	rows := kit.VBox(look.Gap12)
	if s.narrow {
		rows.Add(kit.NewField("文书", s.paperChoice()))
	}
	s.panel.Objects = []fyne.CanvasObject{kit.NewPane(kit.PaneSpec{Width: paneWidth, Title: s.paper.Title, Body: rows})}
	s.panel.Refresh()
}

// paperChoice chooses the paper where there is no room for the list.
func (s *Screen) paperChoice() *kit.Select {
	var options []kit.Option
	for _, p := range reports.CatalogueOf(s.d.Office.IsDistrict()) {
		options = append(options, kit.Option{ID: p.Name, Text: p.Title})
	}
	choice := kit.NewOptionSelect(options, -1, func(o kit.Option) {
		if p, err := reports.Find(o.ID); err == nil {
			s.pick(p)
		}
	})
	choice.SetChosenID(s.paper.Name)
	return choice
}

// addAsked adds the choices that the paper offers.
func (s *Screen) addAsked(rows *fyne.Container) {
	checks := kit.VBox(look.Gap4)
	for _, ask := range s.paper.Asks {
		switch ask {
		case reports.AskReasons:
			checks.Add(s.check("印出计分说明", !s.opts.NoReasons, func(on bool) { s.opts.NoReasons = !on }))
		case reports.AskBoxes:
			checks.Add(s.check("印出签字盖章栏", !s.opts.NoBoxes, func(on bool) { s.opts.NoBoxes = !on }))
		case reports.AskStrokes:
			checks.Add(s.check("按姓氏笔画排列", s.opts.ByStrokes, func(on bool) { s.opts.ByStrokes = on }))
		case reports.AskWhole:
			checks.Add(kit.NewCheck("身份证号印全（预览仍遮盖，记入历史）", s.whole, func(on bool) { s.whole = on }))
		case reports.AskLetterhead:
			checks.Add(s.check("印出抬头（用红头纸时不印）", !s.opts.NoLetterhead, func(on bool) { s.opts.NoLetterhead = !on }))
		case reports.AskA3:
			checks.Add(s.check("印在 A3 纸上", s.opts.A3, func(on bool) { s.opts.A3 = on }))
		case reports.AskGroups:
			if s.facts.Year != nil && len(s.facts.Year.All()) > 1 {
				checks.Add(s.check("各考核组别合成一份", !s.opts.GroupsApart, func(on bool) { s.opts.GroupsApart = !on }))
			}
		}
	}
	if s.paper.PerBranch() {
		checks.Add(s.check("双面打印，每份从奇数页起", s.opts.OddStart, func(on bool) { s.opts.OddStart = on }))
	}
	rows.Add(checks)
}

func index(on bool) int {
	if on {
		return 1
	}
	return 0
}

func (s *Screen) check(text string, on bool, set func(bool)) *kit.Check {
	return kit.NewCheck(text, on, func(now bool) {
		set(now)
		s.typeset()
	})
}

// quarterChoice chooses the quarter of the pioneer paper, up to the latest that has an index.
func (s *Screen) quarterChoice() *kit.Select {
	var options []kit.Option
	for q := 1; q <= s.facts.Pioneer.Latest; q++ {
		options = append(options, kit.Option{ID: strconv.Itoa(q), Text: model.QuarterLabel(s.facts.Pioneer.Year, q)})
	}
	return kit.NewOptionSelect(options, s.facts.Pioneer.Quarter-1, func(o kit.Option) {
		q, _ := strconv.Atoi(o.ID) // of our own making
		s.inQuarter(q)
	})
}

func (s *Screen) inQuarter(quarter int) {
	s.quarter = quarter
	s.load(0)
}

func (s *Screen) branchChoice() *kit.Select {
	var options []kit.Option
	for _, copy := range s.copies {
		options = append(options, kit.Option{ID: fmt.Sprint(copy.OrgID), Text: copy.Branch})
	}
	return kit.NewOptionSelect(options, s.branch, func(o kit.Option) {
		for i, copy := range s.copies {
			if fmt.Sprint(copy.OrgID) == o.ID {
				s.branch = i
			}
		}
		s.typeset()
	})
}
