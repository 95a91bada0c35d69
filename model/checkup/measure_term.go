package checkup

import (
	"fmt"

	"github.com/shuangbai/shuangbai/model"
)

// termed calls do for the organisations of which the end of the term is known. A term that began after the day was not
// the one of that day.
func (j *judge) termed(do func(*model.Org)) {
	j.each(listed, func(b *branch) {
		switch g := b.org; {
		case j.day.Before(g.TermStart):
		case g.TermEnd == "":
			j.missing(Gap{OrgID: g.ID, What: "届满时间没有填", Fix: "在党组织的“编辑”里填本届起始和届满时间"})
		default:
			do(g)
		}
	})
}

func (j *judge) termLength() {
	j.termed(func(g *model.Org) {
		if g.TermStart.Precision() < model.ByMonth || g.TermEnd.Precision() < model.ByMonth {
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
	j.termed(func(g *model.Org) {
		if g.TermEnd.Before(j.day) {
			days := g.TermEnd.DaysTo(j.day)
			j.found(j.day, Finding{OrgID: g.ID, Number: days, Since: g.TermEnd.LastDay(), Measured: fmt.Sprintf("逾期 %d 天", days),
				Says: fmt.Sprintf("任期 %s届满，已超过 %d 天，没有换届或延期获批的记录", g.TermEnd.Long(), days)})
		}
	})
}

func (j *judge) termReminder() {
	j.termed(func(g *model.Org) {
		if !g.TermEnd.Before(j.day) && !j.day.AddMonths(j.rule.Number).Before(g.TermEnd) {
			days := max(0, j.day.DaysTo(g.TermEnd))
			j.found(j.day, Finding{OrgID: g.ID, Number: days, Limit: j.rule.Number, Since: g.TermEnd.LastDay().AddMonths(-j.rule.Number),
				Measured: fmt.Sprintf("还有 %d 天", days), Says: fmt.Sprintf("任期 %s届满，还有 %d 天；一般提前 %d 个月提醒换届", g.TermEnd.Long(), days, j.rule.Number)})
		}
	})
}
