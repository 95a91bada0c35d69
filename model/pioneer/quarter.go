package pioneer

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// Key says what a mark is for.
type Key struct {
	Quarter int // 1 to 4
	Line    string
}

// Input is what was entered for one member in one year.
type Input struct {
	From, To int     // the first and the last quarter in which he was a member of the committee, 1 to 4; To < From is none
	Exempt   [4]bool // by quarter: only some lines apply, see model.PioneerExempt
	Marks    map[Key]model.PioneerMark
	Events   []model.PioneerEvent
}

// Line is the result of one line in a quarter.
type Line struct {
	ID            string
	Points        model.Points
	NotApplicable bool
	Missing       bool   // nothing was entered, or not in an earlier quarter that is added up
	Why           string // how the points come about
}

// Quarter is the index of a member for one quarter.
type Quarter struct {
	Quarter      int
	Lines        []Line
	Sum, Full    model.Points // of the lines that apply: what was reached, and what could be
	Base         model.Points // Sum, rescaled to the whole where lines do not apply
	Bonus, Minus model.Points // after their caps
	Zero         string       // the case that zeroes it, "" for none
	Value        model.Points
	Missing      int  // lines without an entry
	Ready        bool // the value holds: nothing is missing, or it is zeroed
	Band         string
	Why          string // 89 + 加分 2 = 91
}

// Compute works the index of a quarter out; nil where the member was not there in it.
func Compute(x *model.PioneerIndex, in *Input, quarter int) *Quarter {
	if quarter < in.From || quarter > in.To {
		return nil
	}
	q := &Quarter{Quarter: quarter}
	for _, l := range x.Lines() {
		line := compute(x, l, in, quarter)
		q.Lines = append(q.Lines, line)
		switch {
		case line.Missing:
			q.Missing++
			q.Full += l.Max
		case !line.NotApplicable:
			q.Sum += line.Points
			q.Full += l.Max
		}
	}
	why := partSums(x, q.Lines)
	q.Base = q.Sum
	if q.Full > 0 && q.Full < x.Max() {
		q.Base = q.Sum.MulDiv(int64(x.Max()), int64(q.Full))
		why = fmt.Sprintf("适用的项目得 %s 分，满分 %s 分，折算为 %s 分", q.Sum.Short(), q.Full.Short(), q.Base.Short())
	}
	var texts [2]string
	q.Bonus, texts[0] = capped(events(x, in, quarter, model.PioneerBonus), x.Bonus.Cap, "加分")
	q.Minus, texts[1] = capped(events(x, in, quarter, model.PioneerMinus), x.Minus.Cap, "减分")
	q.Value = max(0, q.Base+q.Bonus-q.Minus)
	q.Ready = q.Missing == 0 && q.Full > 0
	for _, t := range texts {
		if t != "" {
			why += "，" + t
		}
	}
	why += fmt.Sprintf("，得 %s 分", q.Value.Short())
	if q.Zero = zeroed(x, in, quarter); q.Zero != "" {
		q.Value, q.Ready = 0, true
		why = "清零：" + q.Zero
	}
	q.Why = why
	if !q.Ready {
		q.Why = fmt.Sprintf("还有 %d 项没有填", q.Missing)
		if x.Year == model.PioneerTotal {
			q.Why += "；从 1 月起累计的，前几个季度的也要填"
		}
		if q.Full == 0 {
			q.Why = "没有适用的项目"
		}
		return q
	}
	q.Band = BandOf(x, q.Value, q.Zero != "")
	return q
}

// partSums says what each part comes to: 基本 60 分，先锋 21 分.
func partSums(x *model.PioneerIndex, lines []Line) string {
	var parts []string
	n := 0
	for _, p := range x.Parts {
		sum := model.Points(0)
		for _, c := range p.Categories {
			for range c.Lines {
				sum += lines[n].Points
				n++
			}
		}
		parts = append(parts, p.Short+" "+sum.Short()+" 分")
	}
	return strings.Join(parts, "，")
}

// first is the quarter since which amounts count.
func first(x *model.PioneerIndex, in *Input, quarter int) int {
	if x.Year == model.PioneerTotal {
		return in.From
	}
	return quarter
}

func compute(x *model.PioneerIndex, l *model.PioneerLine, in *Input, quarter int) Line {
	if in.off(x, l.ID, quarter) {
		why := "不适用"
		if _, given := in.Marks[Key{quarter, l.ID}]; !given {
			why += "：免考勤或者长期流动"
		}
		return Line{ID: l.ID, NotApplicable: true, Why: why}
	}
	if _, given := in.Marks[Key{quarter, l.ID}]; !given {
		return Line{ID: l.ID, Missing: true, Why: "没有填"}
	}
	from := first(x, in, quarter)
	if l.Method.Kind == model.Ratio && l.Method.Due > 0 {
		from = in.From // what is due in a year is done in any of its quarters
	}
	amount, quarters := model.Points(0), int64(0)
	for n := from; n <= quarter; n++ {
		m, given := in.Marks[Key{n, l.ID}]
		switch {
		case in.off(x, l.ID, n):
		case given:
			quarters++
			amount += m.Amount
		case x.Year == model.PioneerTotal:
			return Line{ID: l.ID, Missing: true, Why: fmt.Sprintf("第 %d 季度没有填", n)}
		}
	}
	points, why := pointsOf(l, amount, quarters)
	return Line{ID: l.ID, Points: points, Why: why}
}

// off reports whether a line does not apply in a quarter.
func (in *Input) off(x *model.PioneerIndex, line string, quarter int) bool {
	m, given := in.Marks[Key{quarter, line}]
	return given && m.NotApplicable || !given && in.Exempt[quarter-1] && !slices.Contains(x.Exempt.Lines, line)
}

// pointsOf gives the points of an amount that came together in some quarters, one at least. Percentages and points that were
// judged do not add up: their mean counts.
func pointsOf(l *model.PioneerLine, amount model.Points, quarters int64) (model.Points, string) {
	if l.Method.Kind == model.Judged || l.Method.Kind == model.Ratio && l.Method.Due == 0 {
		amount = amount.MulDiv(1, quarters)
	}
	unit, n := l.Method.Unit, amount.Short()
	switch l.Method.Kind {
	case model.Deduct:
		if amount == 0 {
			return l.Max, fmt.Sprintf("没有发现问题，得满分 %s 分", l.Max.Short())
		}
		cost := unit.MulDiv(int64(amount), 100)
		left := max(0, l.Max-cost)
		why := fmt.Sprintf("满分 %s 分，%s %s × %s 分，扣 %s 分", l.Max.Short(), n, l.Measure, unit.Short(), cost.Short())
		if cost > l.Max {
			why += "，扣完为止"
		}
		return left, why + fmt.Sprintf("，得 %s 分", left.Short())
	case model.Count:
		limit := l.Max
		if l.Method.Cap > 0 {
			limit = min(limit, l.Method.Cap)
		}
		got := unit.MulDiv(int64(amount), 100)
		why := fmt.Sprintf("%s %s × %s 分", n, l.Measure, unit.Short())
		if got > limit {
			return limit, why + fmt.Sprintf(" = %s 分，最多计 %s 分", got.Short(), limit.Short())
		}
		return got, why + fmt.Sprintf("，得 %s 分", got.Short())
	case model.Ratio:
		due := model.Pt(100)
		why := fmt.Sprintf("%s%%", n)
		if l.Method.Due > 0 {
			due = model.Pt(int64(l.Method.Due)).MulDiv(quarters, 4)
			why = fmt.Sprintf("已完成 %s %s，到本季度末应完成 %s", n, l.Measure, due.Short())
		}
		got := l.Max
		if amount < due {
			got = l.Max.MulDiv(int64(amount), int64(due))
		}
		return got, why + fmt.Sprintf("，得 %s 分", got.Short())
	}
	got := min(amount, l.Max)
	return got, fmt.Sprintf("评定 %s 分", got.Short())
}

// events are the bonus or deduction entries that count in a quarter, in points.
func events(x *model.PioneerIndex, in *Input, quarter int, kind model.PioneerEventKind) (sum model.Points) {
	from := first(x, in, quarter)
	for _, e := range in.Events {
		if e.Kind == kind && e.Quarter >= from && e.Quarter <= quarter {
			sum += e.Points
		}
	}
	return sum
}

func capped(sum, limit model.Points, word string) (model.Points, string) {
	switch {
	case sum == 0:
		return 0, ""
	case sum > limit:
		return limit, fmt.Sprintf("%s %s 分，最多计 %s 分", word, sum.Short(), limit.Short())
	}
	return sum, fmt.Sprintf("%s %s 分", word, sum.Short())
}

// zeroed names the cases that zero a quarter: those of it, and where they hold for the year those of any of its quarters.
func zeroed(x *model.PioneerIndex, in *Input, quarter int) string {
	var titles []string
	for _, e := range in.Events {
		if e.Kind == model.PioneerZeroed && (e.Quarter == quarter || x.Year == model.PioneerTotal && e.Quarter <= quarter) {
			titles = append(titles, x.ZeroTitle(e.Title))
		}
	}
	slices.Sort(titles)
	return strings.Join(slices.Compact(titles), "、")
}

// BandOf is the band of a value; a zeroed index has the last one.
func BandOf(x *model.PioneerIndex, value model.Points, zero bool) string {
	for i := range x.Bands {
		if value >= x.Bands[i].From && !zero || i == len(x.Bands)-1 {
			return x.Bands[i].Name
		}
	}
	return ""
}
