package registers

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/ui/kit"
)

// stateSteps draws the states; the days on which the entry came into each are those that give them, else of its history. They
// bear their year where it is not the present one.
func stateSteps(def record.Register, r row, past []office.EntryChange, year int) fyne.CanvasObject {
	return kit.NewStateSteps(statesOf(def, r, past, year), stateAt(def, r.State))
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
		for n, c := range past { // the latest first
			if c.State == st.Name && i <= now && (n+1 == len(past) || past[n+1].State != st.Name) {
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

// bring puts an entry into a state.
func (s *Screen) bring(def record.Register, r row, to record.State) {
	e := r.Entry
	e.Values = cloned(e.Values)
	def.SetState(&e, to)
	def.FillDated(&e, s.d.Office.Today())
	s.entries.Write(func(ctx context.Context, o *office.Office) (int64, int64, error) { return o.SaveEntry(ctx, e) },
		func(id, change int64, err error) error {
			if err == nil {
				s.load(id, true)
				s.d.Said(r.Title+"已改为"+to.Name, change)
			}
			return err
		})
}
