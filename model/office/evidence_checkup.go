package office

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/checkup"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/model/store"
)

// branchCheckup is what the checkup knows of a branch: its open findings, the rules that wait for records of it, and of what
// there are records at all. A rule about which nothing is recorded says nothing about the branch.
type branchCheckup struct {
	day      model.Date
	findings []checkup.Finding
	waiting  map[string]bool // rules that cannot be judged for it
	recorded map[string]bool // groups of rules with records of the branch: ORG, COM, TRF, DEV, MEM, DUES
	paying   int             // members with a record of dues in the year of the day
	rules    []checkup.Rule
	facts    *checkup.Facts
}

// checkupOf is the checkup of a branch on a day.
func (o *Office) checkupOf(ctx context.Context, day model.Date, org int64) (*branchCheckup, error) {
	all, err := o.checkupsOf(ctx, day, []int64{org})
	return all[org], err
}

// checkupsOf is the checkup of each of some branches on a day; units have none.
func (o *Office) checkupsOf(ctx context.Context, day model.Date, orgs []int64) (map[int64]*branchCheckup, error) {
	all := map[int64]*branchCheckup{}
	for _, org := range orgs {
		if _, unit := model.KeyOfUnit(org); !unit {
			all[org] = &branchCheckup{day: day, waiting: map[string]bool{}, recorded: map[string]bool{}}
		}
	}
	if len(all) == 0 {
		return all, nil
	}
	c := o.checkedOn(day)
	c.mu.Lock()
	defer c.mu.Unlock()
	if err := o.db.Read(ctx, func(r *store.Reader) error { return c.renew(r, day) }); err != nil {
		return nil, err
	}
	for _, b := range all {
		b.rules, b.facts = c.report.Rules, c.facts
	}
	for _, f := range c.report.Findings {
		if b := all[f.OrgID]; b != nil && f.Accepted == nil {
			b.findings = append(b.findings, f)
		}
	}
	for _, g := range c.report.Gaps {
		if b := all[g.OrgID]; b != nil {
			for _, rule := range g.Rules {
				b.waiting[rule] = true
			}
		}
	}
	for i := range c.facts.People {
		p := &c.facts.People[i]
		if b := all[p.BranchID]; b != nil && p.Kind.IsMember() && p.ClosedOn == "" {
			b.recorded["ORG"] = true
		}
	}
	for i := range c.facts.Posts {
		if b := all[c.facts.Posts[i].OrgID]; b != nil {
			b.recorded["COM"] = true
		}
	}
	note := func(group string, e *model.EntryRef) {
		if b := all[e.OrgID]; b != nil && e.HeldOn(day) {
			b.recorded[group] = true
		}
	}
	for i := range c.facts.Transfers {
		note("TRF", &c.facts.Transfers[i].EntryRef)
	}
	for i := range c.facts.Developments {
		note("DEV", &c.facts.Developments[i].EntryRef)
	}
	for i := range c.facts.Floatings {
		note("MEM", &c.facts.Floatings[i].EntryRef)
	}
	for i := range c.facts.Dues {
		d := &c.facts.Dues[i]
		if b := all[d.OrgID]; b != nil && d.Year == day.Year() && d.HeldOn(day) {
			b.recorded["DUES"] = true
			b.paying++
		}
	}
	return all, nil
}

// groupOfRule is the group that a rule's ID begins with: DEV of DEV-08.
func groupOfRule(id string) string {
	group, _, _ := strings.Cut(id, "-")
	return group
}

// recordsOf is the group of rules whose records a rule rests on: what is wrong in the records themselves needs no more than the roster.
func (b *branchRecord) recordsOf(rule string) string {
	if r := b.rule(rule); r != nil && r.Severity == checkup.Data {
		return "ORG"
	}
	return groupOfRule(rule)
}

// found answers an item by the findings of the rules that it names, each finding a deduction; nothing is proposed where one
// of its groups has no records of the branch, or a rule of it waits for some.
func (b *branchRecord) found(item *model.Item) (scoring.Evidence, findings, bool) {
	if b.checkup == nil {
		return scoring.Evidence{}, findings{}, false
	}
	var ev scoring.Evidence
	var f findings
	known := false
	for _, rule := range item.Evidence {
		if b.checkup.waiting[rule] {
			return scoring.Evidence{}, findings{}, false
		}
		known = known || b.checkup.recorded[b.recordsOf(rule)]
	}
	if !known {
		return scoring.Evidence{}, findings{}, false
	}
	for _, rule := range item.Evidence {
		n := 0
		title := ""
		for i := range b.checkup.findings {
			x := &b.checkup.findings[i]
			if x.Rule.ID == rule {
				n++
				title = x.Rule.Title
				f.line(x.Rule.ID, x.Says)
			}
		}
		if n > 0 {
			ev.Findings = append(ev.Findings, scoring.Finding{Label: title, Rule: rule, Count: n})
		}
	}
	f.records = len(f.lines)
	f.remark = "体检 " + b.checkup.day.Long() + "的结果"
	if len(f.lines) == 0 {
		f.line("体检", fmt.Sprintf("%s没有相关问题", b.checkup.day.Long()))
	}
	return ev, f, true
}

// dues counts the members who paid in full and in time among those with a record of dues in the year.
func (b *branchRecord) dues(*model.Item) (scoring.Evidence, findings, bool) {
	c := b.checkup
	if c == nil || c.paying == 0 || c.waiting["DUES-01"] || c.waiting["DUES-02"] {
		return scoring.Evidence{}, findings{}, false
	}
	var short []string
	var f findings
	for i := range c.findings {
		x := &c.findings[i]
		if groupOfRule(x.Rule.ID) == "DUES" && !slices.Contains(short, x.Member) {
			short = append(short, x.Member)
			f.line(x.Rule.ID, x.Says)
		}
	}
	f.records = c.paying
	f.counted("党费", c.paying-len(short), c.paying, "按党费收缴台账，到"+c.day.Long())
	return scoring.Evidence{Done: c.paying - len(short), Due: c.paying, Unit: "人"}, f, true
}

// checkupDay is the day on which a year's checkup counts: the last day of the year, or today where that has not come.
func (o *Office) checkupDay(year int) model.Date {
	if end := model.Date(fmt.Sprintf("%d-12-31", year)); end.Before(o.Today()) {
		return end
	}
	return o.Today()
}
