package scoring

import (
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"pgregory.net/rapid"
)

func TestAShareOfAYearIsCumulative(t *testing.T) {
	item := &model.Item{ID: "J2", Code: "J2", Name: "集中学习32学时", Max: model.Pt(15), Method: model.Method{Kind: model.Ratio, Due: 32}}
	for _, c := range []struct {
		done, quarter int
		want          model.Points
		why           string
	}{
		{8, 1, 1500, "全年应完成 32 学时，到第 1 季度末累计应完成 8；15 × 8 ÷ 8 = 15"},
		{12, 2, 1125, "全年应完成 32 学时，到第 2 季度末累计应完成 16；15 × 12 ÷ 16 = 11.25"},
		{16, 2, 1500, "全年应完成 32 学时，到第 2 季度末累计应完成 16；15 × 16 ÷ 16 = 15"},
		{16, 4, 750, "全年应完成 32 学时，到第 4 季度末累计应完成 32；15 × 16 ÷ 32 = 7.5"},
		{16, 0, 750, "全年应完成 32 学时；15 × 16 ÷ 32 = 7.5"},
	} {
		got, err := Evaluate(item, Evidence{Done: c.done, Quarter: c.quarter, Unit: "学时"})
		if err != nil || got.Points != c.want || got.Why != c.why {
			t.Errorf("%d hours by quarter %d: %s %q %v", c.done, c.quarter, got.Points, got.Why, err)
		}
	}
	if _, err := Evaluate(item, Evidence{Done: 1, Quarter: 5}); err == nil {
		t.Error("a fifth quarter is taken")
	}
}

// Who keeps up with the year has full points in every quarter, and never more is due later than the whole year's.
func TestKeepingUpIsFullInEveryQuarter(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		item := &model.Item{ID: "T", Max: model.Points(rapid.IntRange(1, 2000).Draw(t, "max")), Method: model.Method{Kind: model.Ratio, Due: rapid.IntRange(1, 400).Draw(t, "due")}}
		last := 0
		for q := 1; q <= 4; q++ {
			due := dueBy(item.Method.Due, q)
			if due < last || due > item.Method.Due {
				t.Fatalf("quarter %d asks %d after %d", q, due, last)
			}
			last = due
			got, err := Evaluate(item, Evidence{Done: due, Quarter: q})
			if err != nil || got.Points != item.Max {
				t.Fatalf("quarter %d: %s %v", q, got.Points, err)
			}
		}
		if last != item.Method.Due {
			t.Fatalf("the year asks %d, its last quarter %d", item.Method.Due, last)
		}
	})
}
