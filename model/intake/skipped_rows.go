package intake

import (
	"strings"
	"unicode/utf8"

	"github.com/shuangbai/shuangbai/model/intake/cellvalue"
	"github.com/shuangbai/shuangbai/model/intake/headers"

	"github.com/shuangbai/shuangbai/model/sheet"
)

// rowLook is what a quick look at a row shows.
type rowLook struct {
	filled int    // cells with something in them
	first  string // text of the first of them, without spaces
	second string
	col    int // column of the first
	hasID  bool
}

func lookAt(cells []sheet.Cell, idCol, issueCol int) rowLook {
	l := rowLook{col: -1}
	for c := range cells {
		if cells[c].Kind == sheet.Empty || c == issueCol {
			continue
		}
		if l.filled < 2 {
			t := cellvalue.Squeeze(cells[c].Text)
			if t == "" {
				continue
			}
			if l.filled == 0 {
				l.first, l.col = t, c
			} else {
				l.second = t
			}
		} else if cellvalue.IsSpace(cells[c].Text) {
			continue
		}
		l.filled++
		if c == idCol && cellvalue.LooksLikeID(cells[c]) {
			l.hasID = true
		}
	}
	return l
}

// notData says why a row is no data, "" when it may be. headKeys are the keys of the header, by column.
func (l rowLook) notData(cells []sheet.Cell, headKeys []string) SkipReason {
	if l.hasID {
		return ""
	}
	for _, t := range [...]string{l.first, l.second} {
		if isSubtotal(t) {
			return SkipSubtotal
		}
	}
	switch {
	case isSignature(l.first) && l.filled <= 8 && (l.filled <= 2 || signatureMarked(l.first) || otherSignature(cells, l.col)):
		return SkipSignature
	case isNote(l.first, l.filled), l.filled == 1 && l.first == "无": // over the whole width of an empty list
		return SkipNote
	case isExample(l.first) || isExample(l.second):
		return SkipExample
	case headers.Repeats(cells, headKeys, l.filled):
		return SkipHeader
	case l.filled == 1 && isTitle(l.first):
		return SkipTitle
	}
	return ""
}

// isSubtotal recognises 小计, 合计38人, 本页合计, 某某党支部小计.
func isSubtotal(t string) bool {
	if t == "" || t[0] < 0x80 && t[0] != '(' {
		return false
	}
	for _, w := range [...]string{"小计", "合计", "总计", "共计", "累计", "总数"} {
		if strings.HasPrefix(t, w) || strings.HasSuffix(strings.TrimRight(t, "0123456789人名个:：()（）"), w) {
			return true
		}
	}
	return strings.HasPrefix(t, "共") && strings.ContainsAny(t, "0123456789") && strings.HasSuffix(t, "人")
}

var signatureWords = []string{"填表人", "填报人", "制表人", "制表", "审核人", "审核", "复核人", "复核", "审批人", "经办人", "负责人", "单位负责人", "党组织负责人", "党委书记", "支部书记", "党支部书记",
	"书记签字", "书记(签字", "书记（签字", "签字", "签名", "盖章", "(盖章", "（盖章", "考核组组长", "考核组成员", "组长(", "组长（", "填报时间", "填报日期", "填表日期", "填表时间", "报送人", "填报单位", "联系人:", "联系人：", "日期:", "日期："}

// isSignature recognises the lines at the foot: 填表人：, 审核人：, （盖章）.
func isSignature(t string) bool {
	marked := signatureMarked(t)
	for _, w := range signatureWords {
		if strings.HasPrefix(t, w) && (marked || t == w) {
			return true
		}
	}
	return strings.HasSuffix(t, "（盖章）") || strings.HasSuffix(t, "(盖章)") || strings.HasSuffix(t, "（签字）：") || strings.HasSuffix(t, "签字：")
}

// signatureMarked reports whether a text has what only a place for a signature has: a colon, brackets, 签字, 盖章. A bare
// 支部书记 or 负责人 is a post in a list of people as well.
func signatureMarked(t string) bool {
	return strings.ContainsAny(t, ":：()（）") || strings.Contains(t, "签字") || strings.Contains(t, "盖章")
}

// otherSignature reports whether another cell of the row is a signature too: 填表人 张三 审核 李四.
func otherSignature(cells []sheet.Cell, col int) bool {
	for c := range cells {
		if c == col || cells[c].Kind != sheet.Text {
			continue
		}
		if t := cellvalue.Squeeze(cells[c].Text); isSignature(t) || t == "审核" || t == "复核" || t == "填表" {
			return true
		}
	}
	return false
}

// isNote recognises 注：, 说明：, and a long sentence that stands alone in its row.
func isNote(t string, filled int) bool {
	for _, w := range [...]string{"注:", "注：", "备注:", "备注：", "说明:", "说明：", "填表说明", "填写说明", "附注", "注意", "备注说明", "填报说明", "※", "*注", "注1", "注2"} {
		if strings.HasPrefix(t, w) && filled <= 3 {
			return true
		}
	}
	return filled == 1 && utf8.RuneCountInString(t) > 20 && !looksLikeOrg(t)
}

func isExample(t string) bool {
	for _, w := range [...]string{"示例", "样例", "范例", "例:", "例：", "(示例)", "（示例）", "如:", "如：", "填写示例"} {
		if strings.HasPrefix(t, w) {
			return true
		}
	}
	return false
}

// isTitle recognises a line between the rows that names a branch or the list itself.
func isTitle(t string) bool {
	if i := strings.IndexAny(t, "(（"); i > 0 {
		t = t[:i]
	}
	return looksLikeOrg(t) || strings.HasSuffix(t, "花名册") || strings.HasSuffix(t, "名单") || strings.HasSuffix(t, "台账") || strings.HasSuffix(t, "一览表") ||
		strings.HasPrefix(t, "第") && strings.HasSuffix(t, "页")
}
