package intake

import "github.com/shuangbai/shuangbai/model/record"

// LinkNames makes references of the names in an entry that the data file did not have when they were written and that it has now:
// an organisation or unit of that name, without the words that people add or drop; a member by the ID number, or the only one of
// the name, who must be of the branch that the entry names, if any. It reports whether there were any. Orgs, Units and Members of
// Known are asked; a name that may mean several, or only one that is like it, is left.
func (k *Known) LinkNames(def *record.Register, e *record.Entry) bool {
	if k.linker == nil {
		k.linker = &builder{known: k, index: k.indexes()}
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
				id = b.waitingMember(def, e, text)
			} else if a := b.findRef(shape, text); !a.near {
				id = a.id
			}
			if id != 0 {
				def.Set(e, i.Name, refValue(id))
				linked = true
			}
		}
	}
	return linked
}

// waitingMember finds the member whom an entry names, 0 for none.
func (b *builder) waitingMember(def *record.Register, e *record.Entry, text string) int64 {
	number := ""
	if f, ok := def.First(record.IDNumber); ok {
		number = e.Values[f.Name]
	}
	m, _ := b.findMember(text, number, e.OrgID)
	if m == nil || m.ClosedOn != "" {
		return 0
	}
	if number == "" || m.IDNumber != number {
		branch, named := def.First(record.Org)
		if named && e.Values[branch.Name] != "" && e.OrgID != m.BranchID {
			return 0
		}
	}
	return m.ID
}
