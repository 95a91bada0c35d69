package office

import (
	"context"
	"fmt"
	"reflect"
	"testing"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/record"
)

// unitNamed is the row of a unit in the list, closed ones too; it fails the test where there is none.
func unitNamed(t *testing.T, o *Office, name string) UnitRow {
	t.Helper()
	rows, err := o.Units(context.Background(), true)
	if err != nil {
		t.Fatal(err)
	}
	for _, u := range rows {
		if u.Name == name {
			return u
		}
	}
	t.Fatalf("no unit %s", name)
	return UnitRow{}
}

// unitOffice is an empty committee of 25 November 2026.
func unitOffice(t *testing.T) *Office {
	t.Helper()
	o := emptyOffice(t)
	o.now = func() time.Time { return time.Date(2026, 11, 25, 9, 0, 0, 0, time.Local) }
	return o
}

func withUnits(t *testing.T) string {
	return writeSheet(t, "花名册.xlsx", []any{"党员花名册"}, []any{"姓名", "党支部", "工作单位", "工作岗位", "人员类别", "入党日期"},
		[]any{"张三", "东片联合党支部", "青禾学校", "教师", "正式党员", "2010-07-01"},
		[]any{"李四", "东片联合党支部", "青禾学校", "教师", "正式党员", "2011-07-01"},
		[]any{"王五", "西片联合党支部", "青 禾学校", "教师", "正式党员", "2012-07-01"},
		[]any{"赵六", "西片联合党支部", "松溪中心", "会计", "预备党员", "2026-01-10"})
}

// A roster with units, its questions answered, makes the units under the branches of their people; the checkup then finds
// the unit of three full members in two branches; one undo takes all of it back, another brings it again.
func TestARosterBringsItsUnits(t *testing.T) {
	ctx, o := context.Background(), unitOffice(t)
	d, err := o.ReadImport(ctx, withUnits(t), intake.Options{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	opts := d.Options
	opts.Answers = map[intake.QuestionKey]string{{Code: "units", Sheet: -1}: "new"}
	if err := o.Replan(ctx, d, opts, nil); err != nil {
		t.Fatal(err)
	}
	change, err := o.Apply(ctx, d, ApplyOptions{})
	if err != nil {
		t.Fatal(err)
	}
	found := func() bool {
		t.Helper()
		u := unitNamed(t, o, "青禾学校")
		if u.Full != 3 || u.OrgNames() != "东片联合党支部" || u.Coverage != model.CoveredJointly || !u.Due() {
			t.Errorf("青禾学校: %+v", u)
		}
		if s := unitNamed(t, o, "松溪中心"); s.Full != 0 || s.Probation != 1 || s.People != 1 {
			t.Errorf("松溪中心: %+v", s)
		}
		report, err := o.Checkup(ctx, "")
		if err != nil {
			t.Fatal(err)
		}
		one := report.Only("ORG-01", 0).Findings
		return len(one) == 1 && one[0].Branch == "东片联合党支部" && one[0].Item == "青禾学校" && one[0].Number == 3
	}
	if !found() {
		t.Error("the checkup does not find the unit of three full members")
	}
	agree(t, o)
	undone, err := o.Undo(ctx, change)
	if err != nil {
		t.Fatal(err)
	}
	if rows, _ := o.Units(ctx, true); len(rows) != 0 {
		t.Errorf("after the undo there are %+v", rows)
	}
	if _, err := o.Undo(ctx, undone.ChangeSet); err != nil {
		t.Fatal(err)
	}
	if !found() {
		t.Error("after undo and redo the checkup does not find the unit")
	}
	again, err := o.ReadImport(ctx, withUnits(t), intake.Options{}, nil)
	if err != nil || again.Plan.Summary.Same != 4 || len(again.Plan.Questions) != 0 {
		t.Errorf("the same file again: %+v %+v %v", again.Plan.Summary, again.Plan.Questions, err)
	}
}

// A unit that an import made and somebody else works at since then stays when the import is undone.
func TestAUnitInUseOutlivesItsImport(t *testing.T) {
	ctx, o := context.Background(), unitOffice(t)
	d, err := o.ReadImport(ctx, withUnits(t), intake.Options{Answers: map[intake.QuestionKey]string{{Code: "units", Sheet: -1}: "new"}}, nil)
	if err != nil {
		t.Fatal(err)
	}
	change, err := o.Apply(ctx, d, ApplyOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if _, _, err := o.SaveMember(ctx, model.Member{Name: "后来的人", Kind: model.FullMember, UnitID: unitNamed(t, o, "青禾学校").ID}); err != nil {
		t.Fatal(err)
	}
	report, err := o.Undo(ctx, change)
	if err != nil || len(report.Kept) == 0 {
		t.Fatalf("%+v %v", report, err)
	}
	if u := unitNamed(t, o, "青禾学校"); u.Full != 1 {
		t.Errorf("%+v", u)
	}
	if rows, _ := o.Units(ctx, true); len(rows) != 1 {
		t.Errorf("left are %+v", rows)
	}
}

// In the sample the roster of a joint branch has the unit before the post: the links come from there.
func TestTheSampleKnowsWherePeopleWork(t *testing.T) {
	ctx, o := context.Background(), sampleCopy(t)
	for name, full := range map[string]int{"画童美术培训中心": 3, "众学教育培训中心": 4, "飞鱼游泳培训中心": 4, "萤火科学培训中心": 3, "光华幼儿园": 3} {
		if u := unitNamed(t, o, name); u.Full != full || !u.Due() {
			t.Errorf("%s: %d full members, due %v", name, u.Full, u.Due())
		}
	}
	rows, err := o.Units(ctx, false)
	if err != nil {
		t.Fatal(err)
	}
	people, due := 0, 0
	for _, u := range rows {
		d, err := o.Unit(ctx, u.ID)
		if err != nil || !reflect.DeepEqual(d.UnitRow, u) || len(d.Members) != u.People {
			t.Errorf("%s: the pane has %d people (%v), the list %d", u.Name, len(d.Members), err, u.People)
		}
		people += u.People
		if u.Due() {
			due++
		}
	}
	f, err := o.Coverage(ctx)
	if err != nil || f.Units != len(rows) || f.Alone+f.Jointly+f.ByPerson+f.Blank != f.Units || due != 5 || f.Due-f.Built != 5 {
		t.Errorf("%d of %d units must have a branch and have none, %d people, %+v, %v", due, len(rows), people, f, err)
	}
	if got := f.Organised().Text(); got != "54/54，100.00%" && f.Units == 54 {
		t.Errorf("organised %s", got)
	}
}

func TestTheTwoCoverages(t *testing.T) {
	ctx, o := context.Background(), unitOffice(t)
	branch := func(name string, kind model.OrgKind, units ...string) int64 {
		t.Helper()
		id, _, err := o.SaveBranch(ctx, BranchEdit{Org: model.Org{Name: name, Kind: kind}, Units: units})
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	alone := branch("甲学校党支部", model.Branch, "甲学校")
	joint := branch("东片联合党支部", model.JointBranch, "乙学校", "丙学校")
	for i, branch := range []int64{alone, alone, alone, joint, joint, joint} {
		m := model.Member{Name: fmt.Sprintf("党员%d", i), Kind: model.FullMember, BranchID: branch}
		if branch == joint {
			m.UnitID = unitNamed(t, o, "乙学校").ID
		}
		if _, _, err := o.SaveMember(ctx, m); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"丁学校", "戊学校"} {
		if _, _, err := o.SaveUnit(ctx, model.Unit{Name: name, Staff: -1}, 0); err != nil {
			t.Fatal(err)
		}
	}
	sent := record.Entry{Register: "instructor", Values: map[string]string{"unit": fmt.Sprint(unitNamed(t, o, "丁学校").ID), "name": "周敏", "from": "2026-01-01"}}
	if _, _, err := o.SaveEntry(ctx, sent); err != nil {
		t.Fatal(err)
	}
	f, err := o.Coverage(ctx)
	want := model.CoverageFigures{Units: 5, Alone: 1, Jointly: 2, ByPerson: 1, Blank: 1, Due: 2, Built: 1}
	if err != nil || f != want {
		t.Errorf("%+v, want %+v, %v", f, want, err)
	}
	if f.Organised().Text() != "3/5，60.00%" || f.Worked().Text() != "1/2，50.00%" || f.OfDue().Text() != "1/2，50.00%" {
		t.Errorf("rates %s, %s, %s", f.Organised().Text(), f.Worked().Text(), f.OfDue().Text())
	}
	if u := unitNamed(t, o, "丁学校"); u.Instructor != "周敏" || u.Coverage != model.CoveredByPerson {
		t.Errorf("丁学校: %+v", u)
	}
	if _, err := o.CloseUnit(ctx, unitNamed(t, o, "戊学校").ID, o.Today(), "停办"); err != nil {
		t.Fatal(err)
	}
	if f, _ = o.Coverage(ctx); f.Units != 4 || f.Blank != 0 {
		t.Errorf("after one closed: %+v", f)
	}
}

func TestUnitsAreChanged(t *testing.T) {
	ctx, o := context.Background(), unitOffice(t)
	one, _, err := o.SaveBranch(ctx, BranchEdit{Org: model.Org{Name: "甲学校党支部", Kind: model.Branch}, Units: []string{"甲学校（东区）"}})
	if err != nil {
		t.Fatal(err)
	}
	other, _, err := o.SaveBranch(ctx, BranchEdit{Org: model.Org{Name: "东片联合党支部", Kind: model.JointBranch}})
	if err != nil {
		t.Fatal(err)
	}
	west, _, err := o.SaveBranch(ctx, BranchEdit{Org: model.Org{Name: "西片联合党支部", Kind: model.JointBranch}, Units: []string{"甲学校 (东区)"}})
	if err != nil {
		t.Fatal(err)
	}
	if rows, _ := o.Units(ctx, true); len(rows) != 1 || len(rows[0].Orgs) != 2 {
		t.Errorf("a unit in another spelling: %+v", rows)
	}
	if _, err := o.CloseBranch(ctx, west, o.Today(), "并入"); err != nil {
		t.Fatal(err)
	}
	if _, _, err := o.SaveUnit(ctx, model.Unit{Name: "甲学校 (东区)", Staff: -1}, 0); model.CodeOf(err) != model.Invalid {
		t.Errorf("a second unit of the name in another spelling: %v", err)
	}
	u := unitNamed(t, o, "甲学校（东区）")
	u.CreditCode, u.Staff = "52320100MJ5860123X", 42
	if _, _, err := o.SaveUnit(ctx, u.Unit, one); err != nil {
		t.Fatal(err)
	}
	if _, _, err := o.SaveUnit(ctx, model.Unit{Name: "乙学校", CreditCode: "52320100MJ5860123X", Staff: -1}, 0); model.CodeOf(err) != model.Invalid {
		t.Errorf("a second unit of the code: %v", err)
	}
	if _, _, err := o.SaveUnit(ctx, u.Unit, other); err != nil {
		t.Fatal(err)
	}
	if got := unitNamed(t, o, u.Name); got.OrgNames() != "东片联合党支部" || got.Staff != 42 {
		t.Errorf("moved to another branch: %+v", got)
	}
	if hits := o.Find("jxx", 5); len(hits) == 0 || hits[0].Kind != BranchHit || len(o.Find("甲学校（东", 5)) != 1 || o.Find("甲学校（东", 5)[0].Kind != UnitHit {
		t.Errorf("the search finds %+v and %+v", hits, o.Find("甲学校（东", 5))
	}
	change, err := o.CloseUnit(ctx, u.ID, o.Today(), "停办")
	if err != nil {
		t.Fatal(err)
	}
	if got := unitNamed(t, o, u.Name); got.ClosedOn != o.Today() || len(got.Orgs) != 0 {
		t.Errorf("closed: %+v", got)
	}
	if _, err := o.Undo(ctx, change); err != nil {
		t.Fatal(err)
	}
	if got := unitNamed(t, o, u.Name); got.ClosedOn != "" || got.OrgNames() != "东片联合党支部" {
		t.Errorf("after the undo: %+v", got)
	}
}

func TestUnitsAreReadFromPosts(t *testing.T) {
	ctx, o := context.Background(), unitOffice(t)
	joint, _, err := o.SaveBranch(ctx, BranchEdit{Org: model.Org{Name: "东片联合党支部", Kind: model.JointBranch}, Units: []string{"乙学校", "丙学校"}})
	if err != nil {
		t.Fatal(err)
	}
	for name, job := range map[string]string{"张三": "乙学校教师", "李四": "丙学校", "王五": "教师", "赵六": "乙学校分校教师"} {
		if _, _, err := o.SaveMember(ctx, model.Member{Name: name, Kind: model.FullMember, BranchID: joint, Job: job}); err != nil {
			t.Fatal(err)
		}
	}
	found, err := o.UnitsByPost(ctx)
	if err != nil || len(found) != 2 {
		t.Fatalf("%+v %v", found, err)
	}
	n, change, err := o.LinkByPost(ctx)
	if err != nil || n != 2 || change == 0 {
		t.Fatal(n, change, err)
	}
	if u := unitNamed(t, o, "乙学校"); u.Full != 1 {
		t.Errorf("乙学校: %+v", u)
	}
	if found, _ := o.UnitsByPost(ctx); len(found) != 0 {
		t.Errorf("left are %+v", found)
	}
}
