package reports

import (
	"testing"

	"github.com/shuangbai/shuangbai/reports/document"
	"github.com/shuangbai/shuangbai/reports/typeset"
)

// The window shows the charts of the paper, in a pane of 332 pixels: nothing may leave it.
func TestThePortraitFitsAPane(t *testing.T) {
	f := sampleFacts()
	charts := Portrait(f, f.Year.Sheets[0].OrgID)
	if len(charts) == 0 {
		t.Fatal("no charts")
	}
	if _, ok := charts[0].(document.Radar); !ok {
		t.Errorf("the first is %T", charts[0])
	}
	const width = 87.8
	page := typeset.ChartPage(charts, width, typeset.Embedded())
	if page.Height < 60 || len(page.Shapes) == 0 {
		t.Errorf("a page of %.1f mm with %d shapes", page.Height, len(page.Shapes))
	}
	for _, text := range page.Texts {
		end := 0.0
		for _, r := range text.Runs {
			end = r.X
			for _, c := range r.Text {
				adv, _ := r.Face.Advance(c)
				end += adv*r.Size*typeset.MM + r.Spacing
			}
		}
		if text.Runs[0].X < 0 || end > width {
			t.Errorf("%q stands from %.1f to %.1f mm", text, text.Runs[0].X, end)
		}
	}
	if charts := Portrait(f, 987654); charts != nil {
		t.Errorf("charts of nobody: %v", charts)
	}
}
