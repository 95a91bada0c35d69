package office

import (
	"fmt"

	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/store"
)

// linkNames links the entries of registers that name an organisation, unit or member by a name that the data file did not have
// when they were written, once it has one of that name: in the change set that brought it, so that both are undone together. Which
// of several files is imported first does not matter then. What may mean several is left as it is written.
func (o *Office) linkNames(tx *store.Tx) error {
	if !tx.Named() {
		return nil
	}
	defs, err := tx.Registers()
	if err != nil {
		return err
	}
	var known *intake.Known
	linked := 0
	for i := range defs {
		def := &defs[i]
		waiting, err := tx.EntriesWithNames(def)
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
		n, err := o.linkEntries(tx, def, waiting, known)
		if err != nil {
			return err
		}
		linked += n
	}
	if linked > 0 {
		tx.Describe(fmt.Sprintf("%s；先前只写了名称的 %d 条台账记录对上了", tx.Why(), linked))
	}
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

// linkEntries links those of the entries of a register of which a name is known now, and returns how many.
func (o *Office) linkEntries(tx *store.Tx, def *record.Register, waiting []record.Entry, known *intake.Known) (int, error) {
	w, err := newEntryWriter(tx, def)
	if err != nil {
		return 0, err
	}
	linked, terms := 0, map[int64]bool{}
	for i := range waiting {
		e := &waiting[i]
		if !known.LinkNames(def, e) {
			continue
		}
		if err := w.put(e); err != nil {
			return 0, err
		}
		linked++
		if def.ID == termRegister && e.OrgID != 0 {
			terms[e.OrgID] = true
		}
	}
	_, err = o.termsInStep(tx, def, terms, nil)
	return linked, err
}
