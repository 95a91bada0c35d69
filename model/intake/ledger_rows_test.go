package intake

import (
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

func TestEducationLedger(t *testing.T) {
	known := &Known{Today: today, Orgs: committee()}
	plan := build(t, open(t, "branches-education.xlsx"), known, Options{})
	if want := (Summary{New: 25, Skip: 1}); plan.Summary != want || len(plan.Codes) != 0 {
		t.Errorf("%+v %v, want %+v and no problems", plan.Summary, plan.Codes, want)
	}
	byName := map[string]OrgOp{}
	units, overdue := 0, 0
	for _, op := range plan.Orgs {
		byName[op.Org.Name] = op
		units += len(op.Units)
		if op.Org.TermEnd.Before(model.DateOf(today)) {
			overdue++
		}
	}
	if overdue != 3 {
		t.Errorf("%d organisations are overdue, want 3", overdue)
	}
	if op := byName["育华实验小学党支部"]; op.Parent.Name != "育华教育集团党总支" || op.Parent.ID != 0 {
		t.Errorf("育华实验小学党支部 is under %v", op.Parent)
	}
	if op := byName["启明外国语学校党支部"]; op.Parent.ID != 1 || op.Org.ReportedSize != 53 || op.Org.SetUpOn != "2014-09-01" || op.Org.InCharter != model.Yes {
		t.Errorf("启明外国语学校党支部: %+v", op)
	}
	if op := byName["城南片区民办幼儿园联合党支部"]; len(op.Units) != 8 || op.Org.Kind != model.JointBranch || len(op.Posts) != 8 || op.Org.SeatOnBoard != model.Attends {
		t.Errorf("城南片区民办幼儿园联合党支部: %d units, %d posts", len(op.Units), len(op.Posts))
	}
	if op := byName["秦风艺术培训学校党支部"]; len(op.Posts) != 0 {
		t.Errorf("秦风艺术培训学校党支部 has posts %v, want none", op.Posts)
	}
	law := build(t, open(t, "branches-law.xlsx"), known, Options{})
	if want := (Summary{New: 18, Skip: 1}); law.Summary != want {
		t.Errorf("law: %+v, want %+v", law.Summary, want)
	}
}

func TestLedgerAfterTheRoster(t *testing.T) {
	known := &Known{Today: today, Orgs: committee()}
	known = apply(known, build(t, open(t, "roster-education.xlsx"), known, Options{}))
	plan := build(t, open(t, "branches-education.xlsx"), known, Options{})
	if want := (Summary{New: 1, Update: 24, Skip: 1}); plan.Summary != want {
		t.Errorf("%+v, want %+v", plan.Summary, want)
	}
	linked := 0
	for _, op := range plan.Orgs {
		for _, p := range op.Posts {
			if p.MemberID != 0 {
				linked++
			}
		}
	}
	if linked < 80 {
		t.Errorf("%d posts are linked to members, want most", linked)
	}
}

func TestLedgerChanges(t *testing.T) {
	head := cells("党组织名称|组织类别|上级党组织|书记|委员|覆盖单位|本届届满时间")
	known := apply(&Known{Today: today, Orgs: committee()}, build(t, bookOf(tab("a", head,
		cells("甲党支部|党支部||张三|李四（组织委员）、王五（宣传委员）|一校、二校|2027-05"))), &Known{Today: today, Orgs: committee()}, Options{}))
	plan := build(t, bookOf(tab("a", head, cells("甲党支部|党支部|某某区民办教育行业综合党委|赵六|李四（组织委员）、钱七(纪检)|一校，三校|2027-05-20"))), known, Options{})
	op := plan.Orgs[0]
	if plan.Summary.Update != 1 || len(op.Posts) != 2 || len(op.Ended) != 2 || len(op.Units) != 1 || len(op.Dropped) != 1 || op.Org.TermEnd != "2027-05-20" || op.Org.ParentID != 1 {
		t.Errorf("%+v %+v %v", plan.Summary, op, plan.Sheets[0].Rows[0].Diff)
	}
	if plan := build(t, bookOf(tab("a", head, cells("甲党支部||||||"))), known, Options{}); plan.Summary.Same != 1 {
		t.Errorf("empty cells changed something: %+v", plan.Orgs)
	}
}

func TestLedgerOddities(t *testing.T) {
	head := cells("党组织名称|组织类别|上级党组织|书记|覆盖单位|覆盖单位数")
	plan := build(t, bookOf(tab("a", head,
		cells("甲党支部|党支部|乙党总支|张三|一校|1"), cells("乙党总支|党总支|甲党支部|李四|二校|1"),
		cells("丙联合党支部|联合党支部|某某区民办教育行业综合党委|王五|三校|"), cells("丙联合党支部|联合党支部|||四校|"),
		cells("丁党支部|党支部|没有的党总支|赵六|五校；六校、七校|2"), cells("戊党支部|怪支部||暂缺|八校|1"), cells("|党支部||孙七|九校|1"))),
		&Known{Today: today, Orgs: committee()}, Options{})
	for row, want := range map[int]string{2: "error parent-circle", 3: "error parent-circle", 4: "new ", 5: "skip ", 6: "new count-mismatch parent-unknown", 7: "new value-unknown", 8: "error missing-name"} {
		r := plan.Sheets[0].Row(row)
		if got := string(r.Kind) + " " + rowCodes(r); got != want {
			t.Errorf("row %d: %q, want %q", row, got, want)
		}
	}
	for _, op := range plan.Orgs {
		switch {
		case op.Org.Name == "丙联合党支部" && len(op.Units) != 2:
			t.Errorf("丙联合党支部 has %d units, want both rows'", len(op.Units))
		case op.Org.Name == "戊党支部" && (len(op.Posts) != 0 || op.Org.Kind != model.Branch):
			t.Errorf("戊党支部: %+v", op)
		}
	}
}

func TestPosts(t *testing.T) {
	for in, want := range map[string]string{
		"蒋心月（组织委员）、彭永珊（宣传委员）、令狐飞（纪检委员）": "蒋心月 organisation、彭永珊 publicity、令狐飞 discipline",
		"组织委员：张三；宣传委员：李四":               "张三 organisation、李四 publicity",
		"张三 李四":      "张三 board、李四 board",
		"张三(组织统战委员)": "张三 organisation、张三 united-front",
		"努尔兰·艾力（组织委员）\n扎西次仁（青年委员）": "努尔兰·艾力 organisation、扎西次仁 youth",
		"": "", "无": "", "空缺": "",
	} {
		var got []string
		for _, p := range parsePosts(in, Board) {
			got = append(got, p.Name+" "+string(p.Duty))
		}
		if strings.Join(got, "、") != want {
			t.Errorf("%q: %v, want %q", in, got, want)
		}
	}
}
