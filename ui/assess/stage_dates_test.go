package assess

import (
	"testing"

	"github.com/shuangbai/shuangbai/model/office"
)

func TestDatesOfTheStepsAreChangedInTheirTab(t *testing.T) {
	r := open(t, sample(t, false))
	r.open(stepsTab)
	r.tap("改日程")
	days := areas(r.win.Canvas().Overlays().Top())
	if len(days) != 7 || days[1].Text != "2026-11-25" {
		t.Fatalf("the dialog has %d days", len(days))
	}
	days[1].SetText("2026-12-31")
	r.tap("按这些日期办")
	if !r.says("早于自评的") {
		t.Error("days out of their order are taken")
	}
	days[1].SetText("2026-11-30")
	r.tap("按这些日期办")
	dates, err := r.office.StageDates(t.Context(), 2026)
	if err != nil || dates[office.StageSelf] != "2026-11-30" {
		t.Errorf("the dates are %v, %v", dates, err)
	}
}
