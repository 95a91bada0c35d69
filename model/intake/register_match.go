package intake

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake/cellvalue"
	"github.com/shuangbai/shuangbai/model/record"
)

// entryMatcher finds the known entries that rows are about: by the register's key, or where it has none by the required
// fields. A known entry is taken by one row only.
type entryMatcher struct {
	b     *builder
	def   *record.Register
	known map[string][]*record.Entry // by first
	rows  map[string][]*entryRow     // of the file, by first
	taken map[int64]bool
	tally []record.Entry // what the register counts, once it was asked for
}

func (b *builder) newEntryMatcher(def *record.Register) *entryMatcher {
	m := &entryMatcher{b: b, def: def, known: map[string][]*record.Entry{}, rows: map[string][]*entryRow{}, taken: map[int64]bool{}}
	for i := range b.known.Entries {
		if e := &b.known.Entries[i]; e.Register == def.ID {
			m.known[m.first(e)] = append(m.known[m.first(e)], e)
		}
	}
	return m
}

// first is what entries that may be the same have in common: the first field of the key, or all required fields.
func (m *entryMatcher) first(e *record.Entry) string {
	if len(m.def.Key) > 0 {
		i, _ := m.def.Field(m.def.Key[0])
		return m.compared(i, e.Values[i.Name])
	}
	var parts []string
	for _, f := range m.def.Fields {
		if f.Required {
			parts = append(parts, cellvalue.Squeeze(e.Values[f.Name]))
		}
	}
	return strings.Join(parts, "\x00")
}

// compared is a value in the form in which two are compared: of a person the name, of a branch or unit that was kept as it
// was written, because it was not known then, the one that it means now.
func (m *entryMatcher) compared(i *record.Item, value string) string {
	switch i.Shape {
	case record.Member:
		return model.FoldSpelling(cellvalue.PersonName(m.b.valueText(i, value)))
	case record.Org, record.Unit:
		if record.RefID(value) == 0 && value != "" {
			if a := m.b.findRef(i.Shape, value); a.id != 0 {
				return refValue(a.id)
			}
		}
	}
	return model.FoldSpelling(cellvalue.Squeeze(value))
}

// alike are the known entries that a row may be about.
func (m *entryMatcher) alike(e *record.Entry) []*record.Entry {
	all := m.known[m.first(e)]
	if len(m.def.Key) == 0 {
		return all
	}
	var same []*record.Entry
	for _, k := range all {
		if m.sameKey(k, e) {
			same = append(same, k)
		}
	}
	return same
}

// rivals are the known entries that a row may be, without those of another year; where it is unsure whether it is any of them, those.
func (m *entryMatcher) rivals(d *entryRow) (all []*record.Entry, unsure bool) {
	var doubted []*record.Entry
	for _, e := range m.alike(&d.e) {
		if !m.identifies() || m.taken[e.ID] {
			continue
		}
		switch same, sure := m.def.SameYear(&d.e, e, len(m.def.Years) > 0 && len(m.changes(d, e)) > 0, m.b.today); {
		case same && sure:
			all = append(all, e)
		case same:
			doubted = append(doubted, e)
		}
	}
	if len(all) == 0 {
		return doubted, len(doubted) > 0
	}
	return all, false
}

func (m *entryMatcher) sameKey(x, y *record.Entry) bool {
	return m.def.SameKey(x, y, m.compared)
}

// entryOnce is the open entry that a row would be the second of, in a register that has each once; nil for none.
func (m *entryMatcher) entryOnce(d *entryRow) *record.Entry {
	once := m.def.OnceKey(&d.e)
	if once == "" {
		return nil
	}
	for _, e := range m.known[m.first(&d.e)] {
		if e.ClosedOn == "" && m.def.OnceKey(e) == once {
			return e
		}
	}
	return nil
}

// identifies reports whether the register has fields by which an entry is known again.
func (m *entryMatcher) identifies() bool {
	return len(m.def.Key) > 0 || slices.ContainsFunc(m.def.Fields, func(i record.Item) bool { return i.Required })
}

// secondOfKey settles a row that is about the same as one above it and says something else: somebody must say which holds.
func (b *builder) secondOfKey(m *entryMatcher, d *entryRow) bool {
	if len(m.def.Key) == 0 {
		return false
	}
	first := m.first(&d.e)
	for _, other := range m.rows[first] {
		same, _ := m.def.SameYear(&d.e, &other.e, true, "")
		if once := m.def.OnceKey(&d.e); once != "" && d.action() == AsNew && once == m.def.OnceKey(&other.e) {
			d.reader.add(d.row(), EntryOnce, Conflict, -1, fmt.Sprintf("与第 %d 行说的是同一条，这本台账里只能有一条", other.ref.Row), "确认哪一行对，另一行不导入")
			d.row().Kind = ConflictRow
			return true
		}
		if same && d.action() != AsNew && d.action() != UpdateExisting && m.sameKey(&other.e, &d.e) {
			d.reader.add(d.row(), EntryUnclear, Conflict, -1, fmt.Sprintf("与第 %d 行说的是同一条，内容不同，看不出哪一行对", other.ref.Row), "确认是另外一条，或这一行不导入")
			d.row().Kind = ConflictRow
			return true
		}
	}
	m.rows[first] = append(m.rows[first], d)
	return false
}

// value is what a field of a known entry becomes by a row: what the row says, of dated lines those that are known too. A word that
// is none of a closed list does not take the place of one that is: rules read the list's words.
func (m *entryMatcher) value(d *entryRow, known *record.Entry, field string) string {
	now := d.e.Values[field]
	i, ok := m.def.Field(field)
	if ok && i.Closed && slices.Contains(i.Options, known.Values[field]) && !slices.Contains(i.Options, now) {
		return known.Values[field]
	}
	if !ok || i.Shape != record.Log {
		return now
	}
	lines, wrong := record.ParseLog(known.Values[field])
	more, bad := record.ParseLog(now)
	if wrong != "" || bad != "" {
		return now
	}
	for _, l := range more {
		if !slices.Contains(lines, l) {
			lines = append(lines, l)
		}
	}
	lines, _ = record.ParseLog(record.FormatLog(lines)) // by day
	return record.FormatLog(lines)
}

// counted are the values of a known entry that are counted from another register, as lists show and print them.
func (m *entryMatcher) counted(known *record.Entry) map[string]string {
	t := m.def.Tally
	if t == nil || m.b.known.readEntries(t.Register) != nil {
		return nil
	}
	if m.tally == nil {
		for _, e := range m.b.known.Entries {
			if e.Register == t.Register {
				m.tally = append(m.tally, e)
			}
		}
	}
	e := *known
	t.Count(&e, m.tally, m.b.today)
	return map[string]string{t.Into: e.Values[t.Into], t.Last: e.Values[t.Last], t.Next: e.Values[t.Next]}
}
