package office

import (
	"context"
	"fmt"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
)

// A later visit of a unit closes what was due of the former one, says what changed, and the unit counts once.
func TestALaterRoundFollowsTheFormerOne(t *testing.T) {
	o := committee(t)
	ctx := context.Background()
	rows, err := o.Branches(ctx)
	if err != nil {
		t.Fatal(err)
	}
	unit := fmt.Sprint(rows[0].Units[0].ID)
	add := func(state string, values map[string]string) int64 {
		t.Helper()
		values["unit"] = unit
		id, _, err := o.SaveEntry(ctx, record.Entry{Register: "health-check", State: state, Values: values})
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	first := add("整改", map[string]string{"date": "2026-03-01", "due_on": "2026-05-01", "staff": "10", "full": "2"})
	overdue := func() int {
		t.Helper()
		all, err := o.Entries(ctx, "health-check", false)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, r := range all.Rows {
			if r.Due.Overdue {
				n++
			}
		}
		return n
	}
	if overdue() != 1 {
		t.Fatal("the first round is not overdue")
	}
	second := add("复查", map[string]string{"date": "2026-09-01", "due_on": "2026-05-01", "staff": "120"})
	if n := overdue(); n != 0 {
		t.Errorf("%d overdue after the second round", n)
	}
	one, err := o.Entry(ctx, first)
	if err != nil || one.Rows[0].Due.Field != "" || one.Rows[0].Text("since-last") != "" {
		t.Errorf("the first by itself: %v %+v %s", err, one.Rows[0].Due, one.Rows[0].Text("since-last"))
	}
	all, err := o.Entries(ctx, "health-check", false)
	if err != nil {
		t.Fatal(err)
	}
	if got := all.Rows[1].Text("since-last"); got != "员工人数 10 → 120，等 2 处" {
		t.Errorf("in the list: %s", got)
	}
	if n := all.Things([]*record.Entry{&all.Rows[0].Entry, &all.Rows[1].Entry}); n != 1 {
		t.Errorf("%d units", n)
	}
	before, changes, err := o.SinceLastRound(ctx, second)
	if err != nil || before.ID != first || len(changes) != 2 {
		t.Errorf("%v %+v", err, changes)
	}
	columns := all.Columns(false)
	if columns[len(columns)-2].Label != "比上次" {
		t.Errorf("columns %+v", columns)
	}
}

// Forms refuse what an import points to: a member under a branch of others, more hours than a day has, money beyond the budget, something of
// nothing, an end without its day.
func TestFormsRefuseImpossibleValues(t *testing.T) {
	o := committee(t)
	ctx := context.Background()
	people, err := o.Members(ctx, false)
	if err != nil {
		t.Fatal(err)
	}
	rows, err := o.Branches(ctx)
	if err != nil {
		t.Fatal(err)
	}
	who, other := people[0], int64(0)
	for _, b := range rows {
		if b.Org.Kind != model.CommitteeOrg && b.Org.ID != who.BranchID {
			other = b.Org.ID
		}
	}
	member := fmt.Sprint(who.ID)
	for _, c := range []struct {
		field string
		e     record.Entry
	}{
		{"org", record.Entry{Register: "volunteer", Values: map[string]string{"member": member, "org": fmt.Sprint(other), "date": "2026-05-01", "service": "值守"}}},
		{"hours", record.Entry{Register: "volunteer", Values: map[string]string{"member": member, "date": "2026-05-01", "service": "值守", "hours": "300"}}},
		{"paid", record.Entry{Register: "task", Values: map[string]string{"name": "讲座", "planned": "100.00", "paid": "99999.00"}}},
		{"done", record.Entry{Register: "task", Values: map[string]string{"name": "讲座", "target": "0", "done": "5"}}},
		{"done_on", record.Entry{Register: "task", State: "结项", Values: map[string]string{"name": "讲座", "target": "10", "done": "1"}}},
		{"times", record.Entry{Register: "contact-point", Values: map[string]string{"leader": "周敏", "org": fmt.Sprint(other), "times": "99999999"}}},
	} {
		_, _, err := o.SaveEntry(ctx, c.e)
		known, ok := err.(*model.Error)
		if !ok || known.Field != c.field {
			t.Errorf("%s %v: %v", c.e.Register, c.e.Values, err)
		}
	}
	for _, e := range []record.Entry{
		{Register: "task", Values: map[string]string{"name": "讲座", "target": "4", "done": "5", "planned": "100.00", "paid": "100.00"}},
		{Register: "task", State: "结项", Values: map[string]string{"name": "展览", "done_on": "2026-05-01"}},
		{Register: "volunteer", Values: map[string]string{"member": member, "date": "2026-05-01", "service": "值守", "hours": "24"}},
	} {
		if _, _, err := o.SaveEntry(ctx, e); err != nil {
			t.Errorf("%v: %v", e.Values, err)
		}
	}
}
