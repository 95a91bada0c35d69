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

func TestEveryLineOfADecisionIsAMatter(t *testing.T) {
	h := &Handing{Fill: map[string]string{"problem": "decisions"}, Text: "problem"}
	got := h.Matters(&Entry{Values: map[string]string{"decisions": "1. 建联盟\n\n2、共享场地\n三、2027 年办运动会\n12 月开会"}})
	if strings.Join(got, "|") != "建联盟|共享场地|2027 年办运动会|12 月开会" {
		t.Errorf("%q", got)
	}
}
