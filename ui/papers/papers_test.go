package papers

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/model/sheet"
	"github.com/shuangbai/shuangbai/reports"
	"github.com/shuangbai/shuangbai/ui/files"
	"github.com/shuangbai/shuangbai/ui/shell"
)

func TestOpenedForOneBranchTheOutputsHoldItsSheetOnly(t *testing.T) {
	all := open(t, true, nil)
	org, name, pages := all.branchAt(5).OrgID, all.branchAt(5).Branch, all.made.all
	all.Sees("打印 24 份", "只这一份", "全部 24 份", fmt.Sprintf("24 份，共 %d 页", pages))

	r := open(t, true, org)
	r.Sees("打印 1 份", name, "第 6 / 24 份", fmt.Sprintf("1 份，共 %d 页", r.made.shelf.count()))
	r.Press("存为 PDF")
	want := "2026年度党支部考核表-" + name
	if got := filepath.Base(r.asked[0].Start); got != want+".pdf" {
		t.Errorf("the file is called %s", got)
	}
	if got := pdfPages(t, r.saved); got != r.made.shelf.count() || got == 0 {
		t.Errorf("the PDF has %d pages, the preview %d", got, r.made.shelf.count())
	}
	r.Sees("已存为 " + want + ".pdf")
	r.Press("存为 Excel")
	if got := bookSheets(t, r.saved); len(got) != 1 || got[0] != name {
		t.Errorf("the workbook holds %v", got)
	}
	r.press(fyne.KeyP, fyne.KeyModifierControl)
	r.Press("开始打印")
	if len(r.printed) != 1 || pdfPages(t, r.printed[0]) != r.made.shelf.count() {
		t.Errorf("printed were %v", r.printed)
	}
}

// A paper with a copy for those in no branch begins with the first branch all the same.
func TestAPaperOpensAtItsFirstCopy(t *testing.T) {
	r := open(t, true, "summary")
	r.Shown("roster")
	r.Sees("第 1 / 25 份", r.branchAt(0).Branch)
}

// Opened for one agreement, that one is printed, called what it is, and the list of papers shows which paper it is of.
func TestOpenedForOneAgreementOnlyThatOneIsPrinted(t *testing.T) {
	r := open(t, true, nil)
	all, err := r.Office.Entries(context.Background(), "agreement", false)
	if err != nil {
		t.Fatal(err)
	}
	r.Shown(shell.PaperOf{Name: "agreement", Copy: all.Rows[1].ID})
	r.Sees("打印 1 份", "协议", all.Rows[1].Number)
	r.Wait("the paper in the list", func() bool { return r.scroll.Offset.Y > 0 })
	r.Shown(shell.PaperOf{Name: "agreement"})
	r.Sees(fmt.Sprintf("打印 %d 份", len(all.Rows)))
}

func TestAllSheetsInOneFile(t *testing.T) {
	r := open(t, true, nil)
	r.Press("存为 PDF")
	if got := filepath.Base(r.asked[0].Start); got != "2026年度党支部考核表.pdf" {
		t.Errorf("the file is called %s", got)
	}
	if got := pdfPages(t, r.saved); got != r.made.all || got < 48 {
		t.Errorf("the PDF has %d pages, the panel says %d", got, r.made.all)
	}
	r.Sees("已存为 2026年度党支部考核表.pdf", "打开")
	r.Screen.open(r.saved)
	if len(r.opened) != 1 || r.opened[0] != r.saved {
		t.Errorf("opened were %v", r.opened)
	}
	r.Press("存为 Excel")
	if got := bookSheets(t, r.saved); len(got) != 24 {
		t.Errorf("the workbook holds %d sheets", len(got))
	}
}

func TestTheChoiceAboveTheOutputs(t *testing.T) {
	r := open(t, true, nil)
	r.scope.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	r.Sees("打印 1 份")
	if r.Window.Canvas().Focused() != fyne.Focusable(r.scope) {
		t.Error("the choice lost the keyboard")
	}
	r.stepBranch(1)
	r.Sees("第 2 / 24 份", "打印 1 份")
	r.Press("存为 Excel")
	if got := bookSheets(t, r.saved); len(got) != 1 || got[0] != r.branchAt(1).Branch {
		t.Errorf("the workbook holds %v, shown is %s", got, r.branchAt(1).Branch)
	}
	r.scope.TypedKey(&fyne.KeyEvent{Name: fyne.KeyRight})
	r.Sees("打印 24 份")
	r.scope.TypedKey(&fyne.KeyEvent{Name: fyne.KeyLeft})
	r.Shown(nil)
	r.Sees("打印 24 份", "第 2 / 24 份")
}

func TestSummaryHasNoChoiceOfBranch(t *testing.T) {
	r := open(t, true, "summary")
	r.Sees("考核结果汇总表")
	r.SeesNot("只这一份", "打印 1 份", "份，共")
	r.Press("打印")
	r.Press("开始打印")
	if len(r.printed) != 1 || filepath.Base(r.printed[0]) != "2026年度考核结果汇总表.pdf" {
		t.Errorf("printed were %v", r.printed)
	}
	r.pick(paperNamed(t, "branch-sheet"))
	r.Sees("打印 24 份")
}

func TestOpenedForOneBranchTheSummaryStaysWhole(t *testing.T) {
	r := open(t, true, nil)
	r.Shown(r.branchAt(3).OrgID)
	r.pick(paperNamed(t, "summary"))
	r.Press("存为 Excel")
	book, err := sheet.Open(context.Background(), r.saved)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(book.Sheets[0].Rows); n < 26 {
		t.Errorf("the summary has %d rows", n)
	}
	if got := filepath.Base(r.saved); got != "2026年度考核结果汇总表.xlsx" {
		t.Errorf("the file is called %s", got)
	}
}

func TestStepsStopAtBothEnds(t *testing.T) {
	r := open(t, true, nil)
	r.stepBranch(-1)
	r.Sees("第 1 / 24 份")
	r.stepBranch(100)
	r.Sees("第 24 / 24 份")
	r.branchChoice().TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
	r.Sees("第 23 / 24 份")
	r.Changed()
	r.Sees("第 23 / 24 份")
}

func TestPageKeys(t *testing.T) {
	r := open(t, true, nil)
	n := r.made.shelf.count()
	if n < 2 {
		t.Fatalf("a sheet has %d pages", n)
	}
	at := func(page int) string { return fmt.Sprintf("第 %d / %d 页", page, n) }
	for _, step := range []struct {
		key  fyne.KeyName
		page int
	}{{fyne.KeyPageUp, 1}, {fyne.KeyPageDown, 2}, {fyne.KeyEnd, n}, {fyne.KeyPageDown, n}, {fyne.KeyPageUp, n - 1}, {fyne.KeyHome, 1}} {
		r.press(step.key, 0)
		r.Sees(at(step.page))
	}
}

func TestWithoutAYearItSaysWhereToBegin(t *testing.T) {
	r := open(t, false, nil)
	r.Sees("还没有考核年度")
	r.SeesNot("存为 PDF", "没有做成")
	r.press(fyne.KeyP, fyne.KeyModifierControl)
	r.press(fyne.KeyPageDown, 0)
	r.stepBranch(1)
	if len(r.printed) > 0 || r.failed != nil {
		t.Errorf("printed %v, failed %v", r.printed, r.failed)
	}
	r.Press("去开始考核")
	if len(r.Went) != 1 || r.Went[0].Screen != shell.Assess {
		t.Errorf("the button leads to %v", r.Went)
	}
	if _, err := r.Office.OpenYear(context.Background(), 2026, "education"); err != nil {
		t.Fatal(err)
	}
	r.Changed()
	r.Sees("还没有参加考核的支部")
	r.Press("去导入台账")
	if r.Went[1].Screen != shell.Intake {
		t.Errorf("the button leads to %v", r.Went[1])
	}
}

func TestAFileThatCannotBeWrittenIsToldInWords(t *testing.T) {
	r := open(t, true, nil)
	r.Screen.choose = func(_ fyne.Window, q files.Request, chosen func(outfile.Target)) {
		chosen(outfile.Target{Path: filepath.Join(t.TempDir(), "没有这个文件夹", "a.pdf"), Endings: []string{".pdf"}})
	}
	r.Press("存为 PDF")
	r.Sees("没有做成")
	if model.CodeOf(r.failed) != model.Missing {
		t.Errorf("the failure is %v", r.failed)
	}
}

func TestAPaperThatCannotBePrintedDoesNotStay(t *testing.T) {
	r := open(t, true, nil)
	path := ""
	r.toPrinter = func(p string, _ int) (files.Handed, error) {
		path = p
		return files.ToViewer, model.Errorf(model.Missing, "没有打印机")
	}
	r.Press("打印 24 份")
	r.Press("开始打印")
	r.Sees("没有打印", "没有打印机")
	if _, err := os.Stat(filepath.Dir(path)); path == "" || !os.IsNotExist(err) {
		t.Errorf("%q stays: %v", path, err)
	}
	r.Press("存为 PDF")
	if pdfPages(t, r.saved) != r.made.all {
		t.Error("the way out without a printer saves no PDF")
	}
}

// Some pages and several copies: by the system's counting, or in the file where it does not count.
func TestSomePagesAndSeveralCopiesArePrinted(t *testing.T) {
	r := open(t, true, nil)
	r.Press("打印 24 份")
	r.Type("打印哪些页", "1-3，5")
	r.Type("份数", "2")
	r.Press("开始打印")
	r.Sees("已交给打印机", "各打 2 遍")
	if len(r.printed) != 1 || r.copiesPrinted != 2 || pdfPages(t, r.printed[0]) != 4 {
		t.Errorf("printed %v, %d copies", r.printed, r.copiesPrinted)
	}
	r.countsCopies = func() bool { return false }
	r.Press("打印 24 份")
	r.Type("打印哪些页", "9999")
	r.Press("开始打印")
	r.Sees("这份文书一共")
	r.Type("打印哪些页", "2")
	r.Type("份数", "3")
	r.Press("开始打印")
	if len(r.printed) != 2 || pdfPages(t, r.printed[1]) != 3 {
		t.Errorf("printed %v", r.printed)
	}
}

// The layout is kept in the data file, can be undone, and is the same on the command line's way to the papers.
func TestTheLayoutIsKeptAndUndone(t *testing.T) {
	r := open(t, true, "bulletin")
	ctx := context.Background()
	r.Type("文号", "某民教党〔2026〕9号")
	r.Entry("文号").OnSubmitted("")
	r.setNumbers(model.CentredNumbers)
	kept, err := r.Office.PaperLayout(ctx, "bulletin", 2026)
	if err != nil || kept.Number != "某民教党〔2026〕9号" || kept.Numbers != model.CentredNumbers {
		t.Fatalf("kept is %+v: %v", kept, err)
	}
	r.Type("成文日期", "二零二六")
	r.Entry("成文日期").OnLeave("")
	if r.opts.Layout.Dated != "" {
		t.Error("a date that is none was taken")
	}
	r.Press("党委名称、页边距…")
	r.Type("左（装订边）", "3")
	r.Press("保存版式")
	r.Sees("页边距写 10 到 60 毫米")
	r.Type("左（装订边）", "25")
	r.Press("保存版式")
	if kept, _ = r.Office.PaperLayout(ctx, "", 0); kept.Margins.Left != 25 {
		t.Errorf("kept is %+v", kept)
	}
	changes, err := r.Office.History(ctx, 1)
	if err != nil || changes[0].Why != "修改文书版式" {
		t.Fatalf("the history has %+v: %v", changes, err)
	}
	if _, err := r.Office.Undo(ctx, changes[0].ID); err != nil {
		t.Fatal(err)
	}
	r.Changed()
	if r.opts.Layout.Margins != (model.Margins{}) || r.opts.Layout.Numbers != model.CentredNumbers {
		t.Errorf("after undo the screen has %+v", r.opts.Layout)
	}
}

// TestAnotherPaperReadsNothingAgain: what the papers before were made of is kept until something changes.
func TestAnotherPaperReadsNothingAgain(t *testing.T) {
	r := open(t, true, "packet")
	facts := r.facts
	r.pick(paperNamed(t, "summary"))
	if r.facts != facts {
		t.Error("the facts were read again")
	}
	r.Changed()
	if r.facts == facts {
		t.Error("a change is not seen")
	}
}

func TestThumbnailsTurnToTheirPage(t *testing.T) {
	r := open(t, true, "packet")
	r.view.toggleThumbs()
	r.Settle()
	r.view.thumbs.list.Select(4)
	r.Sees(fmt.Sprintf("第 5 / %d 页", r.made.all))
	r.press(fyne.KeyEnd, 0)
	r.Sees(fmt.Sprintf("第 %d / %d 页", r.made.all, r.made.all))
	if len(r.view.thumbs.pics) == 0 {
		t.Error("no thumbnail was drawn")
	}
}

// A paper with fewer pages takes the place of one that was turned far on, as when another paper is chosen or what it is made of changes.
func TestAShorterPaperTakesThePlaceOfALongOne(t *testing.T) {
	r := open(t, true, "packet")
	r.press(fyne.KeyEnd, 0)
	if r.view.page < 10 {
		t.Fatalf("the packet has %d pages", r.view.page+1)
	}
	facts, sheet := r.facts, reports.CatalogueOf(false)[0]
	short := newShelf(sheet.Sequence(facts, r.opts, sheet.Copies(facts)[0].OrgID), reports.Faces())
	n := short.count()
	r.view.set(short, false, 0, 0)
	r.Sees(fmt.Sprintf("第 %d / %d 页", n, n))
}

// TestTheSummaryCountsEveryMember goes from the data file to the note of the paper.
func TestTheSummaryCountsEveryMember(t *testing.T) {
	r := open(t, true, "summary")
	if r.facts.Year.Unassigned != 1 {
		t.Fatalf("%d members without a branch, the sample has 1", r.facts.Year.Unassigned)
	}
	r.Press("存为 Excel")
	book, err := sheet.Open(context.Background(), r.saved)
	if err != nil {
		t.Fatal(err)
	}
	found := false
	for _, row := range book.Sheets[0].Rows {
		for _, c := range row {
			found = found || strings.Contains(c.Text, "党员252名，另有1名党员未分到支部，未计入。")
		}
	}
	if !found {
		t.Error("the note does not speak of the member without a branch")
	}
}

// TestThePapersFitASmallWindow: a window of 1000 × 640 leaves 856 × 564 for a screen.
func TestThePapersFitASmallWindow(t *testing.T) {
	r := open(t, true, nil)
	for _, sheet := range r.facts.Year.Sheets {
		sheet.Branch = strings.Repeat("长三角一体化示范区", 4) + sheet.Branch
	}
	r.drawPanel()
	if s := r.Object().MinSize(); s.Width > 856 || s.Height > 564 {
		t.Errorf("the papers need %.0f × %.0f", s.Width, s.Height)
	}
}

func TestInANarrowWindowThePanelChoosesThePaper(t *testing.T) {
	r := open(t, true, nil)
	r.Window.Resize(fyne.NewSize(856, 564))
	r.Wait("the panel offers the papers", func() bool { return r.narrow && strings.Contains(r.Texts(), "文书") })
	r.paperChoice().TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	r.Sees("考核结果汇总表")
	if r.paper.Name != "summary" {
		t.Errorf("the paper is %s", r.paper.Name)
	}
	r.Window.Resize(fyne.NewSize(1222, 692))
	r.Wait("the list is back", func() bool { return !r.narrow })
}

func TestEveryPaperIsShownWithItsOwnChoices(t *testing.T) {
	r := open(t, true, nil)
	proof := filepath.Join(t.TempDir(), "证明.pdf")
	if err := os.WriteFile(proof, []byte("proof"), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := r.Office.Attach(context.Background(), model.OfOrg(1), []string{proof}); err != nil {
		t.Fatal(err)
	}
	if _, err := r.Office.Reveal(context.Background(), 1); err != nil {
		t.Fatal(err)
	}
	for _, p := range reports.CatalogueOf(false) {
		r.pick(p)
		r.Settle()
		if r.failed != nil {
			t.Fatalf("%s: %v", p.Title, r.failed)
		}
		if r.made == nil || r.made.shelf.count() == 0 {
			t.Errorf("%s shows no page", p.Title)
		}
		r.Sees(p.Title)
	}
	r.pick(paperNamed(t, "roster"))
	r.SeesNot("印出签字盖章栏")
	r.Press("按姓氏笔画排列")
	if !r.opts.ByStrokes {
		t.Error("the order was not taken")
	}
}

// Whole ID numbers are asked for each time, stand in the output only, and the history tells of them.
func TestWholeNumbersOnceAndRecorded(t *testing.T) {
	r := open(t, true, "roster")
	r.Press("身份证号印全（预览仍遮盖，记入历史）")
	r.Press("存为 PDF")
	if r.whole || r.opts.WholeNumbers {
		t.Error("the next output would hold whole numbers too")
	}
	changes, err := r.Office.History(context.Background(), 1)
	if err != nil || !strings.Contains(changes[0].Why, "党员花名册") {
		t.Errorf("the history does not tell of it: %+v %v", changes, err)
	}
}

// The list of papers stays where it was scrolled to when a paper at its foot is chosen, and each group stands in it once.
func TestTheListStaysWhereItWasScrolledTo(t *testing.T) {
	r := open(t, true, nil)
	r.scroll.ScrollToBottom()
	at := r.scroll.Offset.Y
	r.pick(paperNamed(t, "roster"))
	if at == 0 || r.scroll.Offset.Y != at {
		t.Errorf("the list stood at %.0f and stands at %.0f", at, r.scroll.Offset.Y)
	}
	seen, group := map[string]bool{}, ""
	for _, p := range reports.CatalogueOf(false) {
		if p.Group != group {
			if group = p.Group; seen[group] {
				t.Errorf("%s stands twice in the list", group)
			}
			seen[group] = true
		}
	}
}

// Nothing to print of the transfers leads to the registers, where transfers are entered.
func TestNoTransfersLeadToTheRegisters(t *testing.T) {
	r := open(t, true, "transfers")
	r.facts.Transit = nil
	r.take(r.facts, 0)
	r.Press("去登记组织关系转接")
	if len(r.Went) != 1 || r.Went[0].Screen != shell.Registers || r.Went[0].Target != "transfer" {
		t.Errorf("the button leads to %v", r.Went)
	}
}

// Every empty paper of a new file leads to a screen; where nothing is to be done there is no button.
func TestEveryEmptyPaperLeadsToAScreen(t *testing.T) {
	r := open(t, false, nil)
	for _, p := range reports.CatalogueOf(false) {
		r.Shown(p.Name)
		r.Settle()
		lack := p.Empty(r.facts)
		if lack.Next == (reports.Next{}) {
			continue
		}
		before := len(r.Went)
		r.Press(lack.Next.Do)
		if want, _ := placeOf(lack.Next); len(r.Went) != before+1 || want == "" || r.Went[before].Screen != want {
			t.Errorf("%s leads to %v, not to %s", p.Name, r.Went[before:], lack.Next.At)
		}
	}
}
