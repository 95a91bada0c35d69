package scoring

import (
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

func TestALineShowsWhatAPartCountsForAndNoTotalBeforeAllIsMarked(t *testing.T) {
	s := small(model.Weighted)
	full := Score(s, marked(4000, 4000, 5000, 4000), model.FinalMark).Tree
	equal(t, "the contribution", LineOf(full, full.Find("party.weight")), Line{Value: "40.00", Explains: true})
	equal(t, "the part", LineOf(full, full.Find("party")), Line{Value: "80.00", Max: "/ 100"})
	sheet := marked(4000, 4000, 5000, 4000)
	delete(sheet.Marks, key("P1"))
	part := Score(s, sheet, model.FinalMark).Tree
	equal(t, "a total with a mark missing", LineOf(nil, part), Line{Value: "—", Max: "/ 100", Explains: true})
	equal(t, "a part with a mark missing", LineOf(part, part.Find("party")), Line{Value: "—", Max: "/ 100", Explains: true})
	equal(t, "what it counts for", LineOf(part, part.Find("party.weight")), Line{Value: "—"})
	equal(t, "the sentence", part.Why, "还缺 P1，没有总分")
	equal(t, "a checked mark, read before the deciding", full.Find("P1").Why, "复核 40.00 分")

	// What people wrote does not decide what is shown: a bonus without points yet says no more than that.
	sheet = marked(4000, 4000, 5000, 4000)
	sheet.Adjustments = []model.Adjustment{{Title: "公益项目", Basis: "最多计 2 分，重复的不计"}}
	waiting := Score(s, sheet, model.FinalMark).Tree.Find("bonus.1")
	equal(t, "a bonus that waits", LineOf(nil, waiting).Explains, false)
}
