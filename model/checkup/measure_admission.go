package checkup

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// training finds those listed for admission who were trained for fewer days and fewer hours than is usual; enough of one
// of the two will do.
func (j *judge) training() {
	j.eachCourse(func(c *model.Development, f Finding) {
		days := 0
		if c.TrainFrom != "" && c.TrainTo != "" {
			days = c.TrainFrom.DaysTo(c.TrainTo) + 1
		}
		enough := model.Pt(int64(j.rule.Most))
		switch {
		case c.Target == "" && c.TrainFrom == "" || days >= j.rule.Number || c.Hours >= enough:
		case days <= 0 || c.Hours < 0:
			if c.Admit != "" && open(c) {
				j.fill(&f, "发展对象培训的起止日期和学时没有填")
			}
		default:
			f.Number, f.Since, f.Measured = days, c.TrainTo, fmt.Sprintf("%d 天、%s 学时", days, c.Hours.Short())
			f.Says = fmt.Sprintf("%s %s至%s培训 %d 天、%s 学时，一般不少于 %d 天或者 %d 学时", f.Member, c.TrainFrom.Long(), c.TrainTo.Long(), days,
				c.Hours.Short(), j.rule.Number, j.rule.Most)
			j.found(c.TrainTo, f)
		}
	})
}

// introduced finds admissions without exactly two people who recommend.
func (j *judge) introduced() {
	j.eachCourse(func(c *model.Development, f Finding) {
		switch {
		case c.Admit == "" || c.Introducers == j.rule.Number:
		case c.Introducers < 1:
			if open(c) {
				j.fill(&f, "入党介绍人没有填")
			}
		default:
			f.Number, f.Since = c.Introducers, c.Admit
			f.Says = fmt.Sprintf("%s %s支部大会通过接收，入党介绍人 %d 名，应当有 %d 名", f.Member, c.Admit.Long(), c.Introducers, j.rule.Number)
			j.found(c.Admit, f)
		}
	})
}

// announced finds a notice to the public that stood for fewer working days than it should: Monday to Friday, the first and
// the last day counted; holidays are not known to the program.
func (j *judge) announced() {
	j.eachCourse(func(c *model.Development, f Finding) {
		switch {
		case c.PublicFrom == "" || c.PublicTo == "":
			if c.Target != "" && j.rule.TextOn(c.Target) != nil && open(c) {
				j.fill(&f, "发展对象的公示起止没有填")
			}
			return
		case c.PublicFrom.Precision() != model.ByDay || c.PublicTo.Precision() != model.ByDay:
			return
		}
		if f.Number = c.PublicFrom.Weekdays(c.PublicTo); f.Number < j.rule.Number {
			f.Since = c.PublicFrom
			f.Says = fmt.Sprintf("%s的公示从 %s到 %s，工作日 %d 天，应当不少于 %d 个工作日", f.Member, c.PublicFrom.Long(), c.PublicTo.Long(), f.Number, j.rule.Number)
			j.found(c.PublicFrom, f)
		}
	})
}

// voted finds admissions by a meeting to which not more than half of those with a vote came, or at which not more than
// half of them were in favour.
func (j *judge) voted() {
	j.eachCourse(func(c *model.Development, f Finding) {
		f.Limit, f.Since = c.Voters/2+1, c.Admit
		switch {
		case c.Admit == "":
			return
		case c.Voters < 1 || c.Present < 0 || c.VotesFor < 0:
			if open(c) {
				j.fill(&f, "支部大会的应到、实到和赞成没有填全")
			}
			return
		case 2*c.Present <= c.Voters:
			f.Number = c.Present
			f.Says = fmt.Sprintf("接收%s的支部大会 %s召开，应到 %d 名有表决权的党员、实到 %d 名，应当超过半数", f.Member, c.Admit.Long(), c.Voters, c.Present)
		case 2*c.VotesFor <= c.Voters:
			f.Number = c.VotesFor
			f.Says = fmt.Sprintf("接收%s的支部大会 %s召开，应到 %d 名有表决权的党员、赞成 %d 票，应当超过应到的半数", f.Member, c.Admit.Long(), c.Voters, c.VotesFor)
		default:
			return
		}
		j.found(c.Admit, f)
	})
}

// talkBefore finds approvals before the superior had talked with the candidate.
func (j *judge) talkBefore() {
	j.eachCourse(func(c *model.Development, f Finding) {
		switch {
		case c.Approval == "":
		case c.SuperiorTalk == "":
			if open(c) {
				j.fill(&f, "上级谈话的日期没有填")
			}
		case c.Approval.Before(c.SuperiorTalk):
			f.Number, f.Limit, f.Since = c.Approval.DaysTo(c.SuperiorTalk), 0, c.Approval
			f.Measured = fmt.Sprintf("晚 %d 天", f.Number)
			f.Says = fmt.Sprintf("%s %s审批，上级 %s才谈话，应当谈话以后再审批", f.Member, c.Approval.Long(), c.SuperiorTalk.Long())
			j.found(c.Approval, f)
		}
	})
}

// leavingSoon finds admissions of people who were to leave their place of work or study within so many months of the meeting. Who
// is not known to leave is not asked about.
func (j *judge) leavingSoon() {
	j.eachCourse(func(c *model.Development, f Finding) {
		if c.Admit == "" || c.Leaving == "" || c.Leaving.Before(c.Admit) || c.Admit.AddMonths(j.rule.Number).Before(c.Leaving) {
			return
		}
		f.Number, f.Since = months(c.Admit, c.Leaving), c.Admit
		f.days = [2]int{c.Admit.DaysTo(c.Leaving), c.Admit.DaysTo(c.Admit.AddMonths(j.rule.Number))}
		f.Says = fmt.Sprintf("%s %s支部大会通过接收，预计 %s离开单位，未来 %d 个月内将离开的一般不办理接收", f.Member, c.Admit.Long(), c.Leaving.Long(), j.rule.Number)
		j.found(c.Admit, f)
	})
}

// approvingBody finds admissions approved by a body that may not approve them, which is told by its name.
func (j *judge) approvingBody() {
	j.eachCourse(func(c *model.Development, f Finding) {
		if c.Approval == "" {
			return
		}
		if c.ApprovedBy == "" {
			if open(c) {
				j.fill(&f, "审批接收的党组织没有填")
			}
			return
		}
		name := strings.ReplaceAll(c.ApprovedBy, "党组织", "")
		if slices.ContainsFunc(j.rule.Names, func(part string) bool { return strings.Contains(name, part) }) {
			j.approvedBy(c, f, "，这一级党组织不能审批预备党员")
		}
	})
}

// ownApproval finds admissions that the committee itself approved, where it has said that it may not.
func (j *judge) ownApproval() {
	j.eachCourse(func(c *model.Development, f Finding) {
		if c.Approval != "" && (c.ApprovedBy == "本党委" || c.ApprovedBy != "" && c.ApprovedBy == j.Committee) {
			j.approvedBy(c, f, "，本党委没有接收预备党员的审批权限")
		}
	})
}

func (j *judge) approvedBy(c *model.Development, f Finding, says string) {
	f.Number, f.Limit, f.Since, f.Measured = 1, 0, c.Approval, c.ApprovedBy
	f.Says = fmt.Sprintf("%s %s由%s审批接收%s", f.Member, c.Approval.Long(), c.ApprovedBy, says)
	j.found(c.Approval, f)
}

// temporaryBranch finds admissions by a branch that was set up for a time only, which is told by its name.
func (j *judge) temporaryBranch() {
	j.eachCourse(func(c *model.Development, f Finding) {
		if b := j.byOrg[f.OrgID]; b != nil && c.Admit != "" && strings.Contains(b.org.Name, "临时") {
			f.Limit, f.Since, f.Measured = 0, c.Admit, "已接收"
			f.Says = fmt.Sprintf("%s %s由临时党支部的大会通过接收，临时党支部不能发展党员", f.Member, c.Admit.Long())
			j.found(c.Admit, f)
		}
	})
}
