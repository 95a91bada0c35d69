package intake

import (
	"strconv"

	"github.com/shuangbai/shuangbai/model"
)

// unitFacts are what a row of a ledger tells of its unit: kind "" and staff -1 where it does not.
type unitFacts struct {
	kind  string
	staff int
}

// one reports whether it is told of which unit they are: a row that names several units tells of none.
func (l *ledgerRow) one() bool { return len(l.units) == 1 }

// unitCovered is a unit that the organisation of a row shall cover; a new one has what the row tells of it.
func (b *builder) unitCovered(l *ledgerRow, name string) UnitOp {
	u := b.unitNamed(name)
	if u.ID == 0 && l.one() {
		u.Kind, u.Staff = l.facts.kind, l.facts.staff
	}
	return UnitOp{Unit: u}
}

// compareUnitFacts finds what a row tells otherwise of a unit that is known.
func (b *builder) compareUnitFacts(l *ledgerRow, op *OrgOp) {
	b.tellUnit(l, op, func(f Field, was, now string) bool { return b.takes(l.planRow(), f, was, now) })
	for _, told := range op.Told {
		op.Changed = append(op.Changed, told.Changed...)
	}
}

// fillUnit has a new organisation tell of a known unit what was not known of it.
func (b *builder) fillUnit(l *ledgerRow, op *OrgOp) {
	b.tellUnit(l, op, func(_ Field, was, _ string) bool { return was == "" })
}

func (b *builder) tellUnit(l *ledgerRow, op *OrgOp, takes func(f Field, was, now string) bool) {
	if !l.one() {
		return
	}
	u := b.unitNamed(l.units[0])
	if u.ID == 0 {
		return
	}
	told := UnitOp{Unit: u}
	if now := l.facts.kind; now != "" && now != u.Kind && takes(UnitKind, u.Kind, now) {
		told.Unit.Kind, told.Changed = now, append(told.Changed, UnitKind)
	}
	if now := l.facts.staff; now >= 0 && now != u.Staff && takes(UnitStaff, staffText(u), strconv.Itoa(now)) {
		told.Unit.Staff, told.Changed = now, append(told.Changed, UnitStaff)
	}
	if len(told.Changed) > 0 {
		op.Told = append(op.Told, told)
	}
}

func staffText(u model.Unit) string {
	if u.Staff < 0 {
		return ""
	}
	return strconv.Itoa(u.Staff)
}
