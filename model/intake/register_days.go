package intake

import (
	"github.com/shuangbai/shuangbai/model/record"
)

// checkDays points to the rows with which the entries of a member add up to more than a day can have, those that are known and those of
// all sheets together.
func (b *builder) checkDays(m *entryMatcher, rows []*entryRow) {
	if m.def.Counts == nil || m.def.Counts.DayMost == 0 {
		return
	}
	byRef := map[RowRef]*entryRow{}
	for _, d := range rows {
		byRef[d.ref] = d
	}
	changed := map[int64]bool{}
	var all []*record.Entry
	for i := range b.plan.Entries {
		e := &b.plan.Entries[i].Entry
		all = append(all, e)
		changed[e.ID] = e.ID != 0
	}
	for i := range b.known.Entries {
		if e := &b.known.Entries[i]; e.Register == m.def.ID && e.ClosedOn == "" && !changed[e.ID] {
			all = append(all, e)
		}
	}
	over := m.def.OverADay(all)
	for i := range b.plan.Entries {
		d := byRef[b.plan.Entries[i].Ref]
		if sum, ok := over[i]; ok && d != nil {
			d.reader.add(d.row(), CountMismatch, Warning, d.reader.columnFor(m.def, m.def.Counts.Sum), m.def.SayOverADay(sum), "核对日期和时长；不改的，这一天的不计入考核")
		}
	}
}
