package scoring

import (
	"fmt"

	"github.com/shuangbai/shuangbai/model"
)

// DecisionNotes says, a sentence each, what should be known of decisions that were followed: whose grade stands below
// what the marks give without a tie asking for it, and which quota is exceeded now. orgs are the branches decided; nil
// means all.
func DecisionNotes(scheme *model.Scheme, ranking *model.Ranking, orgs map[int64]string, now map[int64]model.Standing) []string {
	var notes []string
	for i := range ranking.Rows {
		row := &ranking.Rows[i]
		if _, asked := orgs[row.OrgID]; !row.Decided || orgs != nil && !asked {
			continue
		}
		tied := now[row.OrgID].Tie != "" && row.Grade == overflowOf(scheme, row.Earned)
		if place(scheme, row.Grade) > place(scheme, row.Earned) && !tied {
			notes = append(notes, fmt.Sprintf("%s按得分应为%s，决定为%s", row.Branch, row.Earned, row.Grade))
		}
	}
	for _, use := range ranking.Quotas {
		if excess := overQuota(use); excess != "" {
			notes = append(notes, excess)
		}
	}
	return notes
}

// overflowOf is the grade that the quota of a grade hands down to, "" without a quota.
func overflowOf(scheme *model.Scheme, grade string) string {
	for _, q := range scheme.Quotas {
		if q.Grade == grade {
			return q.Overflow
		}
	}
	return ""
}
