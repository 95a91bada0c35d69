package office

import (
	"context"
	"slices"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/store"
)

// BranchDetail is all there is about one organisation.
type BranchDetail struct {
	BranchRow
	Covers     []CoverRow
	Posts      []model.Post // held now
	Members    []model.Member
	Activities []model.Activity // of the working year
}

// CoverRow is a covered unit with the full members of the branch who work there, as far as it is recorded.
type CoverRow struct {
	model.Cover
	Unit model.Unit
	Full int // -1 when it is recorded of nobody of the branch where he works
}

// Branch returns everything about one organisation. It reads nothing of the others.
func (o *Office) Branch(ctx context.Context, id int64) (BranchDetail, error) {
	var d BranchDetail
	err := o.db.Read(ctx, func(r *store.Reader) error {
		g, err := r.Org(id)
		if err != nil {
			return err
		}
		posts, err := r.PostsOf(id)
		if err != nil {
			return err
		}
		for _, p := range posts {
			if p.To == "" {
				d.Posts = append(d.Posts, p)
			}
		}
		members, err := r.MembersOf(id)
		if err != nil {
			return err
		}
		for _, m := range members {
			if m.ClosedOn == "" {
				d.Members = append(d.Members, m)
			}
		}
		if d.Covers, err = coverRows(r, id, d.Members); err != nil {
			return err
		}
		committee, err := r.Committee()
		if err != nil {
			return err
		}
		activities, err := r.ActivitiesOf(id)
		for _, a := range activities {
			if committee.Year == 0 || a.Date.Year() == committee.Year {
				d.Activities = append(d.Activities, a)
			}
		}
		if err != nil || !listed(g) {
			return err
		}
		return o.completeRow(r, g, posts, &d)
	})
	return d, err
}

// completeRow fills the row of the ledger into the detail of one organisation.
func (o *Office) completeRow(r *store.Reader, g model.Org, posts []model.Post, d *BranchDetail) error {
	l := ledger{names: map[int64]string{}, secretary: secretaries(posts), full: map[int64]int{}, all: map[int64]int{}, units: map[int64][]model.Unit{}}
	if g.ParentID != 0 {
		parent, err := r.Org(g.ParentID)
		if err != nil {
			return err
		}
		l.names[parent.ID] = parent.Name
	}
	for _, c := range d.Covers {
		l.units[g.ID] = append(l.units[g.ID], c.Unit)
	}
	var err error
	if l.full[g.ID], l.all[g.ID], err = headcountOf(r, g.ID); err != nil {
		return err
	}
	if l.progress, err = o.progressOf(r, func(year int) (map[int64]map[model.MarkKey]model.Mark, error) {
		marks, err := r.MarksOf(year, g.ID)
		return map[int64]map[model.MarkKey]model.Mark{g.ID: marks}, err
	}); err != nil {
		return err
	}
	if l.grades, err = decidedGrades(r); err != nil {
		return err
	}
	d.BranchRow = o.branchRow(g, &l)
	return nil
}

// coverRows lists the units covered now.
func coverRows(r *store.Reader, id int64, members []model.Member) ([]CoverRow, error) {
	covers, err := r.CoversOf(id)
	if err != nil {
		return nil, err
	}
	var rows []CoverRow
	named := slices.ContainsFunc(members, func(m model.Member) bool { return m.UnitID != 0 })
	for _, c := range covers {
		if c.To != "" {
			continue
		}
		unit, err := r.Unit(c.UnitID)
		if err != nil {
			return nil, err
		}
		row := CoverRow{Cover: c, Unit: unit}
		for _, m := range members {
			if m.Kind == model.FullMember && m.UnitID == unit.ID {
				row.Full++
			}
		}
		rows = append(rows, row)
	}
	for i := range rows {
		if !named {
			rows[i].Full = -1
		}
	}
	return rows, nil
}
