package scoring

import (
	"fmt"
	"slices"

	"github.com/shuangbai/shuangbai/model"
)

// BorderKind tells what begins at a border in the ranking.
type BorderKind int

// The kinds of border.
const (
	TieBorder      BorderKind = iota // a tie that waits for a decision
	QuotaBorder                      // the first branch beyond a quota
	UngradedBorder                   // branches too new to be graded
	UnreadyBorder                    // branches with marks missing
)

// Border is a line between the rows of a ranking.
type Border struct {
	Kind BorderKind
	said string
}

// Label is what is written on the line.
func (b Border) Label() string { return b.said }

// Borders are the lines between the rows of a ranking, by the branch they stand above.
func Borders(scheme *model.Scheme, ranking *model.Ranking) map[int64]Border {
	borders := map[int64]Border{}
	rows := ranking.Rows
	for _, q := range ranking.Quotas {
		for _, tie := range q.Ties {
			if first := slices.IndexFunc(rows, func(r model.RankRow) bool { return slices.Contains(tie.OrgIDs, r.OrgID) }); first >= 0 {
				borders[rows[first].OrgID] = Border{TieBorder, fmt.Sprintf("%s名额 %d 个，已用 %d 个。下面 %d 个%s同为 %s 分，只剩 %d 个名额",
					q.Grade, q.Limit, q.Used, len(tie.OrgIDs), scheme.Counter(), tie.Total, tie.Places)}
			}
		}
		if at, lower, n := quotaEnd(scheme, rows, q); n > 0 {
			if _, taken := borders[rows[at].OrgID]; !taken {
				borders[rows[at].OrgID] = Border{QuotaBorder, beyondText(scheme, q, lower, n)}
			}
		}
	}
	count := func(of func(model.RankRow) bool) (n int) {
		for _, r := range rows {
			if of(r) {
				n++
			}
		}
		return n
	}
	first := func(kind BorderKind, format string, of func(model.RankRow) bool) {
		if at := slices.IndexFunc(rows, of); at >= 0 {
			borders[rows[at].OrgID] = Border{kind, fmt.Sprintf(format, count(of), scheme.Counter())}
		}
	}
	first(UngradedBorder, "以下 %d 个%s成立时间短，不定等次", func(r model.RankRow) bool { return r.Ready && r.NotGraded })
	first(UnreadyBorder, "以下 %d 个%s没有打完分，没有名次", func(r model.RankRow) bool { return !r.Ready })
	return borders
}

// quotaEnd is the place of the first row after the last that has the quota's grade, or while a tie is open of the first
// that got the lower grade for want of a place, and how many from there on got that grade although they earned the quota's.
func quotaEnd(scheme *model.Scheme, rows []model.RankRow, q model.QuotaUse) (at int, lower string, n int) {
	lower, first, waits := overflowOf(scheme, q.Grade), -1, false
	for i := range rows {
		r := &rows[i]
		switch {
		case !ranked(r) || r.Open:
		case r.Grade == q.Grade:
			at, first, waits, n = i+1, -1, false, 0
		case lower != "" && r.Grade == lower && place(scheme, r.Earned) <= place(scheme, q.Grade):
			if n++; first < 0 {
				first = i
			}
			waits = waits || !r.Decided
		}
	}
	if len(q.Ties) > 0 || at == 0 {
		at = first
	}
	if !waits && q.Used < q.Limit { // decided lower while there were places left
		n = 0
	}
	return at, lower, n
}

func beyondText(scheme *model.Scheme, q model.QuotaUse, lower string, n int) string {
	from := ""
	if at := place(scheme, q.Grade); at >= 0 {
		from = fmt.Sprintf("满 %s 分，", scheme.Grades[at].From.Short())
	}
	if len(q.Ties) > 0 {
		return fmt.Sprintf("以下 %d 个%s%s超出%s名额，按%s", n, scheme.Counter(), from, q.Grade, lower)
	}
	return fmt.Sprintf("%s名额 %d 个用到这里。以下 %d 个%s%s超出名额，按%s", q.Grade, q.Limit, n, scheme.Counter(), from, lower)
}

// GradeCounts is how the branches of a ranking divide.
type GradeCounts struct {
	Grades   []int // by the scheme's grades, best first
	Open     int   // wait for a decision
	Ungraded int   // too new to be graded
	Unready  int   // marks are missing
}

// CountGrades counts the branches of a ranking by grade.
func CountGrades(scheme *model.Scheme, ranking *model.Ranking) GradeCounts {
	c := GradeCounts{Grades: make([]int, len(scheme.Grades))}
	for _, r := range ranking.Rows {
		switch at := place(scheme, r.Grade); {
		case !r.Ready:
			c.Unready++
		case r.NotGraded:
			c.Ungraded++
		case r.Open:
			c.Open++
		case at >= 0:
			c.Grades[at]++
		}
	}
	return c
}
