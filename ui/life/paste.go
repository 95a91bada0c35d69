package life

import (
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/table"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// onPaste looks at a block from a spreadsheet and says above the matrix what it would record; nothing is written yet.
func (s *Screen) onPaste(at row, column string, block [][]string) {
	month := monthOf(column)
	switch {
	case s.d.Office.ReadOnly():
		return
	case column == "name":
		month = 1
	case month == 0:
		s.d.Toasts.Say("先点要贴到的第一个月份格，再按 Ctrl+V", "", nil)
		return
	}
	s.Leave(func() {
		s.paste = s.board.PlanPaste(s.below(at), month, s.kind, block)
		s.showStrip()
	})
}

// below are the rows shown from one on.
func (s *Screen) below(at row) []row {
	shown := s.table.Shown()
	for i, r := range shown {
		if r == at {
			return shown[i:]
		}
	}
	return nil
}

// showStrip says what the planned paste would do, with the ways to look at it, do it and leave it; usually it shows nothing.
func (s *Screen) showStrip() {
	var strip fyne.CanvasObject
	if p := s.paste; p != nil {
		words := []fyne.CanvasObject{kit.Tipped(text.Body(p.Label()))}
		if problems := p.Problems(); problems != "" {
			words = append(words, kit.Tipped(text.Strong(problems).In(look.Bad)))
		}
		acts := []fyne.CanvasObject{kit.NewButton("逐格查看", s.showPasted).Small()}
		var do *kit.Button
		if n := len(p.Activities()); n > 0 {
			do = kit.NewButton(fmt.Sprintf("登记 %d 次", n), s.doPaste).Small()
			acts = append(acts, do)
		}
		acts = append(acts, kit.NewIconButton("close", "不粘贴", s.dropPaste))
		strip = shell.NoticeBar("clipboard", words, acts...)
		if do != nil {
			defer kit.Focus(do)
		}
	}
	kit.PutAcross(s.strip, s.body, strip)
}

func (s *Screen) dropPaste() {
	s.paste = nil
	s.showStrip()
	s.showPane(nil)
	s.table.Focus()
}

// doPaste writes the block.
func (s *Screen) doPaste() {
	all := s.paste.Activities()
	s.paste = nil
	s.showStrip()
	s.table.Focus()
	s.record((*office.Office).AddDays, all, fmt.Sprintf("粘贴登记组织生活 %d 次", len(all)))
}

// record writes new records in one step and says how many there were.
func (s *Screen) record(add func(*office.Office, context.Context, []model.Activity, string) (int, int64, error), all []model.Activity, why string) {
	added := 0
	s.write(func(ctx context.Context, o *office.Office) (change int64, err error) {
		added, change, err = add(o, ctx, all, why)
		return change, err
	}, func(change int64) {
		said := fmt.Sprintf("已登记 %d 次", added)
		if n := len(all) - added; n > 0 {
			said += fmt.Sprintf("，%d 次原来就有", n)
		}
		s.d.Said(said, change)
	})
}

// pastedWide is the width of the list of pasted cells, in which most problems can be read whole.
const pastedWide float32 = 440

// rank puts the cells before the others that somebody has to look at: first what cannot be read, then second days of a month.
func rank(c office.LifePasted) int {
	switch {
	case c.State == office.LifeBad:
		return 0
	case c.Another:
		return 1
	}
	return 2
}

// showPasted lists in the pane what the paste would do, cell by cell.
func (s *Screen) showPasted() {
	p := s.paste
	if p == nil {
		return
	}
	result := func(c office.LifePasted) string {
		switch c.State {
		case office.LifeSame:
			return "已有"
		case office.LifeBad:
			return c.Problem
		}
		words := ""
		for i, a := range c.Records {
			if i > 0 {
				words += "、"
			}
			words += fmt.Sprintf("%s %s", string(a.Date)[5:], a.Kind.Label())
		}
		if c.Another {
			words = "当月已有，再记 " + words
		}
		return words
	}
	list := table.New(table.Spec[office.LifePasted]{RowHeight: look.DenseRow, CellPad: 6, Inset: look.Gap12, NoFoot: true,
		Key: func(c office.LifePasted) string { return fmt.Sprint(c.Branch, c.Month, c.Text) },
		Columns: []table.Column[office.LifePasted]{
			{ID: "branch", Title: "支部", Width: 112, Ends: true, Text: func(c office.LifePasted) string { return c.Branch }},
			{ID: "month", Title: "月", Width: 32, Align: look.Right, Text: func(c office.LifePasted) string { return fmt.Sprint(c.Month) }},
			{ID: "text", Title: "贴上", Width: 60, Text: func(c office.LifePasted) string { return c.Text }},
			{ID: "result", Title: "会怎样", Width: 124, Flex: true, Text: result, Tone: func(c office.LifePasted) look.Tone {
				return [...]look.Tone{look.ToneBad, look.ToneWarn, look.ToneNone}[rank(c)]
			}},
		}})
	cells := slices.Clone(p.Cells)
	slices.SortStableFunc(cells, func(a, b office.LifePasted) int { return rank(a) - rank(b) })
	list.SetRows(cells)
	s.shut = false
	s.setPane(nil, kit.NewPane(kit.PaneSpec{Width: pastedWide, Title: "要粘贴的", Facts: p.Label(), Body: list.Object(), Flush: true, Fixed: true, OnShut: s.dropPaste}))
}
