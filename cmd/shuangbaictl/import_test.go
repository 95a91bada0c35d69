package main

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

func TestARefusedImportStillShowsItsRows(t *testing.T) {
	path := newFile(t, "law")
	code, out, errs := ctl(t, "--data", path, "--json", "import", samples+"roster-law.xls")
	var v struct {
		Outcome string
		Summary map[string]int
		Error   struct{ Code, Message string }
		Sheets  []struct{ Rows []struct{ Kind string } }
	}
	if err := json.Unmarshal([]byte(out), &v); err != nil {
		t.Fatalf("not one JSON object: %v", err)
	}
	if code != 1 || v.Outcome != "refused" || v.Summary["error"] != 6 || v.Error.Message != strings.TrimSpace(errs) || len(v.Sheets[0].Rows) == 0 {
		t.Errorf("exit %d, outcome %q, summary %v, error %v", code, v.Outcome, v.Summary, v.Error)
	}
}

func TestHiddenRowsAreAskedAbout(t *testing.T) {
	file := filepath.Join(t.TempDir(), "hidden.xlsx")
	f := excelize.NewFile()
	for i, row := range [][]any{{"姓名", "性别", "所在党支部", "入党时间"}, {"何川", "男", "甲党支部", "2001-07"}, {"林青", "女", "甲党支部", "2002-07"}, {"周岚", "女", "甲党支部", "2003-07"}} {
		if err := f.SetSheetRow("Sheet1", "A"+string(rune('1'+i)), &row); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SetRowVisible("Sheet1", 3, false); err != nil {
		t.Fatal(err)
	}
	if err := f.SaveAs(file); err != nil {
		t.Fatal(err)
	}
	path := newFile(t, "law")
	if code, out, errs := ctl(t, "--data", path, "import", file); code != 1 || !strings.Contains(errs, "隐藏") || !strings.Contains(out, "隐藏") {
		t.Errorf("hidden rows went by: exit %d\n%s\n%s", code, out, errs)
	}
	must(t, "--data", path, "--json", "import", file, "--hidden")
	if got := must(t, "--data", path, "--json", "list", "members")["members"].([]any); len(got) != 3 {
		t.Errorf("%d members with --hidden, want 3", len(got))
	}
}

func TestASheetThatIsNotReadIsNamed(t *testing.T) {
	file := filepath.Join(t.TempDir(), "two.xlsx")
	f := excelize.NewFile()
	if _, err := f.NewSheet("业务复核"); err != nil {
		t.Fatal(err)
	}
	for _, row := range []struct {
		sheet, at string
		cells     []any
	}{{"Sheet1", "A1", []any{"姓名", "性别", "所在党支部", "入党时间"}}, {"Sheet1", "A2", []any{"何川", "男", "甲党支部", "2001-07"}},
		{"业务复核", "A1", []any{"某栏", "另一栏"}}, {"业务复核", "A2", []any{"一", 2}}} {
		if err := f.SetSheetRow(row.sheet, row.at, &row.cells); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SaveAs(file); err != nil {
		t.Fatal(err)
	}
	if code, out, errs := ctl(t, "--data", newFile(t, "law"), "import", file); code != 0 || !strings.Contains(out, "没有读工作表“业务复核”") {
		t.Errorf("exit %d\n%s\n%s", code, out, errs)
	}
}
