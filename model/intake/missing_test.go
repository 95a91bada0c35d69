package intake

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/sheet"
)

func TestMembersWhomAFullRosterLeavesOut(t *testing.T) {
	known := &Known{Today: today, Orgs: orgs("甲党支部", "乙党支部")}
	for i := range 10 {
		id, _ := syntheticID(i)
		known.Members = append(known.Members, model.Member{ID: int64(i + 1), Name: syntheticName(i), IDNumber: id, BranchID: int64(1 + i/5), Kind: model.FullMember, Status: model.StatusNormal})
	}
	known.Members[9].ClosedOn = "2026-01-01"
	row := func(i int, branch string) []any {
		id, _ := syntheticID(i)
		return cells(syntheticName(i) + "|" + id + "|" + branch)
	}
	head := cells("姓名|身份证号|党支部")
	for _, c := range []struct {
		name string
		rows [][]any
		want []int64
	}{
		{"one of five is gone", [][]any{head, row(0, "甲党支部"), row(1, "甲党支部"), row(2, "甲党支部"), row(3, "甲党支部")}, []int64{5}},
		{"a list of a few", [][]any{head, row(0, "甲党支部"), row(1, "甲党支部")}, nil},
		{"one moved", [][]any{head, row(0, "甲党支部"), row(1, "甲党支部"), row(2, "甲党支部"), row(3, "甲党支部"), row(4, "乙党支部"), row(5, "乙党支部"), row(6, "乙党支部"), row(7, "乙党支部")}, []int64{9}},
		{"one whose row is in doubt", [][]any{head, row(0, "甲党支部"), row(1, "甲党支部"), row(2, "甲党支部"), row(3, "甲党支部"), cells(syntheticName(4) + "|123|甲党支部")}, nil},
		{"nobody known", [][]any{head, cells("张三|11010519491231002X|甲党支部")}, nil},
	} {
		plan := build(t, bookOf(tab("a", c.rows...)), known, Options{})
		var got []int64
		for _, m := range plan.Missing {
			got = append(got, m.Member)
		}
		if fmt.Sprint(got) != fmt.Sprint(c.want) || (plan.MissingText() == "") != (len(c.want) == 0) {
			t.Errorf("%s: %v %s, want %v", c.name, got, plan.MissingText(), c.want)
		}
	}
}

func TestWhatASheetHasBesidesItsTable(t *testing.T) {
	book := bookOf(tab("a", cells("姓名|身份证号|党支部|某某码|"), cells("张三|11010519491231002X|甲党支部|X1|甲乙"), cells("李四|34052419800101001X|甲党支部|X2|")))
	s := book.Sheets[0]
	for range 60 {
		s.Rows = append(s.Rows, nil)
	}
	s.Rows = append(s.Rows, []sheet.Cell{{}, {Kind: sheet.Text, Text: "待补"}}, make([]sheet.Cell, 8))
	s.Rows[len(s.Rows)-1][7] = sheet.Cell{Kind: sheet.Text, Text: "核对人"}
	s.Stray = []sheet.StrayCell{{Name: "A1048576", Text: "完"}}
	plan := build(t, book, nil, Options{})
	if plan.Summary != (Summary{New: 2, Skip: 2}) {
		t.Errorf("%+v", plan.Summary)
	}
	want := "有 3 列不认识，没有导入：D 列“某某码”、E 列（没有表头）、H 列（没有表头）|离表格很远的单元格没有读：A1048576“完”|表格以外的单元格没有读：B64“待补”|表格以外的单元格没有读：H65“核对人”"
	if got := strings.Join(plan.Sheets[0].Notes, "|"); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
}

func TestShiftedRowsOfATextFile(t *testing.T) {
	for _, c := range []struct {
		name, text string
		kinds      string
	}{
		{"closed too early", "姓名,家庭住址,身份证号,党支部\n张三,\"南京市,\"秦淮区\",11010519491231002X,甲党支部\n李四,瑞金路,34052419800101001X,甲党支部\n", "error new"},
		{"one row wider", "姓名,家庭住址,身份证号,党支部\n张三,南京市,秦淮区,11010519491231002X,甲党支部\n李四,瑞金路,34052419800101001X,甲党支部\n", "error new"},
		{"wider at the end", "姓名,身份证号,党支部\n张三,11010519491231002X,甲党支部,多\n李四,34052419800101001X,甲党支部\n王五,,甲党支部\n", "conflict new new"},
		{"all rows wider", "姓名,身份证号,党支部\n张三,11010519491231002X,甲党支部,多\n李四,34052419800101001X,甲党支部,多\n", "new new"},
		{"trailing commas", "姓名,身份证号,党支部\n张三,11010519491231002X,甲党支部,,\n李四,34052419800101001X,甲党支部,,\n", "new new"},
	} {
		book, err := sheet.Read(context.Background(), "a.csv", []byte(c.text))
		if err != nil {
			t.Fatal(err)
		}
		plan := build(t, book, nil, Options{})
		var kinds []string
		for _, r := range plan.Sheets[0].Rows {
			kinds = append(kinds, string(r.Kind))
		}
		shifted := hasCode(&plan.Sheets[0].Rows[0], RowShifted)
		if got := strings.Join(kinds, " "); got != c.kinds || shifted == strings.HasPrefix(c.kinds, "new") {
			t.Errorf("%s: %s, want %s; %v", c.name, got, c.kinds, plan.Sheets[0].Rows[0].Problems)
		}
	}
}
