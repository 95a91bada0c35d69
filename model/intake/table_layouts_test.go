package intake

import (
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model/sheet"
)

// People who are not one row each are named as what they are and never read by halves.
func TestPeopleInOtherLayouts(t *testing.T) {
	card := tab("柴静姝", cells("党员信息采集表"), cells("姓名|柴静姝|性别|女"), cells("公民身份号码|320104199001010283|出生日期|1990-01-01"),
		cells("所在党支部|甲党支部|入党时间|2010-07-01"), cells("人员类别|正式党员|联系电话|13913870041"))
	blank := tab("空表", cells("党员登记表"), cells("姓名||性别|"), cells("公民身份号码||出生日期|"), cells("所在党支部||入党时间|"), cells("人员类别||联系电话|"))
	side := tab("党员", cells("甲党支部党员名册"), cells("序号|姓名|性别|身份证号|序号|姓名|性别|身份证号"), cells("1|成砚秋|男|320104198901010196|3|成砚冬|男|320104198901030197"))
	gap := tab("党员", cells("姓名|性别|身份证号||姓名|性别|身份证号"), cells("成砚秋|男|320104198901010196||成砚冬|男|320104198901030197"))
	two := tab("党员", cells("序号|姓名|性别|出生年月|入党时间|联系电话"), cells("||民族|学历|转正时间|身份证号"),
		cells("1|成砚秋|男|1989-01-01|2010-07-01|13913870041"), cells("||汉族|大学|2011-07-01|320104198901010196"))
	two.Merges = []sheet.Range{{FirstRow: 0, FirstCol: 1, LastRow: 1, LastCol: 1}, {FirstRow: 2, FirstCol: 1, LastRow: 3, LastCol: 1}}
	merged := tab("党员", cells("姓名|身份证号|党支部|荣誉"), cells("成砚秋|320104198901010196|甲党支部|先进"), cells("|||优秀"))
	merged.Merges = []sheet.Range{{FirstRow: 1, FirstCol: 0, LastRow: 2, LastCol: 0}}
	roster := tab("名册", cells("姓名|身份证号|党支部"), cells("张三|11010519491231002X|甲党支部"))
	for _, c := range []struct {
		sheet *sheet.Sheet
		code  string
		words string
	}{{card, "card", "登记表"}, {blank, "card", "登记表"}, {side, "side-by-side", "并排"}, {gap, "side-by-side", "并排"}, {two, "two-rows", "占几行"}, {merged, "two-rows", "占几行"}} {
		alone := build(t, bookOf(c.sheet), nil, Options{})
		if len(alone.Blocking) != 1 || !strings.Contains(alone.Blocking[0].Text, c.words) || alone.ToWrite() > 0 {
			t.Errorf("%s alone: %v %+v", c.code, alone.Blocking, alone.Summary)
		}
		beside := build(t, bookOf(c.sheet, roster), nil, Options{})
		if left := beside.LeftOut(); len(left) != 1 || left[0].Code != c.code || beside.Summary.New != 1 {
			t.Errorf("%s beside a roster: %v %+v", c.code, left, beside.Summary)
		}
	}
	chosen := build(t, bookOf(side), nil, Options{Sheets: map[int]SheetOptions{0: {HeaderRow: 2}}})
	if chosen.Summary.New != 1 {
		t.Errorf("where the user says that the header stands: %+v %v", chosen.Summary, chosen.Blocking)
	}
}
