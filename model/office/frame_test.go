package office

import (
	"slices"
	"testing"
)

func TestYearsToWorkIn(t *testing.T) {
	for _, c := range []struct {
		now, working int
		assessed     []int
		want         []int
	}{
		{2026, 2026, nil, []int{2027, 2026, 2025, 2024, 2023}},
		{2026, 0, []int{2019, 2025}, []int{2027, 2026, 2025, 2024, 2023, 2019}},
		{2026, 2020, []int{2026}, []int{2027, 2026, 2025, 2024, 2023, 2020}},
	} {
		if got := yearsToWorkIn(c.now, c.working, c.assessed); !slices.Equal(got, c.want) {
			t.Errorf("%d, working in %d: %v, want %v", c.now, c.working, got, c.want)
		}
	}
}
