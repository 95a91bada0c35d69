package intake

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model/sheet"
)

// People who are not one row each and of whom it is not sure what is whose are named as what they are and never read by
// halves.
func TestPeopleInUnclearLayouts(t *testing.T) {
	blank := tab("空表", cells("党员登记表"), cells("姓名||性别|"), cells("公民身份号码||出生日期|"), cells("所在党支部||入党时间|"), cells("人员类别||联系电话|"))
	beside := tab("两张", cells("姓名|柴静姝|性别|女||姓名|柴静言|性别|男"), cells("公民身份号码|320104199001010283|出生日期|1990-01-01||公民身份号码|320104199001020190|出生日期|1990-01-02"),
		cells("所在党支部|甲党支部|入党时间|2010-07-01||所在党支部|甲党支部|入党时间|2010-07-01"))
	merged := tab("党员", cells("姓名|身份证号|党支部|荣誉"), cells("成砚秋|320104198901010196|甲党支部|先进"), cells("|||优秀"))
	merged.Merges = []sheet.Range{{FirstRow: 1, FirstCol: 0, LastRow: 2, LastCol: 0}}
	three := twoRowPeople()
	three.Rows = append(three.Rows, cellsOf("||北京|硕士|2012-07-01|"))
	roster := tab("名册", cells("姓名|身份证号|党支部"), cells("张三|11010519491231002X|甲党支部"))
	for _, c := range []struct {
		sheet *sheet.Sheet
		code  string
		words string
	}{{blank, "card", "登记表"}, {beside, "card", "登记表"}, {merged, "two-rows", "占几行"}, {three, "two-rows", "占几行"}} {
		alone := build(t, bookOf(c.sheet), nil, Options{})
		if len(alone.Blocking) != 1 || !strings.Contains(alone.Blocking[0].Text, c.words) || alone.ToWrite() > 0 {
			t.Errorf("%s alone: %v %+v", c.sheet.Name, alone.Blocking, alone.Summary)
		}
		beside := build(t, bookOf(c.sheet, roster), nil, Options{})
		if left := beside.LeftOut(); len(left) != 1 || left[0].Code != c.code || beside.Summary.New != 1 {
			t.Errorf("%s beside a roster: %v %+v", c.sheet.Name, left, beside.Summary)
		}
	}
}

// Counted ballots are imported on another screen; the import says on which.
func TestCountedBallotsAreSentToTheirScreen(t *testing.T) {
	for _, heads := range []string{"测评票|测评组|发出|收回|作废|党支部|优秀|称职|空白|多选", "党支部|好|较好|一般|差"} {
		p := build(t, bookOf(tab("计票表", cells(heads), cells("书记测评票|上级领导|9|9|0|甲党支部|5|4|0|0"))), nil, Options{})
		if len(p.Blocking) != 1 || !strings.Contains(p.Blocking[0].Text, "打开“测评票”，按“导入计票表”") {
			t.Errorf("%s: said %v", heads, p.Blocking)
		}
	}
}

func cellsOf(line string) []sheet.Cell { return tab("", cells(line)).Rows[0] }

func twoRowPeople() *sheet.Sheet {
	s := tab("党员", cells("序号|姓名|性别|出生年月|入党时间|联系电话"), cells("||民族|学历|转正时间|身份证号"),
		cells("1|成砚秋|男|1989-01-01|2010-07-01|13913870041"), cells("||汉族|大学|2011-07-01|320104198901010196"),
		cells("2|成砚夏|女|1989-01-02|2010-07-01|13913870042"), cells("||回族|硕士|2011-07-01|32010419890102028X"))
	s.Merges = []sheet.Range{{FirstRow: 0, FirstCol: 1, LastRow: 1, LastCol: 1}, {FirstRow: 2, FirstCol: 1, LastRow: 3, LastCol: 1}, {FirstRow: 4, FirstCol: 1, LastRow: 5, LastCol: 1}}
	return s
}

// peopleRead is what a plan reads: name, ID number's tail, branch, and what else is asked for.
func peopleRead(p *Plan, more ...Field) string {
	var all []string
	for _, s := range p.Sheets {
		for _, r := range s.Rows {
			if r.Kind == Skip {
				continue
			}
			line := fmt.Sprintf("%d:", r.Number)
			for _, f := range append([]Field{Name, IDNumber, Branch}, more...) {
				text := ""
				if i := s.ColumnOf(f); i >= 0 {
					text = r.Values[i]
				}
				if f == IDNumber && len(text) > 4 {
					text = text[14:]
				}
				line += text + ","
			}
			all = append(all, string(r.Kind)+" "+line)
		}
	}
	return strings.Join(all, " | ")
}

// Groups of people side by side are read one after the other, each in its own columns.
func TestPeopleSideBySide(t *testing.T) {
	for name, s := range map[string]*sheet.Sheet{
		"two groups": tab("党员", cells("甲党支部党员名册"), cells("序号|姓名|性别|身份证号|序号|姓名|性别|身份证号"),
			cells("1|成砚秋|男|320104198901010196|3|成砚冬|男|320104198901030197"), cells("2|成砚夏|女|32010419890102028X")),
		"a gap between": tab("党员", cells("甲党支部党员名册"), cells("姓名|性别|身份证号||姓名|性别|身份证号"),
			cells("成砚秋|男|320104198901010196||成砚冬|男|320104198901030197"), cells("成砚夏|女|32010419890102028X")),
		"one branch column for both": tab("党员", cells("党员名册"), cells("所在党支部|姓名|性别|民族|身份证号|姓名|性别|民族|身份证号"),
			cells("甲党支部|成砚秋|男|汉族|320104198901010196|成砚冬|男|汉族|320104198901030197"), cells("甲党支部|成砚夏|女|汉族|32010419890102028X")),
	} {
		p := build(t, bookOf(s), nil, Options{})
		want := "new 3:成砚秋,0196,甲党支部, | new 4:成砚夏,028X,甲党支部, | new 3:成砚冬,0197,甲党支部,"
		got := peopleRead(p)
		if strings.Contains(name, "branch column") {
			got = strings.Replace(got, "conflict", "new", 1)
		}
		if got != want || p.Outcome != OutcomeOK || len(p.LeftOut()) != 0 {
			t.Errorf("%s: %s %s %v %v", name, got, p.Outcome, p.LeftOut(), p.Blocking)
		}
	}
	three := tab("党员", cells("姓名|身份证号|姓名|身份证号|姓名|身份证号"), cells("成砚秋|320104198901010196|成砚冬|320104198901030197|成砚夏|32010419890102028X"))
	if p := build(t, bookOf(three), nil, Options{}); p.Summary.New != 3 || len(p.Sheets) != 3 {
		t.Errorf("three groups: %+v %v", p.Summary, p.Blocking)
	}
	pairs := tab("党员", cells("党支部|姓名|身份证号|联系人|联系人电话"), cells("甲党支部|成砚秋|320104198901010196|成父|13913870041"))
	if p := build(t, bookOf(pairs), nil, Options{}); p.Summary.New != 1 || len(p.Sheets) != 1 {
		t.Errorf("one group: %+v", p.Summary)
	}
}

// A person of two rows under two headers each is one row.
func TestPeopleOfTwoRows(t *testing.T) {
	p := build(t, bookOf(twoRowPeople()), nil, Options{Sheets: map[int]SheetOptions{0: {Branch: ptr("甲党支部")}}})
	want := "new 3:成砚秋,0196,甲党支部,汉族,2011-07-01,13913870041, | new 5:成砚夏,028X,甲党支部,回族,2011-07-01,13913870042,"
	if got := peopleRead(p, Ethnicity, FullDate, Phone); got != want || p.Outcome != OutcomeOK {
		t.Errorf("%s %v %v", got, p.Outcome, p.Blocking)
	}
}

// Cards, one a sheet or several below each other, become one list.
func TestCards(t *testing.T) {
	card := func(name, id, birth string) [][]any {
		return [][]any{cells("党员信息采集表"), cells("姓名|" + name + "|性别|女"), cells("公民身份号码|" + id + "|出生日期|" + birth),
			cells("所在党支部|甲党支部|入党时间|2010-07-01"), cells("人员类别|正式党员|联系电话|13913870041"), cells("毕业院校|某师范大学|党内职务|书记")}
	}
	relatives := append(card("柴静好", "320104199001030284", "1990-01-03"), cells("称谓|姓名|出生年月|联系电话"), cells("父亲|柴父|1960-01|13913870040"), cells("备注|"))
	one, two := tab("柴静姝", card("柴静姝", "320104199001010283", "1990-01-01")...), tab("柴静言", card("柴静言", "320104199001020289", "1990-01-02")...)
	p := build(t, bookOf(one, two, tab("柴静好", relatives...)), nil, Options{})
	want := "new 3:柴静姝,0283,甲党支部,2010-07-01, | new 4:柴静言,0289,甲党支部,2010-07-01, | new 5:柴静好,0284,甲党支部,2010-07-01,"
	if got := peopleRead(p, JoinDate); got != want || p.Outcome != OutcomeOK || len(p.LeftOut()) != 0 {
		t.Errorf("one a sheet: %s %v %v %v", got, p.Outcome, p.LeftOut(), p.Blocking)
	}
	if notes := strings.Join(p.Sheets[0].Notes, " "); !strings.Contains(notes, "3 张登记表") || !strings.Contains(notes, "小表") || !strings.Contains(notes, "毕业院校") || strings.Contains(notes, "1 列“出处”") {
		t.Error(notes)
	}
	below := tab("全部", slices.Concat(card("柴静姝", "320104199001010283", "1990-01-01"), [][]any{nil}, card("柴静言", "320104199001020289", "1990-01-02"))...)
	want = "new 3:柴静姝,0283,甲党支部, | new 4:柴静言,0289,甲党支部,"
	if got := peopleRead(build(t, bookOf(below), nil, Options{})); got != want {
		t.Errorf("below each other: %s", got)
	}
	without := build(t, bookOf(one, two), nil, Options{Sheets: map[int]SheetOptions{0: {Include: ptr(false)}, 1: {Include: ptr(true)}}})
	if got := peopleRead(without); got != "new 3:柴静言,0289,甲党支部," {
		t.Errorf("one of them left out: %s", got)
	}
}

func ptr[T any](v T) *T { return &v }
