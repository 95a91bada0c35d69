package reports

import (
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// Pages are the pages of a file that are wanted, counted from 1 as they lie; none means all.
type Pages [][2]int

// ParsePages reads pages such as 1-3,5 or 2-; Chinese commas and dashes count too. "" is all. The error is a *model.Error with
// code Invalid.
func ParsePages(s string) (Pages, error) {
	s = strings.NewReplacer("，", ",", "、", ",", "；", ",", "—", "-", "－", "-", "–", "-", "~", "-", "～", "-", "至", "-", " ", "", "　", "", "第", "", "页", "").Replace(s)
	if s == "" {
		return nil, nil
	}
	var all Pages
	for _, part := range strings.Split(s, ",") {
		from, to, ranged := strings.Cut(part, "-")
		if !ranged {
			to = from
		} else if to == "" {
			to = strconv.Itoa(lastPage)
		}
		if from == "" {
			from = "1"
		}
		a, e1 := strconv.Atoi(from)
		b, e2 := strconv.Atoi(to)
		if part == "" || part == "-" || e1 != nil || e2 != nil || a < 1 || b < a || b > lastPage {
			return nil, model.FieldErrorf("pages", "页码写成 1-3,5 的样子")
		}
		all = append(all, [2]int{a, b})
	}
	return all, nil
}

// lastPage is past the end of every paper.
const lastPage = 999_999

// Has reports whether a page, counted from 1, is wanted.
func (p Pages) Has(page int) bool {
	for _, r := range p {
		if page >= r[0] && page <= r[1] {
			return true
		}
	}
	return len(p) == 0
}

// Count is how many pages of a file of so many are wanted.
func (p Pages) Count(total int) int {
	n := 0
	for page := 1; page <= total; page++ {
		if p.Has(page) {
			n++
		}
	}
	return n
}
