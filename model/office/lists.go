package office

import (
	"strings"

	"github.com/shuangbai/shuangbai/model/checkup"
)

// ListedMembers is what a list of members, written out, tells of them.
func ListedMembers(rows []MemberRow) Disclosure {
	d := Disclosure{Persons: len(rows), Holds: "姓名、出生日期、学历、入党日期、单位和住址"}
	for _, r := range rows {
		d.Members = append(d.Members, r.ID)
	}
	return d
}

// ListedOrgs is what a list of organisations tells of people: of those who have a secretary, and the telephones.
func ListedOrgs(rows []BranchRow) Disclosure {
	n := 0
	for _, r := range rows {
		if r.Secretary != "" || r.Org.Phone != "" {
			n++
		}
	}
	if n == 0 {
		return Disclosure{}
	}
	return Disclosure{Persons: n, Holds: "书记姓名和联系电话"}
}

// ListedFindings is what lists of findings and gaps of the checkup tell of people; nothing where they name none.
func ListedFindings(findings []checkup.Finding, gaps []checkup.Gap) Disclosure {
	var holds []string
	if checkup.Persons(findings, nil) > 0 {
		holds = append(holds, "要处理的问题")
	}
	if checkup.Persons(nil, gaps) > 0 {
		holds = append(holds, "要补的资料")
	}
	if len(holds) == 0 {
		return Disclosure{}
	}
	return Disclosure{Persons: checkup.Persons(findings, gaps), Holds: "姓名和" + strings.Join(holds, "、")}
}
