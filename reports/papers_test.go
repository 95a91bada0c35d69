package reports

import (
	"context"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/model/sheet"
	"github.com/shuangbai/shuangbai/reports/document"
	"github.com/shuangbai/shuangbai/reports/pdf"
	"github.com/shuangbai/shuangbai/reports/typeset"
	"github.com/shuangbai/shuangbai/reports/workbook"
)

var (
	papersDir = flag.String("papers", "", "folder to keep the sample papers in, to look at them")
	update    = flag.Bool("update", false, "rewrite the golden files in testdata")
)

var sampleDate = time.Date(2026, 12, 15, 9, 0, 0, 0, time.UTC)

// samples are the papers that the golden files hold.
func samples() map[string]document.Collection {
	a := sampleYear()
	one := a.Only(func(m *model.MarkSheet) bool { return m.OrgID == 17 })
	all := map[string]document.Collection{
		"branch-sheet":       BranchSheets(one, Options{}),
		"branch-sheet-plain": BranchSheets(one, Options{NoBoxes: true, NoReasons: true, Layout: model.PaperLayout{Numbers: model.CentredNumbers}}),
		"branch-sheet-edge":  BranchSheets(edgeYear(), Options{}),
		"summary":            document.Single(Summary(a, Options{}), a.Committee.Name),
	}
	for _, p := range Catalogue() {
		if _, there := all[p.Name]; !there {
			all[p.Name] = p.Build(sampleFacts(), Options{}, 17)
		}
	}
	all["report-reminder"] = document.Single(reportReminder(sampleFacts(), 20, Options{}), "")
	all["pioneer"] = document.Single(pioneer(pioneerFacts(), 17, Options{}), "")
	all["roster-strokes"] = document.Single(roster(sampleFacts(), 17, Options{ByStrokes: true, WholeNumbers: true}), "")
	all["term-notice-overdue"] = document.Single(termNotice(sampleFacts(), 40, Options{NoLetterhead: true, Layout: model.PaperLayout{Number: "某民教党函〔2026〕9号"}}), "")
	return all
}

// golden compares a text with a file in testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.MkdirAll("testdata", 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want := strings.Split(strings.ReplaceAll(string(data), "\r\n", "\n"), "\n")
	lines := strings.Split(got, "\n")
	for i := range max(len(want), len(lines)) {
		if i >= len(want) || i >= len(lines) || want[i] != lines[i] {
			t.Fatalf("%s differs from line %d on (run with -update if that is meant)\ngot  %q\nwant %q", path, i+1,
				lines[min(i, len(lines)-1)], want[min(i, len(want)-1)])
		}
	}
}

func TestGoldenDocumentsAndPages(t *testing.T) {
	for name, c := range samples() {
		text := ""
		for _, d := range c.Documents {
			text += document.Dump(d)
		}
		golden(t, name+".document.txt", text)
		golden(t, name+".pages.txt", typeset.Dump(typeset.Typeset(c, typeset.Embedded())))
	}
}

// TestFilesAgree: every number and word of the document is found in the PDF and in the workbook.
func TestFilesAgree(t *testing.T) {
	dir := *papersDir
	if dir == "" {
		dir = t.TempDir()
	}
	for name, c := range samples() {
		r := typeset.Typeset(c, typeset.Embedded())
		pdfPath, xlsxPath := filepath.Join(dir, name+".pdf"), filepath.Join(dir, name+".xlsx")
		if err := pdf.Write(outfile.Target{Path: pdfPath, Endings: Endings(), Replace: true}, r, sampleDate); err != nil {
			t.Fatal(err)
		}
		if err := workbook.Write(context.Background(), outfile.Target{Path: xlsxPath, Endings: Endings(), Replace: true}, c, sampleDate, nil); err != nil {
			t.Fatal(err)
		}
		inBook := bookTexts(t, xlsxPath)
		inPDF := ""
		if _, err := exec.LookPath("pdftotext"); err == nil {
			out, err := exec.Command("pdftotext", "-layout", pdfPath, "-").Output()
			if err != nil {
				t.Fatal(err)
			}
			inPDF = string(out)
		}
		for _, d := range c.Documents {
			for _, text := range cellTexts(d.Parts) {
				stored := text
				if mark, err := model.ParsePoints(text); err == nil { // a number is stored as a number
					stored = mark.Short()
				}
				if !inBook[stored] {
					t.Errorf("%s: %q is not in the workbook", name, text)
				}
				if len([]rune(text)) <= 8 && !strings.ContainsAny(text, "\n") && inPDF != "" && !strings.Contains(inPDF, text) {
					t.Errorf("%s: %q is not in the PDF", name, text)
				}
			}
		}
	}
}

// bookTexts reads a workbook with the program's own reader.
func bookTexts(t *testing.T, path string) map[string]bool {
	t.Helper()
	book, err := sheet.Open(context.Background(), path)
	if err != nil {
		t.Fatal(err)
	}
	texts := map[string]bool{}
	for _, s := range book.Sheets {
		for _, row := range s.Rows {
			for _, c := range row {
				texts[strings.TrimSpace(c.Text)] = true
			}
		}
	}
	return texts
}

// cellTexts are the texts of all table cells.
func cellTexts(parts []document.Part) []string {
	var out []string
	for _, p := range parts {
		switch p := p.(type) {
		case document.Together:
			out = append(out, cellTexts(p.Parts)...)
		case document.Table:
			for _, r := range p.Rows {
				for _, c := range r.Cells {
					if c.Sub != "" {
						out = append(out, c.Text+"\n"+c.Sub)
					} else if c.Text != "" {
						out = append(out, c.Text)
					}
				}
			}
		}
	}
	return out
}

func TestPrintedPagesAreAsDrawn(t *testing.T) {
	c := samples()
	for _, tc := range []struct {
		paper string
		pages []string // a text that each page must hold, and what it must not after |
	}{
		{"branch-sheet", []string{"党建工作合计|业务工作合计", "业务工作合计|党建工作合计", "支部自评意见"}},
		{"branch-sheet-plain", []string{"党建工作合计", "核定等次"}},
		{"branch-sheet-edge", []string{"不适用：不设董事会", "业务工作合计", "公示情况"}},
		{"summary", []string{"启程职业培训学校党支部|溪畔外语培训学校党支部", "填表人："}},
	} {
		r := typeset.Typeset(c[tc.paper], typeset.Embedded())
		if len(r.Pages) != len(tc.pages) {
			t.Errorf("%s has %d pages, want %d", tc.paper, len(r.Pages), len(tc.pages))
			continue
		}
		for i, want := range tc.pages {
			text := pageText(&r.Pages[i])
			yes, no, _ := strings.Cut(want, "|")
			if !strings.Contains(text, yes) || no != "" && strings.Contains(text, no) {
				t.Errorf("%s page %d: want %q, not %q, in %s", tc.paper, i+1, yes, no, text)
			}
		}
	}
}

func pageText(p *typeset.Page) string {
	s := ""
	for _, t := range p.Texts {
		s += t.String()
	}
	return s
}

// TestNoInputStopsAPaper: a paper comes out of whatever is there.
func TestNoInputStopsAPaper(t *testing.T) {
	bare, scheme := model.Scheme{}, *sampleScheme()
	empty := []*model.MarkSheet{{}}
	odd := sampleYear()
	odd.Sheets = []*model.MarkSheet{{Branch: strings.Repeat("很长的支部名称", 30), Secretary: strings.Repeat("名", 40)}}
	odd.Ranking.Rows = append(odd.Ranking.Rows, model.RankRow{}, model.RankRow{BranchResult: model.BranchResult{Missing: []string{"A1"}}})
	onePart := model.Scheme{Parts: scheme.Parts[:1]}
	for name, a := range map[string]*model.YearFacts{
		"nothing":        {Year: model.AssessmentYear{Scheme: bare}},
		"no marks":       {Year: model.AssessmentYear{Scheme: scheme, Finalised: true}, Sheets: empty},
		"bare scheme":    {Year: model.AssessmentYear{Scheme: bare}, Sheets: empty, Ranking: &model.Ranking{Rows: []model.RankRow{{}}}},
		"one part":       {Year: model.AssessmentYear{Scheme: onePart}, Sheets: empty, Ranking: &model.Ranking{}},
		"long names":     odd,
		"nothing ranked": {Year: model.AssessmentYear{Scheme: scheme}, Ranking: &model.Ranking{Rows: []model.RankRow{{}}}},
	} {
		for _, p := range Catalogue() {
			f := &paper.Facts{Year: a, On: "2026-11-23"}
			if p.Empty(f).Is() {
				continue
			}
			c := p.Build(f, Options{OddStart: true})
			if _, err := pdf.Bytes(typeset.Typeset(c, typeset.Embedded()), sampleDate); err != nil {
				t.Errorf("%s of %s: %v", p.Name, name, err)
			}
			if _, err := workbook.Bytes(context.Background(), c, sampleDate, nil); err != nil {
				t.Errorf("workbook %s of %s: %v", p.Name, name, err)
			}
		}
	}
}

func TestRareNamesPrintAndAreFound(t *testing.T) {
	a := sampleYear()
	s := sampleSheet(&a.Year.Scheme)
	s.Branch, s.Secretary = "𬱖䶮实验学校党支部", "古丽·买买提"
	delete(s.Marks, model.MarkKey{Item: "A1", Stage: model.SelfMark}) // so that it is listed among those to be reminded too
	oneSheet(a, s)
	for i := range a.Ranking.Rows {
		if a.Ranking.Rows[i].OrgID == s.OrgID {
			a.Ranking.Rows[i].Branch = s.Branch
		}
	}
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Skip("pdftotext is not installed")
	}
	for _, p := range Catalogue()[:2] {
		path := filepath.Join(t.TempDir(), p.Name+".pdf")
		r := typeset.Typeset(p.Build(&paper.Facts{Year: a}, Options{}), typeset.Embedded())
		if len(r.Warnings) > 0 {
			t.Errorf("%s: %q", p.Name, r.Warnings)
		}
		if err := pdf.Write(outfile.Target{Path: path, Endings: Endings()}, r, sampleDate); err != nil {
			t.Fatal(err)
		}
		out, err := exec.Command("pdftotext", path, "-").Output()
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(out), "𬱖䶮实验学校党支部") {
			t.Errorf("%s: the branch's name is not found", p.Name)
		}
		if p.PerBranch() && !strings.Contains(string(out), "古丽·买买提") {
			t.Errorf("%s: the secretary's name is not found", p.Name)
		}
	}
}

func TestCatalogueFindsByNameAndTitle(t *testing.T) {
	for _, name := range []string{"branch-sheet", "summary", "党支部考核表", "考核结果汇总表"} {
		if _, err := Find(name); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := Find("没有这个"); model.CodeOf(err) != model.NotFound {
		t.Errorf("an unknown paper gives %v", err)
	}
}

func TestFormulas(t *testing.T) {
	for mode, want := range map[model.CombineMode]string{
		model.Weighted:   "总分＝党建工作×50%＋业务工作×50%＋加分－减分",
		model.Sum:        "总分＝党建工作＋业务工作＋加分－减分",
		model.GateMode:   "总分＝业务工作＋加分－减分",
		model.Multiplier: "总分＝业务工作×党建工作÷100＋加分－减分",
		model.BothNeeded: "总分取党建工作、业务工作中较低的一项＋加分－减分",
		model.SideBySide: "党建工作、业务工作分别评定，不合成总分",
	} {
		s := sampleScheme()
		s.Combine.Mode = mode
		if got := formula(s); got != want {
			t.Errorf("%s: %q, want %q", mode, got, want)
		}
	}
}

func TestNoTypedSpacesOnPaper(t *testing.T) {
	for in, want := range map[string]string{
		"2 项未打分":                   "2项未打分",
		"折算 100 × 88 ÷ 96 = 91.67": "折算100×88÷96=91.67",
		"使用 WPS Office 12 版":       "使用WPS Office 12版",
		"没有空格":                     "没有空格",
	} {
		if got := onPaper(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}

// A name of one character more than usual keeps its line: the column of remarks gives way.
func TestSummaryKeepsNamesOnOneLine(t *testing.T) {
	a := sampleYear()
	name := "某某区博雅外语培训学校党支部"
	a.Ranking.Rows[0].Branch = name
	if pages := typeset.Dump(typeset.Typeset(document.Single(Summary(a, Options{}), ""), typeset.Embedded())); !strings.Contains(pages, " "+name+"\n") {
		t.Errorf("%s is wrapped", name)
	}
}

func TestSummarySaysWhoIsNotCounted(t *testing.T) {
	a := sampleYear()
	if text := document.Dump(Summary(a, Options{})); strings.Contains(text, "未分到支部") {
		t.Error("the note speaks of members without a branch though there are none")
	}
	a.Unassigned = 1
	if text := document.Dump(Summary(a, Options{})); !strings.Contains(text, "名，另有1名党员未分到支部，未计入。") {
		t.Errorf("the note does not name the member without a branch:\n%s", text)
	}
	a.Year.Group = 2
	if text := document.Dump(Summary(a, Options{})); strings.Contains(text, "未分到支部") {
		t.Error("the second group tells it once more")
	}
}

// A result that does not fit under the marks stands over the boxes: three pages, not four of which two are half empty.
func TestManyBonusesStillMakeThreePages(t *testing.T) {
	a := sampleYear()
	m := sampleSheet(&a.Year.Scheme)
	two := model.Pt(2)
	m.Opinions = nil
	for i := range 5 {
		m.Adjustments = append(m.Adjustments, model.Adjustment{ID: int64(i + 3), Title: "获评区级先进基层党组织", Basis: "区级表彰", Final: &two, Checked: &two})
	}
	oneSheet(a, m)
	r := typeset.Typeset(BranchSheets(a, Options{}), typeset.Embedded())
	if len(r.Pages) != 3 || !strings.Contains(pageText(&r.Pages[2]), "核定等次") || !strings.Contains(pageText(&r.Pages[2]), "公示情况") {
		t.Errorf("%d pages", len(r.Pages))
	}
}
