package workbook

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/model/sheet"
	"github.com/shuangbai/shuangbai/reports/document"
)

var made = time.Date(2026, 12, 15, 9, 0, 0, 0, time.UTC)

// sample is a paper with every kind of part.
func sample(title string) document.Document {
	table := document.Table{Sections: true,
		Columns: []document.Column{{Head: "类别", Width: 20, Align: document.Centre}, {Head: "姓名", Width: 60, Align: document.Name},
			{Head: "公民身份号码", Width: 40}, {Head: "得分", Width: 36, Align: document.Figures}},
		Rows: []document.Row{
			{Kind: document.Band, Cells: []document.Cell{{Text: "党建工作", Span: 4, Head: true, Align: document.Centre}}},
			{Group: 1, Cells: document.Cells("甲类", "张𬱖三", "320104198006080012", "92.50")},
			{Group: 1, Cells: document.Cells("甲类", "古丽·买买提", "32010419800608001X", "—")},
			{Kind: document.Sum, Cells: []document.Cell{{Text: "合计", Span: 3, Head: true, Align: document.Centre}, {Text: "100.00"}}},
		}}
	return document.Document{Title: title, Parts: []document.Part{
		document.Title{Text: "考核表"}, document.Subtitle{Text: "（2026年度）"},
		document.Info{Items: []document.InfoItem{{Label: "党支部：", Value: title}, {Label: "党员：", Value: "8名"}}},
		table, document.Gap{Height: 5},
		document.Together{Parts: []document.Part{
			document.Table{Columns: []document.Column{{Head: "总分", Width: 78, Align: document.CentreFigures}, {Head: "等次", Width: 78, Align: document.Centre}},
				Rows: []document.Row{{Cells: document.Cells("90.71", "合格")}}},
			document.Note{Text: "注：说明。"}}},
		document.NewPage{},
		document.Boxes{Items: []document.Box{{Label: "审核意见", Height: 60, Seal: "（党委盖章）", Signers: []string{"负责人签字："},
			Text: []document.Paragraph{document.Text("同意。")}}}},
		document.Signatures{Labels: []string{"主要负责人：", "填表人："}},
	}}
}

func open(t *testing.T, c document.Collection) (*excelize.File, []byte) {
	t.Helper()
	data, err := Bytes(context.Background(), c, made, nil)
	if err != nil {
		t.Fatal(err)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f, data
}

func TestNumbersAreNumbersAndIDsAreText(t *testing.T) {
	f, data := open(t, document.Single(sample("样张"), "党委"))
	for _, tc := range []struct {
		value, format string
		number        bool
	}{{"92.50", "0.00_ ", true}, {"100.00", "0.00_ ", true}, {"90.71", "0.00", true}, {"320104198006080012", "@", false}, {"张𬱖三", "@", false}, {"古丽·买买提", "@", false}} {
		cells, err := f.SearchSheet("样张", tc.value)
		if err != nil {
			t.Fatal(err)
		}
		at := find(t, f, tc.value)
		if at == "" {
			t.Errorf("%s is nowhere in the sheet (%v)", tc.value, cells)
			continue
		}
		kind, _ := f.GetCellType("样张", at)
		isText := kind == excelize.CellTypeSharedString || kind == excelize.CellTypeInlineString
		if isText == tc.number {
			t.Errorf("%s: number %v, cell type %v", tc.value, tc.number, kind)
		}
		if got := format(t, f, at); got != tc.format {
			t.Errorf("%s has format %q, want %q", tc.value, got, tc.format)
		}
	}
	book, err := sheet.Read(context.Background(), "样张.xlsx", data)
	if err != nil || len(book.Sheets) != 1 {
		t.Fatalf("the program's own reader: %v", err)
	}
}

func find(t *testing.T, f *excelize.File, value string) string {
	t.Helper()
	rows, err := f.GetRows("样张", excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	for r, row := range rows {
		for c, v := range row {
			if v == value {
				name, _ := excelize.CoordinatesToCellName(c+1, r+1)
				return name
			}
		}
	}
	return ""
}

func format(t *testing.T, f *excelize.File, at string) string {
	t.Helper()
	id, err := f.GetCellStyle("样张", at)
	if err != nil {
		t.Fatal(err)
	}
	s, err := f.GetStyle(id)
	if err != nil {
		t.Fatal(err)
	}
	if s.CustomNumFmt != nil {
		return *s.CustomNumFmt
	}
	if s.NumFmt == 49 {
		return "@"
	}
	return fmt.Sprint(s.NumFmt)
}

func TestPrintsOnA4AsThePaper(t *testing.T) {
	d := sample("横表")
	d.Landscape = true
	d.Parts[3] = func() document.Table { t := d.Parts[3].(document.Table); t.Sections = false; return t }()
	f, _ := open(t, document.Single(d, ""))
	layout, err := f.GetPageLayout("横表")
	if err != nil || *layout.Size != 9 || *layout.Orientation != "landscape" || *layout.FitToWidth != 1 {
		t.Errorf("page layout %+v, %v", layout, err)
	}
	titles := ""
	for _, n := range f.GetDefinedName() {
		if n.Name == "_xlnm.Print_Titles" {
			titles = n.RefersTo
		}
	}
	if titles != "'横表'!$4:$4" {
		t.Errorf("repeated rows: %q", titles)
	}
}

func TestMergedCellsFollowTheDocument(t *testing.T) {
	f, _ := open(t, document.Single(sample("样张"), ""))
	merges, err := f.GetMergeCells("样张")
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]bool{}
	for _, m := range merges {
		got[m[0]] = true
	}
	for _, want := range []string{"A1:D1", "A5:D5", "A6:A7", "A8:C8"} {
		if !got[want] {
			t.Errorf("%s is not merged; merged are %v", want, got)
		}
	}
}

func TestSheetNamesAreAllowedAndUnique(t *testing.T) {
	var docs []document.Document
	for _, title := range []string{"甲", "甲", "甲", "a/b:c*d?e[f]\\", "", "History", "'引号'", strings.Repeat("很长的支部名称", 9), strings.Repeat("很长的支部名称", 9), strings.Repeat("𬱖", 40), "ABC", "abc"} {
		docs = append(docs, sample(title))
	}
	seen := map[string]bool{}
	for i, name := range sheetNames(docs) {
		if n := len(utf16.Encode([]rune(name))); n == 0 || n > 31 {
			t.Errorf("sheet %d: %q has %d units", i, name, n)
		}
		if strings.ContainsAny(name, `[]:*?/\`) || strings.HasPrefix(name, "'") || strings.HasSuffix(name, "'") {
			t.Errorf("sheet %d: %q is not allowed", i, name)
		}
		if seen[strings.ToLower(name)] {
			t.Errorf("sheet %d: %q is there twice", i, name)
		}
		seen[strings.ToLower(name)] = true
	}
	f, _ := open(t, document.Collection{Documents: docs})
	if n := len(f.GetSheetList()); n != len(docs) {
		t.Errorf("%d sheets, want %d", n, len(docs))
	}
}

func TestTablesShareTheColumnsOfTheWidest(t *testing.T) {
	wide := []float64{0, 20, 29, 74, 83.5, 96.5, 109.5, 122.5, 156}
	for _, tc := range []struct {
		table []float64
		want  string
	}{
		{wide, "[0 1 2 3 4 5 6 7 8]"},
		{[]float64{0, 20, 83.5, 96.5, 109.5, 122.5, 156}, "[0 1 4 5 6 7 8]"},
		{[]float64{0, 14, 156}, "[0 1 8]"},
		{[]float64{0, 156}, "[0 8]"},
	} {
		if got := fmt.Sprint(fit(wide, tc.table)); got != tc.want {
			t.Errorf("%v: %s, want %s", tc.table, got, tc.want)
		}
	}
	for i, at := range fit(wide, []float64{0, 26, 52, 78, 104, 130, 156}) {
		if i > 0 && wide[at] == 0 {
			t.Error("edges fall together")
		}
	}
}

func TestFailureToStoreSaysWhatToDo(t *testing.T) {
	path := filepath.Join(t.TempDir(), "没有", "a.xlsx")
	if err := Write(context.Background(), outfile.Target{Path: path, Endings: []string{".xlsx"}}, document.Single(sample("样张"), ""), made, nil); model.CodeOf(err) != model.Missing {
		t.Errorf("got %v", err)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("a file was left")
	}
}

func TestTheSameDocumentGivesTheSameFile(t *testing.T) {
	one, err := Bytes(context.Background(), document.Single(sample("样张"), "党委"), made, nil)
	if err != nil {
		t.Fatal(err)
	}
	two, _ := Bytes(context.Background(), document.Single(sample("样张"), "党委"), made, nil)
	if !bytes.Equal(one, two) {
		t.Error("two runs differ")
	}
}

// A text taller than a row may be (409 points) takes several rows, so that nothing of it is cut.
func TestATallTextTakesSeveralRows(t *testing.T) {
	long := strings.Repeat("会议纪要补记日期晚于合同日期，按没有意见计。", 60)
	table := document.Table{Columns: []document.Column{{Head: "项目", Width: 40}, {Head: "说明", Width: 33.5, Small: true}},
		Rows: []document.Row{{Cells: document.Cells("重大决策", long)}, {Cells: document.Cells("三会一课", "按期")}}}
	f, _ := open(t, document.Single(document.Document{Title: "表", Parts: []document.Part{table}}, ""))
	merged, err := f.GetMergeCells("表")
	if err != nil || len(merged) == 0 {
		t.Fatalf("nothing is merged: %v %v", merged, err)
	}
	height := 0.0
	for row := 2; ; row++ {
		h, err := f.GetRowHeight("表", row)
		if err != nil || h > 409 {
			t.Fatalf("row %d is %v high: %v", row, h, err)
		}
		if text, _ := f.GetCellValue("表", fmt.Sprintf("A%d", row)); text == "三会一课" {
			break
		}
		height += h
	}
	if height < 600 {
		t.Errorf("the text has %.0f points", height)
	}
}
