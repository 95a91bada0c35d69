package intake

import (
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/sheet"
)

// A CSV file that was made from numbers has lost the zero of October; one whose column shows 1990.10 has not.
func TestJanuaryOrOctoberInCSV(t *testing.T) {
	book := bookOf(tab("a", cells("姓名|出生年月"), cells("张三|1990.1"), cells("李四|1991.5")))
	book.Format = sheet.CSV
	if plan := build(t, book, nil, Options{Kind: Roster}); rowCodes(plan.Sheets[0].Row(2)) != "date-ambiguous branch-missing" || value(plan, 0, 2, Birth) != "1990" {
		t.Errorf("1990.1 in CSV: %v", plan.Sheets[0].Rows[0])
	}
	book.Sheets[0].Rows[2][1].Text = "1991.10"
	if plan := build(t, book, nil, Options{Kind: Roster}); value(plan, 0, 2, Birth) != "1990-01" {
		t.Errorf("1990.1 beside 1991.10: %v", plan.Sheets[0].Rows[0])
	}
}

// One lost number in 11 has a check digit that fits by chance; beside others that are plainly damaged it is not
// believed.
func TestLostDigitsThatFitByChance(t *testing.T) {
	lucky := ""
	for i := range 1000 {
		body := "320104198" + string([]byte{byte('0' + i%10), '1', byte('0' + i/10%3), '1', byte('0' + i/30%10), byte('0' + i/300), '0', '0'})
		if len(body) == 17 && model.IDCheckDigit(body) == '0' && model.CheckID(body+"0", today) == model.IDFine {
			lucky = body + "0"
			break
		}
	}
	if lucky == "" {
		t.Skip("no such number")
	}
	for _, c := range []struct {
		other any
		want  Code
	}{{320104198712035050.0, IDLostDigits}, {"34052419800101001X", ""}} {
		plan := build(t, bookOf(tab("a", cells("姓名|身份证号|党支部"), []any{"张三", lucky, "甲党支部"}, []any{"李四", c.other, "甲党支部"})), nil, Options{})
		if got := rowCodes(plan.Sheets[0].Row(2)); got != string(c.want) {
			t.Errorf("%s beside %v: %q, want %q", lucky, c.other, got, c.want)
		}
	}
}

func TestValuesFromTheirVariants(t *testing.T) {
	plan := build(t, bookOf(tab("a",
		cells("姓名|性别|民族|学历|人员类别|联系电话|是否流动党员|党支部|出生日期"),
		[]any{"张三", "男性", "维吾尔", "省委党校研究生", "中共预备党员", 13912345678.0, "是", "甲党支部", "1980-01-01"},
		[]any{"李四", "1", "汉簇", "大本", "群众", "025-84512345", "否", "甲党支部", "1980-01-02"},
		[]any{"王五", "女", "崩龙族", "在职大学", "预", "86-139 1234 5678", "√", "甲党支部", "1980-01-03"})), nil, Options{})
	want := [][]string{{"男", "维吾尔族", "研究生", "预备党员", "13912345678", "是", ""}, {"1", "汉簇", "大学本科", "群众", "025-84512345", "否", "value-unknown"},
		{"女", "德昂族", "大学本科", "预备党员", "13912345678", "是", ""}}
	for i, w := range want {
		for j, f := range []Field{Sex, Ethnicity, Education, KindField, Phone, Floating} {
			if got := value(plan, 0, i+2, f); got != w[j] {
				t.Errorf("row %d %s: %q, want %q", i+2, f, got, w[j])
			}
		}
		if got := rowCodes(plan.Sheets[0].Row(i + 2)); got != w[6] {
			t.Errorf("row %d: %q, want %q", i+2, got, w[6])
		}
	}
	if m := plan.Members[1].Member; m.Sex != "" || m.Ethnicity != "" || m.Kind != "" {
		t.Errorf("values that are not known were stored: %+v", m)
	}
	if len(plan.Unknowns) < 2 || plan.Unknowns[1].Text != "汉簇" && plan.Unknowns[0].Text != "汉簇" {
		t.Errorf("unknown values %v", plan.Unknowns)
	}
}
