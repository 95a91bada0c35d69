package intake

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake/cellvalue"
	"github.com/shuangbai/shuangbai/model/sheet"
)

// The sentences that people read: what is so, what should be; then what to do. None of them holds a whole ID number or
// a phone number: the row they stand at does.

func sayID(r cellvalue.IDReading) (code Code, level Level, text, fix string) {
	switch r.Problem {
	case cellvalue.IDOf15Digits:
		return ID15Digit, Warning, "身份证号是 15 位的一代号码，已按国家标准换算成 18 位", "核对换算后的号码"
	case cellvalue.IDLostDigits:
		return IDLostDigits, Error, sayLostDigits(r.Kept), "填入正确的身份证号，或先留空"
	case cellvalue.IDChecksum:
		return IDChecksum, Error, "身份证号最后一位与前 17 位对不上，至少有一位写错，或有两位写反", "对照身份证改正，或先留空"
	}
	switch {
	case r.Letter != 0:
		text = fmt.Sprintf("身份证号里有%s，应为 18 位数字，末位可以是字母 X", cellvalue.CharName(r.Letter))
	case r.Fault == model.IDDate:
		text = "身份证号里的出生日期不存在，应为真实日期"
	case r.Fault == model.IDRegion:
		text = "身份证号前两位不是地区代码，应在 11 到 82 之间"
	default:
		text = fmt.Sprintf("身份证号有 %d 位，应为 18 位", r.Length)
	}
	return IDFormat, Error, text, "对照身份证改正，或先留空"
}

// sayLostDigits names the digits that are left: what the cell shows, 3.20114E+17, is of no help in finding the person.
func sayLostDigits(kept string) string {
	if len(kept) == 15 {
		return "表格把身份证号当成了数字，只留下前 15 位 " + kept + "，后 3 位变成 0。丢掉的数字无法算回，程序不会猜"
	}
	return fmt.Sprintf("表格把身份证号当成了数字，只留下前 %d 位 %s，后面的丢了。丢掉的数字无法算回，程序不会猜", len(kept), kept)
}

func sayTwoMonths(label string, c sheet.Cell, d model.Date) (text, fix string) {
	return fmt.Sprintf("%s写作 %s，可能是 1 月，也可能是 10 月丢了 0；只记到 %d 年", label, clip(c.Text), d.Year()), "核实后填入月份"
}

// sayCellError says what is wrong with a cell that shows an error; one whose formula was never computed has a way out.
func sayCellError(label, fault string) string {
	if !strings.HasPrefix(fault, "#") {
		return label + "的公式没有算出结果，用 WPS 或 Excel 打开文件、保存一次再导入就有"
	}
	return label + "是公式错误 " + fault + "，没有值"
}

func sayCoarse(label string, c sheet.Cell, d model.Date) (text, fix string) {
	return fmt.Sprintf("%s写作“%s”，只记到 %s", label, clip(cellvalue.Tidy(c.Text)), d), "核对日期，知道是哪一天就补上"
}

func sayPlanned(label string, c sheet.Cell) (text, fix string) {
	return fmt.Sprintf("%s写作“%s”，说的是还没到的日子，这一项先留空", label, clip(cellvalue.Tidy(c.Text))), "到时再填"
}

func sayTwoWays(label string, c sheet.Cell) (text, fix string) {
	t := cellvalue.Tidy(c.Text)
	return fmt.Sprintf("%s写作 %s，可能是 %s 年 %s 月，也可能是表格里失去格式的日期，程序不会猜，这一项先留空", label, t, t[:4], t[4:]), "核实后写成 1990-05 这样的日期"
}

func sayBadDate(label string, c sheet.Cell, fault cellvalue.DateFault) (text, fix string) {
	shown := clip(cellvalue.Tidy(c.Text))
	switch fault {
	case cellvalue.DateUnreal:
		return fmt.Sprintf("%s写作 %s，没有这一天", label, shown), "填入真实的日期，只知道年月就写年月"
	case cellvalue.DateShortYear:
		return fmt.Sprintf("%s写作 %s，年份应写 4 位", label, shown), "补全年份，如 1990-05"
	}
	return fmt.Sprintf("%s写作“%s”，看不出是哪一天，应写成 1990-05-01 或 1990.5", label, shown), "改成日期，或先留空"
}

func sayUnknownValue(label, text string, leftBlank bool) (say, fix string) {
	say = fmt.Sprintf("%s写作“%s”，不在可用的写法里", label, clip(text))
	if leftBlank {
		say += "，这一项先留空"
	}
	return say, "改正，或在“不认识的值”里指定它是什么"
}

func sayBirthMismatch(birth, fromID model.Date) (text, fix string) {
	return fmt.Sprintf("出生日期是 %s，身份证号里是 %s，两处应一致", birth, fromID), "对照身份证，改写错的那一处"
}

func saySexMismatch(sex, fromID model.Sex) (text, fix string) {
	return fmt.Sprintf("性别是%s，按身份证号应为%s", sex, fromID), "对照身份证，改写错的那一处"
}

func sayYoung(join, birth model.Date) (text, fix string) {
	return fmt.Sprintf("入党日期 %s，出生 %s，入党时未满 18 岁，应年满 18 岁", join, birth), "核对两个日期"
}

func sayFullBeforeJoin(full, join model.Date) (text, fix string) {
	return fmt.Sprintf("转正日期 %s 早于入党日期 %s，应在其后", full, join), "核对两个日期，看是否填反"
}

func sayShortProbation(full, join model.Date) (text, fix string) {
	return fmt.Sprintf("转正日期 %s 离入党日期 %s 不满一年，预备期应为一年", full, join), "核对两个日期"
}

func sayFuture(label string, d model.Date) (text, fix string) {
	return fmt.Sprintf("%s是 %s，晚于今天", label, d), "核对日期"
}

func saySameNameInFile(name, branch string, other RowRef, sameSheet bool, sheetName string) (text, fix string) {
	where := fmt.Sprintf("第 %d 行", other.Row)
	if !sameSheet {
		where = fmt.Sprintf("工作表“%s”%s", sheetName, where)
	}
	if branch != "" {
		return fmt.Sprintf("%s也是%s的%s，没有两个身份证号可以分清是一人还是两人", where, branch, name), "确认是新的一人，或这一行不导入"
	}
	return fmt.Sprintf("%s也叫%s，没有两个身份证号可以分清是一人还是两人", where, name), "确认是新的一人，或这一行不导入"
}

// clip shortens a cell's text for a sentence.
func clip(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	if utf8.RuneCountInString(s) <= 24 {
		return s
	}
	return string([]rune(s)[:23]) + "…"
}

func sayPhone(t string) string {
	digits := 0
	for i := 0; i < len(t); i++ {
		if t[i] >= '0' && t[i] <= '9' {
			digits++
		}
	}
	if digits > 0 && digits == utf8.RuneCountInString(t) {
		return fmt.Sprintf("联系电话有 %d 位，手机号应为 11 位，座机要带区号", digits)
	}
	return "联系电话不像电话号码，手机号应为 11 位，座机要带区号"
}
