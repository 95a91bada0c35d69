package office

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/store"
)

// claimSide is an entry that is claimed or released, with its register.
type claimSide struct {
	def record.Register
	record.Entry
}

func (o *Office) claimSide(r *store.Reader, id int64) (*claimSide, error) {
	e, err := r.Entry(id)
	if err != nil {
		return nil, err
	}
	def, _, err := o.register(r, e.Register)
	if err == nil && def.Match == nil {
		err = model.Errorf(model.Invalid, "%s里的记录不是供人认领的", def.Title)
	}
	def.SettleState(&e, o.Today())
	return &claimSide{def, e}, err
}

// Claim matches a need with an offer, given in either order: both come into the state of being claimed and name each other.
func (o *Office) Claim(ctx context.Context, one, other int64) (int64, error) {
	return o.write(ctx, "edit", "认领", func(tx *store.Tx) error {
		a, err := o.claimSide(&tx.Reader, one)
		if err != nil {
			return err
		}
		b, err := o.claimSide(&tx.Reader, other)
		if err != nil {
			return err
		}
		need, offer := a, b
		if !need.def.Match.Need {
			need, offer = b, a
		}
		if !need.def.Match.Need || offer.def.Match.Need || !slices.Contains(need.def.Match.With, offer.Register) {
			return model.Errorf(model.Invalid, "%s和%s不能互相认领；一边选需求，一边选资源或者项目", a.def.Title, b.def.Title)
		}
		for _, s := range []*claimSide{need, offer} {
			if !s.def.Claimable(&s.Entry, o.Today()) {
				return model.Errorf(model.Exists, "%s“%s”已经有人认领、已经办完或者过了期，先解除对接或者改有效期", s.def.Title, s.Title)
			}
		}
		if need.Values["org"] == "" && offer.OrgID != 0 {
			if _, ok := need.def.Field("org"); ok {
				need.Values["org"] = strconv.FormatInt(offer.OrgID, 10)
			}
		}
		tx.Describe(fmt.Sprintf("认领：%s“%s”，%s“%s”", need.def.Title, need.Title, offer.def.Title, offer.Title))
		return joinSides(tx, need, offer)
	})
}

// joinSides writes that two entries name each other and are claimed.
func joinSides(tx *store.Tx, a, b *claimSide) error {
	for _, pair := range [][2]*claimSide{{a, b}, {b, a}} {
		s, to := pair[0], pair[1]
		s.Values[s.def.Match.Claim] = record.WithNumber(s.Values[s.def.Match.Claim], to.Number)
		st, _ := s.def.StateNamed(s.def.Match.Claimed)
		s.def.SetState(&s.Entry, st)
		if err := putSide(tx, s); err != nil {
			return err
		}
	}
	return nil
}

func putSide(tx *store.Tx, s *claimSide) error {
	w, err := newEntryWriter(tx, &s.def)
	if err != nil {
		return err
	}
	return w.put(&s.Entry)
}

// Release undoes a claim: the entry and those that it is matched with can be claimed again. Refused while an agreement about them is
// drafted or in force.
func (o *Office) Release(ctx context.Context, id int64) (int64, error) {
	return o.write(ctx, "edit", "解除对接", func(tx *store.Tx) error {
		s, err := o.claimSide(&tx.Reader, id)
		if err != nil {
			return err
		}
		others, err := o.counterparts(&tx.Reader, s)
		if err != nil {
			return err
		}
		if len(others) == 0 {
			return model.Errorf(model.Invalid, "“%s”没有对接，不用解除", s.Title)
		}
		err = o.keepingAgreements(tx, func() error {
			for _, other := range others {
				if err := part(tx, s, other); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
		tx.Describe("解除对接：" + s.def.Title + "“" + s.Title + "”")
		return nil
	})
}

// part writes that two entries name each other no more; one that names nobody is in the first state again.
func part(tx *store.Tx, a, b *claimSide) error {
	for _, pair := range [][2]*claimSide{{a, b}, {b, a}} {
		s, from := pair[0], pair[1]
		left := record.WithoutNumber(s.Values[s.def.Match.Claim], from.Number)
		s.def.Set(&s.Entry, s.def.Match.Claim, left)
		if left == "" && !s.def.Over(&s.Entry) {
			s.def.SetState(&s.Entry, s.def.States[0])
		}
		if s.def.Match.Need && s.OrgID != 0 && s.OrgID == from.OrgID {
			s.def.Set(&s.Entry, "org", "")
		}
		if err := putSide(tx, s); err != nil {
			return err
		}
	}
	return nil
}

// counterparts are the entries that an entry is matched with.
func (o *Office) counterparts(r *store.Reader, s *claimSide) ([]*claimSide, error) {
	var all []*claimSide
	held := record.Numbers(s.Values[s.def.Match.Claim])
	for _, name := range s.def.Match.With {
		entries, err := r.Entries(name)
		if err != nil {
			return nil, err
		}
		for _, e := range entries {
			if e.Number != "" && slices.Contains(held, e.Number) {
				other, err := o.claimSide(r, e.ID)
				if err != nil {
					return nil, err
				}
				all = append(all, other)
			}
		}
	}
	return all, nil
}

// EntryNumbered finds an entry by its number as people write it, XQ-003, or by the figure that lists print before it; in names the
// registers that are meant, none for all. A number that several registers gave is refused with the figures to choose from.
func (o *Office) EntryNumbered(ctx context.Context, word string, in ...string) (int64, error) {
	found := int64(0)
	err := o.db.Read(ctx, func(r *store.Reader) error {
		if id := record.RefID(word); id != 0 {
			e, err := r.Entry(id)
			found = e.ID
			return err
		}
		all, err := r.Entries("")
		if err != nil {
			return err
		}
		all = slices.DeleteFunc(all, func(e record.Entry) bool {
			return word == "" || !strings.EqualFold(e.Number, word) || len(in) > 0 && !slices.Contains(in, e.Register)
		})
		switch len(all) {
		case 0:
			return model.Errorf(model.NotFound, "没有编号为“%s”的台账记录；用 list register:ID 看编号", word)
		case 1:
			found = all[0].ID
			return nil
		}
		var said []string
		for _, e := range all {
			def, _, err := o.register(r, e.Register)
			if err != nil {
				return err
			}
			said = append(said, fmt.Sprintf("%d 是%s“%s”", e.ID, def.Title, e.Title))
		}
		return model.Errorf(model.Invalid, "编号“%s”有 %d 条，改写前面的数字：%s", word, len(all), strings.Join(said, "，"))
	})
	return found, err
}

// Claimables are the registers whose entries are claimed; see record.Matching.
func (o *Office) Claimables(ctx context.Context) (ids []string, err error) {
	err = o.db.Read(ctx, func(r *store.Reader) error {
		defs, _, err := o.registers(r)
		for _, def := range defs {
			if def.Match != nil {
				ids = append(ids, def.ID)
			}
		}
		return err
	})
	return ids, err
}
