package assess

import (
	"context"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/uitest"
)

func TestTieIsDecidedByPeople(t *testing.T) {
	o := sample(t, true)
	within, beyond := tied(t, o)
	r := open(t, o)
	r.open(rankTab)
	for _, words := range []string{"第 7 名同分，请决定", "下面 2 个支部同为", "只剩 1 个名额", "还有 1 处同分没有决定，处理后才能核定", "待决定"} {
		if !r.says(words) {
			t.Errorf("nothing says %q", words)
		}
	}
	r.askFinalise()
	if r.closed() || r.says("核定日期") {
		t.Fatal("the year can be fixed with a tie open")
	}
	tie, ok := scoring.TieOf(&r.facts.Year.Scheme, r.facts.Ranking, beyond.OrgID)
	if !ok || len(tie.Rows) != 2 {
		t.Fatalf("tie %+v", tie)
	}
	chosen := r.rank.chosen[tieKey(tie)]
	for i, row := range tie.Rows {
		chosen.Taken[i] = row.OrgID == beyond.OrgID
	}
	if got := tie.Label(*chosen); got != "定"+model.ShortBranch(beyond.Branch)+"为优秀" {
		t.Errorf("the button says %q", got)
	}
	field := kit.NewField("理由", kit.NewEntry(""))
	r.rank.decide(tie, field)
	if field.Error() == "" || len(r.facts.Ranking.OpenTies()) != 1 {
		t.Fatal("a decision without a reason is taken")
	}
	r.rank.reasons[tieKey(tie)] = "党建得分较高，12 月 15 日党委会议研究"
	r.rank.decide(tie, field)
	if len(r.facts.Ranking.OpenTies()) != 0 {
		t.Fatal("the tie is still open")
	}
	if old := r.rank.chosen[tieKey(tie)]; old != nil && (old.None || slices.Contains(old.Taken, true)) || r.rank.reasons[tieKey(tie)] != "" {
		t.Error("asked again, the tie would come with the old choice and reason")
	}
	for _, row := range r.facts.Ranking.Rows {
		switch row.OrgID {
		case beyond.OrgID:
			if row.Grade != "优秀" || !strings.Contains(row.Reason, "党建得分较高") {
				t.Errorf("%s is %s %q", row.Branch, row.Grade, row.Reason)
			}
		case within.OrgID:
			if row.Grade != "合格" {
				t.Errorf("%s is %s, want 合格", row.Branch, row.Grade)
			}
		}
	}
	if !r.says("可以核定") {
		t.Error("the footer does not say that the year can be fixed now")
	}
}

func TestFinalisingSaysWhyNotAndThenLocks(t *testing.T) {
	r := open(t, sample(t, true))
	r.at(0, "A1")
	r.key("Delete")
	r.open(rankTab)
	if !r.says("还有 1 个支部没有复核完") {
		t.Error("nothing says which marks are missing")
	}
	if b := rankBands(r.facts)[r.facts.Sheets[0].OrgID]; b.Text != "以下 1 个支部没有打完分，没有名次" {
		t.Errorf("above the branch without a total stands %q", b.Text)
	}
	r.open(marksTab)
	r.at(0, "A1")
	r.typed("5")
	r.key("Return")
	r.open(rankTab)
	if !r.says("可以核定") {
		t.Fatal("the year cannot be fixed although all marks are there")
	}
	r.finalise("2026-11-23", false, "")
	if got := r.d.Toasts.Text(); !strings.Contains(got, "接着公示") {
		t.Errorf("after it the toast says %q", got)
	}
	if !r.closed() || !r.says("2026年11月23日核定，已锁定") || !r.says("重新打开") {
		t.Error("the year is not shown as fixed")
	}
	y, err := r.office.Year(context.Background(), office.SampleYear)
	if err != nil || !y.Finalised || y.DecidedOn != "2026-11-23" {
		t.Errorf("kept %+v %v", y.Finalised, err)
	}
}

func TestQuotaLineStandsWhereTheQuotaEnds(t *testing.T) {
	r := open(t, sample(t, true))
	bands := rankBands(r.facts)
	n := r.facts.Ranking.Quotas[0].Limit
	if b := bands[r.facts.Ranking.Rows[n].OrgID]; !strings.Contains(b.Text, "超出名额，按合格") {
		t.Errorf("above the first beyond the quota stands %q", b.Text)
	}
	if len(bands) != 1 {
		t.Errorf("%d lines, want 1", len(bands))
	}
}

func TestGradeSharesAddUp(t *testing.T) {
	o := sample(t, true)
	tied(t, o)
	r := open(t, o)
	sum := 0
	for _, s := range gradeShares(r.facts) {
		sum += s.Count
	}
	if sum != len(r.facts.Sheets) {
		t.Errorf("the shares add up to %d of %d branches", sum, len(r.facts.Sheets))
	}
}

func TestOpinionIsKept(t *testing.T) {
	r := open(t, sample(t, true))
	org := r.facts.Sheets[0].OrgID
	r.rank.change("", func(ctx context.Context, o *office.Office, year int) (int64, error) {
		return o.SaveOpinion(ctx, year, model.Opinion{OrgID: org, Box: "committee", Text: "同意", Date: "2026-12-15"})
	})
	r.open(rankTab)
	r.rank.table.SetCurrent(rankKey(rowOf(r.facts, org)))
	r.rank.form = "opinion"
	r.rank.showPane()
	if !r.says("党委审核意见") || !r.says("同意") {
		t.Error("the opinion does not come back")
	}
}

// An opinion that is being written outlives a look at another branch, and is asked about before the screen is left.
func TestAnUnsavedOpinionIsNotLost(t *testing.T) {
	r := open(t, sample(t, true))
	r.open(rankTab)
	rows := r.facts.Ranking.Rows
	show := func(row model.RankRow) {
		r.rank.table.SetCurrent(rankKey(row))
		r.rank.form = "opinion"
		r.rank.showPane()
	}
	show(rows[0])
	r.win.Canvas().Focus(areas(r.rank.pane)[1])
	for _, c := range "考核属实" {
		r.win.Canvas().Focused().TypedRune(c)
	}
	r.rank.table.SetCurrent(rankKey(rows[1]))
	show(rows[0])
	if got := areas(r.rank.pane)[1].Text; got != "考核属实" {
		t.Errorf("back at the branch the form has %q", got)
	}
	left := false
	r.Leave(func() { left = true })
	if left || !r.says(model.PlainBranch(rows[0].Branch)+"的考核意见还没有保存") {
		t.Error("the screen is left without a word")
	}
}

// A reason that is being written for another grade is asked about before another branch takes its place.
func TestAnUnsavedReasonIsAskedAbout(t *testing.T) {
	r := open(t, sample(t, true))
	r.open(rankTab)
	rows := r.facts.Ranking.Rows
	r.rank.table.SetCurrent(rankKey(rows[0]))
	r.rank.form = "lower"
	r.rank.showPane()
	r.rank.table.SetCurrent(rankKey(rows[1])) // nothing is written yet
	if r.rank.form != "" {
		t.Fatal("an empty form stays")
	}
	r.rank.table.SetCurrent(rankKey(rows[0]))
	r.rank.form = "lower"
	r.rank.showPane()
	areas(r.rank.pane)[0].SetText("12 月 15 日党委会议研究")
	r.rank.table.SetCurrent(rankKey(rows[2]))
	if !r.says(model.PlainBranch(rows[0].Branch) + "改定等次的理由还没有保存") {
		t.Error("another branch is shown without a word")
	}
	r.tap("继续修改")
	if now, _ := r.rank.table.Current(); now.OrgID != rows[0].OrgID || areas(r.rank.pane)[0].Text == "" {
		t.Errorf("%s is current, the reason is %q", now.Branch, areas(r.rank.pane)[0].Text)
	}
	r.rank.table.SetCurrent(rankKey(rows[2]))
	r.tap("放弃修改")
	if now, _ := r.rank.table.Current(); now.OrgID != rows[2].OrgID || r.rank.form != "" {
		t.Errorf("%s is current, the form is %q", now.Branch, r.rank.form)
	}
}

// areas are the fields inside an object, from the top.
func areas(o fyne.CanvasObject) (all []*kit.Entry) {
	switch w := o.(type) {
	case *kit.Entry:
		return []*kit.Entry{w}
	case *fyne.Container:
		for _, c := range w.Objects {
			all = append(all, areas(c)...)
		}
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(w).Objects() {
			all = append(all, areas(c)...)
		}
	}
	return all
}

func rowOf(f *model.YearFacts, org int64) model.RankRow {
	for _, row := range f.Ranking.Rows {
		if row.OrgID == org {
			return row
		}
	}
	return model.RankRow{}
}

func TestBonusAndVetoAreEntered(t *testing.T) {
	r := open(t, sample(t, true))
	r.marks.choosePart(len(r.facts.Year.Scheme.Parts))
	a := r.marks.adjusts
	org := r.facts.Sheets[3].OrgID
	before := r.facts.Result(org, model.FinalMark).Total

	a.edit(adjustEntry{sort: bonusEntry})
	a.save()
	if a.form == nil || a.form.fields["branch"].Error() == "" || a.form.fields["title"].Error() == "" {
		t.Fatal("an empty entry is taken")
	}
	a.form.branch.SetChosenID(rankKey(rowOf(r.facts, org)))
	a.form.choose(&r.facts.Year.Scheme, "区级表彰")
	a.save()
	if got := r.facts.Result(org, model.FinalMark).Total; got != before+200 {
		t.Errorf("the total is %s, want %s", got, before+200)
	}
	if !r.says("加 2.00") {
		t.Error("the list does not say what counts")
	}

	a.edit(adjustEntry{sort: vetoEntry, sheet: r.facts.Sheet(org)})
	a.form.choose(&r.facts.Year.Scheme, "V7")
	a.form.kind.SetChosenID("V7")
	a.save()
	if row := rowOf(r.facts, org); row.Grade != "不合格" {
		t.Errorf("a vetoed branch is %s", row.Grade)
	}
	for _, e := range a.entries() {
		if e.sort == vetoEntry && e.sheet.OrgID == org {
			a.remove(e)
		}
	}
	if row := rowOf(r.facts, org); row.Vetoed {
		t.Error("the veto is still there")
	}
}

// A bonus that is being filled in is not lost by a click on another entry or by leaving.
func TestAnUnsavedBonusIsNotLost(t *testing.T) {
	r := open(t, sample(t, true))
	r.marks.choosePart(len(r.facts.Year.Scheme.Parts))
	a := r.marks.adjusts
	other := a.entries()[0]
	a.edit(adjustEntry{sort: bonusEntry})
	if a.edit(adjustEntry{sort: deductionEntry}); a.form.entry.sort != deductionEntry {
		t.Fatal("an empty form keeps another one from being opened")
	}
	form := a.form
	form.title.SetText("材料报送迟误")
	if a.edit(other); a.form != form || !r.says("填着的减分还没有保存") {
		t.Error("another entry takes the place of what is filled in")
	}
	r.tap("继续修改")
	left := false
	if r.Leave(func() { left = true }); left || !r.says("填着的减分还没有保存") {
		t.Error("the screen is left without a word")
	}
	if r.tap("放弃修改"); !left {
		t.Error("the screen is not left when told to")
	}
}

func TestAQuotaIsNotExceededByADecision(t *testing.T) {
	o := sample(t, true)
	f, err := o.Facts(context.Background(), office.SampleYear)
	if err != nil {
		t.Fatal(err)
	}
	grades := map[int64]string{}
	for _, row := range f.Ranking.Rows[:f.Ranking.Quotas[0].Limit+1] {
		grades[row.OrgID] = "优秀"
	}
	if _, err := o.Decide(context.Background(), office.SampleYear, grades, "测试"); err == nil || !strings.Contains(model.MessageOf(err), "优秀名额 7 个") {
		t.Errorf("eight for seven places: %v", err)
	}
	r := open(t, o)
	r.Screen.open(rankTab)
	if text := uitest.WindowText(r.win); strings.Contains(text, "超出名额 1 个") {
		t.Errorf("the tab says %s", text)
	}
}
