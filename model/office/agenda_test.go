package office

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/checkup"
	"github.com/shuangbai/shuangbai/model/record"
)

func TestDueDatesOfEveryKind(t *testing.T) {
	const today = model.Date("2026-11-23")
	rules, err := checkup.Shipped()
	if err != nil {
		t.Fatal(err)
	}
	paid := model.Dues{EntryRef: model.EntryRef{ID: 31, MemberID: 11, OrgID: 1}, Year: 2026, Base: 600000, Standard: 9000, Kind: "在职"}
	for i := range paid.Paid[:11] {
		paid.Paid[i] = 9000
	}
	owes := paid
	owes.ID, owes.MemberID, owes.Paid[7], owes.Paid[10], owes.Paid[11] = 32, 12, 0, model.NothingStated, model.NothingStated
	person := func(id int64, name string, kind model.MemberKind, join, full model.Date) model.Person {
		return model.Person{ID: id, BranchID: 1, Name: name, Kind: kind, Status: model.StatusNormal, JoinDate: join, FullDate: full}
	}
	f := &checkup.Facts{Sector: model.Education,
		Orgs: []model.Org{{ID: 1, Name: "甲支部", Kind: model.Branch, TermEnd: "2027-05-22"}, {ID: 2, Name: "乙支部", Kind: model.Branch, TermEnd: "2027-05-23"},
			{ID: 3, Name: "丙支部", Kind: model.Branch, TermEnd: "2026-11-01"}, {ID: 4, Name: "丁支部", Kind: model.Branch, TermEnd: "2026-12-01", ClosedOn: "2026-06-01"}},
		People: []model.Person{person(11, "张三", model.FullMember, "2010-01-01", "2011-01-01"), person(12, "李四", model.FullMember, "2010-01-01", "2011-01-01"),
			person(13, "王五", model.Probationary, "2025-12-10", ""), person(14, "赵六", model.Probationary, "2025-11-30", ""),
			person(15, "钱七", model.FullMember, "2010-01-01", "2011-01-01")},
	}
	f.Dues = []model.Dues{paid, owes}
	f.Developments = []model.Development{{EntryRef: model.EntryRef{ID: 41, MemberID: 14}, ExtendedTo: "2027-03-30"}}
	f.Floatings = []model.Floating{{EntryRef: model.EntryRef{ID: 51, MemberID: 15, OrgID: 1}, Kind: "流动", Since: "2026-01-05", Fixed: model.No, Contacts: []model.Date{"2026-03-01", "2026-07-15"}}}
	letters := RegisterEntries{Register: record.Register{ID: "transfer"}, Rows: []EntryRow{{Entry: record.Entry{ID: 61, Title: "孙八"},
		Due: record.Due{Field: "issued", Label: "介绍信到期", Date: "2026-12-01", Days: 8}}}}
	probation := RegisterEntries{Register: record.Register{ID: "development"}, Rows: []EntryRow{
		{Entry: record.Entry{ID: 42, MemberID: 13, Title: "王五"}, Due: record.Due{Field: "admit_meeting", Label: "预备期满", Date: "2026-12-10", Days: 17}},
		{Entry: record.Entry{ID: 43, Title: "周九"}, Due: record.Due{Field: "apply_date", Label: "派人谈话期限", Date: "2026-11-20", Days: -3}}}}
	terms := RegisterEntries{Register: record.Register{ID: "term"}, Rows: []EntryRow{{Due: record.Due{Field: "term_to", Label: "任期届满", Date: "2027-05-22"}}}}
	var got []string
	for _, d := range dueDates(rules, f, today, []RegisterEntries{letters, probation, terms}) {
		got = append(got, fmt.Sprintf("%s %s %s %s", d.Date, d.What, d.Whom, d.Text()))
	}
	want := []string{
		"2026-08-31 党费欠交 1 人 已超过 84 天",
		"2026-11-01 任期届满 丙支部 已超过 22 天",
		"2026-11-20 派人谈话期限 周九 已超过 3 天",
		"2026-11-30 11 月党费 1 人没有交 还有 7 天",
		"2026-12-01 介绍信到期 孙八 还有 8 天",
		"2026-12-10 预备期满 王五 还有 17 天",
		"2027-01-15 联系外出党员 钱七 还有 53 天",
		"2027-03-30 预备期满 赵六 还有 127 天",
		"2027-05-22 任期届满 甲支部 还有 180 天",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("due are\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// A letter that runs out later than its register reminds of it stands in the agenda, not among the tasks.
func TestTheAgendaLooksFurtherThanReminders(t *testing.T) {
	o, ctx := sampleAt(t, "2026-11-23"), context.Background()
	members, err := o.Members(ctx, false)
	if err != nil {
		t.Fatal(err)
	}
	id, _, err := o.SaveEntry(ctx, record.Entry{Register: "transfer", Values: map[string]string{"member": fmt.Sprint(members[0].ID), "direction": "转出",
		"letter_no": "077", "issued": "2026-11-20", "valid_days": "60"}})
	if err != nil {
		t.Fatal(err)
	}
	a, err := o.Agenda(ctx)
	if err != nil {
		t.Fatal(err)
	}
	found := false
	for _, d := range a.Due {
		found = found || d.EntryID == id && d.Date == "2027-01-19" && d.Kind == DueEntry
	}
	h, err := o.Home(ctx)
	if err != nil || !found || a.Open == 0 || a.Must == 0 {
		t.Errorf("the letter is not in the agenda of %d dates: %v", len(a.Due), err)
	}
	for _, g := range h.RegistersDue {
		for _, e := range g.Rows {
			if e.ID == id {
				t.Error("the letter is a task two months before it runs out")
			}
		}
	}
}
