package office

import (
	"context"
	"slices"
	"sync"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/store"
)

// EntryRow is one entry of a register as lists and forms show it.
type EntryRow struct {
	record.Entry
	Org, Unit, Member string      // the names behind OrgID, UnitID and MemberID
	Due               record.Due  // what is due; its Field is "" when nothing is
	Kept              record.Kept // how it keeps what it promises; Times is 0 where it promises nothing
	Rank              int         // among the projects of its year, 0 for none
	stands            string      // how it stands among them
	def               *record.Register
	names             *recordNames
	former            *record.Entry // the round before, of a register with rounds; nil where there is none
}

// Text is the value of a field as people read it: names instead of numbers of records, 是 or 否. It is whole; see Masked.
func (e EntryRow) Text(field string) string {
	if field == keptColumn.Name {
		return e.Kept.Text()
	}
	if field == roundColumn.Name {
		return e.roundText()
	}
	if field == rankColumn.Name {
		return e.stands
	}
	i, ok := e.def.Field(field)
	if !ok {
		return e.Values[field]
	}
	return e.names.text(i, e.Values[field])
}

// Masked is Text, with numbers of persons and telephones masked.
func (e EntryRow) Masked(field string) string {
	text := e.Text(field)
	if i, ok := e.def.Field(field); ok {
		return i.Shape.Masked(text)
	}
	return text
}

// recordNames are the names of what entries refer to.
type recordNames struct {
	orgs, units, members map[int64]string
}

func namesOf(r *store.Reader) (n *recordNames, err error) {
	n = &recordNames{}
	if n.orgs, err = r.OrgNames(); err != nil {
		return nil, err
	}
	if n.units, err = r.UnitNames(); err != nil {
		return nil, err
	}
	n.members, err = r.MemberNames()
	return n, err
}

func (n *recordNames) text(i *record.Item, value string) string {
	id := record.RefID(value)
	all := map[record.Shape]map[int64]string{record.Org: n.orgs, record.Unit: n.units, record.Member: n.members}[i.Shape]
	switch {
	case id == 0 || all == nil:
		return i.Shape.TextOf(value)
	case all[id] == "":
		return "（已不在）"
	}
	return all[id]
}

func (n *recordNames) row(def *record.Register, e record.Entry, today model.Date) EntryRow {
	row := EntryRow{Entry: e, Org: n.orgs[e.OrgID], Unit: n.units[e.UnitID], Member: n.members[e.MemberID], def: def, names: n}
	row.Due, _ = def.Due(&e, today)
	row.Title = n.text(def.TitleField(), e.Values[def.TitleField().Name])
	return row
}

// entriesIn reads the entries of a register in the states that its definition gives them now: those in the file may have
// been written under an earlier one. What is counted from another register is counted as of today.
func (o *Office) entriesIn(r *store.Reader, def *record.Register) ([]record.Entry, error) {
	all, err := r.Entries(def.ID)
	if err != nil || len(all) == 0 {
		return all, err
	}
	return all, o.settle(r, def, all)
}

// settle brings entries of a register into the states that its definition gives them, and finds what is counted, followed and done elsewhere.
func (o *Office) settle(r *store.Reader, def *record.Register, all []record.Entry) (err error) {
	today := o.Today()
	if err := o.findHanded(r, def, all); err != nil {
		return err
	}
	var others []record.Entry
	if def.Tally != nil {
		if others, err = r.Entries(def.Tally.Register); err != nil {
			return err
		}
	}
	def.FollowRounds(all, today)
	for i := range all {
		def.SettleState(&all[i], today)
		if def.Tally != nil {
			def.Tally.Count(&all[i], others, today)
		}
	}
	return nil
}

// RegisterEntries is a register with its entries.
type RegisterEntries struct {
	record.Register
	Rows []EntryRow
}

// Entries returns a register with its entries in the order in which they were entered; with closed also those that were
// closed.
func (o *Office) Entries(ctx context.Context, register string, closed bool) (out RegisterEntries, err error) {
	err = o.db.Read(ctx, func(r *store.Reader) (err error) {
		out, err = o.entries(r, register, closed)
		return err
	})
	return out, err
}

func (o *Office) entries(r *store.Reader, register string, closed bool) (out RegisterEntries, err error) {
	return o.entriesNamed(r, register, closed, func() (*recordNames, error) { return namesOf(r) })
}

// entriesOfMany reads several registers, with the names of what they refer to once for all. A data file without one of them has no such
// entries.
func (o *Office) entriesOfMany(r *store.Reader, closed bool, into map[string]*RegisterEntries) error {
	names := sync.OnceValues(func() (*recordNames, error) { return namesOf(r) })
	for id, e := range into {
		var err error
		if *e, err = o.entriesNamed(r, id, closed, names); err != nil && model.CodeOf(err) != model.NotFound {
			return err
		}
	}
	return nil
}

func (o *Office) entriesNamed(r *store.Reader, register string, closed bool, read func() (*recordNames, error)) (out RegisterEntries, err error) {
	if out.Register, _, err = o.register(r, register); err != nil {
		return out, err
	}
	all, err := o.entriesIn(r, &out.Register)
	if err != nil || len(all) == 0 {
		return out, err
	}
	names, err := read()
	if err != nil {
		return out, err
	}
	kept, err := o.keeping(r, &out.Register, all)
	if err != nil {
		return out, err
	}
	for _, e := range all {
		if e.ClosedOn == "" || closed {
			row := names.row(&out.Register, e, o.Today())
			row.Kept, row.former = kept[e.ID], out.Register.RoundBefore(&e, all)
			out.Rows = append(out.Rows, row)
		}
	}
	return out, o.rankRows(r, &out, all, names)
}

// bare are the entries of rows.
func bare(rows []EntryRow) []record.Entry {
	all := make([]record.Entry, len(rows))
	for i := range rows {
		all[i] = rows[i].Entry
	}
	return all
}

// dueEntries are the open entries of which something is overdue, within its reminder or within so many days, by register, the
// most urgent first; terms are told with the organisations.
func (o *Office) dueEntries(r *store.Reader, ahead int) ([]RegisterEntries, error) {
	defs, _, err := o.registers(r)
	if err != nil {
		return nil, err
	}
	var names *recordNames
	var out []RegisterEntries
	for i := range defs {
		if defs[i].ID == termRegister || !defs[i].Reminds() {
			continue
		}
		all, err := o.entriesIn(r, &defs[i])
		if err != nil {
			return nil, err
		}
		kept, err := o.keeping(r, &defs[i], all)
		if err != nil {
			return nil, err
		}
		group := RegisterEntries{Register: defs[i]}
		for k := range all {
			due, ok := dueOf(&defs[i], &all[k], kept[all[k].ID], o.Today(), ahead)
			if !ok {
				continue
			}
			if names == nil {
				if names, err = namesOf(r); err != nil {
					return nil, err
				}
			}
			row := names.row(&defs[i], all[k], o.Today())
			row.Due, row.Kept = due, kept[all[k].ID]
			group.Rows = append(group.Rows, row)
		}
		if len(group.Rows) > 0 {
			slices.SortStableFunc(group.Rows, func(a, b EntryRow) int { return a.Due.Days - b.Due.Days })
			out = append(out, group)
		}
	}
	return out, nil
}

// Entry returns one entry with its register, closed or not, or NotFound.
func (o *Office) Entry(ctx context.Context, id int64) (RegisterEntries, error) {
	var out RegisterEntries
	err := o.db.Read(ctx, func(r *store.Reader) error {
		e, err := r.Entry(id)
		if err != nil {
			return err
		}
		if out.Register, _, err = o.register(r, e.Register); err != nil {
			return err
		}
		all := []record.Entry{e}
		if out.Rounds != nil {
			if all, err = r.Entries(e.Register); err != nil {
				return err
			}
		}
		if err := o.settle(r, &out.Register, all); err != nil {
			return err
		}
		e = all[slices.IndexFunc(all, func(x record.Entry) bool { return x.ID == id })]
		names, err := namesOf(r)
		if err != nil {
			return err
		}
		out.Rows = []EntryRow{names.row(&out.Register, e, o.Today())}
		kept, err := o.keeping(r, &out.Register, []record.Entry{e})
		out.Rows[0].Kept, out.Rows[0].former = kept[e.ID], out.Register.RoundBefore(&e, all)
		return err
	})
	return out, err
}
