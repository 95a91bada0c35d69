package registers

import (
	"cmp"
	"context"
	"fmt"
	"maps"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/records"
)

// Form makes the form of an entry, nil for a new one, after reading the branches, units and members that it may name.
func Form(ctx context.Context, o *office.Office, def record.Register, r *office.EntryRow) (func() *records.Form, error) {
	options := map[record.Shape][]kit.Option{}
	err := readChoices(ctx, o, def, options)
	var e record.Entry
	if r != nil {
		e = r.Entry
		e.Values = cloned(e.Values)
	} else if err == nil {
		e, err = o.NewEntry(ctx, def)
	}
	return func() *records.Form {
		return entryForm(o, def, r, e, func(shape record.Shape) []kit.Option { return options[shape] })
	}, err
}

func entryForm(o *office.Office, def record.Register, r *row, e record.Entry, choices form.Choices) *records.Form {
	f := &records.Form{New: r == nil, Title: "新增" + def.Title, Subject: "新的" + def.Title, Facts: "带 * 的要填，别的可以以后补"}
	if r != nil {
		f.Title, f.Facts, f.Subject = cmp.Or(r.Title, def.Title), headFacts(def, *r), def.Title+"“"+r.Title+"”"
	}
	fields := def.Kind().Fields
	for i := range fields {
		if fields[i].Required {
			fields[i].Label += " *"
		}
	}
	controls := form.For(fields, &e, o.Now(), choices)
	box := controls.All()
	if def.StatesByHand() {
		box.Objects = append([]fyne.CanvasObject{controls.Add("state", "状态", stateSelect(def, e.State))}, box.Objects...)
	}
	controls.Start()
	f.Fields, f.Body = controls.Form, box
	f.Read = func() (records.Write, bool) {
		next := e
		next.Values = cloned(e.Values)
		if !controls.Read(&next) {
			return nil, false
		}
		if def.StatesByHand() {
			next.State = controls.Choice("state")
		}
		return func(ctx context.Context, o *office.Office) (int64, int64, error) { return o.SaveEntry(ctx, next) }, true
	}
	f.Said = func() string {
		if r == nil {
			return "已登记" + def.Title
		}
		return "已保存" + def.Title + "的修改"
	}
	return f
}

func stateSelect(def record.Register, chosen string) *kit.Select {
	var words []string
	for _, st := range def.States {
		words = append(words, st.Name)
	}
	return kit.NewSelect(words, max(0, stateAt(def, chosen)), nil)
}

// readChoices reads the records that the fields of a register may name.
func readChoices(ctx context.Context, o *office.Office, def record.Register, into map[record.Shape][]kit.Option) error {
	_, members := def.First(record.Member)
	_, orgs := def.First(record.Org)
	_, units := def.First(record.Unit)
	if orgs || units {
		rows, err := o.Branches(ctx)
		if err != nil {
			return err
		}
		seen := map[int64]bool{}
		for _, b := range rows {
			into[record.Org] = append(into[record.Org], kit.Option{ID: fmt.Sprint(b.Org.ID), Text: b.Org.Name, Keys: b.Org.Initials})
			for _, u := range b.Units {
				if !seen[u.ID] {
					seen[u.ID] = true
					into[record.Unit] = append(into[record.Unit], kit.Option{ID: fmt.Sprint(u.ID), Text: u.Name})
				}
			}
		}
	}
	if !members {
		return nil
	}
	people, err := o.Members(ctx, false)
	for _, m := range people {
		into[record.Member] = append(into[record.Member], kit.Option{ID: fmt.Sprint(m.ID), Text: m.Name, Detail: m.Branch, Keys: m.Initials})
	}
	return err
}

// cloned are values that can be changed without those of the list.
func cloned(values map[string]string) map[string]string {
	if values == nil {
		return map[string]string{}
	}
	return maps.Clone(values)
}
