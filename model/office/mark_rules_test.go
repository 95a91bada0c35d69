package office

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
)

// put writes one mark of the item A1.
func (s story) put(org int64, stage model.Stage, m *model.Mark) int64 {
	s.Helper()
	return s.did(s.o.SetMarks(s.ctx, SampleYear, []MarkChange{{OrgID: org, Key: model.MarkKey{Item: "A1", Stage: stage}, Mark: m}}, "测试"))
}

// a1 are the checked and the final mark of A1: "4.00 4.00", "—" where there is none.
func (s story) a1(org int64) string {
	s.Helper()
	var all []string
	for _, stage := range []model.Stage{model.CheckedMark, model.FinalMark} {
		text := "—"
		if m, ok := s.facts().Sheet(org).Mark("A1", stage); ok {
			text = m.Points.String()
		}
		all = append(all, text)
	}
	return strings.Join(all, " ")
}

func (s story) wantA1(org int64, want string) {
	s.Helper()
	if got := s.a1(org); got != want {
		s.Errorf("checked and final are %s, want %s", got, want)
	}
}

func TestUndoLeavesNoStaleFinalMark(t *testing.T) {
	begin := func(t *testing.T) (story, int64) {
		s := story{t, sampleCopy(t), context.Background()}
		s.did(s.o.Reopen(s.ctx, SampleYear, "测试"))
		org := s.facts().Sheets[0].OrgID
		s.put(org, model.CheckedMark, &model.Mark{Points: 300})
		return s, org
	}
	again := func(s story) {
		s.did(s.o.Finalise(s.ctx, SampleYear, s.o.Today()))
		s.did(s.o.Reopen(s.ctx, SampleYear, "漏记一项"))
	}
	t.Run("an edit from before the finalising", func(t *testing.T) {
		s, org := begin(t)
		set := s.put(org, model.CheckedMark, &model.Mark{Points: 400, Reason: "复查后改"})
		again(s)
		s.wantA1(org, "4.00 4.00")
		taken := s.undo(set)
		s.wantA1(org, "3.00 —")
		if notices := strings.Join(Notices(s.facts()), ""); strings.Contains(notices, "党委改定") {
			t.Errorf("notices %q", notices)
		}
		s.undo(taken)
		s.wantA1(org, "4.00 4.00")
	})
	t.Run("a first mark from before the finalising", func(t *testing.T) {
		s, org := begin(t)
		s.put(org, model.CheckedMark, nil)
		set := s.put(org, model.CheckedMark, &model.Mark{Points: 400, Reason: "复查后改"})
		again(s)
		s.undo(set)
		s.wantA1(org, "— —")
	})
	t.Run("an edit that was edited since", func(t *testing.T) {
		s, org := begin(t)
		again(s)
		set := s.put(org, model.CheckedMark, &model.Mark{Points: 400})
		s.put(org, model.CheckedMark, &model.Mark{Points: 500})
		for _, undo := range []func(context.Context, int64) (UndoReport, error){s.o.UndoPreview, s.o.Undo} {
			report, err := undo(s.ctx, set)
			if model.CodeOf(err) != model.Conflict || len(report.Kept) != 2 {
				t.Errorf("nothing can be taken back, said %v, kept %+v", err, report.Kept)
			}
		}
		s.wantA1(org, "5.00 —")
	})
	t.Run("a final mark taken away by hand", func(t *testing.T) {
		s, org := begin(t)
		again(s)
		set := s.put(org, model.FinalMark, nil)
		s.put(org, model.CheckedMark, &model.Mark{Points: 500})
		if _, err := s.o.Undo(s.ctx, set); model.CodeOf(err) != model.Conflict {
			t.Errorf("undo: %v", err)
		}
		s.wantA1(org, "5.00 —")
	})
	t.Run("a mark of the committee in the place of one that repeated", func(t *testing.T) {
		s, org := begin(t)
		again(s)
		set := s.put(org, model.FinalMark, &model.Mark{Points: 100})
		s.put(org, model.CheckedMark, &model.Mark{Points: 500})
		taken := s.undo(set)
		s.wantA1(org, "5.00 —")
		s.undo(taken)
		s.wantA1(org, "5.00 1.00")
	})
	t.Run("a mark of the committee comes back", func(t *testing.T) {
		s, org := begin(t)
		s.put(org, model.FinalMark, &model.Mark{Points: 100})
		set := s.put(org, model.FinalMark, nil)
		s.put(org, model.CheckedMark, &model.Mark{Points: 500})
		s.undo(set)
		s.wantA1(org, "5.00 1.00")
	})
}

func TestUndoLeavesNoStaleFinalPoints(t *testing.T) {
	s := story{t, sampleCopy(t), context.Background()}
	s.did(s.o.Reopen(s.ctx, SampleYear, "测试"))
	org := s.facts().Sheets[1].OrgID
	last := func() model.Adjustment {
		all := s.facts().Sheet(org).Adjustments
		return all[len(all)-1]
	}
	save := func(checked model.Points, final *model.Points) int64 {
		a := last()
		a.Checked, a.Final = points(checked), final
		return s.did(s.o.SaveAdjustment(s.ctx, SampleYear, a))
	}
	holds := func(checked model.Points, final *model.Points) {
		t.Helper()
		if a := last(); *a.Checked != checked || !model.SamePoints(a.Final, final) {
			t.Errorf("checked %v final %v, want %v %v", a.Checked, a.Final, checked, final)
		}
	}
	s.did(s.o.SaveAdjustment(s.ctx, SampleYear, model.Adjustment{OrgID: org, Deduction: true, Title: "迟报材料", Checked: points(100)}))

	first := save(200, nil)
	save(200, points(200))
	taken := s.undo(first)
	holds(100, nil)
	s.undo(taken)
	holds(200, points(200))

	second := save(300, points(200)) // drops the final points
	holds(300, nil)
	save(250, nil)
	if _, err := s.o.Undo(s.ctx, second); model.CodeOf(err) != model.Conflict {
		t.Errorf("undo: %v", err)
	}
	holds(250, nil)
}

func TestAReasonGoesWithTheMarkThatItSpeaksOf(t *testing.T) {
	s := story{t, sampleCopy(t), context.Background()}
	s.did(s.o.Reopen(s.ctx, SampleYear, "测试"))
	sheet := s.facts().Sheets[0]
	reason := func() string {
		m, _ := s.facts().Sheet(sheet.OrgID).Mark("A1", model.CheckedMark)
		return m.Reason
	}
	imported := func(text string) {
		path := filepath.Join(t.TempDir(), "复核.csv")
		text = "党组织名称,部分,考核项目,自评分,复核分,理由\n" + strings.ReplaceAll(text, "支部", sheet.Branch)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		draft, err := s.o.ReadImport(s.ctx, path, intake.Options{}, nil)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.o.Apply(s.ctx, draft, ApplyOptions{}); err != nil {
			t.Fatal(err)
		}
	}
	for name, change := range map[string]func(p string){
		"grid": func(p string) {
			points, _ := model.ParsePoints(p)
			s.put(sheet.OrgID, model.CheckedMark, &model.Mark{Points: points})
		},
		"import": func(p string) { imported("支部,党建工作,A1,," + p + ",\n") },
	} {
		t.Run(name, func(t *testing.T) {
			for _, c := range []struct{ to, want string }{{"5", ""}, {"0", "缺一次党课"}, {"2", ""}, {"4", ""}} { // full, still less, off the method, as the branch itself
				s.put(sheet.OrgID, model.SelfMark, &model.Mark{Points: 400})
				s.put(sheet.OrgID, model.CheckedMark, &model.Mark{Points: 300, Reason: "缺一次党课"})
				if change(c.to); reason() != c.want {
					t.Errorf("3.00 to %s keeps the reason %q, want %q", c.to, reason(), c.want)
				}
			}
		})
	}
	s.put(sheet.OrgID, model.CheckedMark, &model.Mark{Points: 300, Reason: "缺一次党课"})
	s.put(sheet.OrgID, model.CheckedMark, &model.Mark{Points: 300})
	if reason() != "" {
		t.Error("a reason cannot be taken away")
	}
}

// Choosing another year is told as that.
func TestTheHistoryNamesTheYearChosen(t *testing.T) {
	s := story{t, sampleCopy(t), context.Background()}
	s.did(s.o.WorkIn(s.ctx, SampleYear+1))
	if all, err := s.o.History(s.ctx, 1); err != nil || all[0].Why != "工作年度改为 2027 年" {
		t.Errorf("%v, %v", all, err)
	}
}

// A bonus of a level is worth at most what the scheme gives that level, and the history says which it was.
func TestABonusKeepsToItsLevel(t *testing.T) {
	s := story{t, sampleCopy(t), context.Background()}
	s.did(s.o.Reopen(s.ctx, SampleYear, "测试"))
	a := model.Adjustment{OrgID: s.facts().Sheets[1].OrgID, Title: "学雷锋项目", Level: "公益项目", Checked: points(900)}
	if _, err := s.o.SaveAdjustment(s.ctx, SampleYear, a); model.MessageOf(err) != "公益项目最多 2 分" {
		t.Errorf("9 points: %v", err)
	}
	a.Checked = points(200)
	s.did(s.o.SaveAdjustment(s.ctx, SampleYear, a))
	if all, err := s.o.History(s.ctx, 1); err != nil || all[0].Why != "登记加分：学雷锋项目" {
		t.Errorf("%v, %v", all, err)
	}
}
