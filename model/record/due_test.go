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
