package checkup

import (
	"fmt"
	"slices"

	"github.com/shuangbai/shuangbai/model"
)

// workplace is a unit as it stood: who works there, and who covers it.
type workplace struct {
	unit    *model.Unit
	full    span      // members who work there, whatever their branch; high counts those of whom the kind is not recorded
	covers  []*branch // organisations that cover it, in the order of the ledger
	own     bool      // one of them is the unit's own: neither joint nor attached
	reached bool      // somebody is sent there in the place of an organisation
}

// workplace is a unit by its number, nil where it was not open.
func (s *state) workplace(id int64) *workplace {
	if s.works == nil {
		s.addWorkplaces()
	}
	return s.works[id]
}

func (s *state) addWorkplaces() {
	s.works = map[int64]*workplace{}
	for i := range s.Units {
		if u := &s.Units[i]; u.ClosedOn == "" || s.day.Before(u.ClosedOn) {
			s.works[u.ID] = &workplace{unit: u}
		}
	}
	for _, b := range s.branches {
		for _, c := range b.covers {
			if w := s.works[c.UnitID]; w != nil {
				w.covers = append(w.covers, b)
				w.own = w.own || b.org.IsOwnOf(len(b.covers))
			}
		}
	}
	for i := range s.everyone {
		p := &s.everyone[i]
		if w := s.works[p.UnitID]; w != nil && p.on && p.kind != model.Probationary {
			w.full.add(1, p.kind == model.FullMember)
		}
	}
	for i := range s.Instructors {
		if w := s.works[s.Instructors[i].UnitID]; w != nil && s.Instructors[i].ServesOn(s.day) {
			w.reached = true
		}
	}
}

// eachWorkplace calls do for every unit that was open.
func (j *judge) eachWorkplace(do func(*workplace)) {
	j.eachUnit(func(u *model.Unit) { do(j.workplace(u.ID)) })
}

// unplaced counts the members of a branch who may be full ones and of whom it is not recorded where they work, those whom
// only the ledger counts among them.
func (b *branch) unplaced() int {
	n := b.short
	for _, p := range b.people {
		if p.UnitID == 0 && p.kind != model.Probationary {
			n++
		}
	}
	return n
}

// unitsOfOwn finds units without an organisation of their own that have full members enough for one, and, in a branch of
// several units, what is missing to say so.
func (j *judge) unitsOfOwn() {
	n := j.rule.Number
	j.eachWorkplace(func(w *workplace) {
		if w.own || w.full.low < n {
			return
		}
		f := Finding{EntryID: w.unit.ID, Item: w.unit.Name, Number: w.full.low, Limit: n,
			Says: fmt.Sprintf("%s有正式党员 %d 名，满 %d 名应当单独成立党支部", w.unit.Name, w.full.low, n)}
		if len(w.covers) > 0 {
			f.OrgID = w.covers[0].org.ID
		}
		j.found(j.day, f)
	})
	j.each(listed, func(b *branch) {
		unplaced := b.unplaced()
		if !slices.ContainsFunc(b.covers, func(c *model.Cover) bool {
			w := j.workplace(c.UnitID)
			return w != nil && !w.own && w.full.low < n && w.full.high+unplaced >= n
		}) {
			return
		}
		if people := unplaced - b.short; people > 0 {
			j.missing(Gap{OrgID: b.org.ID, What: fmt.Sprintf("%d 名党员没有登记工作单位", people),
				Fix: "到“党员”里填工作单位；工作岗位以单位名称开头的，可以到“党组织”的“单位”里一次登记", Mend: "members"})
			return
		}
		j.unsureOf(b)
	})
}

// stillFit finds branches that are no longer what they were set up as: a joint branch without full members enough, or of one
// unit only, and a branch whose units have all closed. A branch of its own without full members enough is ORG-02's.
func (j *judge) stillFit() {
	j.each(either, func(b *branch) {
		units, n := 0, j.rule.Number
		for _, c := range b.covers {
			if j.workplace(c.UnitID) != nil {
				units++
			}
		}
		says := ""
		switch {
		case len(b.covers) > 0 && units == 0:
			says = fmt.Sprintf("覆盖的 %d 家单位都已停办，支部还在", len(b.covers))
		case joint(b.org.Kind) && units == 1:
			says = "联合党支部只剩 1 家单位，已经不是联合组建"
		case !joint(b.org.Kind):
			return
		case len(b.people) == 0 && b.org.ReportedSize != 0 || b.full.low < n && b.full.high >= n:
			j.unsureOf(b)
			return
		case b.full.high < n:
			says = fmt.Sprintf("联合党支部只有正式党员 %d 名，不足 %d 名", b.full.high, n)
		default:
			return
		}
		j.found(j.day, Finding{OrgID: b.org.ID, Number: b.full.high, Limit: n, Measured: fmt.Sprintf("单位 %d，正式 %d", units, b.full.high),
			Says: says + "，应当及时调整或者撤销"})
	})
}

// unitReached finds units that neither an organisation covers nor an instructor looks after, and units whose few members
// belong to no organisation of theirs although somebody is sent there.
func (j *judge) unitReached() {
	j.eachWorkplace(func(w *workplace) {
		f := Finding{EntryID: w.unit.ID, Item: w.unit.Name, Number: 0, Limit: 1, OwnUnit: "个党组织或指导员", Measured: "没有覆盖", Bound: "党组织覆盖或指导员"}
		switch {
		case len(w.covers) > 0 || w.full.low >= j.rule.Number: // the latter are ORG-01's
			return
		case w.full.low > 0:
			f.Says = fmt.Sprintf("%s有正式党员 %d 名，没有联合、挂靠或者派党员组建党组织", w.unit.Name, w.full.low)
		case !w.reached:
			f.Says = w.unit.Name + "没有党组织覆盖，也没有派党建指导员"
		default:
			return
		}
		j.found(j.day, f)
	})
}

// unitCovered finds larger units without any coverage, and units of which it is not known how large they are.
func (j *judge) unitCovered() {
	j.eachWorkplace(func(w *workplace) {
		switch {
		case len(w.covers) > 0 || w.reached:
		case w.unit.Staff < 0:
			j.missing(Gap{What: w.unit.Name + "的职工人数没有填", Fix: "到“党组织”的“单位”里填职工人数", Mend: "unit"})
		case w.unit.Staff >= j.rule.Number:
			j.found(j.day, Finding{EntryID: w.unit.ID, Item: w.unit.Name, Number: w.unit.Staff, Limit: j.rule.Number,
				Says: fmt.Sprintf("%s有职工 %d 人，没有党组织覆盖，也没有派指导员", w.unit.Name, w.unit.Staff)})
		}
	})
}
