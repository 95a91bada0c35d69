package scoring

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// Rank orders the branches of a year and fits their grades into the quotas.
//
// The rank is by the uncapped total: equal totals share a rank and the next is skipped. A vetoed or gated branch keeps
// the rank of its total, because the rank speaks of the marks and the grade of what was decided on them; it takes no
// place of a quota. A branch that is not ready, or not graded for being new, has no rank and comes last, in the order
// given. The base of a quota is every branch given except those not graded for being new, so it includes branches
// still without a total and vetoed ones.
//
// A tie at the border of a quota stays open until decisions settle it; places that the decisions leave there stay
// empty and do not pass to lower totals. A decision may keep or lower the grade that the marks give, never raise it;
// one that would is noted and not followed.
func Rank(year int, scheme *model.Scheme, results []*model.BranchResult, decisions map[int64]model.Decision) *model.Ranking {
	r := &ranker{scheme: scheme, out: &model.Ranking{Year: year, Scheme: scheme.Title}}
	for _, b := range results {
		r.out.Stage = b.Stage
		r.out.Rows = append(r.out.Rows, model.RankRow{BranchResult: *b, ByPart: make([]int, len(b.Parts))})
	}
	slices.SortStableFunc(r.out.Rows, func(a, b model.RankRow) int {
		if by := cmp.Compare(group(&a), group(&b)); by != 0 || !ranked(&a) {
			return by
		}
		return cmp.Compare(b.Total, a.Total)
	})
	r.ranks()
	r.partRanks()
	r.decide(decisions)
	for _, q := range scheme.Quotas {
		r.quota(q)
	}
	r.remarks()
	return r.out
}

type ranker struct {
	scheme *model.Scheme
	out    *model.Ranking
}

// ranked reports whether a branch takes part in the order.
func ranked(row *model.RankRow) bool { return row.Ready && !row.NotGraded }

// group orders the three kinds of rows: ranked, too new to be graded, not ready.
func group(row *model.RankRow) int {
	switch {
	case !row.Ready:
		return 2
	case row.NotGraded:
		return 1
	}
	return 0
}

func (r *ranker) notef(format string, args ...any) {
	r.out.Notes = append(r.out.Notes, fmt.Sprintf(format, args...))
}

// ranks gives every ready branch its rank and the grade that its marks give.
func (r *ranker) ranks() {
	unready := 0
	for i := range r.out.Rows {
		row := &r.out.Rows[i]
		if !ranked(row) {
			if !row.Ready {
				unready++
			}
			continue
		}
		row.Rank, row.Grade = i+1, row.Earned
		if i > 0 && r.out.Rows[i-1].Total == row.Total {
			row.Rank = r.out.Rows[i-1].Rank
		}
	}
	if unready > 0 {
		r.notef("还有 %d 个支部没有打完分，名次和等次是暂时的", unready)
	}
}

// partRanks ranks every hundred by itself, as a scheme that puts them side by side prints them.
func (r *ranker) partRanks() {
	for part := range r.scheme.Parts {
		for i := range r.out.Rows {
			row := &r.out.Rows[i]
			if !ranked(row) || part >= len(row.Parts) {
				continue
			}
			row.ByPart[part] = 1
			for j := range r.out.Rows {
				if other := &r.out.Rows[j]; ranked(other) && part < len(other.Parts) && other.Parts[part] > row.Parts[part] {
					row.ByPart[part]++
				}
			}
		}
	}
}

// decide marks the rows that people have decided. Only the quotas turn a decision for the best grade into a place.
func (r *ranker) decide(decisions map[int64]model.Decision) {
	for i := range r.out.Rows {
		row := &r.out.Rows[i]
		d, ok := decisions[row.OrgID]
		if !ok {
			continue
		}
		if err := CheckDecision(r.scheme, &row.BranchResult, d.Grade); err != nil {
			r.notef("%s，这个决定没有采用", model.MessageOf(err))
			continue
		}
		row.Decided, row.Grade, row.Reason = true, d.Grade, d.Reason
	}
}

// CheckDecision says whether a grade may be decided for a branch: a grade of the scheme, for a branch that is ready
// and graded, not above what its marks, gate and veto give.
func CheckDecision(scheme *model.Scheme, b *model.BranchResult, grade string) error {
	switch {
	case place(scheme, grade) < 0:
		return model.FieldErrorf("grade", "%s定为“%s”，方案里没有这个等次", b.Branch, grade)
	case !b.Ready:
		return model.FieldErrorf("grade", "%s还没有打完分，打完才能定等次", b.Branch)
	case b.NotGraded:
		return model.FieldErrorf("grade", "%s本年度成立时间不够，不定等次", b.Branch)
	case place(scheme, grade) < place(scheme, b.Earned):
		return model.FieldErrorf("grade", "%s按得分、前置线和否决应为%s，不能定为%s", b.Branch, b.Earned, grade)
	}
	return nil
}

// remarks writes the exceptions that the quotas did not: veto, gate, not ready, a grade lowered by decision.
func (r *ranker) remarks() {
	for i := range r.out.Rows {
		row := &r.out.Rows[i]
		var all []string
		if row.Remark != "" {
			all = append(all, row.Remark)
		}
		switch {
		case !row.Ready:
			all = append(all, fmt.Sprintf("%d 项未打分", len(row.Missing)))
		case row.NotGraded:
			all = append(all, "成立时间短，不定等次")
		case row.Vetoed:
			all = append(all, "一票否决")
		case row.Gated:
			all = append(all, r.gateRemark(row))
		}
		if row.Decided && row.Remark == "" && row.Grade != row.Earned {
			all = append(all, "党委会议定为"+row.Grade)
		}
		row.Remark = strings.Join(all, "；")
	}
}

func (r *ranker) gateRemark(row *model.RankRow) string {
	rule := r.scheme.Combine
	var below []string
	for i, p := range r.scheme.Parts {
		if slices.Contains(rule.GateParts, p.ID) && i < len(row.Parts) && row.Parts[i] < rule.Gate {
			below = append(below, p.Short)
		}
	}
	return fmt.Sprintf("%s不足 %s 分", strings.Join(below, "、"), rule.Gate.Short())
}
