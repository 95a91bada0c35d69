package home

import (
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model/office"
)

// What a start reminds of stands above the figures once, leads to where it is settled, and goes when it is put off.
func TestTheRemindersOfTheDayCanBePutOff(t *testing.T) {
	tr, s := open(t, true)
	remind := func() {
		s.agenda = &office.Agenda{Missed: 4, MissedIn: 2}
		s.draw()
	}
	remind()
	tr.Sees("今天提醒", "组织生活缺 4 次记录")
	tr.Press("稍后")
	tr.SeesNot("今天提醒")
	s.later = s.d.Office.Now().Add(-1)
	remind()
	tr.Press("看一看")
	tr.Sees("组织生活缺 4 次记录", "涉及 2 个支部", "去登记")
	tr.Press("今天不再提醒")
	remind()
	tr.SeesNot("今天提醒")
	if day := s.d.Prefs.Get(s.remindKey()); day != string(s.d.Office.Today()) || !strings.Contains(s.remindKey(), tr.Office.Path()) {
		t.Errorf("put off until after %q", day)
	}
}
