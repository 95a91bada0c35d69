package intake

import (
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake/cellvalue"
)

// splitNames parts a list written with 、，,；; line breaks or slashes, and with spaces where spaces says so.
func splitNames(s string, spaces bool) []string {
	var out []string
	depth := 0
	start := 0
	runes := []rune(s)
	flush := func(end int) {
		if t := cellvalue.Tidy(string(runes[start:end])); t != "" && !cellvalue.IsBlank(t) && !slices.Contains(out, t) {
			out = append(out, t)
		}
	}
	for i, r := range runes {
		switch {
		case r == '（' || r == '(':
			depth++
		case r == '）' || r == ')':
			depth--
		case depth <= 0 && (strings.ContainsRune("、，,；;\n\r/", r) || spaces && (r == ' ' || r == '\u3000' || r == '\t')):
			flush(i)
			start = i + 1
		}
	}
	flush(len(runes))
	return out
}

// parsePosts reads who holds which post: 张三, 蒋心月（组织委员）、彭永珊（宣传委员）, 组织委员：张三.
func parsePosts(s string, column Field) []PostOp {
	var out []PostOp
	for _, part := range splitNames(s, true) {
		name, word := part, ""
		if i := strings.IndexAny(part, "（("); i > 0 {
			name, word = part[:i], strings.Trim(part[i:], "（）()")
		} else if a, z, ok := strings.Cut(strings.ReplaceAll(part, "：", ":"), ":"); ok {
			name, word = z, a
			if len(dutiesOf(z)) > 0 {
				name, word = a, z
			}
		}
		name = cellvalue.PersonName(name)
		if name == "" || strings.HasSuffix(name, "缺") || strings.HasPrefix(name, "空") && len(name) <= 6 {
			continue
		}
		if len(dutiesOf(name)) > 0 && word == "" { // a duty that stands alone beside a name
			if n := len(out); n > 0 {
				out[n-1].Duty = dutiesOf(name)[0]
			}
			continue
		}
		duties := []model.Duty{map[Field]model.Duty{Secretary: model.Secretary, Deputy: model.DeputySecretary, Contact: model.Contact}[column]}
		if column == Board {
			if duties = dutiesOf(word); len(duties) == 0 {
				duties = []model.Duty{model.MemberOfBoard}
			}
		}
		for _, d := range duties {
			out = append(out, PostOp{Name: name, Duty: d})
		}
	}
	return out
}

// dutiesOf reads a duty, or the several of a post such as 组织统战委员.
func dutiesOf(word string) []model.Duty {
	if word = cellvalue.Squeeze(word); word == "" {
		return nil
	}
	if v, ok := valueTables()["duties"].find(word); ok {
		return []model.Duty{model.Duty(v)}
	}
	if !strings.HasSuffix(word, "委员") && !strings.HasSuffix(word, "书记") && !strings.ContainsAny(word, "、兼") {
		return nil
	}
	var out []model.Duty
	for _, d := range [...]struct {
		mark string
		duty model.Duty
	}{{"副书记", model.DeputySecretary}, {"组织", model.Organisation}, {"宣传", model.Publicity}, {"纪检", model.Discipline}, {"纪律", model.Discipline},
		{"青年", model.Youth}, {"统战", model.UnitedFront}} {
		if strings.Contains(word, d.mark) {
			out = append(out, d.duty)
		}
	}
	return out
}

// postsText writes posts as the row's values show them.
func postsText(posts []PostOp, column Field) string {
	var parts []string
	for _, p := range posts {
		t := p.Name
		if column == Board && p.Duty != model.MemberOfBoard {
			t += "（" + p.Duty.Label() + "）"
		}
		parts = append(parts, t)
	}
	return strings.Join(parts, "、")
}
