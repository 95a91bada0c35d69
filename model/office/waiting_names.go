package office

import (
	"fmt"
	"maps"
	"slices"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/store"
)

// linkNames links the entries of registers that name an organisation, unit or member by a name that the data file did not have
// when they were written, once it has one of that name: in the change set that brought it, so that both are undone together. Which
// of several files is imported first does not matter then. What may mean several is left as it is written.
func (o *Office) linkNames(tx *store.Tx) error {
	fresh, err := tx.Named()
	if err != nil || len(fresh) == 0 {
		return err
	}
	defs, _, err := o.registers(&tx.Reader)
	if err != nil {
		return err
	}
	var known *intake.Known
	linked := 0
	var terms []string
	for i := range defs {
		def := &defs[i]
		waiting, err := tx.EntriesWithNames(def, fresh)
		if err != nil {
			return err
		}
		if len(waiting) == 0 {
			continue
		}
		if known == nil {
			if known, err = whoIsKnown(&tx.Reader); err != nil {
				return err
			}
		}
		n, said, err := o.linkEntries(tx, def, waiting, known, fresh)
		if err != nil {
			return err
		}
		linked, terms = linked+n, append(terms, said...)
	}
	if linked == 0 {
		return nil
	}
	said := ""
	if len(terms) > 0 {
		said = "，" + terms[0]
	}
	if len(terms) > 1 {
		said += fmt.Sprintf("等 %d 个党组织的任期随之改动", len(terms))
	}
	tx.Describe(fmt.Sprintf("%s；先前只写了名称的 %d 条台账记录对上了%s", tx.Why(), linked, said))
	return nil
}

// whoIsKnown is what names in entries can mean.
func whoIsKnown(r *store.Reader) (*intake.Known, error) {
	k := &intake.Known{}
	var err error
	if k.Orgs, err = r.Orgs(); err != nil {
		return nil, err
	}
	if k.Units, err = r.Units(); err != nil {
		return nil, err
	}
	k.Members, err = r.Members()
	return k, err
}

// linkEntries links those of the entries of a register of which a name is known now, and returns how many, and which terms of
// organisations changed with them, in words.
func (o *Office) linkEntries(tx *store.Tx, def *record.Register, waiting []record.Entry, known *intake.Known, fresh map[record.Shape]map[int64]bool) (linked int, said []string, err error) {
	var w *entryWriter
	terms := map[int64]bool{}
	for i := range waiting {
		e := &waiting[i]
		if !known.LinkNames(def, e, fresh) {
			continue
		}
		if w == nil {
			if w, err = newEntryWriter(tx, def); err != nil {
				return 0, nil, err
			}
		}
		if err := w.put(e); err != nil {
			return 0, nil, err
		}
		linked++
		if def.ID == termRegister && e.OrgID != 0 {
			terms[e.OrgID] = true
		}
	}
	for _, org := range slices.Sorted(maps.Keys(terms)) {
		g, err := tx.Org(org)
		if err != nil {
			return 0, nil, err
		}
		if other, err := o.saysOtherEnd(tx, &g); err != nil || other {
			if err != nil {
				return 0, nil, err
			}
			continue
		}
		what, err := o.termsInStep(tx, def, map[int64]bool{org: true}, nil)
		if err != nil {
			return 0, nil, err
		}
		if what != "" {
			said = append(said, g.Name+what)
		}
	}
	return linked, said, nil
}

// saysOtherEnd reports whether an organisation says of the term that its latest entry in the register tells another end than that: which
// of the two is right is left to people.
func (o *Office) saysOtherEnd(tx *store.Tx, g *model.Org) (bool, error) {
	terms, err := o.termsOf(&tx.Reader, g.ID)
	if err != nil || len(terms) == 0 || g.TermStart == "" || g.TermEnd == "" {
		return false, err
	}
	e := &terms[len(terms)-1]
	return termBegan(e).Compare(g.TermStart) == 0 && g.TermEnd.Compare(termEnds(e)) != 0 && g.TermEnd.Compare(model.Date(e.Values["term_to"])) != 0, nil
}
