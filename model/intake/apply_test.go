package intake

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/resources/schemes"
)

// scheme is the default education scheme.
func scheme(t testing.TB) *model.Scheme {
	t.Helper()
	var s model.Scheme
	if err := json.Unmarshal(schemes.Assessments()[0], &s); err != nil {
		t.Fatal(err)
	}
	return &s
}

// committee is what a new data file knows.
func committee() []model.Org {
	return []model.Org{{ID: 1, Name: "某某区民办教育行业综合党委", Kind: model.CommitteeOrg, ReportedSize: -1}}
}

// apply writes a plan into a copy of what is known, as the data file would.
func apply(known *Known, plan *Plan) *Known {
	next := &Known{Committee: known.Committee, Today: known.Today, Year: known.Year, Scheme: known.Scheme, Orgs: slices.Clone(known.Orgs), Members: slices.Clone(known.Members),
		Units: slices.Clone(known.Units), Covers: slices.Clone(known.Covers), Posts: slices.Clone(known.Posts), Activities: slices.Clone(known.Activities), Marks: known.Marks}
	w := &writer{known: next, ids: map[string]int64{}}
	for _, o := range next.Orgs {
		w.ids[orgKey(o.Name)] = o.ID
	}
	for _, o := range plan.NewOrgs {
		w.add(model.Org{Name: o.Name, Kind: o.Kind, ParentID: 1, ReportedSize: -1})
	}
	w.orgs(plan.Orgs)
	w.members(plan.Members)
	for _, op := range plan.Activities {
		a := op.Activity
		a.OrgID = w.ref(op.Branch)
		if op.Kind == New {
			a.ID = int64(len(next.Activities) + 1)
			next.Activities = append(next.Activities, a)
			continue
		}
		next.Activities[slices.IndexFunc(next.Activities, func(k model.Activity) bool { return k.ID == a.ID })] = a
	}
	w.scores(plan.Scores)
	return next
}

type writer struct {
	known *Known
	ids   map[string]int64
}

func (w *writer) add(o model.Org) int64 {
	o.ID = int64(len(w.known.Orgs) + 1)
	w.known.Orgs = append(w.known.Orgs, o)
	w.ids[orgKey(o.Name)] = o.ID
	return o.ID
}

func (w *writer) ref(r BranchRef) int64 {
	if r.ID != 0 {
		return r.ID
	}
	return w.ids[orgKey(r.Name)]
}

func (w *writer) orgs(ops []OrgOp) {
	for _, op := range ops {
		if op.Kind == New {
			o := op.Org
			o.ParentID = 1
			w.add(o)
		}
	}
	for _, op := range ops {
		id := op.Org.ID
		if op.Kind == New {
			id = w.ids[orgKey(op.Org.Name)]
		}
		at := slices.IndexFunc(w.known.Orgs, func(o model.Org) bool { return o.ID == id })
		if op.Kind == Update {
			w.known.Orgs[at] = op.Org
		}
		if !op.Parent.IsZero() {
			w.known.Orgs[at].ParentID = w.ref(op.Parent)
		}
		w.known.Posts = slices.DeleteFunc(w.known.Posts, func(p model.Post) bool { return slices.Contains(op.Ended, p.ID) })
		w.known.Covers = slices.DeleteFunc(w.known.Covers, func(c model.Cover) bool { return slices.Contains(op.Dropped, c.ID) })
		for _, p := range op.Posts {
			w.known.Posts = append(w.known.Posts, model.Post{ID: int64(len(w.known.Posts) + 1), OrgID: id, Name: p.Name, Duty: p.Duty, MemberID: p.MemberID})
		}
		for _, u := range op.Told {
			w.known.Units[slices.IndexFunc(w.known.Units, func(k model.Unit) bool { return k.ID == u.Unit.ID })] = u.Unit
		}
		for _, u := range op.Units {
			unit := u.Unit
			if i := slices.IndexFunc(w.known.Units, func(k model.Unit) bool { return orgKey(k.Name) == orgKey(unit.Name) }); i >= 0 {
				unit = w.known.Units[i]
			} else {
				unit.ID = int64(len(w.known.Units) + 1)
				w.known.Units = append(w.known.Units, unit)
			}
			w.known.Covers = append(w.known.Covers, model.Cover{ID: int64(len(w.known.Covers) + 1), OrgID: id, UnitID: unit.ID})
		}
	}
}

func (w *writer) members(ops []MemberOp) {
	at := map[int64]int{}
	for i, m := range w.known.Members {
		at[m.ID] = i
	}
	for _, op := range ops {
		m := op.Member
		if op.Kind == New {
			m.ID, m.BranchID = int64(len(w.known.Members)+1), w.ref(op.Branch)
			w.known.Members = append(w.known.Members, m)
			continue
		}
		if !op.Branch.IsZero() {
			m.BranchID = w.ref(op.Branch)
		}
		w.known.Members[at[m.ID]] = m
	}
}

func (w *writer) scores(ops ScoreOps) {
	old := w.known.Marks
	w.known.Marks = map[int64]*model.MarkSheet{}
	for id, s := range old {
		c := *s
		c.Marks = map[model.MarkKey]model.Mark{}
		for k, m := range s.Marks {
			c.Marks[k] = m
		}
		w.known.Marks[id] = &c
	}
	sheetOf := func(r BranchRef) *model.MarkSheet {
		id := w.ref(r)
		if w.known.Marks[id] == nil {
			w.known.Marks[id] = &model.MarkSheet{OrgID: id, Marks: map[model.MarkKey]model.Mark{}}
		}
		return w.known.Marks[id]
	}
	for _, op := range ops.Marks {
		s := sheetOf(op.Branch)
		m := s.Marks[op.Key]
		m.Points, m.NotApplicable = op.Points, op.NA
		if op.Reason != "" {
			m.Reason = op.Reason
		}
		s.Marks[op.Key] = m
	}
	for _, op := range ops.Adjustments {
		s := sheetOf(op.Branch)
		s.Adjustments = append(s.Adjustments, op.Adjustment)
	}
	for _, op := range ops.Vetoes {
		s := sheetOf(op.Branch)
		s.Vetoes = append(s.Vetoes, op.Veto)
	}
}
