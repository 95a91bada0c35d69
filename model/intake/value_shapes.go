package intake

import (
	"strings"
	"unicode/utf8"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake/cellvalue"
	"github.com/shuangbai/shuangbai/model/sheet"
)

// shape is what the values of a field look like; it is evidence for or against the meaning of a column.
type shape string

// judges reports whether the shape says anything about values.
func (s shape) judges() bool {
	return s != "" && s != "text"
}

// fits reports whether a filled cell looks like a value of the shape.
func (s shape) fits(c sheet.Cell) bool {
	text := ""
	if c.Kind == sheet.Text {
		text = cellvalue.Squeeze(c.Text)
		if cellvalue.IsBlank(text) {
			return true
		}
	}
	switch s {
	case "id":
		return cellvalue.LooksLikeID(c)
	case "date":
		if _, fault := cellvalue.Date(c, false, func() bool { return true }); fault != cellvalue.DateNot && fault != cellvalue.DateShortYear {
			return true
		}
		_, _, span := cellvalue.DateSpan(c)
		return span
	case "phone":
		return len(c.Text) >= 7 && (model.ValidPhone(cellvalue.Phone(c.Text)) || c.Kind == sheet.Text && len(text) > 7 && cellvalue.IsDigits(text[:7]))
	case "seq", "number":
		return c.Kind == sheet.Number || cellvalue.IsDigits(strings.TrimRight(text, "人个名分"))
	case "words":
		return c.Kind != sheet.Number && !cellvalue.IsDigits(text)
	case "name":
		return c.Kind == sheet.Text && looksLikeName(text)
	case "names":
		return c.Kind == sheet.Text && !strings.ContainsAny(text, "0123456789")
	case "unit":
		return c.Kind == sheet.Text && !looksLikeOrg(text)
	case "branch":
		return c.Kind == sheet.Text && looksLikeOrg(text)
	case "sex":
		return inTable("sex", text)
	case "ethnicity":
		return inTable("ethnicity", text)
	case "education":
		return inTable("education", text)
	case "kind":
		return inTable("member_kinds", text)
	case "status":
		return inTable("member_status", text)
	case "duty":
		return inTable("duties", text) || strings.HasSuffix(text, "书记") || strings.HasSuffix(text, "委员")
	case "yes", "answer":
		return c.Kind == sheet.Bool || inTable("answers", text)
	case "orgkind":
		return inTable("org_kinds", text)
	case "formation":
		return inTable("formation", text)
	case "management":
		return inTable("management", text)
	case "actkind":
		return inTable("activity_kinds", text) || len(kindsIn(text)) > 1
	case "adjust":
		return strings.Contains(text, "加") || strings.Contains(text, "减") || strings.Contains(text, "扣")
	}
	return true
}

func inTable(name, text string) bool {
	_, ok := valueTables()[name].find(text)
	return ok
}

// looksLikeName reports whether text could be a person's name: 2-4 Chinese characters, or more around a middle dot.
func looksLikeName(s string) bool {
	s = cellvalue.PersonName(s)
	n, dot := 0, false
	for _, r := range s {
		if r == '·' {
			dot = true
		} else if !cellvalue.IsHan(r) {
			return false
		}
		n++
	}
	return n >= 2 && (n <= 4 || dot && n <= 20) && !looksLikeOrg(s)
}

// namesOrg reports whether text may be taken for the name of a Party organisation without asking: it ends like one, a
// note in brackets aside, and none of its characters is damaged.
func namesOrg(s string) bool {
	if strings.ContainsRune(s, utf8.RuneError) {
		return false
	}
	if i := strings.LastIndexAny(s, "(（"); i > 0 && (strings.HasSuffix(s, "）") || strings.HasSuffix(s, ")")) {
		s = s[:i]
	}
	return looksLikeOrg(s)
}

// looksLikeOrg reports whether text is the name of a Party organisation by its ending.
func looksLikeOrg(s string) bool {
	for _, end := range [...]string{"支部", "总支", "党委", "支部委员会", "总支部委员会", "党小组", "党组", "委员会"} {
		if len(s) > len(end) && strings.HasSuffix(s, end) {
			return true
		}
	}
	return false
}
