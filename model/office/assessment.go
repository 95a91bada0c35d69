package office

import (
	"context"
	"fmt"
	"slices"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/model/store"
)

// Year returns the assessment of a year, or NotFound when it was not opened.
func (o *Office) Year(ctx context.Context, year int) (model.AssessmentYear, error) {
	var y model.AssessmentYear
	err := o.db.Read(ctx, func(r *store.Reader) (err error) {
		y, err = r.AssessmentYear(year)
		return err
	})
	return y, err
}

// OpenYear begins the assessment of a year with a scheme, named as SchemeRows does: one that comes with the program or of
// another year, which is copied, or a draft of the year, which is issued.
func (o *Office) OpenYear(ctx context.Context, year int, schemeID string) (int64, error) {
	row, err := o.SchemeByID(ctx, schemeID)
	if err != nil {
		return 0, err
	}
	scheme := row.Scheme
	if year < 2000 || year > 2100 {
		return 0, model.FieldErrorf("year", "年度应在 2000 到 2100 之间")
	}
	if row.draft != 0 {
		if row.Year != year {
			return 0, model.Errorf(model.Conflict, "这份草稿是给 %d 年度的；%d 年度用的另建一份", row.Year, year)
		}
		return o.IssueDraft(ctx, row.draft)
	}
	return o.write(ctx, "assess", fmt.Sprintf("开始 %d 年度考核，采用%s", year, scheme.Title), func(tx *store.Tx) error {
		years, err := tx.AssessmentYears()
		if err != nil {
			return err
		}
		for _, y := range years {
			if y.Year == year {
				return model.Errorf(model.Exists, "%d 年度的考核已经开始，采用的是%s", year, y.Scheme.Title)
			}
		}
		return o.beginYear(tx, year, scheme)
	})
}

// openYear returns the year when marks may still be changed in it.
func openYear(r *store.Reader, year int) (model.AssessmentYear, error) {
	y, err := r.AssessmentYear(year)
	if err == nil && y.Finalised {
		err = closedYear(year)
	}
	return y, err
}

func closedYear(year int) error {
	return model.Errorf(model.Closed, "%d 年度已经核定，分数不能再改；要改先在“排名定级”里重新打开并写明原因", year)
}

// existedIn reports whether an organisation is a branch that existed in a year.
func existedIn(g model.Org, year int) bool {
	return g.Kind.IsBranch() && (g.ClosedOn == "" || g.ClosedOn.Year() > year) && (g.SetUpOn == "" || g.SetUpOn.Year() <= year)
}

// assessedIn tells which branches a year assesses: those that existed in it and that its scheme covers, or once it is
// finalised those whose outcome was kept, so that a branch entered or closed afterwards changes nothing.
func assessedIn(r *store.Reader, year int) (func(model.Org) bool, error) {
	y, err := r.AssessmentYear(year)
	if err != nil && model.CodeOf(err) != model.NotFound {
		return nil, err
	}
	if !y.Finalised {
		c, err := r.Committee()
		return func(g model.Org) bool {
			return existedIn(g, year) && scoring.Outside(y.Scheme.Covers, &g, c.Sector, year) == ""
		}, err
	}
	kept, err := r.RankedOrgs(year)
	if err != nil {
		return nil, err
	}
	return func(g model.Org) bool { return slices.Contains(kept, g.ID) }, nil
}

// sheets returns the mark sheets of all branches that are assessed, in the order of the ledger.
func (o *Office) sheets(r *store.Reader, year int) ([]*model.MarkSheet, error) {
	orgs, err := r.Orgs()
	if err != nil {
		return nil, err
	}
	slices.SortFunc(orgs, func(a, b model.Org) int { return int(a.ID - b.ID) })
	assessed, err := assessedIn(r, year)
	if err != nil {
		return nil, err
	}
	var ids []int64
	byID := map[int64]model.Org{}
	for _, g := range orgs {
		if assessed(g) {
			ids = append(ids, g.ID)
			byID[g.ID] = g
		}
	}
	found, err := r.MarkSheets(year, ids)
	if err != nil {
		return nil, err
	}
	_, all, err := headcount(r)
	if err != nil {
		return nil, err
	}
	posts, err := r.Posts()
	if err != nil {
		return nil, err
	}
	secretary := secretaries(posts)
	scope, err := scopeOf(r, year)
	if err != nil {
		return nil, err
	}
	sheets := make([]*model.MarkSheet, len(found))
	for i := range found {
		s := &found[i]
		s.Branch, s.SetUpOn = byID[s.OrgID].Name, byID[s.OrgID].SetUpOn
		s.Members, s.Secretary, s.Year = all[s.OrgID], secretary[s.OrgID], year
		org := byID[s.OrgID]
		scope(&org, s.Marks)
		sheets[i] = s
	}
	return sheets, nil
}

// scopeOf returns what takes the items that are not for a branch out of its marks in a year.
func scopeOf(r *store.Reader, year int) (func(*model.Org, map[model.MarkKey]model.Mark), error) {
	y, err := r.AssessmentYear(year)
	if err != nil && model.CodeOf(err) != model.NotFound {
		return nil, err
	}
	c, err := r.Committee()
	return func(org *model.Org, marks map[model.MarkKey]model.Mark) {
		scoring.ApplyScope(&y.Scheme, org, c.Sector, year, marks)
	}, err
}

// progress returns how far each branch is in the assessment of the working year.
func (o *Office) progress(r *store.Reader) (func(model.Org) scoring.Progress, error) {
	return o.progressOf(r, r.MarkedItems)
}

// progressOf is progress with the marks read by marked, which may leave their contents out, and other branches.
func (o *Office) progressOf(r *store.Reader, marked func(year int) (map[int64]map[model.MarkKey]model.Mark, error)) (func(model.Org) scoring.Progress, error) {
	nobody := func(model.Org) scoring.Progress { return scoring.Progress{} }
	c, err := r.Committee()
	if err != nil || c.Year == 0 {
		return nobody, err
	}
	y, err := r.AssessmentYear(c.Year)
	if model.CodeOf(err) == model.NotFound {
		return nobody, nil
	}
	if err != nil {
		return nil, err
	}
	assessed, err := assessedIn(r, c.Year)
	if err != nil {
		return nil, err
	}
	marks, err := marked(c.Year)
	return func(g model.Org) scoring.Progress {
		if !assessed(g) {
			return scoring.Progress{}
		}
		own := marks[g.ID]
		if own == nil {
			own = map[model.MarkKey]model.Mark{}
		}
		scoring.ApplyScope(&y.Scheme, &g, c.Sector, c.Year, own)
		return scoring.ProgressOf(&y.Scheme, own, y.Finalised)
	}, err
}

// ProgressIn returns how far a branch is, from the facts of a year.
func ProgressIn(f *model.YearFacts, sheet *model.MarkSheet) scoring.Progress {
	return scoring.ProgressOf(&f.Year.Scheme, sheet.Marks, f.Year.Finalised)
}

// Facts returns everything that the assessment screens and the papers of a year show. A finalised year shows the
// ranking as it was kept.
func (o *Office) Facts(ctx context.Context, year int) (*model.YearFacts, error) {
	var f *model.YearFacts
	err := o.db.Read(ctx, func(r *store.Reader) (err error) {
		f, err = o.facts(r, year)
		return err
	})
	return f, err
}

func (o *Office) facts(r *store.Reader, year int) (*model.YearFacts, error) {
	c, err := r.Committee()
	if err != nil {
		return nil, err
	}
	y, err := r.AssessmentYear(year)
	if err != nil {
		return nil, err
	}
	f := &model.YearFacts{Committee: c, Year: y, Results: map[int64][3]*model.BranchResult{}, PrintedOn: o.Today()}
	if f.Sheets, err = o.sheets(r, year); err != nil {
		return nil, err
	}
	if f.Sent, err = readSent(r, &y); err != nil {
		return nil, err
	}
	_, members, err := headcount(r)
	if err != nil {
		return nil, err
	}
	f.Unassigned = members[0]
	if f.Publication, err = r.Publication(year); err != nil {
		return nil, err
	}
	if f.Objections, err = r.Objections(year); err != nil {
		return nil, err
	}
	for _, s := range f.Sheets {
		f.Results[s.OrgID] = computed(&y.Scheme, s)
	}
	if y.Finalised {
		return f, keptRanking(r, f)
	}
	return f, rank(r, f)
}

// keptRanking puts the outcome of a finalised year in the place of what would be computed today.
func keptRanking(r *store.Reader, f *model.YearFacts) error {
	kept, err := r.Ranking(f.Year.Year)
	if err != nil {
		return err
	}
	f.Ranking = &kept
	for i := range kept.Rows {
		all := f.Results[kept.Rows[i].OrgID]
		all[model.FinalMark] = &kept.Rows[i].BranchResult
		f.Results[kept.Rows[i].OrgID] = all
	}
	return nil
}
