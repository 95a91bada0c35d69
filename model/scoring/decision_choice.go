package scoring

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// DecidableGrades are the grades that a meeting may still decide for a branch: from the one that the marks give down,
// without the one it has and those whose quota leaves it no place. A branch that is not ready or not graded has none.
func DecidableGrades(scheme *model.Scheme, ranking *model.Ranking, row *model.RankRow) []string {
	var grades []string
	for _, g := range scheme.Grades {
		if g.Name != row.Grade && hasPlace(ranking, row, g.Name) && CheckDecision(scheme, &row.BranchResult, g.Name) == nil {
			grades = append(grades, g.Name)
		}
	}
	return grades
}

// hasPlace reports whether those who stand before a branch leave it a place of a grade.
func hasPlace(ranking *model.Ranking, row *model.RankRow, grade string) bool {
	for _, use := range ranking.Quotas {
		if use.Grade != grade {
			continue
		}
		before := 0
		for i := range ranking.Rows {
			r := &ranking.Rows[i]
			first := r.Total > row.Total || r.Total == row.Total && r.Decided
			if r.OrgID != row.OrgID && first && !r.Vetoed && (r.Grade == grade || r.Open) {
				before++
			}
		}
		return before < use.Limit
	}
	return true
}

// OpenTie is a tie at the border of a quota with what a decision about it needs.
type OpenTie struct {
	model.Tie
	Why    string          // how the quota came about
	Rows   []model.RankRow // the tied, in the order of the ranking
	Number int             // which of all open ties it is, from 1
	Of     int             // how many open ties there are
	Lower  string          // the grade of those who are not taken
}

// TieOf returns the open tie that a branch is in.
func TieOf(scheme *model.Scheme, ranking *model.Ranking, org int64) (OpenTie, bool) {
	var t OpenTie
	for _, q := range ranking.Quotas {
		for _, tie := range q.Ties {
			t.Of++
			if slices.Contains(tie.OrgIDs, org) {
				t.Tie, t.Why, t.Number, t.Lower = tie, q.Why, t.Of, overflowOf(scheme, q.Grade)
			}
		}
	}
	for _, r := range ranking.Rows {
		if slices.Contains(t.OrgIDs, r.OrgID) {
			t.Rows = append(t.Rows, r)
		}
	}
	return t, t.Number > 0
}

// TieChoice is what is ticked for a tie: some of the tied, by position, or that none is taken.
type TieChoice struct {
	Taken []bool
	None  bool
}

// Grades are the grades that a choice means, by branch; ok is false while it cannot be decided: nothing is chosen, or
// more than there are places.
func (t OpenTie) Grades(c TieChoice) (grades map[int64]string, ok bool) {
	taken := c.names(t)
	if !c.None && (len(taken) == 0 || len(taken) > t.Places) {
		return nil, false
	}
	grades = map[int64]string{}
	for i, r := range t.Rows {
		grades[r.OrgID] = t.Lower
		if !c.None && i < len(c.Taken) && c.Taken[i] {
			grades[r.OrgID] = t.Grade
		}
	}
	return grades, true
}

// Label names a choice, as the button that decides it: 定松溪艺术为优秀; or what is wrong with it.
func (t OpenTie) Label(c TieChoice) string {
	names := c.names(t)
	switch {
	case c.None:
		return "都定为" + t.Lower
	case len(names) == 0:
		return "先选谁定为" + t.Grade
	case len(names) > t.Places:
		return fmt.Sprintf("最多选 %d 个", t.Places)
	}
	return DecideText(names, t.Grade)
}

// mostNamed is how many characters of names a button has room for.
const mostNamed = 14

// DecideText names a decision for a button: 定松溪艺术为优秀; more or longer names than it has room for are counted.
func DecideText(names []string, grade string) string {
	named := strings.Join(names, "、")
	if len(names) > 2 || len([]rune(named)) > mostNamed {
		named = fmt.Sprintf(" %d 个", len(names))
	}
	return "定" + named + "为" + grade
}

func (c TieChoice) names(t OpenTie) []string {
	var names []string
	for i, r := range t.Rows {
		if i < len(c.Taken) && c.Taken[i] {
			names = append(names, model.ShortBranch(r.Branch))
		}
	}
	return names
}
