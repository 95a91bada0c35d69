package intake

import (
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake/cellvalue"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/sheet"
)

// counters are the words that people write behind a number.
var counters = []string{"小时", "学时", "课时", "人次", "万元", "元整", "元", "人", "名", "个", "次", "份", "项", "家", "天", "年", "件", "场", "分", "岁", "月", "㎡", "平方米"}

// amountOf reads a cell that holds a number, an amount of money or a percentage, in hundredths: 1,200; 350.00元; 1.2万;
// 85%. ok is false when it is none, or has more than two decimals.
func amountOf(c sheet.Cell, s record.Shape) (p model.Points, ok bool) {
	c = c.AsShown()
	if c.Kind != sheet.Number && c.Kind != sheet.Text {
		return 0, false
	}
	t := strings.NewReplacer(",", "", "，", "", "￥", "", "¥", "").Replace(cellvalue.Squeeze(c.Text))
	percent := strings.HasSuffix(t, "%")
	t = strings.TrimSuffix(t, "%")
	factor := model.Points(1)
	for _, w := range counters {
		if rest, cut := strings.CutSuffix(t, w); cut {
			t = rest
			if w == "万元" {
				factor = 10000
			}
			break
		}
	}
	if rest, cut := strings.CutSuffix(t, "万"); cut {
		t, factor = rest, 10000
	}
	if c.Kind == sheet.Number { // 0.1+0.2 went through a binary number
		t = roundHundredths(t, s == record.Percent && c.Number <= 1)
	}
	p, err := model.ParsePoints(t)
	if err != nil || percent && s != record.Percent {
		return 0, false
	}
	if s == record.Percent && c.Kind == sheet.Number && c.Number <= 1 {
		factor = 100
	}
	if factor == 10000 && len(t) > 6 {
		return 0, false
	}
	return p * factor, true
}

// TypedAmount says what somebody's typed text is taken for in a register's field of numbers, amounts or shares, or with ok false what is
// wrong with it.
func TypedAmount(item *record.Item, text string) (said string, ok bool) {
	p, ok := amountOf(sheet.Cell{Kind: sheet.Text, Text: text}, item.Shape)
	switch {
	case slices.Contains(item.Zero, cellvalue.Squeeze(text)):
		return "记作 0", true
	case !ok && item.Shape == record.Money:
		return "不是金额，写成 20.00", false
	case !ok:
		return "不是数字，写成 20", false
	}
	if said := item.OutOfBounds(p); said != "" {
		return said, false
	}
	return "记作 " + p.Short(), true
}

// roundHundredths cuts the tail that binary arithmetic leaves: 350.00000000000006 is 350. A fraction keeps what it has.
func roundHundredths(t string, fraction bool) string {
	whole, frac, dotted := strings.Cut(t, ".")
	if !dotted || len(frac) < 8 || fraction {
		return t
	}
	if tail := frac[2:]; strings.HasPrefix(tail, "00000") {
		return whole + "." + frac[:2]
	}
	return t
}

// yesNoOf reads 是, 否, √, × and the like into the stored form; an empty cell says nothing, 无 and 未 are no.
func yesNoOf(c sheet.Cell) (string, bool) {
	if c.Kind == sheet.Bool {
		return map[string]string{"TRUE": record.Yes, "FALSE": record.No}[c.Text], true
	}
	switch v, _ := valueTables()["answers"].find(cellvalue.Squeeze(c.Text)); v {
	case "yes":
		return record.Yes, true
	case "no":
		return record.No, true
	}
	return "", false
}
