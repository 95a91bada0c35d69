package office

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/ballot"
	"github.com/shuangbai/shuangbai/model/store"
)

var bg = context.Background()

// sure stops the test at once where something that cannot fail does.
func sure[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

var leaders = model.BallotKey{Form: model.SecretaryBallot, Session: 1, Group: "g1"}

// voting is an open year of three branches whose ballots are set up.
func voting(t *testing.T) (*Office, *ballot.Book) {
	t.Helper()
	o := emptyOffice(t)
	sure(o.write(bg, "edit", "支部", func(tx *store.Tx) error {
		for _, name := range []string{"甲党支部", "乙党支部", "丙党支部"} {
			if err := tx.PutOrg(&model.Org{Name: name, Kind: model.Branch, ReportedSize: -1}); err != nil {
				return err
			}
		}
		return nil
	}))
	sure(o.OpenYear(bg, 2026, "law"))
	b := sure(o.BallotDraft(bg, 2026))
	for i := range b.Subjects {
		b.Subjects[i].Person = []string{"程见山", "何映川", "许攸宁"}[i]
		b.Subjects[i].How, b.Subjects[i].Why = model.OnSite, ""
	}
	sure(o.SetBallots(bg, 2026, b.Setup, b.Subjects))
	return o, sure(o.Ballots(bg, 2026))
}

// reads counts a paper with the same marks for the subjects in their order.
func reads(t *testing.T, o *Office, b *ballot.Book, marks ...ballot.Mark) int64 {
	t.Helper()
	p := ballot.Paper{}
	for i, s := range b.Voted(1) {
		p[s.ID] = marks[i]
	}
	set, err := o.CountPaper(bg, 2026, leaders, p)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func sumsOfGroup(t *testing.T, o *Office) (model.BallotTally, ballot.Sums) {
	t.Helper()
	b := sure(o.Ballots(bg, 2026))
	tally := b.Tally(leaders)
	return tally, ballot.Sums(tally.Votes)
}

func TestPapersAreCountedTakenBackAndDoneAgain(t *testing.T) {
	o, b := voting(t)
	if _, err := o.CountPaper(bg, 2026, leaders, nil); model.CodeOf(err) != model.Invalid {
		t.Errorf("a paper before anything came back: %v", err)
	}
	sure(o.SetPapers(bg, 2026, leaders, 9, 4))
	reads(t, o, b, 0, 1, 2)
	_, one := sumsOfGroup(t, o)
	reads(t, o, b, 0, 3, ballot.Blank)
	sure(o.CountPaper(bg, 2026, leaders, nil))
	reads(t, o, b, 1, ballot.Several, 0)
	tally, four := sumsOfGroup(t, o)
	if tally.Valid != 3 || tally.Void != 1 || ballot.Left(&tally) != 0 || tally.State != model.BallotsCounting {
		t.Errorf("counted %+v", tally)
	}
	if _, err := o.CountPaper(bg, 2026, leaders, nil); err == nil {
		t.Error("a fifth paper of four was counted")
	}
	for range 3 {
		if step, err := o.StepBack(bg); err != nil || step.Ask {
			t.Fatalf("taking a paper back: %+v %v", step, err)
		}
	}
	if tally, now := sumsOfGroup(t, o); !now.Same(one) || tally.Valid != 1 || tally.Void != 0 || len(o.ReadPapers(2026, leaders)) != 1 {
		t.Errorf("after taking three back: %+v, %d papers in memory", tally, len(o.ReadPapers(2026, leaders)))
	}
	for range 3 {
		if _, err := o.StepForward(bg); err != nil {
			t.Fatal(err)
		}
	}
	if _, now := sumsOfGroup(t, o); !now.Same(four) || len(o.ReadPapers(2026, leaders)) != 4 {
		t.Errorf("done again: %v", now)
	}
	checkBallotsSound(t, o)
}

func TestNoPaperCanBeReadFromTheLog(t *testing.T) {
	o, b := voting(t)
	sure(o.SetPapers(bg, 2026, leaders, 9, 5))
	for range 4 {
		reads(t, o, b, 0, 1, 2)
	}
	reads(t, o, b, 3, 3, 3)
	tally, _ := sumsOfGroup(t, o)
	_ = o.db.Read(bg, func(r *store.Reader) error {
		rows, err := r.HistoryOf("ballot_tally", tally.ID)
		if len(rows) != 6 {
			t.Errorf("%d changes of the tally", len(rows))
		}
		for _, c := range rows {
			if strings.Contains(fmt.Sprint(c.After["votes"]), "[") {
				t.Errorf("set %d shows %v", c.Set, c.After)
			}
		}
		return err
	})
	sure(o.FinishBallots(bg, 2026, leaders)) // and with one forgotten paper
	sure(o.ReopenBallots(bg, 2026, leaders))
	sure(o.SetPapers(bg, 2026, leaders, 9, 6))
	reads(t, o, b, 2, 2, 2)
	sure(o.FinishBallots(bg, 2026, leaders))
	_ = o.db.Read(bg, func(r *store.Reader) error {
		rows, err := r.HistoryOf("ballot_tally", tally.ID)
		for _, c := range rows {
			if strings.Contains(fmt.Sprint(c.After["votes"]), "[") {
				t.Errorf("set %d shows %v", c.Set, c.After)
			}
		}
		return err
	})
	for _, set := range sure(o.History(bg, 10))[5:10] {
		if !strings.HasPrefix(set.Why, "录入第 ") || strings.ContainsAny(set.Why, "好差") {
			t.Errorf("the history says %q", set.Why)
		}
	}
}

func TestAMisreadPaperIsCorrected(t *testing.T) {
	o, b := voting(t)
	sure(o.SetPapers(bg, 2026, leaders, 9, 9))
	for range 3 {
		reads(t, o, b, 0, 0, 0)
	}
	_, three := sumsOfGroup(t, o)
	second := o.ReadPapers(2026, leaders)[1]
	paper := ballot.Paper{}
	for id := range second.Marks {
		paper[id] = 3
	}
	sure(o.CorrectPaper(bg, 2026, leaders, second.Number, paper))
	if tally, now := sumsOfGroup(t, o); tally.Corrected != 1 || now[b.Voted(1)[0].ID][3] != 1 || now[b.Voted(1)[0].ID][0] != 2 {
		t.Errorf("corrected to %+v", tally)
	}
	sure(o.CorrectPaper(bg, 2026, leaders, second.Number, nil))
	if tally, _ := sumsOfGroup(t, o); tally.Valid != 2 || tally.Void != 1 {
		t.Errorf("made void: %+v", tally)
	}
	for range 2 {
		if _, err := o.StepBack(bg); err != nil {
			t.Fatal(err)
		}
	}
	if tally, now := sumsOfGroup(t, o); !now.Same(three) || tally.Valid != 3 || len(o.ReadPapers(2026, leaders)) != 3 {
		t.Errorf("taken back: %+v %v", tally, now)
	}
}

func TestOnlyTheLastPapersStayAndNoneAfterARestart(t *testing.T) {
	o, b := voting(t)
	sure(o.SetPapers(bg, 2026, leaders, 9, 9))
	first := reads(t, o, b, 0, 0, 0)
	for range 6 {
		reads(t, o, b, 0, 1, 2)
	}
	if n := len(o.ReadPapers(2026, leaders)); n != 5 {
		t.Errorf("%d papers in memory", n)
	}
	if _, err := o.Undo(bg, first); err == nil {
		t.Error("a paper read long ago was taken back")
	}
	_, seven := sumsOfGroup(t, o)
	o.papers = readPapers{} // as after a restart
	last, _, _ := o.LastUndoable(bg)
	if _, err := o.Undo(bg, last.ID); model.CodeOf(err) != model.Conflict || !strings.Contains(model.MessageOf(err), "不在内存里") {
		t.Errorf("taking a forgotten paper back: %v", err)
	}
	if step, err := o.StepBack(bg); step.Report.ChangeSet != 0 || !strings.Contains(step.Skipped, "不在内存里") || err == nil && !step.Ask {
		t.Errorf("Ctrl+Z past forgotten papers: %+v %v", step, err)
	}
	if _, now := sumsOfGroup(t, o); !now.Same(seven) {
		t.Errorf("the sums became %v", now)
	}
}

func TestAGroupIsFinishedGoneOnWithAndCleared(t *testing.T) {
	o, b := voting(t)
	sure(o.SetPapers(bg, 2026, leaders, 9, 2))
	reads(t, o, b, 0, 1, 2)
	if _, err := o.FinishBallots(bg, 2026, leaders); model.CodeOf(err) != model.Conflict {
		t.Errorf("finished with a paper left: %v", err)
	}
	reads(t, o, b, 0, 0, 0)
	_, both := sumsOfGroup(t, o)
	sure(o.FinishBallots(bg, 2026, leaders))
	if tally, now := sumsOfGroup(t, o); tally.State != model.BallotsDone || !now.Same(both) || len(o.ReadPapers(2026, leaders)) != 0 {
		t.Errorf("finished %+v %v", tally, now)
	}
	sure(o.StepBack(bg))
	if tally, now := sumsOfGroup(t, o); tally.State != model.BallotsCounting || !now.Same(both) {
		t.Errorf("finishing taken back: %+v %v", tally, now)
	}
	sure(o.StepForward(bg))
	sure(o.ReopenBallots(bg, 2026, leaders))
	sure(o.SetPapers(bg, 2026, leaders, 9, 3))
	reads(t, o, b, 3, 3, 3)
	_, three := sumsOfGroup(t, o)
	sure(o.ClearBallots(bg, 2026, leaders))
	if tally, now := sumsOfGroup(t, o); tally.State != model.BallotsOpen || !now.Same(ballot.Sums{}) || tally.Returned != 3 {
		t.Errorf("cleared %+v %v", tally, now)
	}
	sure(o.StepBack(bg))
	if tally, now := sumsOfGroup(t, o); tally.State != model.BallotsCounting || !now.Same(three) || tally.Valid != 3 {
		t.Errorf("clearing taken back: %+v %v", tally, now)
	}
	checkBallotsSound(t, o)
}

func TestWholeCountsAreCheckedAndKept(t *testing.T) {
	o, b := voting(t)
	counts := BallotCounts{Issued: 9, Returned: 9, Void: 1, Votes: map[int64]model.BallotVotes{}}
	for _, s := range b.Voted(1) {
		counts.Votes[s.ID] = model.BallotVotes{5, 2, 1, 0, 0, 0}
	}
	last := b.Voted(1)[2].ID
	counts.Votes[last] = model.BallotVotes{5, 2, 0, 0, 0, 0}
	counts.Void = 10
	if _, err := o.SetCounts(bg, 2026, leaders, counts); err == nil || !strings.Contains(model.MessageOf(err), "作废 10 张，比收回的 9 张还多") {
		t.Errorf("more void than came back: %v", err)
	}
	counts.Void = 1
	if _, err := o.SetCounts(bg, 2026, leaders, counts); err == nil || !strings.Contains(model.MessageOf(err), "许攸宁各栏合计 7，与有效的 8 张差 1") {
		t.Errorf("counts that do not add up: %v", err)
	}
	counts.Votes[last] = model.BallotVotes{5, 2, 0, 0, 1, 0}
	sure(o.SetCounts(bg, 2026, leaders, counts))
	rows := sure(o.Ballots(bg, 2026)).Rows(model.SecretaryBallot, 0)
	if rows[0].Index != 9000 || rows[2].Valid != 7 || rows[2].Index != 9429 {
		t.Errorf("indexes %s and %s", rows[0].Index, rows[2].Index)
	}
	sure(o.StepBack(bg))
	if tally, _ := sumsOfGroup(t, o); tally.ID != 0 {
		t.Errorf("taken back: %+v", tally)
	}
}

func TestCountedBallotsHoldTheSetUp(t *testing.T) {
	o, b := voting(t)
	sure(o.SetPapers(bg, 2026, leaders, 9, 9))
	reads(t, o, b, 0, 1, 2)
	for name, change := range map[string]func(*model.BallotSetup, *[]model.BallotSubject){
		"a subject away": func(_ *model.BallotSetup, s *[]model.BallotSubject) { *s = (*s)[1:] },
		"no debrief":     func(_ *model.BallotSetup, s *[]model.BallotSubject) { (*s)[0].How = model.NoDebrief },
		"other words":    func(s *model.BallotSetup, _ *[]model.BallotSubject) { s.Forms[0].Labels = ballot.WordSets()[1].Labels },
		"the group is gone": func(s *model.BallotSetup, _ *[]model.BallotSubject) {
			s.Forms[0].Groups = s.Forms[0].Groups[1:]
			s.Forms[0].Groups[0].Weight = 6000
		},
	} {
		now := sure(o.Ballots(bg, 2026))
		change(&now.Setup, &now.Subjects)
		if _, err := o.SetBallots(bg, 2026, now.Setup, now.Subjects); model.CodeOf(err) != model.Conflict {
			t.Errorf("%s: %v", name, err)
		}
	}
	now := sure(o.Ballots(bg, 2026))
	now.Setup.Forms[0].Groups[0].Name, now.Setup.Sessions[0].Date, now.Subjects[0].Person = "领导", "2026-12-10", "程见川"
	sure(o.SetBallots(bg, 2026, now.Setup, now.Subjects))
	if tally, _ := sumsOfGroup(t, o); tally.Valid != 1 {
		t.Errorf("after a change of names: %+v", tally)
	}
}

func TestAFinalisedYearKeepsItsBallots(t *testing.T) {
	o, b := voting(t)
	sure(o.SetPapers(bg, 2026, leaders, 9, 9))
	_, err := o.write(bg, "assess", "核定", func(tx *store.Tx) error {
		y, err := tx.AssessmentYear(2026)
		if err != nil {
			return err
		}
		y.Finalised = true
		return tx.PutAssessmentYear(y)
	})
	if err != nil {
		t.Fatal(err)
	}
	for name, do := range map[string]func() (int64, error){
		"a paper":  func() (int64, error) { return o.CountPaper(bg, 2026, leaders, nil) },
		"papers":   func() (int64, error) { return o.SetPapers(bg, 2026, leaders, 9, 8) },
		"set-up":   func() (int64, error) { return o.SetBallots(bg, 2026, b.Setup, b.Subjects) },
		"clearing": func() (int64, error) { return o.ClearBallots(bg, 2026, leaders) },
	} {
		if _, err := do(); model.CodeOf(err) != model.Closed {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func checkBallotsSound(t *testing.T, o *Office) {
	t.Helper()
	if report, err := store.Verify(bg, o.Path()); err != nil || !report.Sound() {
		t.Errorf("found in the file: %v %v", report.Problems, err)
	}
}

// Undoing a set-up keeps the ballots that were counted, as changing it does.
func TestUndoingASetUpKeepsCountedBallots(t *testing.T) {
	for name, change := range map[string]func(*ballot.Book){
		"three words": func(b *ballot.Book) { b.Setup.Forms[0].Labels = b.Setup.Forms[0].Labels[:3] },
		"renamed":     func(b *ballot.Book) { b.Setup.Forms[0].Labels[0].Name = "优秀" },
		"no debrief":  func(b *ballot.Book) { b.Subjects[0].How = model.NoDebrief },
		"two meetings": func(b *ballot.Book) {
			b.Setup.Sessions = append(b.Setup.Sessions, model.BallotSession{Number: 2})
			b.Subjects[2].Session = 2
		},
	} {
		o, b := voting(t)
		change(b)
		set := sure(o.SetBallots(bg, 2026, b.Setup, b.Subjects))
		b = sure(o.Ballots(bg, 2026))
		sure(o.SetPapers(bg, 2026, leaders, 9, 9))
		reads(t, o, b, make([]ballot.Mark, len(b.Voted(1)))...)
		if _, err := o.UndoPreview(bg, set); model.CodeOf(err) != model.Conflict {
			t.Errorf("%s: would be taken back: %v", name, err)
		}
		if _, err := o.Undo(bg, set); model.CodeOf(err) != model.Conflict {
			t.Errorf("%s: taken back: %v", name, err)
		}
		if rows := sure(o.Ballots(bg, 2026)).Rows(model.SecretaryBallot, 1); rows[1].Index != 10000 {
			t.Errorf("%s: the result is %+v", name, rows[1])
		}
		sure(o.ClearBallots(bg, 2026, leaders))
		if _, err := o.Undo(bg, set); err != nil {
			t.Errorf("%s: with nothing counted: %v", name, err)
		}
	}
}

func TestNumbersOfAGroupChangeWithItsCounts(t *testing.T) {
	o, b := voting(t)
	sure(o.SetPapers(bg, 2026, leaders, 9, 1))
	reads(t, o, b, 0, 1, 2)
	tally, one := sumsOfGroup(t, o)
	counts := BallotCounts{Issued: 9, Returned: 1, Votes: tally.Votes}
	if _, err := o.SetCounts(bg, 2026, leaders, counts); model.CodeOf(err) != model.Conflict {
		t.Errorf("counts over papers that are being read: %v", err)
	}
	sure(o.FinishBallots(bg, 2026, leaders))
	if _, err := o.SetPapers(bg, 2026, leaders, 9, 2); model.CodeOf(err) != model.Conflict {
		t.Errorf("a group that is done has papers left: %v", err)
	}
	if tally, now := sumsOfGroup(t, o); !now.Same(one) || ballot.Left(&tally) != 0 {
		t.Errorf("became %+v", tally)
	}
	sure(o.SetCounts(bg, 2026, leaders, counts))
	counts.Votes[b.Subjects[0].ID+99] = model.BallotVotes{1, 0, 0, 0, 0, 0}
	if _, err := o.SetCounts(bg, 2026, leaders, counts); err == nil {
		t.Error("votes on somebody who is not voted on were kept")
	}
}

func TestCountsOfAGroupAreTakenBackWhileTheyAreInMemory(t *testing.T) {
	o, b := voting(t)
	counts := func(best int) BallotCounts {
		c := BallotCounts{Issued: 9, Returned: 9, Votes: map[int64]model.BallotVotes{}}
		for _, s := range b.Voted(1) {
			c.Votes[s.ID] = model.BallotVotes{best, 9 - best, 0, 0, 0, 0}
		}
		return c
	}
	first := sure(o.SetCounts(bg, 2026, leaders, counts(7)))
	_, seven := sumsOfGroup(t, o)
	second := sure(o.SetCounts(bg, 2026, leaders, counts(8)))
	_, eight := sumsOfGroup(t, o)
	sure(o.StepBack(bg))
	if _, now := sumsOfGroup(t, o); !now.Same(seven) {
		t.Errorf("taken back: %v", now)
	}
	sure(o.StepForward(bg))
	if _, now := sumsOfGroup(t, o); !now.Same(eight) {
		t.Errorf("done again: %v", now)
	}
	o.papers = readPapers{} // as after a restart
	if _, err := o.Undo(bg, second); model.CodeOf(err) != model.Conflict || !strings.Contains(model.MessageOf(err), "不在内存里") {
		t.Errorf("set %d taken back to %d: %v", second, first, err)
	}
	if step, err := o.StepBack(bg); step.Report.ChangeSet != 0 || !strings.Contains(step.Skipped, "不在内存里") || err == nil && !step.Ask {
		t.Errorf("Ctrl+Z past forgotten counts: %+v %v", step, err)
	}
	sure(o.ClearBallots(bg, 2026, leaders))
	b.Setup.Forms[0].Labels[0].Name = "优秀"
	sure(o.SetBallots(bg, 2026, b.Setup, b.Subjects))
	clearing := sure(o.History(bg, 2))[1].ID
	if _, err := o.Undo(bg, clearing); model.CodeOf(err) != model.Conflict {
		t.Errorf("the votes came back under other words: %v", err)
	}
	if tally, now := sumsOfGroup(t, o); len(now) != 0 || tally.State != model.BallotsOpen {
		t.Errorf("became %+v", tally)
	}
	checkBallotsSound(t, o)
}
