package scoring

import (
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// Evidence is what a mark is proposed from. Only the fields of the item's method are read.
type Evidence struct {
	Findings   []Finding     // deduct
	Tier       string        // step, level: the label of the tier that was reached
	Done, Due  int           // ratio: how many of how many; Due 0 means that nothing was due
	Quarter    int           // ratio with a yearly due: judged at the end of this quarter, 1 to 4; 0 at the end of the year
	Unit       string        // ratio, count: what is counted: 次, 人
	Mean       *model.Points // ratio: a mean out of 100 in the place of Done and Due
	Number     int           // count
	LevelIndex *int          // level: 0 is the best, in the place of Tier
	Rate       *int64        // survey, step and level by rate: hundredths of a percent
	RateName   string        // what the rate is called: 满意率
	Judged     *model.Points // judged
	NotDue     string        // why the item does not apply to this branch; "" when it does
}

// Finding is one sort of problem that costs points.
type Finding struct {
	Label string
	Rule  string       // rule of the checkup, "" when found by hand
	Count int          // how many
	Unit  string       // 个, 人, 处; 个 when empty
	Each  model.Points // points for each where the finder set them; otherwise the method says
}

// Proposal is a mark worked out from evidence, for a person to confirm.
type Proposal struct {
	Points        model.Points
	NotApplicable bool
	Why           string // the sentence: how it was computed, capped and rounded
}

// Evaluate proposes the mark of an item from evidence. The error says which evidence is missing.
func Evaluate(item *model.Item, ev Evidence) (Proposal, error) {
	if ev.NotDue != "" {
		return Proposal{NotApplicable: true, Why: "不适用：" + ev.NotDue}, nil
	}
	switch item.Method.Kind {
	case model.Deduct:
		return deduct(item, ev)
	case model.Step:
		return step(item, ev)
	case model.Level:
		return level(item, ev)
	case model.Ratio:
		return ratio(item, ev)
	case model.Count:
		return count(item, ev)
	case model.Survey:
		return survey(item, ev)
	case model.Judged:
		return judged(item, ev)
	}
	return Proposal{}, model.Errorf(model.Invalid, "%s的计分方法“%s”不认识；在方案里改成规定的方法", item.Title(), item.Method.Kind)
}

// deduct starts at the item's points and takes off for each finding, down to the floor (扣完为止, or 倒扣 below 0).
func deduct(item *model.Item, ev Evidence) (Proposal, error) {
	var off model.Points
	var parts []string
	for _, f := range ev.Findings {
		if f.Count <= 0 {
			continue
		}
		each, ok := unitOf(item, f)
		if !ok {
			return Proposal{}, model.Errorf(model.Invalid, "%s没有规定“%s”每个扣几分；在方案里补上，或直接打分", item.Title(), f.Label)
		}
		unit := f.Unit
		if unit == "" {
			unit = "个"
		}
		cost := each * model.Points(f.Count)
		off += cost
		parts = append(parts, fmt.Sprintf("%s %d %s，扣 %s 分", f.Label, f.Count, unit, cost.Short()))
	}
	if off == 0 {
		return Proposal{Points: item.Max, Why: fmt.Sprintf("没有发现问题，得满分 %s 分", item.Max.Short())}, nil
	}
	left, end := item.Max-off, ""
	if left < item.Method.Floor {
		left = item.Method.Floor
		end = "，扣完为止"
		if left < 0 {
			end = fmt.Sprintf("，最多倒扣到 %s 分", left.Short())
		}
	}
	why := fmt.Sprintf("满分 %s 分；%s%s，得 %s 分", item.Max.Short(), strings.Join(parts, "；"), end, left.Short())
	return Proposal{Points: left, Why: why}, nil
}

// unitOf finds what one finding costs: as the finder set it, by its rule, by its label, or the method's one unit.
func unitOf(item *model.Item, f Finding) (model.Points, bool) {
	if f.Each > 0 {
		return f.Each, true
	}
	for _, t := range item.Method.Units {
		for _, rule := range t.Rules {
			if rule == f.Rule {
				return t.Points, true
			}
		}
		if t.Label == f.Label {
			return t.Points, true
		}
	}
	return item.Method.Unit, item.Method.Unit > 0
}

// step gives the points of the tier reached, found by its label or by the rate it begins at.
func step(item *model.Item, ev Evidence) (Proposal, error) {
	if ev.Rate != nil {
		return survey(item, ev)
	}
	for _, t := range item.Method.Tiers {
		if t.Label == ev.Tier {
			return Proposal{Points: t.Points, Why: fmt.Sprintf("%s，得 %s 分", t.Label, t.Points.Short())}, nil
		}
	}
	return Proposal{}, model.Errorf(model.Invalid, "%s没有“%s”这一档；可选 %s", item.Title(), ev.Tier, tierNames(item.Method.Tiers))
}

// level gives a share of the item's points: 100, 80, 60 or 0 percent unless the method names its own tiers.
func level(item *model.Item, ev Evidence) (Proposal, error) {
	tiers := Levels(item)
	if ev.LevelIndex == nil {
		return step(&model.Item{Code: item.Code, Name: item.Name, Max: item.Max, Method: model.Method{Tiers: tiers}}, ev)
	}
	n := *ev.LevelIndex
	if n < 0 || n >= len(tiers) {
		return Proposal{}, model.Errorf(model.Invalid, "%s只有 %d 档，没有第 %d 档", item.Title(), len(tiers), n+1)
	}
	return Proposal{Points: tiers[n].Points, Why: fmt.Sprintf("%s，得 %s 分", tiers[n].Label, tiers[n].Points.Short())}, nil
}

// Levels returns the tiers of a level item, best first, with their points.
func Levels(item *model.Item) []model.Tier {
	if len(item.Method.Tiers) > 0 {
		return item.Method.Tiers
	}
	var tiers []model.Tier
	for _, l := range []struct {
		name  string
		share int64
	}{{"达到", 100}, {"较好", 80}, {"基本达到", 60}, {"未达到", 0}} {
		tiers = append(tiers, model.Tier{Label: fmt.Sprintf("%s（%d%%）", l.name, l.share), Points: item.Max.MulDiv(l.share, 100)})
	}
	return tiers
}

// ratio gives the item's points in proportion: done of due, a rate, or a mean out of 100; never more than all.
func ratio(item *model.Item, ev Evidence) (Proposal, error) {
	limit := item.Max.Short()
	switch {
	case ev.Mean != nil:
		mean := min(max(*ev.Mean, 0), model.Pt(100))
		num := int64(item.Max) * int64(mean)
		return Proposal{Points: roundHalf(num, 10000),
			Why: fmt.Sprintf("平均 %s 分，%s × %s ÷ 100 %s", ev.Mean, limit, mean.Short(), rounded(num, 10000))}, nil
	case ev.Rate != nil:
		rate := min(max(*ev.Rate, 0), 10000)
		num := int64(item.Max) * rate
		return Proposal{Points: roundHalf(num, 10000),
			Why: fmt.Sprintf("%s × %s %s", limit, percent(rate), rounded(num, 10000))}, nil
	case ev.Quarter < 0 || ev.Quarter > 4:
		return Proposal{}, model.Errorf(model.Invalid, "季度应在 1 到 4 之间")
	case item.Method.Due > 0 && ev.Due == 0 && ev.Done >= 0:
		return yearlyShare(item, ev)
	case ev.Done < 0 || ev.Due < 0:
		return Proposal{}, model.Errorf(model.Invalid, "%s的已完成数和应完成数不能是负数", item.Title())
	case ev.Due == 0:
		return Proposal{NotApplicable: true, Why: "不适用：没有应完成的" + ev.Unit}, nil
	}
	done, more := ev.Done, ""
	if done > ev.Due {
		done = ev.Due
		more = fmt.Sprintf("已完成 %d%s，超过应完成的 %d%s，按 %d 计；", ev.Done, spaced(ev.Unit), ev.Due, spaced(ev.Unit), ev.Due)
	}
	num, den := int64(item.Max)*int64(done), int64(ev.Due)
	return Proposal{Points: roundHalf(num, den), Why: fmt.Sprintf("%s%s × %d ÷ %d %s", more, limit, done, ev.Due, rounded(num, den))}, nil
}

// yearlyShare judges what was done since January against what of the year's due had to be done by the quarter's end:
// of 32 hours a year, 16 by the end of June.
func yearlyShare(item *model.Item, ev Evidence) (Proposal, error) {
	year := item.Method.Due
	ev.Due = dueBy(year, ev.Quarter)
	due := fmt.Sprintf("全年应完成 %d%s；", year, spaced(ev.Unit))
	if ev.Quarter > 0 {
		due = fmt.Sprintf("全年应完成 %d%s，到第 %d 季度末累计应完成 %d；", year, spaced(ev.Unit), ev.Quarter, ev.Due)
	}
	p, err := ratio(item, ev)
	p.Why = due + p.Why
	return p, err
}

// dueBy is what of a year's due must be done by the end of a quarter, rounded up to the whole; quarter 0 is the whole
// year.
func dueBy(year, quarter int) int {
	if quarter == 0 {
		return year
	}
	return (year*quarter + 3) / 4
}

// count gives points for each, up to the cap (the item's points where the method has no cap of its own).
func count(item *model.Item, ev Evidence) (Proposal, error) {
	if ev.Number < 0 {
		return Proposal{}, model.Errorf(model.Invalid, "%s的数量不能是负数", item.Title())
	}
	limit := countLimit(item)
	got := item.Method.Unit * model.Points(ev.Number)
	why := fmt.Sprintf("%s × %d%s = %s", item.Method.Unit.Short(), ev.Number, spaced(ev.Unit), got.Short())
	if got > limit {
		got = limit
		why += fmt.Sprintf("，最多计 %s 分", limit.Short())
	}
	return Proposal{Points: got, Why: why}, nil
}

// countLimit is the most that a count item can give.
func countLimit(item *model.Item) model.Points {
	if item.Method.Cap > 0 {
		return min(item.Max, item.Method.Cap)
	}
	return item.Max
}

// survey gives the points of the best tier whose rate is reached; 以上 includes the rate itself.
func survey(item *model.Item, ev Evidence) (Proposal, error) {
	if ev.Rate == nil {
		return Proposal{}, model.Errorf(model.Invalid, "%s还没有比率；先录入测评结果", item.Title())
	}
	name := ev.RateName
	if name == "" {
		name = "比率"
	}
	for _, t := range item.Method.Tiers {
		if *ev.Rate >= t.AtLeast {
			bound := "，达到 " + percent(t.AtLeast)
			if t.AtLeast == 0 {
				bound = "，没有达到最低一档"
			}
			return Proposal{Points: t.Points, Why: fmt.Sprintf("%s %s%s，得 %s 分", name, percent(*ev.Rate), bound, t.Points.Short())}, nil
		}
	}
	return Proposal{Why: fmt.Sprintf("%s %s，没有达到最低一档，得 0 分", name, percent(*ev.Rate))}, nil
}

// judged takes the scorer's mark within the item's range.
func judged(item *model.Item, ev Evidence) (Proposal, error) {
	if ev.Judged == nil {
		return Proposal{}, model.Errorf(model.Invalid, "%s由评分人打分，还没有分数", item.Title())
	}
	if err := CheckMark(item, *ev.Judged); err != nil {
		return Proposal{}, err
	}
	return Proposal{Points: *ev.Judged, Why: fmt.Sprintf("评分人评定 %s 分，满分 %s 分", ev.Judged.Short(), item.Max.Short())}, nil
}

func tierNames(tiers []model.Tier) string {
	names := make([]string, len(tiers))
	for i, t := range tiers {
		names[i] = t.Label
	}
	return strings.Join(names, "、")
}

func spaced(unit string) string {
	if unit == "" {
		return ""
	}
	return " " + unit
}
