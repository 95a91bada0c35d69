package scoring

import (
	"fmt"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"pgregory.net/rapid"
)

var modes = []model.CombineMode{model.GateMode, model.Weighted, model.Multiplier, model.BothNeeded, model.SideBySide, model.Sum}

// drawScheme makes a valid scheme of two hundreds with random categories, items, weights, gate and caps.
func drawScheme(t *rapid.T) *model.Scheme {
	s := small(rapid.SampledFrom(modes).Draw(t, "mode"))
	for p := range s.Parts {
		part := &s.Parts[p]
		part.Categories = nil
		part.Max = 0
		for c := range rapid.IntRange(1, 3).Draw(t, "categories") {
			category := model.Category{ID: fmt.Sprintf("%s-%d", part.ID, c), Name: "类别"}
			for i := range rapid.IntRange(1, 4).Draw(t, "items") {
				item := model.Item{ID: fmt.Sprintf("%s-%d-%d", part.ID, c, i), Name: "项目", Max: model.Points(rapid.IntRange(1, 1500).Draw(t, "max")),
					Method: model.Method{Kind: model.Judged}}
				if rapid.IntRange(0, 3).Draw(t, "below nought") == 0 {
					item.Method = model.Method{Kind: model.Deduct, Unit: 100, Floor: -model.Points(rapid.IntRange(1, 600).Draw(t, "floor"))}
				}
				category.Items = append(category.Items, item)
				category.Max += item.Max
			}
			part.Categories = append(part.Categories, category)
			part.Max += category.Max
		}
	}
	// Both hundreds have the same maximum: the last item of the smaller one makes it up.
	high := max(s.Parts[0].Max, s.Parts[1].Max)
	for p := range s.Parts {
		part := &s.Parts[p]
		last := &part.Categories[len(part.Categories)-1]
		more := high - part.Max
		last.Items[len(last.Items)-1].Max += more
		last.Max += more
		part.Max = high
	}
	if s.Combine.Mode == model.Weighted {
		w := rapid.Int64Range(0, 10000).Draw(t, "weight")
		s.Combine.Weights = map[string]int64{model.PartyPart: w, model.BusinessPart: 10000 - w}
	}
	if s.Combine.Mode == model.GateMode || rapid.Bool().Draw(t, "gated") {
		s.Combine.Gate, s.Combine.GateParts, s.Combine.GateGrade = high.MulDiv(6, 10)+1, []string{model.PartyPart}, "基本合格"
		s.Combine.Gate = min(s.Combine.Gate, high)
	}
	s.Combine.GradeCap = model.Points(rapid.SampledFrom([]int64{0, 5000, 10000}).Draw(t, "grade cap"))
	if problems := Validate(s); len(problems) > 0 {
		t.Fatalf("the generated scheme is not valid: %v", problems)
	}
	return s
}

// drawSheet marks every item, some as not applicable, with some bonus and deduction entries.
func drawSheet(t *rapid.T, s *model.Scheme) *model.MarkSheet {
	m := &model.MarkSheet{OrgID: 1, Branch: "甲支部", Marks: map[model.MarkKey]model.Mark{}}
	for _, item := range items(s) {
		mark := model.Mark{Points: model.Points(rapid.Int64Range(int64(item.Method.Floor), int64(item.Max)).Draw(t, item.ID))}
		if rapid.IntRange(0, 4).Draw(t, "away") == 0 {
			mark = model.Mark{NotApplicable: true}
		}
		m.Marks[key(item.ID)] = mark
	}
	for range rapid.IntRange(0, 4).Draw(t, "entries") {
		m.Adjustments = append(m.Adjustments, adjustment(rapid.Bool().Draw(t, "deduction"),
			rapid.SampledFrom([]string{"", "甲", "乙"}).Draw(t, "matter"), model.Points(rapid.IntRange(0, 800).Draw(t, "entry"))))
	}
	return m
}

func key(item string) model.MarkKey { return model.MarkKey{Item: item, Stage: model.CheckedMark} }

func with(m *model.MarkSheet, item string, mark model.Mark) *model.MarkSheet {
	c := *m
	c.Marks = map[model.MarkKey]model.Mark{}
	for k, v := range m.Marks {
		c.Marks[k] = v
	}
	c.Marks[key(item)] = mark
	return &c
}

// A total never exceeds what its hundreds allow plus the cap of the bonus, and counts for grading up to its own cap.
func TestTotalNeverExceedsItsCap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawScheme(t)
		got := Score(s, drawSheet(t, s), model.CheckedMark)
		if got.Total > got.Tree.Max+s.Bonus.Cap || got.Bonus > s.Bonus.Cap || got.Deduction > s.Deduction.Cap {
			t.Fatalf("total %s of %s, bonus %s, deduction %s", got.Total, got.Tree.Max, got.Bonus, got.Deduction)
		}
		for i, p := range got.Parts {
			if p > s.Parts[i].Max {
				t.Fatalf("part %s of %s", p, s.Parts[i].Max)
			}
		}
		if limit := s.Combine.GradeCap; limit > 0 && got.Graded > limit {
			t.Fatalf("graded %s above %s", got.Graded, limit)
		}
	})
}

// The summands of every node make its score, to the hundredth, and every number has a sentence; also while marks are
// missing.
func TestExplanationAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawScheme(t)
		m := drawSheet(t, s)
		for _, item := range items(s) {
			if rapid.IntRange(0, 9).Draw(t, "missing") == 0 {
				delete(m.Marks, key(item.ID))
			}
		}
		got := Score(s, m, model.CheckedMark)
		checkAddsUp(t, got.Tree)
		if got.Ready && got.Tree.Score != got.Total {
			t.Fatalf("the tree says %s, the result %s", got.Tree.Score, got.Total)
		}
		if !got.Ready && (got.Earned != "" || got.Total != 0) {
			t.Fatalf("not ready, but total %s and grade %q", got.Total, got.Earned)
		}
	})
}

// Raising one mark lowers neither the total nor the grade.
func TestRaisingAMarkNeverLowersTheTotal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawScheme(t)
		m := drawSheet(t, s)
		item := rapid.SampledFrom(items(s)).Draw(t, "raised")
		low := rapid.Int64Range(int64(item.Method.Floor), int64(item.Max)).Draw(t, "low")
		high := rapid.Int64Range(low, int64(item.Max)).Draw(t, "high")
		a := Score(s, with(m, item.ID, model.Mark{Points: model.Points(low)}), model.CheckedMark)
		b := Score(s, with(m, item.ID, model.Mark{Points: model.Points(high)}), model.CheckedMark)
		if b.Total < a.Total {
			t.Fatalf("%s from %d to %d took the total from %s to %s", item.ID, low, high, a.Total, b.Total)
		}
		if place(s, b.Earned) > place(s, a.Earned) {
			t.Fatalf("%s from %d to %d took the grade from %s to %s", item.ID, low, high, a.Earned, b.Earned)
		}
	})
}

// An item that does not apply never counts as zero: taking it out gives at least what a mark of 0 would (for sheets
// without negative marks), and takes nothing from a part whose other items are all full.
func TestNotApplicableNeverCountsAsZero(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawScheme(t)
		m := drawSheet(t, s)
		for k, mark := range m.Marks {
			m.Marks[k] = model.Mark{Points: max(mark.Points, 0), NotApplicable: mark.NotApplicable}
		}
		item := rapid.SampledFrom(items(s)).Draw(t, "away")
		out := Score(s, with(m, item.ID, model.Mark{NotApplicable: true}), model.CheckedMark)
		if !out.Ready {
			t.Skip("nothing applies any more")
		}
		nought := Score(s, with(m, item.ID, model.Mark{}), model.CheckedMark)
		if out.Total < nought.Total {
			t.Fatalf("%s away gives %s, at 0 it gives %s", item.ID, out.Total, nought.Total)
		}
		full := m
		part, _, _, _ := s.ItemByID(item.ID)
		for _, other := range items(s) {
			if p, _, _, _ := s.ItemByID(other.ID); p.ID == part.ID && !m.Marks[key(other.ID)].NotApplicable {
				full = with(full, other.ID, model.Mark{Points: other.Max})
			}
		}
		r := Score(s, with(full, item.ID, model.Mark{NotApplicable: true}), model.CheckedMark)
		if n := r.Tree.Find(part.ID); !n.NA && n.Score != part.Max {
			t.Fatalf("all other items full, and still %s of %s", n.Score, part.Max)
		}
	})
}

// Ranks follow totals; a quota is never exceeded unless people decided so; members of a tie are never told apart
// unless people decided on one of them; nobody gets a place that a better total was refused without a decision.
func TestRankingInvariants(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := small(model.Weighted)
		s.Quotas[0].Percent = rapid.Int64Range(0, 10000).Draw(t, "percent")
		s.Quotas[0].Rounding = rapid.SampledFrom([]model.Rounding{model.RoundDown, model.RoundHalf, model.RoundUp}).Draw(t, "rounding")
		var all []model.Points
		for range rapid.IntRange(0, 30).Draw(t, "branches") {
			all = append(all, model.Points(rapid.IntRange(85, 99).Draw(t, "total")*100))
		}
		results := totals(s, all...)
		decisions := map[int64]string{}
		for _, b := range results {
			switch rapid.IntRange(0, 19).Draw(t, "special") {
			case 0:
				b.Ready, b.Total, b.Earned, b.Missing = false, 0, "", []string{"P1"}
			case 1:
				b.Vetoed, b.Earned = true, "不合格"
			case 2:
				decisions[b.OrgID] = rapid.SampledFrom([]string{"优秀", "合格"}).Draw(t, "decision")
			}
		}
		s.Ranking.Ties = rapid.SampledFrom([]model.TieRank{"", model.TiesSkip, model.TiesNext}).Draw(t, "ties")
		s.Ranking.Vetoed = rapid.SampledFrom([]model.VetoedRank{"", model.VetoedLast, model.VetoedUnranked}).Draw(t, "vetoed")
		got := Rank(2026, s, results, decided(decisions))
		if len(got.Rows) != len(all) {
			t.Fatalf("%d rows of %d", len(got.Rows), len(all))
		}
		checkOrder(t, s, got)
		checkQuota(t, got, s.Quotas[0])
	})
}

// checkOrder: of two ranked rows the higher total stands first and the vetoed last; equal ones share a rank, and the
// better grade stands first; the rank is one more than the rows, or the different totals, that are better.
func checkOrder(t *rapid.T, s *model.Scheme, got *model.Ranking) {
	key := func(row model.RankRow) [2]int64 { return [2]int64{int64(group(&row)), -int64(row.Total)} }
	better := map[[2]int64]bool{}
	for i, row := range got.Rows {
		rank := 0
		switch {
		case row.Vetoed && s.Ranking.Vetoed == model.VetoedUnranked || !row.Ready:
		case s.Ranking.Ties == model.TiesNext:
			if i > 0 && key(got.Rows[i-1]) != key(row) {
				better[key(got.Rows[i-1])] = true
			}
			rank = len(better) + 1
		default:
			for rank = i; rank > 0 && key(got.Rows[rank-1]) == key(row); rank-- {
			}
			rank++
		}
		if row.Rank != rank {
			t.Fatalf("row %d (%s, vetoed %v): rank %d, want %d", i, row.Total, row.Vetoed, row.Rank, rank)
		}
		if !row.Ready && row.Grade != "" {
			t.Fatalf("not ready, but grade %q", row.Grade)
		}
		if i == 0 {
			continue
		}
		above := got.Rows[i-1]
		if k, l := key(above), key(row); k[0] > l[0] || k[0] == l[0] && k[1] > l[1] {
			t.Fatalf("row %d (%s) stands below %s", i, row.Total, above.Total)
		}
		if key(above) == key(row) && !row.Open && !above.Open && place(s, above.Grade) > place(s, row.Grade) {
			t.Fatalf("equal at %s, and %q stands above %q", row.Total, above.Grade, row.Grade)
		}
	}
}

func checkQuota(t *rapid.T, got *model.Ranking, rule model.Quota) {
	q := got.Quotas[0]
	holders, byDecision := 0, 0
	for _, row := range got.Rows {
		if row.Grade == rule.Grade {
			holders++
			if row.Decided {
				byDecision++
			}
		}
	}
	if holders != q.Used {
		t.Fatalf("%d hold the grade, the quota counts %d", holders, q.Used)
	}
	if q.Used > q.Limit && byDecision == 0 {
		t.Fatalf("%d used of %d, and nobody decided", q.Used, q.Limit)
	}
	for _, tie := range q.Ties {
		if len(tie.OrgIDs) <= tie.Places || tie.Places < 1 {
			t.Fatalf("not a tie: %+v", tie)
		}
	}
	for _, a := range got.Rows {
		for _, b := range got.Rows {
			if a.Decided || b.Decided || a.Earned != rule.Grade || b.Earned != rule.Grade {
				continue
			}
			if a.Total == b.Total && (a.Grade != b.Grade || a.Open != b.Open) {
				t.Fatalf("tied at %s, but %q and %q", a.Total, a.Grade, b.Grade)
			}
			if a.Total > b.Total && b.Grade == rule.Grade && a.Grade != rule.Grade {
				t.Fatalf("%s is %q while %s is %q", a.Total, a.Grade, b.Total, b.Grade)
			}
		}
	}
}
