package office

import (
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

// One changed mark has its branch computed anew, and no other: their results are the very ones of before.
func TestOneChangedMarkComputesItsBranchOnly(t *testing.T) {
	r := sent(t)
	before, err := r.o.Facts(r.ctx, SampleYear)
	r.must(err)
	org := before.Sheets[3].OrgID
	_, err = r.o.SetMarks(r.ctx, SampleYear, []MarkChange{{OrgID: org, Key: model.MarkKey{Item: "A4", Stage: model.CheckedMark}, Mark: &model.Mark{Points: model.Pt(2), Reason: "一处"}}}, "测试")
	r.must(err)
	after, _, err := r.o.FactsAfter(r.ctx, before, []int64{org})
	r.must(err)
	for _, s := range before.Sheets {
		for _, stage := range model.Stages() {
			if same := before.Result(s.OrgID, stage) == after.Result(s.OrgID, stage); same != (s.OrgID != org) && stage != model.FinalMark {
				t.Errorf("%s %s: computed anew is %v", s.Branch, stage.Label(), !same)
			}
		}
	}
	whole, err := r.o.Facts(r.ctx, SampleYear)
	r.must(err)
	if got, want := after.Result(org, model.CheckedMark).Tree.Score, whole.Result(org, model.CheckedMark).Tree.Score; got != want {
		t.Errorf("%s, all computed %s", got, want)
	}
}
