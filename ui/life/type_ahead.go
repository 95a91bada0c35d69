package life

import (
	"strings"

	"github.com/shuangbai/shuangbai/ui/kit"
)

// typeAhead keeps what is typed while a record is written and the form of the next gap is read: it is the day of the next record.
type typeAhead struct {
	day  *kit.Entry // of the form that is being saved; it has the keyboard until the next form shows
	base string     // what stood in it
	save bool       // Ctrl+Enter was pressed after it
}

// keepTyping begins to keep what is typed from now on.
func (s *Screen) keepTyping(e *entryForm) {
	e.FocusDay()
	day := e.Entry("date")
	s.ahead = &typeAhead{day: day, base: day.Text}
}

// dropTyping leaves the form as it was when it was saved, because it stays.
func (s *Screen) dropTyping() {
	if a := s.ahead; a != nil {
		a.day.SetText(a.base)
		s.ahead = nil
	}
}

// startTyping gives the keyboard to the day of the form, with what was typed meanwhile.
func (s *Screen) startTyping() {
	a := s.ahead
	s.ahead = nil
	s.focusDate()
	if a == nil || s.entry == nil {
		return
	}
	typed, ahead := strings.CutPrefix(a.day.Text, a.base)
	if !ahead {
		return
	}
	day := s.entry.Entry("date")
	day.SetText(day.Text + typed)
	s.focusDate()
	if a.save && typed != "" {
		s.save()
	}
}
