package record

import "testing"

func TestTheNextStateIsSetThroughItsField(t *testing.T) {
	r := Register{ID: "x", Fields: []Item{{Name: "done", Label: "是否完成", Shape: YesNo}}, StateOf: "done",
		States: []State{{Name: "未完成", Values: []string{No}}, {Name: "已完成", Values: []string{Yes}, Over: true}}}
	e := &Entry{}
	r.Link(e)
	next, ok := r.Next(e)
	if !ok || next.Name != "已完成" {
		t.Fatalf("after %s comes %+v", e.State, next)
	}
	r.SetState(e, next)
	if e.State != "已完成" || e.Values["done"] != Yes {
		t.Errorf("%+v", e)
	}
	if _, ok := r.Next(e); ok {
		t.Error("something comes after the last state")
	}
	r.StateOf = ""
	r.SetState(e, r.States[0])
	if e.State != "未完成" || e.Values["done"] != Yes {
		t.Errorf("by hand: %+v", e)
	}
}
