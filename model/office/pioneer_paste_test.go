package office

import (
	"context"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

func TestAPasteIsPlannedByPlaceOrByName(t *testing.T) {
	o := sampleCopy(t)
	_, b := pioneerBranch(t, o, 4)
	var rows []*PioneerRow
	for i := range b.Rows {
		rows = append(rows, &b.Rows[i])
	}
	p := b.PlanPioneerPaste(rows[:2], []string{"J1", "J2"}, [][]string{{"1", "8"}, {"x", ""}, {"1", "1"}})
	if len(p.Changes()) != 2 || len(p.Cells) != 3 || p.Blank != 1 || p.Outside != 2 || p.ByName || p.Problems() != "1 格不能填" {
		t.Errorf("by place: %s; %s", p.Label(), p.Problems())
	}
	name := func(i int) string { return rows[i].Member.Name }
	p = b.PlanPioneerPaste(rows[:1], []string{"J1"}, [][]string{{"序号", "姓名", "L1", "S1 谈心、主题班会"}, {"1", name(2), "2", "3"}, {"2", "查无此人", "1", "1"}, {"3", name(0), "4", ""}})
	changes := p.Changes()
	if !p.ByName || len(changes) != 3 || len(p.Unknown) != 1 || changes[0].MemberID != rows[2].Member.ID || changes[0].Line != "L1" || changes[1].Line != "S1" || changes[2].Mark.Amount != model.Pt(4) {
		t.Errorf("by name: %s; %s; %+v", p.Label(), p.Problems(), changes)
	}
	if _, err := o.SetPioneerMarks(context.Background(), SampleYear, 4, changes, "粘贴"); err != nil {
		t.Fatal(err)
	}
}

func TestFillAndClearOfTheIndex(t *testing.T) {
	o := sampleCopy(t)
	_, b := pioneerBranch(t, o, 3)
	rows := []*PioneerRow{&b.Rows[0], &b.Rows[1], &b.Rows[2]}
	rows[0].Marks["S1"] = model.PioneerMark{Amount: 700}
	if got := FillPioneer(b.Index, rows, []string{"S1"}); len(got) != 2 || got[0].Mark.Amount != 700 {
		t.Errorf("fill %+v", got)
	}
	if got := ClearPioneer(rows, []string{"S1", "S2"}); len(got) != 6 {
		t.Errorf("clear %d", len(got))
	}
}

// Absences count where a name stands, an excuse frees from them, and a number without names lets nothing be proposed.
func TestAbsencesAreReadByName(t *testing.T) {
	o, ctx := sampleCopy(t), context.Background()
	org, b := pioneerBranch(t, o, 4)
	first, second, third := b.Rows[0].Member, b.Rows[1].Member, b.Rows[2].Member
	add := func(date model.Date, absent string, due, present int) {
		t.Helper()
		a := model.NewActivity(org, model.PartyDay, date)
		a.Topic, a.Absent, a.Due, a.Present = "测试"+string(date), absent, due, present
		if _, _, err := o.SaveActivity(ctx, a); err != nil {
			t.Fatal(err)
		}
	}
	amount := func(m model.Member) (model.Points, bool) {
		t.Helper()
		b, err := o.PioneerBoard(ctx, SampleYear, 4, org)
		if err != nil {
			t.Fatal(err)
		}
		p, ok := b.Row(m.ID).Proposals["J1"]
		return p.Amount, ok
	}
	if _, ok := amount(first); !ok {
		t.Skip("the sample's records do not tell who was absent")
	}
	add("2026-10-20", first.Name+"、"+second.Name+"（病假）", 10, 8)
	add("2026-11-20", "请假："+third.Name+"；无故："+first.Name, 10, 8)
	for m, want := range map[*model.Member]model.Points{&first: 200, &second: 0, &third: 0} {
		if got, ok := amount(*m); !ok || got != want {
			t.Errorf("absences %s, want %s (%v)", got, want, ok)
		}
	}
	add("2026-11-21", "", 10, 9)
	if got, ok := amount(first); ok {
		t.Errorf("a number without names proposes %s", got)
	}
}

// A member who moved within a quarter belongs to where he is on its last day, with what was entered for him before.
func TestAMoveWithinTheYear(t *testing.T) {
	o, ctx := sampleCopy(t), context.Background()
	org, b := pioneerBranch(t, o, 3)
	id := b.Rows[0].Member.ID
	others, err := o.Branches(ctx)
	if err != nil {
		t.Fatal(err)
	}
	var to int64
	for _, g := range others {
		if g.Org.Kind.IsBranch() && g.Org.ID != org {
			to = g.Org.ID
		}
	}
	if _, err := o.Transfer(ctx, []int64{id}, to, "2026-10-15", "调动"); err != nil {
		t.Fatal(err)
	}
	third, _ := o.PioneerBoard(ctx, SampleYear, 3, org)
	fourth, _ := o.PioneerBoard(ctx, SampleYear, 4, org)
	there, _ := o.PioneerBoard(ctx, SampleYear, 4, to)
	if third.Row(id) == nil || fourth.Row(id) != nil || there.Row(id) == nil || there.Row(id).Year.Counted != 3 {
		t.Errorf("third %v fourth %v there %+v", third.Row(id) != nil, fourth.Row(id) != nil, there.Row(id))
	}
}
