package intake

import (
	"fmt"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/record"
)

// typedHint says, while somebody types the right value of a field, what is still missing, and whether it can be
// taken as it is.
func typedHint(kind intake.Kind, def *record.Register, field intake.Field, text string, today time.Time) (hint string, ok bool) {
	text = tidyTyped(text)
	if def != nil && text != "" {
		if item, known := def.Field(string(field)); known && (item.Shape == record.Money || item.Shape == record.Number || item.Shape == record.Percent) {
			return intake.TypedAmount(item, text)
		}
	}
	switch field {
	case intake.IDNumber:
		return idHint(text, today)
	case intake.Birth, intake.JoinDate, intake.FullDate, intake.LostOn, intake.ApplyDate, intake.ActivistDate, intake.TargetDate, intake.SetUpOn, intake.ApprovedOn, intake.TermStart, intake.TermEnd:
		return dateHint(text, today, false)
	case intake.Date:
		return dateHint(text, today, true)
	case intake.Name:
		if kind == intake.Branches {
			break
		}
		if digits(text) > 0 {
			return "姓名里不会有数字", false
		}
	case intake.Phone:
		switch {
		case text == "":
			return "手机号 11 位，座机带区号", false
		case model.ValidPhone(text):
			return "号码可用", true
		}
		return fmt.Sprintf("已输 %d 位；手机号 11 位，座机带区号", digits(text)), false
	}
	if strings.HasPrefix(string(field), intake.FieldItem) || field == intake.SelfScore || field == intake.CheckScore || field == intake.FinalScore || field == intake.PointsOf {
		return pointsHint(text)
	}
	return "", text != ""
}

func tidyTyped(text string) string { return strings.TrimSpace(norm.NFKC.String(text)) }

func idHint(text string, today time.Time) (string, bool) {
	text = strings.ToUpper(strings.ReplaceAll(text, " ", ""))
	n := len([]rune(text))
	switch {
	case n == 0:
		return "18 位数字，末位可以是 X", false
	case strings.Trim(text, "0123456789X") != "":
		return "只能有数字，末位可以是 X", false
	case n < 18:
		return fmt.Sprintf("已输 %d 位，还差 %d 位", n, 18-n), false
	case n > 18:
		return fmt.Sprintf("多了 %d 位，应为 18 位", n-18), false
	}
	switch model.CheckID(text, today) {
	case model.IDFine:
		return fmt.Sprintf("号码可用：%s，%s 出生", model.IDSex(text), model.IDBirth(text)), true
	case model.IDChecksum:
		return "末位与前 17 位对不上，至少有一位写错", false
	case model.IDDate:
		return "第 7 到 14 位不是存在的日期", false
	case model.IDRegion:
		return "前两位应在 11 到 82 之间", false
	}
	return "X 只能在末位", false
}

func dateHint(text string, today time.Time, wholeDay bool) (string, bool) {
	const how = "写 1990-05-01，只知年月写 1990-05"
	d, ok := readTyped(text)
	switch {
	case text == "" && wholeDay:
		return "写成 2026-05-01", false
	case text == "":
		return how, false
	case !ok && wholeDay:
		return "没有这一天，写成 2026-05-01", false
	case !ok:
		return "没有这一天，写 1990-05-01 或 1990-05", false
	case wholeDay && d.Precision() != model.ByDay:
		return "要写到日，如 2026-05-01", false
	case !today.IsZero() && model.DateOf(today).Before(d):
		return "晚于今天", false
	}
	return "记作 " + d.Long(), true
}

// readTyped takes a typed date with any of the usual separators.
func readTyped(text string) (model.Date, bool) {
	parts := strings.FieldsFunc(text, func(r rune) bool { return r < '0' || r > '9' })
	if len(parts) == 1 && len(parts[0]) == 8 {
		parts = []string{parts[0][:4], parts[0][4:6], parts[0][6:]}
	}
	var n [3]int
	if len(parts) == 0 || len(parts) > 3 || len(parts[0]) != 4 {
		return "", false
	}
	for i, p := range parts {
		if _, err := fmt.Sscanf(p, "%d", &n[i]); err != nil || len(p) > 4 || n[i] == 0 {
			return "", false
		}
	}
	d, err := model.NewDate(n[0], n[1], n[2])
	return d, err == nil
}

func pointsHint(text string) (string, bool) {
	if text == "" {
		return "写分数，最多两位小数", false
	}
	p, err := model.ParsePoints(text)
	if err != nil {
		return "不是分数，最多两位小数", false
	}
	return "记作 " + p.String() + " 分", true
}

func digits(s string) int {
	n := 0
	for _, r := range s {
		if r >= '0' && r <= '9' {
			n++
		}
	}
	return n
}
