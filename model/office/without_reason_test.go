package office

import (
	"context"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

// A year whose marks want a reason is not finalised before it is written, or the mark is one that its method gives.
func TestAYearIsNotFinalisedWithoutTheReasonsItNeeds(t *testing.T) {
	s := story{t, sampleCopy(t), context.Background()}
	s.did(s.o.Reopen(s.ctx, SampleYear, "测试"))
	org, branch := s.facts().Sheets[0].OrgID, s.facts().Sheets[0].Branch
	set := func(item string, points model.Points, reason string) {
		t.Helper()
		s.did(s.o.SetMarks(s.ctx, SampleYear, []MarkChange{{OrgID: org, Key: model.MarkKey{Item: item, Stage: model.FinalMark},
			Mark: &model.Mark{Points: points, Reason: reason}}}, "测试"))
	}
	refused := func(words ...string) {
		t.Helper()
		_, err := s.o.Finalise(s.ctx, SampleYear, s.o.Today())
		if model.CodeOf(err) != model.Conflict {
			t.Fatalf("finalised: %v", err)
		}
		for _, w := range words {
			if said := strings.Join(ObstacleLabels(Obstacles(s.facts())), "；"); !strings.Contains(said, w) || !strings.Contains(model.MessageOf(err), w) {
				t.Errorf("%q is missing in %q and %q", w, said, model.MessageOf(err))
			}
		}
	}
	set("A1", 450, "")
	set("A4", 300, " ")
	refused("还有 2 个分与计分方法或复核不符，要写理由或改分", branch+" A1 ", "打 4.5 分", branch+" A4 ", "打 3 分，按方法可得 4、2、0 分")
	set("A1", 450, "党委会议按实际情况评定")
	refused("还有 1 个分", "A4")
	if h, err := s.o.Home(s.ctx); err != nil || h.NoReason != 1 || h.Finalisable {
		t.Errorf("the first screen tells of %d, finalisable %t: %v", h.NoReason, h.Finalisable, err)
	}
	set("A4", 200, "") // its method gives it, but the checked mark was 4
	refused("还有 1 个分", "A4", "打 2 分，复核是 4 分")
	set("A4", 400, "")
	for _, said := range ObstacleLabels(Obstacles(s.facts())) {
		if strings.Contains(said, "理由") {
			t.Errorf("still asked: %s", said)
		}
	}
	if h, err := s.o.Home(s.ctx); err != nil || h.NoReason != 0 || h.Finalisable != (len(Obstacles(s.facts())) == 0) {
		t.Errorf("the first screen tells of %d, finalisable %t: %v", h.NoReason, h.Finalisable, err)
	}
}

// A reason belongs to its mark: the old one does not vouch for another mark that only a reason lets stand, but goes on explaining
// one that needs none.
func TestAnOldReasonDoesNotVouchForANewMark(t *testing.T) {
	s := story{t, sampleCopy(t), context.Background()}
	s.did(s.o.Reopen(s.ctx, SampleYear, "测试"))
	org := s.facts().Sheets[0].OrgID
	reason := func(stage model.Stage) string {
		m, _ := s.facts().Sheet(org).Mark("A1", stage)
		return m.Reason
	}
	for _, c := range []struct {
		name    string
		stage   model.Stage
		points  model.Points
		written string
		want    string
	}{
		{"with its reason", model.CheckedMark, 0, "核查发现问题1项", "核查发现问题1项"},
		{"another that the method gives", model.CheckedMark, 300, "", "核查发现问题1项"},
		{"one that it cannot give", model.CheckedMark, 325, "", ""},
		{"its own reason", model.CheckedMark, 325, "会议决定", "会议决定"},
		{"written again", model.CheckedMark, 300, "核查发现问题1项", "核查发现问题1项"},
		{"the committee's", model.FinalMark, 0, "党委改定", "党委改定"},
		{"the committee's other", model.FinalMark, 500, "", ""},
	} {
		s.did(s.o.SetMarks(s.ctx, SampleYear, []MarkChange{{OrgID: org, Key: model.MarkKey{Item: "A1", Stage: c.stage},
			Mark: &model.Mark{Points: c.points, Reason: c.written}}}, "测试"))
		if got := reason(c.stage); got != c.want {
			t.Errorf("%s: the reason is %q, want %q", c.name, got, c.want)
		}
	}
}
