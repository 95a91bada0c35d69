package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/xuri/excelize/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/checkup"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/model/sheet"
	"github.com/shuangbai/shuangbai/reports"
	"github.com/shuangbai/shuangbai/reports/document"
	"github.com/shuangbai/shuangbai/reports/typeset"
)

// sampleRig is the sample committee with all its papers, written as make demo writes them.
type sampleRig struct {
	t      *testing.T
	dir    string
	office *office.Office
	facts  *paper.Facts
}

func sampleWithPapers(t *testing.T) *sampleRig {
	t.Helper()
	r := &sampleRig{t: t, dir: t.TempDir()}
	must(t, "--json", "demo", r.dir)
	ctx := context.Background()
	printed := time.Date(2026, 11, 23, 9, 0, 0, 0, time.Local) // the day of the sample
	var err error
	if r.office, err = office.Open(ctx, filepath.Join(r.dir, "demo.db"), office.Options{Now: func() time.Time { return printed }}); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.office.Close() })
	if r.facts, err = r.office.PaperFacts(ctx, office.SampleYear, ^paper.Needs(0)); err != nil {
		t.Fatal(err)
	}
	return r
}

// written are the papers that the sample has something for, with the path of their files without an ending.
func (r *sampleRig) written() map[string]reports.Paper {
	all := map[string]reports.Paper{}
	for _, p := range reports.Catalogue() {
		if !p.Empty(r.facts).Is() {
			all[filepath.Join(r.dir, fmt.Sprintf("%d年度%s", office.SampleYear, p.Title))] = p
		}
	}
	return all
}

// tool runs a program; the test is skipped where it is not installed.
func tool(t *testing.T, name string, args ...string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s is not installed", name)
	}
	out, err := exec.Command(path, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s %v: %v\n%s", name, args, err, out)
	}
	return string(out)
}

// TestNothingIsLostOnThePapersOfTheSample: each PDF is sound, its text is, character by character, what the pages say, and the
// papers that list branches or members list all of them.
func TestNothingIsLostOnThePapersOfTheSample(t *testing.T) {
	r := sampleWithPapers(t)
	branches := map[string]bool{"branch-sheet": true, "summary": true, "opinion": true, "rectify": true, "profile": true, "packet": true, "ledger": true}
	voted := map[string]bool{"agenda": true, "sign-in": true, "ballot": true, "ballot-result": true} // those who debrief
	for path, p := range r.written() {
		if out := tool(t, "qpdf", "--check", path+".pdf"); !strings.Contains(out, "No syntax or stream encoding errors") {
			t.Errorf("%s: qpdf says %s", p.Title, out)
		}
		text := tool(t, "pdftotext", "-raw", path+".pdf", "-")
		if lost := lostCharacters(typeset.Typeset(p.Build(r.facts, reports.Options{}), reports.Faces()), text); lost != "" {
			t.Errorf("%s: in the file differ from the pages: %s", p.Title, lost)
		}
		run := joined(text)
		if branches[p.Name] {
			for _, b := range r.facts.Branches {
				if b.Kind.IsBranch() && !strings.Contains(run, joined(b.Name)) {
					t.Errorf("%s lacks %s", p.Title, b.Name)
				}
			}
		}
		if voted[p.Name] {
			for _, s := range r.facts.Ballots.Voted(0) {
				if !strings.Contains(run, joined(s.Branch)) {
					t.Errorf("%s lacks %s", p.Title, s.Branch)
				}
			}
		}
		if p.Name == "roster" {
			for _, m := range r.facts.Members {
				if !strings.Contains(run, joined(m.Name)) {
					t.Errorf("%s lacks %s", p.Title, m.Name)
				}
			}
		}
	}
}

// joined is a text without its spaces and line ends.
func joined(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// lostCharacters compares how often each character stands on the pages and in the text of the file.
func lostCharacters(pages typeset.Result, text string) string {
	count := map[rune]int{}
	for _, p := range pages.Pages {
		for _, t := range p.Texts {
			for _, c := range joined(t.String()) {
				count[c]++
			}
		}
	}
	for _, c := range joined(text) {
		count[c]--
	}
	out := ""
	for c, n := range count {
		if n != 0 && !unicode.IsControl(c) {
			out += fmt.Sprintf(" %q %+d", c, n)
		}
	}
	return out
}

// TestSumsOnPaperAreTheEngines: the sheet and the summary print the totals that the engine computed.
func TestSumsOnPaperAreTheEngines(t *testing.T) {
	r := sampleWithPapers(t)
	path := func(title string) string {
		return filepath.Join(r.dir, fmt.Sprintf("%d年度%s.pdf", office.SampleYear, title))
	}
	lines := strings.Split(tool(t, "pdftotext", "-layout", path("考核结果汇总表"), "-"), "\n")
	sheets := joined(tool(t, "pdftotext", "-raw", path("党支部考核表"), "-"))
	checked := 0
	for _, row := range r.facts.Year.Ranking.Rows {
		if !row.Ready {
			continue
		}
		total := row.Total.String()
		found := false
		for _, l := range lines {
			found = found || strings.Contains(l, row.Branch) && strings.Contains(l, total)
		}
		if !found {
			t.Errorf("the summary does not give %s %s", row.Branch, total)
		}
		for _, stage := range model.Stages() {
			result := r.facts.Year.Result(row.OrgID, stage)
			for i := range result.Parts {
				if part, ok := result.Part(i); ok && !strings.Contains(sheets, part.String()) {
					t.Errorf("no sheet gives %s %s", row.Branch, part)
				}
			}
		}
		checked++
	}
	if checked < 20 {
		t.Errorf("only %d branches were looked at", checked)
	}
}

// TestWorkbooksOfTheSampleAreReadBack: by our own import where a paper is a table, and by LibreOffice, which must not lose a cell.
func TestWorkbooksOfTheSampleAreReadBack(t *testing.T) {
	r := sampleWithPapers(t)
	data, roster := filepath.Join(r.dir, "demo.db"), filepath.Join(r.dir, "花名册全号.xlsx")
	_ = r.office.Close()
	must(t, "--data", data, "--json", "report", "roster", "--whole", "--out", roster)
	got := must(t, "--data", data, "--json", "import", roster, "--dry-run", "--good-only")
	sum := got["summary"].(map[string]any)
	known := sum["same"].(float64) + sum["update"].(float64) + sum["conflict"].(float64) // one of them belongs to no branch
	if got["kind"] != "roster" || sum["new"] != 0.0 || sum["error"] != 0.0 || int(known) != len(r.facts.Members) || sum["same"].(float64) < known-3 {
		t.Errorf("the roster is read back as %v with %v, want %d known people", got["kind"], sum, len(r.facts.Members))
	}
	ledger := filepath.Join(r.dir, fmt.Sprintf("%d年度党组织台账.xlsx", office.SampleYear))
	got = must(t, "--data", data, "--json", "import", ledger, "--dry-run", "--good-only")
	sum = got["summary"].(map[string]any)
	if got["kind"] != "branches" || sum["new"] != 0.0 || sum["error"] != 0.0 || int(sum["same"].(float64)+sum["update"].(float64)) != len(r.facts.Branches) {
		t.Errorf("the ledger is read back as %v with %v, want %d known branches", got["kind"], sum, len(r.facts.Branches))
	}
	out := t.TempDir()
	inLibreOffice(t, r, "ods", out, func(reports.Paper) bool { return true })
	for path, p := range r.written() {
		want, got := cells(t, path+".xlsx"), cells(t, filepath.Join(out, filepath.Base(path)+".ods"))
		for text, n := range want {
			if got[text] != n {
				t.Errorf("%s: %q stands %d times in the workbook and %d times after LibreOffice", p.Title, text, n, got[text])
			}
		}
	}
}

// inLibreOffice turns the workbooks of the papers that are wanted into files of another kind. The test is skipped where that cannot be.
func inLibreOffice(t *testing.T, r *sampleRig, ending, folder string, wanted func(reports.Paper) bool) {
	t.Helper()
	if testing.Short() {
		t.Skip("LibreOffice takes half a minute")
	}
	args := []string{"-env:UserInstallation=file://" + t.TempDir(), "--headless", "--convert-to", ending, "--outdir", folder}
	for path, p := range r.written() {
		if wanted(p) {
			args = append(args, path+".xlsx")
		}
	}
	tool(t, "soffice", args...)
}

// TestWorkbooksPrintOnThePagesOfTheirPapers: every sheet is as wide as its page, also one with filters, so that a workbook comes
// out on about as many pages as its paper. The packet is the other papers once more.
func TestWorkbooksPrintOnThePagesOfTheirPapers(t *testing.T) {
	r, out := sampleWithPapers(t), t.TempDir()
	for path, p := range r.written() {
		f, err := excelize.OpenFile(path + ".xlsx")
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range f.GetSheetList() {
			if set, err := f.GetSheetProps(name); err != nil || set.FitToPage == nil || !*set.FitToPage {
				t.Errorf("%s: the sheet %s is not made to fit its page (%v)", p.Title, name, err)
			}
		}
		_ = f.Close()
	}
	single := func(p reports.Paper) bool { return p.Name != "packet" }
	inLibreOffice(t, r, "pdf", out, single)
	for path, p := range r.written() {
		if !single(p) {
			continue
		}
		most := pagesOf(t, path+".pdf")*3/2 + 2
		if p.Name == "profile" { // its charts stand one under the other
			most = 2 * pagesOf(t, path+".pdf")
		}
		if n := pagesOf(t, filepath.Join(out, filepath.Base(path)+".pdf")); n > most {
			t.Errorf("%s: LibreOffice prints the workbook on %d pages, at most %d would do", p.Title, n, most)
		}
	}
}

func pagesOf(t *testing.T, path string) int {
	t.Helper()
	for _, line := range strings.Split(tool(t, "pdfinfo", path), "\n") {
		var n int
		if _, err := fmt.Sscanf(line, "Pages: %d", &n); err == nil {
			return n
		}
	}
	t.Fatalf("pdfinfo does not say how many pages %s has", filepath.Base(path))
	return 0
}

// cells counts the texts of a workbook's cells.
func cells(t *testing.T, path string) map[string]int {
	t.Helper()
	if _, err := os.Stat(path); err != nil {
		t.Errorf("LibreOffice made nothing of %s", filepath.Base(path))
		return nil
	}
	book, err := sheet.Open(context.Background(), path)
	if err != nil {
		t.Fatalf("%s: %v", filepath.Base(path), err)
	}
	count := map[string]int{}
	for _, s := range book.Sheets {
		for _, row := range s.Rows {
			for _, c := range row {
				if text := strings.TrimSpace(c.Text); text != "" {
					count[text]++
				}
			}
		}
	}
	return count
}

// TestWorkbooksOfOurOwnChangeNothing: the workbook of every paper, and of every register's list, is either read back to a plan
// that writes nothing or refused as the printed paper that it is; never does it make units, members or entries.
func TestWorkbooksOfOurOwnChangeNothing(t *testing.T) {
	r, ctx := sampleWithPapers(t), context.Background()
	books := map[string]bool{} // path: whether it is refused
	target := func(name string) outfile.Target {
		path := filepath.Join(r.dir, name+".xlsx")
		books[path] = false
		return outfile.Target{Path: path, Endings: reports.Endings()}
	}
	for path, p := range r.written() {
		books[path+".xlsx"] = p.Name != "ledger"
		if p.Name == "roster" {
			if _, err := reports.Write(ctx, p, r.facts, reports.Options{WholeNumbers: true}, target("whole")); err != nil {
				t.Fatal(err)
			}
		}
	}
	registers, err := r.office.Registers(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, def := range registers {
		all, err := r.office.Entries(ctx, def.ID, false)
		if err != nil {
			t.Fatal(err)
		}
		columns := all.Columns(true)
		list := reports.RegisterList{ID: def.ID, Committee: "某某党委", Title: all.Title, Unit: all.Unit, On: r.office.Today(), Columns: columns, Lines: all.Lines(columns, false)}
		if _, err := reports.WriteCollection(reports.RegisterPaper(list, reports.Options{}), target("register-"+def.ID), r.office.Now()); err != nil {
			t.Fatal(err)
		}
	}
	for path, refused := range books {
		draft, err := r.office.ReadImport(ctx, path, intake.Options{}, nil)
		if err != nil {
			t.Fatal(err)
		}
		plan := draft.Plan
		s := plan.Summary
		if s.New+s.Update+s.Conflict+s.Error > 0 || len(plan.NewOrgs)+len(plan.Orgs) > 0 || plan.Outcome == intake.OutcomeDecide {
			t.Errorf("%s: reading it back gives %+v, %s, new %v", filepath.Base(path), s, plan.Outcome, plan.NewOrgs)
		}
		said := len(plan.Blocking) > 0 && (strings.Contains(plan.Blocking[0].Text, "这是程序打印的") || strings.Contains(plan.Blocking[0].Text, "计票表"))
		if refused != said {
			t.Errorf("%s: refused %v, says %v", filepath.Base(path), refused, plan.Blocking)
		}
	}
}

// TestEveryPaperThatNamesAMemberSaysSo: a paper with the name of somebody who does not act for an organisation says that it holds
// something of people, so that it is asked about on a sealed file.
func TestEveryPaperThatNamesAMemberSaysSo(t *testing.T) {
	r := sampleWithPapers(t)
	f := r.facts
	words := func(p *reports.Paper) string {
		text := ""
		for _, d := range p.Build(f, reports.Options{}).Documents {
			text += document.Dump(d)
		}
		return text
	}
	ledger, err := reports.Find("ledger") // with those who act for the organisations
	if err != nil {
		t.Fatal(err)
	}
	acting := words(&ledger)
	members, err := r.office.Members(context.Background(), false)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for i := range members {
		if name := members[i].Name; len([]rune(name)) > 2 && !strings.Contains(acting, name) {
			names = append(names, name)
		}
	}
	if len(names) < 100 {
		t.Fatalf("%d names", len(names))
	}
	// What the sample tells of nobody: who came to a meeting, a problem and something missing of a member, of one who is on no roster.
	for i := range f.Meetings {
		f.Meetings[i].Present, f.Meetings[i].Absent = names[0]+"、"+names[1], names[2]
	}
	rule := f.Checkup.Findings[0].Rule
	report := *f.Checkup
	for _, s := range f.Year.SheetsOf(nil) {
		report.Findings = append(report.Findings, checkup.Finding{Rule: rule, Severity: checkup.Must, OrgID: s.OrgID, Member: names[3], Says: names[3] + "的公示少了两天"})
	}
	report.Gaps = append(slices.Clone(report.Gaps), checkup.Gap{Member: names[4], What: "转正日期没有填", Rules: []string{rule.ID}})
	onlyGaps := report
	onlyGaps.Findings = nil
	for _, f.Checkup = range []*checkup.Report{&report, &onlyGaps} {
		asked := 0
		for _, p := range reports.Catalogue() {
			if p.Empty(f).Is() {
				continue
			}
			holds, _ := p.Holds(f)
			if holds != "" {
				asked++
				continue
			}
			text := words(&p)
			for _, name := range names {
				if strings.Contains(text, name) {
					t.Errorf("“%s” has %s and says that it holds nothing of people", p.Title, name)
					break
				}
			}
		}
		if asked < 5 {
			t.Errorf("%d papers are asked about", asked)
		}
	}
}
