package checkup

import (
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// step is one dated step of a development, by the name that rules give it.
type step struct {
	did  string // as a sentence says it after the date: 2026年3月2日申请入党
	do   string // what is to be done: 应当在 1 个月内派人谈话
	late string // what was done late: 2026年4月16日才谈话
	at   func(*model.Development) model.Date
	// later are the steps that come after it: where one of them is recorded and this one is not, its date was not filled in.
	later []string
}

var steps = map[string]step{
	"apply":         {"申请入党", "", "", func(c *model.Development) model.Date { return c.Apply }, nil},
	"talk":          {"派人谈话", "派人谈话", "谈话", func(c *model.Development) model.Date { return c.Talk }, []string{"activist", "target", "admit"}},
	"moved":         {"工作、学习单位变动", "", "", func(c *model.Development) model.Date { return c.Moved }, nil},
	"papers-passed": {"转交培养材料", "转交培养教育考察的材料", "转交", func(c *model.Development) model.Date { return c.PapersPassed }, nil},
	"activist":      {"确定为积极分子", "", "", func(c *model.Development) model.Date { return c.Activist }, nil},
	"target":        {"列为发展对象", "", "", func(c *model.Development) model.Date { return c.Target }, nil},
	"preview":       {"预审合格", "", "", func(c *model.Development) model.Date { return c.Preview }, nil},
	"admit": {"支部大会通过接收", "召开支部大会", "召开", func(c *model.Development) model.Date { return c.Admit },
		[]string{"approval", "oath", "full-meeting"}},
	"approval": {"上级审批", "由上级审批", "审批", func(c *model.Development) model.Date { return c.Approval }, []string{"oath", "full-meeting"}},
	"oath":     {"入党宣誓", "入党宣誓", "宣誓", func(c *model.Development) model.Date { return c.Oath }, []string{"full-meeting"}},
	"full-meeting": {"支部大会讨论转正", "讨论转正", "讨论", func(c *model.Development) model.Date { return c.FullMeeting },
		[]string{"full-approval"}},
	"full-approval": {"批准转正", "由上级审批", "审批", func(c *model.Development) model.Date { return c.FullApproval }, nil},
	"filed":         {"材料归档", "把入党材料归档", "归档", func(c *model.Development) model.Date { return c.Filed }, nil},
}

// eachCourse calls do for everybody on the way into the Party. Those who left the roster in between are not judged.
func (j *judge) eachCourse(do func(c *model.Development, f Finding)) {
	j.eachDossier(j.turns.courses, func(d *dossier) {
		if d.who == nil || d.who.ClosedOn == "" || j.day.Before(d.who.ClosedOn) {
			do(d.course, j.aboutEntry(d, &d.course.EntryRef))
		}
	})
}

// open reports whether somebody is still on the way: what is missing of the others is not asked for any more.
func open(c *model.Development) bool { return c.FullMeeting == "" }

// fill adds what an entry of the register of developments lacks.
func (j *judge) fill(f *Finding, what string) {
	j.lacks(f, what, "在“发展党员纪实”里照入党材料补填")
}

// stepInTime finds a step that came later than so many months after another, or is still to come after them. The text in
// force on the day of the first step holds. Where a rule knows a special case (Most), what is within that is only unusual.
func (j *judge) stepInTime() {
	r := j.rule
	begin, end := steps[r.Begin], steps[r.End]
	j.eachCourse(func(c *model.Development, f Finding) {
		from, to := begin.at(c), end.at(c)
		if from == "" {
			return
		}
		limit := certainly(from).AddMonths(r.Number)
		f.Since = limit
		switch {
		case to == "" && passed(c, end):
			if r.TextOn(from) != nil && open(c) {
				j.fill(&f, end.did+"的日期没有填")
			}
			return
		case to == "" && r.Ask:
			if limit.Before(j.day) && r.TextOn(from) != nil {
				j.fill(&f, end.did+"的日期没有填")
			}
			return
		case to == "" && limit.Before(j.day):
			to = j.day
			f.Measured = fmt.Sprintf("逾期 %d 天", limit.DaysTo(j.day))
			f.Says = fmt.Sprintf("%s %s%s，%s，到现在没有记录", f.Member, from.Long(), begin.did, j.within(end))
		case to != "" && limit.Before(to):
			f.Measured = fmt.Sprintf("晚 %d 天", limit.DaysTo(to))
			f.Says = fmt.Sprintf("%s %s%s，%s，%s才%s", f.Member, from.Long(), begin.did, j.within(end), to.Long(), end.late)
		default:
			return
		}
		f.Number, f.days = months(from, to), [2]int{certainly(from).DaysTo(to), certainly(from).DaysTo(limit)}
		if r.Most > 0 && !certainly(from).AddMonths(r.Most).Before(to) {
			f.Severity = Normally
		}
		j.found(from, f)
	})
}

// within says in how many months a step has to be done.
func (j *judge) within(s step) string {
	ought := "应当"
	if j.rule.Severity == Normally {
		ought = "一般应当"
	}
	says := fmt.Sprintf("%s在 %d 个月内%s", ought, j.rule.Number, s.do)
	if j.rule.Most > 0 {
		says += fmt.Sprintf("，特殊情况也不得超过 %d 个月", j.rule.Most)
	}
	return says
}

func passed(c *model.Development, s step) bool {
	for _, name := range s.later {
		if steps[name].at(c) != "" {
			return true
		}
	}
	return false
}

// stepTooSoon finds a step that came earlier than so many months after another. The text in force on its own day holds.
func (j *judge) stepTooSoon() {
	begin, end := steps[j.rule.Begin], steps[j.rule.End]
	j.eachCourse(func(c *model.Development, f Finding) {
		from, to := begin.at(c), end.at(c)
		if from == "" || to == "" || to.Before(from) || !to.Before(from.AddMonths(j.rule.Number)) {
			return
		}
		f.Number, f.Since = months(from, to), to
		f.Says = fmt.Sprintf("%s %s%s，%s%s，相隔不满 %d 个月", f.Member, from.Long(), begin.did, to.Long(), end.did, j.rule.Number)
		j.found(to, f)
	})
}

// examined finds activists with too many people to look after them, or without an examination in one of the half-years
// that are over and that they were activists for the whole of.
func (j *judge) examined() {
	j.eachCourse(func(c *model.Development, f Finding) {
		if c.Activist == "" {
			return
		}
		var says []string
		f.Since = c.Activist
		switch {
		case c.Contacts < 1 && c.Target == "":
			j.fill(&f, "培养联系人没有填")
		case c.Contacts > j.rule.Most:
			says = append(says, fmt.Sprintf("有 %d 名培养联系人，应当是 1 至 %d 名", c.Contacts, j.rule.Most))
		}
		end := j.day
		for _, d := range []model.Date{c.Target, c.Admit} {
			if d != "" && d.Before(end) {
				end = d
			}
		}
		var without []string
		for year, half := c.Activist.Year(), 1; year <= end.Year(); year, half = year+half-1, 3-half {
			first, last := periodDays(year, half, 2)
			if first.Before(certainly(c.Activist)) || !last.Before(end) || j.rule.TextOn(last) == nil {
				continue
			}
			if !anyBetween(c.Exams, first, last) {
				without = append(without, fmt.Sprintf("%d 年%s", year, []string{"上半年", "下半年"}[half-1]))
				if len(without) == 1 && len(says) == 0 {
					f.Since = last
				}
			}
		}
		if len(without) > 0 {
			says = append(says, fmt.Sprintf("%s没有考察记录，应当每半年考察一次", strings.Join(without, "、")))
		}
		if len(says) == 0 {
			return
		}
		f.Number, f.Limit = len(without), 0
		if f.Measured = fmt.Sprintf("缺 %d 次", len(without)); len(without) == 0 {
			f.Number, f.Limit, f.OwnUnit, f.Measured, f.Bound = c.Contacts, j.rule.Most, "名", fmt.Sprintf("%d 名联系人", c.Contacts), fmt.Sprintf("≤ %d", j.rule.Most)
		}
		f.Says = fmt.Sprintf("%s %s确定为积极分子，%s", f.Member, c.Activist.Long(), strings.Join(says, "；"))
		j.found(f.Since, f)
	})
}

func anyBetween(dates []model.Date, first, last model.Date) bool {
	for _, d := range dates {
		if !d.Before(first) && !last.Before(d) {
			return true
		}
	}
	return false
}

// impossibleVotes says where more came to the meeting of admission than could, or voted than came.
func impossibleVotes(c *model.Development) (wrong []string) {
	if c.Voters >= 0 && c.Present > c.Voters {
		wrong = append(wrong, fmt.Sprintf("接收大会实到 %d 人多于应到 %d 人", c.Present, c.Voters))
	}
	switch {
	case c.Present >= 0 && c.VotesFor > c.Present:
		wrong = append(wrong, fmt.Sprintf("接收大会赞成 %d 票多于实到 %d 人", c.VotesFor, c.Present))
	case c.Present < 0 && c.Voters >= 0 && c.VotesFor > c.Voters:
		wrong = append(wrong, fmt.Sprintf("接收大会赞成 %d 票多于应到 %d 人", c.VotesFor, c.Voters))
	}
	return wrong
}

// stepOrder finds steps that are dated before the one that they follow, and counts of the meeting that cannot be.
func (j *judge) stepOrder() {
	j.eachCourse(func(c *model.Development, f Finding) {
		var wrong []string
		for _, row := range [][]string{{"apply", "activist", "target", "admit", "approval", "oath"}, {"apply", "talk"}, {"activist", "moved", "papers-passed"},
			{"admit", "full-meeting", "full-approval", "filed"}} {
			last := steps[row[0]]
			for _, name := range row[1:] {
				next := steps[name]
				if next.at(c) == "" {
					continue
				}
				if before := last.at(c); next.at(c).Before(before) {
					wrong = append(wrong, fmt.Sprintf("%s %s早于%s %s", next.did, next.at(c), last.did, before))
				}
				last = next
			}
		}
		if !j.day.Before(c.Admit) {
			wrong = append(wrong, impossibleVotes(c)...)
		}
		if len(wrong) > 0 {
			f.Number, f.Limit, f.Measured = len(wrong), 0, fmt.Sprintf("%d 处", len(wrong))
			f.Says = f.Member + "的" + strings.Join(wrong, "，")
			j.found(j.day, f)
		}
	})
}
