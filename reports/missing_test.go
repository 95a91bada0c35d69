package reports

import (
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/reports/document"
)

// Who has handed in everything is not reminded; who lacks an item is, with how many.
func TestTheListOfThoseToRemind(t *testing.T) {
	dump := func(f *model.YearFacts) string { return document.Dump(missingSelf(&paper.Facts{Year: f}, Options{})) }
	whole := scored(func(*model.MarkSheet) {})
	if text := dump(whole); !strings.Contains(text, "已全部交齐") || !strings.Contains(text, "已交1，未交齐0") {
		t.Errorf("all handed in:\n%s", text)
	}
	lacking := scored(func(m *model.MarkSheet) { delete(m.Marks, model.MarkKey{Item: "A1", Stage: model.SelfMark}) })
	if text := dump(lacking); !strings.Contains(text, "缺1项") || !strings.Contains(text, lacking.Sheets[0].Branch) || !strings.Contains(text, "已交0，未交齐1") {
		t.Errorf("one item is missing:\n%s", text)
	}
}
