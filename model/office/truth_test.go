package office

import (
	"context"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

// story walks one year through reopening, with what a user would look at.
type story struct {
	*testing.T
	o   *Office
	ctx context.Context
}

func (s story) facts() *model.YearFacts {
	s.Helper()
	f, err := s.o.Facts(s.ctx, SampleYear)
	if err != nil {
		s.Fatal(err)
	}
	return f
}

func (s story) row(org int64) model.RankRow {
	s.Helper()
	for _, r := range s.facts().Ranking.Rows {
		if r.OrgID == org {
			return r
		}
	}
	s.Fatal("the branch is not ranked")
	return model.RankRow{}
}

// allRead looks at how far the list of branches says that each is.
func (s story) allRead(label string) {
	s.Helper()
	rows, err := s.o.Branches(s.ctx)
	if err != nil {
		s.Fatal(err)
	}
	for _, b := range rows {
		if got := b.Progress.Label(); b.Org.Kind.IsBranch() && got != label {
			s.Errorf("%s reads %q, want %q", b.Org.Name, got, label)
		}
	}
}

// did fails the test when a step was refused, and returns its change set.
func (s story) did(id int64, err error) int64 {
	s.Helper()
	if err != nil {
		s.Fatal(err)
	}
	return id
}

// undo takes a change set back and returns the one that does.
func (s story) undo(id int64) int64 {
	s.Helper()
	report, err := s.o.Undo(s.ctx, id)
	if err != nil {
		s.Fatal(err)
	}
	return report.ChangeSet
}

// raise adds points to checked marks of a branch's business items.
func (s story) raise(org int64, points model.Points) int64 {
	s.Helper()
	f := s.facts()
	var changes []MarkChange
	for _, c := range f.Year.Scheme.Parts[1].Categories {
		for _, item := range c.Items {
			m, ok := f.Sheet(org).Mark(item.ID, model.CheckedMark)
			more := min(points, item.Max-m.Points)
			if ok && !m.NotApplicable && more > 0 {
				points -= more
				changes = append(changes, MarkChange{OrgID: org, Key: model.MarkKey{Item: item.ID, Stage: model.CheckedMark}, Mark: &model.Mark{Points: m.Points + more, Reason: "复查后改"}})
			}
		}
	}
	if points > 0 {
		s.Fatalf("no room for %s more points", points)
	}
	return s.did(s.o.SetMarks(s.ctx, SampleYear, changes, "测试"))
}

// settle decides the only open tie for one of its branches.
func (s story) settle(best int64, why string) (map[int64]string, int64) {
	s.Helper()
	ties := s.facts().Ranking.OpenTies()
	if len(ties) != 1 || ties[0].Places != 1 {
		s.Fatalf("open ties %+v", ties)
	}
	grades := map[int64]string{}
	for _, org := range ties[0].OrgIDs {
		grades[org] = "合格"
	}
	grades[best] = "优秀"
	return grades, s.did(s.o.Decide(s.ctx, SampleYear, grades, why))
}

func TestAReopenedYearTellsTheTruth(t *testing.T) {
	s := story{t, sampleCopy(t), context.Background()}
	s.did(s.o.Reopen(s.ctx, SampleYear, "公示期收到反映"))
	f := s.facts()
	n := f.Ranking.Quotas[0].Limit
	within, beyond := f.Ranking.Rows[n-1], f.Ranking.Rows[n]
	s.raise(beyond.OrgID, 2*(within.Total-beyond.Total))
	if got := s.row(beyond.OrgID).Total; got != within.Total {
		t.Fatalf("after the change of checked marks the total is %s, want %s", got, within.Total)
	}

	// A tie is decided, and the decision is undone and done again.
	_, decision := s.settle(within.OrgID, "党建得分较高")
	back := s.undo(decision)
	if !s.row(within.OrgID).Open {
		t.Error("undoing the decision does not open the tie")
	}
	s.undo(back)
	if r := s.row(beyond.OrgID); r.Grade != "合格" || !r.Decided {
		t.Errorf("the decision done again gives %s", r.Grade)
	}
	s.did(s.o.Finalise(s.ctx, SampleYear, s.o.Today()))
	s.allRead("已核定")

	reopened := s.did(s.o.Reopen(s.ctx, SampleYear, "漏记一项"))
	if r := s.row(beyond.OrgID); !r.Decided || r.Lapsed != nil {
		t.Errorf("reopening alone lets the decision lapse: %+v", r.Lapsed)
	}
	s.allRead("已复核")
	s.undo(reopened)
	s.allRead("已核定")
	s.did(s.o.Reopen(s.ctx, SampleYear, "漏记一项"))

	// One mark of the branch decided lower is raised: the decision demotes it no more.
	raised := s.raise(beyond.OrgID, 50)
	r := s.row(beyond.OrgID)
	if r.Total != within.Total+25 || r.Grade != "优秀" || r.Decided || r.Lapsed == nil || !strings.Contains(r.Lapsed.Why, "总分由 "+within.Total.String()+" 变为 "+r.Total.String()) {
		t.Fatalf("total %s grade %s decided %v lapsed %+v", r.Total, r.Grade, r.Decided, r.Lapsed)
	}
	if other := s.row(within.OrgID); other.Grade != "合格" || other.Lapsed == nil || strings.Contains(other.Remark, "党委") {
		t.Errorf("the other of the tie is %s, lapsed %+v, %q", other.Grade, other.Lapsed, other.Remark)
	}
	if notices := strings.Join(Notices(s.facts()), ""); !strings.Contains(notices, "已失效") {
		t.Errorf("nothing says that decisions lapsed: %q", notices)
	}
	back = s.undo(raised)
	if r := s.row(beyond.OrgID); r.Lapsed != nil || !r.Decided || r.Grade != "合格" {
		t.Errorf("with the marks back the decision does not hold: %+v", r.Lapsed)
	}
	s.undo(back)

	// The other one is raised as well: tied again, on other marks. The decision is asked for anew.
	s.raise(within.OrgID, 50)
	if _, err := s.o.Finalise(s.ctx, SampleYear, s.o.Today()); model.CodeOf(err) != model.Conflict || !strings.Contains(model.MessageOf(err), "同分没有决定") || !strings.Contains(model.MessageOf(err), "已失效") {
		t.Errorf("finalising with a lapsed decision: %v", err)
	}
	s.settle(beyond.OrgID, "再次研究")
	s.did(s.o.Finalise(s.ctx, SampleYear, s.o.Today()))
	if r := s.row(beyond.OrgID); r.Grade != "优秀" || r.Total != within.Total+25 || r.Lapsed != nil {
		t.Errorf("in the end %s %s %+v", r.Grade, r.Total, r.Lapsed)
	}
	for key, final := range s.facts().Sheet(beyond.OrgID).Marks {
		if checked, ok := s.facts().Sheet(beyond.OrgID).Mark(key.Item, model.CheckedMark); ok && !checked.Same(final) && key.Stage == model.FinalMark {
			t.Errorf("%s is finally %s, checked %s", key.Item, final.Points, checked.Points)
		}
	}
}

func TestALoweredGradeIsAskedAboutAgain(t *testing.T) {
	s := story{t, sampleCopy(t), context.Background()}
	s.did(s.o.Reopen(s.ctx, SampleYear, "测试"))
	first := s.facts().Ranking.Rows[0]
	s.did(s.o.Decide(s.ctx, SampleYear, map[int64]string{first.OrgID: "合格"}, "发生安全事故"))
	s.did(s.o.SaveAdjustment(s.ctx, SampleYear, model.Adjustment{OrgID: first.OrgID, Deduction: true, Title: "安全事故", Checked: points(100)}))
	if r := s.row(first.OrgID); r.Lapsed == nil || !r.Lapsed.Again || r.Decided {
		t.Fatalf("%+v", r.Lapsed)
	}
	if _, err := s.o.Finalise(s.ctx, SampleYear, s.o.Today()); !strings.Contains(model.MessageOf(err), "要重新决定或取消") {
		t.Errorf("finalising: %v", err)
	}
	h, err := s.o.Home(s.ctx)
	if err != nil || h.Lapsed != 1 {
		t.Errorf("home tells of %d, %v", h.Lapsed, err)
	}
	s.did(s.o.Undecide(s.ctx, SampleYear, []int64{first.OrgID}))
	s.did(s.o.Finalise(s.ctx, SampleYear, s.o.Today()))
}

func TestAMarkOfTheCommitteeStays(t *testing.T) {
	s := story{t, sampleCopy(t), context.Background()}
	s.did(s.o.Reopen(s.ctx, SampleYear, "测试"))
	org := s.facts().Sheets[0].OrgID
	put := func(stage model.Stage, p model.Points) {
		s.did(s.o.SetMarks(s.ctx, SampleYear, []MarkChange{{OrgID: org, Key: model.MarkKey{Item: "A1", Stage: stage}, Mark: &model.Mark{Points: p}}}, "测试"))
	}
	put(model.CheckedMark, 400)
	if _, ok := s.facts().Sheet(org).Mark("A1", model.FinalMark); ok {
		t.Error("the final mark that repeated the old one stays")
	}
	put(model.FinalMark, 300)
	put(model.CheckedMark, 500)
	f := s.facts()
	if m, ok := f.Sheet(org).Mark("A1", model.FinalMark); !ok || m.Points != 300 {
		t.Errorf("the committee's mark became %v", m)
	}
	if why := f.Result(org, model.FinalMark).Tree.Find("A1").Why; !strings.Contains(why, "核定 3.00 分，复核 5.00 分") {
		t.Errorf("the tree says %q", why)
	}
	if notices := strings.Join(Notices(f), ""); !strings.Contains(notices, "有 1 项核定分是党委改定的") {
		t.Errorf("notices %q", notices)
	}
}

func TestAClaimThatNobodyCheckedIsNamedBeforeFinalising(t *testing.T) {
	s := story{t, sampleCopy(t), context.Background()}
	s.did(s.o.Reopen(s.ctx, SampleYear, "测试"))
	if words := UncheckedClaims(s.facts()); words != "" {
		t.Fatalf("all are checked, it says %q", words)
	}
	org, claimed := s.facts().Sheets[1].OrgID, model.Points(300)
	s.did(s.o.SaveAdjustment(s.ctx, SampleYear, model.Adjustment{OrgID: org, Title: "获区级表彰", Self: &claimed}))
	if words := strings.Join(Notices(s.facts()), ""); !strings.Contains(words, "有 1 项申报的加减分还没有复核，没有计入（") || !strings.Contains(words, "“获区级表彰”") {
		t.Errorf("notices %q", words)
	}
}

func TestFinalPointsOfABonusFollowTheCheckedOnes(t *testing.T) {
	s := story{t, sampleCopy(t), context.Background()}
	s.did(s.o.Reopen(s.ctx, SampleYear, "测试"))
	org := s.facts().Sheets[1].OrgID
	last := func() model.Adjustment {
		all := s.facts().Sheet(org).Adjustments
		return all[len(all)-1]
	}
	s.did(s.o.SaveAdjustment(s.ctx, SampleYear, model.Adjustment{OrgID: org, Deduction: true, Title: "迟报材料", Checked: points(100), Final: points(100)}))
	a := last()
	a.Checked = points(200)
	change := s.did(s.o.SaveAdjustment(s.ctx, SampleYear, a))
	if p, _ := last().At(model.FinalMark); p != 200 {
		t.Errorf("%s points hold, want 2.00", p)
	}
	s.undo(change)
	if a = last(); a.Final == nil || *a.Final != 100 {
		t.Error("undo does not bring the final points back")
	}
	a.Checked, a.Final = points(200), points(150)
	s.did(s.o.SaveAdjustment(s.ctx, SampleYear, a))
	a.Checked = points(300)
	s.did(s.o.SaveAdjustment(s.ctx, SampleYear, a))
	if p, _ := last().At(model.FinalMark); p != 150 {
		t.Errorf("%s points hold, want those of the committee", p)
	}
}

func points(p model.Points) *model.Points { return &p }
