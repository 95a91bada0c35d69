package office

import (
	"context"

	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/record"
)

// entries writes the entries of the plan's register, which is copied into the data file when it is first used.
func (a *applier) entries(ctx context.Context, p *intake.Plan) error {
	if p.Register == nil || len(p.Entries) == 0 {
		return nil
	}
	def, err := a.useRegister(a.tx, p.Register.ID)
	if err != nil {
		return err
	}
	w, err := newEntryWriter(a.tx, &def)
	if err != nil {
		return err
	}
	terms := map[int64]bool{}
	var was, is []*record.Entry // those that were changed
	err = a.keepingAgreements(a.tx, func() error {
		for i := range p.Entries {
			e := p.Entries[i].Entry
			var before *record.Entry
			if e.ID != 0 && w.follows() {
				b, err := a.tx.Entry(e.ID)
				if err != nil {
					return err
				}
				before = &b
				was, is = append(was, before), append(is, &e)
			}
			if err := w.put(&e); err != nil {
				return err
			}
			if err := w.follow(before, &e); err != nil {
				return err
			}
			if def.ID == termRegister && e.OrgID != 0 {
				terms[e.OrgID] = true
			}
			if err := a.wrote(ctx, 1); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return err
	}
	for i := range is {
		if err := a.endPromised(a.tx, &def, is[i], was[i]); err != nil {
			return err
		}
	}
	_, err = a.termsInStep(a.tx, &def, terms, nil)
	return err
}
