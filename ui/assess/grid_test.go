package assess

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/shell"
	"github.com/shuangbai/shuangbai/ui/uitest"
	"github.com/shuangbai/shuangbai/ui/uitest/mainloop"
)

// at puts the cursor on a mark of the branch that is n-th in the ledger and gives the grid the keyboard.
func (r *rig) at(n int, item string) {
	r.t.Helper()
	if !r.marks.table.SetCurrentCell(markRowKey(r.facts.Sheets[n].OrgID, r.marks.stage), item) {
		r.t.Fatalf("the grid has no cell %s of branch %d", item, n)
	}
	r.marks.table.Focus()
}

// typed types into whatever has the keyboard, character by character.
func (r *rig) typed(text string) {
	for _, c := range text {
		r.win.Canvas().Focused().TypedRune(c)
	}
}

func (r *rig) key(name fyne.KeyName) {
	r.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: name})
}

// kept reads a mark from the data file.
func (r *rig) kept(n int, item string, stage model.Stage) (model.Mark, bool) {
	r.t.Helper()
	f, err := r.office.Facts(context.Background(), office.SampleYear)
	if err != nil {
		r.t.Fatal(err)
	}
	return f.Sheets[n].Mark(item, stage)
}

// says reports whether some text of the window holds the words.
func (r *rig) says(words string) bool { return strings.Contains(uitest.WindowText(r.win), words) }

func TestTypedMarkIsKeptAndSumFollows(t *testing.T) {
	r := open(t, sample(t, true))
	sheet := r.facts.Sheets[0]
	before := r.facts.Result(sheet.OrgID, model.CheckedMark).Parts[0]
	old, _ := sheet.Mark("A1", model.CheckedMark)
	r.at(0, "A1")
	r.typed("4.5")
	r.key(fyne.KeyReturn)

	if m, ok := r.kept(0, "A1", model.CheckedMark); !ok || m.Points != 450 {
		t.Fatalf("kept %v %v, want 4.50", m.Points, ok)
	}
	want := before - old.Points + 450
	l := r.marks.table.Shown()[0]
	if sum, whole := l.sum(r.facts, 0); sum != want.String() || !whole {
		t.Errorf("the sum shows %s, want %s", sum, want)
	}
	if got, _, _ := r.marks.current(); got.sheet.OrgID != r.facts.Sheets[1].OrgID {
		t.Errorf("Enter went to %s, want the branch below", got.sheet.Branch)
	}
	change, ok, err := r.office.LastUndoable(context.Background())
	if err != nil || !ok || !strings.Contains(change.Why, "复核 A1 由 5.00 改为 4.50") {
		t.Errorf("the change log says %q %v", change.Why, err)
	}
}

func TestAfterReopeningTheCheckedMarkCountsAgain(t *testing.T) {
	r := open(t, sample(t, true))
	org := r.facts.Sheets[0].OrgID
	if _, fixed := r.facts.Sheets[0].Mark("A1", model.FinalMark); !fixed {
		t.Fatal("the sample has no final marks left from its finalising: nothing would be tested")
	}
	before := r.facts.Result(org, model.FinalMark).Parts[0]
	r.at(0, "A1")
	r.typed("3")
	r.key(fyne.KeyReturn)
	if after := r.facts.Result(org, model.FinalMark).Parts[0]; after != before-200 {
		t.Errorf("the final sum is %s, want %s: the changed mark does not count", after, before-200)
	}
	if _, fixed := r.kept(0, "A1", model.FinalMark); fixed {
		t.Error("the file keeps the final mark that repeated the old one")
	}
}

func TestMarkOutOfRangeIsRefusedWithTheRange(t *testing.T) {
	r := open(t, sample(t, true))
	old, _ := r.kept(0, "A1", model.CheckedMark)
	for text, want := range map[string]string{"7": "应在 0 到 5 分之间", "1.234": "应填 0 到 5 分", "-1": "应在 0 到 5 分之间"} {
		r.at(0, "A1")
		r.typed(text)
		r.key(fyne.KeyReturn)
		if !r.says(want) {
			t.Errorf("%s: nothing says %q", text, want)
		}
		r.key(fyne.KeyEscape)
		if m, _ := r.kept(0, "A1", model.CheckedMark); m.Points != old.Points {
			t.Errorf("%s changed the mark to %s", text, m.Points)
		}
	}
}

func TestTabGoesRightAndDeleteClears(t *testing.T) {
	r := open(t, sample(t, true))
	r.at(2, "A1")
	r.typed("2")
	r.key(fyne.KeyTab)
	if _, item, _ := r.marks.current(); item == nil || item.ID != "A2" {
		t.Errorf("Tab went to %v, want A2", item)
	}
	r.at(2, "A1")
	r.key(fyne.KeyDelete)
	if _, ok := r.kept(2, "A1", model.CheckedMark); ok {
		t.Error("Delete left the mark")
	}
	l, item, _ := r.marks.current()
	if m, own, ok := l.mark(item.ID); !ok || own {
		t.Errorf("the cell shows %v own=%v, want the self mark in grey", m, own)
	}
	if !r.says("还没有复核") {
		t.Error("nothing says that the mark is not checked yet")
	}
}

func TestNotApplicableLeavesTheReckoning(t *testing.T) {
	r := open(t, sample(t, true))
	r.at(3, "C1")
	r.typed("/")
	r.key(fyne.KeyReturn)
	if m, ok := r.kept(3, "C1", model.CheckedMark); !ok || !m.NotApplicable {
		t.Fatalf("kept %+v", m)
	}
	sheet := r.facts.Sheets[3]
	var sum, possible model.Points
	for _, c := range r.facts.Year.Scheme.Parts[0].Categories {
		for _, item := range c.Items {
			if m, _ := sheet.Mark(item.ID, model.CheckedMark); item.ID != "C1" {
				sum, possible = sum+m.Points, possible+item.Max
			}
		}
	}
	want := model.Pt(100).MulDiv(int64(sum), int64(possible))
	if got := r.facts.Result(sheet.OrgID, model.CheckedMark).Parts[0]; got != want {
		t.Errorf("the sum is %s, want %s, scaled and not 0 for the item", got, want)
	}
}

func TestReasonIsKept(t *testing.T) {
	r := open(t, sample(t, true))
	r.at(1, "B1")
	l, item, _ := r.marks.current()
	m, _ := l.sheet.Mark(item.ID, l.stage)
	m.Reason = "换届逾期三个月"
	r.marks.saveWords(l, item, m, "写明理由")
	if kept, _ := r.kept(1, "B1", model.CheckedMark); kept.Reason != "换届逾期三个月" || kept.Points != m.Points {
		t.Errorf("kept %+v", kept)
	}
	if !r.says("换届逾期三个月") {
		t.Error("the tree does not tell the reason")
	}
}

func TestOpenedBranchShowsThreeLines(t *testing.T) {
	r := open(t, sample(t, true))
	org := r.facts.Sheets[2].OrgID
	r.marks.toggle(org)
	var labels []string
	for _, l := range r.marks.table.Shown() {
		if l.sheet.OrgID == org {
			labels = append(labels, l.label(&r.facts.Year.Scheme.Parts[0]))
		}
	}
	if strings.Join(labels, " ") != "自评 复核 核定" {
		t.Errorf("lines %v", labels)
	}
	r.marks.toggle(org)
	if n := r.marks.table.ShownCount(); n != len(r.facts.Sheets) {
		t.Errorf("%d rows after closing, want %d", n, len(r.facts.Sheets))
	}
}

func TestChipsKeepRowsWhileTheyAreWorkedOff(t *testing.T) {
	r := open(t, sample(t, true))
	for _, n := range []int{1, 4} {
		r.at(n, "A1")
		r.key(fyne.KeyDelete)
	}
	r.marks.chooseChip(showUnchecked, true)
	if n := r.marks.table.ShownCount(); n != 2 {
		t.Fatalf("%d branches to check, want 2", n)
	}
	r.at(1, "A1")
	r.typed("5")
	r.key(fyne.KeyReturn)
	if n := r.marks.table.ShownCount(); n != 2 {
		t.Errorf("the row vanished under the cursor: %d left", n)
	}
	if !r.marks.passes(showUnchecked, r.facts.Sheets[4]) || r.marks.passes(showUnchecked, r.facts.Sheets[1]) {
		t.Error("the count of what is to be checked did not follow")
	}
}

func TestFillDownCopiesTheMarkAbove(t *testing.T) {
	r := open(t, sample(t, true))
	r.at(0, "A2")
	r.typed("1.25")
	r.key(fyne.KeyReturn)
	r.marks.fillDown()
	if m, _ := r.kept(1, "A2", model.CheckedMark); m.Points != 125 {
		t.Errorf("Ctrl+D wrote %s, want 1.25", m.Points)
	}
}

func TestFinalisedYearIsReadOnly(t *testing.T) {
	r := open(t, sample(t, false))
	old, _ := r.kept(0, "A1", model.CheckedMark)
	r.at(0, "A1")
	r.typed("1")
	r.marks.fillDown()
	if m, _ := r.kept(0, "A1", model.CheckedMark); m.Points != old.Points {
		t.Errorf("a finalised mark became %s", m.Points)
	}
	if !r.says("分数只能看") || !r.says("重新打开") {
		t.Error("nothing says why, and how to open the year again")
	}
	r.doReopen("记录有误")
	if r.closed() || r.says("分数只能看") {
		t.Error("the year is still closed")
	}
	r.at(0, "A1")
	r.typed("1")
	r.key(fyne.KeyReturn)
	if m, _ := r.kept(0, "A1", model.CheckedMark); m.Points != 100 {
		t.Errorf("after reopening the mark is %s, want 1.00", m.Points)
	}
}

func TestEveryTabSaysWhatToDoFirst(t *testing.T) {
	r := open(t, empty(t))
	if !r.says("开始 2026 年度考核") || !r.says("民办教育") || r.says("律师行业") {
		t.Fatal("without a year the scheme of the sector is not offered first")
	}
	r.scheme.others = true
	r.scheme.s.replace(r.scheme.choices())
	if !r.says("律师行业") {
		t.Fatal("the schemes of other sectors are not offered")
	}
	r.open(marksTab)
	if !r.says("考核还没有开始") {
		t.Error("打分 does not say that the year must be begun")
	}
	r.open(schemeTab)
	r.scheme.begin()
	if r.tab != formsTab {
		t.Error("a year that is begun does not go on with the self-assessment")
	}
	r.open(marksTab)
	if r.facts == nil || !r.says("先导入党组织台账") {
		t.Error("without branches nothing says that the ledger comes first")
	}
	r.open(schemeTab)
	if !r.says("党建写入学校章程") || !r.says("一票否决") {
		t.Error("the scheme of the year cannot be read")
	}
	r.scheme.editor.ShowItem("C1")
	if !r.says("没有支委会、党小组的") {
		t.Error("an item's rule is not shown in full")
	}
}

func TestTargetOpensTheBranch(t *testing.T) {
	r := open(t, sample(t, true))
	org := r.facts.Sheets[5].OrgID
	r.open(rankTab)
	r.Shown(org)
	if l, _, _ := r.marks.current(); r.tab != marksTab || r.marks.open != org || l.sheet.OrgID != org {
		t.Error("the branch asked for is not open in the grid")
	}
	if !r.says("打印本支部明细") {
		t.Fatal("there is no way to the branch's paper")
	}
	r.d.Go(shell.Papers, org)
	if r.went != shell.Papers || r.target != org {
		t.Errorf("went to %s %v", r.went, r.target)
	}
}

func TestAMarkThatDoesNotFitAsksForAReasonAndKeepsIt(t *testing.T) {
	r := open(t, sample(t, true))
	r.at(0, "A1")
	r.typed("4.5")
	r.key(fyne.KeyReturn)
	if !r.says("A1 打 4.5 分，按方法可得 5、3、0 分，要写理由") {
		t.Fatal("the grid does not ask for a reason")
	}
	r.tap("写理由")
	entry, ok := r.win.Canvas().Focused().(*kit.Entry)
	if !ok || entry != r.marks.reason {
		t.Fatalf("the keyboard is at %T, not in the reason", r.win.Canvas().Focused())
	}
	r.typed("章程已通过，尚未备案")
	r.key(fyne.KeyReturn)
	if m, _ := r.kept(0, "A1", model.CheckedMark); m.Points != 450 || m.Reason != "章程已通过，尚未备案" {
		t.Errorf("kept %+v", m)
	}
	if r.says("要写理由") {
		t.Error("the reason is written, and still asked for")
	}
	why := r.facts.Result(r.facts.Sheets[0].OrgID, model.CheckedMark).Tree.Find("A1").Why
	if !strings.Contains(why, "与方法不符（按方法可得 5、3、0 分），理由：章程已通过，尚未备案") {
		t.Errorf("the tree says %q", why)
	}
}

func TestYearsStandSideBySide(t *testing.T) {
	r := open(t, sample(t, true))
	r.open(yearsTab)
	for _, want := range []string{"2026 年（未核定）", "总分", "组织生活", "全部支部的平均"} {
		if !r.says(want) {
			t.Errorf("%q cannot be seen", want)
		}
	}
	if r.says("三会一课") {
		t.Error("items show although nobody asked for them")
	}
}

// Evidence beside a mark is written, found again and cleared like its reason; the field gone on to keeps the keyboard.
func TestEvidenceOfAMarkIsKeptAndCleared(t *testing.T) {
	r := open(t, sample(t, true))
	r.at(1, "B1")
	win := r.d.Window.Canvas()
	win.Focus(r.marks.reason)
	r.marks.reason.SetText("已换届")
	win.Focus(r.marks.proof)
	if kept, _ := r.kept(1, "B1", model.CheckedMark); kept.Reason != "已换届" {
		t.Fatalf("kept %+v", kept)
	}
	mainloop.Run()
	if win.Focused() != fyne.Focusable(r.marks.proof) {
		t.Error("the field that was gone on to has lost the keyboard")
	}
	r.marks.proof.SetText("换届批复")
	win.Unfocus()
	if kept, _ := r.kept(1, "B1", model.CheckedMark); kept.Reason != "已换届" || kept.Evidence != "换届批复" {
		t.Errorf("kept %+v", kept)
	}
	win.Focus(r.marks.proof)
	r.marks.proof.SetText("")
	win.Unfocus()
	if kept, _ := r.kept(1, "B1", model.CheckedMark); kept.Reason != "已换届" || kept.Evidence != "" {
		t.Errorf("after clearing %+v", kept)
	}
}
