package main

import (
	"path/filepath"
	"strings"
	"testing"
)

func TestBallotsFromTheCommandLine(t *testing.T) {
	dir := t.TempDir()
	data := filepath.Join(dir, "demo.db")
	if code, _, errs := ctl(t, "demo", dir); code != 0 {
		t.Fatal(errs)
	}
	if code, _, errs := ctl(t, "--data", data, "ballots", "count", "--file", "../../resources/sample/ballots-education.csv"); code != 1 || !strings.Contains(errs, "已经核定") {
		t.Errorf("a finalised year: exit %d, %s", code, errs)
	}
	ctl(t, "--data", data, "assess", "reopen", "--why", "重新计票")
	for _, c := range []struct {
		code int
		says string
		args []string
	}{
		{1, "各组的权重合计 60%", []string{"set", "--groups", "上级领导 20%，书记互评 40%"}},
		{1, "选项不能再改", []string{"set", "--form", "secretary", "--labels", "优秀 100，称职 80"}},
		{0, "", []string{"set", "--guard", "1/3", "--date", "2026-12-10"}},
		{0, "", []string{"count", "--file", "../../resources/sample/ballots-education.csv", "--dry-run"}},
		{2, "用法：shuangbaictl ballots", []string{"count", "--form", "branch"}},
		{1, "票数没有填全", []string{"count", "--form", "branch", "--group", "上级领导", "--issued", "9", "--returned", "9", "启明=3/3/3/0"}},
	} {
		code, _, errs := ctl(t, append([]string{"--data", data, "ballots"}, c.args...)...)
		if code != c.code || !strings.Contains(errs, c.says) {
			t.Errorf("%v: exit %d, said %q", c.args, code, errs)
		}
	}
	_, v, _ := object(t, "--data", data, "ballots", "show", "--form", "secretary")
	form := v["forms"].([]any)[0].(map[string]any)
	rows, groups := form["rows"].([]any), form["groups"].([]any)
	first, group := rows[0].(map[string]any), groups[2].(map[string]any)
	if len(rows) != 24 || first["index"] != "93.29" || first["rate"] != "77.91" || group["returned"] != float64(57) || group["void"] != float64(1) {
		t.Errorf("shown %v, %v", first, group)
	}
}

// What ballots cannot be counted by is refused, whichever option says it.
func TestBallotsAreSetWithinTheirRanges(t *testing.T) {
	c := reopenedSample(t)
	for _, one := range [][2]string{{"--guard", "2"}, {"--guard", "200%"}, {"--guard", "4/3"}, {"--guard", "0"}, {"--due", "-5"}, {"--due", "100000"}, {"--present", "-1"},
		{"--date", "2026"}, {"--date", "2019-12-10"}, {"--labels", "好 120，差 40"}, {"--labels", "好 100"}, {"--groups", "上级领导 20%，群众 20%"}, {"--session", "3"}} {
		if code, _, errs := ctl(t, "--data", c.data, "ballots", "set", one[0], one[1]); code == 0 || strings.TrimSpace(errs) == "" {
			t.Errorf("%s %s: exit %d, %q", one[0], one[1], code, errs)
		}
	}
	c.change("ballots", "set", "--guard", "30%", "--due", "0")
}
