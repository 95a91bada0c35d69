package office

import (
	"context"
	"maps"
	"slices"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/model/store"
)

// LatestChange is the number of the latest change set of the data file.
func (o *Office) LatestChange(ctx context.Context) (int64, error) {
	var at int64
	err := o.db.Read(ctx, func(r *store.Reader) (err error) {
		at, err = r.LatestChange()
		return err
	})
	return at, err
}

// FactsAfter returns the facts of an open year after nothing but marks of some branches changed: those branches are
// read and computed anew, all are ranked, and the rest is taken over from f, which is left as it is. at is the latest
// change set read; whoever knows of an earlier one only must read the whole year.
func (o *Office) FactsAfter(ctx context.Context, f *model.YearFacts, orgs []int64) (after *model.YearFacts, at int64, err error) {
	next := *f
	next.Groups = slices.Clone(f.Groups)
	for i, g := range next.Groups {
		if g.Year.Group == f.Year.Group {
			next.Groups[i] = &next
		}
	}
	next.Results = maps.Clone(f.Results)
	next.Sheets = append([]*model.MarkSheet(nil), f.Sheets...)
	changed := map[int64]bool{}
	for _, org := range orgs {
		changed[org] = true
	}
	err = o.db.Read(ctx, func(r *store.Reader) error {
		p, err := placingOf(r, f.Year)
		if err != nil {
			return err
		}
		for i, sheet := range next.Sheets {
			if !changed[sheet.OrgID] {
				continue
			}
			s := *sheet
			if s.Marks, err = r.MarksOf(f.Year.Year, s.OrgID); err != nil {
				return err
			}
			a, err := p.known(r, s.OrgID)
			if err != nil {
				return err
			}
			scoring.ApplyScope(&f.Year.Scheme, a, p.sector, f.Year.Year, s.Marks)
			next.Sheets[i] = &s
			next.Results[s.OrgID] = computed(&f.Year.Scheme, &s)
		}
		if at, err = r.LatestChange(); err != nil {
			return err
		}
		return rank(r, &next)
	})
	return &next, at, err
}

// computed are the results of a branch at every stage.
func computed(scheme *model.Scheme, sheet *model.MarkSheet) [3]*model.BranchResult {
	return scoring.NewScorer(scheme).All(sheet)
}

// rank ranks an open year by its results and decisions.
func rank(r *store.Reader, f *model.YearFacts) error {
	decisions, err := r.Decisions(f.Year.Year)
	if err != nil {
		return err
	}
	decided := map[int64]model.Decision{}
	for _, d := range decisions {
		decided[d.OrgID] = d
	}
	var final []*model.BranchResult
	for _, s := range f.Sheets {
		final = append(final, f.Results[s.OrgID][model.FinalMark])
	}
	f.Ranking = scoring.Rank(f.Year.Year, &f.Year.Scheme, final, decided)
	if f.Year.Group > 1 {
		f.Ranking.Group = f.Year.Group
	}
	f.Standings = scoring.Standings(f.Ranking)
	if len(decided) > 0 {
		f.Standings = scoring.Standings(scoring.Rank(f.Year.Year, &f.Year.Scheme, final, nil))
	}
	return nil
}
