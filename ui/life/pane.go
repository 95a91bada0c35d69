package life

import (
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/attachments"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// entryForm is the form in the pane with the cell that it belongs to.
type entryForm struct {
	*Form
	row     row
	month   int
	records []model.Activity // of the month
	away    *kit.Note        // says that the branch is not listed; hidden while it is

	attached *attachments.Lived // of the record, nil for a new one
}

// cellChanged follows the current cell; a form with unsaved changes is asked about first.
func (s *Screen) cellChanged() {
	r, month, ok := s.current()
	if s.entry != nil && ok && s.entry.row.Org.ID == r.Org.ID && s.entry.month == month {
		return
	}
	if e := s.entry; e != nil && e.Touched() {
		s.leaveOr(func() { s.showPane(nil) }, func() { s.table.SetCurrentCell(key(e.row), monthID(e.month)) })
		return
	}
	s.showPane(nil)
}

// clicked opens the pane again for the cell.
func (s *Screen) clicked() {
	if s.shut {
		s.shut = false
		s.showPane(nil)
	}
}

func (s *Screen) tableKey(ev *fyne.KeyEvent) bool {
	r, month, ok := s.current()
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter:
		if !ok {
			if r != nil {
				s.openBranch(r.Org.ID)
			}
			return true
		}
		s.shut = false
		if s.entry != nil && s.entry.row.Org.ID == r.Org.ID && s.entry.month == month {
			s.focusDate()
		} else {
			s.showPane(s.focusDate)
		}
		return true
	case fyne.KeySpace:
		if ok {
			s.typeUsualDay()
		}
		return true
	}
	return false
}

// typeUsualDay opens the cell for typing, with the day on which the branch usually meets.
func (s *Screen) typeUsualDay() {
	day := ""
	if s.entry != nil && s.usualDay > 0 {
		day = fmt.Sprint(s.usualDay)
	}
	s.table.EditCurrent(day)
}

// focusDate gives the keyboard to the day of the form, at once: kit.Focus would wait until the form was drawn, and what is typed
// until then would go nowhere.
func (s *Screen) focusDate() {
	if s.entry != nil {
		day := s.entry.Entry("date")
		day.CursorColumn = len([]rune(day.Text))
		s.d.Window.Canvas().Focus(day)
	}
}

// focusLacking gives the keyboard to what the record in the form lacks: who came where they were too few, or else its first
// empty part.
func (s *Screen) focusLacking() {
	if s.entry != nil && s.entry.value.ID != 0 {
		s.entry.FocusLacking()
	}
}

// kindFor is the kind that a new record of a cell is of: the one chosen, or what the cell lacks, or what is most common.
func (s *Screen) kindFor(r row, month int) model.ActivityKind {
	if s.kind != "" {
		return s.kind
	}
	c := s.board.Cell(r, month, "")
	if open := slices.Concat(c.Missed, c.Waiting); len(open) > 0 {
		return open[0]
	}
	return model.PartyDay
}

// changing is the record of the current cell that is open to be changed, 0 for none.
func (s *Screen) changing() int64 {
	if r, month, ok := s.current(); ok && s.entry != nil && s.entry.row.Org.ID == r.Org.ID && s.entry.month == month {
		return s.entry.value.ID
	}
	return 0
}

// showPane reads the month of the current cell and shows the form of a new record; then, which may be nil, is called after that.
// A form that was typed into stays.
func (s *Screen) showPane(then func()) { s.showRecord(0, then) }

// showRecord is showPane with a record of the month to be changed in the form; 0, and one that is gone, is a new one.
func (s *Screen) showRecord(id int64, then func()) {
	r, month, ok := s.current()
	if s.board == nil || !ok || s.shut {
		if s.entry == nil || !s.entry.Touched() {
			s.setPane(nil, nil)
		}
		return
	}
	if s.entry != nil && s.entry.Touched() || s.ahead != nil && then == nil { // the form of the next gap comes
		return
	}
	kind, year := s.kindFor(r, month), s.board.Year
	var draft office.LifeDraft
	begin := fmt.Sprintf("%d-%02d-", year, month)
	s.d.Read(&s.drafting, func(ctx context.Context, o *office.Office) (err error) {
		if draft, err = o.LifeDraft(ctx, r.Org.ID, kind, year, month); err != nil || id == 0 {
			return err
		}
		a, err := o.Activity(ctx, id)
		switch {
		case model.CodeOf(err) == model.NotFound:
			return nil
		case err == nil:
			draft.Activity, begin = a, ""
		}
		return err
	}, func() {
		if s.entry != nil && s.entry.Touched() {
			return
		}
		s.usualDay = draft.UsualDay
		s.openForm(&entryForm{Form: NewForm(draft.Activity, s.d.Office.Now(), begin), row: r, month: month, records: draft.Records})
	}, then)
}

// edit puts a record of the month into the form.
func (s *Screen) edit(a model.Activity) {
	e := s.entry
	s.Leave(func() {
		s.openForm(&entryForm{Form: NewForm(a, s.d.Office.Now(), ""), row: e.row, month: e.month, records: e.records})
		s.focusDate()
	})
}

// openForm shows a form in the pane.
func (s *Screen) openForm(e *entryForm) {
	save := kit.PrimaryButton(s.words(e), s.save).Small()
	e.Form.read = func() {
		save.SetText(s.words(e))
		s.keysChanged()
	}
	cell := s.board.Cell(e.row, e.month, s.kind)
	e.away = kit.NewNote(look.ToneWarn, "列表里现在没有"+model.PlainBranch(e.row.Org.Name), "", "这里填的仍是它的活动，登记以后转到列表里的支部。")
	e.away.Hide()
	body := kit.VBox(look.Gap16, e.away, e.Body)
	if e.value.ID != 0 {
		e.attached = attachments.Live(s.d, model.OfActivity(e.value.ID), nil)
		body.Add(e.attached.Object)
	}
	if list := s.monthList(e); list != nil {
		body.Add(list)
	}
	if list := s.gapList(e.row); list != nil {
		body.Add(list)
	}
	facts := s.cellWords(e.row, e.month)
	if len(cell.Missed)+len(cell.Waiting) == 0 && cell.Records == 0 && cell.Owed {
		facts = fmt.Sprintf("%d 月", e.month)
	}
	spec := kit.PaneSpec{Width: look.PaneForm, Title: model.PlainBranch(e.row.Org.Name), Facts: facts, Body: body,
		OnShut: func() { s.Leave(func() { s.shut = true; s.showPane(nil) }) }, FootR: []fyne.CanvasObject{text.Hint("Ctrl+Enter"), save}}
	if e.value.ID != 0 {
		spec.Foot = []fyne.CanvasObject{kit.NewButton("删除", func() { s.remove(e.value) }).Small()}
	}
	if s.d.Office.ReadOnly() {
		spec.FootR = []fyne.CanvasObject{text.Hint("只能查看")}
	}
	s.setPane(e, kit.NewPane(spec))
}

// words are those of the button that saves.
func (s *Screen) words(e *entryForm) string {
	switch n := e.Changes(); {
	case e.value.ID == 0:
		return "登记，转下一处缺项"
	case n > 0:
		return fmt.Sprintf("保存 %d 处修改", n)
	}
	return "保存"
}

func (s *Screen) setPane(e *entryForm, o fyne.CanvasObject) {
	opens := s.pane.Hidden || len(s.pane.Objects) == 0
	s.entry = e
	kit.PutBeside(s.pane, s.body, o)
	if r, month, ok := s.current(); ok && opens && e != nil { // the pane takes its room from the matrix
		s.table.SetCurrentCell(key(r), monthID(month))
	}
	s.keysChanged()
}

func (s *Screen) keysChanged() {
	if s.d.Keys != nil {
		s.d.Keys()
	}
}

// monthList are the records of the month, each with the way to change it.
func (s *Screen) monthList(e *entryForm) fyne.CanvasObject {
	if len(e.records) == 0 {
		return nil
	}
	box := kit.VBox(0, text.Strong(fmt.Sprintf("%d 月已记 %d 次", e.month, len(e.records))), kit.Space(0, look.Gap4))
	for _, a := range e.records {
		words := a.Kind.Label()
		if a.Topic != "" {
			words += "　" + a.Topic
		}
		var act fyne.CanvasObject = kit.SmallLink("修改", func() { s.edit(a) })
		if a.ID == e.value.ID {
			act = text.Hint("正在修改")
		}
		box.Add(line(string(a.Date)[5:]+"　"+words, act))
	}
	return box
}

// mostGaps is how many gaps of a branch the pane lists.
const mostGaps = 8

// gapList are the gaps of the branch: 本支部还缺 2 次.
func (s *Screen) gapList(r row) fyne.CanvasObject {
	gaps := s.board.Gaps([]row{r}, s.kind)
	if len(gaps) == 0 {
		return nil
	}
	missed := 0
	for _, g := range gaps {
		if !g.Waiting {
			missed++
		}
	}
	title := fmt.Sprintf("本支部还缺 %d 次", missed)
	if missed == 0 {
		title = fmt.Sprintf("本支部待开 %d 次", len(gaps))
	} else if missed < len(gaps) {
		title += fmt.Sprintf("，待开 %d 次", len(gaps)-missed)
	}
	box := kit.VBox(0, text.Strong(title), kit.Space(0, look.Gap4))
	for _, g := range gaps[:min(len(gaps), mostGaps)] {
		words := g.Label()
		if g.Waiting {
			words += "（待开）"
		}
		box.Add(line(words, shell.Writing(s.d, kit.SmallLink("登记", func() { s.enter(g) }))))
	}
	if more := len(gaps) - mostGaps; more > 0 {
		box.Add(line(fmt.Sprintf("另有 %d 处", more), kit.Space(0, 0)))
	}
	return box
}

// line is a line of a list in the pane, 28 high, with an act at its right.
func line(words string, act fyne.CanvasObject) fyne.CanvasObject {
	return kit.Bar(look.DenseRow, look.Surface, false, true, kit.Border(nil, nil, nil, act, kit.Tipped(text.Body(words))))
}

// enter opens the form of a gap, of its kind.
func (s *Screen) enter(g office.LifeGap) {
	s.Leave(func() {
		kind := s.kind
		s.kind = g.Kind // the form of the cell is of this kind, also where the month lacks others before it
		s.table.SetCurrentCell(fmt.Sprint(g.OrgID), monthID(g.Month))
		s.showPane(s.focusDate)
		s.kind = kind
	})
}

func (s *Screen) openBranch(org int64) { s.d.Go(shell.Branches, org) }
