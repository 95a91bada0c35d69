package intake

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/sheet"
)

// branchRows makes a roster with the given branch cells, "" for blank ones.
func branchRows(branches ...any) *sheet.Book {
	rows := [][]any{cells("所在党支部|姓名|性别|身份证号")}
	for i, b := range branches {
		id, _ := syntheticID(i)
		rows = append(rows, []any{b, syntheticName(i), string(model.IDSex(id)), id})
	}
	return bookOf(tab("党员", rows...))
}

// branchesRead is what a plan reads for the branch of each row: the name, else what is wrong.
func branchesRead(p *Plan) string {
	var all []string
	for _, r := range p.Sheets[0].Rows {
		text := r.Values[p.Sheets[0].ColumnOf(Branch)]
		switch {
		case hasCode(&r, CellError):
			text = "error"
		case hasCode(&r, BranchUnclear):
			text = "?"
		case hasCode(&r, BranchMissing):
			text = "-"
		}
		all = append(all, strings.TrimSuffix(text, "党支部"))
	}
	return strings.Join(all, " ")
}

func TestBlankBranchCells(t *testing.T) {
	na := sheet.Cell{Kind: sheet.Error, Text: "#N/A"}
	for _, c := range []struct {
		name     string
		branches []any
		want     string
		asks     bool
	}{
		{"one large branch, an error and a dash", []any{"甲党支部", "", "", "", "", "", na, "—", "", ""}, "甲 甲 甲 甲 甲 甲 error - ? ?", false},
		{"a word for nothing", []any{"甲党支部", "", "", "无", "", "乙党支部", ""}, "甲 甲 甲 - ? 乙 乙", false},
		{"two rows each", []any{"甲党支部", "", "乙党支部", "", "丙党支部", ""}, "甲 甲 乙 乙 丙 丙", false},
		{"two or three rows each", []any{"甲党支部", "", "", "乙党支部", "", "丙党支部", ""}, "甲 甲 甲 乙 乙 丙 丙", false},
		{"mostly one row each", []any{"甲党支部", "", "乙党支部", "丙党支部", "丁党支部"}, "甲 ? 乙 丙 丁", true},
		{"named on every row", []any{"甲党支部", "甲党支部", "", "乙党支部", "乙党支部"}, "甲 甲 - 乙 乙", false},
		{"the first is blank", []any{"", "甲党支部", "", "乙党支部", ""}, "- 甲 - 乙 -", false},
		{"a day", []any{"甲党支部", "", "", "", model.Date("2020-01-01")}, "甲 甲 甲 甲 2020-01-01", false},
	} {
		plan := build(t, branchRows(c.branches...), nil, Options{})
		if got := branchesRead(plan); got != c.want || len(plan.Questions) == 1 != c.asks {
			t.Errorf("%s: %s, want %s; questions %v", c.name, got, c.want, plan.Questions)
		}
	}
}

func TestTheSheetIsAskedAboutItsBlankBranches(t *testing.T) {
	book := branchRows("甲党支部", "", "乙党支部", "丙党支部", "丁党支部", "", "戊党支部")
	for answer, want := range map[string]string{"": "甲 ? 乙 丙 丁 ? 戊", "above": "甲 甲 乙 丙 丁 丁 戊", "none": "甲 - 乙 丙 丁 - 戊"} {
		opts := Options{}
		if answer != "" {
			opts.Answers = map[QuestionKey]string{{branchFill, -1}: answer}
		}
		plan := build(t, book, nil, opts)
		open := plan.Outcome == OutcomeDecide
		if got := branchesRead(plan); got != want || plan.Questions[0].Chosen != answer || open != (answer == "") {
			t.Errorf("%q: %s %s, want %s", answer, got, plan.Outcome, want)
		}
	}
	accepted := build(t, book, nil, Options{Decisions: map[RowRef]Decision{{0, 3}: {Action: Accept}}})
	if r := accepted.Sheets[0].Row(3); r.Kind != New || !hasCode(r, BranchMissing) {
		t.Errorf("accepted without a branch: %s %v", r.Kind, r.Problems)
	}
}

func TestTheCommitteeBeforeABranch(t *testing.T) {
	known := &Known{Today: today, Orgs: append(committee(), model.Org{ID: 2, Name: "青禾外国语学校党支部", Kind: model.Branch, ParentID: 1})}
	for text, want := range map[string]string{
		"某某区民办教育行业综合党委青禾外国语学校党支部":    "青禾外国语学校党支部",
		"中共某某区民办教育行业综合委员会青禾外国语学校党支部": "青禾外国语学校党支部",
		"民办教育行业综合党委-青禾外国语学校党支部":      "青禾外国语学校党支部",
		"综合党委 青禾外国语学校党支部":            "青禾外国语学校党支部",
		"某某区民办教育行业综合党委 南湖小学党支部":      "南湖小学党支部",
		"甲街道党委青禾外国语学校党支部":            "甲街道党委青禾外国语学校党支部",
		"某某区民办教育行业综合党委":              "某某区民办教育行业综合党委",
	} {
		plan := build(t, bookOf(tab("a", cells("姓名|身份证号|党支部"), cells("张三|11010519491231002X|"+text))), known, Options{})
		if got := value(plan, 0, 2, Branch); got != want {
			t.Errorf("%s is %s, want %s", text, got, want)
		}
	}
	two := build(t, bookOf(tab("a", cells("姓名|身份证号|党支部"), cells("张三|11010519491231002X|综合党委南湖小学党支部"), cells("李四|34052419800101001X|南湖小学党支部"))), known, Options{})
	if len(two.NewOrgs) != 1 || two.NewOrgs[0].Rows != 2 {
		t.Errorf("one branch in two spellings: %v", fmt.Sprint(two.NewOrgs))
	}
}

// A ditto mark means the row above, unless a cell between says something else.
func TestDittoBelowAnErrorOrADash(t *testing.T) {
	na := sheet.Cell{Kind: sheet.Error, Text: "#N/A"}
	plan := build(t, branchRows("甲党支部", "同上", na, "同上", "—", "〃", "乙党支部", "同上"), nil, Options{})
	if got := branchesRead(plan); got != "甲 甲 error ? - ? 乙 乙" {
		t.Error(got)
	}
}

// The branch column of a register is read as that of a roster: an error, a dash or a word for nothing never takes the
// branch above, and whether blanks belong to it is asked once.
func TestBlankBranchCellsOfARegister(t *testing.T) {
	na := sheet.Cell{Kind: sheet.Error, Text: "#N/A"}
	read := func(opts Options, branches ...any) (string, *Plan) {
		rows := [][]any{cells("走访支部|走访日期|走访人")}
		for i, b := range branches {
			rows = append(rows, []any{b, model.Date(fmt.Sprintf("2026-03-%02d", i+1)), syntheticName(i)})
		}
		known := &Known{Today: today, Orgs: []model.Org{{ID: 2, Name: "甲党支部", Kind: model.Branch}, {ID: 3, Name: "乙党支部", Kind: model.Branch}}, Registers: []record.Register{{ID: "visit", Title: "走访记录", Unit: "次", Owner: record.OfOrg, Fields: []record.Item{
			{Name: "org", Label: "走访支部", Shape: record.Org}, {Name: "date", Label: "走访日期", Shape: record.Date, Required: true}, {Name: "visitor", Label: "走访人", Shape: record.Text, Required: true}}}}}
		opts.Kind = RegisterKind("visit")
		p := build(t, bookOf(tab("走访", rows...)), known, opts)
		var all []string
		for i := range p.Sheets[0].Rows {
			r := &p.Sheets[0].Rows[i]
			text := strings.TrimSuffix(r.Values[0], "党支部")
			switch {
			case hasCode(r, CellError):
				text = "error"
			case hasCode(r, BranchUnclear):
				text = "?"
			case text == "":
				text = "-"
			}
			all = append(all, text)
		}
		return strings.Join(all, " "), p
	}
	got, p := read(Options{}, "甲党支部", "", na, "", "同上", "—", "", "乙党支部", "同上")
	if got != "甲 - error - ? - - 乙 乙" || len(p.Questions) != 0 {
		t.Error(got, p.Questions)
	}
	if got, p = read(Options{}, "甲党支部", "", "乙党支部", ""); got != "甲 ? 乙 ?" || len(p.Questions) != 1 || p.Outcome != OutcomeDecide {
		t.Error(got, p.Questions)
	}
	if got, _ = read(Options{Answers: map[QuestionKey]string{{branchFill, -1}: "above"}}, "甲党支部", "", na, "", "无", "", "乙党支部", ""); got != "甲 甲 error ? - ? 乙 乙" {
		t.Error(got)
	}
	if got, p = read(Options{}, "甲党支部", "甲党支部", "", "乙党支部", ""); got != "甲 甲 - 乙 -" || len(p.Questions) != 0 {
		t.Error(got, p.Questions)
	}
}

// Where the data file has branches, an activity of a branch that it does not have waits for somebody to say which it is;
// the first file of a new data file creates them as ever.
func TestActivitiesCreateNoBranchBesideOthers(t *testing.T) {
	rows := [][]any{cells("党支部名称|日期|类别|主题"), cells("不存在支部|2026-03-05|党课|学习"), cells("知味烹饪培训学校党支部|2026-03-05|党课|学习")}
	k := proposalKnown()
	k.Today = today
	asked := build(t, bookOf(tab("表", rows...)), k, Options{Kind: Activities})
	s := asked.Sheets[0]
	if len(asked.NewOrgs) > 0 || s.Row(2).Kind != ConflictRow || !hasCode(s.Row(2), BranchUnknown) || s.Row(3).Kind != New || len(asked.Unknowns) != 1 {
		t.Errorf("%v, %s %v, %s, %v; want a conflict that is asked about", asked.NewOrgs, s.Row(2).Kind, s.Row(2).Problems, s.Row(3).Kind, asked.Unknowns)
	}
	told := build(t, bookOf(tab("表", rows...)), k, Options{Kind: Activities, Values: map[ValueKey]ValueChoice{{Branch, "不存在支部"}: {Action: CreateIt}}})
	if len(told.NewOrgs) != 1 || told.Summary.New != 2 {
		t.Errorf("%v %+v, want the branch that somebody chose to create", told.NewOrgs, told.Summary)
	}
	if first := build(t, bookOf(tab("表", rows...)), nil, Options{Kind: Activities}); len(first.NewOrgs) != 2 || first.Summary.New != 2 {
		t.Errorf("%v %+v, want both branches in a data file without any", first.NewOrgs, first.Summary)
	}
}
