package checkup

import (
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// eachAway calls do for everybody whose latest entry in the register of those away is of a kind and still running, and who is
// neither transferred nor suspended.
func (j *judge) eachAway(kind func(string) bool, do func(e *model.Floating, f Finding)) {
	j.eachDossier(j.turns.away, func(d *dossier) {
		if e := d.latest(kind, j.day); e != nil && e.Since != "" && !j.left(d, e.Since) && !j.suspendedBy(d, e) {
			do(e, j.aboutEntry(d, &e.EntryRef))
		}
	})
}

func floats(kind string) bool { return strings.HasPrefix(kind, "流动") }
func abroad(kind string) bool {
	return strings.HasPrefix(kind, "出国") || strings.HasPrefix(kind, "出境")
}
func isLost(kind string) bool {
	return strings.HasPrefix(kind, "失联") || strings.HasPrefix(kind, "失去联系")
}
func graduate(kind string) bool { return strings.Contains(kind, "毕业") }
func anyKind(string) bool       { return true }
func unread(kind string) bool {
	return !floats(kind) && !abroad(kind) && !isLost(kind) && !graduate(kind)
}

// withoutKind adds those away of whom no rule can tell whether it is about them, because the kind is blank or a word that no rule
// knows.
func (j *judge) withoutKind() {
	j.eachAway(unread, func(e *model.Floating, f Finding) {
		what := "流动与失联的类别没有填"
		if e.Kind != "" {
			what = fmt.Sprintf("流动与失联的类别“%s”认不出", e.Kind)
		}
		j.lacks(&f, what, "在“流动与失联党员”里选类别：流动、出国(境)学习、出国(境)定居、失联、毕业生保留组织关系")
	})
}

// latest is the last entry of somebody where it is of a kind, nil for another, for none, or when it had ended by the day.
func (d *dossier) latest(kind func(string) bool, day model.Date) *model.Floating {
	if len(d.floating) == 0 {
		return nil
	}
	e := d.floating[len(d.floating)-1]
	_, restored := measureBy(e, "恢复", day)
	if !kind(e.Kind) || restored || e.EndedOn != "" && !day.Before(e.EndedOn) {
		return nil
	}
	return e
}

// left reports whether somebody was transferred away since a day, or is no longer on the roster for another reason than a
// suspension.
func (j *judge) left(d *dossier, since model.Date) bool {
	for _, t := range d.transfers {
		if t.Out && t.Receipt != "" && !j.day.Before(t.Receipt) && !t.Receipt.Before(since) {
			return true
		}
	}
	p := d.who
	return p != nil && (p.Status == model.StatusDismissed || p.Status == model.StatusLeft || p.Status == model.StatusDied) && !j.day.Before(p.ClosedOn)
}

// measureBy is whether a measure (停止党籍 …) was taken by the day, and when.
func measureBy(e *model.Floating, words string, day model.Date) (on model.Date, taken bool) {
	return e.MeasureOn, strings.Contains(e.Measure, words) && !day.Before(e.MeasureOn)
}

// lastContact is the last day by a day on which somebody was in touch, "" for none.
func lastContact(e *model.Floating, day model.Date) (last model.Date) {
	for _, d := range e.Contacts {
		if !day.Before(d) && last < d {
			last = d
		}
	}
	return last
}

// toTransfer finds members who live somewhere else, at a fixed place, for half a year and more, and are not transferred.
func (j *judge) toTransfer() {
	j.withoutKind()
	j.eachAway(floats, func(e *model.Floating, f Finding) {
		due := certainly(e.Since).AddMonths(j.rule.Number)
		switch {
		case j.day.Before(due) || e.Fixed == model.No:
		case e.Fixed == model.NoAnswer:
			j.lacks(&f, "外出的地点是否固定没有填", "在“流动与失联党员”里填是或者否")
		default:
			f.Number, f.Since = months(e.Since, j.day), due
			f.Says = fmt.Sprintf("%s自 %s外出，地点固定，已满 %d 个月，没有转出组织关系", f.Member, e.Since.Long(), f.Number)
			j.found(j.day, f)
		}
	})
}

// contacted finds members who are away for half a year without anybody having been in touch.
func (j *judge) contacted() {
	j.withoutKind()
	j.eachAway(floats, func(e *model.Floating, f Finding) {
		if due := certainly(e.Since).AddMonths(j.rule.Number); !j.day.Before(due) && lastContact(e, j.day) == "" {
			f.Number, f.Limit, f.OwnUnit, f.Bound, f.Measured, f.Since = 0, 1, "次", "≥ 1", "没有联系", due
			f.Says = fmt.Sprintf("%s自 %s外出，已满 %d 个月，没有联系记录", f.Member, e.Since.Long(), months(e.Since, j.day))
			j.found(j.day, f)
		}
	})
}

// contactAbroad finds members abroad with whom nobody was in touch for more than half a year, and those who settled there or did
// not come back from study after five years, which is a reason to suspend.
func (j *judge) contactAbroad() {
	j.withoutKind()
	j.eachAway(abroad, func(e *model.Floating, f Finding) {
		var says []string
		last := lastContact(e, j.day)
		since := max(last, e.Since)
		if due := certainly(since).AddMonths(j.rule.Number); due.Before(j.day) {
			f.Number, f.Since = months(since, j.day), due
			if last == "" {
				says = append(says, fmt.Sprintf("自 %s出国（境），没有联系记录，每半年至少联系 1 次", e.Since.Long()))
			} else {
				says = append(says, fmt.Sprintf("在国（境）外，最近一次联系是 %s，每半年至少联系 1 次", last.Long()))
			}
		}
		if back := certainly(e.Since).AddMonths(j.rule.Most); strings.Contains(e.Kind, "学习") && back.Before(j.day) {
			if len(says) == 0 {
				f.Number, f.Limit, f.Severity, f.Since = months(e.Since, j.day), j.rule.Most, Normally, back
			}
			says = append(says, fmt.Sprintf("自 %s出国（境）学习，超过 %d 年没有回来，一般停止党籍", e.Since.Long(), j.rule.Most/12))
		}
		if strings.Contains(e.Kind, "定居") {
			if len(says) == 0 {
				f.Severity, f.Since, f.Measured, f.Bound = Normally, certainly(e.Since), "长期定居", "停止党籍"
			}
			says = append(says, fmt.Sprintf("自 %s在国（境）外长期定居，一般停止党籍", e.Since.Long()))
		}
		if len(says) > 0 {
			f.Says = f.Member + strings.Join(says, "；")
			j.found(j.day, f)
		}
	})
}

// suspendedBy reports whether somebody's membership was suspended by the day, or ended.
func (j *judge) suspendedBy(d *dossier, e *model.Floating) bool {
	_, suspended := measureBy(e, "停止党籍", j.day)
	_, dismissed := measureBy(e, "除名", j.day)
	return suspended || dismissed || d.who != nil && d.who.Status == model.StatusSuspended && !j.day.Before(d.who.ClosedOn)
}

// lostOne is somebody who is lost, by the flag on the roster or by the register.
type lostOne struct {
	Finding
	since, suspended model.Date // suspended is "" for not at all, or for a day that is not known
	isSuspended      bool
	dismissed        bool
}

// lost finds members who have been lost for half a year and more and are not suspended, and those who stayed lost for two
// years after that.
func (j *judge) lost() {
	j.withoutKind()
	j.everybodyLost(func(l *lostOne) {
		switch {
		case l.dismissed:
		case l.isSuspended:
			end := certainly(l.suspended).AddMonths(j.rule.Most)
			if l.suspended == "" || j.day.Before(end) {
				return
			}
			l.Number, l.Limit, l.Since = months(l.suspended, j.day), j.rule.Most, end
			l.Says = fmt.Sprintf("%s %s停止党籍，已满 %d 个月仍然失联，没有除名的记录", l.Member, l.suspended.Long(), l.Number)
			j.found(j.day, l.Finding)
		case l.since == "":
			j.missing(Gap{OrgID: l.OrgID, MemberID: l.MemberID, EntryID: l.EntryID, Member: l.Member, What: "失联日期没有填", Fix: "填失去联系的日期", Mend: l.Mend})
		case !j.day.Before(certainly(l.since).AddMonths(j.rule.Number)):
			l.Number, l.Since = months(l.since, j.day), certainly(l.since).AddMonths(j.rule.Number)
			l.Says = fmt.Sprintf("%s自 %s失去联系，已满 %d 个月，没有停止党籍的记录", l.Member, l.since.Long(), l.Number)
			j.found(j.day, l.Finding)
		}
	})
}

// everybodyLost calls do once for everybody who is lost.
func (j *judge) everybodyLost(do func(*lostOne)) {
	byRegister := func(d *dossier) *model.Floating {
		if d == nil {
			return nil
		}
		return d.latest(isLost, j.day)
	}
	j.everybody(func(p *person) {
		suspended := p.Status == model.StatusSuspended && !j.day.Before(p.ClosedOn)
		e := byRegister(p.file)
		if !p.Lost && e == nil || !suspended && !(p.on && p.kind.IsMember()) {
			return
		}
		l := lostOne{Finding: j.about(p), since: p.LostOn, suspended: p.ClosedOn, isSuspended: suspended}
		l.Mend = "member"
		if e != nil {
			l.byEntry(j, e)
		}
		do(&l)
	})
	j.eachDossier(j.turns.away, func(d *dossier) {
		if e := byRegister(d); d.who == nil && e != nil {
			l := lostOne{Finding: j.aboutEntry(d, &e.EntryRef)}
			l.byEntry(j, e)
			do(&l)
		}
	})
}

// byEntry adds what the register says of somebody lost. What the roster says of a suspension goes before.
func (l *lostOne) byEntry(j *judge, e *model.Floating) {
	l.EntryID, l.Mend = e.ID, "register"
	if j.byOrg[e.OrgID] != nil {
		l.OrgID = e.OrgID
	}
	if l.since == "" {
		l.since = e.Since
	}
	if on, taken := measureBy(e, "停止党籍", j.day); taken && !l.isSuspended {
		l.isSuspended, l.suspended = true, on
	}
	_, l.dismissed = measureBy(e, "除名", j.day)
}

// correcting finds members who were given a time to correct themselves that is over.
func (j *judge) correcting() {
	j.eachAway(anyKind, func(e *model.Floating, f Finding) {
		on, taken := measureBy(e, "限期改正", j.day)
		if taken && on != "" && on.LastDay().AddMonths(j.rule.Number).Before(j.day) {
			f.Number, f.Since = months(on, j.day), on.LastDay().AddMonths(j.rule.Number)
			f.Says = fmt.Sprintf("%s %s起限期改正，已满 %d 个月，没有后续的处置，限期不超过 %d 个月", f.Member, on.Long(), f.Number, j.rule.Number)
			j.found(j.day, f)
		}
	})
}

// keptAfterStudy finds graduates who are still kept at their school.
func (j *judge) keptAfterStudy() {
	j.withoutKind()
	j.eachAway(graduate, func(e *model.Floating, f Finding) {
		if due := certainly(e.Since).AddMonths(j.rule.Number); due.Before(j.day) {
			f.Number, f.Since = months(e.Since, j.day), due
			f.Says = fmt.Sprintf("%s %s毕业，组织关系保留了 %d 个月，一般不超过 %d 个月", f.Member, e.Since.Long(), f.Number, j.rule.Number)
			j.found(j.day, f)
		}
	})
}
