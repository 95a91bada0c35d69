package record_test

import (
	"slices"
	"testing"

	"github.com/shuangbai/shuangbai/model/record"
)

// What belongs to a state is asked for when an entry is brought into it; what happened then has the day of it, what is planned has none.
func TestAStateAsksForWhatBelongsToIt(t *testing.T) {
	r := shippedRegister(t, "assignment")
	e := record.Entry{Values: map[string]string{}}
	into := func(name string) []string {
		t.Helper()
		s, ok := r.StateNamed(name)
		if !ok {
			t.Fatalf("no state %s", name)
		}
		return r.Bring(&e, s, "2026-11-23")
	}
	if ask := into("交办"); !slices.Equal(ask, []string{"assigned_on", "responsible", "due_on"}) || e.State != "交办" || e.Values["assigned_on"] != "2026-11-23" || e.Values["due_on"] != "" {
		t.Errorf("asked for %v of %+v", ask, e)
	}
	e.Values["done_on"] = "2026-11-20"
	into("办结")
	done, _ := r.StateNamed("办结")
	if on := r.Came(&e, done); on != "2026-11-20" {
		t.Errorf("done on %s", on)
	}
	if ask := into("办理中"); len(ask) != 0 {
		t.Errorf("asked for %v", ask)
	}
}

func TestAStateThatAsksForARecordIsRefused(t *testing.T) {
	r := shippedRegister(t, "assignment")
	for _, name := range []string{"org", "nothing"} {
		r.States[1].Asks = []string{name}
		if err := r.Validate(); err == nil {
			t.Errorf("%s may be asked for", name)
		}
	}
}

// A contact point goes on with its visits: to end it is no next step.
func TestWhatIsCountedIsNotEndedAsTheNextStep(t *testing.T) {
	r := shippedRegister(t, "contact-point")
	if next, ok := r.Next(&record.Entry{State: "联系中"}); ok {
		t.Errorf("the next step is %s", next.Name)
	}
}

// What is set back to the first state stays there when it is saved: the date of the second one goes.
func TestAnEntryGoesBackToItsFirstState(t *testing.T) {
	for id, dated := range map[string]string{"health-check": "date", "model-post": "since", "assignment": ""} {
		r := shippedRegister(t, id)
		e := record.Entry{State: r.States[1].Name, Values: map[string]string{"remark": "留着"}}
		if dated != "" {
			e.Values[dated] = "2026-03-01"
		}
		r.Bring(&e, r.States[0], "2026-11-23")
		if r.Link(&e); e.State != r.States[0].Name || e.Values[dated] != "" || e.Values["remark"] != "留着" {
			t.Errorf("%s: %s %v", id, e.State, e.Values)
		}
	}
}
