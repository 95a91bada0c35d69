package scoring

import (
	"slices"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"pgregory.net/rapid"
)

func TestMisfit(t *testing.T) {
	steps := model.Method{Kind: model.Step, Tiers: []model.Tier{{Label: "已写入", Points: 500}, {Label: "修订中", Points: 300}, {Label: "没有"}}}
	rates := model.Method{Kind: model.Survey, Tiers: []model.Tier{{Label: "90", Points: 500, AtLeast: 9000}, {Label: "60", Points: 200, AtLeast: 6000}}}
	for name, c := range map[string]struct {
		method model.Method
		points model.Points
		want   string
	}{
		"a tier":                  {steps, 300, ""},
		"no tier":                 {steps, 450, "按方法可得 5、3、0 分"},
		"no tier reached":         {rates, 0, ""},
		"between the rates":       {rates, 300, "按方法可得 5、2、0 分"},
		"a level":                 {model.Method{Kind: model.Level}, 400, ""},
		"between levels":          {model.Method{Kind: model.Level}, 450, "按方法可得 5、4、3、0 分"},
		"so many times":           {model.Method{Kind: model.Count, Unit: 200, Cap: 400}, 200, ""},
		"a half":                  {model.Method{Kind: model.Count, Unit: 200, Cap: 400}, 300, "按方法每项 2 分，最多 4 分"},
		"over the cap":            {model.Method{Kind: model.Count, Unit: 200, Cap: 400}, 500, "按方法每项 2 分，最多 4 分"},
		"the cap, no whole times": {model.Method{Kind: model.Count, Unit: 200}, 500, ""},
		"none":                    {model.Method{Kind: model.Count, Unit: 200}, 0, ""},
		"two findings":            {model.Method{Kind: model.Deduct, Unit: 200}, 100, ""},
		"no whole findings":       {model.Method{Kind: model.Deduct, Unit: 200}, 450, "按方法可得 5、3、1、0 分"},
		"between two findings":    {model.Method{Kind: model.Deduct, Unit: 200}, 200, "按方法可得 5、3、1、0 分"},
		"all taken off":           {model.Method{Kind: model.Deduct, Unit: 200}, 0, ""},
		"sums of two prices":      {model.Method{Kind: model.Deduct, Units: []model.Tier{{Points: 300}, {Points: 200}}}, 0, ""},
		"no sum of two prices":    {model.Method{Kind: model.Deduct, Units: []model.Tier{{Points: 300}, {Points: 200}}}, 400, "按方法可得 5、3、2、1、0 分"},
		"below zero":              {model.Method{Kind: model.Deduct, Unit: 400, Floor: -300}, -300, ""},
		"between, below zero":     {model.Method{Kind: model.Deduct, Unit: 400, Floor: -300}, 0, "按方法可得 5、1、-3 分"},
		"fine prices":             {model.Method{Kind: model.Deduct, Unit: 10}, 333, "按方法每个问题扣 0.1 分"},
		"no price":                {model.Method{Kind: model.Deduct}, 450, ""},
		"a proportion":            {model.Method{Kind: model.Ratio}, 433, ""},
		"judged":                  {model.Method{Kind: model.Judged}, 433, ""},
	} {
		item := &model.Item{ID: "T", Max: 500, Method: c.method}
		equal(t, name, Misfit(item, c.points), c.want)
		equal(t, name+", with a reason", NeedsReason(item, model.Mark{Points: c.points, Reason: "按实际评定"}), "")
		equal(t, name+", not applicable", NeedsReason(item, model.Mark{NotApplicable: true}), "")
		equal(t, name+", without a reason", NeedsReason(item, model.Mark{Points: c.points, Reason: " "}), c.want)
	}
}

// A mark that its method cannot give says so in the explained tree, with the reason or that there is none; one that
// the method gives never does.
func TestTheTreeSaysThatAMarkDoesNotFit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := small(model.Weighted)
		item := &s.Parts[0].Categories[0].Items[0]
		drawn := drawItem(t)
		item.Method, item.Max = drawn.Method, drawn.Max
		mark := model.Mark{Points: model.Points(rapid.Int64Range(0, int64(item.Max)).Draw(t, "points")), Reason: rapid.SampledFrom([]string{"", "按实际评定"}).Draw(t, "reason")}
		got := Score(s, with(marked(0, 0, 0, 0), item.ID, mark), model.CheckedMark)
		why := got.Tree.Find(item.ID).Why
		fit, odd := Misfit(item, mark.Points), strings.Contains(why, "与方法不符")
		noted := slices.ContainsFunc(got.Notes, func(n string) bool { return strings.HasSuffix(n, "没有写理由") })
		switch {
		case (fit != "") != odd:
			t.Fatalf("%s of %s: %q, the tree says %q", mark.Points, item.Method.Kind, fit, why)
		case odd && mark.Reason != "" && (!strings.Contains(why, "理由："+mark.Reason) || noted):
			t.Fatalf("the reason is not told: %q %q", why, got.Notes)
		case odd && mark.Reason == "" && !noted:
			t.Fatalf("no reason is written, and no note says so: %q", got.Notes)
		}
	})
}

// Rescaling over any pattern of parts that do not apply: such a part has no number, and the others decide.
func TestPartsThatDoNotApply(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawScheme(t)
		sheet := drawSheet(t, s)
		away := rapid.IntRange(0, len(s.Parts)-1).Draw(t, "away")
		for _, c := range s.Parts[away].Categories {
			for _, item := range c.Items {
				sheet.Marks[key(item.ID)] = model.Mark{NotApplicable: true}
			}
		}
		got := Score(s, sheet, model.CheckedMark)
		if _, ok := got.Part(away); ok || !got.PartAway(away) || got.PartText(away) != "—" {
			t.Fatalf("the part shows %q", got.PartText(away))
		}
		if got.Ready && !strings.Contains(got.Tree.Why, s.Parts[away].Name+"全部项目不适用") && !strings.Contains(got.Tree.Why, "、") {
			t.Fatalf("the total does not say how it was computed: %q", got.Tree.Why)
		}
	})
}
