package office

import (
	"context"
	"slices"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/store"
)

// Members of a day are those who had come by then, whenever they joined the Party, and had not left.
func TestMembersOfADayAreCountedByTheirTimeInBranches(t *testing.T) {
	day := model.Date("2026-06-01")
	for _, c := range []struct {
		says  string
		m     model.Member
		stays []model.Membership
		want  bool
	}{
		{"imported, since when is not known", model.Member{JoinDate: "2010-07-01"}, []model.Membership{{OrgID: 1}}, true},
		{"no period", model.Member{}, nil, true},
		{"joined the Party later", model.Member{JoinDate: "2026-07-01"}, nil, false},
		{"came later", model.Member{JoinDate: "2010-07-01"}, []model.Membership{{OrgID: 1, From: "2026-09-01"}}, false},
		{"moved within the committee", model.Member{}, []model.Membership{{OrgID: 1, To: "2026-03-01"}, {OrgID: 2, From: "2026-03-01"}}, true},
		{"away between two times", model.Member{}, []model.Membership{{OrgID: 1, To: "2026-03-01"}, {OrgID: 2, From: "2026-09-01"}}, false},
		{"without a branch", model.Member{}, []model.Membership{{OrgID: 1, To: "2026-03-01"}}, true},
		{"left later", model.Member{ClosedOn: "2026-08-01", Status: "转出"}, []model.Membership{{OrgID: 1, To: "2026-08-01"}}, true},
		{"suspended, recorded later", model.Member{Status: model.StatusSuspended, UnitID: 1}, nil, true},
		{"suspended since nobody knows when", model.Member{Status: model.StatusSuspended}, nil, false},
		{"left before", model.Member{ClosedOn: "2026-05-01", Status: "转出"}, []model.Membership{{OrgID: 1, To: "2026-05-01"}}, false},
	} {
		c.m.ID, c.m.Kind = 7, model.FullMember
		if c.m.Status == "" {
			c.m.Status = model.StatusNormal
		}
		w := figuresRead{stays: map[int64][]model.Membership{7: c.stays}, statuses: map[int64]model.Date{}}
		if c.m.UnitID != 0 {
			w.statuses[7] = "2026-09-01"
		}
		if got := w.memberOn(&c.m, day); got != c.want {
			t.Errorf("%s: %v, want %v", c.says, got, c.want)
		}
	}
}

// The meetings of an earlier year are its own; the working year also has what is to come and what has no day. Figures are counted when they
// are asked for.
func TestMeetingsOfAnEarlierYearAreItsOwn(t *testing.T) {
	o, _ := lists(t)
	ctx := context.Background()
	c, err := o.Committee(ctx)
	if err != nil {
		t.Fatal(err)
	}
	c.Year = 2026
	if _, err := o.SaveCommittee(ctx, c); err != nil {
		t.Fatal(err)
	}
	for title, date := range map[string]string{"a": "2025-06-01", "b": "2026-06-01", "c": "2027-01-10"} {
		if _, _, err := o.SaveEntry(ctx, record.Entry{Register: "joint-meeting", Values: map[string]string{"title": title, "date": date}}); err != nil {
			t.Fatal(err)
		}
	}
	for _, period := range []string{"2025年第四季度", "年底"} {
		if _, _, err := o.SaveEntry(ctx, record.Entry{Register: "analysis", Values: map[string]string{"period": period, "problem": "材料不齐"}}); err != nil {
			t.Fatal(err)
		}
	}
	for year, want := range map[int]string{2025: "2025年第四季度分析研判会商 a ", 2026: "年底分析研判会商 c b ", 2027: "c "} {
		f, err := o.PaperFacts(ctx, year, paper.NeedsMeetings|paper.NeedsFigures)
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		for _, m := range f.Meetings {
			got += m.Title + " "
		}
		if got != want {
			t.Errorf("%d: %s, want %s", year, got, want)
		}
		if o.checked.report != nil || o.checkedMeeting.report != nil {
			t.Error("a checkup was made before anybody asked for the figures")
		}
	}
}

// Units that closed since, and covers that ended since, are of the day; a status without a day counts from when it was recorded.
func TestUnitsAndMembersOfAPastDay(t *testing.T) {
	o, _ := lists(t)
	ctx := context.Background()
	units, err := o.Units(ctx, false)
	if err != nil || len(units) == 0 {
		t.Fatal(units, err)
	}
	count := func(day model.Date) (n, covered int) {
		t.Helper()
		if err := o.db.Read(ctx, func(r *store.Reader) (err error) { n, covered, err = coveredOn(r, day); return err }); err != nil {
			t.Fatal(err)
		}
		return n, covered
	}
	today := o.Today()
	n, covered := count(today.AddDays(1))
	gone := slices.IndexFunc(units, func(u UnitRow) bool { return len(u.Orgs) > 0 })
	if _, err := o.CloseUnit(ctx, units[gone].ID, today, "停办"); err != nil {
		t.Fatal(err)
	}
	if after, _ := count(today.AddDays(1)); after != n-1 {
		t.Errorf("%d units after one closed, of %d", after, n)
	}
	if before, with := count(today.AddDays(-1)); before != n || with > covered {
		t.Errorf("the day before: %d units, %d covered; were %d, %d", before, with, n, covered)
	}
	people, err := o.Members(ctx, false)
	if err != nil || len(people) == 0 {
		t.Fatal(err)
	}
	p := people[0].Member
	p.Status = model.StatusSuspended
	if _, err := o.write(ctx, "edit", "停止党籍", func(tx *store.Tx) error { return tx.PutMember(&p) }); err != nil {
		t.Fatal(err)
	}
	w, err := o.readFigures(ctx, nil)
	if err != nil || w.statuses[p.ID] != today {
		t.Errorf("recorded on %s, today is %s: %v", w.statuses[p.ID], today, err)
	}
}

// The figures of past meetings leave what is kept of the days of marks and papers alone; some of these are kept by turns.
func TestCheckupsOfSomeDaysAreKept(t *testing.T) {
	o, ctx := committee(t), context.Background()
	first, err := o.Checkup(ctx, "2026-10-31")
	if err != nil {
		t.Fatal(err)
	}
	for _, day := range []model.Date{"2026-11-20", "2026-09-30", "2026-10-31"} {
		if _, err := o.Checkup(ctx, day); err != nil {
			t.Fatal(err)
		}
	}
	w, err := o.readFigures(ctx, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, day := range []model.Date{"2026-01-20", "2026-02-20", "2026-03-20", "2026-04-20"} {
		if f, err := w.on(ctx, o, &paper.Meeting{Date: day}); err != nil || f.Day != day {
			t.Fatal(f, err)
		}
	}
	if again, err := o.Checkup(ctx, "2026-10-31"); err != nil || again != first {
		t.Errorf("the checkup was made once more: %v", err)
	}
	if n := len(o.checkedThen.of); n != daysChecked {
		t.Errorf("%d days are kept", n)
	}
}
