package checkup

import (
	"cmp"
	"fmt"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
)

// term is a term of office as it stood.
type term struct {
	org     *model.Org
	from    model.Date
	planned model.Date  // when it ends, as it was elected for
	ends    model.Date  // when it ends, with what was approved by the day
	entry   *model.Term // of the register of terms, where that tells; nil where the ledger does
}

// about is a finding about the term, which its entry in the register mends, if it has one.
func (t *term) about(limit int) Finding {
	f := Finding{OrgID: t.org.ID, Limit: limit}
	if t.entry != nil {
		f.EntryID, f.Mend = t.entry.ID, "register"
	}
	return f
}

// termed calls do for the organisations of which the end of the term is known, by the register of terms or the ledger,
// whichever knows the later term. A term that began after the day was not the one of that day, and an election put off
// after it was not put off yet.
func (j *judge) termed(do func(t term)) {
	j.each(listed, func(b *branch) {
		g := b.org
		t := term{g, g.TermStart, g.TermEnd, g.TermEnd, nil}
		later := j.day.Before(g.TermStart) // the ledger's term had not begun
		if e := b.term; e != nil && e.To != "" && (later || !begunOn(e).Before(g.TermStart)) {
			t = term{g, cmp.Or(e.From, e.Elected), e.To, e.To, e}
			if e.ExtendedTo != "" && (e.ExtensionNo != "" || e.ExtensionOn != "") && !j.day.Before(e.ExtensionOn) {
				t.ends = e.ExtendedTo
			}
		} else if later {
			return
		}
		if t.planned == "" {
			j.missing(Gap{OrgID: g.ID, What: "届满时间没有填", Fix: "在党组织的“编辑”里填本届起始和届满时间"})
			return
		}
		t.putOff(b.putoffs, j.day)
		do(t)
	})
}

// putOff adds the extensions of the ledger, of which the latest come first. The register of terms tells the end as elected for,
// so that what was approved by the day is added to it; the ledger's end has them all in it, and they are taken off.
func (t *term) putOff(putoffs []*record.TermExtension, day model.Date) {
	for i, e := range putoffs {
		if t.entry != nil {
			e = putoffs[len(putoffs)-1-i]
			if !day.Before(e.ApprovedOn) && (e.Due == t.ends || e.Due == t.planned) && t.ends.Before(e.Until) {
				t.ends = e.Until
			}
			continue
		}
		if e.Until != t.planned || e.Due == "" || e.Due.Before(t.from) {
			continue
		}
		if t.planned = e.Due; day.Before(e.ApprovedOn) {
			t.ends = e.Due
		}
	}
}

func (j *judge) termLength() {
	j.termed(func(t term) {
		f := t.about(j.rule.Number)
		if t.from.Precision() < model.ByMonth || t.planned.Precision() < model.ByMonth {
			j.missing(Gap{OrgID: f.OrgID, EntryID: f.EntryID, What: "本届起始时间没有填", Fix: "在党组织的“编辑”里填本届起始，写到月", Mend: f.Mend})
			return
		}
		span := model.Org{TermStart: t.from, TermEnd: t.planned}
		if f.Number = span.TermMonths(); f.Number > j.rule.Number {
			f.Since, f.Says = t.from, fmt.Sprintf("本届 %s 至 %s，共 %d 个月，一般为 %d 个月", t.from, t.planned, f.Number, j.rule.Number)
			j.found(t.from, f)
		}
	})
}

func (j *judge) termOver() {
	j.termed(func(t term) {
		if g := t.org; t.entry != nil && g.TermEnd != "" && t.from == g.TermStart && g.TermEnd != t.planned && g.TermEnd != t.ends {
			j.missing(Gap{OrgID: g.ID, EntryID: t.entry.ID, What: fmt.Sprintf("届满时间两处不一样：任期记录写 %s，党组织写 %s；这里按任期记录", t.ends, g.TermEnd),
				Fix: "核对后改其中一处", Mend: "register"})
		}
		if t.ends.Before(j.day) {
			days := t.ends.DaysTo(j.day)
			j.found(j.day, Finding{OrgID: t.org.ID, Number: days, Since: t.ends.LastDay(), Measured: fmt.Sprintf("逾期 %d 天", days),
				Says: fmt.Sprintf("任期 %s届满，已超过 %d 天，没有换届或延期获批的记录", t.ends.Long(), days)})
		}
	})
	entries(j, j.Terms, func(t *model.Term) {
		if t.OrgID == 0 && t.Name != "" && t.HeldOn(j.day) {
			j.missing(Gap{EntryID: t.ID, What: fmt.Sprintf("“%s”的任期记录没有对上党组织", t.Name),
				Fix: "在“任期与选举”里选是哪个党组织，选了才按它判断", Mend: "register"})
		}
	})
}

// putOffLong finds elections put off for longer than is usual, all approvals of a term together, and those held that much
// before the end of the term before.
func (j *judge) putOffLong() {
	j.termed(func(t term) {
		if t.planned.AddMonths(j.rule.Number).Before(t.ends) {
			f := t.about(j.rule.Number)
			f.Number, f.Since = months(t.planned, t.ends), t.planned.LastDay()
			f.Says = fmt.Sprintf("换届从 %s 延到 %s，延期 %d 个月，一般不超过 %d 个月", t.planned, t.ends, f.Number, j.rule.Number)
			j.found(j.day, f)
		}
	})
	j.elections(func(b *branch, e *model.Term, f Finding) {
		if b.before == nil || b.before.To == "" || !begunOn(e).LastDay().AddMonths(j.rule.Number).Before(b.before.To) {
			return
		}
		f.Number, f.Mend = months(begunOn(e), b.before.To), "register"
		f.Says = fmt.Sprintf("上一届 %s届满，%s提前换届，提前了 %d 个月，一般不超过 %d 个月", b.before.To.Long(), begunOn(e).Long(), f.Number, j.rule.Number)
		j.found(begunOn(e), f)
	})
}

// termReminder finds organisations whose term is about to end and that were not reminded of the election yet.
func (j *judge) termReminder() {
	j.termed(func(t term) {
		if t.ends.Before(j.day) || j.day.AddMonths(j.rule.Number).Before(t.ends) || t.reminded(j.day) {
			return
		}
		f, days := t.about(j.rule.Number), max(0, j.day.DaysTo(t.ends))
		f.Number, f.days, f.Since = days, [2]int{days, j.day.DaysTo(j.day.AddMonths(j.rule.Number))}, t.ends.LastDay().AddMonths(-j.rule.Number)
		f.Measured = fmt.Sprintf("还有 %d 天", days)
		f.Says = fmt.Sprintf("任期 %s届满，还有 %d 天，没有提醒换届的日期；一般提前 %d 个月提醒", t.ends.Long(), days, j.rule.Number)
		j.found(j.day, f)
	})
}

// reminded reports whether the organisation was reminded of the coming election by a day: not more than a year before the term's
// end, so that a day that came with the election before does not count.
func (t *term) reminded(day model.Date) bool {
	e := t.entry
	return e != nil && e.Reminded != "" && !day.Before(e.Reminded) && !e.Reminded.LastDay().Before(t.ends.AddYears(-1))
}
