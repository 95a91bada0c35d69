package main

import (
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model/office"
)

func TestThePioneerIndexFromATerminal(t *testing.T) {
	dir := t.TempDir()
	must(t, "--json", "demo", dir)
	data := filepath.Join(dir, "demo.db")
	run := func(args ...string) map[string]any {
		t.Helper()
		return must(t, append([]string{"--data", data, "--json", "pioneer"}, args...)...)
	}
	rows := run("list", "--quarter", "3")["rows"].([]any)
	if len(rows) < 100 {
		t.Fatalf("%d rows", len(rows))
	}
	var first map[string]any
	for _, row := range rows {
		if r := row.(map[string]any); r["value"] != "" && first == nil {
			first = r
		}
	}
	id := first["id"].(string)
	if first["band"] == "" || first["branch"] == "" {
		t.Errorf("first %v", first)
	}
	if v := run("show", id, "--quarter", "3"); len(v["lines"].([]any)) != 14 || v["value"] != first["value"] {
		t.Errorf("show %v", v)
	}
	if v := run("set", id, "--quarter", "4", "S1=3", "J1=0", "--dry-run"); v["dry_run"] != true {
		t.Errorf("dry run %v", v)
	}
	change := number(run("set", id, "--quarter", "4", "S1=3", "J1=0")["change_set"])
	if change == "0" {
		t.Error("nothing was set")
	}
	if code, _, errs := ctl(t, "--data", data, "pioneer", "set", id, "--quarter", "4", "L1=1", "--basis", "与小明谈话"); code != 1 || !strings.Contains(errs, "只记次数和日期") {
		t.Errorf("a name with counselling: %d %s", code, errs)
	}
	run("event", id, "--quarter", "3", "--title", "区级表彰", "--basis", "区优秀教师")
	if code, _, errs := ctl(t, "--data", data, "pioneer", "event", id, "--title", "没有的", "--basis", "x"); code != 1 || errs == "" {
		t.Errorf("an unknown title: %d %s", code, errs)
	}
	run("set", id, "--quarter", "4", "L2=不适用", "--basis", "产假")
	run("set", id, "--quarter", "4", "L2=不适用", "S2=2", "--basis", "帮带记录")
	run("set", id, "--quarter", "4", "S2=3") // the note stays
	run("appraise", id+"=合格", "--why", "评议记录", "--on", "2026-11-20")
	run("appraise", id+"=基本合格")
	o, err := office.Open(t.Context(), data, office.Options{ReadOnly: true})
	if err != nil {
		t.Fatal(err)
	}
	defer o.Close()
	member, _ := strconv.ParseInt(id, 10, 64)
	board, err := o.PioneerBoard(t.Context(), office.SampleYear, 4, 0)
	if err != nil || board.Row(member).Marks["S2"].Note != "帮带记录" {
		t.Errorf("the note of before: %+v %v", board.Row(member).Marks["S2"], err)
	}
	if all, err := o.MemberPioneer(t.Context(), member); err != nil || all[0].Appraisal.Reason != "评议记录" || all[0].Appraisal.Date != "2026-11-20" || all[0].Appraisal.Grade != "基本合格" {
		t.Errorf("the result of before: %+v %v", all, err)
	}
	file := filepath.Join(dir, "办法.json")
	run("index", "export", file)
	if v := run("index", "import", file); number(v["change_set"]) != "0" {
		t.Errorf("the same definition changes %v", v)
	}
	out := filepath.Join(dir, "公示.pdf")
	must(t, "--data", data, "--json", "report", "pioneer", "--branch", first["branch"].(string), "--out", out)
}
