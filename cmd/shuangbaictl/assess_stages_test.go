package main

import (
	"strings"
	"testing"
	"time"
)

// stage is how a step of the year stands.
func (c committee) stage(id string) map[string]any {
	c.Helper()
	for _, s := range c.run("assess", "status")["stages"].([]any) {
		if row := s.(map[string]any); row["stage"] == id {
			return row
		}
	}
	c.Fatalf("there is no step %s", id)
	return nil
}

func TestAYearIsMadePublicAndArchivedFromTheCommandLine(t *testing.T) {
	day := time.Date(2026, 12, 16, 9, 0, 0, 0, time.Local)
	clock = func() time.Time { return day }
	t.Cleanup(func() { clock = nil })
	c := reopenedSample(t)
	if s := c.stage("finalise"); s["state"] != "begun" || s["now"] != true || s["missing"].([]any)[0].(map[string]any)["place"] != "ranking" {
		t.Errorf("a year that can be finalised: %v", s)
	}
	first := c.run("assess", "rank")["rows"].([]any)[0].(map[string]any)
	told := c.run("assess", "what-if", "--branch", first["branch"].(string), "--item", "A1", "--points", "0")
	if told["before"].(map[string]any)["total"] != first["total"] || told["after"].(map[string]any)["total"] == first["total"] {
		t.Errorf("what if A1 were 0: %v", told)
	}
	if again := c.row(first["branch"].(string)); again["total"] != first["total"] {
		t.Error("what-if wrote something")
	}

	if s := c.stage("archive"); s["due"] != "2026-12-31" || s["late"] != false {
		t.Errorf("the archive is due %v, late %v", s["due"], s["late"])
	}
	if s := c.stage("finalise"); s["due"] != "2026-12-15" || s["late"] != true {
		t.Errorf("the finalising is due %v, late %v", s["due"], s["late"])
	}
	c.undone(c.change("assess", "dates", "finalise=2026-12-18"))
	if dates := c.run("assess", "dates")["dates"].(map[string]any); dates["finalise"] != "2026-12-15" || dates["self"] != "2026-11-25" {
		t.Errorf("the dates are %v", dates)
	}

	const yesterday = "2026-12-16"
	refused := func(words string, args ...string) {
		t.Helper()
		if code, _, errs := ctl(t, append([]string{"--data", c.data, "assess"}, args...)...); code != 1 || !strings.Contains(errs, words) {
			t.Errorf("%v: exit %d, %s", args, code, errs)
		}
	}
	refused("早于自评的", "dates", "check=2026-11-01")
	refused("早于测评的", "dates", "finalise=2026-12-01")
	refused("没有考核单位的组别", "show", "--unit", "幼儿园")
	refused("还没有核定", "publish")
	day = day.AddDate(0, 0, 1)
	refused("还没有到", "finalise", "--on", "2026-12-18")
	refused("早于重新打开", "finalise", "--on", "2026-12-15")
	refused("--why", "finalise", "--on", "2026-12-15", "--anyway")
	if code, _, errs := ctl(t, "--data", c.data, "assess", "finalise", "--on", "2026-12-15", "--anyway", "--why", "只改笔误", "--dry-run"); code != 0 {
		t.Errorf("a slip that was mended without a meeting: exit %d, %s", code, errs)
	}
	c.change("assess", "finalise", "--on", yesterday)
	refused("还没有公示", "archive")
	c.undone(c.change("assess", "publish", "--from", yesterday))
	c.change("assess", "publish", "--from", yesterday, "--to", yesterday)
	c.change("assess", "object", "--branch", first["branch"].(string), "--item", "A1", "--text", "分低了", "--on", yesterday)
	refused("还有 1 件异议没有处理完", "archive")
	all := c.run("assess", "objections")["objections"].([]any)
	if ob := all[0].(map[string]any); len(all) != 1 || ob["who"] != "" || ob["state"] != "没有处理完" {
		t.Errorf("objections %v", all)
	}
	refused("怎样处理", "answer", "--id", "1", "--outcome", "rejected")
	if code, _, errs := ctl(t, "--data", c.data, "assess", "answer", "--id", "1", "--outcome", "foo", "--handling", "x"); code == 0 || !strings.Contains(errs, "upheld（成立）") {
		t.Errorf("an outcome that is none: exit %d, %s", code, errs)
	}
	c.change("assess", "answer", "--id", "1", "--outcome", "rejected", "--handling", "复核记录无误")
	c.change("assess", "archive")
	if s := c.stage("archive"); s["state"] != "done" {
		t.Errorf("archived: %v", s)
	}
	refused("已经归档", "object", "--text", "晚了")
	c.change("assess", "reopen", "--why", "上级要求复查")
	if s := c.stage("archive"); s["state"] != "ahead" {
		t.Errorf("reopened: %v", s)
	}
}
