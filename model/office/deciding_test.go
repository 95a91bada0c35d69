package office

import (
	"context"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

// tiedAtTheBorder is the sample with its year open and two branches of equal total at the border of 优秀.
func tiedAtTheBorder(t *testing.T) (s story, within, beyond model.RankRow) {
	t.Helper()
	s = story{t, sampleCopy(t), context.Background()}
	s.did(s.o.Reopen(s.ctx, SampleYear, "测试"))
	f := s.facts()
	n := f.Ranking.Quotas[0].Limit
	within, beyond = f.Ranking.Rows[n-1], f.Ranking.Rows[n]
	s.raise(beyond.OrgID, 2*(within.Total-beyond.Total))
	return s, within, beyond
}

func TestADecisionKeepsToTheQuota(t *testing.T) {
	s, within, beyond := tiedAtTheBorder(t)
	_, err := s.o.Decide(s.ctx, SampleYear, map[int64]string{within.OrgID: "优秀", beyond.OrgID: "优秀"}, "会议决定")
	if model.CodeOf(err) != model.Invalid || !strings.Contains(model.MessageOf(err), "优秀名额") {
		t.Errorf("both of a tie for one place: %v", err)
	}
	s.settle(within.OrgID, "党建得分较高")
	next := s.facts().Ranking.Rows[s.facts().Ranking.Quotas[0].Limit+1]
	if _, err := s.o.Decide(s.ctx, SampleYear, map[int64]string{next.OrgID: "优秀"}, "名额外"); err == nil {
		t.Errorf("%s is 优秀 beyond the quota", next.Branch)
	}
	if q := s.facts().Ranking.Quotas[0]; q.Used > q.Limit {
		t.Errorf("%d of %d places are used", q.Used, q.Limit)
	}
}

// Taking one half of a decided tie back opens the whole tie.
func TestHalfATieIsUndecidedAsAWhole(t *testing.T) {
	s, within, beyond := tiedAtTheBorder(t)
	s.settle(within.OrgID, "党建得分较高")
	taken := s.did(s.o.Undecide(s.ctx, SampleYear, []int64{within.OrgID}))
	for _, org := range []int64{within.OrgID, beyond.OrgID} {
		if r := s.row(org); !r.Open || r.Decided {
			t.Errorf("%s is %s: open %v, decided %v", r.Branch, r.Grade, r.Open, r.Decided)
		}
	}
	if _, err := s.o.Finalise(s.ctx, SampleYear, s.o.Today()); model.CodeOf(err) != model.Conflict || !strings.Contains(model.MessageOf(err), "同分没有决定") {
		t.Errorf("finalised with the tie open: %v", err)
	}
	s.undo(taken)
	if r := s.row(beyond.OrgID); !r.Decided || r.Open {
		t.Errorf("the undo gives %+v", r)
	}
}

// A year whose ballots are not all entered is finalised only when that is said.
func TestAYearWaitsForItsBallots(t *testing.T) {
	s := story{t, sampleCopy(t), context.Background()}
	s.did(s.o.Reopen(s.ctx, SampleYear, "测试"))
	s.did(s.o.ClearBallots(s.ctx, SampleYear, leaders))
	if check, err := s.o.BeforeFinalising(s.ctx, s.facts()); err != nil || !strings.Contains(check.Ballots, "还有 1 组测评票没有录完") {
		t.Errorf("asked: %+v, %v", check, err)
	}
	if _, err := s.o.Finalise(s.ctx, SampleYear, s.o.Today()); model.CodeOf(err) != model.Conflict || !strings.Contains(model.MessageOf(err), "测评票没有录完") {
		t.Errorf("finalised without ballots: %v", err)
	}
	s.did(s.o.FinaliseAnyway(s.ctx, SampleYear, s.o.Today(), ""))
	stages, err := s.o.Stages(s.ctx, SampleYear)
	if err != nil || stages[3].State != StageSkipped || stages[3].Done == stages[3].Of {
		t.Errorf("the step of the ballots is %+v, %v", stages[3], err)
	}
}

// An objection that is upheld while the year is open already is met by the marks changed then: no second reopening is asked for.
func TestAnObjectionUpheldWhileTheYearIsOpenIsMet(t *testing.T) {
	s := story{t, sampleOn(t, "2026-12-17"), context.Background()}
	s.did(s.o.Publish(s.ctx, model.Publication{Year: SampleYear, First: "2026-12-15", Last: "2026-12-16"}))
	s.did(s.o.SaveObjection(s.ctx, model.Objection{Year: SampleYear, Text: "少记一次会议", Received: "2026-12-16"}))
	s.did(s.o.Reopen(s.ctx, SampleYear, "先查一查"))
	ob := s.facts().Objections[0]
	ob.Outcome, ob.Closed, ob.Handling = model.Upheld, "2026-12-17", "补记一次"
	s.raise(s.facts().Sheets[0].OrgID, 25)
	s.did(s.o.SaveObjection(s.ctx, ob))
	s.did(s.o.Finalise(s.ctx, SampleYear, "2026-12-17"))
	if got := s.facts().Objections[0]; got.WaitsForReopening() {
		t.Errorf("it stands as %q", got.Stands())
	}
}

// An upheld objection about no branch in particular asks for the reopening as one about a branch does.
func TestWhatAnObjectionAsksForIsTold(t *testing.T) {
	s := story{t, sampleOn(t, "2026-12-17"), context.Background()}
	s.did(s.o.Publish(s.ctx, model.Publication{Year: SampleYear, First: "2026-12-15", Last: "2026-12-16"}))
	missing := func() Missing {
		stages, err := s.o.Stages(s.ctx, SampleYear)
		if err != nil || len(stages[5].Missing) != 1 {
			t.Fatalf("%+v, %v", stages[5], err)
		}
		return stages[5].Missing[0]
	}
	s.did(s.o.SaveObjection(s.ctx, model.Objection{Year: SampleYear, Text: "名单不全", Received: "2026-12-16"}))
	if m := missing(); !m.Open || m.Again {
		t.Errorf("registered: %+v", m)
	}
	ob := s.facts().Objections[0]
	ob.Outcome, ob.Closed, ob.Handling = model.Upheld, "2026-12-17", "补上"
	s.did(s.o.SaveObjection(s.ctx, ob))
	if m := missing(); m.Open || !m.Again || m.OrgID != 0 {
		t.Errorf("upheld: %+v", m)
	}
}

// What is said of a reopening that cannot be undone is how the year stands now.
func TestUndoingAReopeningSaysHowTheYearStands(t *testing.T) {
	s := story{t, sampleCopy(t), context.Background()}
	reopened := s.did(s.o.Reopen(s.ctx, SampleYear, "测试"))
	s.raise(s.facts().Ranking.Rows[10].OrgID, 1)
	said := func() string {
		_, err := s.o.Undo(s.ctx, reopened)
		return model.MessageOf(err)
	}
	if text := said(); !strings.Contains(text, "再核定一次") {
		t.Errorf("while it is open: %q", text)
	}
	for s.facts().Ranking.OpenTies() != nil {
		s.settle(s.facts().Ranking.OpenTies()[0].OrgIDs[0], "测试")
	}
	if _, err := s.o.Finalise(s.ctx, SampleYear, s.o.Today()); err != nil {
		t.Fatal(err)
	}
	if text := said(); strings.Contains(text, "再核定一次") || !strings.Contains(text, "又核定过") {
		t.Errorf("finalised again: %q", text)
	}
}

// After a restart the votes of a ballot are gone; Ctrl+Z says so once, asks about the older change, and goes past it from then on.
func TestCtrlZGoesPastBallotsThatCannotComeBack(t *testing.T) {
	o, b := voting(t)
	sure(o.SetPapers(bg, 2026, leaders, 9, 9))
	reads(t, o, b, 0, 0, 0)
	sure(o.ClearBallots(bg, 2026, leaders))
	o.papers.bySet, o.papers.rootOf, o.papers.roots, o.papers.recent, o.papers.sums = nil, nil, nil, nil, nil // a restart
	last, _, err := o.LastUndoable(bg)
	if err != nil {
		t.Fatal(err)
	}
	step, err := o.StepBack(bg)
	if err != nil || !step.Ask || step.Change.ID >= last.ID || !strings.Contains(step.Skipped, "票") {
		t.Fatalf("the first press: %+v, %v", step, err)
	}
	if now, _, _ := o.LastUndoable(bg); now.ID != step.Change.ID {
		t.Errorf("%d is offered, %d was asked about", now.ID, step.Change.ID)
	}
	if again, err := o.StepBack(bg); err != nil || again.Skipped != "" || again.Change.ID != step.Change.ID {
		t.Errorf("the second press: %+v, %v", again, err)
	}
}
