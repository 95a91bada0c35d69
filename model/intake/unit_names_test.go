package intake

import (
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

// unitsKnown are a joint branch of three units, a unit of no branch, and a closed one.
func unitsKnown() *Known {
	known := &Known{Today: today, Orgs: orgs("甲片联合党支部", "乙党支部")}
	for i, name := range []string{"青禾培训学校", "松溪艺术中心（东区）", "松溪艺术", "丁律师事务所", "停办的学校"} {
		known.Units = append(known.Units, model.Unit{ID: int64(11 + i), Name: name, Staff: -1})
		if i < 3 {
			known.Covers = append(known.Covers, model.Cover{ID: int64(i + 1), OrgID: 1, UnitID: int64(11 + i)})
		}
	}
	known.Units[4].ClosedOn = "2025-06-30"
	return known
}

func TestWorkUnitsOfARoster(t *testing.T) {
	for _, c := range []struct {
		name, head, row string
		unit            int64 // of the data file, 0 for none
		made            string
		job             string
		unknown         string
		opts            Options
	}{
		{name: "a known one", head: "姓名|党支部|工作单位|岗位", row: "张三|甲片联合党支部|青禾培训学校|教师", unit: 11, job: "教师"},
		{name: "in another spelling", head: "姓名|党支部|所在单位", row: "张三|甲片联合党支部|松溪 艺术中心(东区)", unit: 12},
		{name: "of no branch", head: "姓名|党支部|单位名称", row: "张三|乙党支部|丁律师事务所", unit: 14},
		{name: "not known", head: "姓名|党支部|工作单位|岗位", row: "张三|乙党支部|戊学校|教师", job: "戊学校 教师", unknown: "戊学校"},
		{name: "nearly a known one", head: "姓名|党支部|工作单位", row: "张三|乙党支部|青禾培训学校有限公司", job: "青禾培训学校有限公司", unknown: "青禾培训学校有限公司"},
		{name: "closed", head: "姓名|党支部|工作单位", row: "张三|乙党支部|停办的学校", job: "停办的学校", unknown: "停办的学校"},
		{name: "all made anew", head: "姓名|党支部|工作单位|岗位", row: "张三|乙党支部|戊学校|教师", made: "戊学校", job: "教师", unknown: "戊学校",
			opts: Options{Answers: map[QuestionKey]string{{"units", -1}: "new"}}},
		{name: "all made anew but not what is nearly known", head: "姓名|党支部|工作单位", row: "张三|乙党支部|青禾培训学校有限公司", job: "青禾培训学校有限公司",
			unknown: "青禾培训学校有限公司", opts: Options{Answers: map[QuestionKey]string{{"units", -1}: "new"}}},
		{name: "said to be a known one", head: "姓名|党支部|工作单位", row: "张三|乙党支部|青禾", unit: 11, unknown: "青禾",
			opts: Options{Values: map[ValueKey]ValueChoice{{WorkUnit, "青禾"}: {Action: MapTo, To: "青禾培训学校"}}}},
		{name: "unit and post in one column", head: "姓名|党支部|单位及职务", row: "张三|乙党支部|丁律师事务所合伙人", unit: 14, job: "合伙人"},
		{name: "with a sign between", head: "姓名|党支部|工作单位及职务", row: "张三|乙党支部|丁律师事务所、合伙人", unit: 14, job: "合伙人"},
		{name: "a unit that is not known stays in the post", head: "姓名|党支部|单位及职务", row: "张三|乙党支部|戊学校教师", job: "戊学校教师"},
		{name: "a longer name", head: "姓名|党支部|单位及职务", row: "张三|乙党支部|青禾培训学校分校教师", job: "青禾培训学校分校教师"},
		{name: "the longest of two", head: "姓名|党支部|工作岗位", row: "张三|甲片联合党支部|松溪艺术中心（东区）教师", unit: 12, job: "松溪艺术中心（东区）教师"},
		{name: "a post begins with a unit of the branch", head: "姓名|党支部|工作岗位", row: "张三|甲片联合党支部|青禾培训学校教师", unit: 11, job: "青禾培训学校教师"},
		{name: "with one of another branch", head: "姓名|党支部|工作岗位", row: "张三|乙党支部|青禾培训学校教师", job: "青禾培训学校教师"},
		{name: "none", head: "姓名|党支部|工作单位|岗位", row: "张三|乙党支部|无|教师", job: "教师"},
	} {
		known := unitsKnown()
		plan := build(t, bookOf(tab("花名册", cells("党员花名册"), cells(c.head+"|入党日期"), cells(c.row+"|2010-07-01"))), known, c.opts)
		if len(plan.Members) != 1 {
			t.Errorf("%s: %d members, %+v", c.name, len(plan.Members), plan.Sheets[0].Rows)
			continue
		}
		op := plan.Members[0]
		if op.Unit.ID != c.unit || op.Member.UnitID != c.unit || op.Unit.ID == 0 && op.Unit.Name != c.made || op.Member.Job != c.job {
			t.Errorf("%s: unit %+v, post %q", c.name, op.Unit, op.Member.Job)
		}
		var unknown []string
		for _, u := range plan.Unknowns {
			unknown = append(unknown, u.Text)
		}
		if strings.Join(unknown, " ") != c.unknown {
			t.Errorf("%s: not known are %v", c.name, unknown)
		}
		if c.made == "" && len(plan.NewUnits) != 0 || c.made != "" && (len(plan.NewUnits) != 1 || plan.NewUnits[0].Cover != "乙党支部" || plan.NewUnits[0].Rows != 1) {
			t.Errorf("%s: new units %+v", c.name, plan.NewUnits)
		}
	}
}

// A unit is asked about once, however many rows name it, and goes under the branch to which most of its people belong.
func TestANewUnitIsAskedAboutOnce(t *testing.T) {
	rows := [][]any{cells("党员花名册"), cells("姓名|党支部|工作单位|入党日期"), cells("张三|乙党支部|戊 学校|2010-07-01"), cells("李四|甲片联合党支部|戊学校|2011-07-01"),
		cells("王五|甲片联合党支部|戊学校|2012-07-01"), cells("赵六|甲片联合党支部|己学校|2012-07-01")}
	asked := build(t, bookOf(tab("花名册", rows...)), unitsKnown(), Options{})
	if len(asked.Unknowns) != 2 || asked.Unknowns[0].Count != 3 || len(asked.Questions) != 1 || !strings.Contains(asked.Questions[0].Text, "戊学校、己学校") ||
		asked.Outcome != OutcomeDecide || asked.Summary.New != 4 {
		t.Errorf("unknown %+v, questions %+v, %s %+v", asked.Unknowns, asked.Questions, asked.Outcome, asked.Summary)
	}
	made := build(t, bookOf(tab("花名册", rows...)), unitsKnown(), Options{Answers: map[QuestionKey]string{{"units", -1}: "new"}})
	if len(made.NewUnits) != 2 || made.NewUnits[0].Cover != "甲片联合党支部" || made.NewUnits[0].Rows != 3 || made.Outcome != OutcomeOK {
		t.Errorf("new units %+v, %s", made.NewUnits, made.Outcome)
	}
	said := build(t, bookOf(tab("花名册", rows...)), unitsKnown(), Options{Values: map[ValueKey]ValueChoice{
		{WorkUnit, "戊学校"}: {Action: KeepAsIs}, {WorkUnit, "己学校"}: {Action: CreateIt, To: "己学校"}}})
	if len(said.Questions) != 0 || len(said.NewUnits) != 1 || said.NewUnits[0].Name != "己学校" || said.Members[0].Member.Job != "戊 学校" {
		t.Errorf("questions %+v, new units %+v, post %q", said.Questions, said.NewUnits, said.Members[0].Member.Job)
	}
}

func TestAKnownMemberMovesToAnotherUnit(t *testing.T) {
	known := unitsKnown()
	known.Members = []model.Member{{ID: 1, Name: "张三", BranchID: 1, Birth: "1980-01-01", JoinDate: "2010-07-01", UnitID: 11, Job: "教师", Status: model.StatusNormal}}
	for row, want := range map[string]string{
		"张三|1980-01-01|甲片联合党支部|青禾培训学校|教师": "", "张三|1980-01-01|甲片联合党支部|丁律师事务所|教师": "unit 青禾培训学校 丁律师事务所",
		"张三|1980-01-01|甲片联合党支部||教师": "", "张三|1980-01-01|甲片联合党支部|戊学校|教师": "job 教师 戊学校 教师",
	} {
		plan := build(t, bookOf(tab("花名册", cells("党员花名册"), cells("姓名|出生日期|党支部|工作单位|岗位"), cells(row))), known, Options{})
		got := ""
		for _, d := range plan.Sheets[0].Row(3).Diff {
			got += string(d.Field) + " " + d.Old + " " + d.New
		}
		if got != want {
			t.Errorf("%s: %q, want %q", row, got, want)
		}
	}
}

func TestALedgerRowWithoutAnOrganisation(t *testing.T) {
	plan := build(t, bookOf(tab("台账", cells("党组织名称|组织类别|组建方式|成立时间"), cells("甲党支部|党支部|派入党员单独组建|2019-05-01"), cells("乙学校|党支部|派指导员|"))), nil, Options{Kind: Branches})
	if len(plan.Orgs) != 1 || plan.Orgs[0].Org.Formation != model.FormedSeconded {
		t.Errorf("organisations %+v", plan.Orgs)
	}
	if r := plan.Sheets[0].Row(3); r.Kind != ErrorRow || rowCodes(r) != string(NoOrganisation) {
		t.Errorf("row 3 is %s %v", r.Kind, r.Problems)
	}
}
