package office

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/names"
	"github.com/shuangbai/shuangbai/model/orgtree"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/store"
	"github.com/shuangbai/shuangbai/resources/tree"
)

// bodyRegister is the register of the organisations above and beside the committee (组织体系).
const bodyRegister = "body"

// bodyEntries are the entries of that register as the tree reads them.
var bodyEntries = readAs(bodyRegister, func(f *model.RegisterFacts) *[]model.Body { return &f.Bodies }, model.Body{Branches: -1, Units: -1}, fieldsOf[model.Body]{
	"name":     asText(func(b *model.Body) *string { return &b.Called }),
	"role":     asText(func(b *model.Body) *string { return &b.Role }),
	"subtitle": asText(func(b *model.Body) *string { return &b.Subtitle }),
	"branches": asCount(func(b *model.Body) *int { return &b.Branches }),
	"units":    asCount(func(b *model.Body) *int { return &b.Units }),
	"members":  asText(func(b *model.Body) *string { return &b.Members }),
	"general":  asText(func(b *model.Body) *string { return &b.General }),
	"until":    asDate(func(b *model.Body) *model.Date { return &b.Until }),
	"contact":  asText(func(b *model.Body) *string { return &b.Contact }),
})

// Governance is who manages what and whom papers go to, as it ships.
var Governance = sync.OnceValue(func() *model.Governance {
	g, err := model.ParseGovernance(tree.Governance)
	if err != nil {
		return &model.Governance{} // a test reads the data
	}
	return g
})

// bodies are the organisations above and beside the committee that are not closed.
func bodies(r *store.Reader) ([]model.Body, error) {
	f, err := registerFacts(r, []factEntries{bodyEntries})
	return slices.DeleteFunc(f.Bodies, func(b model.Body) bool { return b.ClosedOn != "" }), err
}

// Tree is the tree "1+2+N" around and under the committee as it is recorded today, with what the checkup finds.
func (o *Office) Tree(ctx context.Context) (*orgtree.Tree, error) {
	report, err := o.Checkup(ctx, "")
	if err != nil {
		return nil, err
	}
	f := orgtree.Facts{Governance: Governance()}
	err = o.db.Read(ctx, func(r *store.Reader) error {
		c, err := r.Committee()
		if err != nil {
			return err
		}
		sector := SectorOf(c)
		f.Committee, f.Sector, f.UnitWord = c.Name, sector.Name, sector.Unit
		wordings, err := r.Wordings()
		if err != nil {
			return err
		}
		f.Superior = wordingOn(wordings, o.Today()).Superior
		if f.Bodies, err = bodies(r); err != nil {
			return err
		}
		return o.treeRows(r, &f)
	})
	if err != nil {
		return nil, err
	}
	life, err := o.LifeBoard(ctx, 0)
	if err != nil {
		return nil, err
	}
	for i := range f.Orgs {
		g := &f.Orgs[i]
		var held model.BranchFigures
		addLife(&held, life, g.ID)
		g.Life = model.Rate{Part: held.Held, Whole: held.Due}
		for _, x := range report.OpenOf(g.ID) {
			g.Findings = append(g.Findings, orgtree.Finding{Rule: x.Rule.ID, Must: x.Severity == "M", Says: x.Says, Fix: x.Rule.Fix,
				Sized: slices.Contains(sizeMeasures, string(x.Rule.Measure))})
		}
	}
	return orgtree.New(f), nil
}

// sizeMeasures are what rules measure that the count at a node of the tree shows.
var sizeMeasures = []string{"full-members", "all-members", "joint-units", "branch-size"}

// treeRows reads the organisations and units.
func (o *Office) treeRows(r *store.Reader, f *orgtree.Facts) error {
	rows, err := o.branchRows(r)
	if err != nil {
		return err
	}
	posts, err := r.Posts()
	if err != nil {
		return err
	}
	contacts := map[int64]string{}
	for _, p := range posts {
		if p.Duty == model.Contact && p.To == "" {
			contacts[p.OrgID] = p.Name
		}
	}
	for _, b := range rows {
		f.Orgs = append(f.Orgs, orgtree.Org{Org: b.Org, Secretary: b.Secretary, Contact: contacts[b.Org.ID], Full: b.Full, Members: b.Members,
			TermDue: b.Term == TermDueSoon, TermOver: b.Term == TermOverdue})
	}
	units, _, err := o.unitRows(r)
	for _, u := range units {
		if u.ClosedOn != "" {
			continue
		}
		x := orgtree.Unit{Unit: u.Unit, Full: u.Full, Instructor: u.Instructor, Coverage: u.Coverage, Due: u.Due()}
		for _, g := range u.Orgs {
			x.Orgs = append(x.Orgs, g.ID)
		}
		f.Units = append(f.Units, x)
		f.Coverage.Add(u.Coverage, u.Full)
	}
	return err
}

// ManagementEdit says how an organisation is managed.
type ManagementEdit struct {
	OrgID      int64
	Management model.Management
	Local      string           // 属地党组织
	Assigned   []model.Assigned // as Governance.Assign gives them, changed
	AllDual    bool             // the same division for all organisations under both superiors
	Sure       bool             // Local is meant as it is written, although no street of that name is known
}

// SaveManagement changes who an organisation's superiors are and who manages what. It returns how many organisations took it over. A second
// superior that nobody registered or named before is refused with Conflict and a question, unless the edit is sure.
func (o *Office) SaveManagement(ctx context.Context, e ManagementEdit) (n int, change int64, err error) {
	e.Local = strings.TrimSpace(e.Local)
	if e.Management == model.ManagedByBoth && e.Local == "" || e.Management == model.ManagedByPlace && e.Local == "" {
		return 0, 0, model.FieldErrorf("local_parent", "写上属地党组织，例如 江南街道党工委")
	}
	change, err = o.write(ctx, "edit", "修改管理关系", func(tx *store.Tx) error {
		g, err := tx.Org(e.OrgID)
		if err != nil {
			return err
		}
		if e.Local != g.Local && !e.Sure {
			if err := localDoubt(tx, e.Local); err != nil {
				return err
			}
		}
		g.Management, g.Local, g.Duties = e.Management, e.Local, Governance().DutiesText(e.Assigned)
		if err := putManaged(tx, &g); err != nil {
			return err
		}
		n = 1
		tx.Describe("修改" + g.Name + "的管理关系")
		if !e.AllDual || g.Management != model.ManagedByBoth {
			return nil
		}
		orgs, err := tx.Orgs()
		if err != nil {
			return err
		}
		for _, other := range orgs {
			if other.ID == g.ID || other.ClosedOn != "" || other.Management != model.ManagedByBoth || other.Duties == g.Duties {
				continue
			}
			other.Duties = g.Duties
			if err := putManaged(tx, &other); err != nil {
				return err
			}
			n++
		}
		return nil
	})
	return n, change, err
}

func putManaged(tx *store.Tx, g *model.Org) error {
	if err := record.Orgs.CheckLengths(g); err != nil {
		return err
	}
	if err := g.Validate(); err != nil {
		return err
	}
	return tx.PutOrg(g)
}

// LocalNames are the streets that may manage an organisation: those of the register, and those that organisations name.
func (o *Office) LocalNames(ctx context.Context) ([]string, error) {
	var all []string
	err := o.db.Read(ctx, func(r *store.Reader) (err error) {
		all, err = localNames(r)
		return err
	})
	return all, err
}

func localNames(r *store.Reader) ([]string, error) {
	var all []string
	registered, err := bodies(r)
	if err != nil {
		return nil, err
	}
	street := Governance().Role(model.StreetBody).Label
	for _, b := range registered {
		if b.Role == street {
			all = append(all, b.Called)
		}
	}
	orgs, err := r.Orgs()
	for _, g := range orgs {
		if g.Local != "" && g.ClosedOn == "" && !slices.Contains(all, g.Local) {
			all = append(all, g.Local)
		}
	}
	return all, err
}

// localDoubt asks about a second superior that is neither registered nor named by another organisation, where others are.
func localDoubt(tx *store.Tx, local string) error {
	known, err := localNames(&tx.Reader)
	if err != nil || local == "" || len(known) == 0 {
		return err
	}
	near, best := "", 0
	for _, name := range known {
		if model.PlaceName(name) == model.PlaceName(local) {
			return nil
		}
		if like := names.Likeness(model.PlaceName(name), model.PlaceName(local)); like > best {
			near, best = name, like
		}
	}
	words := fmt.Sprintf("组织体系里没有“%s”", local)
	const alike = 60 // percent
	if best >= alike {
		words += fmt.Sprintf("，是不是“%s”", near)
	}
	return &model.Error{Code: model.Conflict, Field: "local_parent", Message: words}
}

// renameLocal keeps organisations with the street that manages them when the register gives it another name.
func renameLocal(tx *store.Tx, was, now string) error {
	if was == now || was == "" || now == "" {
		return nil
	}
	orgs, err := tx.Orgs()
	for _, g := range orgs {
		if g.Local != was {
			continue
		}
		g.Local = now
		if err := tx.PutOrg(&g); err != nil {
			return err
		}
	}
	return err
}
