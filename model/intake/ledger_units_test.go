package intake

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake/headers"
	"github.com/shuangbai/shuangbai/model/sheet"
)

const propertyLedger = "党组织名称,组织类型,所属企业,企业类别,企业从业人数,党组织书记,届满日期\n" +
	"安居物业党支部,单独组建,安居物业服务有限公司,物业企业,120,陈立,2028-03-01\n" +
	"东湖片区物业联合党支部,联合组建,东湖花园项目部,项目部,12人,许文,2026-10-01\n"

func csv(t *testing.T, name, rows string) *sheet.Book {
	t.Helper()
	book, err := sheet.Read(context.Background(), name, []byte(rows))
	if err != nil {
		t.Fatal(err)
	}
	return book
}

// A committee of another sector calls its units otherwise: what is told of a firm is kept with the firm, and its staff are no Party members.
func TestTheLedgerOfAnotherSectorIsRead(t *testing.T) {
	known := &Known{Today: today, Orgs: committee()}
	plan := build(t, csv(t, "党组织台账.csv", propertyLedger), known, Options{})
	if plan.Summary != (Summary{New: 2}) || len(plan.Codes) != 0 {
		t.Fatalf("%+v %v", plan.Summary, plan.Codes)
	}
	for i, want := range []model.Unit{{Name: "安居物业服务有限公司", Kind: "物业企业", Staff: 120}, {Name: "东湖花园项目部", Kind: "项目部", Staff: 12}} {
		if kinds := [...]model.OrgKind{model.Branch, model.JointBranch}; plan.Orgs[i].Org.Kind != kinds[i] || plan.Orgs[i].Org.Formation != [...]model.Formation{"alone", "joint"}[i] {
			t.Errorf("%+v is of another kind or way of forming", plan.Orgs[i].Org)
		}
		if op := plan.Orgs[i]; len(op.Units) != 1 || op.Units[0].Unit != want || op.Org.ReportedSize != -1 {
			t.Errorf("%+v, want the unit %+v", op, want)
		}
	}

	known = apply(known, plan)
	again := build(t, csv(t, "党组织台账.csv", propertyLedger), known, Options{})
	if again.Summary != (Summary{Same: 2}) {
		t.Errorf("the same again: %+v", again.Summary)
	}
	changed := build(t, csv(t, "党组织台账.csv", strings.Replace(propertyLedger, "120", "131", 1)), known, Options{})
	if changed.Summary != (Summary{Same: 1, Update: 1}) {
		t.Fatalf("another headcount: %+v", changed.Summary)
	}
	op := changed.Orgs[0]
	if len(op.Told) != 1 || op.Told[0].Unit.Staff != 131 || !slices.Equal(op.Told[0].Changed, []Field{UnitStaff}) || !slices.Equal(changed.Sheets[0].Rows[0].Diff, []Change{{UnitStaff, "120", "131"}}) {
		t.Errorf("%+v, %+v", op, changed.Sheets[0].Rows[0].Diff)
	}
}

// A row that names several units tells of none of them.
func TestARowOfSeveralUnitsTellsOfNone(t *testing.T) {
	plan := build(t, csv(t, "台账.csv", "党组织名称,组织类型,所属企业,企业从业人数,届满日期\n联合党支部,联合组建,甲公司、乙公司,30,2028-03-01\n"), &Known{Today: today, Orgs: committee()}, Options{})
	if units := plan.Orgs[0].Units; len(units) != 2 || units[0].Unit.Staff != -1 || units[1].Unit.Staff != -1 {
		t.Errorf("%+v", units)
	}
}

// What a unit is called in a sector heads a column of units, in ledgers and in rosters.
func TestTheWordsOfSectorsForUnits(t *testing.T) {
	for _, header := range []string{"所在企业", "所属企业", "所属律所", "律所名称", "会计师事务所", "所在事务所", "所在医疗机构", "医疗机构名称", "医院名称", "所属学校", "物业公司", "所属单位", "所在养老机构"} {
		for kind, want := range map[Kind]Field{Branches: Units, Roster: WorkUnit} {
			words := wordsOf(kind)
			hits := words.Exact(headers.Key(header))
			if len(hits) != 1 || words.fields[hits[0].Field].Field != want {
				t.Errorf("%s in %s: %v", header, kind, hits)
			}
		}
	}
}
