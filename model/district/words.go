package district

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// ShortName is a committee's name for tables and labels: 律师 for 某某区律师行业综合党委.
func ShortName(name string) string {
	short := name
	for _, place := range []string{"区", "市", "县"} {
		if at := strings.LastIndex(short, place); at > 0 && len([]rune(short[:at])) <= 8 && at+len(place) < len(short) {
			short = short[at+len(place):]
			break
		}
	}
	for _, end := range []string{"综合党委", "党委", "党工委", "委员会"} {
		if cut, ok := strings.CutSuffix(short, end); ok && cut != "" {
			short = cut
			break
		}
	}
	if cut, ok := strings.CutSuffix(short, "行业"); ok && cut != "" {
		short = cut
	}
	return short
}

// SameCommittee reports whether two names are likely those of one committee: written long and short, such as 律师 and 某某区律师行业综合党委,
// and not of two places.
func SameCommittee(a, b string) bool {
	short := ShortName(a)
	if short != ShortName(b) {
		return false
	}
	placeA, placeB := a[:strings.Index(a, short)], b[:strings.Index(b, short)]
	return placeA == placeB || placeA == "" || placeB == ""
}

// Telling is the measure that says most of a committee: the first beyond the district's limits, else the one that became worse, else 三会一课.
func (c *Comparison) Telling(r *Row) Measure {
	order := []Measure{Life, Findings, Covered, Mean}
	for _, m := range order {
		if Beyond(c.Limits, m, r.Sums.Values[m]) {
			return m
		}
	}
	if before := r.before(); before != nil {
		for _, m := range order {
			if _, better, ok := m.Difference(r.Sums.Values[m], before.Values[m]); ok && !better {
				return m
			}
		}
	}
	return Life
}

// before are the sums of the year before, nil where none are known.
func (r *Row) before() *Sums { return r.Trend[len(r.Trend)-2] }

// Change says what became of a measure of a committee since the year before: a heading and a sentence. worse tells that it
// should be looked at.
func (c *Comparison) Change(r *Row, m Measure) (heading, detail string, worse bool) {
	now := r.Sums.Values[m]
	if !r.Received() {
		return fmt.Sprintf("没有收到 %d 年数据包", c.Year), r.awaitedWords(c.Year), true
	}
	if !now.Known && m == Findings {
		return "“" + m.Title() + "”不可比", "这一年没有党员或者没有三会一课记录，体检问题的多少说明不了工作", false
	}
	if !now.Known {
		return "没有“" + m.Title() + "”的数", "数据包里没有这一项的记录", false
	}
	heading = m.Title() + " " + m.Text(now)
	worse = Beyond(c.Limits, m, now)
	var parts []string
	if before := r.before(); before != nil && before.Values[m].Known {
		text, better, _ := m.Difference(now, before.Values[m])
		if text == "相同" {
			heading += "，和上年相同"
		} else {
			parts = append(parts, "比上年"+text)
			worse = worse || !better
			if r.firstTurn(m, better) {
				heading += "，三年里第一次" + turnWord(m, better)
			}
		}
	} else if before != nil && m == Findings {
		parts = append(parts, "和上年不可比：上年没有三会一课记录")
	} else {
		parts = append(parts, "没有上年的数")
	}
	if Beyond(c.Limits, m, now) {
		parts = append(parts, "超出区里的限值")
		if !m.lessIsBetter() {
			parts[len(parts)-1] = "低于区里的限值"
		}
	}
	if m == Life {
		if words := missedWords(r.Figures(c.Year)); words != "" {
			parts = append(parts, words)
		}
	}
	return heading, strings.Join(parts, "；"), worse
}

// awaitedWords says by when a package was due.
func (r *Row) awaitedWords(year int) string {
	due := r.Sender.DueFor(year)
	switch {
	case r.State == Late:
		return fmt.Sprintf("应于 %s 前报送，已逾期 %d 天", due, r.DaysLate)
	case due != "":
		return fmt.Sprintf("应于 %s 前报送", due)
	}
	return "还没有定报送时限"
}

// firstTurn reports whether a measure turned: the step before this one went the other way.
func (r *Row) firstTurn(m Measure, better bool) bool {
	n := len(r.Trend)
	if n < 3 || r.Trend[n-3] == nil || r.Trend[n-2] == nil {
		return false
	}
	text, was, ok := m.Difference(r.Trend[n-2].Values[m], r.Trend[n-3].Values[m])
	return ok && text != "相同" && was != better
}

func turnWord(m Measure, better bool) string {
	if better == m.lessIsBetter() {
		return "下降"
	}
	return "上升"
}

// missedWords counts the meetings that are missing: 缺 87 次，其中支委会 52 次.
func missedWords(f *model.YearFigures) string {
	if f == nil {
		return ""
	}
	all, most, at := 0, 0, ""
	sums := map[string]int{}
	for i := range f.Rows {
		for kind, n := range f.Rows[i].Missed {
			all, sums[kind] = all+n, sums[kind]+n
		}
	}
	for _, kind := range model.ActivityKinds() {
		if n := sums[string(kind)]; n > most {
			most, at = n, kind.Label()
		}
	}
	switch {
	case all == 0:
		return "应开的都开了"
	case most == all:
		return fmt.Sprintf("缺%s %d 次", at, all)
	}
	return fmt.Sprintf("缺 %d 次，其中%s %d 次", all, at, most)
}

// BranchShare is a branch with what it adds to a measure of its committee.
type BranchShare struct {
	*model.BranchFigures
	Note  string // 缺 9 次
	Value string // 71.9%
	Short bool   // beyond the district's limit
	n     int64  // by which they are ordered, the worst first
}

// Makers are the branches of a committee by a measure, the worst first; none where the package tells nothing of it by branch.
func (c *Comparison) Makers(r *Row, m Measure) []BranchShare {
	f := r.Figures(c.Year)
	if f == nil {
		return nil
	}
	var all []BranchShare
	for i := range f.Rows {
		b := &f.Rows[i]
		s := BranchShare{BranchFigures: b}
		switch {
		case m == Life && b.Due > 0:
			v := SumOf(&model.YearFigures{Rows: f.Rows[i : i+1]}).Values[Life]
			s.n, s.Value, s.Note, s.Short = v.N, m.Text(v), "开齐", Beyond(c.Limits, m, v)
			if b.Due > b.Held {
				s.Note = fmt.Sprintf("缺 %d 次", b.Due-b.Held)
			}
		case m == Findings:
			s.n, s.Value = -int64(b.Findings), fmt.Sprintf("%d 个", b.Findings)
		case (m == Mean || m == Best) && b.Marked:
			s.n, s.Value, s.Note, s.Short = int64(b.Total), b.Total.String(), b.Grade, Beyond(c.Limits, Mean, Value{true, int64(b.Total)})
		default:
			continue
		}
		all = append(all, s)
	}
	slices.SortStableFunc(all, func(a, b BranchShare) int { return int(a.n - b.n) })
	return all
}

// MakersTitle heads the list of them: 三会一课最低的 4 个支部.
func (m Measure) MakersTitle(n int) string {
	switch m {
	case Findings:
		return fmt.Sprintf("问题最多的 %d 个支部", n)
	case Mean, Best:
		return fmt.Sprintf("得分最低的 %d 个支部", n)
	}
	return fmt.Sprintf("%s最低的 %d 个支部", m.Title(), n)
}

// UrgeText is what is sent to committees whose package is awaited.
func (c *Comparison) UrgeText(rows []*Row) string {
	var b strings.Builder
	for _, r := range rows {
		fmt.Fprintf(&b, "%s：\n%d 年度数据包还没有收到，%s。请在“设置 → 向区里报送”里做好数据包发来。\n", r.Sender.Name, c.Year, r.awaitedWords(c.Year))
	}
	if b.Len() > 0 {
		fmt.Fprintf(&b, "%s　%s", c.District, c.On.Long())
	}
	return b.String()
}
