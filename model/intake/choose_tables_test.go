package intake

import (
	"testing"

	"github.com/shuangbai/shuangbai/model/sheet"
)

// people are rows with sound ID numbers, as many as wanted.
func people(n, from int, branch string) [][]any {
	var rows [][]any
	for i := from; i < from+n; i++ {
		id, birth := syntheticID(i)
		rows = append(rows, []any{i + 1, syntheticName(i), id, birth, branch})
	}
	return rows
}

func rowsOf(parts ...any) [][]any {
	var out [][]any
	for _, p := range parts {
		switch p := p.(type) {
		case []any:
			out = append(out, p)
		case [][]any:
			out = append(out, p...)
		}
	}
	return out
}

var head5 = cells("序号|姓名|身份证号|出生年月|所在党支部")

func TestLinesThatAreNoPeople(t *testing.T) {
	plan := build(t, bookOf(tab("总册", rowsOf(
		cells("某某区民办教育行业党员花名册"), cells("填报单位：某某党委||||填报日期：2026年11月20日"), []any{}, head5,
		people(3, 0, "甲党支部"), cells("小计|3人"), []any{nil, nil, nil}, head5, people(2, 3, "乙党支部"), cells("|甲乙合计||5人"), []any{6, nil, nil, nil, nil},
		cells("注：本表一式两份"), cells("填表人：||审核人：||（盖章）"), cells("  |　"),
	)...)), nil, Options{})
	if want := (Summary{New: 5, Skip: 6}); plan.Summary != want {
		t.Errorf("%+v, want %+v", plan.Summary, want)
		for _, r := range plan.Sheets[0].Rows {
			t.Log(r.Number, r.Kind, r.Skip, r.Values)
		}
	}
	if plan.Sheets[0].HeaderRow != 4 {
		t.Errorf("header row %d, want 4", plan.Sheets[0].HeaderRow)
	}
	for row, want := range map[int]SkipReason{8: SkipSubtotal, 10: SkipHeader, 13: SkipSubtotal, 14: SkipNumbered, 15: SkipNote, 16: SkipSignature} {
		if r := plan.Sheets[0].Row(row); r == nil || r.Skip != want {
			t.Errorf("row %d: %v, want %s", row, r, want)
		}
	}
}

func TestHeaderInTwoRows(t *testing.T) {
	s := tab("a", rowsOf(cells("党员花名册"), cells("序号|基本情况||身份证号|党内情况|||所在党支部"), cells("|姓名|性别||入党时间|转正时间|类别"),
		[]any{1, "张三", "女", "11010519491231002X", "1980-01", "1981-01", "正式党员", "甲党支部"})...)
	s.Merges = []sheet.Range{{FirstRow: 1, FirstCol: 0, LastRow: 2, LastCol: 0}, {FirstRow: 1, FirstCol: 1, LastRow: 1, LastCol: 2}, {FirstRow: 1, FirstCol: 3, LastRow: 2, LastCol: 3},
		{FirstRow: 1, FirstCol: 4, LastRow: 1, LastCol: 6}, {FirstRow: 1, FirstCol: 7, LastRow: 2, LastCol: 7}}
	plan := build(t, bookOf(s), nil, Options{})
	if plan.Summary.New != 1 || plan.Sheets[0].HeaderRow != 2 || plan.Sheets[0].HeaderRows != 2 {
		t.Errorf("%+v header %d+%d", plan.Summary, plan.Sheets[0].HeaderRow, plan.Sheets[0].HeaderRows)
	}
	for f, want := range map[Field]string{Name: "张三", Sex: "女", IDNumber: "11010519491231002X", JoinDate: "1980-01", FullDate: "1981-01", KindField: "正式党员", Branch: "甲党支部"} {
		if got := value(plan, 0, 4, f); got != want {
			t.Errorf("%s is %q, want %q", f, got, want)
		}
	}
}

func TestBranchFilledDown(t *testing.T) {
	rows := rowsOf(head5, people(3, 0, ""), people(3, 3, ""))
	rows[1][4], rows[4][4] = "甲党支部", "乙党支部"
	merged := tab("a", rows...)
	merged.Merges = []sheet.Range{{FirstRow: 1, FirstCol: 4, LastRow: 3, LastCol: 4}, {FirstRow: 4, FirstCol: 4, LastRow: 5, LastCol: 4}}
	for name, c := range map[string]struct {
		s       *sheet.Sheet
		last    string
		missing int
	}{"merged": {merged, "", 1}, "named once": {tab("a", rows...), "乙党支部", 0}} {
		plan := build(t, bookOf(c.s), nil, Options{})
		if got := value(plan, 0, 4, Branch); got != "甲党支部" {
			t.Errorf("%s: row 4 is in %q, want 甲党支部", name, got)
		}
		if got := value(plan, 0, 7, Branch); got != c.last {
			t.Errorf("%s: row 7 is in %q, want %q", name, got, c.last)
		}
	}
}

func TestOneSheetForEachBranch(t *testing.T) {
	head := cells("序号|姓名|身份证号|出生年月")
	strip := func(rows [][]any) [][]any {
		var out [][]any
		for _, r := range rows {
			out = append(out, r[:4])
		}
		return out
	}
	book := bookOf(
		tab("汇总", rowsOf(head5, people(3, 0, "甲党支部"), people(2, 3, "乙联合党支部"))...),
		tab("甲党支部", rowsOf(head, strip(people(3, 0, "")))...),
		tab("2", rowsOf(cells("支部名称：乙联合党支部"), head, strip(people(2, 3, "")))...),
		tab("Sheet4"),
	)
	plan := build(t, book, nil, Options{})
	if plan.Summary.New != 5 || len(plan.NewOrgs) != 2 || len(plan.Ignored) != 2 {
		t.Errorf("%+v, branches %v, ignored %v", plan.Summary, plan.NewOrgs, plan.Ignored)
	}
	if plan.NewOrgs[1].Kind != "joint" {
		t.Errorf("乙联合党支部 is %s, want joint", plan.NewOrgs[1].Kind)
	}
	book.Sheets[0] = tab("汇总", rowsOf(head5, people(3, 0, "甲党支部"), people(3, 3, "乙联合党支部"))...)
	if plan := build(t, book, nil, Options{}); plan.Summary.New != 6 {
		t.Errorf("a summary with one person more: %+v, want 6 new", plan.Summary)
	}
}

func TestSheetNamesThatAreNoBranches(t *testing.T) {
	head := cells("姓名|身份证号")
	book := bookOf(tab("启明", head, []any{"张三", "11010519491231002X"}), tab("育华", head, []any{"李四", "34052419800101001X"}))
	plan := build(t, book, nil, Options{})
	if plan.Summary.Conflict != 2 || len(plan.NewOrgs) != 0 {
		t.Errorf("%+v %v: nobody knows what 启明 is", plan.Summary, plan.NewOrgs)
	}
	known := &Known{Today: today, Orgs: orgs("启明外国语学校党支部", "育华实验小学党支部")}
	plan = build(t, book, known, Options{Values: map[ValueKey]ValueChoice{{Branch, "启明"}: {Action: MapTo, To: "启明外国语学校党支部"}, {Branch, "育华"}: {Action: CreateIt, To: "育华中学党支部"}}})
	if plan.Summary.New != 2 || plan.Members[0].Branch.ID != 1 || plan.Members[1].Branch.Name != "育华中学党支部" {
		t.Errorf("after choosing: %+v %v", plan.Summary, plan.Members)
	}
	if _, values := plan.Remember(Options{}); len(values) != 2 {
		t.Errorf("the choices are not remembered: %v", values)
	}
}

func TestHiddenRowsAreListedAndAskedAbout(t *testing.T) {
	s := tab("a", rowsOf(head5, people(3, 0, "甲党支部"))...)
	s.HiddenRows = map[int]bool{2: true}
	plan := build(t, bookOf(s), nil, Options{})
	if plan.Summary.New != 2 || plan.Sheets[0].Row(3).Skip != SkipHidden || plan.Sheets[0].HiddenRows != 1 {
		t.Errorf("%+v %v", plan.Summary, plan.Sheets[0].Row(3))
	}
	if plan := build(t, bookOf(s), nil, Options{IncludeHidden: true}); plan.Summary.New != 3 {
		t.Errorf("with hidden rows: %+v", plan.Summary)
	}
	plan = build(t, bookOf(s), nil, Options{Decisions: map[RowRef]Decision{{0, 3}: {Action: Include}}})
	if plan.Summary.New != 3 {
		t.Errorf("with that one row: %+v", plan.Summary)
	}
}

func TestNothingToImport(t *testing.T) {
	for name, c := range map[string]struct {
		book *sheet.Book
		kind Kind
		code string
	}{
		"empty":         {bookOf(tab("Sheet1")), "", "no-table"},
		"no table":      {bookOf(tab("Sheet1", cells("今天|天气"), cells("晴|好"))), "", "no-table"},
		"another kind":  {bookOf(tab("Sheet1", rowsOf(head5, people(1, 0, "甲"))...)), Activities, "no-table"},
		"no name":       {bookOf(tab("Sheet1", cells("性别|身份证号|出生日期|民族"), cells("女|11010519491231002X|1949-12-31|汉"))), Roster, "no-table"},
		"name unmapped": {bookOf(tab("Sheet1", rowsOf(head5, people(1, 0, "甲"))...)), "", ""},
	} {
		plan := build(t, c.book, nil, Options{Kind: c.kind})
		switch {
		case c.code == "" && len(plan.Blocking) > 0, c.code != "" && (len(plan.Blocking) != 1 || plan.Blocking[0].Code != c.code || plan.Outcome != OutcomeBlocked):
			t.Errorf("%s: %v, want %q", name, plan.Blocking, c.code)
		}
	}
	book := bookOf(tab("Sheet1", rowsOf(head5, people(1, 0, "甲"))...))
	plan := build(t, book, nil, Options{Sheets: map[int]SheetOptions{0: {Fields: map[int]Field{1: FieldIgnore}}}})
	if len(plan.Blocking) != 1 || plan.Blocking[0].Code != "no-name-column" {
		t.Errorf("without a name column: %v", plan.Blocking)
	}
	plan = build(t, bookOf(tab("Sheet1", cells("性别|身份证号|出生日期|民族"), cells("女|11010519491231002X|1949-12-31|汉"))), nil, Options{Kind: Roster, Sheets: map[int]SheetOptions{0: {HeaderRow: 1}}})
	if len(plan.Blocking) != 1 || plan.Blocking[0].Code != "no-name-column" {
		t.Errorf("header named, no name column: %v", plan.Blocking)
	}
}

func TestKindIsRecognised(t *testing.T) {
	for file, want := range map[string]Kind{"roster-education.xlsx": Roster, "roster-law.xls": Roster, "members-wps.csv": Roster, "branches-education.xlsx": Branches,
		"branches-law.xlsx": Branches, "activities-education.csv": Activities, "scores-education.xlsx": Scores} {
		if plan := build(t, open(t, file), nil, Options{}); plan.Kind != want {
			t.Errorf("%s is %s, want %s", file, plan.Kind, want)
		}
	}
}

func TestSecondHeaderInAnotherOrder(t *testing.T) {
	plan := build(t, bookOf(tab("a", rowsOf(head5, people(2, 0, "甲党支部"), cells("姓名|序号|出生年月|身份证号|所在党支部"), cells("姓名|姓名|身份证号|出生年月|所在党支部"))...)), nil, Options{})
	if plan.Sheets[0].Row(4).Skip != SkipHeader || len(plan.Sheets[0].Notes) == 0 || plan.Summary.New != 2 {
		t.Errorf("%+v %v %v", plan.Summary, plan.Sheets[0].Row(4), plan.Sheets[0].Notes)
	}
}

func TestWordsThatOnlyLookLikeSums(t *testing.T) {
	plan := build(t, bookOf(tab("a", cells("党支部|活动时间|活动类别|主题"), cells("合计律师事务所党支部等|2026-03-05|党课|累计学时总数说明"), cells("统计合计学校党支部|2026-03-05|党课|x"))), nil, Options{})
	if r := plan.Sheets[0].Row(3); r.Kind != New {
		t.Errorf("row 3: %s %s", r.Kind, r.Skip)
	}
}

func TestHiddenSheetsAreNamed(t *testing.T) {
	s := tab("a", rowsOf(head5, people(2, 0, "甲党支部"))...)
	s.Hidden = true
	plan := build(t, bookOf(s), nil, Options{})
	if len(plan.Ignored) != 1 || plan.Ignored[0].Code != "hidden" || len(plan.Blocking) != 1 {
		t.Errorf("%v %v", plan.Ignored, plan.Blocking)
	}
	if plan := build(t, bookOf(s), nil, Options{IncludeHidden: true}); plan.Summary.New != 2 {
		t.Errorf("%+v", plan.Summary)
	}
}

func TestRealTemplatesAreRecognised(t *testing.T) {
	for file, columns := range map[string]int{"党员信息表.xls": 19, "历史党员信息表.xls": 22, "发展党员信息表.xls": 15} {
		plan := build(t, open(t, file), nil, Options{})
		if plan.Kind != Roster || len(plan.Blocking) > 0 || plan.Summary != (Summary{}) || len(plan.Ignored) != 2 || len(plan.Sheets) != 1 {
			t.Errorf("%s: %s %v %+v", file, plan.Kind, plan.Blocking, plan.Summary)
			continue
		}
		if n := len(plan.Sheets[0].Columns); n != columns {
			t.Errorf("%s: %d columns, want %d", file, n, columns)
		}
		for _, c := range plan.Sheets[0].Columns {
			if c.Field == FieldNone {
				t.Errorf("%s: %q is not recognised", file, c.Header)
			}
		}
	}
}

func TestFormerMembersAreAskedAbout(t *testing.T) {
	book := bookOf(tab("历史党员", cells("姓名|身份证号|所属组织|转出时间"), cells("张三|11010519491231002X|甲党支部|2025-03-01"), cells("李四|34052419800101001X|甲党支部|")))
	plan := build(t, book, nil, Options{})
	if plan.Summary.Conflict != 1 || plan.Summary.New != 1 || rowCodes(plan.Sheets[0].Row(2)) != string(TransferredOut) {
		t.Errorf("%+v %v", plan.Summary, plan.Sheets[0].Row(2).Problems)
	}
	if plan := build(t, book, nil, Options{Decisions: map[RowRef]Decision{{0, 2}: {Action: Accept}}}); plan.Summary.New != 2 {
		t.Errorf("looked at: %+v", plan.Summary)
	}
}
