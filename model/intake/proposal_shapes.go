package intake

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/shuangbai/shuangbai/model/intake/cellvalue"

	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/sheet"
)

// The words of headers that tell what a column holds. They weigh where the cells leave it open.
var (
	serialWords    = []string{"序号", "编号", "行号", "序", "no", "no."}
	signatureWord  = []string{"签字", "签名", "盖章", "签章", "签收"}
	dateWords      = []string{"日期", "时间", "时限", "期限", "截止", "年月", "有效期", "何时"}
	moneyWords     = []string{"金额", "费用", "经费", "元", "款", "支出", "收入", "预算", "价"}
	percentWords   = []string{"率", "占比", "比例", "百分"}
	phoneWords     = []string{"电话", "手机", "联系方式"}
	idWords        = []string{"身份证", "身份号码"}
	yesWords       = []string{"是否", "有无", "是否有"}
	orgWords       = []string{"支部", "党组织", "总支"}
	unitWords      = []string{"单位", "学校", "机构", "律所", "事务所", "企业", "公司", "园"}
	memberWords    = []string{"姓名", "党员", "人", "书记", "人员", "负责同志"}
	overWords      = []string{"完成", "办结", "完结", "销号", "终止", "归档", "结束", "通过", "已整改"}
	openWords      = []string{"未", "待", "没", "不", "正在", "部分", "中"}
	stateWords     = []string{"是否完成", "状态", "完成情况", "进展", "办理情况", "整改情况", "落实情况", "是否整改", "是否办结", "是否销号"}
	doneDateWords  = []string{"完成日期", "完成时间", "办结日期", "办结时间", "销号日期", "销号时间", "整改日期", "归还日期"}
	remarkWords    = []string{"备注", "说明", "附注"}
	reminderNear   = []string{"期限", "时限", "截止", "应完成", "计划完成", "限期"} // a week ahead
	reminderFar    = []string{"到期", "有效期", "届满"}                     // a month ahead
	longTextAbove  = 60
	choicesAtMost  = 12
	optionAtMost   = 12 // characters
	statesAtMost   = 6
	stateAtMost    = 6 // characters
	enoughPercent  = 80
	linkedPercent  = 50
	fieldsOfList   = 6
	requiredAtMost = 3
)

func has(header string, words []string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(header, w) })
}

// shapeOf tells a column's shape by all its cells, and by its header where they leave it open. It sets Leave for a
// column that is not worth keeping.
func (t *proposedTable) shapeOf(c *ProposedColumn) record.Shape {
	header := strings.ToLower(cellvalue.Squeeze(c.Label))
	cells := t.filled(c.Col)
	switch {
	case t.isSerial(header, c.Col, cells):
		c.Leave = true
		return record.Text
	case has(header, signatureWord):
		c.Leave = len(cells) == 0
		return record.Text
	case len(cells) == 0:
		return shapeByHeader(header)
	}
	share := func(s record.Shape) int {
		n := 0
		for _, at := range cells {
			if fits, _ := t.reads(s, t.cell(at, c.Col), at); fits {
				n++
			}
		}
		return 100 * n / len(cells)
	}
	ids := 0
	for _, at := range cells {
		if cellvalue.LooksLikeID(t.cell(at, c.Col)) {
			ids++
		}
	}
	switch {
	case ids*100 >= enoughPercent*len(cells):
		return record.IDNumber
	case share(record.File) >= enoughPercent:
		return record.File
	case share(record.Phone) >= enoughPercent && !has(header, moneyWords):
		return record.Phone
	case t.dates(header, c.Col, cells):
		return record.Date
	case t.isYesNo(header, c.Col, cells):
		return record.YesNo
	}
	if s := t.amounts(header, c.Col, cells); s != "" {
		return s
	}
	if s := t.link(header, c.Col, cells, share); s != "" {
		return s
	}
	return t.words(header, c.Col, cells)
}

// filled lists the rows in which a column says something.
func (t *proposedTable) filled(col int) []int {
	var rows []int
	for _, row := range t.rows {
		if c := t.cell(row, col); c.Kind != sheet.Empty && (c.Kind == sheet.Bool || !cellvalue.IsSpace(c.Text)) && !cellvalue.IsBlank(cellvalue.Squeeze(c.Text)) {
			rows = append(rows, row)
		}
	}
	return rows
}

func (t *proposedTable) isSerial(header string, col int, rows []int) bool {
	key := strings.TrimRight(header, ".")
	if key == "序号" || key == "行号" || key == "序" || key == "no" {
		return true
	}
	if !slices.Contains(serialWords, key) || len(rows) < 2 {
		return false
	}
	for i, row := range rows { // 编号 that only counts
		if cellvalue.Num(cellvalue.Squeeze(t.cell(row, col).Text)) != i+1 {
			return false
		}
	}
	return true
}

// shapeByHeader is the shape of a column without values.
func shapeByHeader(header string) record.Shape {
	for _, w := range []struct {
		words []string
		shape record.Shape
	}{{dateWords, record.Date}, {phoneWords, record.Phone}, {idWords, record.IDNumber}, {yesWords, record.YesNo}, {orgWords, record.Org}, {moneyWords, record.Money}} {
		if has(header, w.words) {
			return w.shape
		}
	}
	return record.Text
}

// dates reports whether a column holds dates. Bare numbers are dates only under a header that says so.
func (t *proposedTable) dates(header string, col int, rows []int) bool {
	named, sure, may := has(header, dateWords), 0, 0
	for _, row := range rows {
		c := t.cell(row, col)
		fits, _ := t.reads(record.Date, c, row)
		text := cellvalue.Squeeze(c.Text)
		switch {
		case fits && (c.Kind == sheet.Date || !cellvalue.IsDigits(text) && strings.Count(text, ".") != 1 || len(text) == 8 || named):
			sure++
		case strings.Contains(text, "月") && strings.ContainsAny(text, "日号"): // without its year
			may++
		}
	}
	if named && sure > 0 {
		return (sure+may)*100 >= 60*len(rows)
	}
	return sure*100 >= enoughPercent*len(rows)
}

func (t *proposedTable) isYesNo(header string, col int, rows []int) bool {
	named := has(header, yesWords)
	n, plain := 0, 0
	for _, row := range rows {
		c := t.cell(row, col)
		if _, ok := yesNoOf(c); ok {
			n++
		}
		if c.Kind == sheet.Bool || slices.Contains([]string{"是", "否", "√", "×", "✓", "✔", "✗"}, cellvalue.Squeeze(c.Text)) {
			plain++
		}
	}
	return n == len(rows) && plain > 0 || named && n*100 >= enoughPercent*len(rows)
}

// amounts tells percentages, money and numbers apart; "" when the column holds none.
func (t *proposedTable) amounts(header string, col int, rows []int) record.Shape {
	n, percents, money := 0, 0, 0
	for _, row := range rows {
		c := t.cell(row, col).AsShown()
		text := cellvalue.Squeeze(c.Text)
		if _, ok := amountOf(c, record.Percent); ok {
			n++
		}
		if strings.HasSuffix(text, "%") {
			percents++
		}
		if strings.HasSuffix(text, "元") || strings.ContainsAny(text, "￥¥") {
			money++
		}
	}
	switch {
	case n*100 < enoughPercent*len(rows):
		return ""
	case percents*2 >= n || has(header, percentWords):
		return record.Percent
	case money*2 >= n || has(header, moneyWords):
		return record.Money
	}
	return record.Number
}

// link tells whether the column names branches, units or members of the data file; "" when it does not.
func (t *proposedTable) link(header string, col int, rows []int, share func(record.Shape) int) record.Shape {
	org, unit := share(record.Org), share(record.Unit)
	switch {
	case max(org, unit) < linkedPercent:
	case has(header, orgWords) && org >= linkedPercent:
		return record.Org
	case has(header, unitWords) && unit >= linkedPercent:
		return record.Unit
	case unit > org:
		return record.Unit
	case org > unit:
		return record.Org
	default: // every name fits both: a branch is called after its unit
		for _, row := range rows {
			if looksLikeOrg(cellvalue.Squeeze(t.cell(row, col).Text)) {
				return record.Org
			}
		}
		return record.Unit
	}
	named := 0
	for _, row := range rows {
		if looksLikeName(cellvalue.Squeeze(t.cell(row, col).Text)) {
			named++
		}
	}
	if named*100 >= linkedPercent*len(rows) && share(record.Member) >= linkedPercent && (has(header, memberWords) || share(record.Member) >= enoughPercent) {
		return record.Member
	}
	return ""
}

// words tells a choice of few values from text, and long text from short.
func (t *proposedTable) words(header string, col int, rows []int) record.Shape {
	values, longest, lines, persons := map[string]int{}, 0, false, 0
	for _, row := range rows {
		text := cellvalue.Squeeze(t.cell(row, col).Text)
		values[text]++
		if has(header, memberWords) && looksLikeName(text) {
			persons++
		}
		longest = max(longest, utf8.RuneCountInString(text))
		lines = lines || strings.Contains(strings.TrimSpace(t.cell(row, col).Text), "\n")
	}
	switch {
	case longest > longTextAbove || lines:
		return record.LongText
	case has(header, stateWords) && len(values) >= 2 && len(values) <= statesAtMost && longest <= stateAtMost: // few rows already show it
		return record.Choice
	case len(rows) >= 4 && persons*2 < len(rows) && len(values) >= 2 && len(values) <= choicesAtMost && len(values)*2 <= len(rows) && longest <= optionAtMost:
		return record.Choice
	}
	return record.Text
}
