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

// The same header where nobody says how many rows it has, also with a known word over the divided columns.
func TestAMergedHeadOverTwoColumnsIsAHeaderOfTwoRows(t *testing.T) {
	for _, head := range []string{"序号|党组织名称|类别|上级党组织|书记|党员||换届日期", "序号|党组织名称|类别|上级党组织|书记|党员人数||换届日期"} {
		s := tab("a", cells(head), cells("|||||正式|预备|"), cells("1|甲党支部|党支部|本党委|张三|7|1|2024-05-20"), cells("2|乙党支部|党支部|本党委|李四|5|0|2024-06-20"))
		s.Merges = append(s.Merges, sheet.Range{FirstRow: 0, LastRow: 0, FirstCol: 5, LastCol: 6})
		plan := build(t, bookOf(s), &Known{Today: today, Orgs: committee()}, Options{})
		if got := plan.Sheets[0]; plan.Kind != Branches || got.HeaderRow != 1 || got.HeaderRows != 2 || plan.Summary.New != 2 {
			t.Errorf("%s: %s, a header of %d rows at row %d, %+v", head, plan.Kind, got.HeaderRows, got.HeaderRow, plan.Summary)
		}
	}
}

// TestListsOfTheWindowAreKnown: a workbook that a list screen made is known by its mark; members and branches are read back.
func TestListsOfTheWindowAreKnown(t *testing.T) {
	known := &Known{Today: today, Orgs: committee()}
	list := func(title, head, line string) *Plan {
		book := bookOf(tab("a", cells(head), cells(line)))
		book.Paper = "list " + title
		return build(t, book, known, Options{})
	}
	for title, plan := range map[string]*Plan{
		"体检结果":  list("体检结果", "规则|党支部|问题", "ORG-04|甲党支部|覆盖单位多"),
		"党员花名册": list("党员花名册", "姓名|性别|公民身份号码", "张三|男|320102********0011"),
	} {
		if !slices.ContainsFunc(plan.Blocking, func(b Blocking) bool { return strings.Contains(b.Text, "这是程序导出的“"+title+"”") }) {
			t.Errorf("%s is not refused: %v", title, plan.Blocking)
		}
	}
	if plan := list("党组织台账", "党组织名称|类别|上级党组织|书记|换届日期", "丙党支部|党支部|本党委|张三|2024-05-20"); plan.Kind != Branches || len(plan.Orgs) != 1 {
		t.Errorf("the ledger is read as %s: %v", plan.Kind, plan.Blocking)
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
