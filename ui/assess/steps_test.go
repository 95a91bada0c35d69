package assess

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/files"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// From 核定 to 归档 in the window: made public, an objection upheld, reopened, finalised again, another one rejected, archived.
func TestAYearIsTakenToItsArchive(t *testing.T) {
	r := open(t, sample(t, false))
	r.open(stepsTab)
	if !r.says("核定的结果还没有公示") || r.steps.table == nil {
		t.Fatal("the step of the publication does not say what it lacks")
	}
	r.tap("开始公示")
	if !r.says("第一天") || !r.says("5 个工作日") {
		t.Fatal("nobody asks for the days")
	}
	dialog := areas(r.win.Canvas().Overlays().Top())
	dialog[0].SetText("2026-11-23")
	if dialog[1].Text != "2026-11-27" {
		t.Errorf("five working days from Monday the 23rd end on %s", dialog[1].Text)
	}
	dialog[1].SetText("2026-11-20")
	r.tap("开始公示")
	if f := fields(r.win.Canvas().Overlays().Top()); len(f) != 2 || f[1].Error() != "最后一天早于第一天" || r.facts.Publication != nil {
		t.Error("an end before the beginning is taken, or not told as an error")
	}
	dialog[0].SetText("2026-11-23")
	dialog[1].SetText("2026-11-23")
	r.tap("开始公示")
	if p := r.facts.Publication; p == nil || p.Last != "2026-11-23" || !r.says("公示到 2026年11月23日结束") || !r.says("只有 1 个工作日") {
		t.Fatalf("public %+v", r.facts.Publication)
	}

	org := r.facts.Sheets[2].OrgID
	r.tap("登记异议")
	r.steps.save()
	if r.steps.form.fields["text"].Error() == "" {
		t.Error("an objection without words is taken")
	}
	r.steps.form.text.SetText("三会一课少记一次")
	r.steps.form.branch.SetChosenID(rankKey(rowOf(r.facts, org)))
	r.steps.form.item.SetChosenID("C1")
	left := false
	if r.Leave(func() { left = true }); left || !r.says("填着的异议还没有保存") {
		t.Error("the screen is left without a word")
	}
	r.tap("继续修改")
	if r.escape(); r.steps.form == nil || !r.says("填着的异议还没有保存") {
		t.Error("Esc throws away what is filled in")
	}
	r.tap("继续修改")
	r.steps.save()
	if len(r.facts.Objections) != 1 || !r.says("匿名") || !r.says("还有 1 件异议没有处理完") {
		t.Fatalf("objections %+v", r.facts.Objections)
	}
	r.tap("看异议")
	r.steps.form.outcome.SetChosenID(string(model.Upheld))
	r.steps.form.closed.SetText("2026-11-23")
	r.steps.save()
	if r.steps.form == nil || r.steps.form.fields["handling"].Error() == "" {
		t.Fatal("an outcome without what was done is taken")
	}
	r.steps.form.handling.SetText("复查会议记录，确有一次漏记")
	r.steps.save()
	if !r.says("成立，要重新打开") || !r.says("1 件异议成立") {
		t.Error("an upheld objection does not ask to reopen")
	}
	r.doReopen("异议成立")
	r.open(stepsTab)
	if r.closed() || r.facts.Publication != nil || r.facts.Objections[0].Stands() != "成立，已重新打开" {
		t.Error("the reopened year is still public")
	}
	r.finalise("2026-11-23", true, "复核后不改分")
	if _, err := r.office.Publish(t.Context(), model.Publication{Year: r.year, First: "2026-11-23", Last: "2026-11-23"}); err != nil {
		t.Fatal(err)
	}
	sampleDay = sampleDay.AddDate(0, 0, 1)
	t.Cleanup(func() { sampleDay = sampleDay.AddDate(0, 0, -1) })
	r.steps.chosen = office.StageArchive
	r.open(stepsTab)
	if !r.says("公示已经结束，可以归档") {
		t.Fatal("nothing says that the year can be archived")
	}
	r.steps.archive("2026-11-24")
	if r.facts.Year.ArchivedOn != "2026-11-24" || !r.says("都不能再改") {
		t.Errorf("archived on %q", r.facts.Year.ArchivedOn)
	}
	r.tap("出全套材料")
	if r.went != shell.Papers || r.target != "packet" {
		t.Errorf("the packet leads to %s %v", r.went, r.target)
	}
	if !r.says("向区里报送") || !r.says("另存一份到 U 盘") || !r.says("换到 2027 年度") {
		t.Error("the archived year does not lead on")
	}
	r.tap("做数据包")
	if r.went != shell.Settings || r.target != shell.MakePackage {
		t.Errorf("the package leads to %s %v", r.went, r.target)
	}
}

// fields are the fields of a dialog.
func fields(o fyne.CanvasObject) (all []*kit.Field) {
	switch w := o.(type) {
	case *kit.Field:
		return []*kit.Field{w}
	case *fyne.Container:
		for _, c := range w.Objects {
			all = append(all, fields(c)...)
		}
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(w).Objects() {
			all = append(all, fields(c)...)
		}
	}
	return all
}

// Right after the year is opened the next step is to hand out the forms, and its button does it.
func TestTheFirstStepHandsOutTheForms(t *testing.T) {
	r := open(t, sample(t, true))
	asked := false
	r.forms.askFolder = func(fyne.Window, files.Request, func(string)) { asked = true }
	r.steps.chosen = office.StageSelf
	r.open(stepsTab)
	r.steps.stages[1].State = office.StageAhead
	r.steps.stages[1].Missing = []office.Missing{{Label: "自评表还没有下发", Count: 2, Place: office.AtForms, Issue: true}}
	r.steps.draw()
	r.tap("下发自评表")
	if !asked || r.tab != formsTab {
		t.Errorf("asked for a folder %v, on tab %d", asked, r.tab)
	}
}

func TestWhatAStepLacksLeadsToItsPlace(t *testing.T) {
	r := open(t, sample(t, true))
	r.at(0, "A3")
	r.key("Delete")
	r.steps.chosen = office.StageCheck
	r.open(stepsTab)
	if !r.says("还有 1 个支部没有复核完") {
		t.Fatal("the step does not say who is missing")
	}
	r.tap("去打分")
	if r.tab != marksTab {
		t.Error("the button does not lead to the grid")
	}
	if at := r.marks.table.CurrentColumn(); at != "A3" {
		t.Errorf("it leads to %s, A3 is empty", at)
	}
	r.Shown(shell.AssessAt{Place: office.AtRanking})
	if r.tab != rankTab {
		t.Error("the ranking is not opened when asked for")
	}
	r.Shown(shell.AssessAt{Place: office.AtPublication, Stage: office.StageSelf})
	if at, stage := r.steps.stage(); r.tab != stepsTab || at != 1 || stage.ID != office.StageSelf || !r.says("已完成") {
		t.Error("the step asked for is not shown")
	}
}
