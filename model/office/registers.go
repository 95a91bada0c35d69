package office

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/store"
	"github.com/shuangbai/shuangbai/resources/registers"
)

// RegisterRow is one line of the list of registers.
type RegisterRow struct {
	record.Register
	Entries int  // that are not closed
	Overdue int  // of which something is overdue
	DueSoon int  // of which something is within its reminder
	Stored  bool // the data file holds it: it was used or changed, or is the committee's own
}

// Tag is the mark beside the name, the worst one only: 逾期 2, 到期 1, "" for none.
func (r RegisterRow) Tag() string {
	switch {
	case r.Overdue > 0:
		return fmt.Sprintf("逾期 %d", r.Overdue)
	case r.DueSoon > 0:
		return fmt.Sprintf("到期 %d", r.DueSoon)
	}
	return ""
}

// shippedRegisters are the definitions that come with the program; the test of model/record reads every one.
var shippedRegisters = sync.OnceValue(func() []record.Register {
	var all []record.Register
	files := registers.All()
	for _, name := range slices.Sorted(maps.Keys(files)) {
		if r, err := record.ParseRegister(files[name]); err == nil {
			all = append(all, r)
		}
	}
	return all
})

// registers are all definitions as they hold now, in the order of the list: the committee's own, and those that ship with
// the program, as they ship unless the committee changed them. So what a later version adds to a register reaches data
// files that used it before.
func (o *Office) registers(r *store.Reader) (all []record.Register, stored map[string]bool, err error) {
	all, err = r.Registers()
	stored = map[string]bool{}
	for i := range all {
		stored[all[i].ID] = true
		ships := func(def record.Register) bool { return def.ID == all[i].ID }
		if at := slices.IndexFunc(o.shipped, ships); at >= 0 && !all[i].Own {
			all[i] = o.shipped[at] // the file's copy may be that of an earlier version
		} else if at >= 0 {
			fillOwn(&all[i], &o.shipped[at])
		}
	}
	for _, def := range o.shipped {
		if !stored[def.ID] && !slices.ContainsFunc(all, func(own record.Register) bool { return own.Title == def.Title }) {
			all = append(all, def)
		}
	}
	group := func(g string) int {
		if i := slices.Index(registers.Order, g); i >= 0 {
			return i
		}
		return len(registers.Order)
	}
	last := func(place int) int {
		if place == 0 {
			return 1000
		}
		return place
	}
	slices.SortStableFunc(all, func(a, b record.Register) int {
		return cmp.Or(group(a.Group)-group(b.Group), strings.Compare(a.Group, b.Group), last(a.Place)-last(b.Place))
	})
	return all, stored, err
}

// fillOwn gives the committee's own copy of a register what the program learned to do with it since, where its fields allow it.
func fillOwn(own, shipped *record.Register) {
	for _, fill := range []func(r *record.Register){
		func(r *record.Register) { r.Match = cmp.Or(r.Match, shipped.Match) },
		func(r *record.Register) {
			if r.Match != nil && shipped.Match != nil {
				m := *r.Match
				m.Withdrawn = cmp.Or(m.Withdrawn, shipped.Match.Withdrawn)
				r.Match = &m
			}
		},
		func(r *record.Register) { r.Topics = cmp.Or(r.Topics, shipped.Topics) },
		func(r *record.Register) {
			if r.Contest != nil && shipped.Contest != nil {
				c := *r.Contest
				c.Chosen, c.Refused = cmp.Or(c.Chosen, shipped.Contest.Chosen), cmp.Or(c.Refused, shipped.Contest.Refused)
				r.Contest = &c
			}
		},
		func(r *record.Register) { r.Once = r.Once || shipped.Once && slices.Equal(r.Key, shipped.Key) },
		func(r *record.Register) {
			if len(r.Years) == 0 && slices.Equal(r.Key, shipped.Key) {
				r.Years = shipped.Years
			}
		},
		func(r *record.Register) {
			r.States = slices.Clone(r.States)
			for i := range r.States {
				if s, ok := shipped.StateNamed(r.States[i].Name); ok {
					r.States[i].Instead = r.States[i].Instead || s.Instead && r.States[i].Over
				}
			}
		},
		func(r *record.Register) { r.Hands = cmp.Or(r.Hands, shipped.Hands) },
		func(r *record.Register) {
			if r.Counts == nil {
				r.Counts = shipped.Counts
			} else if s := shipped.Counts; s != nil && r.Counts.Sum == "" {
				c := *r.Counts
				c.Sum, c.SumAs, c.SumUnit, c.DayMost = s.Sum, s.SumAs, s.SumUnit, s.DayMost
				r.Counts = &c
			}
		},
	} {
		filled := *own
		if fill(&filled); filled.Validate() == nil {
			*own = filled
		}
	}
}

// register finds one definition; the error is NotFound.
func (o *Office) register(r *store.Reader, id string) (record.Register, bool, error) {
	all, stored, err := o.registers(r)
	if err != nil {
		return record.Register{}, false, err
	}
	for _, def := range all {
		if def.ID == id {
			return def, stored[id], nil
		}
	}
	return record.Register{}, false, model.Errorf(model.NotFound, "没有代号为“%s”的台账；到台账列表里核对代号", id)
}

// Register returns one definition, or NotFound.
func (o *Office) Register(ctx context.Context, id string) (record.Register, error) {
	var def record.Register
	err := o.db.Read(ctx, func(r *store.Reader) (err error) {
		def, _, err = o.register(r, id)
		return err
	})
	return def, err
}

// Registers lists all registers by group, with counts and what is due.
func (o *Office) Registers(ctx context.Context) ([]RegisterRow, error) {
	var rows []RegisterRow
	err := o.db.Read(ctx, func(r *store.Reader) error {
		all, stored, err := o.registers(r)
		if err != nil {
			return err
		}
		intake.LearnRegisters(all)
		counts, err := r.OpenEntries()
		if err != nil {
			return err
		}
		c, err := r.Committee()
		if err != nil {
			return err
		}
		without := SectorOf(c).Without
		today := o.Today()
		for _, def := range all {
			row := RegisterRow{Register: def, Stored: stored[def.ID], Entries: counts[def.ID]}
			if row.Entries == 0 && slices.Contains(without, def.ID) {
				continue // the committee does not keep it; one with entries shows all the same
			}
			if row.Entries > 0 && def.Reminds() {
				if err := o.countDue(r, &row, today); err != nil {
					return err
				}
			}
			rows = append(rows, row)
		}
		return nil
	})
	return rows, err
}

// countDue counts what is due of a register's entries.
func (o *Office) countDue(r *store.Reader, row *RegisterRow, today model.Date) error {
	entries, err := o.entriesIn(r, &row.Register)
	if err != nil {
		return err
	}
	kept, err := o.keeping(r, &row.Register, entries)
	for i := range entries {
		if due, ok := dueOf(&row.Register, &entries[i], kept[entries[i].ID], today, 0); ok && due.Overdue {
			row.Overdue++
		} else if ok {
			row.DueSoon++
		}
	}
	return err
}

// SaveRegister adds a register or changes the definition of one. A field that it no longer has is no longer shown; what
// its entries hold of it stays. Entries whose state follows from a field get it anew.
func (o *Office) SaveRegister(ctx context.Context, def record.Register) (int64, error) {
	if err := def.Validate(); err != nil {
		return 0, err
	}
	def.Own = true
	return o.write(ctx, "edit", "新建台账"+def.Title, func(tx *store.Tx) error {
		before, _, err := o.register(&tx.Reader, def.ID)
		switch {
		case err == nil:
			tx.Describe("修改台账" + before.Title + "的设置")
		case model.CodeOf(err) != model.NotFound:
			return err
		}
		if err := o.onlyTitle(&tx.Reader, def, before); err != nil {
			return err
		}
		if err := tx.PutRegister(&def); err != nil {
			return err
		}
		return relink(tx, &def)
	})
}

// onlyTitle refuses a title that another register has, and numbers that begin as those of another do unless they did before.
func (o *Office) onlyTitle(r *store.Reader, def, before record.Register) error {
	all, _, err := o.registers(r)
	for _, other := range all {
		if other.Title == def.Title && other.ID != def.ID {
			return &model.Error{Code: model.Exists, Field: "title", Message: fmt.Sprintf("已有同名台账“%s”，换一个名称或导入到那一本", def.Title)}
		}
		if strings.EqualFold(other.Prefix, def.Prefix) && def.Prefix != "" && other.ID != def.ID && !strings.EqualFold(before.Prefix, def.Prefix) {
			return model.FieldErrorf("prefix", "“%s”的编号也以 %s 开头，换一个，免得两本台账的编号分不清", other.Title, other.Prefix)
		}
	}
	return err
}

// relink settles anew what the entries' values decide, and writes those entries that differ then.
func relink(tx *store.Tx, def *record.Register) error {
	entries, err := tx.Entries(def.ID)
	if err != nil {
		return err
	}
	for i := range entries {
		e, before := &entries[i], entries[i]
		before.Values = maps.Clone(e.Values)
		def.Link(e)
		if e.State == before.State && e.OrgID == before.OrgID && e.UnitID == before.UnitID && e.MemberID == before.MemberID && maps.Equal(e.Values, before.Values) {
			continue
		}
		if err := tx.PutEntry(e); err != nil {
			return err
		}
	}
	return nil
}

// RegisterID makes an ID for a new register of a title: its pinyin initials, with a number where that is taken.
func (o *Office) RegisterID(ctx context.Context, title string) (string, error) {
	id := ""
	err := o.db.Read(ctx, func(r *store.Reader) (err error) {
		id, err = o.freeID(r, title)
		return err
	})
	return id, err
}

func (o *Office) freeID(r *store.Reader, title string) (string, error) {
	all, _, err := o.registers(r)
	if err != nil {
		return "", err
	}
	first := intake.Initials(title, "own")
	id := first
	for n := 2; slices.ContainsFunc(all, func(def record.Register) bool { return def.ID == id }); n++ {
		id = fmt.Sprintf("%s-%d", first, n)
	}
	return id, nil
}

// ShippedRegisters are the definitions that come with the program, in the order of their groups.
func (o *Office) ShippedRegisters() []record.Register {
	all := slices.Clone(o.shipped)
	slices.SortStableFunc(all, func(a, b record.Register) int {
		return cmp.Or(slices.Index(registers.Order, a.Group)-slices.Index(registers.Order, b.Group), a.Place-b.Place)
	})
	return all
}
