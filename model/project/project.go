// Package project reads the entries of the register of tasks (项目化任务): how far one is, what is late, what is missing, and
// what its next step is. Pure; the register itself is data.
package project

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
)

// Register is the ID of the register of tasks.
const Register = "task"

// The states of the register that something is decided by.
const (
	Applied   = "申报"
	Reviewed  = "审核"
	Approved  = "立项"
	Under     = "实施"
	Extended  = "延期"
	Finished  = "结项"
	Abandoned = "终止"
)

// Group is the part of the list in which a project stands.
type Group int

// The groups in their order.
const (
	Late        Group = iota // its deadline, or that of its mid check, has passed
	ThisQuarter              // due by the end of the quarter
	Later                    // due later, or without a deadline
	Over                     // 结项 or 终止
)

// Project is one entry as the time line, the board and the papers show it.
type Project struct {
	record.Entry
	From, Due    model.Date // Due is the day to which it was put off, where it was; "" where not known
	Target, Done model.Points
	Paid         model.Points
	Planned      model.Points
	Group        Group
	DaysLate     int      // since the deadline, 0 while it is not late
	DaysLeft     int      // until the deadline, 0 when that has passed, over or without one
	Missing      []string // of the evidence that it should have
	MidLate      bool     // the mid check was due and is not held
	Lagging      bool     // under 60 % while the quarter in which it is due runs out
}

// lagging is the share of the target, in percent, under which a project due this quarter lags, and lastDays the days before the
// end of the quarter from which on that is said.
const (
	lagging  = 60
	lastDays = 45
)

// Soon is how many days ahead a deadline counts as near.
const Soon = 60

// Read works out how a project stands on a day.
func Read(e record.Entry, over bool, today model.Date) Project {
	at := func(name string) model.Date {
		d, err := model.ParseDate(e.Values[name])
		if err != nil {
			return ""
		}
		return d
	}
	number := func(name string) model.Points {
		p, _ := model.ParsePoints(e.Values[name])
		return p
	}
	p := Project{Entry: e, From: cmp.Or(at("from"), at("approved_on"), at("applied_on")), Due: cmp.Or(at("extended_to"), at("due_on")),
		Target: number("target"), Done: number("done"), Paid: number("paid"), Planned: number("planned"), Group: Later, Missing: missing(&e)}
	end := QuarterEnd(today)
	switch {
	case over:
		p.Group = Over
		return p
	case p.Due == "":
	case p.Due.LastDay().Before(today):
		p.Group, p.DaysLate = Late, p.Due.LastDay().DaysTo(today)
	case !end.Before(p.Due.LastDay()):
		p.Group = ThisQuarter
	}
	if p.Due != "" && p.DaysLate == 0 {
		p.DaysLeft = today.DaysTo(p.Due)
	}
	p.MidLate = e.Values["mid_on"] == "" && at("mid_due").LastDay().Before(today)
	p.Lagging = p.Group == ThisQuarter && p.Target > 0 && p.Done*100 < p.Target*lagging && today.DaysTo(end) <= lastDays
	if p.MidLate {
		p.Group = Late
	}
	return p
}

// QuarterEnd is the last day of the quarter of a day.
func QuarterEnd(day model.Date) model.Date {
	return model.Date(fmt.Sprintf("%04d-%02d", day.Year(), (day.Month()+2)/3*3)).LastDay()
}

// missing is the evidence asked for that none of what is there names.
func missing(e *record.Entry) []string {
	var out []string
	for _, word := range strings.FieldsFunc(e.Values["needed"], isMark) {
		if word = strings.TrimSpace(word); word != "" && !strings.Contains(e.Values["evidence"], word) {
			out = append(out, word)
		}
	}
	return out
}

// Evidence lists what is there and, after it, what is missing.
func (p *Project) Evidence() (there []string) {
	for _, word := range strings.FieldsFunc(p.Values["evidence"], isMark) {
		if word = strings.TrimSpace(word); word != "" {
			there = append(there, word)
		}
	}
	return there
}

func isMark(r rune) bool { return strings.ContainsRune("、，,；;\n", r) }

// Near reports whether the deadline is within Soon days.
func (p *Project) Near() bool {
	return (p.Group == ThisQuarter || p.Group == Later) && p.Due != "" && p.DaysLeft <= Soon
}

// Running reports whether it is being carried out.
func (p *Project) Running() bool { return p.State == Under || p.State == Extended }

// Unit is what the work is counted in.
func (p *Project) Unit() string { return cmp.Or(p.Values["measure_unit"], "次") }

// Left is how much of the target is still to be done.
func (p *Project) Left() model.Points { return max(0, p.Target-p.Done) }

// Progress is 8 / 12, the target alone known by its absence: 8; "—" where neither is known.
func (p *Project) Progress() string {
	switch {
	case p.Target > 0:
		return p.Done.Short() + " / " + p.Target.Short()
	case p.Done > 0:
		return p.Done.Short()
	}
	return "—"
}

// Share is the part of the target that is done, from 0 to 1.
func (p *Project) Share() float32 {
	switch {
	case p.Target > 0:
		return min(1, float32(p.Done)/float32(p.Target))
	case p.Group == Over:
		return 1
	}
	return 0
}

// Notice says what is wrong or near and what to do; late is false where it is only near. "" where there is nothing to say.
func (p *Project) Notice(today model.Date) (title, detail string, late bool) {
	left := ""
	if p.Left() > 0 {
		left = fmt.Sprintf("，还差 %s %s", p.Left().Short(), p.Unit())
	}
	due := p.Due.In(today.Year())
	switch {
	case p.DaysLate > 0 && p.Left() > 0:
		return fmt.Sprintf("逾期 %d 天%s", p.DaysLate, left), fmt.Sprintf("期限 %s。补办 %s %s后结项，或者登记延期。", due, p.Left().Short(), p.Unit()), true
	case p.DaysLate > 0:
		return fmt.Sprintf("逾期 %d 天，还没有结项", p.DaysLate), fmt.Sprintf("期限 %s。都做完了，补齐佐证后结项。", due), true
	case p.MidLate:
		return "中期检查已过期限", fmt.Sprintf("应在 %s 前检查。检查后登记日期和结果。", model.Date(p.Values["mid_due"]).In(today.Year())), true
	case p.Near():
		return fmt.Sprintf("还有 %d 天到期%s", p.DaysLeft, left), fmt.Sprintf("期限 %s。", due), false
	}
	return "", "", false
}

// Step is what is done next with a project.
type Step int

// The steps.
const (
	NoStep  Step = iota // it is over
	Advance             // to the next state
	Work                // one more piece of work is entered
	Finish              // 结项
)

// Next is the next step with the words of its button: 登记第 9 场.
func (p *Project) Next() (Step, string) {
	switch {
	case p.Group == Over:
		return NoStep, ""
	case p.State == Applied:
		return Advance, "审核通过"
	case p.State == Reviewed:
		return Advance, "立项"
	case p.State == Approved:
		return Advance, "开始实施"
	case p.Left() > 0:
		return Work, fmt.Sprintf("登记第 %d %s", int(p.Done)/100+1, p.Unit())
	}
	return Finish, "结项"
}

// Sort puts projects in the order of the list: by group, the longest overdue and the nearest deadline first, finished ones the
// latest first.
func Sort(all []Project) {
	due := func(p *Project) string { return cmp.Or(string(p.Due), "9999") }
	slices.SortStableFunc(all, func(a, b Project) int {
		if a.Group == Over && b.Group == Over {
			return strings.Compare(b.Values["done_on"], a.Values["done_on"])
		}
		return cmp.Or(int(a.Group)-int(b.Group), strings.Compare(due(&a), due(&b)))
	})
}

// Said is the sentence of the list: 17 个：实施 9，逾期 3，本季到期 5.
func Said(all []Project) string {
	if len(all) == 0 {
		return ""
	}
	count := func(keep func(*Project) bool) (n int) {
		for i := range all {
			if keep(&all[i]) {
				n++
			}
		}
		return n
	}
	var parts []string
	for _, c := range []struct {
		word string
		n    int
	}{
		{"实施", count((*Project).Running)},
		{"逾期", count(func(p *Project) bool { return p.Group == Late })},
		{"本季到期", count(func(p *Project) bool { return p.Group == ThisQuarter })},
	} {
		if c.n > 0 {
			parts = append(parts, fmt.Sprintf("%s %d", c.word, c.n))
		}
	}
	if len(parts) == 0 {
		return fmt.Sprintf("%d 个", len(all))
	}
	return fmt.Sprintf("%d 个：%s", len(all), strings.Join(parts, "，"))
}

// Money adds up what is planned and what is paid.
func Money(all []Project) (planned, paid model.Points) {
	for i := range all {
		planned, paid = planned+all[i].Planned, paid+all[i].Paid
	}
	return planned, paid
}
