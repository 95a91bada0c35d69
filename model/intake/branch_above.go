package intake

import (
	"strings"

	"github.com/shuangbai/shuangbai/model/intake/cellvalue"

	"github.com/shuangbai/shuangbai/model/sheet"
)

// branchAbove reads the branch that a sheet's rows belong to from the lines above the header (填报单位：…党支部) or the
// sheet's name, tab. sure is false when the text does not end like the name of a Party organisation.
func branchAbove(s *sheet.Sheet, tab string, headRow int, several bool) (name string, sure bool) {
	for r := 0; r < headRow && r < len(s.Rows); r++ {
		for _, c := range s.Rows[r] {
			if c.Kind != sheet.Text {
				continue
			}
			t := cellvalue.Squeeze(c.Text)
			for _, mark := range [...]string{":", "："} {
				if i := strings.Index(t, mark); i >= 0 {
					t = t[i+len(mark):]
				}
			}
			if i := strings.IndexAny(t, "(（"); i > 0 && !looksLikeOrg(t) {
				t = t[:i]
			}
			for _, tail := range [...]string{"党员花名册", "花名册", "党员名册", "党员名单", "党员信息表", "党员基本信息表", "盖章"} {
				t = strings.TrimSuffix(t, tail)
			}
			if strings.HasSuffix(t, "支部") && !strings.Contains(t, "各") {
				return t, true
			}
		}
	}
	t := strings.TrimLeft(cellvalue.Squeeze(tab), "0123456789.-_、 ")
	if looksLikeOrg(t) {
		return t, true
	}
	if several && t != "" && !strings.HasPrefix(strings.ToLower(t), "sheet") && !strings.HasPrefix(t, "工作表") && !isSummaryName(t) {
		return t, false
	}
	return "", false
}
