package intake

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake/cellvalue"
	"github.com/shuangbai/shuangbai/model/record"
)

// refFinder finds the organisations and units that the cells of a register name, each text once.
type refFinder struct {
	orgs, units []candidate
	cache       map[refText]refAnswer
	closed      bool // those that are closed bear their names too
}

type candidate struct {
	id   int64
	name string
	core string
}

type refText struct {
	shape record.Shape
	text  string
}

// refAnswer is what a text means: a record for sure, one that it is like, or none.
type refAnswer struct {
	id   int64
	name string
	near bool // its name is another, and only this one is like it
}

// finder fills the lists at the first call.
func (b *builder) finder() *refFinder {
	f := &b.refs
	if f.cache != nil {
		return f
	}
	f.cache = map[refText]refAnswer{}
	for i := range b.known.Orgs {
		if o := &b.known.Orgs[i]; (o.ClosedOn == "" || f.closed) && o.Kind != model.CommitteeOrg {
			f.orgs = append(f.orgs, candidate{o.ID, o.Name, orgCore(o.Name)})
		}
	}
	for i := range b.known.Units {
		if u := &b.known.Units[i]; u.ClosedOn == "" || f.closed {
			f.units = append(f.units, candidate{u.ID, u.Name, orgCore(u.Name)})
		}
	}
	return f
}

// findRef finds the organisation or unit that a text names: by its name; by its name without the words that people add
// or drop; else the only one whose name holds the text, or its characters in their order: 南片联合 is
// 南片培训机构联合党支部 where no other is like it.
func (b *builder) findRef(shape record.Shape, text string) refAnswer {
	f := b.finder()
	key := refText{shape, orgKey(text)}
	a, ok := f.cache[key]
	if !ok {
		all := f.orgs
		if shape == record.Unit {
			all = f.units
		}
		a = among(all, key.text)
		f.cache[key] = a
	}
	return a
}

func among(all []candidate, key string) refAnswer {
	core := orgCore(key)
	same := func(c candidate) bool { return orgKey(c.name) == key }
	bare := func(c candidate) bool { return core != "" && c.core == core }
	holds := func(c candidate) bool { return utf8.RuneCountInString(core) >= 3 && strings.Contains(c.core, core) }
	within := func(c candidate) bool { return utf8.RuneCountInString(core) >= 4 && inOrder(core, c.core) }
	for at, fits := range []func(candidate) bool{same, bare, holds, within} {
		found, n := candidate{}, 0
		for _, c := range all {
			if fits(c) {
				found, n = c, n+1
			}
		}
		switch {
		case n == 1:
			return refAnswer{found.id, found.name, at >= 2}
		case n > 1:
			return refAnswer{}
		}
	}
	return refAnswer{}
}

// orgChoice lists the name of an organisation that no known one bears, and returns what is done about it.
func (b *builder) orgChoice(item *record.Item, text string, ref RowRef) ValueChoice {
	key := ValueKey{Field(item.Name), orgKey(text)}
	at, listed := b.unknownAt[key]
	if !listed {
		choice, chosen := b.choiceFor(key)
		if !chosen {
			choice = ValueChoice{Action: KeepAsIs}
		}
		u := Unknown{Field: key.Field, Text: key.Text, FirstRow: ref, Choice: choice, Org: true}
		b.branches.suggest(&u, key.Text)
		at = len(b.unknowns)
		b.unknowns = append(b.unknowns, u)
		b.unknownAt[key] = at
	}
	b.unknowns[at].Count++
	return b.unknowns[at].Choice
}

// inOrder reports whether the characters of a text stand in another in the same order, the first at its beginning.
func inOrder(text, in string) bool {
	first, _ := utf8.DecodeRuneInString(text)
	if !strings.HasPrefix(in, string(first)) {
		return false
	}
	for _, r := range text {
		at := strings.IndexRune(in, r)
		if at < 0 {
			return false
		}
		in = in[at+utf8.RuneLen(r):]
	}
	return true
}

// findMember finds the member that a register's cell names, by the ID number that the cell or the row holds, else by
// name, where several bear it by the organisation that the row names. several are those of the name where it could not be
// told which.
func (b *builder) findMember(text, id string, org int64) (m *model.Member, several []*model.Member) {
	for _, number := range []string{cellvalue.IDText(text), id} {
		if i, ok := b.index.memberByID[number]; ok && number != "" {
			if k := &b.known.Members[i]; number != id || cellvalue.PersonName(text) == "" || cellvalue.PersonName(text) == k.Name {
				return k, nil
			}
		}
	}
	name := text
	if i := strings.IndexAny(name, "(（"); i > 0 {
		name = name[:i]
	}
	var all, here []*model.Member
	first, ok := b.index.memberByName[model.FoldSpelling(cellvalue.PersonName(name))]
	for i := first; ok && i >= 0; i = b.index.memberNext[i] {
		k := &b.known.Members[i]
		if k.ClosedOn != "" {
			continue
		}
		all = append(all, k)
		if org != 0 && k.BranchID == org {
			here = append(here, k)
		}
	}
	switch {
	case len(all) == 1 && !otherPerson(all[0], id):
		return all[0], nil
	case len(here) == 1 && !otherPerson(here[0], id):
		return here[0], nil
	}
	if len(all) == 1 { // somebody else of that name
		return nil, nil
	}
	return nil, all
}

// otherPerson reports whether a row's ID number says that it is not about a member of the name.
func otherPerson(m *model.Member, id string) bool {
	return id != "" && m.IDNumber != "" && m.IDNumber != id
}

// valueText is a stored value of a register as people read it: the name behind a reference, 是 or 否, 85%.
func (b *builder) valueText(i *record.Item, value string) string {
	id := record.RefID(value)
	if id == 0 || !i.Shape.Refers() {
		return i.Shape.TextOf(value)
	}
	switch i.Shape {
	case record.Org:
		if at, ok := b.index.orgAt[id]; ok {
			return b.known.Orgs[at].Name
		}
	case record.Member:
		if at, ok := b.index.memberAt[id]; ok {
			return b.known.Members[at].Name
		}
	case record.Unit:
		return b.unitName(id)
	}
	return value
}

func refValue(id int64) string { return strconv.FormatInt(id, 10) }
