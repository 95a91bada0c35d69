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
	id, err = o.write(ctx, "assess", fmt.Sprintf("决定 %d 个支部的等次", len(grades)), func(tx *store.Tx) error {
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

// finalising is the kind of the change set of Finalise. Such a set is not undone: the year is reopened, with a reason.
const finalising = "finalise"

// Finalise fixes a year: the final marks are written out, the ranking is kept as it is, and nothing can be changed
// until the year is reopened. It refuses while Obstacles remain, and while BallotsLeft. decidedOn is printed on the papers.
func (o *Office) Finalise(ctx context.Context, year int, decidedOn model.Date) (int64, error) {
	return o.finalise(ctx, year, decidedOn, false)
}

// FinaliseWithoutBallots is Finalise although groups of ballots are not entered.
func (o *Office) FinaliseWithoutBallots(ctx context.Context, year int, decidedOn model.Date) (int64, error) {
	return o.finalise(ctx, year, decidedOn, true)
}

// BallotsLeft says which groups of ballots of a year are not entered to the end: 还有 1 组测评票没有录完（…）; "" when none.
func (o *Office) BallotsLeft(ctx context.Context, f *model.YearFacts) (left string, err error) {
	err = o.db.Read(ctx, func(r *store.Reader) error {
		left, err = ballotsLeft(r, f)
		return err
	})
	return left, err
}

func ballotsLeft(r *store.Reader, f *model.YearFacts) (string, error) {
	book, err := ballotBook(r, f.Year.Year)
	if model.CodeOf(err) == model.NotFound {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	return strings.Join(missingLabels(ballotStage(f, book).Missing), "；"), nil
}

func (o *Office) finalise(ctx context.Context, year int, decidedOn model.Date, withoutBallots bool) (int64, error) {
	return o.write(ctx, finalising, fmt.Sprintf("核定 %d 年度考核结果", year), func(tx *store.Tx) error {
		y, err := openYear(&tx.Reader, year)
		if err != nil {
			return err
		}
		f, err := o.facts(&tx.Reader, year)
		if err != nil {
			return err
		}
		if obstacles := Obstacles(f); len(obstacles) > 0 {
			return model.Errorf(model.Conflict, "不能核定：%s", strings.Join(ObstacleLabels(obstacles), "；"))
		}
		if left, err := ballotsLeft(&tx.Reader, f); err != nil {
			return err
		} else if left != "" && !withoutBallots {
			return model.Errorf(model.Conflict, "不能核定：%s。先录完；不等这些票就核定的，命令行加 --anyway", left)
		}
		var kept []model.Ranking
		for _, g := range f.All() {
			if err := o.fixMarks(tx, g); err != nil {
				return err
			}
			kept = append(kept, *g.Ranking)
		}
		if err := tx.PutRankings(year, kept); err != nil {
			return err
		}
		y.Finalised, y.FinalisedAt, y.DecidedOn = true, o.now(), decidedOn
		return tx.PutAssessmentYear(y)
	})
}

// fixMarks writes the final marks of a group out, and takes away the decisions that lapsed and are not asked about again, so
// that they do not come back by themselves.
func (o *Office) fixMarks(tx *store.Tx, f *model.YearFacts) error {
	year := f.Year.Year
	for _, s := range f.Sheets {
		final := map[model.MarkKey]model.Mark{}
		for key, mark := range s.Marks {
			if key.Stage != model.CheckedMark {
				continue
			}
			at := model.MarkKey{Item: key.Item, Stage: model.FinalMark}
			if _, given := s.Marks[at]; !given {
				mark.By, mark.At = o.Who(), o.now()
				final[at] = mark
			}
		}
		if err := tx.PutMarks(year, s.OrgID, final); err != nil {
			return err
		}
	}
	for i := range f.Ranking.Rows {
		row := &f.Ranking.Rows[i]
		if row.Lapsed == nil {
			continue
		}
		if err := tx.DeleteDecision(year, row.OrgID); err != nil {
			return err
		}
		row.Lapsed = nil
	}
	return nil
}

// Reopen lets the marks of a finalised year be changed again, also of an archived one; why is kept in the history. The
// result that was made public is no longer the result, so its publication ends, and objections that were upheld are met.
func (o *Office) Reopen(ctx context.Context, year int, why string) (int64, error) {
	if strings.TrimSpace(why) == "" {
		return 0, model.FieldErrorf("why", "写明重新打开的原因")
	}
	return o.write(ctx, "assess", fmt.Sprintf("重新打开 %d 年度：%s", year, why), func(tx *store.Tx) error {
		y, err := tx.AssessmentYear(year)
		if err != nil {
			return err
		}
		if !y.Finalised {
			return model.Errorf(model.Conflict, "%d 年度没有核定，不用重新打开", year)
		}
		y.Finalised, y.DecidedOn, y.ArchivedOn = false, "", ""
		if err := tx.PutAssessmentYear(y); err != nil { // first: an archived year lets nothing else change
			return err
		}
		if err := o.endPublication(tx, year); err != nil {
			return err
		}
		if err := tx.DeleteRanking(year); err != nil {
			return err
		}
		_, err = o.completeYear(tx, year) // of a finalised year of an older file
		return err
	})
}
