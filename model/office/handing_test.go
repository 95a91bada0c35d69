package office

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model/project"
	"github.com/shuangbai/shuangbai/model/record"
)

func TestProblemsOfAVisitAreHandedOverAndTheVisitsOfAPointCounted(t *testing.T) {
	o, ctx := sampleCopy(t), context.Background()
	branches, err := o.Branches(ctx)
	if err != nil {
		t.Fatal(err)
	}
	org := fmt.Sprint(branches[1].Org.ID)
	point, _, err := o.SaveEntry(ctx, record.Entry{Register: "contact-point", Values: map[string]string{"leader": "孙委员", "org": org, "times": "4"}})
	if err != nil {
		t.Fatal(err)
	}
	day := string(o.Today().AddDays(-1))
	visit, _, err := o.SaveEntry(ctx, record.Entry{Register: "visit", Values: map[string]string{"org": org, "date": day, "visitor": "孙委员", "problem": "1. 阵地太小\n2. 缺指导员", "handler": "书记"}})
	if err != nil {
		t.Fatal(err)
	}
	got, err := o.Entry(ctx, point)
	if err != nil || got.Rows[0].Values["done"] != "1" || got.Rows[0].Values["last_on"] != day || got.Rows[0].Values["next_by"] == "" {
		t.Errorf("the point: %v, %v", got.Rows[0].Values, err)
	}
	h, ok, err := o.HandedOver(ctx, visit)
	if err != nil || !ok || len(h.Left) != 2 || len(h.Made) != 0 {
		t.Fatalf("%+v, %v, %v", h, ok, err)
	}
	if _, _, err := o.HandOver(ctx, visit, h.Left[0], "书记", o.Today().AddDays(30)); err != nil {
		t.Fatal(err)
	}
	if h, _, err = o.HandedOver(ctx, visit); err != nil || len(h.Left) != 1 || h.Left[0] != "缺指导员" || len(h.Made) != 1 {
		t.Fatalf("%+v, %v", h, err)
	}
	made := h.Made[0]
	if made.State != "交办" || made.Values["org"] != org || made.Values["source"] != "走访" || made.Values["responsible"] != "书记" || made.Values["assigned_on"] != string(o.Today()) {
		t.Errorf("%+v", made.Entry)
	}
}

// What was handed over is done where it was handed to: the visit that it came from is late no more, in no list, count or reminder, and
// is so again when the matter is taken up again.
func TestAVisitIsDoneWhenWhatItHandedOverIs(t *testing.T) {
	o, ctx := sampleCopy(t), context.Background()
	branches, err := o.Branches(ctx)
	if err != nil {
		t.Fatal(err)
	}
	org, late := fmt.Sprint(branches[1].Org.ID), string(o.Today().AddDays(-20))
	for _, c := range []struct {
		register string
		values   map[string]string
	}{
		{"visit", map[string]string{"org": org, "date": late, "visitor": "孙委员", "problem": "1. 阵地太小\n2. 缺指导员", "due_on": string(o.Today().AddDays(-3))}},
		{"guidance", map[string]string{"org": org, "date": late, "guide": "孙委员", "matters": "换届", "task": "补选举办法\n补请示", "due_on": string(o.Today().AddDays(-3))}},
	} {
		from, _, err := o.SaveEntry(ctx, record.Entry{Register: c.register, Values: c.values})
		if err != nil {
			t.Fatal(err)
		}
		overdue := func() (said string) {
			one, err := o.Entry(ctx, from)
			if err != nil {
				t.Fatal(err)
			}
			said = one.Rows[0].State + one.Rows[0].Due.Text()
			if agenda, err := o.readAgenda(ctx); err != nil || slices.ContainsFunc(agenda.Due, func(d DueDate) bool { return d.EntryID == from }) != (one.Rows[0].Due.Field != "") {
				t.Errorf("%s: the agenda says something else than the entry: %v", c.register, err)
			}
			all, err := o.Registers(ctx)
			if err != nil {
				t.Fatal(err)
			}
			of := all[slices.IndexFunc(all, func(r RegisterRow) bool { return r.ID == c.register })]
			rows, n := entriesOf(t, o, c.register), 0
			for _, r := range rows {
				if r.Due.Overdue {
					n++
				}
			}
			if of.Overdue != n {
				t.Errorf("%s: %d are counted late, the list has %d", c.register, of.Overdue, n)
			}
			return said
		}
		open := overdue()
		h, _, err := o.HandedOver(ctx, from)
		if err != nil {
			t.Fatal(err)
		}
		var made []record.Entry
		for _, matter := range h.Left {
			id, _, err := o.HandOver(ctx, from, matter, "书记", o.Today().AddDays(30))
			if err != nil {
				t.Fatal(err)
			}
			one, err := o.Entry(ctx, id)
			if err != nil {
				t.Fatal(err)
			}
			made = append(made, one.Rows[0].Entry)
		}
		done := func(e record.Entry, state string) {
			e.State, e.Values = state, maps.Clone(e.Values)
			e.Values["done_on"], e.Values["result"] = string(o.Today()), "已办"
			if _, _, err := o.SaveEntry(ctx, e); err != nil {
				t.Fatal(err)
			}
		}
		done(made[0], "办结")
		if said := overdue(); said != open || !strings.Contains(said, "逾期 3 天") {
			t.Errorf("%s with one of two done: %q", c.register, said)
		}
		done(made[1], "销号")
		want := map[string]string{"visit": "已办结"}[c.register]
		if said := overdue(); said != want {
			t.Errorf("%s with both done: %q", c.register, said)
		}
		made[1].Values = maps.Clone(made[1].Values)
		if _, _, err := o.SaveEntry(ctx, made[1]); err != nil {
			t.Fatal(err)
		}
		if said := overdue(); said != open {
			t.Errorf("%s with one taken up again: %q", c.register, said)
		}
	}
}

func TestASecondRoundSaysWhatChanged(t *testing.T) {
	o, ctx := sampleCopy(t), context.Background()
	units, err := o.Units(ctx, false)
	if err != nil || len(units) == 0 {
		t.Fatal(err)
	}
	unit := fmt.Sprint(units[0].ID)
	round := func(date, staff, full string) int64 {
		id, _, err := o.SaveEntry(ctx, record.Entry{Register: "health-check", Values: map[string]string{"unit": unit, "date": date, "staff": staff, "full": full}})
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	first, second := round("2025-06-01", "30", "2"), round("2026-06-01", "42", "2")
	if before, _, err := o.SinceLastRound(ctx, first); err != nil || before != nil {
		t.Errorf("before the first round is %v, %v", before, err)
	}
	before, changes, err := o.SinceLastRound(ctx, second)
	if err != nil || before == nil || before.ID != first || len(changes) != 1 || changes[0].Was != "30" || changes[0].Now != "42" {
		t.Errorf("%+v, %v", changes, err)
	}
}

func TestAProjectGoesFromApplicationToItsEnd(t *testing.T) {
	o, ctx := sampleCopy(t), context.Background()
	id, _, err := o.SaveEntry(ctx, record.Entry{Register: project.Register, State: project.Applied, Values: map[string]string{"name": "读书班", "target": "1", "needed": "签到表", "due_on": string(o.Today().AddDays(1))}})
	if err != nil {
		t.Fatal(err)
	}
	state := func() record.Entry {
		got, err := o.Entry(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		return got.Rows[0].Entry
	}
	for _, want := range []string{project.Reviewed, project.Approved, project.Under} {
		if _, err := o.AdvanceProject(ctx, id); err != nil || state().State != want {
			t.Fatalf("%s: %v", state().State, err)
		}
	}
	if _, err := o.AdvanceProject(ctx, id); err == nil {
		t.Error("a project under way is advanced")
	}
	if _, err := o.ExtendProject(ctx, id, o.Today().AddDays(-2), "场地"); err == nil {
		t.Error("put off to an earlier day")
	}
	if _, err := o.ExtendProject(ctx, id, o.Today().AddDays(20), "场地"); err != nil || state().State != project.Extended {
		t.Errorf("%s, %v", state().State, err)
	}
	if _, err := o.FinishProject(ctx, id, o.Today(), ""); err == nil {
		t.Error("ended without evidence and without a reason")
	}
	if _, err := o.WorkOnProject(ctx, id, o.Today().AddDays(1), ""); err == nil {
		t.Error("work of tomorrow is entered")
	}
	if _, err := o.WorkOnProject(ctx, id, o.Today(), "共读"); err != nil || state().Values["done"] != "1" {
		t.Errorf("%v, %v", state().Values, err)
	}
	if _, err := o.FinishProject(ctx, id, o.Today(), "签到表在社区"); err != nil || state().State != project.Finished {
		t.Errorf("%s, %v", state().State, err)
	}
}
