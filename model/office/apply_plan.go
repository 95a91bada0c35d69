package office

import (
	"cmp"
	"context"
	"maps"
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
	cover map[int64]bool // the units that the ledger has covered since

	progress    func(done, total int) // may be nil
	done, total int                   // changes written, of all
}

// progressEvery is how many changes are written between two looks at progress and cancellation.
const progressEvery = 200

func (o *Office) applyPlan(ctx context.Context, tx *store.Tx, p *intake.Plan, progress func(done, total int)) error {
	if p.ToWrite() == 0 {
		return nil
	}
	a := &applier{Office: o, tx: tx, orgs: map[string]int64{}, units: map[string]int64{}, cover: map[int64]bool{}, progress: progress, total: changesIn(p)}
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
	for _, step := range []func(context.Context, *intake.Plan) error{a.newOrgs, a.newUnits, a.ledger, a.members, a.activities, a.scores, a.entries, a.linkPosts, a.linkWork} {
		if err := step(ctx, p); err != nil {
			return err
		}
	}
	return o.linkNames(tx)
}

// changesIn counts what a plan writes, apart from what comes with it.
func changesIn(p *intake.Plan) int {
	return len(p.Orgs) + len(p.Members) + len(p.Activities) + len(p.Entries) + len(p.Scores.Marks) + len(p.Scores.Adjustments) + len(p.Scores.Vetoes)
}

// wrote counts n more changes, says now and then how far the work is, and ends it when ctx is cancelled.
func (a *applier) wrote(ctx context.Context, n int) error {
	before := a.done
	a.done += n
	if before/progressEvery == a.done/progressEvery && a.done < a.total {
		return nil
	}
	if a.progress != nil {
		a.progress(a.done, a.total)
	}
	return ctx.Err()
}

// newOrgs creates the branches that rows name and the data file does not know.
func (a *applier) newOrgs(_ context.Context, p *intake.Plan) error {
	for _, n := range p.NewOrgs {
		if n.Rows == 0 || a.orgs[n.Name] != 0 {
			continue // only rows that stay out name it, or it is there
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

// newUnits creates the units that rows name as the place of work and the data file does not know, each under the cover of a
// branch.
func (a *applier) newUnits(_ context.Context, p *intake.Plan) error {
	for _, n := range p.NewUnits {
		u := model.Unit{Name: n.Name, Staff: -1}
		if err := a.tx.PutUnit(&u); err != nil {
			return err
		}
		a.units[n.Name] = u.ID
		if org := a.ref(n.Branch); org != 0 {
			if err := a.tx.PutCover(&model.Cover{OrgID: org, UnitID: u.ID}); err != nil {
				return err
			}
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
		if !op.Unit.IsZero() {
			m.UnitID = cmp.Or(op.Unit.ID, a.units[op.Unit.Name])
		}
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
		if err := a.wrote(ctx, 1); err != nil {
			return err
		}
	}
	return nil
}

func (a *applier) activities(ctx context.Context, p *intake.Plan) error {
	var all []model.Activity
	for i := range p.Activities {
		all = append(all, p.Activities[i].Activity)
	}
	if from := p.LifeFrom(); from != 0 {
		ctx = JudgingLifeFrom(ctx, from)
	}
	if err := settleLifeFrom(ctx, a.tx, all); err != nil {
		return err
	}
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
		if err := a.wrote(ctx, 1); err != nil {
			return err
		}
	}
	return nil
}

// scores writes marks, with a reason from another sheet of the file joined to its mark, then bonus, deduction and
// veto entries.
func (a *applier) scores(ctx context.Context, p *intake.Plan) error {
	if len(p.Scores.Marks)+len(p.Scores.Adjustments)+len(p.Scores.Vetoes) == 0 {
		return nil
	}
	c, err := a.tx.Committee()
	if err != nil {
		return err
	}
	schemes, err := openSchemes(&a.tx.Reader, c.Year)
	if err != nil {
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
		mark := changed[org][op.Key]
		mark.Points, mark.NotApplicable, mark.By, mark.At = op.Points, op.NA, a.Who(), a.now()
		if op.Reason != "" {
			mark.Reason = op.Reason
		}
		changed[org][op.Key] = mark
	}
	for _, org := range slices.Sorted(maps.Keys(changed)) {
		marks := changed[org]
		var changes []MarkChange
		for _, key := range model.SortedMarkKeys(marks) {
			mark := marks[key]
			changes = append(changes, MarkChange{OrgID: org, Key: key, Mark: &mark})
		}
		if err := a.writeMarks(a.tx, schemes, known, changes); err != nil {
			return err
		}
		if err := a.wrote(ctx, len(marks)); err != nil {
			return err
		}
	}
	for _, op := range p.Scores.Adjustments {
		op.Adjustment.OrgID = a.ref(op.Branch)
		if err := writeAdjustment(a.tx, c.Year, &op.Adjustment); err != nil {
			return err
		}
	}
	for _, op := range p.Scores.Vetoes {
		op.Veto.OrgID = a.ref(op.Branch)
		if err := a.tx.PutVeto(c.Year, &op.Veto); err != nil {
			return err
		}
	}
	a.done = a.total - 1 // two sheets may have named one mark
	return a.wrote(ctx, 1)
}
