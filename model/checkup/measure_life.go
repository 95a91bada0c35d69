package checkup

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// lastPeriods are the periods that are over in the year of a day, 1 to n of perYear; while none of them is over, those of
// the year before.
func lastPeriods(day model.Date, perYear int) (year, n int) {
	if n = (day.Month() - 1) * perYear / 12; n == 0 {
		return day.Year() - 1, perYear
	}
	return day.Year(), n
}

// periodDays are the first and the last day of a period.
func periodDays(year, period, perYear int) (first, last model.Date) {
	months := 12 / perYear
	first, _ = model.NewDate(year, (period-1)*months+1, 1)
	last, _ = model.NewDate(year, period*months, 0)
	return first, last.LastDay()
}

// periodic judges what is due once a period, of those that are over. A branch of which the year has no record at all is not
// judged.
func (j *judge) periodic() {
	r := j.rule
	year, over := lastPeriods(j.day, r.PerYear)
	j.each(either, func(b *branch) {
		kept := slices.ContainsFunc(b.meetings, func(m *model.Meeting) bool { return m.Date.Year() == year })
		done, due := 0, 0
		m := missedPeriods{year: year}
		var since model.Date
		for p, state := range j.periods(b, year)[:over] {
			times := j.span.rules[p].Number
			switch state {
			case Held:
				done, due, m.had, m.want = done+1, due+1, m.had+times, m.want+times
			case Missed:
				due, m.want = due+1, m.want+times
				m.periods, m.times = append(m.periods, p+1), append(m.times, times)
				if since == "" {
					_, since = periodDays(year, p+1, r.PerYear)
				}
			}
		}
		switch {
		case len(m.periods) == 0:
		case kept:
			j.found(since, Finding{OrgID: b.org.ID, Number: done, Limit: due, Since: since, Says: m.says(r)})
		case r.PerYear > 1 || j.keeps.years[year]:
			j.missing(Gap{OrgID: b.org.ID, What: fmt.Sprintf("%d 年没有组织生活记录", year), Fix: "在“组织生活”里登记，或者导入活动记录；确实没有开展的，也请写明"})
		}
	})
}

// meets reports whether a branch had by a day what the rule's meeting is one of.
func (j *judge) meets(b *branch, by model.Date) bool {
	switch j.rule.Activity {
	case model.CommitteeMeeting:
		if !b.hasBoard() {
			return false
		}
		for _, p := range b.everPosts {
			for _, d := range boardDuties {
				if p.Duty == d && !by.Before(certainly(p.From)) {
					return true
				}
			}
		}
		return false
	case model.GroupMeeting:
		for _, g := range b.groups {
			if existed(g, by) {
				return true
			}
		}
		return false
	}
	return true
}

// missedPeriods are the periods of a year for which a branch has too few records.
type missedPeriods struct {
	year      int
	periods   []int // from 1
	times     []int // how many each of them should have
	had, want int   // records of all periods that are over
}

// says is the sentence of a finding: 2026 年到现在应开主题党日 10 次，有记录的 8 次；7 月、8 月没有记录.
func (m *missedPeriods) says(r *Rule) string {
	name, most := r.Activity.Label(), slices.Max(m.times)
	if r.PerYear == 1 {
		return fmt.Sprintf("%d 年没有%s记录，每年至少 %d 次", m.year, name, most)
	}
	lacks := "没有记录"
	if most > 1 {
		lacks = fmt.Sprintf("不足 %d 次", most)
		if slices.Min(m.times) < most {
			lacks = "次数不足"
		}
	}
	all := make([]string, len(m.periods))
	for i, p := range m.periods {
		if all[i] = fmt.Sprintf("%d 月", p); r.PerYear == 4 {
			all[i] = fmt.Sprintf("第 %d 季度", p)
		}
	}
	return fmt.Sprintf("%d 年到现在应开%s %d 次，有记录的 %d 次；%s%s", m.year, name, m.want, m.had, strings.Join(all, "、"), lacks)
}

// fourthQuarter finds a yearly meeting that was held, but not in the last quarter.
func (j *judge) fourthQuarter() {
	year, _ := lastPeriods(j.day, 1)
	if first, _ := periodDays(year, 1, 1); first.Before(j.LifeFrom) {
		return
	}
	j.each(either, func(b *branch) {
		var held *model.Meeting
		for _, m := range b.meetings {
			if m.Kind == j.rule.Activity && m.Date.Year() == year {
				if m.Date.Month() >= 10 {
					return
				}
				held = m
			}
		}
		if held != nil {
			j.found(held.Date, Finding{OrgID: b.org.ID, Activity: held.ID, Limit: 1, Since: held.Date,
				Says: fmt.Sprintf("%d 年的%s开在 %s，一般安排在第四季度", year, j.rule.Activity.Label(), held.Date.Long())})
		}
	})
}

// recent calls do for the meetings of a branch from the beginning of the year that the monthly rules judge, where Party life was
// judged by then.
func (j *judge) recent(b *branch, do func(*model.Meeting)) {
	year, _ := lastPeriods(j.day, 12)
	for _, m := range b.meetings {
		if m.Date.Year() >= year && !m.Date.Before(j.LifeFrom) {
			do(m)
		}
	}
}

// quorum finds meetings to which fewer than half came, where half is enough, and votes with not more than half of all in
// favour.
func (j *judge) quorum() {
	j.each(either, func(b *branch) {
		var f Finding
		n := 0
		j.recent(b, func(m *model.Meeting) {
			if m.Kind != j.rule.Activity {
				return
			}
			came, need, says := Invalid(m)
			if says == "" {
				return
			}
			if n++; n == 1 {
				f = Finding{OrgID: b.org.ID, Activity: m.ID, Number: came, Limit: need, Since: m.Date, Says: m.Date.Long() + " " + j.rule.Activity.Label() + says}
			}
		})
		if n > 1 {
			f.Says += fmt.Sprintf("；这样的会共有 %d 次", n)
		}
		if n > 0 {
			j.found(f.Since, f)
		}
	})
}

// Invalid says why a meeting of all members or of the 支委会, or what it voted on, does not hold: what was counted, what it had to
// be, and words; "" when it holds or nothing is stated.
func Invalid(m *model.Meeting) (number, need int, says string) {
	due, present, who := m.Due, m.Present, ""
	if m.Voters > 0 && m.VotersPresent >= 0 {
		due, present, who = m.Voters, m.VotersPresent, "有表决权的"
	}
	switch {
	case due > 0 && present >= 0 && 2*present < due:
		need = (due + 1) / 2
		return present, need, fmt.Sprintf("应到%s %d 人、实到 %d 人，至少要 %d 人到会", who, due, present, need)
	case m.Voters > 0 && m.VotesFor >= 0 && m.VotersPresent >= 0 && 2*m.VotesFor <= m.Voters:
		need = m.Voters/2 + 1
		return m.VotesFor, need, fmt.Sprintf("应到有表决权的 %d 人、赞成 %d 票，至少要 %d 票才算通过", m.Voters, m.VotesFor, need)
	}
	return 0, 0, ""
}

// minutes finds records that lack a part, or contradict themselves. Those without a topic are not written yet, however they were
// entered: they say that it was held, perhaps before how many, and the rest is asked for.
func (j *judge) minutes() {
	j.each(listed, func(b *branch) {
		var first, unwritten *model.Meeting
		records, days := 0, 0
		counts := map[string]int{}
		j.recent(b, func(m *model.Meeting) {
			if m.Gaps&model.GapTopic != 0 {
				if days++; unwritten == nil {
					unwritten = m
				}
			}
			bad := false
			for _, part := range partsMissing(m) {
				counts[part]++
				bad = true
			}
			if bad {
				if records++; first == nil {
					first = m
				}
			}
		})
		if days > 0 {
			j.missing(Gap{OrgID: b.org.ID, Activity: unwritten.ID, On: unwritten.Date, What: fmt.Sprintf("%d 条组织生活记录没有主题", days), Fix: "在“组织生活”里照会议记录补填主题、应到和实到，核对地点、主持人和记录人"})
		}
		if records == 0 {
			return
		}
		var words []string
		for _, part := range minuteParts {
			if n := counts[part]; n > 0 {
				words = append(words, fmt.Sprintf("%s %d 条", part, n))
			}
		}
		j.found(j.day, Finding{OrgID: b.org.ID, Activity: first.ID, Number: records, Since: first.Date, Says: fmt.Sprintf("%d 条记录不全：%s", records, strings.Join(words, "，"))})
	})
}

var minuteParts = [...]string{"没有地点", "没有主持人", "没有记录人", "没有缺席原因", "没有应到或实到", "实到多于应到"}

// partsMissing are what is wrong with a record; one without a topic is only asked whether its numbers contradict themselves.
func partsMissing(m *model.Meeting) (all []string) {
	if m.Gaps&model.GapTopic == 0 {
		for i, gap := range [...]int{model.GapPlace, model.GapChair, model.GapRecorder, model.GapAbsent} {
			if m.Gaps&gap != 0 {
				all = append(all, minuteParts[i])
			}
		}
		if m.Due < 0 || m.Present < 0 {
			all = append(all, minuteParts[4])
		}
	}
	if m.Due >= 0 && m.Present > m.Due {
		all = append(all, minuteParts[5])
	}
	return all
}
