package scoring

import (
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// Entrant is a project that competes with others (优秀项目评选).
type Entrant struct {
	ID      int64
	Name    string
	Sheets  []JudgeSheet
	Decided string // Winner or Loser where people decided a tie, else ""
	Reason  string
}

// JudgeSheet is what one judge gave one project.
type JudgeSheet struct {
	Judge string
	Total model.Points
	Whole bool // every criterion is marked
	Away  bool // the judge keeps out of it (回避)
}

// The two outcomes of a contest.
const (
	Winner = "优秀项目"
	Loser  = "未评上"
)

// RankProjects ranks the projects of a year by the mean of their judges, as branches are ranked: equal means share a rank, and a tie at
// the border of the quota waits for a decision. percent is how many of a hundred win, rounded down but at least one; from trim judges
// on, the highest and the lowest do not count (0: never). A project is ready once every judge who marked any of them has
// marked it whole or keeps out of it.
func RankProjects(year int, entrants []Entrant, percent, trim int) *model.Ranking {
	var judges []string
	for _, e := range entrants {
		for _, s := range e.Sheets {
			if !slices.Contains(judges, s.Judge) {
				judges = append(judges, s.Judge)
			}
		}
	}
	q := model.Quota{Grade: Winner, Percent: int64(percent) * 100, Overflow: Loser}
	if len(entrants)*percent < 100 {
		q.Rounding = model.RoundUp
	}
	scheme := &model.Scheme{Title: "优秀项目评选", Grades: []model.GradeRule{{Name: Winner}, {Name: Loser}}, Quotas: []model.Quota{q}}
	decisions := map[int64]model.Decision{}
	var results []*model.BranchResult
	for _, e := range entrants {
		b := &model.BranchResult{OrgID: e.ID, Branch: e.Name, Earned: Winner}
		var totals []model.Points
		for _, judge := range judges {
			at := slices.IndexFunc(e.Sheets, func(s JudgeSheet) bool { return s.Judge == judge })
			switch {
			case at >= 0 && e.Sheets[at].Away:
			case at >= 0 && e.Sheets[at].Whole:
				totals = append(totals, e.Sheets[at].Total)
			default:
				b.Missing = append(b.Missing, judge)
			}
		}
		b.Ready = len(b.Missing) == 0 && len(totals) > 0
		if b.Ready {
			b.Total = meanOf(totals, trim)
		}
		if e.Decided != "" {
			decisions[e.ID] = model.Decision{OrgID: e.ID, Grade: e.Decided, Reason: e.Reason}
		}
		results = append(results, b)
	}
	ranking := Rank(year, scheme, results, decisions)
	for i := range ranking.Rows {
		row := &ranking.Rows[i]
		switch {
		case row.Ready:
			row.Remark = strings.ReplaceAll(row.Remark, "党委会议定为", "评审会议定为")
		case len(row.Missing) > 0:
			row.Remark = "缺" + strings.Join(row.Missing, "、") + "的打分"
		default:
			row.Remark = "还没有评委打分"
		}
	}
	return ranking
}

// meanOf is the mean of the judges' totals, rounded half up to hundredths.
func meanOf(totals []model.Points, trim int) model.Points {
	if low, high, ok := Extremes(totals, trim); ok {
		totals = slices.Clone(totals)
		for _, i := range []int{max(low, high), min(low, high)} {
			totals = slices.Delete(totals, i, i+1)
		}
	}
	sum := model.Points(0)
	for _, p := range totals {
		sum += p
	}
	n := model.Points(len(totals))
	return (2*sum + n) / (2 * n)
}

// Extremes are the places of the lowest and the highest of the judges' totals, which do not count from trim judges on; ok is false
// where all count.
func Extremes(totals []model.Points, trim int) (low, high int, ok bool) {
	if trim < 3 || len(totals) < trim {
		return 0, 0, false
	}
	high = len(totals) - 1 // of equal totals two different ones
	for i, p := range totals {
		if p < totals[low] {
			low = i
		}
	}
	for i, p := range totals {
		if i != low && (high == low || p > totals[high]) {
			high = i
		}
	}
	return low, high, true
}
