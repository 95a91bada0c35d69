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
	"github.com/shuangbai/shuangbai/ui/kit/table"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// commit takes what was typed into a cell. What cannot be read keeps the field open and is said.
func (s *Screen) commit(r row, column, typed string) error {
	line := s.index.Line(column)
	if line == nil {
		return nil
	}
	mark, err := r.ReadMark(line, typed, "")
	if err != nil {
		s.d.Toasts.Problem(model.MessageOf(err))
		return err
	}
	if mark == nil {
		delete(r.Marks, line.ID)
	} else {
		r.Marks[line.ID] = *mark // shown at once; the sum follows when it is written
	}
	word := "清除"
	if mark != nil {
		word = "填 " + pioneer.AmountText(*mark)
	}
	s.enter([]office.PioneerChange{{MemberID: r.Member.ID, Line: line.ID, Mark: mark}},
		fmt.Sprintf("%s %s %s %s", r.Member.Name, model.QuarterLabel(s.year, s.quarter), line.Code, word), "")
	return nil
}

// enter writes changes of the quarter that shows.
func (s *Screen) enter(changes []office.PioneerChange, why, said string) {
	year, quarter := s.board.Year, s.board.Quarter
	s.write(said, func(ctx context.Context, o *office.Office) (int64, error) {
		return o.SetPioneerMarks(ctx, year, quarter, changes, why)
	})
}

// fillDown copies the entries of the first selected row to the others, or of the row above to the current one.
func (s *Screen) fillDown() {
	if s.yearly || s.grid == nil || s.closed() {
		return
	}
	rows, columns := s.grid.Range()
	if len(rows) == 1 {
		shown := s.grid.Shown()
		for i := range shown {
			if i > 0 && shown[i] == rows[0] {
				rows = shown[i-1 : i+1]
				break
			}
		}
	}
	changes := office.FillPioneer(s.index, rows, columns)
	if len(changes) == 0 {
		s.d.Toasts.Say("没有要填的：第一行是空的，或者下面的已经一样", "", nil)
		return
	}
	s.enter(changes, fmt.Sprintf("先锋指数向下填充 %d 格", len(changes)), fmt.Sprintf("已填充 %d 格", len(changes)))
}

// clear takes the selected entries away, in one step.
func (s *Screen) clear(rows []row, columns []string) {
	changes := office.ClearPioneer(rows, columns)
	if len(changes) > 0 && !s.closed() {
		s.enter(changes, fmt.Sprintf("先锋指数清除 %d 格", len(changes)), fmt.Sprintf("已清除 %d 格", len(changes)))
	}
}

// nextBlank goes to the next cell that is empty and has to be filled in, round again from the first.
func (s *Screen) nextBlank() {
	if s.yearly || s.grid == nil {
		return
	}
	shown, lines := s.grid.Shown(), s.index.Lines()
	if len(shown) == 0 {
		return
	}
	from := 0
	if r, ok := s.grid.Current(); ok {
		for i := range shown {
			if shown[i] != r {
				continue
			}
			from = i * len(lines)
			for j, l := range lines {
				if l.ID == s.grid.CurrentColumn() {
					from += j + 1
				}
			}
		}
	}
	for n := range len(shown) * len(lines) {
		at := (from + n) % (len(shown) * len(lines))
		r, l := shown[at/len(lines)], lines[at%len(lines)]
		if r.Line(l.ID).Missing {
			s.grid.SetCurrentCell(key(r), l.ID)
			s.grid.Focus()
			return
		}
	}
	s.d.Toasts.Say("列出的党员都填全了", "", nil)
}

// onPaste looks at a block from a spreadsheet and says above the grid what it would enter; nothing is written yet.
func (s *Screen) onPaste(at row, column string, block [][]string) {
	if s.closed() {
		return
	}
	var rows []row
	for _, r := range s.grid.Shown() {
		if r == at || len(rows) > 0 {
			rows = append(rows, r)
		}
	}
	var lines []string
	for _, id := range s.grid.VisibleColumnIDs() {
		if id == column || len(lines) > 0 {
			lines = append(lines, id)
		}
	}
	s.paste = s.board.PlanPioneerPaste(rows, lines, block)
	s.showStrip()
}

// showStrip says what the planned paste would do, or how many entries records and blanks would give.
func (s *Screen) showStrip() {
	var strip fyne.CanvasObject
	switch {
	case s.board == nil:
	case s.board.Closed != "":
		strip = shell.NoticeBar("lock", []fyne.CanvasObject{kit.Tipped(text.Body(s.board.Closed).Cutting())})
	case s.yearly:
	case s.paste != nil:
		strip = s.pasteBar()
	case !s.closed():
		if bar := s.helpBar(); bar != nil {
			strip = bar
		}
	}
	kit.PutAcross(s.strip, s.body, strip)
}

func (s *Screen) pasteBar() fyne.CanvasObject {
	p := s.paste
	words := []fyne.CanvasObject{kit.Tipped(text.Body(p.Label()))}
	if problems := p.Problems(); problems != "" {
		words = append(words, kit.Tipped(text.Strong(problems).In(look.Bad)))
	}
	acts := []fyne.CanvasObject{}
	if len(p.Cells) > 0 {
		acts = append(acts, kit.NewButton("查看差异", s.showPasted).Small())
	}
	if changes := p.Changes(); len(changes) > 0 {
		do := kit.NewButton(fmt.Sprintf("粘贴 %d 格", len(changes)), func() {
			s.paste = nil
			s.grid.Focus()
			s.enter(changes, fmt.Sprintf("%s先锋指数粘贴 %d 格", model.QuarterLabel(s.year, s.quarter), len(changes)), fmt.Sprintf("已粘贴 %d 格", len(changes)))
		}).Small()
		acts = append(acts, do)
		defer kit.Focus(do)
	}
	return shell.NoticeBar("clipboard", words, append(acts, kit.NewIconButton("close", "不粘贴", s.dropPaste))...)
}

func (s *Screen) dropPaste() {
	s.paste = nil
	s.showStrip()
	s.showPane()
	s.focus()
}

// helpBar offers to take over what records give, and to count blanks as none, while lines are blank.
func (s *Screen) helpBar() fyne.CanvasObject {
	records, blanks := s.board.FromRecords(), s.board.BlanksAsNone()
	why := ""
	if len(s.board.Waiting) > 0 && s.countBlank() > 0 {
		why = s.board.Waiting[0]
	}
	if len(records) == 0 && len(blanks) == 0 {
		return nil
	}
	words := fmt.Sprintf("%d 名党员没有填全", s.countBlank())
	if len(records) > 0 {
		words += fmt.Sprintf("，程序的记录能填 %d 格", len(records))
	}
	line := []fyne.CanvasObject{text.Body(words)}
	if why != "" {
		line = append(line, kit.Tipped(text.Small(why).Cutting()))
	}
	var acts []fyne.CanvasObject
	if len(records) > 0 {
		acts = append(acts, kit.NewButton("按记录填", func() {
			s.enter(records, fmt.Sprintf("%s先锋指数按记录填 %d 格", model.QuarterLabel(s.year, s.quarter), len(records)), fmt.Sprintf("已按记录填 %d 格", len(records)))
		}).Small())
	} else if len(blanks) > 0 {
		acts = append(acts, kit.NewButton(fmt.Sprintf("空着的 %d 格按没有计", len(blanks)), func() {
			s.enter(blanks, fmt.Sprintf("%s先锋指数空格按没有计，%d 格", model.QuarterLabel(s.year, s.quarter), len(blanks)), fmt.Sprintf("%d 格已按没有计", len(blanks)))
		}).Small())
	}
	return shell.NoticeBar("info", line, acts...)
}

// showPasted lists in the pane what the paste would enter, cell by cell.
func (s *Screen) showPasted() {
	p := s.paste
	if p == nil {
		return
	}
	list := table.New(table.Spec[office.PioneerPasted]{RowHeight: look.DenseRow, CellPad: 6, Inset: look.Gap12, NoFoot: true,
		Key: func(c office.PioneerPasted) string { return fmt.Sprint(c.Member.ID, c.Line.ID) },
		Columns: []table.Column[office.PioneerPasted]{
			{ID: "name", Title: "党员", Width: 72, Text: func(c office.PioneerPasted) string { return c.Member.Name }},
			{ID: "line", Title: "项目", Width: 44, Text: func(c office.PioneerPasted) string { return c.Line.Code }},
			{ID: "before", Title: "现在", Width: 48, Align: look.Right, Text: func(c office.PioneerPasted) string { return c.Before }},
			{ID: "after", Title: "贴上", Width: 60, Flex: true, Align: look.Right, Text: func(c office.PioneerPasted) string { return c.After },
				TipOf: func(c office.PioneerPasted) string { return c.Problem },
				Tone: func(c office.PioneerPasted) look.Tone {
					if c.Problem != "" {
						return look.ToneBad
					}
					return look.ToneNone
				}},
		}})
	list.SetRows(p.Cells)
	s.shut = false
	s.setPane(kit.NewPane(kit.PaneSpec{Width: look.PaneForm, Title: "要粘贴的", Facts: p.Label(), Body: list.Object(), Flush: true, Fixed: true, OnShut: s.dropPaste}))
}
