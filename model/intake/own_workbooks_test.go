package intake

import (
	"slices"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model/sheet"
)

// TestColumnsOfNumbersAreNoNames: in somebody else's ledger too, counts under 覆盖单位 make no units, and one of the columns under
// 党员 is not the number of members.
func TestColumnsOfNumbersAreNoNames(t *testing.T) {
	s := tab("a", cells("序号|党组织名称|类别|上级党组织|党员||覆盖单位|换届日期"), cells("||||正式|预备||"),
		cells("1|甲党支部|党支部|本党委|7|1|2|2024-05-20"), cells("2|乙党支部|党支部|本党委|5|0|1|2024-06-20"))
	s.Merges = append(s.Merges, sheet.Range{FirstRow: 0, LastRow: 0, FirstCol: 4, LastCol: 5})
	known := &Known{Today: today, Orgs: committee()}
	plan := build(t, bookOf(s), known, Options{Sheets: map[int]SheetOptions{0: {HeaderRow: 1, HeaderRows: 2}}})
	if plan.Kind != Branches || plan.Summary.New != 2 || len(plan.Orgs) != 2 {
		t.Fatalf("%s %+v", plan.Kind, plan.Summary)
	}
	for _, op := range plan.Orgs {
		if len(op.Units) != 0 || op.Org.ReportedSize != -1 || op.Parent.ID != 1 {
			t.Errorf("%+v", op)
		}
	}
	if c := plan.Sheets[0].ColumnOf(UnitCount); c != 6 {
		t.Errorf("the counts of units are column %d", c)
	}
	if head := cells("党组织名称|类别|上级党组织|覆盖单位"); len(build(t, bookOf(tab("b", head, cells("丙党支部|党支部|本党委|一校、二校"))), known, Options{}).Orgs[0].Units) != 2 {
		t.Error("names under 覆盖单位 are no units")
	}
}

// TestPrintedPapersAreRefused: a workbook of our own that is no list to import is named as what it is, under whatever kind it is
// opened.
func TestPrintedPapersAreRefused(t *testing.T) {
	roster := tab("a", cells("序号|姓名|公民身份号码|性别|民族"), cells("1|张三|320102********0011|男|汉族"))
	for paper, want := range map[string]string{"summary 2026年度考核结果汇总表": "这是程序打印的“2026年度考核结果汇总表”", "roster 党员花名册": "身份证号印全", "ballot 测评票": "导入计票表"} {
		for _, k := range []Kind{"", Roster} {
			book := bookOf(roster)
			book.Paper = paper
			plan := build(t, book, &Known{Today: today, Orgs: committee()}, Options{Kind: k})
			if !slices.ContainsFunc(plan.Blocking, func(b Blocking) bool { return strings.Contains(b.Text, want) }) || len(plan.Members) > 0 {
				t.Errorf("%s as %q: %v, %d members", paper, k, plan.Blocking, len(plan.Members))
			}
		}
	}
}
