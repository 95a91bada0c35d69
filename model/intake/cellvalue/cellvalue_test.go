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
		{text("90.5"), "", DateShortYear}, {text("5/1/1990"), "", DateNot}, {text("去年"), "", DateNot}, {text("1990年5月中旬"), "", DateNot},
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
