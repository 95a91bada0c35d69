package checkup

import (
	"fmt"

	"github.com/shuangbai/shuangbai/model"
)

// priorOpinion finds matters decided without the Party organisation's opinion, before it, or against it. What opinion it was has to
// be recorded.
func (j *judge) priorOpinion() {
	entries(j, j.Matters, func(m *model.Matter) {
		if !m.HeldOn(j.day) || m.DecidedOn == "" || j.day.Before(m.DecidedOn) {
			return
		}
		f := Finding{EntryID: m.ID, Item: m.Title, Since: m.DecidedOn}
		switch {
		case m.OpinionOn == "":
			f.Measured, f.Says = "没有意见", fmt.Sprintf("%s %s决定，没有党组织意见的日期", m.Title, m.DecidedOn.Long())
		case m.DecidedOn.Before(m.OpinionOn):
			f.Number = m.DecidedOn.DaysTo(m.OpinionOn)
			f.Measured = fmt.Sprintf("晚 %d 天", f.Number)
			f.Says = fmt.Sprintf("%s %s决定，党组织 %s才提出意见", m.Title, m.DecidedOn.Long(), m.OpinionOn.Long())
		case m.Against():
			f.Measured = m.Opinion
			f.Says = fmt.Sprintf("%s 党组织 %s的意见是“%s”，%s仍作了决定；照意见没有通过的，把“与意见一致”填“是”", m.Title, m.OpinionOn.Long(), m.Opinion, m.DecidedOn.Long())
		case m.Opinion == "":
			j.missing(Gap{OrgID: m.OrgID, EntryID: m.ID, What: m.Title + "的党组织意见没有填", Fix: "在“前置把关”里照会议记录填意见"})
			return
		default:
			return
		}
		j.found(m.DecidedOn, f)
	})
}
