package model

import "strings"

// branchEnds are what the name of every branch ends in, unitEnds what those of its unit usually do.
var (
	branchEnds = []string{"党支部委员会", "党支部"}
	unitEnds   = []string{"职业培训学校", "培训中心", "培训学校", "培训机构", "律师事务所", "学校", "幼儿园", "中心"}
)

// leastShort is how many characters a shortened name keeps.
const leastShort = 3

// PlainBranch is a branch's name without what every branch's ends in: 青禾培训学校 for 青禾培训学校党支部.
func PlainBranch(name string) string {
	for _, end := range branchEnds {
		if cut, ok := strings.CutSuffix(name, end); ok && cut != "" {
			return cut
		}
	}
	return name
}

// ShortBranch is a branch's name for buttons and narrow columns: 松溪艺术 for 松溪艺术培训中心党支部.
func ShortBranch(name string) string {
	name = PlainBranch(name)
	if cut, ok := strings.CutSuffix(name, "联合"); ok && len([]rune(cut)) >= leastShort {
		name = cut
	}
	for _, end := range unitEnds {
		if cut, ok := strings.CutSuffix(name, end); ok && len([]rune(cut)) >= leastShort {
			return cut
		}
	}
	return name
}
