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
// The rank is by the uncapped total: equal totals share a rank, and the scheme says whether the next is skipped. Among
// equal totals the better grade stands first, so that what was decided shows in the order. A vetoed branch stands below
// all others, by its grade and then its total, with or without a rank as the scheme says; a gated one keeps the rank of
// its total. Neither takes a place of a quota above its grade. A branch that is not ready, or not graded for being new,
// has no rank and comes last, in the order given. The base of a quota is every branch given except those not graded for being new, so it includes branches
// still without a total and vetoed ones.
//
// A tie at the border of a quota stays open until decisions settle it; places that the decisions leave there stay
// empty and do not pass to lower totals. A decision may keep or lower the grade that the marks give, never raise it;
// one that would is noted and not followed. A decision that was made on other marks has lapsed: it is shown and not
// followed.
func Rank(year int, scheme *model.Scheme, results []*model.BranchResult, decisions map[int64]model.Decision) *model.Ranking {
	r := &ranker{scheme: scheme, out: &model.Ranking{Year: year, Scheme: scheme.Title}}
	for _, b := range results {
		r.out.Stage = b.Stage
		r.out.Rows = append(r.out.Rows, model.RankRow{BranchResult: *b, ByPart: make([]int, len(b.Parts))})
	}
	slices.SortStableFunc(r.out.Rows, func(a, b model.RankRow) int { return r.order(&a, &b) })
	r.ranks()
	r.partRanks()
	if len(decisions) > 0 {
		r.decide(decisions, Standings(Rank(year, scheme, results, nil)))
	}
	for _, q := range scheme.Quotas {
		r.quota(q)
	}
	waits := r.openPlaces()
	slices.SortStableFunc(r.out.Rows, func(a, b model.RankRow) int { return cmp.Or(r.order(&a, &b), r.byGrade(&a, &b, waits)) })
	r.remarks()
	return r.out
}

type ranker struct {
	scheme *model.Scheme
	out    *model.Ranking
}

// ranked reports whether a branch takes part in the order.
func ranked(row *model.RankRow) bool { return row.Ready && !row.NotGraded }

// group orders the kinds of rows: ranked, vetoed, too new to be graded, not ready.
func group(row *model.RankRow) int {
	switch {
	case !row.Ready:
		return 3
	case row.NotGraded:
		return 2
	case row.Vetoed:
		return 1
	}
	return 0
}

// order is the order of ranks; rows that it takes for equal share one.
func (r *ranker) order(a, b *model.RankRow) int {
	by := cmp.Compare(group(a), group(b))
	switch {
	case by != 0 || !ranked(a):
		return by
	case a.Vetoed:
		by = cmp.Compare(place(r.scheme, a.Earned), place(r.scheme, b.Earned))
	}
	return cmp.Or(by, cmp.Compare(b.Total, a.Total))
}

// byGrade puts the better of two grades first. A row that waits for a decision stands between those who have the grade
// in question, the place of which waits tells, and those who have not.
func (r *ranker) byGrade(a, b *model.RankRow, waits map[int64]int) int {
	if !ranked(a) || !ranked(b) {
		return 0
	}
	at := func(row *model.RankRow) int {
		if row.Open {
			return 2*waits[row.OrgID] + 1
		}
		return 2 * place(r.scheme, row.Grade)
	}
	return cmp.Compare(at(a), at(b))
}

// openPlaces are the positions of the grades that tied rows wait for, by branch.
func (r *ranker) openPlaces() map[int64]int {
	waits := map[int64]int{}
	for _, tie := range r.out.OpenTies() {
		for _, org := range tie.OrgIDs {
			waits[org] = place(r.scheme, tie.Grade)
		}
	}
	return waits
}

func (r *ranker) notef(format string, args ...any) {
	r.out.Notes = append(r.out.Notes, fmt.Sprintf(format, args...))
}

// RankWords says how a scheme ranks equal totals, as papers print it: 同分并列，下一名次顺延（1、1、3）.
func RankWords(rule model.RankRule) string {
	if rule.Ties == model.TiesNext {
		return "同分并列，不占后面的名次（1、1、2）"
	}
	return "同分并列，占用后面的名次（1、1、3）"
}

// VetoedWords says where a scheme puts vetoed branches: 一票否决的排在最后.
func VetoedWords(rule model.RankRule) string {
	if rule.Vetoed == model.VetoedUnranked {
		return "一票否决的不排名次"
	}
	return "一票否决的排在最后"
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
		row.Grade = row.Earned
		switch {
		case row.Vetoed && r.scheme.Ranking.Vetoed == model.VetoedUnranked:
		case i > 0 && r.order(&r.out.Rows[i-1], row) == 0:
			row.Rank = r.out.Rows[i-1].Rank
		case i > 0 && r.scheme.Ranking.Ties == model.TiesNext:
			row.Rank = r.out.Rows[i-1].Rank + 1
		default:
			row.Rank = i + 1
		}
	}
	if unready > 0 {
		r.notef("还有 %d 个%s没有打完分，名次和等次是暂时的", unready, r.scheme.Counter())
	}
}

// partRanks ranks every hundred by itself, as a scheme that puts them side by side prints them.
func (r *ranker) partRanks() {
	descending := func(a, b model.Points) int { return cmp.Compare(b, a) }
	for part := range r.scheme.Parts {
		var reached []model.Points
		for i := range r.out.Rows {
			if p, ok := r.out.Rows[i].Part(part); ok && ranked(&r.out.Rows[i]) {
				reached = append(reached, p)
			}
		}
		slices.SortFunc(reached, descending)
		if r.scheme.Ranking.Ties == model.TiesNext {
			reached = slices.Compact(reached)
		}
		for i := range r.out.Rows {
			row := &r.out.Rows[i]
			if p, ok := row.Part(part); ok && ranked(row) {
				better, _ := slices.BinarySearchFunc(reached, p, descending)
				row.ByPart[part] = better + 1
			}
		}
	}
}

// decide marks the rows that people have decided. Only the quotas turn a decision for the best grade into a place.
func (r *ranker) decide(decisions map[int64]model.Decision, now map[int64]model.Standing) {
	for i := range r.out.Rows {
		row := &r.out.Rows[i]
		d, ok := decisions[row.OrgID]
		if !ok {
			continue
		}
		if row.Lapsed = r.lapsed(d, now[row.OrgID]); row.Lapsed != nil {
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
			all = append(all, UnreadyWords(&row.BranchResult))
		case row.NotGraded:
			all = append(all, "成立时间短，不定等次")
		case row.Vetoed:
			all = append(all, "一票否决")
		case row.Gated:
			all = append(all, r.gateRemark(row))
		}
		for p := range r.scheme.Parts {
			if row.Ready && row.PartAway(p) {
				all = append(all, r.scheme.Parts[p].Short+"不适用")
			}
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
		if points, ok := row.Part(i); ok && slices.Contains(rule.GateParts, p.ID) && points < rule.Gate {
			below = append(below, p.Short)
		}
	}
	return fmt.Sprintf("%s不足 %s 分", strings.Join(below, "、"), rule.Gate.Short())
}
