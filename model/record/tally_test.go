package record

import (
	"strings"
	"testing"
)

func TestVisitsAreCountedFromTheirRegister(t *testing.T) {
	tally := &Tally{Register: "visit", Match: map[string]string{"org": "org", "leader": "visitor"}, On: "date", Into: "done", Last: "last_on", Of: "times", Next: "next_by"}
	visit := func(org, visitor, date string) Entry {
		return Entry{Values: map[string]string{"org": org, "visitor": visitor, "date": date}}
	}
	visits := []Entry{visit("7", "周敏、李山", "2026-02-10"), visit("7", "周敏", "2026-05-10"), visit("7", "周敏", "2025-05-10"), visit("8", "周敏", "2026-03-10"),
		visit("7", "王立", "2026-04-10"), visit("7", "周敏", "2026-12-10")}
	for _, c := range []struct{ times, typed, done, last, next string }{
		{"4", "", "2", "2026-05-10", "2026-09-30"},
		{"2", "9", "2", "2026-05-10", ""},
		{"", "", "2", "2026-05-10", "2026-06-01"},
	} {
		e := Entry{Values: map[string]string{"org": "7", "leader": "周敏", "times": c.times, "done": c.typed, "next_by": "2026-06-01"}}
		stored := e.Values
		tally.Count(&e, visits, "2026-11-23")
		if e.Values["done"] != c.done || e.Values["last_on"] != c.last || e.Values["next_by"] != c.next {
			t.Errorf("%s a year: %v", c.times, e.Values)
		}
		if stored["done"] != c.typed {
			t.Error("the stored values were changed")
		}
	}
	e := Entry{Values: map[string]string{"org": "9", "leader": "周敏", "times": "4", "done": "3"}}
	if tally.Count(&e, visits, "2026-11-23"); e.Values["done"] != "3" || e.Values["next_by"] != "2026-12-31" {
		t.Errorf("typed where none is recorded: %v", e.Values)
	}
}

func TestOnlyVisitsWithinTheTimeOfAContactPointCount(t *testing.T) {
	tally := &Tally{Register: "visit", Match: map[string]string{"org": "org", "leader": "visitor"}, On: "date", From: "from", To: "to", Into: "done", Last: "last_on", Of: "times", Next: "next_by"}
	visit := func(visitor, date string) Entry {
		return Entry{Values: map[string]string{"org": "7", "visitor": visitor, "date": date}}
	}
	visits := []Entry{visit("周敏", "2026-02-10"), visit("李山，周 敏（副书记）", "2026-05-10"), visit("周敏敏", "2026-05-11"), visit("周敏", "2026-07-01")}
	for _, c := range []struct{ name, leader, from, to, done, last, next string }{
		{"not begun", "周敏", "2027-01-01", "", "", "", ""},
		{"begun in the year", "周敏", "2026-05-10", "", "2", "2026-07-01", ""},
		{"begun in a month", "周敏", "2026-05", "", "2", "2026-07-01", ""},
		{"begun long ago", "周敏", "2020", "", "3", "2026-07-01", "2026-12-31"},
		{"over", "周敏", "2020-01-01", "2026-06-01", "2", "2026-05-10", ""},
		{"begun and none yet", "周敏", "2026-07-02", "", "", "", "2026-09-30"},
		{"a part of a name", "周", "", "", "", "", "2026-04-01"},
		{"one of two leaders", "王立、周敏", "", "", "3", "2026-07-01", "2026-12-31"},
	} {
		e := Entry{Values: map[string]string{"org": "7", "leader": c.leader, "times": "4", "from": c.from, "to": c.to, "next_by": "2025-01-01"}}
		tally.Count(&e, visits, "2026-11-23")
		if e.Values["done"] != c.done || e.Values["last_on"] != c.last || e.Values["next_by"] != c.next {
			t.Errorf("%s: %s times, the last %s, next %s", c.name, e.Values["done"], e.Values["last_on"], e.Values["next_by"])
		}
	}
}

func TestEveryLineOfADecisionIsAMatter(t *testing.T) {
	h := &Handing{Fill: map[string]string{"problem": "decisions"}, Text: "problem"}
	got := h.Matters(&Entry{Values: map[string]string{"decisions": "1. 建联盟\n\n2、共享场地\n三、2027 年办运动会\n12 月开会"}})
	if strings.Join(got, "|") != "建联盟|共享场地|2027 年办运动会|12 月开会" {
		t.Errorf("%q", got)
	}
}
