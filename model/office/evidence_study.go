package office

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/checkup"
	"github.com/shuangbai/shuangbai/model/scoring"
)

// hours counts the members with hours of study enough among those who were in the branch for the whole year and are not exempt
// (党员教育管理工作条例 第二十条). Before the year is over more may come, and only a branch of which all have enough is answered; so is
// none while it is not recorded who attended.
func (b *branchRecord) hours(*model.Item) (scoring.Evidence, findings, bool) {
	c := b.checkup
	rule := b.rule("LIFE-09b")
	if c == nil || c.facts == nil || rule == nil || model.Date(fmt.Sprintf("%d-01-01", b.year)).Before(c.facts.LifeFrom) {
		return scoring.Evidence{}, findings{}, false
	}
	first, last := model.Date(fmt.Sprintf("%d-01-01", b.year)), model.Date(fmt.Sprintf("%d-12-31", b.year))
	late := map[int64]bool{} // who came within the year
	for _, s := range c.facts.Stays {
		if s.OrgID == b.org.ID && s.To == "" && first.Before(s.From.LastDay()) {
			late[s.MemberID] = true
		}
	}
	need, study := model.Pt(int64(rule.Number)), checkup.StudyOf(c.facts, b.org.ID, first, c.day)
	var f findings
	done, due, others := 0, 0, 0
	stated := slices.ContainsFunc(b.activities, func(a model.Activity) bool { return a.Hours > 0 })
	for i := range c.facts.People {
		p := &c.facts.People[i]
		s := study[p.ID]
		switch {
		case s == nil || p.BranchID != b.org.ID || p.ClosedOn != "" || !p.Kind.IsMember():
			continue
		case p.Exempt || p.JoinDate == "" || first.Before(p.JoinDate.LastDay()) || late[p.ID]:
			others++
			continue
		case s.Least < need && (s.Most >= need || !stated && !s.Year):
			return scoring.Evidence{}, findings{}, false
		}
		if due++; s.Least >= need {
			done++
		} else {
			f.line(p.Name, fmt.Sprintf("有记录的学时 %s", s.Most.Short()))
		}
	}
	if due == 0 || done < due && (b.lastDay() != last || b.unstated() > 0) {
		return scoring.Evidence{}, findings{}, false
	}
	f.records = len(b.activities)
	f.counted("集中学习", done, due, fmt.Sprintf("满 %d 学时的党员，按活动记录和学时登记", rule.Number))
	if others > 0 {
		f.remark = fmt.Sprintf("免考勤和年内入党、转入的 %d 名不计", others)
	}
	return scoring.Evidence{Done: done, Due: due, Unit: "人"}, f, true
}

// unstated counts the study sessions, lectures and trainings that do not say how many hours they had.
func (b *branchRecord) unstated() (n int) {
	for _, a := range b.activities {
		if a.Hours < 0 && (a.Kind == model.Study || a.Kind == model.Lecture || a.Kind == model.Training) {
			n++
		}
	}
	return n
}

// talks is how many of those who should have been talked with were, by the record of the year that states most of them: two rounds
// may have been held with the same people. While the year runs only a round with everybody answers.
func (b *branchRecord) talks(*model.Item) (scoring.Evidence, findings, bool) {
	var f findings
	var best *model.Activity
	for i := range b.activities {
		a := &b.activities[i]
		if a.Kind != model.Talk || a.Due <= 0 || a.Present < 0 || b.today.Before(a.Date) {
			continue
		}
		f.records++
		f.counted(a.Date.Long(), min(a.Present, a.Due), a.Due, a.Topic)
		if best == nil || best.Due < a.Due || best.Due == a.Due && best.Present < a.Present {
			best = a
		}
	}
	if best == nil || best.Present < best.Due && b.lastDay() == b.today {
		return scoring.Evidence{}, findings{}, false
	}
	if f.records > 1 {
		f.remark = "按应谈人数最多的 " + best.Date.Long() + "一次"
	}
	return scoring.Evidence{Done: min(best.Present, best.Due), Due: best.Due, Unit: "人"}, f, true
}

// matters counts the important matters decided in the year of the units that a branch covers, with the Party organisation's opinion
// before the decision.
func (b *branchRecord) matters(*model.Item) (scoring.Evidence, findings, bool) {
	c := b.checkup
	if c == nil || c.facts == nil {
		return scoring.Evidence{}, findings{}, false
	}
	units := map[int64]bool{}
	for _, v := range c.facts.Covers {
		if v.OrgID == b.org.ID && !c.day.Before(v.From) && (v.To == "" || c.day.Before(v.To)) {
			units[v.UnitID] = true
		}
	}
	var f findings
	done, due := 0, 0
	var late []string
	for i := range c.facts.Matters {
		m := &c.facts.Matters[i]
		if m.DecidedOn.Year() != b.year || c.day.Before(m.DecidedOn) || !m.HeldOn(c.day) || !units[m.UnitID] && (m.OrgID != b.org.ID) {
			continue
		}
		if m.Opinion == "" && m.OpinionOn != "" && !m.DecidedOn.Before(m.OpinionOn) { // the checkup asks for it
			continue
		}
		why := m.DecidedOn.Long() + "决定，"
		switch due++; {
		case m.OpinionOn == "":
			late, why = append(late, m.Title), why+"没有党组织的意见"
		case m.DecidedOn.Before(m.OpinionOn):
			late, why = append(late, m.Title), why+m.OpinionOn.Long()+"才有意见"
		case m.Against():
			late, why = append(late, m.Title), why+"党组织的意见是“"+m.Opinion+"”"
		default:
			done, why = done+1, why+m.OpinionOn.Long()+"先有意见"
		}
		f.line(m.Title, why)
	}
	if f.records = due; len(late) > 0 {
		f.remark = strings.Join(late, "、") + "没有先研究"
	}
	return scoring.Evidence{Done: done, Due: due, Unit: "件"}, f, due > 0
}
