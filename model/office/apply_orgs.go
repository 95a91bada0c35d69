package office

import (
	"context"
	"slices"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
)

// ledger writes organisations, parents before children whatever their order in the file.
func (a *applier) ledger(ctx context.Context, p *intake.Plan) error {
	if len(p.Orgs) == 0 {
		return nil
	}
	units, err := a.tx.Units()
	if err != nil {
		return err
	}
	for _, u := range units {
		if u.ClosedOn == "" {
			a.units[u.Name] = u.ID
		}
	}
	waiting := map[string]*intake.OrgOp{}
	for i := range p.Orgs {
		if p.Orgs[i].Kind == intake.New {
			waiting[p.Orgs[i].Org.Name] = &p.Orgs[i]
		}
	}
	var put func(op *intake.OrgOp) error
	put = func(op *intake.OrgOp) error {
		delete(waiting, op.Org.Name)
		if above := waiting[op.Parent.Name]; op.Parent.ID == 0 && above != nil {
			if err := put(above); err != nil {
				return err
			}
		}
		if err := a.org(op); err != nil {
			return err
		}
		return a.wrote(ctx, 1)
	}
	for i := range p.Orgs {
		op := &p.Orgs[i]
		if op.Kind == intake.New && waiting[op.Org.Name] == nil {
			continue // already put as somebody's superior
		}
		if err := put(op); err != nil {
			return err
		}
	}
	return nil
}

func (a *applier) org(op *intake.OrgOp) error {
	g := op.Org
	if parent := a.ref(op.Parent); parent != 0 {
		g.ParentID = parent
	} else if g.ParentID == 0 && g.ID != a.root {
		g.ParentID = a.root
	}
	if err := a.putOrgAndTerm(a.tx, &g); err != nil {
		return err
	}
	a.orgs[g.Name] = g.ID
	for _, u := range op.Units {
		unit := u.Unit
		if unit.ID == 0 {
			unit.ID = a.units[unit.Name]
		}
		if unit.ID == 0 {
			if err := a.tx.PutUnit(&unit); err != nil {
				return err
			}
			a.units[unit.Name] = unit.ID
		}
		if err := a.tx.PutCover(&model.Cover{OrgID: g.ID, UnitID: unit.ID}); err != nil {
			return err
		}
		a.cover[unit.ID] = true
	}
	if err := a.tellUnits(op.Told); err != nil {
		return err
	}
	if err := a.dropCovers(op.Dropped); err != nil {
		return err
	}
	return a.posts(g, op)
}

// tellUnits writes what the ledger tells of known units.
func (a *applier) tellUnits(told []intake.UnitOp) error {
	for _, op := range told {
		u, err := a.tx.Unit(op.Unit.ID)
		if err != nil {
			return err
		}
		for _, f := range op.Changed {
			switch f {
			case intake.UnitKind:
				u.Kind = op.Unit.Kind
			case intake.UnitStaff:
				u.Staff = op.Unit.Staff
			}
		}
		if err := a.tx.PutUnit(&u); err != nil {
			return err
		}
	}
	return nil
}

// dropCovers ends the covers that the ledger no longer names.
func (a *applier) dropCovers(ids []int64) error {
	if len(ids) == 0 {
		return nil
	}
	covers, err := a.tx.Covers()
	if err != nil {
		return err
	}
	for _, c := range covers {
		if slices.Contains(ids, c.ID) {
			c.To = a.Today()
			if err := a.tx.PutCover(&c); err != nil {
				return err
			}
		}
	}
	return nil
}

func (a *applier) posts(g model.Org, op *intake.OrgOp) error {
	if len(op.Ended) > 0 {
		held, err := a.tx.PostsOf(g.ID)
		if err != nil {
			return err
		}
		for _, p := range held {
			for _, id := range op.Ended {
				if p.ID == id {
					p.To = a.Today()
					if err := a.tx.PutPost(&p); err != nil {
						return err
					}
				}
			}
		}
	}
	for _, p := range op.Posts {
		post := model.Post{OrgID: g.ID, MemberID: p.MemberID, Name: p.Name, Duty: p.Duty, From: g.TermStart}
		if err := a.tx.PutPost(&post); err != nil {
			return err
		}
	}
	return nil
}

// linkPosts ties posts that a ledger named to the members of that name, in the organisation itself or below it. A
// name that two members bear is left open.
func (a *applier) linkPosts(_ context.Context, p *intake.Plan) error {
	if len(p.Members) == 0 && len(p.Orgs) == 0 {
		return nil
	}
	posts, err := a.tx.Posts()
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(posts, func(p model.Post) bool { return p.MemberID == 0 && p.To == "" }) {
		return nil // nothing to tie, so the roster need not be read
	}
	orgs, err := a.tx.Orgs()
	if err != nil {
		return err
	}
	members, err := a.tx.Members()
	if err != nil {
		return err
	}
	parent := map[int64]int64{}
	for _, g := range orgs {
		parent[g.ID] = g.ParentID
	}
	type place struct {
		org  int64
		name string
	}
	found := map[place][]int64{}
	for _, m := range members {
		if m.ClosedOn != "" {
			continue
		}
		for org := m.BranchID; org != 0 && org != a.root; org = parent[org] {
			found[place{org, m.Name}] = append(found[place{org, m.Name}], m.ID)
		}
	}
	for _, post := range posts {
		if ids := found[place{post.OrgID, post.Name}]; post.MemberID == 0 && post.To == "" && len(ids) == 1 {
			post.MemberID = ids[0]
			if err := a.tx.PutPost(&post); err != nil {
				return err
			}
		}
	}
	return nil
}

// linkWork records where those work whose posts begin with the name of a unit that the ledger has covered now: a roster that is
// read after the ledger does the same.
func (a *applier) linkWork(context.Context, *intake.Plan) error {
	if len(a.cover) == 0 {
		return nil
	}
	found, err := unitsByPost(&a.tx.Reader)
	for _, f := range found {
		if !a.cover[f.Unit.ID] || err != nil {
			continue
		}
		f.Member.UnitID = f.Unit.ID
		err = a.tx.PutMember(&f.Member)
	}
	return err
}
