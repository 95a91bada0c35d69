package scoring

import (
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"pgregory.net/rapid"
)

// drawItem makes an item of any method whose parameters a scheme may hold.
func drawItem(t *rapid.T) *model.Item {
	item := &model.Item{ID: "T1", Code: "T1", Name: "试项", Max: model.Points(rapid.IntRange(1, 1500).Draw(t, "max"))}
	m := &item.Method
	m.Kind = rapid.SampledFrom([]model.MethodKind{model.Deduct, model.Step, model.Ratio, model.Count, model.Level, model.Judged, model.Survey}).Draw(t, "method")
	switch m.Kind {
	case model.Deduct:
		m.Unit = model.Points(rapid.IntRange(1, 500).Draw(t, "unit"))
		m.Floor = -model.Points(rapid.IntRange(0, 1000).Draw(t, "floor"))
	case model.Count:
		m.Unit = model.Points(rapid.IntRange(1, 500).Draw(t, "unit"))
		m.Cap = model.Points(rapid.IntRange(0, 2000).Draw(t, "cap"))
	case model.Step, model.Survey:
		m.Tiers = drawTiers(t, item.Max)
	}
	return item
}

// drawTiers makes tiers from the whole down to nothing, best first.
func drawTiers(t *rapid.T, most model.Points) []model.Tier {
	tiers := []model.Tier{{Label: "1", Points: most, AtLeast: 10000}}
	for range rapid.IntRange(0, 3).Draw(t, "tiers") {
		last := tiers[len(tiers)-1]
		if last.AtLeast <= 1 {
			break
		}
		tiers = append(tiers, model.Tier{Label: last.Label + "1", Points: model.Points(rapid.Int64Range(0, int64(last.Points)).Draw(t, "tier")),
			AtLeast: rapid.Int64Range(1, last.AtLeast-1).Draw(t, "from")})
	}
	return append(tiers, model.Tier{Label: "0"})
}

// drawWorseAndBetter makes two pieces of evidence for an item, of which the second speaks for at least as much.
func drawWorseAndBetter(t *rapid.T, item *model.Item) (worse, better Evidence) {
	pair := func(low, high int, name string) (int, int) {
		a, b := rapid.IntRange(low, high).Draw(t, name), rapid.IntRange(low, high).Draw(t, name)
		return min(a, b), max(a, b)
	}
	rates := func() (Evidence, Evidence) {
		a, b := pair(0, 12000, "rate")
		low, high := int64(a), int64(b)
		return Evidence{Rate: &low}, Evidence{Rate: &high}
	}
	marks := func(low, high int) (*model.Points, *model.Points) {
		a, b := pair(low, high, "points")
		x, y := model.Points(a), model.Points(b)
		return &x, &y
	}
	switch item.Method.Kind {
	case model.Deduct:
		a, b := pair(0, 20, "findings")
		return Evidence{Findings: []Finding{{Label: "问题", Count: b}}}, Evidence{Findings: []Finding{{Label: "问题", Count: a}}}
	case model.Count:
		worse.Number, better.Number = pair(0, 40, "number")
		return worse, better
	case model.Level:
		a, b := pair(0, 3, "level")
		return Evidence{LevelIndex: &b}, Evidence{LevelIndex: &a}
	case model.Judged:
		worse.Judged, better.Judged = marks(0, int(item.Max))
		return worse, better
	case model.Survey:
		return rates()
	case model.Step:
		if rapid.Bool().Draw(t, "by rate") {
			return rates()
		}
		a, b := pair(0, len(item.Method.Tiers)-1, "tier")
		return Evidence{Tier: item.Method.Tiers[b].Label}, Evidence{Tier: item.Method.Tiers[a].Label}
	}
	switch rapid.SampledFrom([]string{"done", "due", "rate", "mean"}).Draw(t, "by") {
	case "rate":
		return rates()
	case "mean":
		worse.Mean, better.Mean = marks(-100, 12000)
		return worse, better
	case "due": // the same done of fewer due
		done := rapid.IntRange(0, 40).Draw(t, "done")
		a, b := pair(1, 40, "due")
		return Evidence{Done: done, Due: b}, Evidence{Done: done, Due: a}
	}
	due := rapid.IntRange(1, 40).Draw(t, "due")
	a, b := pair(0, 50, "done")
	return Evidence{Done: a, Due: due}, Evidence{Done: b, Due: due}
}

// Whatever the method, a proposal is a mark that may be entered, has a sentence, and better evidence never gives less.
func TestProposalsStayInRangeAndFollowTheEvidence(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		item := drawItem(t)
		worse, better := drawWorseAndBetter(t, item)
		a, err := Evaluate(item, worse)
		if err != nil {
			t.Fatalf("worse: %v", err)
		}
		b, err := Evaluate(item, better)
		if err != nil {
			t.Fatalf("better: %v", err)
		}
		for _, p := range []Proposal{a, b} {
			if err := CheckMark(item, p.Points); err != nil {
				t.Fatalf("%s (%s): %v", p.Points, p.Why, err)
			}
			if fit := Misfit(item, p.Points); fit != "" {
				t.Fatalf("the method itself gives %s (%s), and it is said not to fit: %s", p.Points, p.Why, fit)
			}
			if p.Why == "" || p.NotApplicable {
				t.Fatalf("%+v", p)
			}
		}
		if b.Points < a.Points {
			t.Fatalf("better evidence gives %s (%s), worse %s (%s)", b.Points, b.Why, a.Points, a.Why)
		}
	})
}

// What was proposed is a mark as any other: a sheet filled from evidence adds up and stays within its cap.
func TestSheetFilledFromEvidenceAddsUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawScheme(t)
		m := &model.MarkSheet{OrgID: 1, Branch: "甲支部", Marks: map[model.MarkKey]model.Mark{}}
		for _, item := range items(s) {
			item.Method = drawItem(t).Method
			item.Method.Tiers = nil
			if item.Method.Kind == model.Step || item.Method.Kind == model.Survey {
				item.Method.Tiers = drawTiers(t, item.Max)
			}
			_, ev := drawWorseAndBetter(t, item)
			p, err := Evaluate(item, ev)
			if err != nil {
				t.Fatal(err)
			}
			m.Marks[key(item.ID)] = model.Mark{Points: p.Points, NotApplicable: p.NotApplicable, Reason: p.Why}
		}
		got := Score(s, m, model.CheckedMark)
		checkAddsUp(t, got.Tree)
		if !got.Ready || got.Total > got.Tree.Max {
			t.Fatalf("ready %v, total %s of %s", got.Ready, got.Total, got.Tree.Max)
		}
	})
}

// 倒扣 can take business below 0; a better rate of Party work must not make that worse.
func TestMultiplierNeverTurnsPartyWorkAgainstTheTotal(t *testing.T) {
	s := small(model.Multiplier)
	for i := range s.Parts[1].Categories[0].Items {
		s.Parts[1].Categories[0].Items[i].Method = model.Method{Kind: model.Deduct, Unit: 300, Floor: -600}
	}
	low := Score(s, marked(1000, 1000, -600, -300), model.CheckedMark)
	high := Score(s, marked(6000, 4000, -600, -300), model.CheckedMark)
	equal(t, "total with weak Party work", low.Total, 0)
	equal(t, "total with full Party work", high.Total, 0)
	checkAddsUp(t, high.Tree)
}
