package office

import (
	"cmp"
	"context"
	"fmt"
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
	h.from = names.origin(&def, &e)
	all, err := o.entriesIn(r, &h.To)
	if err != nil {
		return h, false, err
	}
	var said []string
	for _, made := range all {
		if made.Values[def.Hands.From] == h.from {
			h.Made = append(h.Made, names.row(&h.To, made, o.Today()))
			said = append(said, def.Hands.MatterOf(&made))
		}
	}
	for _, m := range def.Hands.Matters(&e) {
		if !slices.Contains(said, m) {
			h.Left = append(h.Left, m)
		}
	}
	return h, true, nil
}

// findHanded notes of which entries all that was handed over is done. It is one rule for every list, reminder and count of what is due.
func (o *Office) findHanded(r *store.Reader, def *record.Register, all []record.Entry) error {
	if def.Hands == nil {
		return nil
	}
	to, _, err := o.register(r, def.Hands.To)
	if model.CodeOf(err) == model.NotFound {
		return nil
	}
	if err != nil {
		return err
	}
	made, err := o.entriesIn(r, &to)
	if err != nil || len(made) == 0 {
		return err
	}
	names, err := namesOf(r)
	if err != nil {
		return err
	}
	from := map[string][]*record.Entry{}
	for i := range made {
		origin := made[i].Values[def.Hands.From]
		from[origin] = append(from[origin], &made[i])
	}
	for i := range all {
		e := &all[i]
		e.Handed = def.Hands.Done(e, from[names.origin(def, e)], &to)
	}
	return nil
}

// origin is how the entries that were made of an entry name it.
func (n *recordNames) origin(def *record.Register, e *record.Entry) string {
	return def.Origin(e, n.text(def.TitleField(), e.Values[def.TitleField().Name]))
}

// HandOver makes an entry of what an entry found or decided: matter is what is handed over, to whom and by when; responsible and due may be
// "". It returns the new entry. What was handed over of it already is refused.
func (o *Office) HandOver(ctx context.Context, id int64, matter, responsible string, due model.Date) (made, change int64, err error) {
	if matter = strings.TrimSpace(matter); matter == "" {
		return 0, 0, model.FieldErrorf("matter", "交办什么还没有写")
	}
	if due.Before(o.Today()) {
		return 0, 0, model.FieldErrorf("due_on", "%s已经过了，写今天或以后的日期", due.Long())
	}
	var e record.Entry
	change, err = o.write(ctx, "edit", "登记", func(tx *store.Tx) error {
		r := &tx.Reader
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
		for _, made := range h.Made {
			if by := made.Text("responsible"); hands.MatterOf(&made.Entry) == matter {
				return model.FieldErrorf("matter", "“%s”已经交办%s，不用再交办；要改，打开“%s”里的那一条", matter, strings.TrimSuffix("给"+by, "给"), h.To.Title)
			}
		}
		e = record.Entry{Register: hands.To, Values: map[string]string{}}
		for there, here := range hands.Fill {
			if v := from.Values[here]; v != "" && (there != "due_on" || !dateIn(v).Before(o.Today())) { // a day that has passed is none to finish by
				e.Values[there] = v
			}
		}
		for there, v := range hands.Set {
			e.Values[there] = v
		}
		e.Values[hands.Text], e.Values[hands.From] = matter, h.from
		if hands.Words != "" {
			e.Values[hands.Words] = matter
		}
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
		return o.saveEntry(tx, &e)
	})
	return e.ID, change, err
}

// RoundChange is a field that differs from the round before.
type RoundChange struct{ Label, Was, Now string }

// SinceLastRound compares an entry with the one before it of the same thing, such as the visit of a unit with the former one; before is nil
// where there is none, or where the register has no rounds.
func (o *Office) SinceLastRound(ctx context.Context, id int64) (before *EntryRow, changes []RoundChange, err error) {
	all, err := o.Entry(ctx, id)
	if err != nil || all.Rows[0].former == nil {
		return nil, nil, err
	}
	row := &all.Rows[0]
	was := row.names.row(&all.Register, *row.former, o.Today())
	return &was, row.since(), nil
}

// since are the changes since the round before.
func (e *EntryRow) since() (changes []RoundChange) {
	for _, f := range e.def.ChangedSince(&e.Entry, e.former) {
		text := func(x *record.Entry) string { return f.Shape.Masked(e.names.text(f, x.Values[f.Name])) }
		changes = append(changes, RoundChange{f.Label, text(e.former), text(&e.Entry)})
	}
	return changes
}

// roundText says in a list what changed since the round before: 员工人数 10 → 120，等 3 处.
func (e *EntryRow) roundText() string {
	if e.former == nil {
		return ""
	}
	all := e.since()
	if len(all) == 0 {
		return "没有变化"
	}
	said := all[0].Label + " " + cmp.Or(all[0].Was, "（空）") + " → " + cmp.Or(all[0].Now, "（空）")
	if len(all) > 1 {
		said += fmt.Sprintf("，等 %d 处", len(all))
	}
	return said
}
