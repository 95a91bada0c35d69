package checkup

import "fmt"

// priorOpinion finds matters decided without the Party organisation's opinion, or before it.
func (j *judge) priorOpinion() {
	for i := range j.Matters {
		m := &j.Matters[i]
		if m.DecidedOn == "" || j.day.Before(m.DecidedOn) {
			continue
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
			continue
		}
		j.found(m.DecidedOn, f)
	}
}
