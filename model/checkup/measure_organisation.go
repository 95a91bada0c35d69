package checkup

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

func (j *judge) fullMembers() {
	j.each(alone, func(b *branch) {
		switch n := j.rule.Number; {
		case len(b.people) == 0 && b.org.ReportedSize != 0 || b.full.low < n && b.full.high >= n:
			j.unsureOf(b)
		case b.full.high < n:
			j.found(j.day, Finding{OrgID: b.org.ID, Number: b.full.high, Limit: n,
				Says: fmt.Sprintf("正式党员 %d 名，单独组建的支部应当有 %d 名以上", b.full.high, n)})
		}
	})
}

func (j *judge) allMembers() {
	j.each(either, func(b *branch) {
		switch n := j.rule.Number; {
		case b.all.low > n:
			j.found(j.day, Finding{OrgID: b.org.ID, Number: b.all.low, Limit: n, Says: fmt.Sprintf("党员 %d 人，一般不超过 %d 人", b.all.low, n)})
		case b.all.high > n:
			j.unsureOf(b)
		}
	})
}

func (j *judge) branchSize() {
	j.each(alone, func(b *branch) {
		switch n := j.rule.Number; {
		case b.all.low >= n:
			j.found(j.day, Finding{OrgID: b.org.ID, Number: b.all.low, Limit: n, Says: fmt.Sprintf("党员 %d 人，满 %d 人应当设党总支", b.all.low, n)})
		case b.all.high >= n:
			j.unsureOf(b)
		}
	})
}

func (j *judge) jointUnits() {
	j.each(joint, func(b *branch) {
		switch n := j.rule.Number; {
		case len(b.covers) == 0:
			j.missing(Gap{OrgID: b.org.ID, What: "覆盖的单位没有登记", Fix: "在党组织的“编辑”里一行一家填上"})
		case len(b.covers) > n:
			from := make([]model.Date, len(b.covers))
			for i, c := range b.covers {
				from[i] = c.From
			}
			slices.Sort(from)
			j.found(j.day, Finding{OrgID: b.org.ID, Number: len(b.covers), Limit: n, Since: from[n],
				Says: fmt.Sprintf("覆盖 %d 家单位，一般不超过 %d 家", len(b.covers), n)})
		}
	})
}

// jointDistricts finds joint branches whose units lie in more districts than the committee holds for near each other. Units
// of which the district is not recorded say nothing.
func (j *judge) jointDistricts() {
	j.each(joint, func(b *branch) {
		var districts []string
		for _, c := range b.covers {
			if u := j.units[c.UnitID]; u != nil && u.District != "" && !slices.Contains(districts, u.District) {
				districts = append(districts, u.District)
			}
		}
		if n := len(districts); n > j.rule.Number {
			slices.Sort(districts)
			j.found(j.day, Finding{OrgID: b.org.ID, Number: n, Limit: j.rule.Number,
				Says: fmt.Sprintf("覆盖的单位分散在%s %d 处，应当地域相邻", strings.Join(districts, "、"), n)})
		}
	})
}
