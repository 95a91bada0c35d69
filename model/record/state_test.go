package record

import (
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

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

// What was named is named, whatever the state says that nobody changed; what is ended unfinished says why.
func TestStatesThatDatesAndAmountsSpeakOf(t *testing.T) {
	post := Register{ID: "x", Fields: []Item{{Name: "since", Label: "命名日期", Shape: Date}, {Name: "revoked", Label: "撤销日期", Shape: Date}},
		States: []State{{Name: "申报"}, {Name: "命名", Needs: "since"}, {Name: "撤销", Over: true, Needs: "revoked"}}, Counts: &Counting{On: "since", Standing: true, Until: "revoked"}}
	for state, want := range map[string]string{"": "命名", "申报": "命名", "撤销": "撤销"} {
		e := &Entry{State: state, Values: map[string]string{"since": "2026-03-01"}}
		if post.SettleState(e, "2026-06-01"); e.State != want {
			t.Errorf("a post with a day in state %q is in %s", state, e.State)
		}
	}
	ahead := &Entry{State: "申报", Values: map[string]string{"since": "2026-07-01"}}
	if post.SettleState(ahead, "2026-06-01"); ahead.State != "申报" {
		t.Errorf("named before its day: %s", ahead.State)
	}
	for want, e := range map[model.Date]*Entry{"": {}, "2026-05-01": {ClosedOn: "2026-05-01", Values: map[string]string{"revoked": "2026-06-01"}}, "2026-04-01": {ClosedOn: "2026-05-01", Values: map[string]string{"revoked": "2026-04-01"}}} {
		if got := post.Stood(e); got != want {
			t.Errorf("stood until %q, want %q", got, want)
		}
	}
	task := Register{ID: "y", Fields: []Item{{Name: "target", Label: "应完成数", Shape: Number}, {Name: "done", Label: "已完成数", Shape: Number, Of: "target"}, {Name: "result", Label: "结项意见", Shape: LongText}},
		States: []State{{Name: "实施"}, {Name: "结项", Over: true, Why: "result"}}}
	e := &Entry{State: "结项", Values: map[string]string{"target": "10", "done": "1"}}
	before := &Entry{State: "实施"}
	if err := task.CheckEntry(e, before, "2026-06-01"); model.CodeOf(err) != model.Invalid || err.Error() != "状态是结项，已完成数 1，应完成数 10，还差 9；在“结项意见”里写明为什么没有做完也结项" {
		t.Errorf("ended at 1 of 10: %v", err)
	}
	if err := task.CheckEntry(e, e, "2026-06-01"); err != nil {
		t.Errorf("one that stood so before: %v", err)
	}
	e.Values["result"] = "经费停拨"
	if err := task.CheckEntry(e, before, "2026-06-01"); err != nil {
		t.Errorf("with a reason: %v", err)
	}
	delete(e.Values, "result")
	if e.Values["done"] = "10"; task.CheckEntry(e, before, "2026-06-01") != nil {
		t.Error("all done is refused")
	}
}
