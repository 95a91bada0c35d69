package life

import (
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/ui/kit"
)

// typeAhead keeps what is typed while a record is written and the form of the next gap is read: the days of the next records.
type typeAhead struct {
	day  *kit.Entry // of the form that is being saved; it has the keyboard until the next form shows
	base string     // what stood in it
	days []string   // those after which Ctrl+Enter was pressed
}

// typed is what stands in the field beyond what it held.
func (a *typeAhead) typed() string {
	typed, _ := strings.CutPrefix(a.day.Text, a.base)
	if typed == a.day.Text { // it was taken back
		return ""
	}
	return typed
}

// take ends a day: Ctrl+Enter was pressed.
func (a *typeAhead) take() {
	if day := a.typed(); day != "" {
		a.days = append(a.days, day)
		a.put("")
	}
}

func (a *typeAhead) put(typed string) {
	a.day.SetText(a.base + typed)
	a.day.CursorColumn = len([]rune(a.day.Text))
}

// keepTyping begins to keep what is typed from now on.
func (s *Screen) keepTyping(e *entryForm) {
	day := e.Entry("date")
	day.CursorColumn = len([]rune(day.Text))
	s.d.Window.Canvas().Focus(day)
	s.ahead = &typeAhead{day: day, base: day.Text}
}

// dropTyping leaves the form as it was when it was saved, because it stays.
func (s *Screen) dropTyping() {
	if a := s.ahead; a != nil {
		a.put("")
		s.ahead = nil
		s.tellDropped(len(a.days))
	}
}

// startTyping gives the keyboard to the day of the form, with what was typed meanwhile; a day that was ended is saved.
func (s *Screen) startTyping() {
	a := s.ahead
	s.ahead = nil
	s.focusDate()
	if a == nil || s.entry == nil {
		return
	}
	typed, day := a.typed(), s.entry.Entry("date")
	if len(a.days) == 0 {
		day.SetText(day.Text + typed)
		s.focusDate()
		return
	}
	day.SetText(day.Text + a.days[0])
	s.save()
	if s.ahead == nil { // it cannot be read, which stands under it
		s.tellDropped(len(a.days) - 1)
		return
	}
	s.ahead.days = a.days[1:]
	s.ahead.put(typed)
}

func (s *Screen) tellDropped(n int) {
	if n > 0 {
		s.d.Toasts.Problem(fmt.Sprintf("后面打的 %d 个日子没有登记，改好这一条再打", n))
	}
}
