package office

import (
	"context"
	"encoding/json"
	"strconv"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/model/store"
)

// known collects what the planner compares a file with.
func (o *Office) known(r *store.Reader) (*intake.Known, error) {
	k := &intake.Known{Today: o.now(), EntriesOf: o.entriesOf}
	for _, read := range []func() error{
		func() (err error) { k.Committee, err = r.Committee(); return },
		func() error {
			now, err := lifeFrom(r, &k.Committee, o.Today())
			k.LifeFrom = now.Since
			return err
		},
		func() (err error) { k.Orgs, err = r.Orgs(); return },
		func() (err error) { k.Units, err = r.Units(); return },
		func() (err error) { k.Covers, err = r.Covers(); return },
		func() (err error) { k.PutOff, err = plannedEnds(r, k.Orgs); return },
		func() (err error) { k.Posts, err = r.Posts(); return },
		func() (err error) { k.Members, err = r.Members(); return },
		func() (err error) { k.Activities, err = r.Activities(); return },
		func() (err error) { k.Registers, _, err = o.registers(r); return },
		func() (err error) { k.Layouts, err = layouts(r, k.Registers); return },
		func() (err error) { k.Values, err = values(r); return },
		func() error { return o.knownYear(r, k) },
	} {
		if err := read(); err != nil {
			return nil, err
		}
	}
	return k, nil
}

// entriesOf reads the entries of one register.
func (o *Office) entriesOf(register string) (all []record.Entry, err error) {
	err = o.db.Read(context.Background(), func(r *store.Reader) (err error) {
		all, err = r.Entries(register)
		return err
	})
	return all, err
}

// knownYear adds the working year's scheme and marks, when that year is open: those of its first group.
func (o *Office) knownYear(r *store.Reader, k *intake.Known) error {
	y, err := r.AssessmentYear(k.Committee.Year)
	if model.CodeOf(err) == model.NotFound {
		return nil
	}
	if err != nil {
		return err
	}
	sheets, err := o.sheets(r, y.Year)
	for _, group := range groupsKnown(k, y, sheets) {
		*k = *group
		break
	}
	return err
}

// groupsKnown is what is known with the scheme and the marks of each group of a year in turn.
func groupsKnown(k *intake.Known, y model.AssessmentYear, sheets []*model.MarkSheet) []*intake.Known {
	var all []*intake.Known
	for i := range y.Groups {
		g, of := &y.Groups[i], *k
		of.Year, of.Closed, of.Scheme, of.Marks, of.Elsewhere = y.Year, y.Finalised, &g.Scheme, map[int64]*model.MarkSheet{}, map[int64]string{}
		for _, s := range sheets {
			if s.Group == g.Number {
				of.Marks[s.OrgID] = s
			}
		}
		for j := range y.Groups {
			if other := &y.Groups[j]; other.Number != g.Number {
				for _, s := range inGroup(sheets, other.Number) {
					of.Elsewhere[s.OrgID] = other.GroupLabel(y.Groups)
				}
			}
		}
		of.NeedsReason = func(id string, mark model.Mark) string {
			if _, _, item, ok := g.Scheme.ItemByID(id); ok {
				return scoring.NeedsReason(item, mark)
			}
			return ""
		}
		all = append(all, &of)
	}
	return all
}

// otherGroups is what is known with the schemes of the other groups of the working year, none where it has one.
func (o *Office) otherGroups(ctx context.Context, k *intake.Known) ([]*intake.Known, error) {
	var all []*intake.Known
	err := o.db.Read(ctx, func(r *store.Reader) error {
		y, err := r.AssessmentYear(k.Year)
		if err != nil || len(y.Groups) == 1 {
			return err
		}
		sheets, err := o.sheets(r, y.Year)
		all = groupsKnown(k, y, sheets)
		return err
	})
	if len(all) > 0 {
		all = all[1:]
	}
	return all, err
}

// The layout memory keeps a header's mapping as text: the number of header rows, and a field for each column.
const headerRowsKey = "rows"

func layouts(r *store.Reader, registers []record.Register) (map[string]intake.Layout, error) {
	all := map[string]intake.Layout{}
	kinds := intake.Kinds()
	for _, def := range registers {
		kinds = append(kinds, intake.RegisterKind(def.ID))
	}
	for _, kind := range kinds {
		stored, err := r.Layouts(string(kind))
		if err != nil {
			return nil, err
		}
		for fingerprint, mapping := range stored {
			l := intake.Layout{Kind: kind, Fields: map[int]intake.Field{}}
			for key, value := range mapping {
				n, err := strconv.Atoi(key)
				switch {
				case key == headerRowsKey:
					l.HeaderRows, _ = strconv.Atoi(value)
				case err == nil:
					l.Fields[n] = intake.Field(value)
				}
			}
			all[fingerprint] = l
		}
	}
	return all, nil
}

func values(r *store.Reader) (map[intake.ValueKey]intake.ValueChoice, error) {
	all := map[intake.ValueKey]intake.ValueChoice{}
	fields, err := r.ValueKinds()
	if err != nil {
		return nil, err
	}
	for _, field := range fields {
		stored, err := r.Values(field)
		if err != nil {
			return nil, err
		}
		for text, raw := range stored {
			var choice intake.ValueChoice
			if json.Unmarshal([]byte(raw), &choice) == nil {
				all[intake.ValueKey{Field: intake.Field(field), Text: text}] = choice
			}
		}
	}
	return all, nil
}

// remember keeps what the user chose for this layout and for foreign values.
func remember(tx *store.Tx, d *Draft) error {
	layouts, values := d.Plan.Remember(d.Options)
	for fingerprint, l := range layouts {
		mapping := map[string]string{headerRowsKey: strconv.Itoa(l.HeaderRows)}
		for col, field := range l.Fields {
			mapping[strconv.Itoa(col)] = string(field)
		}
		if err := tx.PutLayout(string(l.Kind), fingerprint, mapping); err != nil {
			return err
		}
	}
	for key, choice := range values {
		if _, unit := model.KeyOfUnit(choice.OrgID); unit { // of this table only: elsewhere the text is not about who is assessed
			continue
		}
		raw, err := json.Marshal(choice)
		if err != nil {
			return err
		}
		if err := tx.PutValue(string(key.Field), key.Text, string(raw)); err != nil {
			return err
		}
	}
	return nil
}
