package intake

import (
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/sheet"
)

// named makes a book of one sheet under a title.
func named(title string, rows ...[]any) *sheet.Book {
	if title != "" {
		rows = append([][]any{{title}}, rows...)
	}
	return bookOf(tab("Sheet1", rows...))
}

func TestAListOfPeopleIsNotYetARoster(t *testing.T) {
	const id = "11010519491231002X"
	for _, c := range []struct {
		name, title string
		rows        [][]any
		want        string // roster, asks, refused
	}{
		{"dates of joining", "", [][]any{cells("姓名|入党时间|电话"), cells("张三|2001-07-01|13912345678")}, "roster"},
		{"a member kind", "", [][]any{cells("姓名|政治面貌|电话"), cells("张三|中共党员|13912345678")}, "roster"},
		{"a kind of something else", "", [][]any{cells("姓名|类别|电话"), cells("张三|教师|13912345678")}, "refused"},
		{"branch and ID number", "", [][]any{cells("姓名|身份证号|党支部"), cells("张三|" + id + "|甲党支部")}, "roster"},
		{"the branch in the title, an ID number", "甲党支部花名册", [][]any{cells("姓名|身份证号"), cells("张三|" + id)}, "roster"},
		{"names and posts and phones", "", [][]any{cells("序号|姓名|职务|联系电话"), cells("1|张三|校长|13912345678")}, "refused"},
		{"a training list", "2026 年书记培训名单", [][]any{cells("序号|姓名|单位及职务|联系电话"), cells("1|张三|甲学校校长|13912345678")}, "refused"},
		{"a training list with branches", "党务干部培训班报名表", [][]any{cells("姓名|所在党支部|联系电话"), cells("张三|甲党支部|13912345678")}, "asks"},
		{"a training list with all that a roster has", "党员培训签到表", [][]any{cells("姓名|身份证号|所在党支部|入党时间"), cells("张三|" + id + "|甲党支部|2001-07-01")}, "roster"},
		{"name and ID number", "", [][]any{cells("姓名|身份证号"), cells("张三|" + id)}, "asks"},
		{"name and branch", "", [][]any{cells("姓名|党支部|电话"), cells("张三|甲党支部|13912345678")}, "asks"},
		{"a roster by its title", "甲党支部党员名册", [][]any{cells("姓名|性别|电话"), cells("张三|男|13912345678")}, "roster"},
		{"staff", "教职工通讯录", [][]any{cells("姓名|性别|民族|出生年月|学历|手机"), cells("张三|男|汉|1980.1|本科|13912345678")}, "refused"},
		{"dues", "2026 年党费收缴表", [][]any{cells("姓名|身份证号|所在党支部|人员类别|月应交"), cells("张三|" + id + "|甲党支部|正式党员|20")}, "asks"},
		{"letters", "", [][]any{cells("姓名|身份证号|所在党支部|介绍信编号|开具日期"), cells("张三|" + id + "|甲党支部|1号|2026-01-01")}, "asks"},
		{"names alone", "入党积极分子培训班报名表", [][]any{cells("姓名|单位|电话"), cells("张三|甲学校|13912345678")}, "asks"},
	} {
		book := named(c.title, c.rows...)
		plan := build(t, book, nil, Options{})
		got := "refused"
		switch {
		case plan.Unanswered() != nil:
			got = "asks"
		case plan.Kind == Roster:
			got = "roster"
		}
		if got != c.want || got == "refused" && (len(plan.Blocking) != 1 || !strings.Contains(plan.Blocking[0].Text, "人员名单")) || got == "asks" && plan.Outcome != OutcomeDecide {
			t.Errorf("%s: %s, want %s; %v %v", c.name, got, c.want, plan.Blocking, plan.Questions)
		}
		if plan := build(t, book, nil, Options{Kind: Roster}); plan.Unanswered() != nil || plan.Summary.New != 1 {
			t.Errorf("%s, called a roster: %+v %v", c.name, plan.Summary, plan.Blocking)
		}
		if got == "asks" {
			yes := build(t, book, nil, Options{Answers: map[QuestionKey]string{{peopleList, 0}: "roster"}})
			no := build(t, book, nil, Options{Answers: map[QuestionKey]string{{peopleList, -1}: "other"}})
			if yes.Unanswered() != nil || yes.Summary.New != 1 || no.ToWrite() > 0 || len(no.Blocking) != 1 {
				t.Errorf("%s: yes %+v, no %+v %v", c.name, yes.Summary, no.Summary, no.Blocking)
			}
		}
	}
}

func TestAListOfKnownMembersIsARoster(t *testing.T) {
	known := &Known{Today: today, Orgs: orgs("甲党支部"), Members: []model.Member{{ID: 1, Name: "张三", BranchID: 1, Status: model.StatusNormal}}}
	for title, asks := range map[string]bool{"": false, "培训名单": true} {
		plan := build(t, named(title, cells("姓名|党支部|电话"), cells("张三|甲党支部|13912345678")), known, Options{})
		if (plan.Unanswered() != nil) != asks {
			t.Errorf("%q: %v", title, plan.Questions)
		}
	}
}

func TestApplicantsActivistsAndTargets(t *testing.T) {
	known := &Known{Today: today, Orgs: orgs("甲党支部"), Members: []model.Member{
		{ID: 1, Name: "周一", IDNumber: "11010519491231002X", BranchID: 1, Kind: model.FullMember, Status: model.StatusNormal},
		{ID: 2, Name: "吴二", IDNumber: "34052419800101001X", BranchID: 1, Kind: model.Applicant, ApplyDate: "2024-01-01", Status: model.StatusNormal}}}
	plan := build(t, named("入党积极分子名册", cells("姓名|身份证号|所在党支部|提交入党申请时间|确定入党积极分子时间|确定发展对象时间"),
		cells("张三||甲党支部|2024-01-01|2025-01-01|"), cells("李四||甲党支部|2024-01-01|2025-01-01|2026-01-01"), cells("王五||甲党支部|||"),
		cells("周一|11010519491231002X|甲党支部|||"), cells("吴二|34052419800101001X|甲党支部||2025-02-01|")), known, Options{})
	want := []model.Member{{Kind: model.Activist, ApplyDate: "2024-01-01", ActivistDate: "2025-01-01"},
		{Kind: model.Target, ApplyDate: "2024-01-01", ActivistDate: "2025-01-01", TargetDate: "2026-01-01"}, {Kind: model.Activist},
		{Kind: model.Activist, ApplyDate: "2024-01-01", ActivistDate: "2025-02-01"}}
	if len(plan.Members) != len(want) || plan.Sheets[0].Rows[3].Kind != Same {
		t.Fatalf("%d to write, the member is %s", len(plan.Members), plan.Sheets[0].Rows[3].Kind)
	}
	for i, op := range plan.Members {
		m := op.Member
		if got := (model.Member{Kind: m.Kind, ApplyDate: m.ApplyDate, ActivistDate: m.ActivistDate, TargetDate: m.TargetDate}); got != want[i] {
			t.Errorf("%s: %+v, want %+v", m.Name, got, want[i])
		}
	}
	applicants := build(t, named("", cells("姓名|党支部|递交入党申请书时间"), cells("张三|甲党支部|2026.3.5")), nil, Options{})
	if m := applicants.Members[0].Member; m.Kind != model.Applicant || m.ApplyDate != "2026-03-05" {
		t.Errorf("without a title: %+v", m)
	}
	members := build(t, named("", cells("姓名|党支部|申请入党日期|入党日期"), cells("张三|甲党支部|1999.3.5|2001.7.1")), nil, Options{})
	if m := members.Members[0].Member; m.Kind != model.KindNotRecorded || m.ApplyDate != "1999-03-05" {
		t.Errorf("who has joined: %+v", m)
	}
}
