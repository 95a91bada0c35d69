package office

import (
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
)

// taskTitles lists what there is to do for some facts.
func taskTitles(h HomeFacts) []string {
	var titles []string
	for _, task := range h.Tasks(nil) {
		titles = append(titles, task.Title)
	}
	return titles
}

func TestTasksOfAYearUnderWay(t *testing.T) {
	year := HomeFacts{Orgs: 10, Branches: 10, Members: 90, YearOpen: true, Counter: "支部", Assessed: 10, Committee: model.Committee{Year: 2026}}
	for name, c := range map[string]struct {
		change func(*HomeFacts)
		want   []string
	}{
		"of units":      {func(h *HomeFacts) { h.Counter, h.SelfDone, h.CheckedDone, h.ToCheck = "单位", 7, 2, 5 }, []string{"3 个单位未交自评表", "5 个单位的自评待复核"}},
		"handing in":    {func(h *HomeFacts) { h.SelfDone, h.CheckedDone, h.ToCheck = 7, 2, 5 }, []string{"3 个支部未交自评表", "5 个支部的自评待复核"}},
		"tie":           {func(h *HomeFacts) { h.SelfDone, h.CheckedDone, h.OpenTies = 10, 10, 1 }, []string{"1 处同分要决定等次"}},
		"all is marked": {func(h *HomeFacts) { h.SelfDone, h.CheckedDone, h.Finalisable = 10, 10, true }, []string{"2026 年度可以核定了"}},
		"no reason":     {func(h *HomeFacts) { h.SelfDone, h.CheckedDone, h.NoReason = 10, 10, 2 }, []string{"2 个分要写理由或改分"}},
		"finalised":     {func(h *HomeFacts) { h.SelfDone, h.CheckedDone, h.Finalised = 10, 10, true }, []string{"2026 年度已经核定"}},
		"no year":       {func(h *HomeFacts) { h.Committee.Year, h.YearOpen = 0, false }, []string{"还没有定工作年度"}},
		"quiet":         {func(h *HomeFacts) { h.Branches, h.Assessed = 0, 0 }, nil},
	} {
		h := year
		c.change(&h)
		got := taskTitles(h)
		if len(got) != len(c.want) {
			t.Errorf("%s: to do are %v, want %v", name, got, c.want)
			continue
		}
		for i := range got {
			if got[i] != c.want[i] {
				t.Errorf("%s: %d is %q, want %q", name, i, got[i], c.want[i])
			}
		}
	}
}

func TestTheMostUrgentStandsFirst(t *testing.T) {
	h := HomeFacts{Orgs: 3, Members: 9, Branches: 3, WithoutBranch: 2, NoID: 1, Committee: model.Committee{Year: 2026},
		TermOverdue: []BranchRow{{Org: model.Org{Name: "甲支部", TermEnd: "2026-08-14"}, TermDays: -101}},
		TermDueSoon: []BranchRow{{Org: model.Org{Name: "乙支部", TermEnd: "2027-03-11"}, TermDays: 108}},
		RegistersDue: []RegisterEntries{
			{Register: record.Register{ID: "term", Title: "任期与选举", Unit: "届"}, Rows: []EntryRow{{Due: record.Due{Date: "2027-03-11", Days: 108}}}},
			{Register: record.Register{ID: "transfer", Title: "组织关系转接", Unit: "条"}, Rows: []EntryRow{
				{Entry: record.Entry{ID: 7, Title: "赵予宁"}, Due: record.Due{Field: "issued", Date: "2026-11-20", Days: -3, Overdue: true}}}},
		}}
	var got []string
	for _, task := range h.Tasks(&Agenda{Open: 12, Must: 4, Missed: 5, MissedIn: 2}) {
		got = append(got, task.Title)
	}
	want := "1 个党组织届满未换届 / 组织关系转接 1 条逾期 / 体检有 4 项必须整改 / 2026 年度考核还没有开始 / 1 个党组织六个月内届满 / 组织生活缺 5 次记录 / 2 名党员还没有分到支部 / 1 名党员没有身份证号"
	if s := strings.Join(got, " / "); s != want {
		t.Errorf("to do are %s", s)
	}
	for _, task := range h.Tasks(nil) {
		if task.Kind == TaskRegister && task.EntryID != 7 {
			t.Errorf("one late entry is not the task's: %+v", task)
		}
	}
}

// A step of the checklist that no other task is about is one itself, unless only days must pass.
func TestTheNextStepIsATask(t *testing.T) {
	h := HomeFacts{Orgs: 3, Members: 9, Branches: 3, WithoutTerm: 2, Committee: model.Committee{Year: 2026}, NoID: 1, WithoutBranch: 1,
		TermOverdue: []BranchRow{{Org: model.Org{Name: "甲支部", TermEnd: "2026-08-14"}, TermDays: -101}}}
	if got := taskTitles(h); len(got) < 2 || got[1] != "登记任期" {
		t.Errorf("to do are %v", got)
	}
	h = HomeFacts{Orgs: 3, Members: 9, Branches: 3, Committee: model.Committee{Year: 2026}, YearOpen: true, Finalised: true, Assessed: 3, SelfDone: 3,
		Stages: []YearStage{{ID: StagePublish, State: StageBegun, Now: true, Missing: []Missing{{Label: "公示到 12月30日结束", Wait: true}}}}}
	if got := taskTitles(h); len(got) != 1 || got[0] != "2026 年度已经核定" {
		t.Errorf("while the publication runs, to do are %v", got)
	}
}

func TestCheckingGoesOnOnlyOnceItBegan(t *testing.T) {
	h := HomeFacts{Orgs: 3, Members: 9, Branches: 3, Committee: model.Committee{Year: 2026}, YearOpen: true, Assessed: 3, SelfDone: 3, ToCheck: 3}
	if got := h.Tasks(nil)[0].Verb; got != "去复核" {
		t.Errorf("before it began: %s", got)
	}
	h.CheckedDone, h.ToCheck = 1, 2
	if got := h.Tasks(nil)[0].Verb; got != "继续复核" {
		t.Errorf("once it began: %s", got)
	}
}
