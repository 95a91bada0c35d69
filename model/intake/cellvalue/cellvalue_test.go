package cellvalue

import (
	"testing"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/sheet"
)

var today = time.Date(2026, 11, 20, 9, 0, 0, 0, time.Local)

func text(s string) sheet.Cell { return sheet.Cell{Kind: sheet.Text, Text: s} }

func number(s string, v float64) sheet.Cell {
	return sheet.Cell{Kind: sheet.Number, Text: s, Number: v}
}

func TestDatesInEveryForm(t *testing.T) {
	for _, c := range []struct {
		cell  sheet.Cell
		want  model.Date
		fault DateFault
	}{
		{text("1990-05-01"), "1990-05-01", DateFine}, {text("1990/5/1"), "1990-05-01", DateFine}, {text("1990.5.1"), "1990-05-01", DateFine},
		{text("1990.05"), "1990-05", DateFine}, {text("1990.5"), "1990-05", DateFine}, {text("199005"), "1990-05", DateFine},
		{text("19900501"), "1990-05-01", DateFine}, {text("1990-05"), "1990-05", DateFine}, {text("1990年5月"), "1990-05", DateFine},
		{text("1990年5月1日"), "1990-05-01", DateFine}, {text("1990 年 5 月 1 日"), "1990-05-01", DateFine}, {text("一九九〇年五月"), "1990-05", DateFine},
		{text("二〇〇三年十二月二十一日"), "2003-12-21", DateFine}, {text("一九九〇年十月"), "1990-10", DateFine}, {text("1990.05."), "1990-05", DateFine},
		{text("１９９０．５．１"), "1990-05-01", DateFine}, {text("1990"), "1990", DateFine}, {text("1990年"), "1990", DateFine},
		{text("2020.08.20"), "2020-08-20", DateFine}, {text("1990-05-01 00:00:00"), "1990-05-01", DateFine}, {text("1990/5/1 0:00"), "1990-05-01", DateFine},
		{text("'1990-05-01"), "1990-05-01", DateFine}, {text("1990—05—01"), "1990-05-01", DateFine}, {text("1990.10"), "1990-10", DateFine}, {text("1990.1"), "1990-01", DateFine},
		{text("36526"), "2000-01-01", DateFine},
		{number("19800301", 19800301), "1980-03-01", DateFine}, {number("1980.3", 1980.3), "1980-03", DateFine}, {number("198003", 198003), "1980-03", DateFine},
		{number("1990.1", 1990.1), "1990", DateTwoMonths}, {number("1990.12", 1990.12), "1990-12", DateFine}, {number("1990.05", 1990.05), "1990-05", DateFine},
		{number("36526", 36526), "2000-01-01", DateFine}, {number("1985", 1985), "1985", DateFine},
		{sheet.Cell{Kind: sheet.Date, Text: "1980-03-01", FormatShowsDay: true, FormatShowsMonth: true}, "1980-03-01", DateFine},
		{sheet.Cell{Kind: sheet.Date, Text: "1980-03-01", FormatShowsMonth: true}, "1980-03", DateFine},
		{text("—"), "", DateNone}, {text("无"), "", DateNone}, {sheet.Cell{}, "", DateNone},
		{text("1981.2.30"), "", DateUnreal}, {text("2003年13月"), "", DateUnreal}, {text("1998-11-31"), "", DateUnreal}, {text("2001-00-00"), "", DateUnreal},
		{text("90.5"), "", DateShortYear}, {text("5/1/1990"), "", DateNot}, {text("去年"), "", DateNot},
		{text("1990年5月中旬"), "1990-05", DateCoarse}, {text("2013年下半年"), "2013", DateCoarse}, {text("1990年底"), "1990", DateCoarse}, {text("1990年5月底"), "1990-05", DateCoarse},
		{text("1990年7月入党"), "1990-07", DateFine}, {text("1966年1月1日生"), "1966-01-01", DateFine}, {text("2010.7.1（补录）"), "2010-07-01", DateFine},
		{text("自2021年3月起"), "2021-03", DateFine}, {text("一九九〇年七月入党"), "1990-07", DateFine}, {text("约1990年"), "1990", DateCoarse}, {text("1990年左右"), "1990", DateCoarse},
		{text("2027年3月到期"), "2027-03", DatePlanned}, {text("预计2027年3月转正"), "2027-03", DatePlanned}, {text("2027.3（应转正）"), "2027-03", DatePlanned},
		{text("未转正"), "", DateNone}, {text("预备期"), "", DateNone}, {text("尚未转正"), "", DateNone}, {text("预备"), "", DateNone}, {text("未到期"), "", DateNone},
		{text("待转正"), "", DateNone}, {text("待定"), "", DateNone}, {text("还没转正"), "", DateNone}, {text("———"), "", DateNone}, {text("入党"), "", DateNot},
		{number("7", 7), "", DateNot}, {text("3001-01-01"), "", DateUnreal},
	} {
		got, fault := Date(c.cell, false, func() bool { return true })
		if got != c.want || fault != c.fault {
			t.Errorf("%v %q: %q %d, want %q %d", c.cell.Kind, c.cell.Text, got, fault, c.want, c.fault)
		}
	}
	if got, _ := Date(number("35064", 35064), true, nil); got != "2000-01-01" {
		t.Errorf("serial day 35064 of the 1904 system is %s, want 2000-01-01", got)
	}
}

func TestIDNumbers(t *testing.T) {
	for _, c := range []struct {
		kind    sheet.Kind
		text    string
		id      string
		problem IDProblem
	}{
		{sheet.Text, "11010519491231002X", "11010519491231002X", ""},
		{sheet.Text, "11010519491231002x", "11010519491231002X", ""},
		{sheet.Text, "'11010519491231002X", "11010519491231002X", ""},
		{sheet.Text, "110105 19491231 002X", "11010519491231002X", ""},
		{sheet.Text, "110105\u00a019491231\u00a0002X", "11010519491231002X", ""},
		{sheet.Text, "110105-19491231-002X", "11010519491231002X", ""},
		{sheet.Text, "１１０１０５１９４９１２３１００２Ｘ", "11010519491231002X", ""},
		{sheet.Text, "440524188001010014", "440524188001010014", IDMalformed}, // born 1880: no living member
		{sheet.Text, "110105491231002", "11010519491231002X", IDOf15Digits},
		{sheet.Number, "110105491231002", "11010519491231002X", IDOf15Digits},
		{sheet.Number, "110105194912310000", "110105194912310000", IDLostDigits},
		{sheet.Number, "110105194912310016", "110105194912310016", IDLostDigits},
		{sheet.Text, "1.10105E+17", "1.10105E+17", IDLostDigits},
		{sheet.Text, "3.20114198111261e+17", "3.20114198111261e+17", IDLostDigits},
		{sheet.Text, "320114198111261000", "320114198111261000", IDLostDigits},
		{sheet.Text, "110105194912310021", "110105194912310021", IDChecksum},
		{sheet.Text, "11010519491231002", "11010519491231002", IDMalformed},
		{sheet.Text, "1101051949123100O2", "1101051949123100O2", IDMalformed},
		{sheet.Text, "—", "", ""}, {sheet.Text, "无", "", ""}, {sheet.Text, "护照E1234567", "护照E1234567", IDMalformed},
	} {
		r := ID(sheet.Cell{Kind: c.kind, Text: c.text}, today, func() bool { return false })
		if r.Number != c.id || r.Problem != c.problem {
			t.Errorf("%s %q: %q %q, want %q %q", c.kind, c.text, r.Number, r.Problem, c.id, c.problem)
		}
	}
}

func TestNames(t *testing.T) {
	for in, want := range map[string]string{"张 三": "张三", "张　三": "张三", " 欧阳䶮 ": "欧阳䶮", "陈𬱖": "陈𬱖", "热依汗•艾力": "热依汗·艾力", "热依汗・艾力": "热依汗·艾力",
		"热依汗．艾力": "热依汗·艾力", "热依汗.艾力": "热依汗·艾力", "热依汗 · 艾力": "热依汗·艾力", "John  Smith": "John Smith", "\u200b李四": "李四"} {
		if got := PersonName(in); got != want {
			t.Errorf("%q becomes %q, want %q", in, got, want)
		}
	}
}

func TestXOfAnIDNumber(t *testing.T) {
	for text, want := range map[string]IDProblem{
		"32010419910101015×": "", "32010419910102069Х": "", "32010419910103029Ⅹ": "", "32010419910104013ⅹ": "", "32010419910107011χ": "", "32010419910105059Ｘ": "",
		"32010419910106019*": IDMalformed, "11010519491231003Х": IDMalformed, "1101051949123100Х2": IDMalformed,
	} {
		r := ID(sheet.Cell{Kind: sheet.Text, Text: text}, today, func() bool { return false })
		if r.Problem != want || want == "" && r.Number[17] != 'X' {
			t.Errorf("%s: %q %s", text, r.Problem, r.Number)
		}
	}
	for r, want := range map[rune]string{'Х': "西里尔字母 Х（U+0425）", '*': "星号 *", 'O': "字母 O", '王': "“王”"} {
		if got := CharName(r); got != want {
			t.Errorf("%c is %q, want %q", r, got, want)
		}
	}
}

func TestPhonesWithAnExtension(t *testing.T) {
	for text, want := range map[string]string{"025-52345678转801": "025-52345678转801", "025-52345678分机801": "025-52345678转801", "（025）52345678-801": "025-52345678-801",
		"025-52345678 ext 801": "025-52345678转801", "025-52345678转分机：801": "025-52345678转801", "400-820-8820": "400-820-8820"} {
		if got := Phone(text); got != want || !model.ValidPhone(got) {
			t.Errorf("%s: %q, sound %t", text, got, model.ValidPhone(got))
		}
	}
	for _, text := range []string{"025-52345678转", "52345678转801", "13913870021转8012345", "025-52345678-8012345"} {
		if got := Phone(text); model.ValidPhone(got) {
			t.Errorf("%s is sound as %s", text, got)
		}
	}
}

func TestBlankWords(t *testing.T) {
	for _, s := range []string{"", "无", "—", "———", "/", "－－", "N/A", "n/a", "待补", "暂缺", "null", "NULL", "…"} {
		if !IsBlank(s) {
			t.Errorf("%q says something", s)
		}
	}
	for _, s := range []string{"0", "否", "无锡", "一", "没有"} {
		if IsBlank(s) {
			t.Errorf("%q says nothing", s)
		}
	}
}
