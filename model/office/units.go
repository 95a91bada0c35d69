package office

import (
	"context"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/names"
	"github.com/shuangbai/shuangbai/model/store"
)

// UnitRow is one line of the list of units.
type UnitRow struct {
	model.Unit
	Orgs       []model.Org // that cover it now, in the order in which they were entered
	Full       int         // full members who work there; see People
	Probation  int         // probationary ones
	People     int         // members who work there, whatever their branch and kind, see unitRows
	Instructor string      // who is sent there now (指导员、联络员), "" for nobody
	Coverage   model.Coverage
	SortPinyin string // sort key and pinyin initials of the name
	Initials   string
}

// OrgNames are the names of the organisations that cover the unit, with 、 between them.
func (u UnitRow) OrgNames() string {
	all := make([]string, len(u.Orgs))
	for i, g := range u.Orgs {
		all[i] = g.Name
	}
	return strings.Join(all, "、")
}

// Due reports whether the unit must have an organisation of its own and has none.
func (u UnitRow) Due() bool {
	return u.ClosedOn == "" && u.Full >= model.LeastForBranch && u.Coverage != model.CoveredAlone
}

// Answers reports whether a search in the list shows the row: by its name, its pinyin or initials, its codes, or an
// organisation that covers it.
func (u UnitRow) Answers(s names.Sought) bool {
	if names.FindableOrg(u.Name).Find(s) < names.NoMatch || strings.Contains(strings.ToLower(u.CreditCode+" "+u.Licence), s.Text()) {
		return true
	}
	return slices.ContainsFunc(u.Orgs, func(g model.Org) bool { return names.FindableOrg(g.Name).Find(s) < names.NoMatch })
}

// Units returns the units by pinyin, with closed ones when they are asked for.
func (o *Office) Units(ctx context.Context, closed bool) ([]UnitRow, error) {
	var rows []UnitRow
	err := o.db.Read(ctx, func(r *store.Reader) error {
		all, _, err := o.unitRows(r)
		for _, u := range all {
			if u.ClosedOn == "" || closed {
				rows = append(rows, u)
			}
		}
		return err
	})
	return rows, err
}

// unitRows reads all units. The people of a unit are those of whom it is recorded that they work there, and those of a
// branch of this unit alone of whom no place of work is recorded: only are the units of such branches.
func (o *Office) unitRows(r *store.Reader) (rows []UnitRow, only map[int64]int64, err error) {
	units, err := r.Units()
	if err != nil {
		return nil, nil, err
	}
	at := map[int64]*UnitRow{}
	rows = make([]UnitRow, len(units))
	for i, u := range units {
		rows[i] = UnitRow{Unit: u, Coverage: model.NotCovered}
		rows[i].SortPinyin, _, rows[i].Initials = names.OrgKeys(u.Name)
	}
	slices.SortStableFunc(rows, func(a, b UnitRow) int { return strings.Compare(a.SortPinyin, b.SortPinyin) })
	for i := range rows {
		at[rows[i].ID] = &rows[i]
	}
	if err := instruct(r, at, o.Today()); err != nil {
		return nil, nil, err
	}
	if only, err = addCovers(r, at, ""); err != nil {
		return nil, nil, err
	}
	counts, err := r.WorkCounts()
	for _, c := range counts {
		unit := c.UnitID
		if unit == 0 {
			unit = only[c.BranchID]
		}
		if u := at[unit]; u != nil && counted(c.Kind) {
			u.People += c.People
			switch c.Kind {
			case model.FullMember:
				u.Full += c.People
			case model.Probationary:
				u.Probation += c.People
			}
		}
	}
	return rows, only, err
}

// instruct notes who is sent to which unit.
func instruct(r *store.Reader, at map[int64]*UnitRow, today model.Date) error {
	sent, err := instructors(r)
	for i := range sent {
		if u := at[sent[i].UnitID]; u != nil && sent[i].ServesOn(today) {
			u.Instructor, u.Coverage = sent[i].Called, model.CoveredByPerson
		}
	}
	return err
}

// addCovers notes which organisations cover which unit on a day, "" for now, and returns the units of the branches that cover one alone.
func addCovers(r *store.Reader, at map[int64]*UnitRow, day model.Date) (only map[int64]int64, err error) {
	orgs, err := r.Orgs()
	if err != nil {
		return nil, err
	}
	covers, err := r.Covers()
	if err != nil {
		return nil, err
	}
	there := func(from, to model.Date) bool {
		if day == "" {
			return to == ""
		}
		return thereOn(day, from, to)
	}
	only = map[int64]int64{}
	open, size := map[int64]model.Org{}, map[int64]int{}
	for _, g := range orgs {
		if there(g.SetUpOn, g.ClosedOn) && g.Kind != model.CommitteeOrg && g.Kind != model.Group {
			open[g.ID] = g
		}
	}
	for _, c := range covers {
		if there(c.From, c.To) {
			size[c.OrgID]++
		}
	}
	for _, c := range covers {
		g, ok := open[c.OrgID]
		u := at[c.UnitID]
		if !ok || u == nil || !there(c.From, c.To) {
			continue
		}
		u.Orgs = append(u.Orgs, g)
		coverage := model.CoveredJointly
		if g.IsOwnOf(size[g.ID]) {
			coverage = model.CoveredAlone
		}
		u.Coverage = min(u.Coverage, coverage)
		if size[g.ID] == 1 && g.Kind == model.Branch {
			only[g.ID] = u.ID
		}
	}
	for _, u := range at {
		slices.SortFunc(u.Orgs, func(a, b model.Org) int { return int(a.ID - b.ID) })
	}
	return only, nil
}

// coveredOn counts the units that were open on a day, and those of them that an organisation covered then.
func coveredOn(r *store.Reader, day model.Date) (units, covered int, err error) {
	all, err := r.Units()
	if err != nil {
		return 0, 0, err
	}
	at := map[int64]*UnitRow{}
	for _, u := range all {
		if thereOn(day, "", u.ClosedOn) {
			at[u.ID] = &UnitRow{Unit: u, Coverage: model.NotCovered}
		}
	}
	_, err = addCovers(r, at, day)
	for _, u := range at {
		if u.Coverage == model.CoveredAlone || u.Coverage == model.CoveredJointly {
			covered++
		}
	}
	return len(at), covered, err
}

// UnitDetail is all there is about one unit.
type UnitDetail struct {
	UnitRow
	Members []MemberRow // who work there now, by pinyin
}

// Unit returns everything about one unit.
func (o *Office) Unit(ctx context.Context, id int64) (UnitDetail, error) {
	var d UnitDetail
	err := o.db.Read(ctx, func(r *store.Reader) error {
		rows, only, err := o.unitRows(r)
		if err != nil {
			return err
		}
		i := slices.IndexFunc(rows, func(u UnitRow) bool { return u.ID == id })
		if i < 0 {
			_, err := r.Unit(id)
			return err
		}
		d.UnitRow = rows[i]
		people, err := r.MembersAt(id)
		if err != nil {
			return err
		}
		for _, g := range d.Orgs {
			if only[g.ID] != id {
				continue
			}
			rest, err := r.MembersWithoutUnit(g.ID)
			if err != nil {
				return err
			}
			people = append(people, rest...)
		}
		slices.SortStableFunc(people, func(a, b model.Member) int { return strings.Compare(a.SortPinyin, b.SortPinyin) })
		branches, err := r.OrgNames()
		for _, m := range people {
			if m.ClosedOn == "" {
				d.Members = append(d.Members, MemberRow{Member: m, Branch: branches[m.BranchID], Unit: d.Name})
			}
		}
		return err
	})
	return d, err
}

// Coverage returns the two coverages of the open units, as they are recorded today.
func (o *Office) Coverage(ctx context.Context) (model.CoverageFigures, error) {
	rows, err := o.Units(ctx, false)
	return CoverageOf(rows), err
}

// CoverageOf counts the two coverages of some units, closed ones left out: of those of one branch, district or kind.
func CoverageOf(rows []UnitRow) model.CoverageFigures {
	var f model.CoverageFigures
	for _, u := range rows {
		if u.ClosedOn == "" {
			f.Add(u.Coverage, u.Full)
		}
	}
	return f
}
