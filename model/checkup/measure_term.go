package checkup

import (
	"fmt"

	"github.com/shuangbai/shuangbai/model"
)

// term is a term of office as it stood.
type term struct {
	org     *model.Org
	planned model.Date // when it ends, as it was elected for
	ends    model.Date // when it ends, with what was approved by the day
}

// termed calls do for the organisations of which the end of the term is known. A term that began after the day was not
// the one of that day, and an election put off after it was not put off yet.
func (j *judge) termed(do func(t term)) {
	j.each(listed, func(b *branch) {
		switch g := b.org; {
		case j.day.Before(g.TermStart):
		case g.TermEnd == "":
			j.missing(Gap{OrgID: g.ID, What: "届满时间没有填", Fix: "在党组织的“编辑”里填本届起始和届满时间"})
		default:
			t := term{g, g.TermEnd, g.TermEnd}
			for _, e := range b.putoffs {
				if e.Until != t.planned || e.Due == "" || e.Due.Before(g.TermStart) {
					continue
				}
				if t.planned = e.Due; j.day.Before(e.ApprovedOn) {
					t.ends = e.Due
				}
			}
			do(t)
		}
	})
}

func (j *judge) termLength() {
	j.termed(func(t term) {
		g := *t.org
		if g.TermEnd = t.planned; g.TermStart.Precision() < model.ByMonth || g.TermEnd.Precision() < model.ByMonth {
			j.missing(Gap{OrgID: g.ID, What: "本届起始时间没有填", Fix: "在党组织的“编辑”里填本届起始，写到月"})
			return
		}
		if n := g.TermMonths(); n > j.rule.Number {
			j.found(g.TermStart, Finding{OrgID: g.ID, Number: n, Limit: j.rule.Number, Since: g.TermStart,
				Says: fmt.Sprintf("本届 %s 至 %s，共 %d 个月，一般为 %d 个月", g.TermStart, g.TermEnd, n, j.rule.Number)})
		}
	})
}

func (j *judge) termOver() {
	j.termed(func(t term) {
		if t.ends.Before(j.day) {
			days := t.ends.DaysTo(j.day)
			j.found(j.day, Finding{OrgID: t.org.ID, Number: days, Since: t.ends.LastDay(), Measured: fmt.Sprintf("逾期 %d 天", days),
				Says: fmt.Sprintf("任期 %s届满，已超过 %d 天，没有换届或延期获批的记录", t.ends.Long(), days)})
		}
	})
}

// putOffLong finds elections put off for longer than is usual, all approvals of a term together.
func (j *judge) putOffLong() {
	j.termed(func(t term) {
		if t.planned.AddMonths(j.rule.Number).Before(t.ends) {
			n := months(t.planned, t.ends)
			j.found(j.day, Finding{OrgID: t.org.ID, Number: n, Limit: j.rule.Number, Since: t.planned.LastDay(),
				Says: fmt.Sprintf("换届从 %s 延到 %s，延期 %d 个月，一般不超过 %d 个月", t.planned, t.ends, n, j.rule.Number)})
		}
	})
}

func (j *judge) termReminder() {
	j.termed(func(t term) {
		if !t.ends.Before(j.day) && !j.day.AddMonths(j.rule.Number).Before(t.ends) {
			days := max(0, j.day.DaysTo(t.ends))
			j.found(j.day, Finding{OrgID: t.org.ID, Number: days, Limit: j.rule.Number, Since: t.ends.LastDay().AddMonths(-j.rule.Number),
				Measured: fmt.Sprintf("还有 %d 天", days), Says: fmt.Sprintf("任期 %s届满，还有 %d 天；一般提前 %d 个月提醒换届", t.ends.Long(), days, j.rule.Number)})
		}
	})
}
