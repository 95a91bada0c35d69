package assess

import (
	"strings"

	"github.com/shuangbai/shuangbai/ui/kit"
)

// Leave waits until what was typed is written; a reason still being typed is taken first. What is filled in
// and not saved is asked about.
func (s *Screen) Leave(leave func()) {
	s.d.Window.Canvas().Unfocus()
	var unsaved []string
	if what := s.marks.adjusts.unsaved(); what != "" {
		unsaved = append(unsaved, what)
	}
	if names := s.rank.unsavedOpinions(); names != "" {
		unsaved = append(unsaved, names+"的考核意见")
	}
	for _, what := range []string{s.rank.unsavedLowering(), s.steps.unsaved()} {
		if what != "" {
			unsaved = append(unsaved, what)
		}
	}
	if len(unsaved) == 0 {
		s.writes.whenWritten(func() { s.scheme.editor.Leave(leave) })
		return
	}
	s.askGiveUp(strings.Join(unsaved, "、"), func() {
		s.marks.adjusts.form = nil
		clear(s.rank.drafts)
		s.rank.form, s.steps.form = "", nil
		s.writes.whenWritten(leave)
	})
}

// askGiveUp asks before something that is filled in is given up.
func (s *Screen) askGiveUp(what string, give func()) {
	kit.ShowDialog(s.d.Window.Canvas(), kit.DialogSpec{Title: "修改还没有保存", Text: what + "还没有保存。", Safe: "继续修改", Give: "放弃修改", OnGive: give})
}

// asking is a way out of a form that asks first where something is filled in; unsaved says what, "" for nothing.
func (s *Screen) asking(unsaved func() string, leave func()) func() {
	return func() {
		if what := unsaved(); what != "" {
			s.askGiveUp(what, leave)
			return
		}
		leave()
	}
}

// Stepping reports whether the form for a bonus, deduction, veto or objection is open, whose steps Ctrl+Z takes back.
func (s *Screen) Stepping() bool {
	return s.steppedForm() != nil
}

// steppedForm is the form that is open in the tab shown, nil for none.
func (s *Screen) steppedForm() *kit.FormSteps {
	switch {
	case s.tab == marksTab && s.marks.list && s.marks.adjusts.form != nil:
		return &s.marks.adjusts.form.FormSteps
	case s.tab == stepsTab && s.steps.form != nil:
		return &s.steps.form.FormSteps
	}
	return nil
}

// UndoStep takes the last change in the form back and names its field.
func (s *Screen) UndoStep() string { return s.steppedForm().UndoStep() }

// RedoStep does again what was undone last in the form and names its field.
func (s *Screen) RedoStep() string { return s.steppedForm().RedoStep() }

// Settle calls then once every mark that shows is in the data file.
func (s *Screen) Settle(then func()) {
	s.writes.afterWriting(func() { s.scheme.editor.Settle(then) })
}
