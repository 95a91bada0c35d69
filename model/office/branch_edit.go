package office

import (
	"context"
	"slices"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/store"
)

// BranchEdit is a change to an organisation with the posts and units that its form shows.
type BranchEdit struct {
	Org   model.Org
	Posts []model.Post // the posts held now, whole; ID 0 is new, one that is missing ends today
	Units []string     // names of the units covered now, whole

	Strangers []string // names in posts that are entered without anybody of the roster, see SaveBranchOrAsk
}

// SaveBranch adds an organisation (ID 0) or changes one, with its posts and units.
func (o *Office) SaveBranch(ctx context.Context, e BranchEdit) (id, change int64, err error) {
	if err := record.Orgs.CheckLengths(&e.Org); err != nil {
		return 0, 0, err
	}
	if err := e.Org.Validate(); err != nil {
		return 0, 0, err
	}
	if err := o.validPosts(e.Posts); err != nil {
		return 0, 0, err
	}
	why := "修改" + e.Org.Name + "资料"
	if e.Org.ID == 0 {
		why = "新建" + e.Org.Name
		e.Org.ReportedSize = -1
	}
	change, err = o.write(ctx, "edit", why, func(tx *store.Tx) error {
		if err := onlyName(tx, e.Org); err != nil {
			return err
		}
		if e.Org.ParentID == 0 {
			root, err := rootOrg(tx)
			if err != nil {
				return err
			}
			e.Org.ParentID = root
		}
		if was, err := termStart(tx, e.Org.ID); err != nil {
			return err
		} else if was != e.Org.TermStart && o.Today().Before(e.Org.TermStart) {
			return model.FieldErrorf("term_start", "%s还没有到，换届以后再登记", e.Org.TermStart.Long())
		}
		if err := o.putOrgAndTerm(tx, &e.Org); err != nil {
			return err
		}
		if err := o.syncPosts(tx, e); err != nil {
			return err
		}
		return o.syncUnits(tx, e.Org.ID, e.Units)
	})
	return e.Org.ID, change, err
}

// termStart is when the term of an organisation began; "" for a new one.
func termStart(tx *store.Tx, id int64) (model.Date, error) {
	if id == 0 {
		return "", nil
	}
	g, err := tx.Org(id)
	return g.TermStart, err
}

func onlyName(tx *store.Tx, g model.Org) error {
	orgs, err := tx.Orgs()
	for _, other := range orgs {
		if other.Name == g.Name && other.ID != g.ID && other.ClosedOn == "" {
			return model.FieldErrorf("name", "已经有“%s”，换一个名称，或者打开它修改", g.Name)
		}
	}
	return err
}

// rootOrg returns the organisation of the committee itself, which heads the tree; it is made when it is missing.
func rootOrg(tx *store.Tx) (int64, error) {
	orgs, err := tx.Orgs()
	if err != nil {
		return 0, err
	}
	for _, g := range orgs {
		if g.Kind == model.CommitteeOrg && g.ParentID == 0 {
			return g.ID, nil
		}
	}
	c, err := tx.Committee()
	if err != nil {
		return 0, err
	}
	root := model.Org{Name: c.Name, Kind: model.CommitteeOrg, ReportedSize: -1}
	err = tx.PutOrg(&root)
	return root.ID, err
}

// syncUnits makes the organisation cover exactly the units of these names.
func (o *Office) syncUnits(tx *store.Tx, org int64, want []string) error {
	units, err := tx.Units()
	if err != nil {
		return err
	}
	want = spelled(units, want)
	byName := map[string]int64{}
	names := map[int64]string{}
	for _, u := range units {
		if u.ClosedOn == "" {
			byName[u.Name] = u.ID
		}
		names[u.ID] = u.Name
	}
	covers, err := tx.Covers()
	if err != nil {
		return err
	}
	have := map[string]bool{}
	for _, c := range covers {
		if c.OrgID != org || c.To != "" {
			continue
		}
		if have[names[c.UnitID]] = true; !slices.Contains(want, names[c.UnitID]) {
			c.To = o.Today()
			if err := tx.PutCover(&c); err != nil {
				return err
			}
		}
	}
	for _, name := range want {
		if name == "" || have[name] {
			continue
		}
		if byName[name] == 0 {
			u := model.Unit{Name: name, Staff: -1}
			if err := tx.PutUnit(&u); err != nil {
				return err
			}
			byName[name] = u.ID
		}
		if err := tx.PutCover(&model.Cover{OrgID: org, UnitID: byName[name], From: o.Today()}); err != nil {
			return err
		}
		have[name] = true
	}
	return nil
}

// spelled are names of units as the data file spells those that it has.
func spelled(units []model.Unit, names []string) []string {
	all := slices.Clone(names)
	for i, name := range all {
		if at := slices.IndexFunc(units, func(u model.Unit) bool { return u.ClosedOn == "" && intake.SameUnit(u.Name, name) }); at >= 0 {
			all[i] = units[at].Name
		}
	}
	return all
}

// CloseBranch closes an organisation with a date and a reason; it no longer covers its units. One that still has members is
// refused.
func (o *Office) CloseBranch(ctx context.Context, id int64, on model.Date, why string) (int64, error) {
	if on == "" {
		return 0, model.FieldErrorf("closed_on", "撤销日期还没有填")
	}
	return o.write(ctx, "edit", "撤销党组织", func(tx *store.Tx) error {
		g, err := tx.Org(id)
		if err != nil {
			return err
		}
		_, members, err := headcountOf(&tx.Reader, id)
		if err != nil {
			return err
		}
		if members > 0 {
			return model.Errorf(model.Conflict, "%s还有 %d 名党员，先把他们转到别的支部", g.Name, members)
		}
		g.ClosedOn, g.ClosedWhy = on, why
		tx.Describe("撤销" + g.Name)
		if err := tx.PutOrg(&g); err != nil {
			return err
		}
		covers, err := tx.CoversOf(id)
		if err != nil {
			return err
		}
		return endCovers(tx, covers, on)
	})
}

// Unchanged is the edit that leaves an organisation as it is.
func (d BranchDetail) Unchanged() BranchEdit {
	e := BranchEdit{Org: d.Org, Posts: d.Posts}
	for _, c := range d.Covers {
		e.Units = append(e.Units, c.Unit.Name)
	}
	return e
}
