package main

import (
	"strings"
	"testing"
)

func TestCheckup(t *testing.T) {
	path := newFile(t, "education")
	must(t, "--data", path, "--json", "import", samples+"branches-education.xlsx")
	must(t, "--data", path, "--json", "import", samples+"roster-education.xlsx", "--good-only")
	all := must(t, "--data", path, "--json", "checkup", "--on", "2026-11-23")
	summary := all["summary"].(map[string]any)
	if summary["M"].(float64) == 0 || summary["L"].(float64) != 0 || len(all["missing"].([]any)) == 0 {
		t.Errorf("the checkup is %v", summary)
	}
	one := must(t, "--data", path, "--json", "checkup", "--rule", "org-04", "--branch", "城南片区", "--on", "2026-11-23")
	findings := one["findings"].([]any)
	if len(findings) != 1 {
		t.Fatalf("%d findings", len(findings))
	}
	f := findings[0].(map[string]any)
	for key, want := range map[string]string{"rule": "ORG-04", "severity": "N", "branch": "城南片区民办幼儿园联合党支部", "member": "", "measured": "8", "limit": "5",
		"basis": "《中国共产党支部工作条例（试行）》第五条", "text": "覆盖 8 家单位，一般不超过 5 家"} {
		if f[key] != want {
			t.Errorf("%s is %v, want %s", key, f[key], want)
		}
	}
	if !strings.Contains(f["fix"].(string), "拆成") {
		t.Errorf("the fix is %v", f["fix"])
	}
	early := must(t, "--data", path, "--json", "checkup", "--rule", "COM-06", "--on", "2026-05-18")
	if n := len(early["findings"].([]any)); n != 1 {
		t.Errorf("on 18 May %d terms were over, want that of March", n)
	}
	for _, c := range []struct {
		args []string
		says string
		code int
	}{
		{[]string{"--rule", "ORG-99"}, "没有编号为 ORG-99 的规则", 1},
		{[]string{"--branch", "无此支部"}, "没有名称含“无此支部”的党组织", 1},
		{[]string{"--branch", "联合"}, "写全名", 1},
		{[]string{"--on", "2026-13-01"}, "不是存在的日期", 1},
		{[]string{"--on", "2026-11"}, "要写到日", 1},
		{[]string{"多余"}, "用法", 2},
	} {
		code, _, errs := ctl(t, append([]string{"--data", path, "checkup"}, c.args...)...)
		if code != c.code || !strings.Contains(errs, c.says) {
			t.Errorf("%v: exit %d, %s", c.args, code, errs)
		}
	}
	if code, out, _ := ctl(t, "--data", path, "checkup", "--on", "2026-11-23"); code != 0 || !strings.Contains(out, "必须整改") || !strings.Contains(out, "缺资料") {
		t.Errorf("for people: %d %s", code, out)
	}
}
