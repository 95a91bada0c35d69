package intake

import (
	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
)

// LinkNames makes references of the names in an entry that the data file did not have when they were written and that fresh brought,
// the keys of what came or got its name, by shape: an organisation or unit of that name, without the words that people add or
// drop; a member by the ID number, or by the name, who must be of the branch that the entry names, if any. It reports whether there
// were any. Orgs, Units and Members of Known are asked. A name that may mean several, those closed among them, or only one that is
// like it, is left; so is one who need not be on the roster, unless the ID number tells.
func (k *Known) LinkNames(def *record.Register, e *record.Entry, fresh map[record.Shape]map[int64]bool) bool {
	if k.linker == nil {
		k.linker = &builder{known: k, index: k.indexes(), refs: refFinder{closed: true}}
	}
	b := k.linker
	linked := false
	for _, shape := range [...]record.Shape{record.Org, record.Unit, record.Member} { // the branch tells namesakes apart
		for n := range def.Fields {
			i := &def.Fields[n]
			text := e.Values[i.Name]
			if i.Shape != shape || text == "" || record.RefID(text) != 0 {
				continue
			}
			id := int64(0)
			if shape == record.Member {
				id = b.waitingMember(def, i, e, text)
			} else if a := b.findRef(shape, text); !a.near {
				id = a.id
			}
			if fresh[shape][id] && !b.closed(shape, id) {
				def.Set(e, i.Name, refValue(id))
				linked = true
			}
		}
	}
	return linked
}

// closed reports whether an organisation or unit is over; waitingMember finds nobody who is.
func (b *builder) closed(shape record.Shape, id int64) bool {
	switch shape {
	case record.Org:
		at, ok := b.index.orgAt[id]
		return ok && b.known.Orgs[at].ClosedOn != ""
	case record.Unit:
		for i := range b.known.Units {
			if b.known.Units[i].ID == id {
				return b.known.Units[i].ClosedOn != ""
			}
		}
	}
	return false
}

// waitingMember finds the member whom an entry names, 0 for none: by the ID number, else the only one who ever bore the name, in the
// branch that the entry names if it names one.
func (b *builder) waitingMember(def *record.Register, item *record.Item, e *record.Entry, text string) int64 {
	number := ""
	if f, ok := def.First(record.IDNumber); ok {
		number = e.Values[f.Name]
	}
	m, _ := b.findMember(text, number, e.OrgID)
	if m == nil || m.ClosedOn != "" || otherPerson(m, number) {
		return 0
	}
	if number != "" && m.IDNumber == number {
		return m.ID
	}
	if _, taken := b.index.memberByID[number]; taken && number != "" || item.Strangers && !mustBeKnown(e, item) {
		return 0
	}
	branch, named := def.First(record.Org)
	named = named && e.Values[branch.Name] != ""
	if named && e.OrgID != m.BranchID {
		return 0
	}
	name := model.FoldSpelling(m.Name)
	for i := b.index.memberByName[name]; i >= 0; i = b.index.memberNext[i] {
		if k := &b.known.Members[i]; k.ID != m.ID && !otherPerson(k, number) && (!named || k.BranchID == m.BranchID) {
			return 0
		}
	}
	return m.ID
}
