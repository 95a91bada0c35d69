package office

import (
	"strings"

	"github.com/shuangbai/shuangbai/model/names"
)

// leastTail is how many last digits of a number find somebody in a list, where there are fewer to tell apart than in
// all of the data.
const leastTail = 3

// Answers reports whether a search in the roster shows the row: by name, its pinyin or initials, the end of the ID or
// phone number, the beginning of the phone number, the branch, or the unit where he works.
func (m MemberRow) Answers(s names.Sought) bool {
	tail := numberTail(s, leastTail)
	return names.FindablePerson(m.Name).Find(s) < names.NoMatch || endsIn(m.IDNumber, tail) || endsIn(m.Phone, tail) || beginsWith(m.Phone, tail) ||
		strings.Contains(m.Branch, s.Text()) || strings.Contains(m.Unit, s.Text())
}

// Answers reports whether a search in the ledger shows the row: by the name of the organisation, its pinyin or
// initials, its secretary, or a unit that it covers.
func (b BranchRow) Answers(s names.Sought) bool {
	if names.FindableOrg(b.Org.Name).Find(s) < names.NoMatch || names.FindablePerson(b.Secretary).Find(s) < names.NoMatch {
		return true
	}
	for _, u := range b.Units {
		if names.FindableOrg(u.Name).Find(s) < names.NoMatch {
			return true
		}
	}
	return false
}
