package office

import (
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

// What a mark rests on stays when the mark is typed anew, and goes only with a mark that is written whole.
func TestEvidenceOfAMarkIsKept(t *testing.T) {
	scheme, err := DefaultScheme("education")
	if err != nil {
		t.Fatal(err)
	}
	key := model.MarkKey{Item: scheme.Parts[0].Categories[0].Items[0].ID, Stage: model.SelfMark}
	now := map[model.MarkKey]model.Mark{key: {Points: model.Pt(3), Evidence: "章程第四条"}}
	after := func(c MarkChange) string {
		return MarksAfter(scheme, func(int64) map[model.MarkKey]model.Mark { return now }, []MarkChange{c})[0].Mark.Evidence
	}
	if e := after(MarkChange{OrgID: 1, Key: key, Mark: &model.Mark{Points: model.Pt(5)}}); e != "章程第四条" {
		t.Errorf("typed anew: %q", e)
	}
	if e := after(MarkChange{OrgID: 1, Key: key, Mark: &model.Mark{Points: model.Pt(5)}, Whole: true}); e != "" {
		t.Errorf("written whole: %q", e)
	}
}
