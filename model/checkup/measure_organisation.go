package checkup

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// unitsOfOwn finds units inside a joint branch that have members enough for a branch of their own. The roster of a joint
// branch names the unit at the start of the post; where it names none, nothing can be said.
func (j *judge) unitsOfOwn() {
	j.each(joint, func(b *branch) {
		full, named := map[*model.Unit]int{}, false
		for _, p := range b.people {
			u := j.unitOf(b, p.Job)
			named = named || u != nil
			if u != nil && p.kind == model.FullMember {
				full[u]++
			}
		}
		if !named {
			if b.full.high >= j.rule.Number && len(b.people) > 0 {
				j.missing(Gap{OrgID: b.org.ID, What: "党员的工作岗位里看不出在哪家单位", Fix: "在工作岗位前面写上单位名称", Mend: "members"})
			}
			return
		}
		most, words := 0, []string{}
		for _, c := range b.covers {
			if u := j.units[c.UnitID]; u != nil && full[u] >= j.rule.Number {
				most = max(most, full[u])
				words = append(words, fmt.Sprintf("%s有正式党员 %d 名", u.Name, full[u]))
			}
		}
		if most > 0 {
			slices.Sort(words)
			j.found(j.day, Finding{OrgID: b.org.ID, Number: most, Limit: j.rule.Number,
				Says: strings.Join(words, "，") + fmt.Sprintf("；满 %d 名应当单独成立党支部", j.rule.Number)})
		}
	})
}

// unitOf is the covered unit whose name a post begins with, the longest where several fit.
func (j *judge) unitOf(b *branch, job string) *model.Unit {
	var best *model.Unit
	for _, c := range b.covers {
		u := j.units[c.UnitID]
		if u != nil && u.Name != "" && strings.HasPrefix(job, u.Name) && (best == nil || len(u.Name) > len(best.Name)) {
			best = u
		}
	}
	return best
}

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

func (j *judge) unitCovered() {
	j.eachUnit(func(u *model.Unit) {
		if !j.covered[u.ID] && u.Staff >= j.rule.Number {
			j.found(j.day, Finding{EntryID: u.ID, Item: u.Name, Number: u.Staff, Limit: j.rule.Number,
				Says: fmt.Sprintf("%s有职工 %d 人，没有党组织覆盖", u.Name, u.Staff)})
		}
	})
}
