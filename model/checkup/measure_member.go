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

// lost finds members who have been lost for half a year and more.
func (j *judge) lost() {
	j.members(func(p *person, f Finding) {
		switch {
		case !p.Lost:
		case p.LostOn == "":
			j.missing(Gap{OrgID: f.OrgID, MemberID: p.ID, Member: p.Name, What: "失联日期没有填", Fix: "到“党员”里填失去联系的日期"})
		case !j.day.Before(certainly(p.LostOn).AddMonths(j.rule.Number)):
			f.Number, f.Since = months(p.LostOn, j.day), certainly(p.LostOn).AddMonths(j.rule.Number)
			f.Says = fmt.Sprintf("%s自 %s失去联系，已满 %d 个月，没有停止党籍的记录", p.Name, p.LostOn.Long(), f.Number)
			j.found(j.day, f)
		}
	})
}

// suspended finds those who stayed lost for two years after their membership was suspended.
func (j *judge) suspended() {
	j.everybody(func(p *person) {
		end := certainly(p.ClosedOn).AddMonths(j.rule.Number)
		if p.Status == model.StatusSuspended && p.Lost && p.ClosedOn != "" && !j.day.Before(end) {
			f := j.about(p)
			f.Number, f.Since = months(p.ClosedOn, j.day), end
			f.Says = fmt.Sprintf("%s %s停止党籍，已满 %d 个月仍然失联，没有除名的记录", p.Name, p.ClosedOn.Long(), f.Number)
			j.found(j.day, f)
		}
	})
}

// disposalRecord finds suspensions and dismissals without a date or a reason.
func (j *judge) disposalRecord() {
	j.everybody(func(p *person) {
		if p.Status != model.StatusSuspended && p.Status != model.StatusDismissed || j.day.Before(p.ClosedOn) {
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

// ageAtJoining judges the age on the day of joining, which is after that of applying.
func (j *judge) ageAtJoining() {
	j.members(func(p *person, f Finding) {
		if p.Birth == "" || !p.JoinDate.Before(p.Birth.AddYears(j.rule.Number)) {
			return
		}
		f.Number = p.Birth.YearsTo(p.JoinDate)
		f.Says = fmt.Sprintf("%s %s出生，%s入党，入党时 %d 岁，应当年满 %d 岁", p.Name, p.Birth.Long(), p.JoinDate.Long(), f.Number, j.rule.Number)
		j.found(p.JoinDate, f)
	})
}

// probationLength judges the time from joining to full membership.
func (j *judge) probationLength() {
	j.members(func(p *person, f Finding) {
		if p.JoinDate == "" || p.FullDate == "" || p.kind != model.FullMember || p.FullDate.Before(p.JoinDate) ||
			!p.FullDate.Before(p.JoinDate.AddMonths(j.rule.Number)) {
			return
		}
		f.Number, f.Since = months(p.JoinDate, p.FullDate), p.FullDate
		f.Says = fmt.Sprintf("%s %s入党，%s转正，预备期不满 1 年", p.Name, p.JoinDate.Long(), p.FullDate.Long())
		j.found(p.FullDate, f)
	})
}

// probationOver finds those whose year of probation is over without a decision. The last day of the year is in time.
func (j *judge) probationOver() {
	j.members(func(p *person, f Finding) {
		if p.kind != model.Probationary || p.FullDate != "" {
			return
		}
		if p.JoinDate == "" {
			j.missing(Gap{OrgID: f.OrgID, MemberID: p.ID, Member: p.Name, What: "预备党员的入党日期没有填", Fix: "到“党员”里填党员大会通过的日期"})
			return
		}
		if end := certainly(p.JoinDate).AddMonths(j.rule.Number); end.Before(j.day) {
			days := end.DaysTo(j.day)
			f.Number, f.Since, f.Measured = months(p.JoinDate, j.day), end, fmt.Sprintf("逾期 %d 天", days)
			f.Says = fmt.Sprintf("%s %s入党，预备期 %s满，已超过 %d 天，没有转正的记录", p.Name, p.JoinDate.Long(), end.Long(), days)
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
