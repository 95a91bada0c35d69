package main

import (
	"strings"
	"testing"
	"time"

	"github.com/shuangbai/shuangbai/model"
)

// finding is the open or accepted finding of a rule about one branch, nil when there is none.
func (c committee) finding(rule, branch string) map[string]any {
	c.Helper()
	all := c.run("checkup", "--rule", rule, "--branch", branch)["findings"].([]any)
	if len(all) == 0 {
		return nil
	}
	return all[0].(map[string]any)
}

func TestRulesAreReadAndSet(t *testing.T) {
	c := reopenedSample(t)
	const joint = "艺术类培训机构联合党支部" // of six units
	rules := c.run("checkup", "rules")["rules"].([]any)
	var units map[string]any
	for _, r := range rules {
		if r := r.(map[string]any); r["id"] == "ORG-04" {
			units = r
		}
	}
	if units == nil || number(units["number"]) != "5" || units["severity"] != "N" || units["editable"] != true || units["open"].(float64) == 0 || units["local"] != nil {
		t.Fatalf("ORG-04 is %v", units)
	}
	set := []string{"checkup", "rules", "--set", "org-04", "--number", "6", "--from", "2026-01-01", "--why", "市委文件第三条"}
	if v := c.run(append(set, "--dry-run")...); v["dry_run"] != true || c.finding("ORG-04", joint) == nil {
		t.Errorf("the dry run set the rule: %v", v)
	}
	c.change(set...)
	if f := c.finding("ORG-04", joint); f != nil {
		t.Errorf("with a limit of six there is still %v", f)
	}
	whole := c.run("checkup")
	if local := whole["local"].([]any); len(local) != 1 || local[0].(map[string]any)["text"] != "限值 5 改为 6，自 2026-01-01 起，依据：市委文件第三条" {
		t.Errorf("set locally: %v", local)
	}
	if _, out, _ := ctl(t, "--data", c.data, "checkup"); !strings.Contains(out, "本地改过的规则 1") || !strings.Contains(out, "限值 5 改为 6，自 2026-01-01 起，依据：市委文件第三条") {
		t.Error("the printed report does not name the changed number with its reason")
	}
	c.change("checkup", "rules", "--set", "ORG-04", "--judge", "no", "--why", "另行安排")
	if _, out, _ := ctl(t, "--data", c.data, "checkup", "rules"); !strings.Contains(out, "依据：市委文件第三条；不检查，自 ") || !strings.Contains(out, "联合支部覆盖单位不超过 6 家") {
		t.Errorf("the number set before is gone: %s", out)
	}
	if v := c.run("checkup", "--on", "2025-12-31"); len(v["local"].([]any)) != 0 {
		t.Errorf("the day before the first from-date has %v", v["local"])
	}
	if local := c.run("checkup", "--rule", "COM-03")["local"].([]any); len(local) != 0 {
		t.Errorf("what COM-03 finds names other rules: %v", local)
	}
	if _, out, _ := ctl(t, "--data", c.data, "checkup", "rules", "--reset", "ORG-04", "--from", "2026-01-01", "--dry-run"); !strings.Contains(out, "起仍按后来的改动：不检查。") {
		t.Errorf("a reset before a later change does not name it: %s", out)
	}
	c.change("checkup", "rules", "--reset", "ORG-04")
	if c.finding("ORG-04", joint) == nil {
		t.Error("after the reset six units are in order")
	}
}

func TestFindingsAreAcceptedAndOpenedAgain(t *testing.T) {
	c := reopenedSample(t)
	const joint = "城南片区民办幼儿园联合党支部"
	key, until := c.finding("ORG-04", joint)["key"].(string), string(model.DateOf(time.Now()).AddMonths(6))
	c.change("checkup", "accept", key, "--until", until, "--why", "片区相邻")
	accepted, _ := c.finding("ORG-04", joint)["accepted"].(map[string]any)
	if accepted["reason"] != "片区相邻" || accepted["until"] != until {
		t.Fatalf("accepted: %v", accepted)
	}
	if _, out, _ := ctl(t, "--data", c.data, "checkup"); !strings.Contains(out, "已登记理由 1") || !strings.Contains(out, "理由：片区相邻（到 "+until) {
		t.Error("the printed report does not name the reason")
	}
	again := []string{"checkup", "accept", key, "--until", until, "--why", "上级同意"}
	if code, _, errs := ctl(t, append([]string{"--data", c.data}, again...)...); code != 1 || !strings.Contains(errs, "片区相邻") || !strings.Contains(errs, "--replace") {
		t.Errorf("a second reason: exit %d, %s", code, errs)
	}
	c.change(append(again, "--replace")...)
	c.change("checkup", "withdraw", number(accepted["id"]))
	if c.finding("ORG-04", joint)["accepted"] != nil {
		t.Error("withdrawn, and still accepted")
	}
	must := c.finding("COM-06", joint)["key"].(string)
	for _, k := range []struct {
		args []string
		says string
		code int
	}{
		{[]string{"accept", must, "--until", until, "--why", "再等等"}, "不能登记理由", 1},
		{[]string{"accept", key, "--until", until}, "用法", 2},
		{[]string{"accept", "--until", until, "--why", "缺代号"}, "用法", 2},
		{[]string{"accept", "ORG-04/0/0/0", "--until", until, "--why", "没有的"}, "没有了", 1},
		{[]string{"withdraw", "甲"}, "不是理由的编号", 2},
		{[]string{"withdraw", "999"}, "没有编号为 999", 1},
		{[]string{"rules", "--set", "ORG-01", "--number", "4", "--why", "试试"}, "都不能改", 1},
		{[]string{"rules", "--set", "ORG-99", "--number", "4", "--why", "试试"}, "没有编号为 ORG-99", 1},
		{[]string{"rules", "--set", "ORG-04", "--number", "4"}, "写明依据", 1},
		{[]string{"rules", "--set", "LIFE-01", "--number", "400", "--why", "试试"}, "限值应在 1 到 6 次之间", 1},
		{[]string{"rules", "--set", "ORG-04", "--number", "6", "--from", "9999-12-31", "--why", "试试"}, "年份写错了", 1},
		{[]string{"rules", "--drop", "99"}, "没有编号为 99", 1},
		{[]string{"accept", key, "--until", "9999-12-31", "--why", "永久"}, "年份写错了", 1},
		{[]string{"accept", key, "--until", "2099-12-31", "--why", "永久"}, "最长 3 年", 1},
		{[]string{"accept", key, "--until", "2026-13-45", "--why", "写错"}, "2026-13-45", 1},
		{[]string{"rules", "--set", "ORG-04", "--why", "什么也没改"}, "用法", 2},
		{[]string{"rules", "--number", "4", "--why", "没写编号"}, "用法", 2},
		{[]string{"rules", "--set", "ORG-04", "--judge", "也许", "--why", "试试"}, "用法", 2},
	} {
		code, _, errs := ctl(t, append([]string{"--data", c.data, "checkup"}, k.args...)...)
		if code != k.code || !strings.Contains(errs, k.says) {
			t.Errorf("%v: exit %d, %s", k.args, code, errs)
		}
	}
}

func TestTheYearFromWhichPartyLifeIsJudgedIsSaid(t *testing.T) {
	c := reopenedSample(t)
	if v := c.run("checkup", "life"); v["from"] != "2026" || v["said"] != true {
		t.Errorf("the sample is judged from %v", v)
	}
	c.change("checkup", "life", "--from", "2026-09", "--why", "区里统一口径")
	if v := c.run("checkup", "life"); v["from"] != "2026-09" {
		t.Errorf("judged from %v", v)
	}
	if v := c.run("checkup"); v["life_from"] != "2026-09" || v["life_reason"] != "区里统一口径" {
		t.Errorf("the report says it is judged from %v, because of %v", v["life_from"], v["life_reason"])
	}
	if _, out, _ := ctl(t, "--data", c.data, "checkup", "--rule", "PRIOR-01"); strings.Contains(out, "0 个党组织") || !strings.Contains(out, "3 个问题不在哪个党组织名下") {
		t.Errorf("findings of no organisation: %s", out)
	}
	if code, _, errs := ctl(t, "--data", c.data, "checkup", "life", "--from", "2098", "--why", "以后"); code != 1 || !strings.Contains(errs, "还没有到") {
		t.Errorf("exit %d, %s", code, errs)
	}
	if code, _, errs := ctl(t, "--data", c.data, "checkup", "life", "--from", "2026-09-01"); code != 1 || !strings.Contains(errs, "年份或者年月") {
		t.Errorf("exit %d, %s", code, errs)
	}
}
