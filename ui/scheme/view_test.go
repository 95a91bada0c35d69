package scheme

import (
	"context"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/uitest"
)

func TestPointsThatDoNotAddUpAreSaidInFourPlacesAndUndone(t *testing.T) {
	r := draft(t)
	r.pick("item B4")
	points := r.entries()[2]
	r.typed(points, "3")
	words := "B 组织建设各项目合计 21 分，应为 20 分"
	seen := r.text()
	for _, want := range []string{"1 类不符", "合计 21 分，应为 20 分", words + "，改好后才能下发", "本项填 2 分即相符", "原 2", "改回 2 分", "2026 年的记录试算，24 个支部"} {
		if !strings.Contains(seen, want) {
			t.Errorf("%q cannot be seen in %s", want, seen)
		}
	}
	if strings.Count(seen, "合计 21 分，应为 20 分") < 3 || !points.IsBad() {
		t.Errorf("not said everywhere: %s", seen)
	}
	issue := r.head[len(r.head)-1].(*kit.Button)
	if !issue.Disabled() {
		t.Error("it can be issued")
	}
	if got := r.last(); got != "方案草稿　B4 书记培训与述职：分值 2 改为 3" {
		t.Errorf("the history says %s", got)
	}
	step, err := r.office.StepBack(context.Background())
	if err != nil || step.Change.ID == 0 {
		t.Fatal(err)
	}
	if _, _, i, _ := r.scheme.ItemByID("B4"); i.Max != model.Pt(2) || strings.Contains(r.text(), "合计 21 分") || r.chosen != "item B4" {
		t.Errorf("after undo B4 has %s, at hand is %s", i.Max, r.chosen)
	}
	if issue := r.head[len(r.head)-1].(*kit.Button); issue.Disabled() {
		t.Error("it cannot be issued")
	}
}

func TestF8GoesRoundTheProblems(t *testing.T) {
	r := draft(t)
	r.typed(r.entries()[2], "6") // A1
	r.pick("item C1")
	r.typed(r.entries()[2], "9")
	r.turn(combinePage)
	r.scheme.Combine.Weights[model.PartyPart] = 4000
	r.edited()
	var round []string
	for range 4 {
		r.nextProblem()
		round = append(round, []string{"items", "combine"}[min(r.page, 1)]+" "+r.chosen)
	}
	want := "items category A,items category C,combine category C,items category A"
	if got := strings.Join(round, ","); got != want {
		t.Errorf("F8 went to %s", got)
	}
}

func TestLinesAreAddedMovedAndRemoved(t *testing.T) {
	r := draft(t)
	r.pick("item B2")
	r.addItem()
	if r.chosen != "item B6" {
		t.Fatalf("at hand is %s", r.chosen)
	}
	r.move(-1)
	if got := codes(r.kept(), 1); got != "B1 B6 B2 B3 B4 B5" {
		t.Errorf("moved up: %s", got)
	}
	r.remove()
	if got := codes(r.kept(), 1); got != "B1 B2 B3 B4 B5" || r.chosen != "item B2" {
		t.Errorf("removed: %s, at hand %s", got, r.chosen)
	}
	r.moveTo("B2", "C")
	r.changed()
	if got := codes(r.kept(), 2); !strings.HasSuffix(got, "C5 B2") {
		t.Errorf("moved to C: %s", got)
	}
}

func codes(s *model.Scheme, category int) string {
	var all []string
	for _, i := range s.Parts[0].Categories[category].Items {
		all = append(all, i.ID)
	}
	return strings.Join(all, " ")
}

func TestEveryMethodAndPageHasItsForm(t *testing.T) {
	r := draft(t)
	r.pick("item B4")
	for _, c := range []struct {
		key  fyne.KeyName
		says string
	}{{fyne.KeyRight, "完成数 ÷ 应完成数"}, {fyne.KeyRight, "分，空着就是分值"}, {fyne.KeyRight, "评分人在 0 到 2 分内评定"}, {fyne.KeyRight, "不低于 %"}} {
		method(r).TypedKey(&fyne.KeyEvent{Name: c.key})
		if !strings.Contains(r.text(), c.says) {
			t.Errorf("%q cannot be seen in %s", c.says, r.text())
		}
	}
	for page, says := range map[int]string{combinePage: "业务折成 10 分，放进党建表", adjustPage: "加一条减分", vetoPage: "弄虚作假", coversPage: "24 个支部参加考核"} {
		r.turn(page)
		if !strings.Contains(r.text(), says) {
			t.Errorf("page %d: %q cannot be seen in %s", page, says, r.text())
		}
	}
}

// method is the choice of methods in the form of an item.
func method(r *rig) *kit.Segments { return find[*kit.Segments](r.form.object) }

func TestASchemeInForceIsReadOnlyAndCopied(t *testing.T) {
	r := open(t, office.SampleYear)
	for _, e := range r.entries() {
		if !e.Disabled() {
			t.Fatal("a field can be edited")
		}
	}
	if !strings.Contains(r.text(), "已下发，第 1 版，只能看") {
		t.Errorf("%s", r.text())
	}
	r.NewDraft(model.OriginYear + "2026")
	if r.readOnly() || r.entries()[1].Disabled() {
		t.Fatal("the copy cannot be edited")
	}
	_, _, item, _ := r.scheme.ItemByID("B5")
	item.Max, item.Method.Tiers[0].Points = model.Pt(2), model.Pt(2)
	r.scheme.Parts[0].Categories[1].Max = model.Pt(19)
	r.scheme.Parts[0].Max = model.Pt(99)
	r.edited()
	r.askIssue()
	if !strings.Contains(r.text(), "第 2 版代替第 1 版") || !strings.Contains(r.text(), "B5 活动阵地") {
		t.Errorf("what happens to marks is not said: %s", r.text())
	}
	r.issue(0)
	if r.issued != office.SampleYear || !strings.Contains(r.text(), "已下发，第 2 版，只能看") {
		t.Errorf("issued %d: %s", r.issued, r.text())
	}
	r.show(0, 1)
	if !strings.Contains(r.text(), "第 1 版，只能看") || r.scheme.Parts[0].Max != model.Pt(100) {
		t.Errorf("the former version does not show: %s", r.text())
	}
}

func TestEveryCombinationShowsItsResult(t *testing.T) {
	r := draft(t)
	r.turn(combinePage)
	rows := r.combineRows()
	if len(rows) != 7 {
		t.Fatalf("%d rows", len(rows))
	}
	for _, row := range rows {
		if row.Value == "" {
			t.Errorf("%s shows no result", row.Name)
		}
	}
	find[*kit.ChoiceRows](r.form.object).TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if r.kept().Combine.Mode != model.Multiplier {
		t.Errorf("kept %s", r.kept().Combine.Mode)
	}
}

// A window of 1000 × 640 leaves 856 × 508 under the head.
func TestNoPageNeedsAWideWindow(t *testing.T) {
	for name, r := range map[string]*rig{"draft": draft(t), "in force": open(t, office.SampleYear)} {
		r.typed(r.entries()[2], "9") // a problem, named in the footer
		for page := itemsPage; page <= coversPage; page++ {
			r.turn(page)
			if s := r.Object().MinSize(); s.Width > 856 || s.Height > 508 {
				t.Errorf("%s, page %d needs %.0f × %.0f", name, page, s.Width, s.Height)
			}
		}
	}
}

func TestTheTrialIsPrintedWithWhatItWasBefore(t *testing.T) {
	r := draft(t)
	list := r.trialPaper("")
	if len(list.Lines) != 25 || len(list.Lines[0]) != 10 || !strings.Contains(r.text(), "打印试算表") {
		t.Fatalf("%d lines of %v", len(list.Lines), list.Lines[0])
	}
	for _, line := range list.Lines[1:] {
		if line[5] != line[8] || line[7] != line[9] {
			t.Errorf("an unchanged copy differs: %v", line)
		}
	}
}

// A draft opens a group by the kind of branches; what would be in which group is said before, and the group is renamed after.
func TestADraftOpensAGroup(t *testing.T) {
	r := open(t, office.SampleYear)
	r.NewDraft(model.OriginYear + "2026")
	r.askIssue()
	if !strings.Contains(r.text(), "另开一个考核组别") {
		t.Fatalf("no group is offered: %s", r.text())
	}
	form := newGroupForm(r.View, model.AssessmentGroup{Scheme: *r.scheme.Clone()}, 440)
	if form.check(func(string, model.Scope) {}) {
		t.Error("a group without a name is taken")
	}
	form.name.SetText("联合党支部组")
	checks := 0
	uitest.Each(form.object, func(o fyne.CanvasObject) {
		if c, ok := o.(*kit.Check); ok {
			if checks++; checks == 2 { // 党支部, 联合党支部
				c.TypedKey(&fyne.KeyEvent{Name: fyne.KeySpace})
			}
		}
	})
	if words := form.words.Text; !strings.Contains(words, "联合党支部组 8 个支部") || !strings.Contains(words, "其他支部 16 个支部") {
		t.Errorf("the preview says %s", words)
	}
	form.check(r.openGroup)
	if r.last() != "开设 2026 年度考核组别“联合党支部组”" || len(r.all.Groups) != 2 {
		t.Errorf("%s, %d groups", r.last(), len(r.all.Groups))
	}
	r.Load(r.year, 2, nil)
	if len(r.covered()) != 8 || len(r.groupMenu()) != 2 {
		t.Errorf("the group covers %d branches", len(r.covered()))
	}
}

// A draft that is taken back leaves the one before it on the screen, not the page of a year without any.
func TestTakingADraftBackShowsTheOneBefore(t *testing.T) {
	r := draft(t)
	r.NewDraft(model.OriginYear + "2026")
	if r.title() != "草稿 2" {
		t.Fatalf("%s shows", r.title())
	}
	if step, err := r.office.StepBack(context.Background()); err != nil || step.Change.ID == 0 {
		t.Fatal(err)
	}
	if r.Empty() || r.title() != "草稿 1" {
		t.Errorf("empty %v", r.Empty())
	}
}

// Choosing another combination compares the same branch, and where the full total doubles the grades still ask for the same share.
func TestACombinationChosenKeepsBranchAndGrades(t *testing.T) {
	r := draft(t)
	r.turn(combinePage)
	org, from := r.pane.branch(), r.scheme.Grades[0].From
	rows := find[*kit.ChoiceRows](r.form.object)
	for r.scheme.Combine.Mode != model.Sum {
		rows.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
		if r.pane.branch() != org {
			t.Fatalf("%s compares another branch", r.scheme.Combine.Mode)
		}
		rows = find[*kit.ChoiceRows](r.form.object)
	}
	if got := r.kept(); got.Grades[0].From != 2*from || got.Combine.GradeCap != model.Pt(200) {
		t.Errorf("out of 200 the best grade begins at %s, capped at %s", got.Grades[0].From, got.Combine.GradeCap)
	}
	for r.scheme.Combine.Mode != model.Weighted {
		rows.TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
		rows = find[*kit.ChoiceRows](r.form.object)
	}
	if r.scheme.Grades[0].From != from || r.scheme.Combine.GradeCap != model.Pt(100) {
		t.Errorf("back at 100: %s, %s", r.scheme.Grades[0].From, r.scheme.Combine.GradeCap)
	}
}
