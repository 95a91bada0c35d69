package office

import (
	"context"
	"slices"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/store"
)

// applier writes one plan. It knows the organisations by name, because a plan may name some that it creates itself.
type applier struct {
	*Office
	tx    *store.Tx
	root  int64
	orgs  map[string]int64
	units map[string]int64
}

func (o *Office) applyPlan(ctx context.Context, tx *store.Tx, p *intake.Plan) error {
	if p.ToWrite() == 0 {
		return nil
	}
	a := &applier{Office: o, tx: tx, orgs: map[string]int64{}, units: map[string]int64{}}
	var err error
	if a.root, err = rootOrg(tx); err != nil {
		return err
	}
	orgs, err := tx.Orgs()
	if err != nil {
		return err
	}
	for _, g := range orgs {
		if g.ClosedOn == "" {
			a.orgs[g.Name] = g.ID
		}
	}
	for _, step := range []func(context.Context, *intake.Plan) error{a.newOrgs, a.ledger, a.members, a.activities, a.scores, a.linkPosts} {
		if err := step(ctx, p); err != nil {
			return err
		}
	}
	return nil
}

// newOrgs creates the branches that rows name and the data file does not know.
func (a *applier) newOrgs(_ context.Context, p *intake.Plan) error {
	for _, n := range p.NewOrgs {
		if a.orgs[n.Name] != 0 {
			continue
		}
		formation := model.FormedAlone
		if n.Kind == model.JointBranch {
			formation = model.FormedJointly
		}
		g := model.Org{ParentID: a.root, Name: n.Name, Kind: n.Kind, Formation: formation, ReportedSize: -1}
		if err := a.tx.PutOrg(&g); err != nil {
			return err
		}
		a.orgs[n.Name] = g.ID
	}
	return nil
}

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
		return a.org(op)
	}
	for i := range p.Orgs {
		op := &p.Orgs[i]
		if op.Kind == intake.New && waiting[op.Org.Name] == nil {
			continue // already put as somebody's superior
		}
		if err := put(op); err != nil {
			return err
		}
		if err := ctx.Err(); err != nil {
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
	if err := a.tx.PutOrg(&g); err != nil {
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
	}
	if err := a.dropCovers(op.Dropped); err != nil {
		return err
	}
	return a.posts(g, op)
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

// ref finds the organisation that a row names; 0 when it names none.
func (a *applier) ref(b intake.BranchRef) int64 {
	if b.ID != 0 {
		return b.ID
	}
	return a.orgs[b.Name]
}

func (a *applier) members(ctx context.Context, p *intake.Plan) error {
	for i := range p.Members {
		op := &p.Members[i]
		m := op.Member
		branch := a.ref(op.Branch)
		switch {
		case op.Kind == intake.New:
			m.BranchID = branch
			if err := a.tx.PutMember(&m); err != nil {
				return err
			}
			if branch != 0 {
				if err := a.tx.PutMembership(&model.Membership{MemberID: m.ID, OrgID: branch, Reason: "花名册导入"}); err != nil {
					return err
				}
			}
		case !op.Branch.IsZero():
			m.BranchID = branch
			if err := a.tx.PutMember(&m); err != nil {
				return err
			}
			if err := move(a.tx, m.ID, branch, a.Today(), "花名册导入"); err != nil {
				return err
			}
		default:
			if err := a.tx.PutMember(&m); err != nil {
				return err
			}
		}
		if i%500 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
	}
	return nil
}

func (a *applier) activities(ctx context.Context, p *intake.Plan) error {
	for i := range p.Activities {
		op := &p.Activities[i]
		record := op.Activity
		if id := a.ref(op.Branch); id != 0 {
			record.OrgID = id
		}
		if err := record.Validate(); err != nil {
			return err
		}
		if err := a.tx.PutActivity(&record); err != nil {
			return err
		}
	}
	return ctx.Err()
}

// scores writes marks, with a reason from another sheet of the file joined to its mark, then bonus, deduction and
// veto entries.
func (a *applier) scores(_ context.Context, p *intake.Plan) error {
	if len(p.Scores.Marks)+len(p.Scores.Adjustments)+len(p.Scores.Vetoes) == 0 {
		return nil
	}
	c, err := a.tx.Committee()
	if err != nil {
		return err
	}
	if _, err := openYear(&a.tx.Reader, c.Year); err != nil {
		return err
	}
	known, err := a.tx.Marks(c.Year)
	if err != nil {
		return err
	}
	changed := map[int64]map[model.MarkKey]model.Mark{}
	for _, op := range p.Scores.Marks {
		org := a.ref(op.Branch)
		if changed[org] == nil {
			changed[org] = map[model.MarkKey]model.Mark{}
		}
		mark, ok := changed[org][op.Key]
		if !ok {
			mark = known[org][op.Key]
		}
		mark.Points, mark.NotApplicable, mark.By, mark.At = op.Points, op.NA, a.Who(), a.now()
		if op.Reason != "" {
			mark.Reason = op.Reason
		}
		changed[org][op.Key] = mark
	}
	for org, marks := range changed {
		if err := a.tx.PutMarks(c.Year, org, marks); err != nil {
			return err
		}
	}
	for _, op := range p.Scores.Adjustments {
		op.Adjustment.OrgID = a.ref(op.Branch)
		if err := a.tx.PutAdjustment(c.Year, &op.Adjustment); err != nil {
			return err
		}
	}
	for _, op := range p.Scores.Vetoes {
		op.Veto.OrgID = a.ref(op.Branch)
		if err := a.tx.PutVeto(c.Year, &op.Veto); err != nil {
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
