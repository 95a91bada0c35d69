package home

import (
	"strings"
	"testing"
)

// What a start reminds of, read from the data file, stands above the figures once, leads to where it is settled, and goes when it is put off.
func TestTheRemindersOfTheDayCanBePutOff(t *testing.T) {
	tr, s := open(t, true) // with a term of office that is over
	const term = "1 个党组织任期已满没有换届"
	again := func() {
		s.Shown(nil)
		tr.Settle()
	}
	tr.Sees("今天提醒", term)
	tr.Press("稍后")
	tr.SeesNot("今天提醒")
	s.later = s.d.Office.Now().Add(-1)
	again()
	tr.Press("看一看")
	tr.Sees(term, "最早的是青禾培训学校党支部，任期届满", "去看")
	tr.Press("今天不再提醒")
	again()
	tr.SeesNot("今天提醒")
	if day := s.d.Prefs.Get(s.remindKey()); day != string(s.d.Office.Today()) || !strings.Contains(s.remindKey(), tr.Office.Path()) {
		t.Errorf("put off until after %q", day)
	}
}
