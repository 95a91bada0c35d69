package intake

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

func hasCode(r *Row, code Code) bool {
	return r != nil && strings.Contains(" "+rowCodes(r)+" ", " "+string(code)+" ")
}

func TestPostsAreNoSignatures(t *testing.T) {
	plan := build(t, bookOf(tab("a", cells("党内职务|姓名|性别|入党时间|手机|党支部"),
		cells("支部书记|张三|男|2001-01-01|13811110001|甲党支部"), cells("负责人|李四|女|2001-01-01|13811110002|甲党支部"),
		cells("经办人|赵六|男|2001-01-01||甲党支部"), cells("填表人：王五||审核人：钱七"), cells("填表人|王五|审核|钱七"), cells("制表人|王五"))), nil, Options{})
	if plan.Summary.New != 3 || plan.Summary.Skip != 3 {
		t.Errorf("%+v, want three people and three lines for signatures", plan.Summary)
	}
}

func TestTwoPeopleWhoDifferOnlyWhereNothingIsKept(t *testing.T) {
	plan := build(t, bookOf(tab("a", cells("序号|姓名|党支部|籍贯|学位"), cells("1|张伟|甲党支部|南京|学士"), cells("2|张伟|甲党支部|苏州|硕士"),
		cells("3|李强|甲党支部|苏州|硕士"), cells("4|李强|甲党支部|苏州|硕士"))), nil, Options{})
	s := plan.Sheets[0]
	if r := s.Row(3); r.Kind != ConflictRow || !hasCode(r, SameName) {
		t.Errorf("row 3: %s %v, want a conflict of names", r.Kind, r.Problems)
	}
	if r := s.Row(5); r.Kind != Skip || r.Skip != SkipDuplicate {
		t.Errorf("row 5: %s %v, want a repeated row", r.Kind, r.Problems)
	}
}

func TestHiddenRowsAreSaid(t *testing.T) {
	s := tab("a", cells("姓名|身份证号|党支部"), cells("张三|11010519491231002X|甲党支部"), cells("李四|34052419800101001X|甲党支部"))
	s.HiddenRows = map[int]bool{2: true}
	plan := build(t, bookOf(s), nil, Options{})
	if plan.Outcome != OutcomeDecide || plan.Hidden.Rows != 1 || !strings.Contains(plan.Hidden.Text, "有 1 行在文件里是隐藏的") || !hasCode(plan.Sheets[0].Row(3), RowHidden) {
		t.Errorf("%s %+v %v", plan.Outcome, plan.Hidden, plan.Sheets[0].Row(3).Problems)
	}
	if out, err := json.Marshal(plan); err != nil || !bytes.Contains(out, []byte(`"hidden":{"rows":1`)) {
		t.Errorf("JSON does not say it: %v", err)
	}
	if plan := build(t, bookOf(s), nil, Options{HiddenChosen: true}); plan.Outcome != OutcomeOK || plan.Summary.New != 1 {
		t.Errorf("after choosing to leave them: %s %+v", plan.Outcome, plan.Summary)
	}
	if plan := build(t, bookOf(s), nil, Options{IncludeHidden: true}); plan.Outcome != OutcomeOK || plan.Summary.New != 2 || plan.Hidden.Any() {
		t.Errorf("after choosing to import them: %s %+v %+v", plan.Outcome, plan.Summary, plan.Hidden)
	}
}

func TestNamesThatNobodyHas(t *testing.T) {
	for name, want := range map[string]struct {
		stored string
		code   Code
	}{
		"李○": {"李○", ValueUnknown}, "王〇": {"王〇", ""}, "张\ufffd三": {"张\ufffd三", CharDamaged}, "孙权（预备）": {"孙权（预备）", ValueUnknown},
		"尤七、尤八": {"尤七、尤八", ValueUnknown}, "李三2": {"李三2", ValueUnknown}, "Tom": {"Tom", ValueUnknown}, "阿卜杜拉•买买提": {"阿卜杜拉·买买提", ""}, "𬱖𫘧": {"𬱖𫘧", ""},
	} {
		plan := build(t, bookOf(tab("a", cells("姓名|身份证号|党支部"), cells(name+"|11010519491231002X|甲党支部"))), nil, Options{})
		r := plan.Sheets[0].Row(2)
		if got := value(plan, 0, 2, Name); got != want.stored || rowCodes(r) != string(want.code) {
			t.Errorf("%q: %q %v, want %q %s", name, got, r.Problems, want.stored, want.code)
		}
	}
}

func TestFiveDigitsThatMayBeAMonth(t *testing.T) {
	const id = "34052419800101001X" // born 1980-01-01
	for _, c := range []struct {
		name   string
		column string
		cell   any
		others []any
		want   string
		code   Code
	}{
		{"text", "入党时间", "19801", nil, "19801", DateAmbiguous},
		{"number", "入党时间", 20005, nil, "20005", DateAmbiguous},
		{"one serial beside it", "入党时间", 19755, []any{36892}, "19755", DateAmbiguous},
		{"a column of serials", "入党时间", 19755, []any{36892, 37803, 38169}, "1954-01-31", DateOrder},
		{"the month of the ID number", "出生日期", "19801", nil, "1980-01", ""},
		{"no month", "入党时间", 37803, nil, "2003-07-01", ""},
		{"eight digits without a month", "入党时间", "20010000", nil, "20010000", DateInvalid},
		{"the same with dashes", "入党时间", "2001-00-00", nil, "2001-00-00", DateInvalid},
	} {
		rows := [][]any{cells("姓名|身份证号|党支部|" + c.column), {"张三", id, "甲党支部", c.cell}}
		for i, o := range c.others {
			n, _ := syntheticID(i)
			rows = append(rows, []any{"李" + string("四五六七"[i*3:i*3+3]), n, "甲党支部", o})
		}
		plan := build(t, bookOf(tab("a", rows...)), nil, Options{})
		r := plan.Sheets[0].Row(2)
		if r.Values[3] != c.want || rowCodes(r) != string(c.code) {
			t.Errorf("%s: %q %v, want %q %s", c.name, r.Values[3], r.Problems, c.want, c.code)
		}
		if c.code == DateAmbiguous && plan.Members[0].Member.JoinDate != "" {
			t.Errorf("%s: %q would be stored, want nothing", c.name, plan.Members[0].Member.JoinDate)
		}
	}
	s := tab("a", cells("姓名|身份证号|党支部|入党时间"), cells("张三|"+id+"|甲党支部|37803"))
	s.Date1904 = true
	if got := value(build(t, bookOf(s), nil, Options{}), 0, 2, JoinDate); got != "2007-07-02" {
		t.Errorf("serial text of a 1904 book: %s, want 2007-07-02", got)
	}
}

func TestDittoMarks(t *testing.T) {
	plan := build(t, bookOf(tab("a", cells("姓名|身份证号|党支部|入党时间|学历"), cells("张三|11010519491231002X|甲党支部|2001-01-01|本科"), cells("李四|34052419800101001X|同上|〃|\""),
		cells("王五|32010419700101121X|“|2002-01-01|本科"))), nil, Options{})
	if len(plan.NewOrgs) != 1 || plan.NewOrgs[0].Name != "甲党支部" || plan.NewOrgs[0].Rows < 2 {
		t.Errorf("branches %v, want only 甲党支部", plan.NewOrgs)
	}
	r := plan.Sheets[0].Row(3)
	if r.Kind != New || !hasCode(r, Ditto) || !hasCode(r, ValueUnknown) || plan.Members[1].Branch.Name != "甲党支部" || plan.Members[1].Member.JoinDate != "" || plan.Members[1].Member.Education != "" {
		t.Errorf("row 3: %s %v %+v", r.Kind, r.Problems, plan.Members[1])
	}
}

func TestOnlyNamesOfOrganisationsAreCreated(t *testing.T) {
	for _, text := range []any{"李主任", 12, "甲\ufffd支部"} {
		plan := build(t, bookOf(tab("a", cells("姓名|身份证号|党支部"), []any{"张三", "11010519491231002X", "甲党支部"}, []any{"李四", "34052419800101001X", text})), nil, Options{})
		if r := plan.Sheets[0].Row(3); r.Kind != ConflictRow || len(plan.NewOrgs) != 1 {
			t.Errorf("%v: %s %v, new %v", text, r.Kind, r.Problems, plan.NewOrgs)
		}
	}
}

func TestABranchThatNoRowNeedsIsNotCreated(t *testing.T) {
	plan := build(t, bookOf(tab("a", cells("姓名|身份证号|党支部"), cells("张三|110105194912310021|甲党支部"), cells("李四|34052419800101001X|乙党支部"))), nil, Options{})
	if len(plan.NewOrgs) != 1 || plan.NewOrgs[0].Name != "乙党支部" {
		t.Errorf("new branches %v, want 乙党支部 alone: the only row of 甲党支部 is in error", plan.NewOrgs)
	}
	known := &Known{Today: today, Orgs: orgs("甲党支部"), Members: []model.Member{{ID: 7, Name: "张三", IDNumber: "11010519491231002X", BranchID: 1}}}
	plan = build(t, bookOf(tab("a", cells("姓名|身份证号|党支部"), cells("张三|11010519491231002X|丙党支部"))), known, Options{Policy: SkipKnown})
	if len(plan.NewOrgs) != 0 {
		t.Errorf("new branches %v although the row is left alone", plan.NewOrgs)
	}
}

func TestSeveralPhonesInACell(t *testing.T) {
	for text, want := range map[string]string{"13811110018 13911110018": "13811110018/13911110018", "13811110018\n13911110018": "13811110018/13911110018",
		"13800000009；13900000009": "13800000009/13900000009", "138 1111 0018": "13811110018", "138 1111 0018、139 1111 0018": "13811110018/13911110018", "025 84567890": "02584567890"} {
		plan := build(t, bookOf(tab("a", cells("姓名|身份证号|党支部|手机"), []any{"张三", "11010519491231002X", "甲党支部", text})), nil, Options{})
		if got := value(plan, 0, 2, Phone); got != want || hasCode(plan.Sheets[0].Row(2), PhoneInvalid) {
			t.Errorf("%q: %q %v, want %q", text, got, plan.Sheets[0].Row(2).Problems, want)
		}
	}
}

func TestTwoColumnsOfOneMeaning(t *testing.T) {
	plan := build(t, bookOf(tab("a", cells("姓名|姓名|身份证号|联系电话|联系电话|入党时间|入党时间|党支部|党支部"),
		cells("冯一|冯依|11010519491231002X|13811110001|13911110001|2001-01-01|2001.1.1|甲党支部|甲党支部"),
		cells("冯二|冯二|34052419800101001X||13911110002||2003-07|  |乙党支部"))), nil, Options{})
	r := plan.Sheets[0].Row(2)
	n := 0
	for _, p := range r.Problems {
		if p.Code == ColumnsDiffer {
			n++
		}
	}
	if n != 2 || r.Kind != New || plan.Members[0].Member.Name != "冯一" {
		t.Errorf("row 2: %v, want the names and the phones to differ", r.Problems)
	}
	if m := plan.Members[1]; m.Member.Phone != "13911110002" || m.Member.JoinDate != "2003-07" || m.Branch.Name != "乙党支部" || !hasCode(plan.Sheets[0].Row(3), ColumnsDiffer) {
		t.Errorf("row 3: %+v %v, want what the second columns say", m, plan.Sheets[0].Row(3).Problems)
	}
}

func TestRosterWithoutAHeader(t *testing.T) {
	book := bookOf(tab("a", cells("张三|男|11010519491231002X|甲党支部"), cells("李四|男|34052419800101001X|甲党支部"), cells("王五|男|32010419700101121X|甲党支部")))
	if plan := build(t, book, nil, Options{}); plan.Outcome != OutcomeBlocked {
		t.Errorf("without a word from the user: %s", plan.Outcome)
	}
	for name, o := range map[string]Options{"letters": {Map: map[string]Field{"a": Name, "D": Branch}},
		"window": {Kind: Roster, Sheets: map[int]SheetOptions{0: {NoHeader: true, Fields: map[int]Field{0: Name, 3: Branch}}}}} {
		plan := build(t, book, nil, o)
		if plan.Summary.New != 3 || value(plan, 0, 1, Name) != "张三" || value(plan, 0, 1, IDNumber) == "" || plan.Sheets[0].HeaderRow != 0 {
			t.Errorf("%s: %+v %v", name, plan.Summary, plan.Blocking)
			continue
		}
		if layouts, _ := plan.Remember(o); len(layouts) != 0 {
			t.Errorf("%s: a table without a header would be remembered: %v", name, layouts)
		}
	}
}

func TestWaysOfWritingAnEducationOrPeople(t *testing.T) {
	for text, want := range map[string]string{"大学本科学历": "大学本科", "本科（函授）": "大学本科", "大专(自考)": "大学专科", "本科（肄业）": ""} {
		if got, _ := valueTables()["education"].find(text); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
	if got, _ := valueTables()["ethnicity"].find("维族"); got != "维吾尔族" {
		t.Errorf("维族: %q", got)
	}
}

func TestValuesWithTheirCode(t *testing.T) {
	for _, c := range [][3]string{{"ethnicity", "01 汉族", "汉族"}, {"ethnicity", "1-汉", "汉族"}, {"ethnicity", "汉族（01）", "汉族"}, {"ethnicity", "02 汉族", ""},
		{"sex", "1-男", "男"}, {"sex", "2.女性", "女"}, {"sex", "1", ""}, {"education", "21.大学本科", "大学本科"}, {"education", "20本科（函授）", "大学本科"}, {"member_kinds", "01正式党员", "full"},
		{"member_kinds", "02 中共预备党员", "probation"}, {"ethnicity", "01", ""}} {
		if got, _ := valueTables()[c[0]].find(c[1]); got != c[2] {
			t.Errorf("%s: %q, want %q", c[1], got, c[2])
		}
	}
}

func TestLostDigitsAreNamed(t *testing.T) {
	plan := build(t, bookOf(tab("a", cells("姓名|身份证号|党支部"), []any{"张三", 3.20104198002031e17, "甲党支部"})), nil, Options{})
	if r := plan.Sheets[0].Row(2); len(r.Problems) != 1 || !strings.Contains(r.Problems[0].Text, "320104198002031") || strings.Contains(r.Problems[0].Text, "E+") {
		t.Errorf("%v", r.Problems)
	}
}

func TestBranchNamesWithAPlaceOrAPoint(t *testing.T) {
	for _, text := range []string{"甲党支部。", "中共某某区甲党支部", "中国共产党某某市某某区甲支部委员会"} {
		if orgCore(text) != orgCore("甲党支部") {
			t.Errorf("%s: %q, want it to be like 甲党支部", text, orgCore(text))
		}
	}
	if orgCore("中共阳光社区党支部") == orgCore("党支部") {
		t.Error("a community was taken for a district")
	}
}

func TestProbationOfLessThanAYear(t *testing.T) {
	for full, want := range map[string]Code{"2002-07-01": "", "2002-06": DateOrder, "2002": "", "2001-07-01": DateOrder} {
		plan := build(t, bookOf(tab("a", cells("姓名|身份证号|党支部|入党时间|转正时间"), cells("张三|11010519491231002X|甲党支部|2001-07-01|"+full))), nil, Options{})
		if got := rowCodes(plan.Sheets[0].Row(2)); got != string(want) {
			t.Errorf("%s: %q, want %q", full, got, want)
		}
	}
}
