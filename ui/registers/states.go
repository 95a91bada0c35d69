package registers

import (
	"cmp"
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/records"
)

// stateSteps draws the states; the days on which the entry came into each are those that give them, else of its history. They
// bear their year where it is not the present one.
func stateSteps(def record.Register, r row, past []office.EntryChange, year int) fyne.CanvasObject {
	steps := wayOf(def, r, statesOf(def, r, past, year))
	return kit.NewStateSteps(steps, slices.IndexFunc(steps, func(s kit.StateStep) bool { return s.Name == r.State }))
}

// wayOf are the steps that an entry goes: a state that ends it in the place of others is one only for an entry that is in it, which goes no
// further and shows of the others those that it came through.
func wayOf(def record.Register, r row, steps []kit.StateStep) []kit.StateStep {
	present, _ := def.StateNamed(r.State)
	now := stateAt(def, r.State)
	var way []kit.StateStep
	for i, st := range def.States {
		switch {
		case i == now, !st.Instead && !present.Instead, !st.Instead && i < now && (i == 0 || steps[i].Date != ""):
			way = append(way, steps[i])
		}
	}
	return way
}

// statesOf are the states that stateSteps draws. Those after the first one of the history in which the entry never was are skipped.
func statesOf(def record.Register, r row, past []office.EntryChange, year int) []kit.StateStep {
	steps := make([]kit.StateStep, len(def.States))
	now := stateAt(def, r.State)
	for i, st := range def.States {
		steps[i].Name = st.Name
		if def.StatesByDate() {
			steps[i].Date = model.Date(r.Values[st.Since]).In(year)
			continue
		}
		if i <= now {
			steps[i].Date = def.Came(&r.Entry, st).In(year)
		}
		for n, c := range past { // the latest first
			if steps[i].Date == "" && c.State == st.Name && i <= now && (n+1 == len(past) || past[n+1].State != st.Name) {
				steps[i].Date = model.Date(model.When(c.Set.At, time.DateOnly)).In(year)
				break
			}
		}
		if len(past) > 0 && steps[i].Date == "" {
			steps[i].Skipped = i < now && i > stateAt(def, past[len(past)-1].State)
		}
	}
	return steps
}

// bring puts an entry into a state, after asking for what belongs to it.
func (s *Screen) bring(def record.Register, r row, to record.State) {
	e := r.Entry
	e.Values = cloned(e.Values)
	ask := def.Bring(&e, to, s.d.Office.Today())
	said := func(saved record.Entry) string {
		def.Link(&saved) // as it is saved
		return r.Title + "已改为" + saved.State
	}
	if len(ask) > 0 {
		s.askState(def, e, to, ask, said)
		return
	}
	s.entries.Write(func(ctx context.Context, o *office.Office) (int64, int64, error) { return o.SaveEntry(ctx, e) },
		func(id, change int64, err error) error {
			if err == nil {
				s.load(id, true)
				s.d.Said(said(e), change)
			}
			return err
		})
}

// askState asks for the fields that belong to a state into which an entry is brought.
func (s *Screen) askState(def record.Register, e record.Entry, to record.State, ask []string, said func(saved record.Entry) string) {
	var fields []record.Field[record.Entry]
	for _, f := range def.Kind().Fields {
		if slices.Contains(ask, f.Name) {
			fields = append(fields, f)
		}
	}
	controls := form.For(fields, &e, s.d.Office.Now(), func(record.Shape) []kit.Option { return nil })
	content, saved := controls.All(), e
	q := records.Question{Title: cmp.Or(e.Title, def.Title) + "改为" + to.Name, Fields: controls.Form, Content: content, Focus: controls.FirstEmpty(ask...), Safe: "先不改", Act: "改为" + to.Name,
		Read: func() (records.Write, bool) {
			next := e
			next.Values = cloned(e.Values)
			ok := controls.Read(&next)
			saved = next
			return func(ctx context.Context, o *office.Office) (int64, int64, error) { return o.SaveEntry(ctx, next) }, ok
		},
		Said: func(int64) string { return said(saved) }}
	if to.Needs != "" {
		q.Need = []string{to.Needs}
	}
	s.entries.Ask(q)
}
