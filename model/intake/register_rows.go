package intake

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model/record"
)

// readRegister reads the entries of a register from all tables of the book.
func (b *builder) readRegister(id string, tables []sheetTable) error {
	at := slices.IndexFunc(b.known.Registers, func(r record.Register) bool { return r.ID == id })
	if at < 0 {
		b.block("register-unknown", "", "没有代号为“"+id+"”的台账，先新建台账再导入")
		return nil
	}
	def := &b.known.Registers[at]
	b.plan.Register = def
	if err := b.known.readEntries(id); err != nil {
		return err
	}
	if err := b.readContest(def); err != nil {
		return err
	}
	var all []*entryRow
	for _, last := range [...]bool{false, true} {
		for _, t := range tables {
			if t.summary != last {
				continue
			}
			rows, err := b.readEntries(t, def)
			if err != nil {
				return err
			}
			all = append(all, rows...)
		}
	}
	b.decideEntries(def, all)
	b.dropRepeated(tables)
	return b.cancelled()
}

// readContest finds the projects that a register of judges' sheets is about.
func (b *builder) readContest(def *record.Register) error {
	if b.contest = def.OfContest(b.known.Registers); b.contest == nil {
		return nil
	}
	if err := b.known.readEntries(b.contest.ID); err != nil {
		return err
	}
	b.projects = nil
	for i := range b.known.Entries {
		if b.known.Entries[i].Register == b.contest.ID {
			b.projects = append(b.projects, b.known.Entries[i])
		}
	}
	return nil
}

func (b *builder) readEntries(t sheetTable, def *record.Register) ([]*entryRow, error) {
	r := b.newReader(t, b.plan.Kind)
	r.addAbove(def)
	for _, f := range def.Fields {
		if f.Required && !b.opts.KeepText && r.sp.ColumnOf(Field(f.Name)) < 0 {
			b.block("no-"+f.Name+"-column", r.sp.Name, fmt.Sprintf("没有“%s”这一列。请在表头下面指定哪一列是%s", f.Label, f.Label))
			return nil, nil
		}
	}
	if f, ok := def.First(record.Org); ok {
		if r.branchCol = r.sp.ColumnOf(Field(f.Name)); r.branchCol >= 0 && r.sp.Columns[r.branchCol].Col >= 0 && !b.opts.KeepText {
			r.findFill()
		}
	}
	var all []*entryRow
	var above *entryRow // the last entry, to which rows below it may add dated lines
	left := 0           // the last row that is left out, with those below it that only add to it
	for i := r.head.Data(); i < len(r.s.Rows); i++ {
		if err := b.step(); err != nil {
			return nil, err
		}
		row, settled := r.nextRow(i)
		if settled {
			if row != nil && row.Skip == SkipLeftOut {
				left = i + 1
			}
			continue
		}
		if left == i && len(def.Columns) > 0 && r.onlyLogCells(i, def) {
			left = i + 1
			r.skip(row, SkipLeftOut)
			continue
		}
		d := &entryRow{ref: RowRef{r.sp.Index, i + 1}, reader: r, at: len(r.sp.Rows) - 1, given: map[string]bool{}, last: i + 1}
		r.readEntry(d, def)
		switch {
		case r.isMoreOf(d, above, def):
			r.joinTo(d, above, def)
		case len(d.given) == 0 && d.row().Level() != Error:
			r.skip(d.row(), SkipNumbered)
			continue
		default:
			r.checkRequired(d, def)
			r.checkOrder(d, def)
			r.compareFields(d, def)
			above = d
		}
		all = append(all, d)
	}
	return all, nil
}

// changes lists the fields in which a row says something else than a known entry.
func (m *entryMatcher) changes(d *entryRow, known *record.Entry) []Field {
	var all []Field
	for _, f := range m.def.Fields {
		if d.given[f.Name] && f.Shape.Differs(known.Values[f.Name], m.value(d, known, f.Name)) {
			all = append(all, Field(f.Name))
		}
	}
	if d.given[string(StateField)] && d.e.State != known.State {
		all = append(all, StateField)
	}
	return all
}

// decideEntries decides what happens to every row: first the rows of which the data file has the very same, so that no
// changed row takes the entry of an unchanged one.
func (b *builder) decideEntries(def *record.Register, all []*entryRow) {
	m := b.newEntryMatcher(def)
	first := map[string]RowRef{}
	var open []*entryRow
	for _, d := range all {
		if d.with != nil || b.settledEntry(d, first) || b.secondOfKey(m, d) {
			continue
		}
		alike := m.alike(&d.e)
		same := slices.IndexFunc(alike, func(e *record.Entry) bool {
			_, sure := m.def.SameYear(&d.e, e, false, b.today)
			return sure && !m.taken[e.ID] && len(m.changes(d, e)) == 0
		})
		if act := d.action(); same < 0 || act == AsNew || act == UpdateExisting {
			open = append(open, d)
			continue
		}
		e := alike[same]
		m.taken[e.ID] = true
		d.row().Kind, d.row().Match, d.row().MatchBy = Same, e.ID, "values"
	}
	for _, d := range open {
		b.matchEntry(m, d)
	}
	b.checkDays(m, all)
	settleJoined(all)
	b.keepOrder()
}

// keepOrder puts the plan's entries in the order of the rows.
func (b *builder) keepOrder() {
	slices.SortStableFunc(b.plan.Entries, func(x, y EntryOp) int {
		if x.Ref.Sheet != y.Ref.Sheet {
			return x.Ref.Sheet - y.Ref.Sheet
		}
		return x.Ref.Row - y.Ref.Row
	})
}

func (d *entryRow) action() Action { return d.row().decided() }

// settledEntry settles rows in error, and second rows that say the same as an earlier one in every column.
func (b *builder) settledEntry(d *entryRow, first map[string]RowRef) bool {
	row := d.row()
	if row.Level() == Error {
		row.Kind = ErrorRow
		return true
	}
	if d.leave {
		row.Kind, row.Skip = Skip, SkipLeftOut
		return true
	}
	if row.Level() == Conflict { // noted while the row was read
		row.Kind = ConflictRow
		return true
	}
	var values strings.Builder
	for i := range d.reader.sp.Columns {
		if f := d.reader.sp.Columns[i].Field; f != Seq && f != Issue && f != NumberField {
			values.WriteString(string(f) + "\x00" + row.Values[i] + "\x00")
		}
	}
	if o, ok := first[values.String()]; ok && d.action() != AsNew && d.action() != Include {
		d.reader.add(row, DuplicateInFile, Warning, -1, fmt.Sprintf("与第 %d 行完全相同，只导入一次", o.Row), "不用处理；确实是两条的，选择都导入")
		row.Kind, row.Skip = Skip, SkipDuplicate
		return true
	}
	first[values.String()] = d.ref
	return false
}

// matchEntry finds the entry of which a row has all required fields and something else new.
func (b *builder) matchEntry(m *entryMatcher, d *entryRow) {
	row := d.row()
	rivals, unsure := m.rivals(d)
	switch d.action() {
	case AsNew:
		if e := m.entryOnce(d); e != nil {
			d.reader.add(row, EntryOnce, Conflict, -1, "已有这一条“"+clip(e.Title)+"”，这本台账里只能有一条", "更新那一条，或这一行不导入")
			b.rival(m, d, e)
			return
		}
		rivals = nil
	case UpdateExisting:
		unsure = false
		for i := range b.known.Entries {
			if e := &b.known.Entries[i]; e.ID == row.Decision.Member && e.Register == m.def.ID {
				rivals = []*record.Entry{e}
			}
		}
	}
	switch {
	case len(rivals) == 0:
		row.Kind = New
		b.plan.Entries = append(b.plan.Entries, EntryOp{Ref: d.ref, Kind: New, Entry: d.e})
	case len(rivals) == 1 && !unsure:
		b.compareEntry(m, d, rivals[0])
	default:
		said := fmt.Sprintf("已有 %d 条必填项相同的记录，看不出这一行是哪一条", len(rivals))
		if unsure {
			said = fmt.Sprintf("已有同名的记录“%s”，是以前年度的、已经办完的，或者日期对不上，看不出这一行是它还是新的一条", clip(rivals[0].Title))
		}
		d.reader.add(row, EntryUnclear, Conflict, -1, said, "指定是哪一条，或确认是新的一条")
		for _, e := range rivals {
			b.rival(m, d, e)
		}
	}
}

// rival offers a known entry as what a row may be about.
func (b *builder) rival(m *entryMatcher, d *entryRow, e *record.Entry) {
	rival := Rival{Member: e.ID}
	for _, f := range m.changes(d, e) {
		rival.Fields = append(rival.Fields, b.entryChange(m, f, e, d))
	}
	d.row().Kind, d.row().Rivals = ConflictRow, append(d.row().Rivals, rival)
}

// entryChange is a field's change as people read it.
func (b *builder) entryChange(m *entryMatcher, f Field, was *record.Entry, d *entryRow) Change {
	item, ok := m.def.Field(string(f))
	if !ok {
		return Change{f, was.State, d.e.State}
	}
	return Change{f, b.valueText(item, was.Values[item.Name]), b.valueText(item, m.value(d, was, item.Name))}
}

// compareEntry finds what a row changes in a known entry under the policy.
func (b *builder) compareEntry(m *entryMatcher, d *entryRow, known *record.Entry) {
	row := d.row()
	m.taken[known.ID] = true
	row.Match, row.MatchBy = known.ID, "required"
	op := EntryOp{Ref: d.ref, Kind: Update, Entry: *known}
	op.Entry.Values = maps.Clone(known.Values)
	counted := m.counted(known)
	for _, f := range m.changes(d, known) {
		if counted[string(f)] != "" && counted[string(f)] == d.e.Values[string(f)] {
			continue // printed from what the program counts
		}
		c := b.entryChange(m, f, known, d)
		if !b.takes(row, f, c.Old, c.New) {
			continue
		}
		op.Changed = append(op.Changed, f)
		if f == StateField {
			op.Entry.State = d.e.State
		} else {
			m.def.Set(&op.Entry, string(f), m.value(d, known, string(f)))
		}
	}
	switch {
	case len(op.Changed) > 0:
		row.Kind = Update
		b.plan.Entries = append(b.plan.Entries, op)
	case b.opts.Policy == SkipKnown && len(row.Kept) > 0:
		row.Kind, row.Skip = Skip, SkipPolicy
	default:
		row.Kind = Same
	}
}
