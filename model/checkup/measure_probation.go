package checkup

import (
	"fmt"

	"github.com/shuangbai/shuangbai/model"
)

// probation is somebody's time from admission to full membership, by the register of developments where it tells that, or
// by the roster.
type probation struct {
	Finding
	admitted, full model.Date
	extendedTo     model.Date
	register       bool // told by the register
	kind           model.MemberKind
	transferredIn  bool // came from elsewhere while on probation
}

// probations calls do for everybody who is or was on probation.
func (j *judge) probations(do func(p *probation)) {
	j.eachCourse(func(c *model.Development, f Finding) {
		if c.Admit == "" {
			return
		}
		p := probation{Finding: f, admitted: c.Admit, full: c.FullMeeting, extendedTo: c.ExtendedTo, register: true, kind: model.Probationary}
		if who := j.people[f.MemberID]; who != nil {
			if p.kind = who.kind; p.full == "" && who.kind == model.FullMember {
				p.full = who.FullDate
			}
			p.transferredIn = who.file.cameSince(c.Admit)
		} else if p.full != "" {
			p.kind = model.FullMember
		}
		do(&p)
	})
	j.members(func(who *person, f Finding) {
		if c := who.file; c == nil || c.course == nil || c.course.Admit == "" {
			f.Mend = "member"
			do(&probation{Finding: f, admitted: who.JoinDate, full: who.FullDate, kind: who.kind, transferredIn: c.cameSince(who.JoinDate)})
		}
	})
}

// cameSince reports whether somebody was transferred in since a day.
func (d *dossier) cameSince(day model.Date) bool {
	if d == nil {
		return false
	}
	for _, t := range d.transfers {
		if !t.Out && !t.Issued.Before(day) {
			return true
		}
	}
	return false
}

// ageAtApplying judges the age on the day of applying, or where that is not recorded, on the day of joining, which is later.
func (j *judge) ageAtApplying() {
	young := func(f Finding, birth, on model.Date, did string) {
		if birth == "" || on == "" || !on.Before(birth.AddYears(j.rule.Number)) {
			return
		}
		f.Number, f.Since = birth.YearsTo(on), on
		f.Says = fmt.Sprintf("%s %s出生，%s%s，%s时 %d 岁，应当年满 %d 岁", f.Member, birth.Long(), on.Long(), did, did, f.Number, j.rule.Number)
		j.found(on, f)
	}
	j.eachCourse(func(c *model.Development, f Finding) {
		birth := c.Birth
		if who := j.people[f.MemberID]; who != nil && who.Birth != "" {
			birth = who.Birth
		}
		if c.Apply != "" && birth == "" && open(c) {
			j.fill(&f, "身份证号没有填，看不出申请时的年龄")
		}
		young(f, birth, c.Apply, "申请入党")
	})
	j.members(func(p *person, f Finding) {
		if p.file == nil || p.file.course == nil || p.file.course.Apply == "" {
			f.Mend = "member"
			young(f, p.Birth, p.JoinDate, "入党")
		}
	})
}

// probationLength judges the time from admission to the meeting that decided on full membership.
func (j *judge) probationLength() {
	j.probations(func(p *probation) {
		if p.admitted == "" || p.full == "" || p.kind != model.FullMember && !p.register || p.full.Before(p.admitted) ||
			!p.full.Before(p.admitted.AddMonths(j.rule.Number)) {
			return
		}
		p.Number, p.Since = months(p.admitted, p.full), p.full
		p.Says = fmt.Sprintf("%s %s入党，%s转正，预备期不满 1 年", p.Member, p.admitted.Long(), p.full.Long())
		j.found(p.full, p.Finding)
	})
}

// extension judges for how long a probation was extended beyond its year.
func (j *judge) extension() {
	j.probations(func(p *probation) {
		if p.admitted == "" || p.extendedTo == "" {
			return
		}
		end := p.admitted.AddMonths(12)
		if j.day.Before(end) {
			return
		}
		p.Number, p.Since = months(end, p.extendedTo), end.LastDay()
		switch {
		case p.extendedTo.Before(end.AddMonths(j.rule.Number)):
			p.Measured = fmt.Sprintf("%d 个月", p.Number)
		case end.AddMonths(j.rule.Most).Before(p.extendedTo):
			p.Limit, p.Measured, p.Bound = j.rule.Most, fmt.Sprintf("%d 个月", p.Number), fmt.Sprintf("≤ %d", j.rule.Most)
		default:
			return
		}
		p.Says = fmt.Sprintf("%s的预备期 %s满，延长到 %s，延长了 %d 个月，应当不少于 %d 个月、不超过 %d 个月", p.Member, end.Long(), p.extendedTo.Long(),
			p.Number, j.rule.Number, j.rule.Most)
		j.found(end, p.Finding)
	})
}

// probationOver finds those whose probation is over without a decision. Its last day is in time. For one who was
// transferred in meanwhile it may be put off by half a year.
func (j *judge) probationOver() {
	j.probations(func(p *probation) {
		if p.kind != model.Probationary || p.full != "" {
			return
		}
		if p.admitted == "" {
			j.missing(Gap{OrgID: p.OrgID, MemberID: p.MemberID, Member: p.Member, What: "预备党员的入党日期没有填", Fix: "到“党员”里填党员大会通过的日期", Mend: "member"})
			return
		}
		end, says := certainly(p.admitted).AddMonths(j.rule.Number), "预备期"
		if end.Before(p.extendedTo) {
			end, says = p.extendedTo.LastDay(), "延长的预备期"
		}
		due := end
		if p.transferredIn {
			due = end.AddMonths(6)
		}
		if !due.Before(j.day) {
			return
		}
		days := end.DaysTo(j.day)
		p.Number, p.Since, p.Measured = months(p.admitted, j.day), end, fmt.Sprintf("逾期 %d 天", days)
		p.Says = fmt.Sprintf("%s %s入党，%s %s满，已超过 %d 天，没有转正的记录", p.Member, p.admitted.Long(), says, end.Long(), days)
		j.found(j.day, p.Finding)
	})
}
