package office

import (
	"context"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/store"
)

// checkSheet refuses a judge's sheet of a contest about no project of its year. One that stays about what it was may still be changed.
func (o *Office) checkSheet(r *store.Reader, def *record.Register, e, before *record.Entry) error {
	if _, ok := def.Field("project"); !ok { // no sheet: the registers need not be read
		return nil
	}
	registers, _, err := o.registers(r)
	if err != nil {
		return err
	}
	contest := def.OfContest(registers)
	same := func(name string) bool { return before != nil && before.Values[name] == e.Values[name] }
	if contest == nil || same("year") && same("project") {
		return nil
	}
	projects, err := r.Entries(contest.ID)
	if err != nil {
		return err
	}
	if said := contest.NoProject(e, projects); said != "" {
		return model.FieldErrorf("project", "%s", said)
	}
	return nil
}

// SaveEntry adds an entry (ID 0) or changes one: Values and, where the register's state is set by hand, State are taken;
// what follows from them is settled here. Values must be in their stored forms (record.Item.Stored makes them of what
// was typed); one that is unchanged may be what a spreadsheet held.
func (o *Office) SaveEntry(ctx context.Context, e record.Entry) (id, change int64, err error) {
	change, err = o.write(ctx, "edit", "登记", func(tx *store.Tx) error { return o.saveEntry(tx, &e) })
	return e.ID, change, err
}

// saveEntry is SaveEntry within a change set.
func (o *Office) saveEntry(tx *store.Tx, e *record.Entry) error {
	def, err := o.useRegister(tx, e.Register)
	if err != nil {
		return err
	}
	var before *record.Entry
	if e.ID != 0 {
		was, err := tx.Entry(e.ID)
		if err != nil {
			return err
		}
		before = &was
		e.Number, e.ClosedOn, e.ClosedWhy = was.Number, was.ClosedOn, was.ClosedWhy
	}
	if err := fillFromMember(&tx.Reader, &def, e, before); err != nil {
		return err
	}
	if err := checkOwnBranch(&tx.Reader, &def, e, before); err != nil {
		return err
	}
	def.Link(e)
	if def.Promise != nil && before != nil && before.Values[record.EndedOn] == "" && e.Values[record.EndedOn] != "" && def.Signed(e) {
		bringTo(&def, e, def.Promise.Ended)
	}
	if err := def.CheckEntry(e, before, o.Today()); err != nil {
		return err
	}
	if err := o.checkSheet(&tx.Reader, &def, e, before); err != nil {
		return err
	}
	if err := checkDay(&tx.Reader, &def, e, before); err != nil {
		return err
	}
	w, err := newEntryWriter(tx, &def)
	if err != nil {
		return err
	}
	put := func() error { return w.put(e) }
	if def.Match != nil && before != nil {
		put = func() error { return o.keepingAgreements(tx, func() error { return w.put(e) }) }
	}
	if err := put(); err != nil {
		return err
	}
	if err := o.endPromised(tx, &def, e, before); err != nil {
		return err
	}
	what, step := "登记"+def.Title, ""
	switch {
	case before != nil && def.StatesByHand() && before.State != e.State:
		what = def.Title + "改为" + e.State
	case before != nil:
		what = "修改" + def.Title
	}
	if err := w.follow(before, e); err != nil {
		return err
	}
	if def.ID == termRegister {
		if step, err = o.termsInStep(tx, &def, map[int64]bool{e.OrgID: e.OrgID != 0}, before); err != nil {
			return err
		}
	}
	tx.Describe(strings.TrimSuffix(what+"："+e.Title+"，"+step, "，"))
	return nil
}

// CloseEntry ends an entry with a day and a reason; it is kept. One that was entered by mistake is taken back with Undo.
func (o *Office) CloseEntry(ctx context.Context, id int64, on model.Date, why string) (int64, error) {
	if on == "" {
		return 0, model.FieldErrorf("closed_on", "结束日期还没有填")
	}
	return o.write(ctx, "edit", "结束台账记录", func(tx *store.Tx) error {
		e, err := tx.Entry(id)
		if err != nil {
			return err
		}
		def, _, err := o.register(&tx.Reader, e.Register)
		if err != nil {
			return err
		}
		live := !def.Over(&e)
		e.ClosedOn, e.ClosedWhy = on, strings.TrimSpace(why)
		if err := o.keepingAgreements(tx, func() error { return tx.PutEntry(&e) }); err != nil {
			return err
		}
		if def.Promise != nil && live {
			if err := o.endSides(tx, &def, &e); err != nil {
				return err
			}
		}
		step := ""
		if def.ID == termRegister {
			if step, err = o.termsInStep(tx, &def, map[int64]bool{e.OrgID: e.OrgID != 0}, &e); err != nil {
				return err
			}
		}
		tx.Describe(strings.TrimSuffix("结束"+def.Title+"："+e.Title+"，"+step, "，"))
		return nil
	})
}
