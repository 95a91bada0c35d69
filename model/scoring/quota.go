package scoring

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// quota hands the places of one grade out, by groups of equal totals from the top. A group that does not fit whole is
// the border: nobody in it is taken or left out but by decision, and below it no place is handed out any more.
func (r *ranker) quota(q model.Quota) {
	use := model.QuotaUse{Grade: q.Grade}
	for i := range r.out.Rows {
		if !r.out.Rows[i].NotGraded {
			use.Base++
		}
	}
	use.Limit, use.Why = places(q, use.Base)
	left := use.Limit - r.reserved(q.Grade)
	for _, rows := range r.candidates(q.Grade) {
		taken, waiting := split(rows, q.Grade)
		use.Used += len(taken)
		switch {
		case len(rows) <= left: // the places of those decided lower pass on
			use.Used += len(waiting)
			left -= len(taken) + len(waiting)
		case left > 0:
			r.border(q, rows, taken, waiting, left, &use)
			if len(taken) > left {
				use.Beyond = append(use.Beyond, decidedFor(q, taken)...)
			}
			left = 0
		default:
			use.Beyond = append(use.Beyond, decidedFor(q, taken)...)
			overflow(q, waiting, "")
			left = 0
		}
	}
	if excess := overQuota(use); excess != "" {
		r.notef("%s", excess)
	}
	r.out.Quotas = append(r.out.Quotas, use)
}

// overQuota says by how much decisions exceed a quota: 优秀定了 8 个，名额 7 个，超出名额 1 个; "" when they do not.
func overQuota(use model.QuotaUse) string {
	if use.Used <= use.Limit {
		return ""
	}
	return fmt.Sprintf("%s定了 %d 个，名额 %d 个，超出名额 %d 个", use.Grade, use.Used, use.Limit, use.Used-use.Limit)
}

// decidedFor are those among rows whose own marks give the quota's grade: others were handed down to it from a better one.
func decidedFor(q model.Quota, rows []*model.RankRow) (orgs []int64) {
	for _, row := range rows {
		if row.Earned == q.Grade {
			orgs = append(orgs, row.OrgID)
		}
	}
	return orgs
}

// QuotaProblem is a quota that decisions do not keep to.
type QuotaProblem struct {
	model.QuotaUse
	Text string // what is wrong and what to do, a sentence without its full stop
}

// QuotaProblems tells which quotas the decisions of a ranking do not keep to: more than there are places, or a branch
// that has a grade for which those before it left no place.
func QuotaProblems(ranking *model.Ranking) []QuotaProblem {
	var all []QuotaProblem
	for _, use := range ranking.Quotas {
		var names []string
		for i := range ranking.Rows {
			if slices.Contains(use.Beyond, ranking.Rows[i].OrgID) {
				names = append(names, ranking.Rows[i].Branch)
			}
		}
		if len(names) > 0 {
			all = append(all, QuotaProblem{use, fmt.Sprintf("%s名额 %d 个，%s排在名额之外，不能定为%s；要定先把排在前面的定低一等，或取消原来的决定",
				use.Grade, use.Limit, strings.Join(names, "、"), use.Grade)})
		} else if excess := overQuota(use); excess != "" {
			all = append(all, QuotaProblem{use, excess + "；先把其中的支部定低一等"})
		}
	}
	return all
}

// border settles the tied group at the border as far as decisions do, and leaves the rest open.
func (r *ranker) border(q model.Quota, rows, taken, waiting []*model.RankRow, left int, use *model.QuotaUse) {
	free := left - len(taken)
	for _, row := range rows {
		if row.Decided {
			row.Remark = "同分，党委会议定为" + row.Grade
		}
	}
	switch {
	case free <= 0:
		overflow(q, waiting, "同分，")
	case len(waiting) <= free: // the others were decided lower
		use.Used += len(waiting)
	default:
		tie := model.Tie{Grade: q.Grade, Places: free, Total: rows[0].Total}
		for _, row := range waiting {
			row.Open, row.Grade, row.Remark = true, "", "同分，待决定"
			tie.OrgIDs = append(tie.OrgIDs, row.OrgID)
		}
		use.Ties = append(use.Ties, tie)
	}
}

// candidates groups the ranked rows whose grade by marks, or handed down to them, is the quota's: by equal totals,
// best first. A row that was decided lower stays in its group, because a tie it was part of is one it was decided in.
func (r *ranker) candidates(grade string) [][]*model.RankRow {
	var groups [][]*model.RankRow
	for i := range r.out.Rows {
		row := &r.out.Rows[i]
		lowered := row.Decided && row.Earned == grade
		if !ranked(row) || row.Open || row.Grade != grade && !lowered {
			continue
		}
		if n := len(groups); n > 0 && groups[n-1][0].Total == row.Total {
			groups[n-1] = append(groups[n-1], row)
			continue
		}
		groups = append(groups, []*model.RankRow{row})
	}
	return groups
}

// split parts a group into those decided for the grade and those not decided; rows decided lower are in neither.
func split(rows []*model.RankRow, grade string) (taken, waiting []*model.RankRow) {
	for _, row := range rows {
		switch {
		case !row.Decided:
			waiting = append(waiting, row)
		case row.Grade == grade:
			taken = append(taken, row)
		}
	}
	return taken, waiting
}

// overflow hands rows down to the quota's lower grade.
func overflow(q model.Quota, rows []*model.RankRow, prefix string) {
	for _, row := range rows {
		row.Grade, row.Remark = q.Overflow, prefix+"超出"+q.Grade+"名额"
	}
}

// reserved is how many places of a grade will be taken by those who fall out of ties still open above it.
func (r *ranker) reserved(grade string) int {
	n := 0
	for i, q := range r.scheme.Quotas {
		if i >= len(r.out.Quotas) || q.Overflow != grade {
			continue
		}
		for _, tie := range r.out.Quotas[i].Ties {
			n += len(tie.OrgIDs) - tie.Places
		}
	}
	return n
}

// places is how many a quota allows of a base, and the sentence that says so.
func places(q model.Quota, base int) (int, string) {
	num := int64(base) * q.Percent
	n, how := num/10000, "只舍不入"
	switch q.Rounding {
	case model.RoundHalf:
		n, how = (num+5000)/10000, "四舍五入"
	case model.RoundUp:
		n, how = (num+9999)/10000, "只入不舍"
	}
	why := fmt.Sprintf("%d × %s = %s，%s，%d 个", base, percent(q.Percent), decimal(num, 100), how, n)
	if num%10000 == 0 {
		why = fmt.Sprintf("%d × %s = %d 个，%s", base, percent(q.Percent), n, how)
	}
	return int(n), why
}
