package intake

import (
	"fmt"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
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
