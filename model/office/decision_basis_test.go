package office

import (
	"context"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/store"
)

// older makes the story's file one in which a decision for the first branch does not say what it was made on, as a file
// of schema 3 has it, and returns the branch.
func (s *story) older() model.RankRow {
	s.Helper()
	s.did(s.o.Reopen(s.ctx, SampleYear, "测试"))
	first := s.facts().Ranking.Rows[0]
	s.did(s.o.write(s.ctx, "assess", "旧版本的决定", func(tx *store.Tx) error {
		return tx.PutDecision(SampleYear, model.Decision{OrgID: first.OrgID, Grade: "合格", Reason: "旧"})
	}))
	if r := s.row(first.OrgID); !r.Decided || r.Grade != "合格" {
		s.Fatal("it does not hold")
	}
	return first
}

func (s *story) reopenFile() {
	s.Helper()
	path := s.o.Path()
	if err := s.o.Close(); err != nil {
		s.Fatal(err)
	}
	s.o = openAt(s.T, path)
}

func TestADecisionOfAnOlderFileLapsesToo(t *testing.T) {
	s := &story{t, sampleCopy(t), context.Background()}
	first := s.older()
	last, _, _ := s.o.LastUndoable(s.ctx)
	s.reopenFile()
	if next, _, err := s.o.LastUndoable(s.ctx); err != nil || next.ID != last.ID {
		t.Errorf("after opening Ctrl+Z would take back %q: %v", next.Why, err)
	}
	sets, err := s.o.History(s.ctx, 1)
	if err != nil || sets[0].Kind != store.KindBasis || sets[0].Rows != 1 || sets[0].Why != "为以前作出的 1 个等次决定记下依据的分数" {
		t.Errorf("the history says %+v: %v", sets[0], err)
	}
	if _, err := s.o.Undo(s.ctx, sets[0].ID); model.CodeOf(err) != model.Conflict {
		t.Errorf("what it was made on is taken back: %v", err)
	}
	s.reopenFile()
	if again, err := s.o.History(s.ctx, 1); err != nil || again[0].ID != sets[0].ID {
		t.Errorf("the next opening changes it again: %v", err)
	}
	if r := s.row(first.OrgID); !r.Decided || r.Lapsed != nil {
		t.Errorf("opening lets it lapse: %+v", r.Lapsed)
	}

	// Whatever changes the marks: here an undo, which writes them itself.
	deduct := s.did(s.o.SaveAdjustment(s.ctx, SampleYear, model.Adjustment{OrgID: first.OrgID, Deduction: true, Title: "迟报", Checked: points(10)}))
	if r := s.row(first.OrgID); r.Lapsed == nil {
		t.Error("it holds for marks that it was not made on")
	}
	s.undo(deduct)
	if r := s.row(first.OrgID); r.Lapsed != nil {
		t.Error("it does not hold for the marks that it was made on")
	}
	checkVerified(t, s.o)
}

func TestADecisionBroughtBackByAnUndoLapsesToo(t *testing.T) {
	s := &story{t, sampleCopy(t), context.Background()}
	first := s.older()
	gone := s.did(s.o.Undecide(s.ctx, SampleYear, []int64{first.OrgID}))
	s.undo(gone)
	if f := s.facts(); !s.basis(first.OrgID).Known() || !f.Standings[first.OrgID].Known() {
		t.Error("it does not say what it was made on")
	}
	if next, ok, err := s.o.LastUndone(s.ctx); err != nil || !ok || next.ID != gone {
		t.Errorf("Ctrl+Y does not find what was undone: %+v %v", next, err)
	}
	checkVerified(t, s.o)
}

// basis is what the decision for a branch was made on.
func (s *story) basis(org int64) (basis model.Standing) {
	s.Helper()
	err := s.o.db.Read(s.ctx, func(r *store.Reader) error {
		all, err := r.Decisions(SampleYear)
		for _, d := range all {
			if d.OrgID == org {
				basis = d.Basis
			}
		}
		return err
	})
	if err != nil {
		s.Fatal(err)
	}
	return basis
}

func checkVerified(t *testing.T, o *Office) {
	t.Helper()
	report, err := Verify(context.Background(), o.Path())
	if err != nil || !report.Sound() {
		t.Errorf("verify: %v %v", report.Problems, err)
	}
}
