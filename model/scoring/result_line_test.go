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
}
