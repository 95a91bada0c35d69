package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model/office"
)

// registerOf makes a register of one person with a whole number, and of a remark that begins like a formula and holds a tab.
func registerOf(t *testing.T) (data, kind string) {
	t.Helper()
	data = newFile(t, "law")
	from := filepath.Join(t.TempDir(), "积极分子.csv")
	text := "姓名,身份证号,备注\n张三,34052419800101001X,\"=HYPERLINK(\"\"http://x\"\")\t甲\"\n"
	if err := os.WriteFile(from, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	made := must(t, "--data", data, "--json", "register", "new", "--from", from, "--title", "积极分子")
	return data, "register:" + made["register"].(string)
}

func TestARegisterIsListedAsPlainText(t *testing.T) {
	data, kind := registerOf(t)
	code, out, errs := ctl(t, "--data", data, "list", kind)
	if code != 0 {
		t.Fatal(errs)
	}
	for _, cell := range strings.Split(strings.TrimSuffix(out, "\n"), "\t") {
		if strings.HasPrefix(cell, "=") || cell == "甲" {
			t.Errorf("a value goes out raw: %q", out)
		}
	}
}

// Whole numbers leave only with a note in the history, which is made first.
func TestWholeNumbersOfARegisterAreNoted(t *testing.T) {
	data, kind := registerOf(t)
	why := func() string {
		changes := must(t, "--data", data, "--json", "list", "changes")["changes"].([]any)
		return changes[0].(map[string]any)["why"].(string)
	}
	masked := filepath.Join(t.TempDir(), "一.xlsx")
	must(t, "--data", data, "--json", "report", kind, "--out", masked)
	if strings.HasPrefix(why(), "导出") {
		t.Error("a masked list is noted: " + why())
	}
	whole := filepath.Join(t.TempDir(), "二.xlsx")
	must(t, "--data", data, "--json", "report", kind, "--out", whole, "--whole")
	if got := why(); got != "导出积极分子 1 人，身份证号和电话写全" {
		t.Errorf("the history says %q", got)
	}
	holds, err := office.Open(context.Background(), data, office.Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer holds.Close()
	never := filepath.Join(t.TempDir(), "三.xlsx")
	if code, _, _ := ctl(t, "--data", data, "report", kind, "--out", never, "--whole"); code == 0 {
		t.Error("whole numbers left although nothing could be noted")
	}
	if _, err := os.Stat(never); err == nil {
		t.Error("the file was written without a note")
	}
}
