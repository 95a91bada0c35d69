package record

import (
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

// A day of another year bears its year, however near it is.
func TestADueDayOfAnotherYearBearsItsYear(t *testing.T) {
	for _, c := range []struct {
		date model.Date
		days int
		want string
	}{{"2026-11-30", 7, "届满 11-30"}, {"2027-01-02", 40, "届满 2027-01-02"}, {"2025-12-31", -327, "届满 2025-12-31"}, {"2026-12", 38, "届满 2026-12"}} {
		if got := (Due{Label: "届满", Date: c.date, Days: c.days}).Said(); got != c.want {
			t.Errorf("%s: %s, want %s", c.date, got, c.want)
		}
	}
}

// A deadline before a day says nothing once the day has passed: topics are not late for a meeting that was held.
func TestADeadlineLapsesAfterItsDay(t *testing.T) {
	r := Register{Fields: []Item{{Name: "topics_by", Label: "议题报送截止", Shape: Date, Remind: 7, Lapses: "date"}, {Name: "date", Shape: Date}}}
	e := &Entry{Values: map[string]string{"topics_by": "2026-03-06", "date": "2026-03-18"}}
	for day, due := range map[model.Date]bool{"2026-03-01": true, "2026-03-10": true, "2026-03-18": true, "2026-03-19": false, "2026-11-26": false} {
		if _, ok := r.Due(e, day); ok != due {
			t.Errorf("on %s due %v", day, ok)
		}
	}
	delete(e.Values, "date")
	if _, ok := r.Due(e, "2026-11-26"); !ok {
		t.Error("without the day it is not due any more")
	}
}
