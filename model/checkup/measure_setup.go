package checkup

import (
	"fmt"

	"github.com/shuangbai/shuangbai/model"
)

// projectBranch finds projects that last for so many months and have full members enough, without a branch of their own. One that
// is over needs none any more.
func (j *judge) projectBranch() {
	r := j.rule
	entries(j, j.Projects, func(p *model.Project) {
		if !p.HeldOn(j.day) || p.OrgID != 0 || p.SetUp != "" && !j.day.Before(p.SetUp) || j.day.Before(p.From) || p.To != "" && p.To.Before(j.day) ||
			p.Full >= 0 && p.Full < r.Most {
			return
		}
		gap := Gap{EntryID: p.ID, Fix: "在“工程与工作项目”里补填"}
		lasts := months(certainly(p.From), j.day)
		if p.To != "" {
			lasts = months(certainly(p.From), p.To.LastDay().AddDays(1))
		}
		switch {
		case p.From == "":
			gap.What = p.Title + "的开始日期没有填"
		case lasts < r.Number && p.To == "":
			gap.What = p.Title + "的预计结束日期没有填"
		case lasts < r.Number:
			return
		case p.Full < 0:
			gap.What = p.Title + "的正式党员人数没有填"
		default:
			f := Finding{EntryID: p.ID, Item: p.Title, Number: lasts, Limit: r.Number, Since: p.From}
			f.Says = fmt.Sprintf("%s %s开始，为期 %d 个月，有正式党员 %d 名，没有建党支部的记录；为期 %d 个月以上、有 %d 名以上正式党员的应当建", p.Title,
				p.From.Long(), lasts, p.Full, r.Number, r.Most)
			j.found(j.day, f)
			return
		}
		j.missing(gap)
	})
}

// applicationAnswered finds applications for setting up an organisation that were not answered within so many months.
func (j *judge) applicationAnswered() {
	entries(j, j.NewUnits, func(u *model.NewUnit) {
		if u.Applied == "" || j.day.Before(u.Applied) || u.Answered == "" && !u.HeldOn(j.day) {
			return
		}
		limit, answered := certainly(u.Applied).AddMonths(j.rule.Number), u.Answered
		if answered == "" || j.day.Before(answered) {
			answered = j.day
		}
		if !limit.Before(answered) {
			return
		}
		f := Finding{OrgID: u.OrgID, EntryID: u.ID, Item: u.Name, Number: months(u.Applied, answered), Limit: j.rule.Number, Since: limit}
		if unit := j.units[u.UnitID]; unit != nil {
			f.Item = unit.Name
		}
		f.days = [2]int{certainly(u.Applied).DaysTo(answered), certainly(u.Applied).DaysTo(limit)}
		f.Says = fmt.Sprintf("%s设立党组织的请示 %s报来，一般 %d 个月内批复，", f.Item, u.Applied.Long(), j.rule.Number)
		if f.Measured = fmt.Sprintf("晚 %d 天", limit.DaysTo(answered)); answered == u.Answered {
			f.Says += answered.Long() + "才批复"
		} else {
			f.Says += "到现在没有批复的记录"
		}
		j.found(u.Applied, f)
	})
}
