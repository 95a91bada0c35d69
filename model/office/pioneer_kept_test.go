package office

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/store"
)

// pioneerYear is a sample committee with a branch of which nothing of the index is entered in the year, and its members.
func pioneerYear(t *testing.T, year int) (o *Office, org int64, rows []PioneerRow) {
	t.Helper()
	o = sampleCopy(t)
	org, _ = pioneerBranch(t, o, 1)
	b, err := o.PioneerBoard(context.Background(), year, 1, org)
	if err != nil || len(b.Rows) < 3 || b.Kept {
		t.Fatalf("%d rows, kept %v: %v", len(b.Rows), b.Kept, err)
	}
	return o, org, b.Rows
}

func TestUndoKeepsADefinitionThatIsUsed(t *testing.T) {
	o, _, rows := pioneerYear(t, 2025)
	ctx := context.Background()
	enter := func(id int64, line string, m *model.PioneerMark) int64 {
		t.Helper()
		change, err := o.SetPioneerMarks(ctx, 2025, 1, []PioneerChange{{id, line, m}}, "")
		if err != nil {
			t.Fatal(err)
		}
		return change
	}
	first := enter(rows[0].Member.ID, "J1", &model.PioneerMark{})
	enter(rows[1].Member.ID, "J1", &model.PioneerMark{})
	if _, err := o.Undo(ctx, first); err != nil {
		t.Fatal(err)
	}
	if x, kept, err := o.PioneerIndex(ctx, 2025); err != nil || !kept || x == nil {
		t.Errorf("the definition of the second entry is gone: %v", err)
	}
	x, _, _ := o.PioneerIndex(ctx, 2025)
	y := *x
	y.Zeroes = append(slices.Clone(x.Zeroes), model.PioneerZero{ID: "Z9", Title: "另一种情形"})
	y.Limits = "" // as an earlier program kept it
	change, err := o.SetPioneerIndex(ctx, 2025, &y)
	if err != nil {
		t.Fatal(err)
	}
	if again, _, err := o.PioneerIndex(ctx, 2025); err != nil || again.Limits != x.Limits || x.Limits == "" {
		t.Errorf("it does not say where its limits come from: %v", err)
	}
	if _, _, err := o.SavePioneerEvent(ctx, model.PioneerEvent{Year: 2025, Quarter: 1, MemberID: rows[1].Member.ID, Kind: model.PioneerZeroed, Title: "Z9", Basis: "通报"}); err != nil {
		t.Fatal(err)
	}
	if _, err := o.Undo(ctx, change); model.CodeOf(err) != model.Conflict || !strings.Contains(model.MessageOf(err), "Z9") {
		t.Errorf("undo of a definition that a zeroing needs: %v", err)
	}
	if _, err := o.SetPioneerIndex(ctx, 2025, x); model.CodeOf(err) != model.Invalid {
		t.Errorf("a definition without the case of a zeroing: %v", err)
	}
}

func TestADefinitionKeepsGradesThatAreGiven(t *testing.T) {
	o, ctx := sampleCopy(t), context.Background()
	x, _, err := o.PioneerIndex(ctx, SampleYear)
	if err != nil {
		t.Fatal(err)
	}
	y := *x
	y.Appraisal.Grades = []string{"先进", "合格"}
	if _, err := o.SetPioneerIndex(ctx, SampleYear, &y); model.CodeOf(err) != model.Invalid || !strings.Contains(model.MessageOf(err), "优秀") {
		t.Errorf("without the grade of results: %v", err)
	}
	y = *x
	y.Zeroes = append(slices.Clone(x.Zeroes), x.Zeroes[0])
	if _, err := o.SetPioneerIndex(ctx, SampleYear, &y); model.CodeOf(err) != model.Invalid {
		t.Errorf("the same case twice: %v", err)
	}
}

func TestPastQuartersDoNotFollowTheRecord(t *testing.T) {
	o, ctx := sampleCopy(t), context.Background()
	org, b := pioneerBranch(t, o, 2)
	id, was := b.Rows[0].Member.ID, b.Rows[0]
	change := func(edit func(*model.Member)) {
		t.Helper()
		d, err := o.Member(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		edit(&d.Member)
		if _, err := o.db.Write(ctx, store.Change{Who: "测试", Kind: "edit"}, func(tx *store.Tx) error { return tx.PutMember(&d.Member) }); err != nil {
			t.Fatal(err)
		}
	}
	same := func(what string) {
		t.Helper()
		b, err := o.PioneerBoard(ctx, SampleYear, 2, org)
		if err != nil {
			t.Fatal(err)
		}
		if r := b.Row(id); r == nil || r.Exempt != was.Exempt || r.Quarter.Value != was.Quarter.Value || r.Quarter.Ready != was.Quarter.Ready {
			t.Errorf("%s: %+v", what, r)
		}
	}
	change(func(m *model.Member) { m.Exempt = !was.Exempt })
	same("the flag turned")
	change(func(m *model.Member) { m.Exempt, m.Status = was.Exempt, model.StatusSuspended })
	same("suspended without a day")
	if b, _ := o.PioneerBoard(ctx, SampleYear, 4, org); b.Row(id) != nil {
		t.Error("he counts in the running quarter")
	}
}

func TestAResultIsChangedInPart(t *testing.T) {
	o, ctx := sampleCopy(t), context.Background()
	org, b := pioneerBranch(t, o, 3)
	id, day, why := b.Rows[0].Member.ID, model.Date("2026-11-20"), "上级同意"
	set := func(c AppraisalChange) *model.Appraisal {
		t.Helper()
		c.MemberID = id
		if _, err := o.SetAppraisals(ctx, SampleYear, org, []AppraisalChange{c}); err != nil {
			t.Fatal(err)
		}
		b, _ := o.AppraisalBoard(ctx, SampleYear, org)
		for _, row := range b.Rows {
			if row.Member.ID == id {
				return row.Result
			}
		}
		return nil
	}
	set(AppraisalChange{Grade: "合格", Votes: map[string]int{"合格": 7}, Reason: &why, Date: &day})
	if r := set(AppraisalChange{Grade: "基本合格"}); r.Votes["合格"] != 7 || r.Reason != why || r.Date != day || r.Grade != "基本合格" {
		t.Errorf("the rest is gone: %+v", r)
	}
	none := ""
	if r := set(AppraisalChange{Grade: "基本合格", Votes: map[string]int{}, Reason: &none}); len(r.Votes) != 0 || r.Reason != "" || r.Date != day {
		t.Errorf("not taken away: %+v", r)
	}
}

func TestAZeroingAloneIsAnIndex(t *testing.T) {
	o, org, rows := pioneerYear(t, 2025)
	ctx, id := context.Background(), rows[0].Member.ID
	if _, _, err := o.SavePioneerEvent(ctx, model.PioneerEvent{Year: 2025, Quarter: 1, MemberID: id, Kind: model.PioneerZeroed, Title: "Z1", Basis: "通报"}); err != nil {
		t.Fatal(err)
	}
	if mean, with, _, err := o.PioneerMean(ctx, 2025, org); err != nil || with != 1 || mean != 0 {
		t.Errorf("mean %s of %d: %v", mean, with, err)
	}
	all, err := o.MemberPioneer(ctx, id)
	if err != nil || !slices.ContainsFunc(all, func(y MemberPioneer) bool { return y.Year == 2025 && y.Value.Zero != "" }) {
		t.Errorf("his own years %+v: %v", all, err)
	}
}
