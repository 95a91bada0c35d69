package pioneer

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/pioneer"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/table"
)

const lineWide float32 = 52

func key(r row) string { return fmt.Sprint(r.Member.ID) }

// spec is the grid: a column for each line, then what comes of them.
func (s *Screen) spec() table.Spec[row] {
	columns := []table.Column[row]{{ID: "name", Title: "党员", Width: 92, Flex: true, Always: true, Lead: true,
		Text:    func(r row) string { return r.Member.Name },
		Compare: func(a, b row) int { return strings.Compare(a.Member.SortPinyin, b.Member.SortPinyin) },
		TipOf:   func(r row) string { return memberWords(r) },
		Tags:    nil}}
	for _, p := range s.index.Parts {
		for _, c := range p.Categories {
			for i := range c.Lines {
				columns = append(columns, s.lineColumn(fmt.Sprintf("%s %s", c.Name, c.Max.Short()), &c.Lines[i], i == 0))
			}
		}
	}
	columns = append(columns,
		table.Column[row]{ID: "events", Title: "加减", Width: 52, Align: look.Right, Always: true, RuleOff: true, Text: eventsText,
			Draw: func(r row, c *table.Cell) {
				if r.Quarter.Zero != "" {
					c.Tone = look.ToneBad
				}
			}},
		table.Column[row]{ID: "value", Title: "指数", Width: 68, Align: look.Right, Always: true,
			Text: func(r row) string { return r.ValueText() }, Compare: func(a, b row) int { return int(a.Quarter.Value - b.Quarter.Value) },
			Draw: func(r row, c *table.Cell) {
				if c.Bold = r.Quarter.Ready; !c.Bold {
					c.Ink, c.Small = look.Text3, true
				}
			},
			Total: func(rows []row) string { return meanText(rows) }},
		table.Column[row]{ID: "band", Title: "档次", Width: 72, Always: true, Text: func(r row) string { return r.Quarter.Band }, Draw: func(r row, c *table.Cell) {
			c.Small = true
			if n := len(s.index.Bands); r.Quarter.Ready && r.Quarter.Band == s.index.Bands[n-1].Name {
				c.Ink = look.Bad
			}
		}})
	return table.Spec[row]{ID: "pioneer", Columns: columns, Key: key, RowHeight: look.DenseRow, Cells: true, Frozen: 1, CellPad: 6, Inset: look.Gap24 - 6,
		Unit: "人", Empty: s.empty, OnCell: func(row, string) { s.showPane() }, OnClick: func(row) { s.reopen() }, OnKey: s.gridKey,
		EditText: func(r row, column string) string { return editText(r, column) }, Commit: s.commit, OnPaste: s.onPaste, OnClear: s.clear, MenuOf: s.menu}
}

func (s *Screen) lineColumn(group string, l *model.PioneerLine, first bool) table.Column[row] {
	return table.Column[row]{ID: l.ID, Title: l.Code, Sub: l.Max.Short(), Group: group, Width: lineWide, Align: look.Right, Always: true, RuleOff: first,
		Tip:  l.Title() + "，" + l.Max.Short() + " 分：" + l.Hint,
		Text: func(r row) string { return r.CellText(l.ID) },
		Edit: func(row) bool { return !s.closed() },
		TipOf: func(r row) string {
			why := l.Name + "：" + r.Line(l.ID).Why
			if p, ok := differs(r, l.ID); ok {
				why += "；按记录应为 " + p.Amount.Short()
			}
			return why
		},
		Draw: func(r row, c *table.Cell) {
			switch _, other := differs(r, l.ID); {
			case other:
				c.Tone = look.ToneInfo
			case r.Line(l.ID).NotApplicable:
				c.Ink, c.Small = look.Text3, true
			}
		}}
}

// differs reports whether the records give something other than what is entered, or something where nothing is.
func differs(r row, line string) (office.PioneerProposal, bool) {
	p, ok := r.Proposals[line]
	m, entered := r.Marks[line]
	return p, ok && (!entered || m.NotApplicable || m.Amount != p.Amount)
}

func editText(r row, line string) string {
	if m, ok := r.Marks[line]; ok {
		return pioneer.AmountText(m)
	}
	return ""
}

func memberWords(r row) string {
	words := r.Member.Name + "　" + r.Member.Kind.Label()
	if r.Exempt {
		words += "　免考勤或者长期流动，空着的项目不适用"
	}
	return words
}

func eventsText(r row) string {
	switch q := r.Quarter; {
	case q.Zero != "":
		return "清零"
	case q.Bonus != 0 || q.Minus != 0:
		if sum := q.Bonus - q.Minus; sum > 0 {
			return "+" + sum.Short()
		}
		return (q.Bonus - q.Minus).Short()
	}
	return ""
}

func meanText(rows []row) string {
	var values []model.Points
	for _, r := range rows {
		if r.Quarter.Ready {
			values = append(values, r.Quarter.Value)
		}
	}
	if mean, ok := pioneer.Mean(values); ok {
		return "平均 " + mean.String()
	}
	return ""
}

func (s *Screen) gridKey(ev *fyne.KeyEvent) bool {
	r, ok := s.grid.Current()
	if ok && (ev.Name == fyne.KeyReturn || ev.Name == fyne.KeyEnter) && s.grid.CurrentColumn() == "events" {
		s.addEvent(r)
		return true
	}
	return false
}

// menu is what a right click offers.
func (s *Screen) menu(rows []row, column string) []kit.Option {
	if len(rows) == 0 || s.closed() {
		return nil
	}
	acts := []kit.Option{{Text: "粘贴", Detail: "Ctrl+V", Icon: "clipboard", Do: s.grid.Paste}}
	if s.index.Line(column) != nil {
		acts = append(acts, kit.Option{Text: "向下填充", Detail: "Ctrl+D", Icon: "arrow-down", Do: s.fillDown},
			kit.Option{Text: "写依据", Detail: "F4", Icon: "edit", Do: s.editLine})
	}
	acts = append(acts, kit.Option{Text: "加分、减分或者清零", Icon: "plus", Do: func() { s.addEvent(rows[0]) }})
	return append(acts, kit.Option{Text: "打开这名党员", Icon: "person", Do: func() { s.openMember(rows[0].Member.ID) }})
}

// write changes the data file off the UI goroutine, says what was done, and reads everything again.
func (s *Screen) write(said string, do func(ctx context.Context, o *office.Office) (int64, error)) {
	o := s.d.Office
	var change int64
	s.d.Later(func() (err error) {
		change, err = do(context.Background(), o)
		return err
	}, func(err error) {
		if err != nil {
			s.d.Fail(err)
		} else if said != "" && change != 0 {
			s.d.Said(said, change)
		}
		s.reload(nil)
	})
}
