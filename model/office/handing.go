package office

import (
	"context"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/store"
)

// Handed is what an entry has to hand over, and what was made of it.
type Handed struct {
	To   record.Register // of the entries that are made
	Made []EntryRow
	Left []string // matters of which none was made yet
	from string
}

// HandedOver reads what was handed over of an entry, such as the problems of a visit; ok is false where its register hands nothing
// over.
func (o *Office) HandedOver(ctx context.Context, id int64) (h Handed, ok bool, err error) {
	err = o.db.Read(ctx, func(r *store.Reader) error {
		h, ok, err = o.handed(r, id)
		return err
	})
	return h, ok, err
}

func (o *Office) handed(r *store.Reader, id int64) (h Handed, ok bool, err error) {
	e, err := r.Entry(id)
	if err != nil {
		return h, false, err
	}
	def, _, err := o.register(r, e.Register)
	if err != nil || def.Hands == nil {
		return h, false, err
	}
	if h.To, _, err = o.register(r, def.Hands.To); err != nil {
		return h, false, err
	}
	names, err := namesOf(r)
	if err != nil {
		return h, false, err
	}
	h.from = def.Origin(&e, names.text(def.TitleField(), e.Values[def.TitleField().Name]))
	all, err := entriesIn(r, &h.To, o.Today())
	if err != nil {
		return h, false, err
	}
	var said []string
	for _, made := range all {
		if made.Values[def.Hands.From] == h.from {
			h.Made = append(h.Made, names.row(&h.To, made, o.Today()))
			said = append(said, made.Values[def.Hands.Text])
		}
	}
	for _, m := range def.Hands.Matters(&e) {
		if !slices.Contains(said, m) {
			h.Left = append(h.Left, m)
		}
	}
	return h, true, nil
}

// HandOver makes an entry of what an entry found or decided: matter is what is handed over, to whom and by when; responsible and due may be
// "". It returns the new entry.
func (o *Office) HandOver(ctx context.Context, id int64, matter, responsible string, due model.Date) (made, change int64, err error) {
	if matter = strings.TrimSpace(matter); matter == "" {
		return 0, 0, model.FieldErrorf("matter", "交办什么还没有写")
	}
	var e record.Entry
	err = o.db.Read(ctx, func(r *store.Reader) error {
		h, ok, err := o.handed(r, id)
		if err != nil {
			return err
		}
		if !ok {
			return model.Errorf(model.Invalid, "这本台账没有要交办的事")
		}
		from, err := r.Entry(id)
		if err != nil {
			return err
		}
		def, _, err := o.register(r, from.Register)
		if err != nil {
			return err
		}
		hands := def.Hands
		e = record.Entry{Register: hands.To, Values: map[string]string{}}
		for there, here := range hands.Fill {
			if v := from.Values[here]; v != "" {
				e.Values[there] = v
			}
		}
		for there, v := range hands.Set {
			e.Values[there] = v
		}
		e.Values[hands.Text], e.Values[hands.From] = matter, h.from
		if hands.Begun != "" {
			e.Values[hands.Begun] = string(o.Today())
		}
		for field, v := range map[string]string{"responsible": strings.TrimSpace(responsible), "due_on": string(due)} {
			if v != "" {
				e.Values[field] = v
			}
		}
		if len(h.To.States) > 1 {
			e.State = h.To.States[1].Name
		}
		return nil
	})
	if err != nil {
		return 0, 0, err
	}
	return o.SaveEntry(ctx, e)
}

// RoundChange is a field that differs from the round before.
type RoundChange struct{ Label, Was, Now string }

// SinceLastRound compares an entry with the one before it of the same thing, such as the visit of a unit with the former one; before is nil
// where there is none, or where the register has no rounds.
func (o *Office) SinceLastRound(ctx context.Context, id int64) (before *EntryRow, changes []RoundChange, err error) {
	err = o.db.Read(ctx, func(r *store.Reader) error {
		e, err := r.Entry(id)
		if err != nil {
			return err
		}
		def, _, err := o.register(r, e.Register)
		if err != nil || def.Rounds == nil || e.Values[def.Rounds.By] == "" {
			return err
		}
		all, err := entriesIn(r, &def, o.Today())
		if err != nil {
			return err
		}
		day := func(e *record.Entry) string { return e.Values[def.Rounds.On] }
		var former *record.Entry
		for i := range all {
			other := &all[i]
			if other.ID != id && other.Values[def.Rounds.By] == e.Values[def.Rounds.By] && day(other) != "" && day(other) < day(&e) &&
				(former == nil || day(former) < day(other)) {
				former = other
			}
		}
		if former == nil {
			return nil
		}
		names, err := namesOf(r)
		if err != nil {
			return err
		}
		was := names.row(&def, *former, o.Today())
		before = &was
		for i := range def.Fields {
			f := &def.Fields[i]
			if f.Name == def.Rounds.On || f.Name == def.Rounds.By || e.Values[f.Name] == former.Values[f.Name] {
				continue
			}
			changes = append(changes, RoundChange{f.Label, was.Masked(f.Name), f.Shape.Masked(names.text(f, e.Values[f.Name]))})
		}
		return nil
	})
	return before, changes, err
}
