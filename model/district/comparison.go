package district

import (
	"fmt"
	"slices"

	"github.com/shuangbai/shuangbai/model"
)

// State is how a committee stands with the package of a year.
type State int

// The states.
const (
	Came      State = iota
	Undecided       // it came, and something in it waits for a decision
	Awaited
	Late // awaited, and its day is over
)

// Label says the state: 已收，未核定.
func (r *Row) Label() string {
	switch r.State {
	case Came:
		if r.Sums.Provisional {
			return "已收，" + NotFinal
		}
		return "已收"
	case Undecided:
		return fmt.Sprintf("已收，%d 处待定", len(r.Standing.Conflicts))
	case Late:
		return fmt.Sprintf("未收，逾期 %d 天", r.DaysLate)
	}
	return "未收"
}

// Row is one committee in a year.
type Row struct {
	*Standing
	Short    string
	State    State
	DaysLate int
	Package  *model.Received // about the year; nil while awaited
	Sums     Sums            // of the year; of the year before while awaited, and then only its counts are to be shown
	HasSums  bool
	Trend    []*Sums // of the years of the comparison; nil for a year without figures
}

// Received reports whether the year's package came.
func (r *Row) Received() bool { return r.Package != nil }

// Called is the short name as a table has it, with a word where the results are not final: 律师（未核定）.
func (r *Row) Called() string {
	if r.Received() && r.Sums.Provisional {
		return r.Short + "（" + NotFinal + "）"
	}
	return r.Short
}

// Pending says why the results of a committee may still change, "" where they are final.
func (c *Comparison) Pending(r *Row) string {
	switch {
	case !r.Received() || !r.Sums.Provisional:
		return ""
	case r.Reopened[c.Year]:
		return "考核已重新打开，还没有再核定；这里是原来核定的分数和等次"
	}
	return "考核还没有核定，分数和等次只供参考"
}

// notFinal counts the committees whose results are not final.
func (c *Comparison) notFinal() int {
	n := 0
	for _, r := range c.Rows {
		if c.Pending(r) != "" {
			n++
		}
	}
	return n
}

// PendingWords names how many committees have results that are not final: 2 个党委的考核还没有核定，分数和等次只供参考; "" for none.
func (c *Comparison) PendingWords() string {
	if n := c.notFinal(); n > 0 {
		return fmt.Sprintf("%d 个党委的考核还没有核定，分数和等次只供参考", n)
	}
	return ""
}

// TotalWords says in few words what the totals are of: 合计不含没有收到的 2 个党委，含未核定的 1 个; "" where all came and are final.
func (c *Comparison) TotalWords() string {
	words := c.Excluded()
	if n := c.notFinal(); n > 0 {
		if words == "" {
			words = "合计"
		} else {
			words += "，"
		}
		words += fmt.Sprintf("含%s的 %d 个", NotFinal, n)
	}
	return words
}

// Figures are those of the year that count, nil while the package is awaited.
func (r *Row) Figures(year int) *model.YearFigures {
	if !r.Received() {
		return nil
	}
	return r.Years[year]
}

// Comparison is all committees of a district side by side.
type Comparison struct {
	District string
	Year     int
	On       model.Date
	Limits   model.DistrictLimits
	Rows     []*Row // those whose package came first, each in the order of the list
	Whole    Sums   // of these alone
	Before   Sums   // of the same committees in the year before, as far as they told of it
	Told     int    // how many of them did
	Years    []int  // of the trends, the earliest first
	Trend    []*Sums
}

// trendYears is how many years the charts show.
const trendYears = 3

// Compare puts the committees side by side as of a day. Committees that left before the year are left out.
func (b *Book) Compare(name string, year int, on model.Date, limits model.DistrictLimits) *Comparison {
	c := &Comparison{District: name, Year: year, On: on, Limits: limits}
	for y := year - trendYears + 1; y <= year; y++ {
		c.Years = append(c.Years, y)
	}
	byYear := make([][]*model.YearFigures, len(c.Years))
	for _, sender := range b.Senders {
		row := b.row(c, sender)
		if row == nil {
			continue
		}
		c.Rows = append(c.Rows, row)
		for i, y := range c.Years {
			if f := row.Years[y]; f != nil && row.Received() {
				byYear[i] = append(byYear[i], f)
			}
		}
	}
	slices.SortStableFunc(c.Rows, func(a, b *Row) int { return later(a) - later(b) })
	for _, figures := range byYear {
		var sums *Sums
		if len(figures) > 0 {
			all := SumOf(figures...)
			sums = &all
		}
		c.Trend = append(c.Trend, sums)
	}
	c.Whole = SumOf(byYear[len(byYear)-1]...)
	c.Before, c.Told = SumOf(byYear[len(byYear)-2]...), len(byYear[len(byYear)-2])
	return c
}

func later(r *Row) int {
	if r.Received() {
		return 0
	}
	return 1
}

func (b *Book) row(c *Comparison, sender model.Sender) *Row {
	r := &Row{Standing: b.Stand(sender), Short: ShortName(sender.Name)}
	r.Package = r.Latest(c.Year)
	if sender.LeftOn != "" && sender.LeftOn.Year() <= c.Year && r.Package == nil {
		return nil
	}
	for _, y := range c.Years {
		var sums *Sums
		if f := r.Years[y]; f != nil {
			one := SumOf(f)
			sums = &one
		}
		r.Trend = append(r.Trend, sums)
	}
	last := r.Trend[len(r.Trend)-1]
	switch {
	case r.Package != nil && len(r.Conflicts) > 0:
		r.State = Undecided
	case r.Package != nil:
		r.State = Came
	default:
		r.State, last = Awaited, r.Trend[len(r.Trend)-2]
		if due := sender.DueFor(c.Year); due != "" && due.Before(c.On) {
			r.State, r.DaysLate = Late, due.DaysTo(c.On)
		}
	}
	if last != nil {
		r.Sums, r.HasSums = *last, true
	}
	return r
}

// Count is how many committees are in one of the states.
func (c *Comparison) Count(states ...State) int {
	n := 0
	for _, r := range c.Rows {
		if slices.Contains(states, r.State) {
			n++
		}
	}
	return n
}

// Missing are those whose package is awaited, the ones that are late first.
func (c *Comparison) Missing() []*Row {
	var all []*Row
	for _, r := range c.Rows {
		if !r.Received() {
			all = append(all, r)
		}
	}
	slices.SortStableFunc(all, func(a, b *Row) int { return b.DaysLate - a.DaysLate })
	return all
}

// Row finds a committee, nil for none.
func (c *Comparison) Row(sender int64) *Row {
	for _, r := range c.Rows {
		if r.Sender.ID == sender {
			return r
		}
	}
	return nil
}

// Excluded says who is not in the totals: 合计不含没有收到的 2 个党委; "" where all came.
func (c *Comparison) Excluded() string {
	if n := c.Count(Awaited, Late); n > 0 {
		return fmt.Sprintf("合计不含没有收到的 %d 个党委", n)
	}
	return ""
}
