package office

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/model/store"
	"github.com/shuangbai/shuangbai/resources/schemes"
)

// DefaultSchemes lists the schemes that come with the program.
func DefaultSchemes() ([]*model.Scheme, error) {
	var all []*model.Scheme
	for _, raw := range schemes.Assessments() {
		s, err := scoring.LoadScheme(raw)
		if err != nil {
			return nil, err
		}
		all = append(all, s)
	}
	return all, nil
}

// DefaultScheme returns one of the schemes that come with the program.
func DefaultScheme(id string) (*model.Scheme, error) {
	rows, err := DefaultSchemeRows()
	if err != nil {
		return nil, err
	}
	row, err := FindScheme(rows, id)
	return row.Scheme, err
}

// Decide records what the committee decided for branches at the border of a quota, or below what the marks give. The
// reason is printed. One change set holds all of them, because a tie is decided as one.
func (o *Office) Decide(ctx context.Context, year int, grades map[int64]string, reason string) (int64, error) {
	id, _, err := o.DecideNoting(ctx, year, grades, reason)
	return id, err
}

// DecideNoting is Decide that also returns what should be known of the outcome, a sentence each: a quota that is
// exceeded now, a grade below what the marks give.
func (o *Office) DecideNoting(ctx context.Context, year int, grades map[int64]string, reason string) (id int64, notes []string, err error) {
	if strings.TrimSpace(reason) == "" {
		return 0, nil, model.FieldErrorf("reason", "写明理由，理由会印进考核材料")
	}
	id, err = o.write(ctx, "assess", fmt.Sprintf("决定 %s的等次", countedKeys(slices.Collect(maps.Keys(grades)))), func(tx *store.Tx) error {
		if _, err := openYear(&tx.Reader, year); err != nil {
			return err
		}
		f, err := o.facts(&tx.Reader, year)
		if err != nil {
			return err
		}
		used := quotasUsed(f)
		touched := map[int]bool{} // groups
		for _, org := range slices.Sorted(maps.Keys(grades)) {
			grade, g := grades[org], f.Of(org)
			if g == nil {
				return model.Errorf(model.NotFound, "要定等次的支部不在 %d 年度参加考核的支部里，刷新后再看", year)
			}
			touched[g.Year.Group] = true
			if err := scoring.CheckDecision(&g.Year.Scheme, g.Result(org, model.FinalMark), grade); err != nil {
				return err
			}
			d := model.Decision{OrgID: org, Grade: grade, Reason: reason, By: o.Who(), At: o.now(), Basis: g.Standings[org]}
			if err := tx.PutDecision(year, d); err != nil {
				return err
			}
		}
		if f, err = o.facts(&tx.Reader, year); err != nil {
			return err
		}
		for _, g := range f.All() {
			if touched[g.Year.Group] {
				if err := keepsQuotas(g, grades, used[g.Year.Group]); err != nil {
					return err
				}
				notes = append(notes, scoring.DecisionNotes(&g.Year.Scheme, g.Ranking, grades, g.Standings)...)
			}
		}
		return nil
	})
	return id, notes, err
}

// quotasUsed is how many places each quota of each group uses, by group and grade.
func quotasUsed(f *model.YearFacts) map[int]map[string]int {
	used := map[int]map[string]int{}
	for _, g := range f.All() {
		used[g.Year.Group] = map[string]int{}
		for _, q := range g.Ranking.Quotas {
			used[g.Year.Group][q.Grade] = q.Used
		}
	}
	return used
}

// keepsQuotas refuses decisions that a quota has no place for. What exceeded it before them does not keep another branch from
// being lowered.
func keepsQuotas(g *model.YearFacts, grades map[int64]string, before map[string]int) error {
	for _, p := range scoring.QuotaProblems(g.Ranking) {
		ours := slices.ContainsFunc(p.Beyond, func(org int64) bool { return grades[org] == p.Grade })
		if ours || p.Used > before[p.Grade] {
			return model.FieldErrorf("grade", "%s", p.Text)
		}
	}
	return nil
}

// Undecide takes decisions back. A tie is decided as one: with the decision of one of the tied those of the others go.
func (o *Office) Undecide(ctx context.Context, year int, orgs []int64) (int64, error) {
	return o.write(ctx, "assess", "取消等次决定", func(tx *store.Tx) error {
		if _, err := openYear(&tx.Reader, year); err != nil {
			return err
		}
		f, err := o.facts(&tx.Reader, year)
		if err != nil {
			return err
		}
		for _, org := range withTied(f, orgs) {
			if err := tx.DeleteDecision(year, org); err != nil {
				return err
			}
		}
		return nil
	})
}

// withTied are branches and those that the marks put into one tie with them.
func withTied(f *model.YearFacts, orgs []int64) []int64 {
	all := slices.Clone(orgs)
	for _, org := range orgs {
		if g := f.Of(org); g != nil {
			all = append(all, g.Standings[org].Tied...)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}
