package office

import (
	"context"
	"slices"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/store"
)

// EntryChange is one change of an entry, as its history shows it.
type EntryChange struct {
	Set    model.ChangeSet
	Fields []FieldChange // nil for the change that made it
	State  string        // the state after it
}

// FieldChange is one field before and after, as people read it.
type FieldChange struct {
	Label, Was, Now string
}

// EntryHistory returns what happened to an entry, the latest first. The states with their dates are those in which State
// differs from the entry before.
func (o *Office) EntryHistory(ctx context.Context, id int64) ([]EntryChange, error) {
	var out []EntryChange
	err := o.db.Read(ctx, func(r *store.Reader) error {
		e, err := r.Entry(id)
		if err != nil {
			return err
		}
		def, _, err := o.register(r, e.Register)
		if err != nil {
			return err
		}
		names, err := namesOf(r)
		if err != nil {
			return err
		}
		past, err := r.HistoryOf("register_entry", id)
		if err != nil {
			return err
		}
		for _, c := range past {
			set, err := r.ChangeSet(c.Set)
			if err != nil {
				return err
			}
			state, _ := c.After["state"].(string)
			change := EntryChange{Set: set, State: state}
			if c.Before != nil {
				change.Fields = fieldChanges(c, &def, names)
			}
			out = append(out, change)
		}
		return nil
	})
	return out, err
}

// fieldChanges lists what an update changed, the fields of the register in their order, then state and end.
func fieldChanges(c store.RowChange, def *record.Register, names *recordNames) []FieldChange {
	changed := c.Changed()
	var all []FieldChange
	add := func(column, label string, i *record.Item) {
		if !slices.Contains(changed, column) {
			return
		}
		was, _ := c.Before[column].(string)
		now, _ := c.After[column].(string)
		all = append(all, FieldChange{label, names.text(i, was), names.text(i, now)})
	}
	for i := range def.Fields {
		add(def.Fields[i].Label, def.Fields[i].Label, &def.Fields[i])
	}
	for _, column := range []string{"state", "closed_on", "closed_why"} {
		add(column, store.ColumnLabel("register_entry", column), &record.Item{})
	}
	return all
}
