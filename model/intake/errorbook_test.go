package intake

import (
	"bytes"
	"context"
	"os"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/shuangbai/shuangbai/model/sheet"
)

// TestErrorWorkbookComesBack corrects nothing: the workbook read again says of every row what the file said.
func TestErrorWorkbookComesBack(t *testing.T) {
	for _, file := range []string{"roster-education.xlsx", "roster-law.xls", "members-wps.csv", "activities-education.csv", "scores-education.xlsx", "branches-law.xlsx"} {
		t.Run(file, func(t *testing.T) {
			plan := build(t, open(t, file), nil, Options{})
			original, err := os.ReadFile("testdata/" + file)
			if err != nil {
				t.Fatal(err)
			}
			out, err := plan.ErrorWorkbook(original)
			if err != nil {
				t.Fatal(err)
			}
			if dir := os.Getenv("KEEP"); dir != "" {
				_ = os.WriteFile(dir+"/"+file+".errors.xlsx", out, 0o600)
			}
			book, err := sheet.Read(context.Background(), file+".xlsx", out)
			if err != nil {
				t.Fatal(err)
			}
			again := build(t, book, nil, Options{})
			if again.Summary != plan.Summary || again.Kind != plan.Kind {
				t.Errorf("read again: %s %+v, want %s %+v", again.Kind, again.Summary, plan.Kind, plan.Summary)
			}
			for s := range plan.Sheets {
				for i := range plan.Sheets[s].Rows {
					was := &plan.Sheets[s].Rows[i]
					now := again.Sheets[s].Row(was.Number)
					if now == nil || now.Kind != was.Kind || rowCodes(now) != rowCodes(was) {
						t.Errorf("%s row %d: %v, want %s %s", plan.Sheets[s].Name, was.Number, now, was.Kind, rowCodes(was))
					}
				}
			}
		})
	}
}

// TestErrorWorkbookCorrected corrects two rows in the workbook and imports it after the good rows.
func TestErrorWorkbookCorrected(t *testing.T) {
	known := &Known{Today: today}
	plan := build(t, open(t, "roster-education.xlsx"), known, Options{})
	original, err := os.ReadFile("testdata/roster-education.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	out, err := plan.ErrorWorkbook(original)
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	name := plan.Sheets[0].Name
	if v, _ := f.GetCellValue(name, "A3"); v != "问题" {
		t.Errorf("A3 is %q, want 问题", v)
	}
	if v, _ := f.GetCellValue(name, "A89"); v == "" {
		t.Error("A89 does not say what is wrong with the row")
	}
	_ = f.SetCellStr(name, "F89", "320104198712035059"[:17]+"X") // still wrong
	_ = f.SetCellStr(name, "C119", "补名字")
	_ = f.SetCellStr(name, "G147", "1981-02-28")
	var buf bytes.Buffer
	if err := f.Write(&buf); err != nil {
		t.Fatal(err)
	}
	book, err := sheet.Read(context.Background(), "改好.xlsx", buf.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	known = apply(known, plan)
	again := build(t, book, known, Options{})
	if want := (Summary{New: 2, Same: 253, Skip: 5, Conflict: 2, Error: 6}); again.Summary != want {
		t.Errorf("after correcting two rows: %+v, want %+v", again.Summary, want)
	}
}
