package selfform

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/model/sheet"
	"github.com/shuangbai/shuangbai/resources/schemes"
)

func scheme(t testing.TB) *model.Scheme {
	t.Helper()
	s, err := scoring.LoadScheme(schemes.Assessments()[0])
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// marked is a branch with a few self marks, among them texts that a spreadsheet takes for something else.
func marked(s *model.Scheme) *model.MarkSheet {
	m := &model.MarkSheet{OrgID: 7, Branch: "中共某某区青禾培训学校支部委员会", Marks: map[model.MarkKey]model.Mark{}}
	for i, mark := range []model.Mark{{Points: model.Pt(5)}, {Points: 467, Reason: "=有 1 件没有走程序"}, {NotApplicable: true, Reason: "没有董事会"},
		{Points: model.Pt(2), Reason: "两处\n分行写", Evidence: "'引号开头、& < >"}} {
		m.Marks[model.MarkKey{Item: s.Parts[0].Categories[0].Items[i].ID, Stage: model.SelfMark}] = mark
	}
	one, three := model.Pt(1), model.Pt(3)
	m.Adjustments = []model.Adjustment{{ID: 11, Title: "党委另记", Checked: &one}, {ID: 12, Title: "=市级先进", Level: "市级表彰", Basis: "市委〔2026〕8 号", Evidence: "证书", Self: &three, Line: "加分2"},
		{ID: 13, Title: "公益课堂", Self: &one}}
	return m
}

// claimed is what stands on a line of the form for bonuses of marked.
func claimed(m *model.MarkSheet, code string) Claim {
	switch code {
	case "加分2":
		return ClaimedBy(&m.Adjustments[1])
	case "加分1":
		return ClaimedBy(&m.Adjustments[2])
	}
	return Claim{}
}

func written(t testing.TB, s *model.Scheme, m *model.MarkSheet) []byte {
	t.Helper()
	raw, err := NewWriter("某某区民办教育行业综合党委", "identity", 2026, s, 2, "2026-11-26").Write(m, nil)
	if err != nil {
		t.Fatal(err)
	}
	return raw
}

func recognised(t testing.TB, raw []byte) *Copy {
	t.Helper()
	book, err := sheet.Read(context.Background(), "a.xlsx", raw)
	if err != nil {
		t.Fatal(err)
	}
	c, ok, err := Recognise(book)
	if err != nil || !ok {
		t.Fatalf("not recognised: %v", err)
	}
	return c
}

func TestAFormReadsBackAsWritten(t *testing.T) {
	for _, raw := range schemes.Assessments() {
		s, err := scoring.LoadScheme(raw)
		if err != nil {
			t.Fatal(err)
		}
		c := recognised(t, written(t, s, marked(s)))
		if o := c.Origin; o.Year != 2026 || o.OrgID != 7 || o.Branch != "中共某某区青禾培训学校支部委员会" || o.Version != Version(s) || o.Committee != Key("identity") {
			t.Errorf("origin %+v", o)
		}
		got := c.Read(s)
		if len(got.Problems)+len(got.Notes) > 0 || len(got.Entries) != s.ItemCount() || len(got.Claims) != bonusLines+deductionRows {
			t.Fatalf("%d entries, %d claims, %v %v", len(got.Entries), len(got.Claims), got.Problems, got.Notes)
		}
		for _, e := range got.Claims {
			if e.Claim != e.Given || e.Claim != claimed(marked(s), e.Code) {
				t.Errorf("%s: given %+v, read %+v", e.Code, e.Given, e.Claim)
			}
		}
		for _, e := range got.Entries {
			if e.Filled() != e.Given {
				t.Errorf("%s: given %+v, read %+v", e.Item, e.Given, e.Filled())
			}
			want := FilledBy(marked(s).Mark(e.Item, model.SelfMark))
			if e.Filled() != want {
				t.Errorf("%s: %+v, want %+v", e.Item, e.Filled(), want)
			}
		}
	}
}

// edited is a form after a spreadsheet program changed it.
func edited(t testing.TB, raw []byte, edit func(f *excelize.File)) []byte {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(raw))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	edit(f)
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func must(t testing.TB, errs ...error) {
	t.Helper()
	for _, err := range errs {
		if err != nil {
			t.Fatal(err)
		}
	}
}

// In the form of the default scheme A1 stands in row 7, A2 in row 8 and so on; the category B in row 12.
func TestEverySpoiltCellIsNamed(t *testing.T) {
	s := scheme(t)
	raw := written(t, s, marked(s))
	for name, c := range map[string]struct {
		edit func(f *excelize.File)
		want []string // cell and words of each problem
	}{
		"text":         {func(f *excelize.File) { must(t, f.SetCellValue(SheetName, "E8", "较好")) }, []string{"E8 填了文字“较好”"}},
		"over":         {func(f *excelize.File) { must(t, f.SetCellValue(SheetName, "E7", 5.5)) }, []string{"E7 填了 5.5 分，应在 0 到 5 分之间"}},
		"below":        {func(f *excelize.File) { must(t, f.SetCellValue(SheetName, "E7", -1)) }, []string{"E7 填了 -1 分"}},
		"decimals":     {func(f *excelize.File) { must(t, f.SetCellValue(SheetName, "E8", 4.125)) }, []string{"E8 填了 4.125，最多两位小数"}},
		"over as text": {func(f *excelize.File) { must(t, f.SetCellValue(SheetName, "E7", "9")) }, []string{"E7 填了“9”，应在"}},
		"date": {func(f *excelize.File) {
			id, err := f.NewStyle(&excelize.Style{NumFmt: 14})
			must(t, err, f.SetCellValue(SheetName, "E7", time.Date(2026, 4, 5, 0, 0, 0, 0, time.UTC)), f.SetCellStyle(SheetName, "E7", "E7", id))
		}, []string{"E7 的分变成了日期"}},
		"linked mark": {func(f *excelize.File) {
			must(t, f.SetCellValue(SheetName, "E7", 3), f.SetCellFormula(SheetName, "E7", "[1]别处!B2"))
		}, []string{"E7 的分是从别的文件取来的公式"}},
		"linked reason": {func(f *excelize.File) {
			must(t, f.SetCellValue(SheetName, "F7", "x"), f.SetCellFormula(SheetName, "F7", "[1]别处!B2"))
		}, []string{"F7 的得分、扣分说明是从别的文件取来的公式"}},
		"uncomputed": {func(f *excelize.File) {
			must(t, f.SetCellValue(SheetName, "E7", nil), f.SetCellFormula(SheetName, "E7", "1+2"))
		}, []string{"E7 的分是公式，没有算出数来"}},
		"long":         {func(f *excelize.File) { must(t, f.SetCellValue(SheetName, "G9", strings.Repeat("长", 1001))) }, []string{"G9 的佐证材料有 1001 个字"}},
		"full marks":   {func(f *excelize.File) { must(t, f.SetCellValue(SheetName, "C9", 40)) }, []string{"C9 的满分应是 4.00，被改成了“40”"}},
		"row deleted":  {func(f *excelize.File) { must(t, f.RemoveRow(SheetName, 9)) }, []string{"A9 这一行不见了", "A10 上移了 1 行"}},
		"row inserted": {func(f *excelize.File) { must(t, f.InsertRows(SheetName, 7, 2)) }, []string{"A7 下移了 2 行"}},
		"rows swapped": {func(f *excelize.File) {
			must(t, f.DuplicateRowTo(SheetName, 8, 7), f.RemoveRow(SheetName, 9))
		}, []string{"A7 下移了 1 行", "A8 上移了 1 行"}},
		"column deleted": {func(f *excelize.File) { must(t, f.RemoveCol(SheetName, "D")) }, []string{"D4 列标题“计分办法”", "E4", "F4", "G4"}},
		"other's name":   {func(f *excelize.File) { must(t, f.SetCellValue(SheetName, "A2", "党支部：别的支部")) }, []string{"A2 这份表是发给"}},
		"two sheets": {func(f *excelize.File) {
			i, err := f.NewSheet("副本")
			must(t, err, f.CopySheet(0, i))
		}, []string{" 文件里有两页自评表"}},
		"several at once": {func(f *excelize.File) {
			must(t, f.SetCellValue(SheetName, "E7", 6), f.SetCellValue(SheetName, "E8", "良"))
		}, []string{"E7 填了 6 分", "E8 填了文字“良”"}},
		"renamed": {func(f *excelize.File) {
			must(t, f.SetSheetName(SheetName, "青禾上报"), f.SetSheetName(hiddenName, "x"))
		}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			got := recognised(t, edited(t, raw, c.edit)).Read(s)
			entries, problems := got.Entries, got.Problems
			for i, want := range c.want {
				cell, words, _ := strings.Cut(want, " ")
				if i >= len(problems) || problems[i].Cell != cell || !strings.Contains(problems[i].Text, words) {
					t.Errorf("problem %d is not %q: %+v", i, want, problems)
				}
			}
			if len(problems) != len(c.want) && name != "column deleted" {
				t.Errorf("problems: %+v", problems)
			}
			if len(c.want) == 0 && len(entries) != s.ItemCount() {
				t.Errorf("%d entries", len(entries))
			}
		})
	}
}

// A cell that was turned into a formula is taken as the number or text that it comes to, and named.
func TestCellsTurnedIntoFormulasAreNamed(t *testing.T) {
	s := scheme(t)
	got := recognised(t, edited(t, written(t, s, marked(s)), func(f *excelize.File) {
		must(t, f.SetCellValue(SheetName, "E7", 3), f.SetCellFormula(SheetName, "E7", "1+2"),
			f.SetCellValue(SheetName, "F7", 5), f.SetCellFormula(SheetName, "F7", "2+3"))
	})).Read(s)
	if len(got.Problems) != 0 || got.Entries[0].Mark == nil || got.Entries[0].Mark.Points != 300 || got.Entries[0].Reason != "5" {
		t.Errorf("problems %+v, entry %+v", got.Problems, got.Entries[0])
	}
	for i, want := range []string{"E7 的分是公式，按算出的 3 收", "F7 的得分、扣分说明是公式"} {
		cell, words, _ := strings.Cut(want, " ")
		if i >= len(got.Notes) || got.Notes[i].Cell != cell || !strings.Contains(got.Notes[i].Text, words) {
			t.Errorf("note %d is not %q: %+v", i, want, got.Notes)
		}
	}
}

func TestAHiddenSheetThatWasChangedIsNotTrusted(t *testing.T) {
	s := scheme(t)
	raw := written(t, s, marked(s))
	for _, cell := range []string{"B2", "B3", "B5", "B6", "B7", "A12", "B12", "E12", "F13"} {
		book, err := sheet.Read(context.Background(), "a.xlsx", edited(t, raw, func(f *excelize.File) { must(t, f.SetCellValue(hiddenName, cell, "8")) }))
		if err != nil {
			t.Fatal(err)
		}
		if _, ok, err := Recognise(book); !ok || err == nil {
			t.Errorf("%s was changed: %v %v", cell, ok, err)
		}
	}
}

func TestOnlyWhatABranchFillsInIsOpen(t *testing.T) {
	s := scheme(t)
	f, err := excelize.OpenReader(bytes.NewReader(written(t, s, marked(s))))
	must(t, err)
	defer f.Close()
	for _, l := range linesOf(s) {
		for col := range columns {
			id, err := f.GetCellStyle(SheetName, fmt.Sprintf("%s%d", sheet.ColumnLetter(col), l.row))
			must(t, err)
			style, err := f.GetStyle(id)
			must(t, err)
			open := style.Protection != nil && !style.Protection.Locked
			if open != (l.item != nil && col >= colMark) { // lines for bonuses and deductions below
				t.Errorf("row %d column %d: open is %v", l.row, col, open)
			}
		}
	}
	for _, sec := range sectionsOf(s, marked(s), rowFirst+len(linesOf(s))) {
		for row := sec.head; row <= sec.last(); row++ {
			for col := range columns {
				id, err := f.GetCellStyle(SheetName, fmt.Sprintf("%s%d", sheet.ColumnLetter(col), row))
				must(t, err)
				style, err := f.GetStyle(id)
				must(t, err)
				open := style.Protection != nil && !style.Protection.Locked
				if open != (row > sec.head && col != colCode && col != colMax) {
					t.Errorf("row %d column %d: open is %v", row, col, open)
				}
			}
		}
	}
	if visible, err := f.GetSheetVisible(hiddenName); err != nil || visible {
		t.Errorf("the hidden sheet shows: %v", err)
	}
	rules, err := f.GetDataValidations(SheetName)
	if must(t, err); len(rules) != s.ItemCount()+4 { // levels and points of bonuses and of deductions
		t.Errorf("%d rules for %d items", len(rules), s.ItemCount())
	}
	if dir := os.Getenv("SELFFORM_OUT"); dir != "" {
		must(t, os.WriteFile(dir+"/form.xlsx", written(t, s, marked(s)), 0o600))
	}
}

// FuzzHidden reads hidden sheets of any content: nothing is trusted that does not fit its sum, and nothing panics.
func FuzzHidden(f *testing.F) {
	s, err := scoring.LoadScheme(schemes.Assessments()[0])
	if err != nil {
		f.Fatal(err)
	}
	w := NewWriter("党委", "identity", 2026, s, 1, "2026-11-26")
	var lines []string
	for _, texts := range w.origin(marked(s)).lines() {
		lines = append(lines, strings.Join(texts, "\t"))
	}
	f.Add(strings.Join(lines, "\n"))
	f.Add(magic + "\t1\n\n年度\t99999999999999999999")
	f.Add(magic + "\t2")
	f.Fuzz(func(t *testing.T, text string) {
		hidden := &sheet.Sheet{Name: "x"}
		for line := range strings.SplitSeq(text, "\n") {
			var row []sheet.Cell
			for cell := range strings.SplitSeq(line, "\t") {
				row = append(row, sheet.Cell{Kind: sheet.Text, Text: cell})
			}
			hidden.Rows = append(hidden.Rows, row)
		}
		book := &sheet.Book{Sheets: []*sheet.Sheet{hidden, {Name: "表", Rows: hidden.Rows}}}
		c, ok, err := Recognise(book)
		if ok && err == nil {
			c.Read(s)
		}
		if ok != isOrigin(hidden) {
			t.Errorf("recognised %v", ok)
		}
	})
}
