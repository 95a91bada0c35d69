package scoring

import (
	"fmt"
	"slices"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

// BenchmarkScore computes and explains the sample committee's 24 branches at all three stages.
func BenchmarkScore(b *testing.B) {
	s := education(b)
	sheets := sampleSheets(b, s)
	b.ReportAllocs()
	for b.Loop() {
		scorer := NewScorer(s)
		for _, sheet := range sheets {
			scorer.All(sheet)
		}
	}
}

// Four times as many branches may take four times as many allocations, whether their totals all differ or all tie.
func TestRankingTakesInStepWithItsBranches(t *testing.T) {
	for name, total := range map[string]func(i int) model.Points{
		"all differ": func(i int) model.Points { return model.Points(9999 - i) },
		"all tie":    func(int) model.Points { return 9500 },
	} {
		s := small(model.Weighted)
		taken := func(n int) float64 {
			points := make([]model.Points, n)
			for i := range points {
				points[i] = total(i)
			}
			results := totals(s, points...)
			return testing.AllocsPerRun(3, func() { Rank(2026, s, results, nil) })
		}
		if few, many := taken(200), taken(800); many > 4.4*few {
			t.Errorf("%s: %.0f allocations for 200 branches, %.0f for 800", name, few, many)
		}
	}
}

// The rank within a hundred is one more than how many are better, or than how many better figures there are.
func TestRanksWithinAHundred(t *testing.T) {
	for _, rule := range []model.TieRank{model.TiesSkip, model.TiesNext} {
		s := small(model.SideBySide)
		s.Ranking.Ties = rule
		results := totals(s, make([]model.Points, 60)...)
		for i, b := range results {
			b.Parts = []model.Points{model.Points(9000 + i*37%11), model.Points(8000 + i*i%17)}
			b.Vetoed, b.NotGraded, b.Ready = i%9 == 0, i%10 == 1, i%12 != 5
		}
		for _, row := range Rank(2026, s, results, nil).Rows {
			for part, rank := range row.ByPart {
				var better []model.Points
				for _, b := range results {
					if b.Ready && !b.NotGraded && b.Parts[part] > row.Parts[part] {
						better = append(better, b.Parts[part])
					}
				}
				slices.Sort(better)
				if rule == model.TiesNext {
					better = slices.Compact(better)
				}
				want := len(better) + 1
				if !row.Ready || row.NotGraded {
					want = 0
				}
				equal(t, fmt.Sprintf("%s: branch %d, hundred %d", rule, row.OrgID, part), rank, want)
			}
		}
	}
}
