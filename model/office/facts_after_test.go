package office

import (
	"context"
	"reflect"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

func TestFactsAfterMarksAreThoseOfTheWholeYear(t *testing.T) {
	s := story{t, sampleCopy(t), context.Background()}
	s.did(s.o.Reopen(s.ctx, SampleYear, "公示期收到反映"))
	before := s.facts()
	first, last := before.Ranking.Rows[0], before.Ranking.Rows[len(before.Ranking.Rows)-1]
	shown := before.Sheet(last.OrgID).Marks
	change := s.raise(last.OrgID, model.Pt(3))
	after, at, err := s.o.FactsAfter(s.ctx, before, []int64{last.OrgID})
	if err != nil || at != change {
		t.Fatalf("the latest change is %d, want %d: %v", at, change, err)
	}
	if whole := s.facts(); !reflect.DeepEqual(after, whole) {
		t.Errorf("ranked anew %+v\nread whole %+v", after.Ranking, whole.Ranking)
	}
	if !reflect.DeepEqual(before.Sheet(last.OrgID).Marks, shown) || before.Result(last.OrgID, model.FinalMark).Total != last.Total {
		t.Error("what was there before changed")
	}
	if after.Sheet(first.OrgID) != before.Sheet(first.OrgID) {
		t.Error("a branch that nobody marked was read again")
	}
}
