package office

import (
	"fmt"
	"slices"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/store"
)

// pioneerRegister is a register that lines of the index are proposed from.
type pioneerRegister struct {
	def     *record.Register
	entries map[int64][]record.Entry // by member
	used    map[int64]bool           // organisations that entered anything in the quarter, for themselves or for a member
}

// readRegister reads the entries that count in the quarter, of members; nil where the register cannot be counted.
func (p *pioneerRecords) readRegister(o *Office, r *store.Reader, source model.PioneerSource) (*pioneerRegister, error) {
	def, _, err := o.register(r, source.Register)
	switch {
	case model.CodeOf(err) == model.NotFound: // a committee may do without one
		return nil, nil
	case err != nil:
		return nil, err
	case def.Counts == nil:
		return nil, nil
	}
	all, err := r.Entries(def.ID)
	if err != nil {
		return nil, err
	}
	out := &pioneerRegister{def: &def, entries: map[int64][]record.Entry{}, used: map[int64]bool{}}
	for i := range all {
		e := &all[i]
		def.SettleState(e, o.Today())
		on := dateIn(e.Values[def.Counts.On])
		switch {
		case e.MemberID == 0 || on == "" || on.Precision() == model.ByYear || p.last.Before(on):
			continue
		case len(source.Kinds) > 0 && !slices.Contains(source.Kinds, e.Values[def.Counts.By]):
			continue
		case def.Counts.Standing && !stands(&def, e, p.first), !def.Counts.Standing && (on.Before(p.first) || e.ClosedOn != ""):
			continue
		}
		out.entries[e.MemberID] = append(out.entries[e.MemberID], *e)
		out.used[e.OrgID] = true
	}
	for i := range p.members { // an entry that names no branch is of that of its member
		for _, e := range out.entries[p.members[i].ID] {
			if e.OrgID == 0 {
				out.used[p.branchOn(&p.members[i], dateIn(e.Values[def.Counts.On]))] = true
			}
		}
	}
	return out, nil
}

// stands reports whether an entry that stands from its date on did so on a day or later; one that is over without a date of its end is not
// known to.
func stands(def *record.Register, e *record.Entry, day model.Date) bool {
	if end := def.Stood(e); end != "" {
		return !end.Before(day)
	}
	return !def.Over(e)
}

// propose counts the entries of a member, or adds up the field that the line names. A branch that entered nothing in the quarter gets no
// proposal: it may keep its own book.
func (g *pioneerRegister) propose(line *model.PioneerLine, row *PioneerRow) (out PioneerProposal, waits string) {
	mine := g.entries[row.Member.ID]
	if len(mine) == 0 && !g.used[row.OrgID] {
		return out, fmt.Sprintf("有的支部这个季度没有登记“%s”", g.def.Title)
	}
	if field := line.Records.Sum; field != "" {
		if day, sum := tooMuchInADay(g.def, mine, field); day != "" {
			return out, fmt.Sprintf("%s%s %s的“%s”加起来 %s %s，一天不会超过 %d %[6]s", row.Branch, row.Member.Name, day.Long(), g.def.Title, sum.Short(), g.def.Counts.SumUnit, g.def.Counts.DayMost)
		}
	}
	for i := range mine {
		e := &mine[i]
		amount := model.Pt(1)
		if field := line.Records.Sum; field != "" {
			n, err := model.ParsePoints(e.Values[field])
			if err != nil || n <= 0 {
				return out, fmt.Sprintf("%s%s 的“%s”没有写数量", row.Branch, dateIn(e.Values[g.def.Counts.On]).Long(), g.def.Title)
			}
			amount = n
		}
		out.Amount += amount
		out.Lines = append(out.Lines, fmt.Sprintf("%s %s %s %s", dateIn(e.Values[g.def.Counts.On]).Long(), e.Title, amount.Short(), line.Measure))
	}
	out.Why = fmt.Sprintf("台账“%s”本季度 %d %s，共 %s %s", g.def.Title, len(mine), g.def.Unit, out.Amount.Short(), line.Measure)
	return out, ""
}
