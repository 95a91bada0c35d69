package office

import (
	"context"
	"fmt"
	"maps"
	"strings"

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
		return o.IssueDraft(ctx, row.draft, 0)
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
		return o.beginYear(tx, year, "", scheme)
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

// openGroup returns an open year as one of its groups has it, 0 being the first.
func openGroup(r *store.Reader, year, group int) (model.AssessmentYear, error) {
	y, err := openYear(r, year)
	if err != nil {
		return y, err
	}
	of, ok := y.In(group)
	if !ok {
		err = model.Errorf(model.NotFound, "%d 年度没有第 %d 组；现有 %s", year, group, strings.Join(groupNames(y.Groups), "、"))
	}
	return of, err
}

// putGroup writes the name and the scheme of the group that a year speaks of.
func putGroup(tx *store.Tx, y model.AssessmentYear) error {
	of := model.AssessmentGroup{Number: y.Group, Name: y.GroupName, Scheme: y.Scheme, Units: y.Units, OpenedAt: y.OpenedAt}
	for _, g := range y.Groups {
		if g.Number == y.Group {
			of.OpenedAt = g.OpenedAt
		}
	}
	return tx.PutGroup(y.Year, of)
}

// groupNames are the groups of a year as the command line lists them: 1 其他支部.
func groupNames(all []model.AssessmentGroup) []string {
	var names []string
	for i := range all {
		names = append(names, fmt.Sprintf("%d %s", all[i].Number, all[i].GroupLabel(all)))
	}
	return names
}

func closedYear(year int) error {
	return model.Errorf(model.Closed, "%d 年度已经核定，分数不能再改；要改先在“排名定级”里重新打开并写明原因", year)
}

// sheets returns the mark sheets of all branches and units that are assessed in a year that was opened, in the order of the ledger: each
// names its group, and has the items away that are not for it.
func (o *Office) sheets(r *store.Reader, year int) ([]*model.MarkSheet, error) {
	y, err := r.AssessmentYear(year)
	if err != nil {
		return nil, err
	}
	p, err := placingOf(r, y)
	if err != nil {
		return nil, err
	}
	sheets, _, err := o.placedSheets(r, p)
	return sheets, err
}

// placedSheets is sheets for whoever has read the groups already; everyone are those who could be in a group.
func (o *Office) placedSheets(r *store.Reader, p *placing) (sheets []*model.MarkSheet, everyone []model.Assessed, err error) {
	if everyone, err = p.everyone(r); err != nil {
		return nil, nil, err
	}
	year := p.year.Year
	var keys []int64
	placed := map[int64]model.Assessed{}
	groups := map[int64]int{}
	for _, a := range everyone {
		if n := p.group(a); n > 0 {
			keys = append(keys, a.Key())
			placed[a.Key()], groups[a.Key()] = a, n
		}
	}
	found, err := r.MarkSheets(year, keys)
	if err != nil {
		return nil, nil, err
	}
	_, all, err := headcount(r)
	if err != nil {
		return nil, nil, err
	}
	posts, err := r.Posts()
	if err != nil {
		return nil, nil, err
	}
	secretary := secretaries(posts)
	sheets = make([]*model.MarkSheet, len(found))
	for i := range found {
		s := &found[i]
		a := placed[s.OrgID]
		s.Branch, s.Group, s.Year = a.Name(), groups[s.OrgID], year
		if s.Unit = a.Unit; s.Unit != nil {
			s.Secretary = s.Unit.LegalPerson
		} else {
			s.SetUpOn, s.Members, s.Secretary = a.Org.SetUpOn, all[s.OrgID], secretary[s.OrgID]
		}
		p.scope(a, s.Marks)
		sheets[i] = s
	}
	return sheets, everyone, nil
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
	p, err := placingOf(r, y)
	if err != nil {
		return nil, err
	}
	marks, err := marked(c.Year)
	return func(g model.Org) scoring.Progress {
		a := p.assessed(&g)
		n := p.group(a)
		if n == 0 {
			return scoring.Progress{}
		}
		own := marks[g.ID]
		if own == nil {
			own = map[model.MarkKey]model.Mark{}
		}
		p.scope(a, own)
		return scoring.ProgressOf(&p.in(n).Scheme, own, y.Finalised)
	}, err
}

// ProgressIn returns how far a branch is, from the facts of a year, in whichever of its groups the branch is.
func ProgressIn(f *model.YearFacts, sheet *model.MarkSheet) scoring.Progress {
	if sheet.Group != f.Year.Group {
		f = f.In(sheet.Group)
	}
	return scoring.ProgressOf(&f.Year.Scheme, sheet.Marks, f.Year.Finalised)
}

// Facts returns everything that the assessment screens and the papers of a year show: the facts of its first group, which
// hold those of all others (YearFacts.All). A finalised year shows the ranking as it was kept.
func (o *Office) Facts(ctx context.Context, year int) (*model.YearFacts, error) {
	var f *model.YearFacts
	err := o.db.Read(ctx, func(r *store.Reader) (err error) {
		f, err = o.keptFacts(r, year)
		return err
	})
	return f, err
}

// keptFacts are the facts of a year as they were last read, when nothing was changed since; r is no transaction that writes. They are
// the caller's own, but for the marks of a sheet and what was computed of them, which are replaced and never changed.
func (o *Office) keptFacts(r *store.Reader, year int) (*model.YearFacts, error) {
	now, err := o.momentOf(r)
	if err != nil {
		return nil, err
	}
	f, err := o.years.get(now, year, func() (*model.YearFacts, error) { return o.facts(r, year) })
	if err != nil {
		return nil, err
	}
	groups := make([]*model.YearFacts, len(f.Groups))
	for i, g := range f.Groups {
		own := *g
		own.Groups, own.Results, own.Sheets = groups, maps.Clone(g.Results), make([]*model.MarkSheet, len(g.Sheets))
		for n, sheet := range g.Sheets {
			s := *sheet
			own.Sheets[n] = &s
		}
		groups[i] = &own
	}
	return groups[0], nil
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
	p, err := placingOf(r, y)
	if err != nil {
		return nil, err
	}
	sheets, everyone, err := o.placedSheets(r, p)
	if err != nil {
		return nil, err
	}
	_, members, err := headcount(r)
	if err != nil {
		return nil, err
	}
	publication, err := r.Publication(year)
	if err != nil {
		return nil, err
	}
	objections, err := r.Objections(year)
	if err != nil {
		return nil, err
	}
	var kept []model.Ranking
	if y.Finalised {
		if kept, err = r.Rankings(year); err != nil {
			return nil, err
		}
	}
	several, none := p.misplaced(everyone)
	all := make([]*model.YearFacts, len(y.Groups))
	for i, g := range y.Groups {
		f := &model.YearFacts{Committee: c, Year: *p.in(g.Number), Groups: all, Results: map[int64][3]*model.BranchResult{}, PrintedOn: o.Today(),
			Unassigned: members[0], Publication: publication, Objections: objections, InSeveral: several, InNone: none}
		for _, s := range sheets {
			if s.Group == g.Number {
				f.Sheets = append(f.Sheets, s)
			}
		}
		for i, results := range scoring.ScoreAll(&f.Year.Scheme, f.Sheets) {
			f.Results[f.Sheets[i].OrgID] = results
		}
		if f.Sent, err = readSent(r, &f.Year); err != nil {
			return nil, err
		}
		all[i] = f
		if y.Finalised {
			keptRanking(f, kept)
		} else if err := rank(r, f); err != nil {
			return nil, err
		}
	}
	return all[0], nil
}

// keptRanking puts the outcome of a finalised year in the place of what would be computed today.
func keptRanking(f *model.YearFacts, kept []model.Ranking) {
	f.Ranking = &model.Ranking{Year: f.Year.Year, Group: f.Year.Group, Scheme: f.Year.Scheme.Title, Stage: model.FinalMark}
	for i := range kept {
		if max(kept[i].Group, 1) == f.Year.Group {
			f.Ranking = &kept[i]
		}
	}
	for i := range f.Ranking.Rows {
		row := &f.Ranking.Rows[i]
		all := f.Results[row.OrgID]
		all[model.FinalMark] = &row.BranchResult
		f.Results[row.OrgID] = all
	}
}
