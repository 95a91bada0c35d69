package office

import (
	"context"
	"maps"
	"slices"
	"strconv"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/store"
)

// NewEntry is an entry for a form to begin with: the year is the working year. Nothing is written.
func (o *Office) NewEntry(ctx context.Context, def record.Register) (record.Entry, error) {
	e := record.Entry{Register: def.ID, Values: map[string]string{}}
	c, err := o.Committee(ctx)
	def.FillNew(&e, c.Year)
	return e, err
}

// fillFromMember fills the branch and the ID number of an entry whose member was chosen just now from the roster, where
// they are blank; the branch is that of the day by which the register counts, where the entry has it. A number that is no sound one is left
// out.
func fillFromMember(r *store.Reader, def *record.Register, e, before *record.Entry) error {
	who, ok := def.First(record.Member)
	if def.Owner != record.OfMember || !ok {
		return nil
	}
	id := record.RefID(e.Values[who.Name])
	if id == 0 || before != nil && before.Values[who.Name] == e.Values[who.Name] {
		return nil
	}
	m, err := r.Member(id)
	if err != nil {
		return err
	}
	known := map[record.Shape]string{record.IDNumber: m.IDNumber}
	branch := m.BranchID
	if def.Counts != nil && dateIn(e.Values[def.Counts.On]) != "" {
		stays, err := r.MembershipsOf(id)
		if err != nil {
			return err
		}
		branch = branchOn(stays, branch, dateIn(e.Values[def.Counts.On]))
	}
	if branch != 0 {
		known[record.Org] = strconv.FormatInt(branch, 10)
	}
	e.Values = maps.Clone(e.Values)
	for shape, value := range known {
		if i, ok := def.First(shape); ok && value != "" && e.Values[i.Name] == "" && i.Check(value) == nil {
			e.Values[i.Name] = value
		}
	}
	return nil
}

// subjectOf is whom an entry is about, for lists of several registers: the branch or unit that it belongs to, then what
// people call it.
func subjectOf(def *record.Register, e *EntryRow) string {
	owner := ""
	switch def.Owner {
	case record.OfOrg:
		owner = e.Org
	case record.OfUnit:
		owner = e.Unit
	}
	if owner == "" && (def.Owner == record.OfOrg || def.Owner == record.OfUnit) {
		owner = e.Org + e.Unit // one of the two
	}
	switch {
	case owner == "" || owner == e.Title:
		return e.Title
	case e.Title == "":
		return owner
	}
	return owner + "（" + e.Title + "）"
}

// checkOwnBranch refuses an entry of a member under a branch that the member was never in (see record.Item.MembersOf), unless it stood
// so before.
func checkOwnBranch(r *store.Reader, def *record.Register, e, before *record.Entry) error {
	for _, f := range def.Fields {
		member, org := record.RefID(e.Values[f.MembersOf]), record.RefID(e.Values[f.Name])
		if f.MembersOf == "" || member == 0 || org == 0 || before != nil && before.Values[f.Name] == e.Values[f.Name] && before.Values[f.MembersOf] == e.Values[f.MembersOf] {
			continue
		}
		m, err := r.Member(member)
		if err != nil {
			return err
		}
		times, err := r.MembershipsOf(member)
		if err != nil {
			return err
		}
		if m.BranchID == 0 || m.BranchID == org || m.ClosedOn != "" || slices.ContainsFunc(times, func(x model.Membership) bool { return x.OrgID == org }) {
			continue
		}
		own, err := r.Org(m.BranchID)
		if err != nil {
			return err
		}
		return model.FieldErrorf(f.Name, "%s在“%s”，没有在选的这个支部待过；改%s，或者先在花名册里改%[1]s的支部", m.Name, own.Name, f.Label)
	}
	return nil
}
