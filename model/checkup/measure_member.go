package checkup

import (
	"fmt"

	"github.com/shuangbai/shuangbai/model"
)

// members calls do for everybody who is a member on the day and on the roster.
func (j *judge) members(do func(p *person, f Finding)) {
	j.everybody(func(p *person) {
		if p.on && p.kind.IsMember() {
			do(p, j.about(p))
		}
	})
}

// about is a finding about a person, with the branch he is in.
func (j *judge) about(p *person) Finding {
	f := Finding{MemberID: p.ID, Member: p.Name, Limit: j.rule.Number}
	if len(p.orgs) > 0 && j.byOrg[p.orgs[0]] != nil {
		f.OrgID = p.orgs[0]
	}
	return f
}

// oneBranch finds members in no branch, in a closed one, or in two.
func (j *judge) oneBranch() {
	j.members(func(p *person, f Finding) {
		for _, id := range p.orgs {
			if j.byOrg[id] != nil || j.isOpenGroup(id) {
				f.Number++
			}
		}
		switch {
		case f.Number == 1:
			return
		case f.Number > 1:
			f.Says = fmt.Sprintf("%s同时编在 %d 个支部，应当只编入一个", p.Name, f.Number)
		case len(p.orgs) > 0:
			f.Says = p.Name + "所在的支部已经撤销，还没有转到别的支部"
		default:
			f.Says = p.Name + "没有编入任何支部"
		}
		j.found(j.day, f)
	})
}

func (j *judge) isOpenGroup(id int64) bool {
	for _, b := range j.branches {
		for _, g := range b.groups {
			if g.ID == id {
				return true
			}
		}
	}
	return false
}

// disposalRecord finds suspensions and dismissals without a date or a reason.
func (j *judge) disposalRecord() {
	j.everybody(func(p *person) {
		if p.Status != model.StatusSuspended && p.Status != model.StatusCancelled && p.Status != model.StatusDismissed || j.day.Before(p.ClosedOn) {
			return
		}
		f, lacks := j.about(p), ""
		if p.ClosedOn == "" {
			f.Number, lacks = f.Number+1, "日期"
		}
		if !p.ReasonGiven {
			f.Number++
			if lacks != "" {
				lacks += "和"
			}
			lacks += "原因"
		}
		if f.Number > 0 {
			f.Limit, f.Measured = 0, fmt.Sprintf("缺 %d", f.Number)
			f.Says = fmt.Sprintf("%s的党籍状态是%s，没有写%s", p.Name, p.Status.Label(), lacks)
			j.found(j.day, f)
		}
	})
}

func (j *judge) dateOrder() {
	j.members(func(p *person, f Finding) {
		if p.FullDate.Before(p.JoinDate) {
			f.Number, f.Limit, f.Measured = 1, 0, "早于入党"
			f.Says = fmt.Sprintf("%s的转正日期 %s 早于入党日期 %s", p.Name, p.FullDate, p.JoinDate)
			j.found(j.day, f)
		}
	})
}
