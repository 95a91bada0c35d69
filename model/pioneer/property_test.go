package pioneer

import (
	"testing"

	"pgregory.net/rapid"

	"github.com/shuangbai/shuangbai/model"
)

func drawInput(t *rapid.T, x *model.PioneerIndex) *Input {
	in := &Input{From: rapid.IntRange(1, 4).Draw(t, "from"), Marks: map[Key]model.PioneerMark{}}
	in.To = rapid.IntRange(in.From, 4).Draw(t, "to")
	for n := 1; n <= 4; n++ {
		in.Exempt[n-1] = rapid.Bool().Draw(t, "exempt")
		for _, l := range x.Lines() {
			if rapid.IntRange(0, 9).Draw(t, "blank") == 0 {
				continue
			}
			m := model.PioneerMark{Amount: model.Pt(rapid.Int64Range(0, 12).Draw(t, "amount")), NotApplicable: rapid.IntRange(0, 9).Draw(t, "na") == 0}
			if m.NotApplicable {
				m.Amount = 0
			}
			in.Marks[Key{n, l.ID}] = m
		}
	}
	for range rapid.IntRange(0, 5).Draw(t, "events") {
		in.Events = append(in.Events, model.PioneerEvent{Quarter: rapid.IntRange(1, 4).Draw(t, "q"), Points: model.Pt(rapid.Int64Range(1, 12).Draw(t, "points")),
			Kind: rapid.SampledFrom([]model.PioneerEventKind{model.PioneerBonus, model.PioneerMinus, model.PioneerZeroed}).Draw(t, "kind"), Title: "Z1"})
	}
	return in
}

func TestWhatHoldsOfEveryIndex(t *testing.T) {
	education, law := shipped(t, "education"), shipped(t, "law")
	rapid.Check(t, func(t *rapid.T) {
		x := *rapid.SampledFrom([]*model.PioneerIndex{education, law}).Draw(t, "index")
		x.Year = rapid.SampledFrom([]model.PioneerYearRule{model.PioneerMean, model.PioneerTotal}).Draw(t, "year")
		in := drawInput(t, &x)
		y := ComputeYear(&x, in)
		top := x.Max() + x.Bonus.Cap
		for _, q := range y.Quarters {
			if q == nil {
				continue
			}
			if q.Value < 0 || q.Value > top || q.Base < 0 || q.Base > x.Max() || q.Bonus > x.Bonus.Cap || q.Minus > x.Minus.Cap {
				t.Fatalf("out of range: %+v", q)
			}
			if q.Zero != "" && (q.Value != 0 || !q.Ready) {
				t.Fatalf("zeroed to %s", q.Value)
			}
			if q.Ready != (q.Band != "") {
				t.Fatalf("band %q of ready %v", q.Band, q.Ready)
			}
			for i, l := range x.Lines() {
				if got := q.Lines[i]; got.Points < 0 || got.Points > l.Max || (got.Missing || got.NotApplicable) && got.Points != 0 {
					t.Fatalf("%s %+v", l.ID, got)
				}
			}
			if q.Full > 0 && (q.Sum == q.Full) != (q.Base == x.Max()) && q.Sum*10001 < q.Full*10000 {
				t.Fatalf("rescaled %s of %s to %s", q.Sum, q.Full, q.Base)
			}
		}
		if y.Ready && (y.Value < 0 || y.Value > top) {
			t.Fatalf("year %s", y.Value)
		}
		shuffled := *in
		shuffled.Events = rapid.Permutation(in.Events).Draw(t, "order")
		if again := ComputeYear(&x, &shuffled); again.Value != y.Value || again.Why != y.Why {
			t.Fatalf("the order matters: %q, %q", y.Why, again.Why)
		}
	})
}

// One more finding never raises a value, one more deed never lowers it.
func TestMoreIsNeverWorse(t *testing.T) {
	x := shipped(t, "education")
	rapid.Check(t, func(t *rapid.T) {
		in := drawInput(t, x)
		before := Compute(x, in, in.From)
		line := rapid.SampledFrom(x.Lines()).Draw(t, "line")
		key := Key{in.From, line.ID}
		m, given := in.Marks[key]
		if !given || m.NotApplicable || !before.Ready {
			return
		}
		m.Amount += model.Pt(1)
		in.Marks[key] = m
		after := Compute(x, in, in.From)
		if worse := line.Method.Kind == model.Deduct; worse && after.Value > before.Value || !worse && after.Value < before.Value {
			t.Fatalf("%s: %s then %s", line.ID, before.Value, after.Value)
		}
	})
}
