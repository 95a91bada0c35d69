package main

import (
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
)

// onDay has data files opened on a day of December of the sample's year, whatever day it is.
func onDay(t *testing.T, day int) {
	now := time.Date(2026, 12, day, 9, 0, 0, 0, time.Local)
	clock = func() time.Time { return now }
	t.Cleanup(func() { clock = nil })
}

// reopenedSample is the sample committee with its year open, on the 16th of December where the test has no clock of its own.
func reopenedSample(t *testing.T) committee {
	t.Helper()
	if clock == nil {
		onDay(t, 16)
	}
	dir := t.TempDir()
	must(t, "--json", "demo", dir)
	c := committee{t, filepath.Join(dir, "demo.db")}
	c.change("assess", "reopen", "--why", "测试")
	return c
}

// words are the texts of a list in JSON.
func words(list any) string {
	all, _ := list.([]any)
	texts := make([]string, len(all))
	for i := range all {
		texts[i], _ = all[i].(string)
	}
	return strings.Join(texts, "；")
}

func TestADecisionSaysWhatIsUnusualAboutIt(t *testing.T) {
	c := reopenedSample(t)
	var best []string // within the quota
	var beyond string
	for _, r := range c.run("assess", "rank")["rows"].([]any) {
		row := r.(map[string]any)
		switch {
		case row["grade"] == "优秀":
			best = append(best, row["branch"].(string))
		case beyond == "" && row["earned"] == "优秀":
			beyond = row["branch"].(string)
		}
	}
	lowest := []string{"assess", "decide", best[0] + "=不合格", "--why", "会议决定"}
	if said := words(c.run(append(lowest, "--dry-run")...)["notes"]); said != best[0]+"按得分应为优秀，决定为不合格" {
		t.Errorf("a grade two below the marks: %q", said)
	}
	all := []string{"assess", "decide", beyond + "=优秀"}
	for _, name := range best {
		all = append(all, name+"=优秀")
	}
	if code, _, errs := ctl(t, append([]string{"--data", c.data}, append(all, "--why", "会议决定")...)...); code != 1 || !strings.Contains(errs, "优秀名额 7 个") {
		t.Errorf("one more than there are places: exit %d, %s", code, errs)
	}
	if code, _, errs := ctl(t, "--data", c.data, "assess", "decide", beyond+"=特优", "--why", "会议决定"); code != 1 || !strings.Contains(errs, "没有这个等次") {
		t.Errorf("an unknown grade: exit %d, %s", code, errs)
	}
}

func TestTheRankingRuleIsChosen(t *testing.T) {
	c := reopenedSample(t)
	changed := c.change("assess", "ranking", "--ties", "next", "--vetoed", "unranked")
	shows := func(want ...string) {
		t.Helper()
		said := words(c.run("assess", "rank")["ranking"])
		for _, w := range want {
			if !strings.Contains(said, w) {
				t.Errorf("%q is missing in %q", w, said)
			}
		}
	}
	shows("1、1、2", "不排名次")
	if note := c.paper("summary", "注："); !slices.ContainsFunc(note, func(n string) bool { return strings.Contains(n, "1、1、2") }) {
		t.Errorf("the summary says %q", note)
	}
	c.undone(changed)
	shows("1、1、3", "排在最后")
	c.change("assess", "ranking", "--ties", "next")
	shows("1、1、2", "排在最后")
	if got := c.run("assess", "ranking", "--ties", "next")["change_set"]; got != 0.0 {
		t.Errorf("the same rule again made change set %v", got)
	}
	for _, args := range [][]string{{}, {"--ties", "both"}} {
		if code, _, errs := ctl(t, append([]string{"--data", c.data, "assess", "ranking"}, args...)...); code == 0 || !strings.Contains(errs, "next") {
			t.Errorf("%q: exit %d, %s", args, code, errs)
		}
	}
	c.change("assess", "finalise")
	if code, _, errs := ctl(t, "--data", c.data, "assess", "ranking", "--ties", "skip"); code != 1 || !strings.Contains(errs, "已经核定") {
		t.Errorf("a finalised year: exit %d, %s", code, errs)
	}
}
