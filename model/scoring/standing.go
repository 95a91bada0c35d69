package scoring

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// Standings tells of a ranking made without decisions where the marks alone put each branch. Branches that are not
// ready or not graded have none.
func Standings(byMarks *model.Ranking) map[int64]model.Standing {
	all := map[int64]model.Standing{}
	for i := range byMarks.Rows {
		if row := &byMarks.Rows[i]; ranked(row) {
			all[row.OrgID] = model.Standing{Total: row.Total, Earned: row.Earned}
		}
	}
	for _, tie := range byMarks.OpenTies() {
		tied := slices.Sorted(slices.Values(tie.OrgIDs))
		for _, org := range tied {
			s := all[org]
			s.Tie, s.Places, s.Tied = tie.Grade, tie.Places, tied
			all[org] = s
		}
	}
	return all
}

// lapsed tells whether a decision was made on other marks than those of now, and which changed; nil when it holds. A
// decision of an older data file, which does not say what it was made on, holds.
func (r *ranker) lapsed(d model.Decision, now model.Standing) *model.LapsedDecision {
	was := d.Basis
	if !was.Known() {
		return nil
	}
	var why []string
	switch {
	case !now.Known():
		why = append(why, "现在还没有打完分")
	default:
		if was.Total != now.Total {
			why = append(why, fmt.Sprintf("总分由 %s 变为 %s", was.Total, now.Total))
		}
		if was.Earned != now.Earned {
			why = append(why, fmt.Sprintf("按得分由%s变为%s", was.Earned, now.Earned))
		}
		switch {
		case was.Tie == now.Tie && was.Places == now.Places && slices.Equal(was.Tied, now.Tied):
		case now.Tie == "":
			why = append(why, "名额边上不再同分")
		case was.Tie == "":
			why = append(why, "现在与别的同分")
		case !slices.Equal(was.Tied, now.Tied):
			why = append(why, "同分的支部变了")
		default:
			why = append(why, fmt.Sprintf("同分能用的名额由 %d 个变为 %d 个", was.Places, now.Places))
		}
	}
	if len(why) == 0 {
		return nil
	}
	lowered := was.Tie == "" && place(r.scheme, d.Grade) > place(r.scheme, was.Earned)
	return &model.LapsedDecision{Decision: d, Why: strings.Join(why, "，"),
		Again: lowered && (!now.Known() || place(r.scheme, now.Earned) < place(r.scheme, d.Grade))}
}
