package errorbook

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/sheet"
	"github.com/shuangbai/shuangbai/model/sheet/sheettest"
)

var today = time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC)

func build(t *testing.T, book *sheet.Book, known *intake.Known, opts intake.Options) *intake.Plan {
	t.Helper()
	if known == nil {
		known = &intake.Known{Today: today}
	}
	plan, err := intake.Build(context.Background(), book, known, opts, nil)
	if err != nil {
		t.Fatal(err)
	}
	return plan
}

func open(t *testing.T, name string) *sheet.Book {
	t.Helper()
	book, err := sheet.Open(context.Background(), "../testdata/"+name)
	if err != nil {
		t.Fatal(err)
	}
	return book
}

// codes are the problem codes of a row.
func codes(r *intake.Row) string {
	var all []string
	for _, p := range r.Problems {
		all = append(all, string(p.Code))
	}
	return strings.Join(all, " ")
}

// TestErrorWorkbookComesBack corrects nothing: the workbook read again says of every row what the file said.
func TestErrorWorkbookComesBack(t *testing.T) {
	for _, file := range []string{"roster-education.xlsx", "roster-education.xlsx drawn", "roster-law.xls", "members-wps.csv", "activities-education.csv",
		"scores-education.xlsx", "scores-education.xlsx drawn", "branches-law.xlsx", "branches-law.xlsx drawn", "side-by-side.xlsx", "cards.xlsx"} {
		t.Run(file, func(t *testing.T) {
			file, drawn := strings.CutSuffix(file, " drawn") // as a file too large to be marked
			plan := build(t, open(t, file), nil, intake.Options{})
			original, err := os.ReadFile("../testdata/" + file)
			if err != nil {
				t.Fatal(err)
			}
			if drawn {
				original = nil
			}
			out, err := Make(plan, original)
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
			again := build(t, book, nil, intake.Options{})
			if again.Summary != plan.Summary || again.Kind != plan.Kind {
				t.Errorf("read again: %s %+v, want %s %+v", again.Kind, again.Summary, plan.Kind, plan.Summary)
			}
			for s := range plan.Sheets {
				for i := range plan.Sheets[s].Rows {
					was := &plan.Sheets[s].Rows[i]
					now := again.Sheets[s].Row(was.Number)
					if now == nil || now.Kind != was.Kind || codes(now) != codes(was) {
						t.Errorf("%s row %d: %v, want %s %s", plan.Sheets[s].Name, was.Number, now, was.Kind, codes(was))
					}
				}
			}
		})
	}
}

// What was settled in the window comes back settled: a number that stays empty for now, and a row that is left out.
func TestWhatWasSettledComesBackSettled(t *testing.T) {
	plan := build(t, open(t, "roster-education.xlsx"), nil, intake.Options{})
	var bad []int
	for i := range plan.Sheets[0].Rows {
		if row := &plan.Sheets[0].Rows[i]; row.Kind == intake.ErrorRow && row.Problems[0].Field == intake.IDNumber {
			bad = append(bad, row.Number)
		}
	}
	if len(bad) < 2 {
		t.Fatalf("only %v have wrong numbers", bad)
	}
	index := plan.Sheets[0].Index
	plan = build(t, open(t, "roster-education.xlsx"), nil, intake.Options{Decisions: map[intake.RowRef]intake.Decision{
		{Sheet: index, Row: bad[0]}: {Action: intake.BlankFaulty}, {Sheet: index, Row: bad[1]}: {Action: intake.LeaveOut}}})
	original, err := os.ReadFile("../testdata/roster-education.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	for _, original := range [][]byte{original, nil} {
		out, err := Make(plan, original)
		if err != nil {
			t.Fatal(err)
		}
		book, err := sheet.Read(context.Background(), "问题.xlsx", out)
		if err != nil {
			t.Fatal(err)
		}
		again := build(t, book, nil, intake.Options{})
		if got := again.Sheets[0].Row(bad[0]); got.Kind != intake.New || codes(got) != "" {
			t.Errorf("the number that stays empty comes back as %s %s", got.Kind, codes(got))
		}
		if got := again.Sheets[0].Row(bad[1]); got.Kind != intake.Skip || got.Skip != intake.SkipLeftOut {
			t.Errorf("the row left out comes back as %s %s", got.Kind, got.Skip)
		}
		if said := book.Sheets[0].Cell(bad[0]-1, 0).Text; !strings.HasPrefix(said, "已定先留空") {
			t.Errorf("the first column says %q", said)
		}
	}
}

// TestErrorWorkbookCorrected corrects two rows in the workbook and imports it after the good rows.
func TestErrorWorkbookCorrected(t *testing.T) {
	plan := build(t, open(t, "roster-education.xlsx"), nil, intake.Options{})
	original, err := os.ReadFile("../testdata/roster-education.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	out, err := Make(plan, original)
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
	known := &intake.Known{Today: today}
	for i, o := range plan.NewOrgs {
		known.Orgs = append(known.Orgs, model.Org{ID: int64(i + 1), Name: o.Name, Kind: o.Kind})
	}
	for i, op := range plan.Members {
		op.Member.ID = int64(i + 1)
		if at := slices.IndexFunc(known.Orgs, func(o model.Org) bool { return o.Name == op.Branch.Name }); at >= 0 {
			op.Member.BranchID = known.Orgs[at].ID
		}
		known.Members = append(known.Members, op.Member)
	}
	again := build(t, book, known, intake.Options{})
	if want := (intake.Summary{New: 2, Same: 253, Skip: 5, Conflict: 2, Error: 6}); again.Summary != want {
		t.Errorf("after correcting two rows: %+v, want %+v", again.Summary, want)
	}
}

// TestErrorWorkbookOfAnyName: files and sheets may be called what no sheet may be called.
func TestErrorWorkbookOfAnyName(t *testing.T) {
	long := strings.Repeat("名", 32)
	for _, names := range [][]string{{long}, {long, long + "二"}, {"党员名册[1]"}, {"a:b*c?d/e\\f"}, {"'名册'"}, {"History"}, {"名册", "名册 "}, {" "},
		{strings.Repeat("𬱖", 20)}, {"Sheet2", "sheet2"}, {"Sheet1", "Sheet1"}, {"b", "Sheet1"}} {
		var sheets []*sheet.Sheet
		for i, name := range names {
			sheets = append(sheets, sheettest.Sheet(name, sheettest.Row("姓名|性别|公民身份号码|人员类别|入党日期"), sheettest.Row(fmt.Sprintf("赵%c|男|12345|正式党员|2001-07-01", '一'+rune(i)))))
		}
		plan := build(t, sheettest.Book(sheets...), nil, intake.Options{})
		out, err := Make(plan, nil)
		if err != nil {
			t.Errorf("%q: %v", names, err)
			continue
		}
		book, err := sheet.Read(context.Background(), "问题表.xlsx", out)
		if err != nil {
			t.Fatal(err)
		}
		if again := build(t, book, nil, intake.Options{}); again.Summary != plan.Summary {
			t.Errorf("%q: read again %+v, want %+v", names, again.Summary, plan.Summary)
		}
	}
}

// TestDrawnErrorWorkbookKeepsCells: numbers, dates, errors, hidden rows and what was typed are as they were.
func TestDrawnErrorWorkbookKeepsCells(t *testing.T) {
	s := sheettest.Sheet("名册", sheettest.Row("姓名|性别|公民身份号码|人员类别|入党日期|手机号|备注"),
		[]any{"赵一", "男", 320104198006080000.0, "正式党员", model.Date("2001-07-01"), 13800001111, "=1+1"},
		[]any{"钱二", "女", "12345", "正式党员", "2001-07-01", nil, nil},
		[]any{"孙三", "女", nil, "正式党员", "2002-08-02"})
	s.Rows[1][4].Number = 37073
	s.Rows[2][6] = sheet.Cell{Kind: sheet.Number, Text: "0.98", Number: 0.98, Percent: true}
	s.Rows[3] = append(s.Rows[3], sheet.Cell{Kind: sheet.Error, Text: "#N/A"})
	s.HiddenRows = map[int]bool{3: true}
	plan := build(t, sheettest.Book(s), nil, intake.Options{IncludeHidden: true, Edits: map[intake.CellRef]string{{Sheet: 0, Row: 3, Col: 2}: "54321", {Sheet: 0, Row: 4, Col: 6}: "新写的"}})
	out, err := Make(plan, nil)
	if err != nil {
		t.Fatal(err)
	}
	book, err := sheet.Read(context.Background(), "问题表.xlsx", out)
	if err != nil {
		t.Fatal(err)
	}
	got := book.Sheets[0]
	for _, c := range []struct {
		row, col int
		kind     sheet.Kind
		text     string
	}{
		{0, 0, sheet.Text, "问题"}, {1, 1, sheet.Text, "赵一"}, {1, 3, sheet.Number, "320104198006080000"}, {1, 5, sheet.Date, "2001-07-01"},
		{1, 6, sheet.Number, "13800001111"}, {1, 7, sheet.Text, "=1+1"}, {2, 3, sheet.Text, "54321"}, {3, 7, sheet.Text, "新写的"},
	} {
		if cell := got.Cell(c.row, c.col); cell.Kind != c.kind || cell.Text != c.text {
			t.Errorf("row %d column %d is %s %q, want %s %q", c.row+1, c.col, cell.Kind, cell.Text, c.kind, c.text)
		}
	}
	if cell := got.Cell(2, 7); !cell.Percent || cell.Number != 0.98 {
		t.Errorf("the share became %+v", cell)
	}
	if cell := got.Cell(3, 6); cell.Kind != sheet.Error {
		t.Errorf("the error became %s %q", cell.Kind, cell.Text)
	}
	if !got.HiddenRows[3] || got.HiddenRows[2] {
		t.Errorf("hidden rows are %v", got.HiddenRows)
	}
	f, err := excelize.OpenReader(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	comments, err := f.GetComments("名册")
	if err != nil || len(comments) == 0 {
		t.Errorf("%d comments, %v", len(comments), err)
	}
	style, _ := f.GetCellStyle("名册", "D3")
	if look, err := f.GetStyle(style); err != nil || look.NumFmt != 49 || len(look.Fill.Color) != 1 {
		t.Errorf("the bad ID number looks so: %+v, %v", look, err)
	}
}

// TestManyProblemsAreSaidInTheColumn: beyond the cells that get a comment, the column says what to do.
func TestManyProblemsAreSaidInTheColumn(t *testing.T) {
	rows := [][]any{sheettest.Row("姓名|性别|公民身份号码|人员类别|入党日期")}
	for i := range mostComments + 50 {
		rows = append(rows, sheettest.Row(fmt.Sprintf("赵%c|男|1%06d|正式党员|2001-07-01", '一'+rune(i), i)))
	}
	plan := build(t, sheettest.Book(sheettest.Sheet("名册", rows...)), nil, intake.Options{})
	out, err := Make(plan, nil)
	if err != nil {
		t.Fatal(err)
	}
	book, err := sheet.Read(context.Background(), "问题表.xlsx", out)
	if err != nil {
		t.Fatal(err)
	}
	if first, last := book.Sheets[0].Cell(1, 0).Text, book.Sheets[0].Cell(mostComments+50, 0).Text; len(last) <= len(first) || !strings.Contains(last, "（") {
		t.Errorf("the first row says %q, the last %q", first, last)
	}
}

func TestErrorWorkbookOfATableWithoutAHeader(t *testing.T) {
	plan := build(t, sheettest.Book(sheettest.Sheet("a", sheettest.Row("张三|男|12345|甲党支部"), sheettest.Row("李四|男|34052419800101001X|甲党支部"))), nil,
		intake.Options{Map: map[string]intake.Field{"a": intake.Name, "D": intake.Branch}})
	if _, err := Make(plan, nil); err != nil {
		t.Error(err)
	}
}
