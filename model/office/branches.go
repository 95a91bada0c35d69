package office

import (
	"context"
	"slices"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/store"
)

// Branches returns the organisations as the ledger lists them: in the order in which they were entered, closed ones
// left out.
func (o *Office) Branches(ctx context.Context) ([]BranchRow, error) {
	var rows []BranchRow
	err := o.db.Read(ctx, func(r *store.Reader) (err error) {
		rows, err = o.branchRows(r)
		return err
	})
	return rows, err
}

func (o *Office) branchRows(r *store.Reader) ([]BranchRow, error) {
	orgs, err := r.Orgs()
	if err != nil {
		return nil, err
	}
	slices.SortFunc(orgs, func(a, b model.Org) int { return int(a.ID - b.ID) })
	names := map[int64]string{}
	for _, g := range orgs {
		names[g.ID] = g.Name
	}
	full, all, err := headcount(r)
	if err != nil {
		return nil, err
	}
	posts, err := r.Posts()
	if err != nil {
		return nil, err
	}
	covered, err := coveredUnits(r)
	if err != nil {
		return nil, err
	}
	progress, err := o.progress(r)
	if err != nil {
		return nil, err
	}
	var rows []BranchRow
	for _, g := range orgs {
		if g.Kind == model.CommitteeOrg || g.ClosedOn != "" {
			continue
		}
		row := BranchRow{Org: g, Parent: names[g.ParentID], Units: covered[g.ID], Full: full[g.ID], Members: all[g.ID],
			Term: o.term(g), Progress: progress(g)}
		for _, p := range posts {
			if p.OrgID == g.ID && p.Duty == model.Secretary && p.To == "" {
				row.Secretary = p.Name
			}
		}
		rows = append(rows, row)
	}
	return rows, nil
}

// term tells how an organisation stands with its term today.
func (o *Office) term(g model.Org) TermState {
	today := o.Today()
	switch {
	case g.TermEnd == "":
		return TermUnknown
	case g.TermEnd.Before(today):
		return TermOverdue
	case g.TermEnd.Before(today.AddMonths(6)):
		return TermDueSoon
	}
	return TermRunning
}

// headcount counts the present full members and all members (with probationary ones) of each branch; those without a
// branch stand under 0.
func headcount(r *store.Reader) (full, all map[int64]int, err error) {
	members, err := r.Members()
	full, all = map[int64]int{}, map[int64]int{}
	for _, m := range members {
		if m.ClosedOn != "" || !m.Kind.IsMember() && m.Kind != model.KindNotRecorded {
			continue
		}
		all[m.BranchID]++
		if m.Kind == model.FullMember {
			full[m.BranchID]++
		}
	}
	return full, all, err
}

func coveredUnits(r *store.Reader) (map[int64][]model.Unit, error) {
	units, err := r.Units()
	if err != nil {
		return nil, err
	}
	byID := map[int64]model.Unit{}
	for _, u := range units {
		byID[u.ID] = u
	}
	covers, err := r.Covers()
	covered := map[int64][]model.Unit{}
	for _, c := range covers {
		if c.To == "" {
			covered[c.OrgID] = append(covered[c.OrgID], byID[c.UnitID])
		}
	}
	return covered, err
}

// Branch returns everything about one organisation.
func (o *Office) Branch(ctx context.Context, id int64) (BranchDetail, error) {
	var d BranchDetail
	err := o.db.Read(ctx, func(r *store.Reader) error {
		if _, err := r.Org(id); err != nil {
			return err
		}
		rows, err := o.branchRows(r)
		if err != nil {
			return err
		}
		for _, row := range rows {
			if row.Org.ID == id {
				d.BranchRow = row
			}
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
		return err
	})
	return d, err
}

// coverRows lists the units covered now. A joint branch's roster names the unit at the start of the post (工作岗位);
// where it does for somebody, its full members are counted per unit.
func coverRows(r *store.Reader, id int64, members []model.Member) ([]CoverRow, error) {
	covers, err := r.Covers()
	if err != nil {
		return nil, err
	}
	var rows []CoverRow
	told := false
	for _, c := range covers {
		if c.OrgID != id || c.To != "" {
			continue
		}
		unit, err := r.Unit(c.UnitID)
		if err != nil {
			return nil, err
		}
		row := CoverRow{Cover: c, Unit: unit}
		for _, m := range members {
			if m.Kind == model.FullMember && unit.Name != "" && len(m.Job) >= len(unit.Name) && m.Job[:len(unit.Name)] == unit.Name {
				row.Full++
				told = true
			}
		}
		rows = append(rows, row)
	}
	for i := range rows {
		if !told {
			rows[i].Full = -1
		}
	}
	return rows, nil
}
