package checkup

import (
	"fmt"

	"github.com/shuangbai/shuangbai/model"
)

// priorOpinion finds matters decided without the Party organisation's opinion, or before it.
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
		default:
			return
		}
		j.found(m.DecidedOn, f)
	})
}
