package office

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/checkup"
	"github.com/shuangbai/shuangbai/model/scoring"
)

// meetings is what an item's rules want once a period: 三会一课 (党支部工作条例 第十一条 to 第十三条, 第十六条), 主题党日, as the checkup
// judges it. An item in tiers asks for the yearly meetings.
func (b *branchRecord) meetings(item *model.Item) (scoring.Evidence, findings, bool) {
	if item.Method.Kind == model.Step {
		return b.yearly(item)
	}
	if len(b.activities) == 0 {
		return scoring.Evidence{}, findings{}, false
	}
	var f findings
	ev := scoring.Evidence{Unit: "三会一课"}
	var missing []string
	periods := b.periods()
	for _, id := range item.Evidence {
		rule := b.rule(id)
		if rule == nil || rule.Measure != "meetings" {
			continue
		}
		name, states := rule.Activity.Label(), periods(rule)
		if none := b.without(rule.Activity); none != "" && !slices.ContainsFunc(states, owed) {
			f.line(name, "不适用："+none)
			continue
		}
		c := b.count(rule.Activity, states)
		ev.Done, ev.Due, f.records = ev.Done+c.done, ev.Due+c.due, f.records+c.records
		f.counted(name, c.done, c.due, c.why())
		switch {
		case len(item.Evidence) == 1:
			ev.Unit, f.remark = name, c.missed()
		case len(c.missing) > 0:
			missing = append(missing, name+" "+c.missed())
		}
	}
	f.remark += strings.Join(missing, "，")
	return ev, f, ev.Due > 0
}

// periods tells how the branch stands with what a rule wants once a period, as the checkup judges it today, or once
// the year is over.
func (b *branchRecord) periods() func(*checkup.Rule) []checkup.PeriodState {
	f := checkup.Facts{LifeFrom: b.lifeFrom, Orgs: append([]model.Org{b.org}, b.groups...), Posts: b.posts, Meetings: make([]model.Meeting, len(b.activities))}
	for i := range b.activities {
		f.Meetings[i] = meetingOf(&b.activities[i])
	}
	return checkup.PeriodsOf(&f, b.org.ID, min(b.today, model.Date(fmt.Sprintf("%d-01-01", b.year+1))), b.year)
}

// meetingOf is a record of Party life as far as it matters whether it was held, and held validly.
func meetingOf(a *model.Activity) model.Meeting {
	return model.Meeting{ID: a.ID, OrgID: a.OrgID, Date: a.Date, Kind: a.Kind, Due: a.Due, Present: a.Present, Voters: a.VoteDue, VotersPresent: a.VotePresent,
		VotesFor: a.VoteFor, Review: namesReview(a)}
}

// namesReview reports whether a record's topic names the review of members, which may be held at another meeting.
func namesReview(a *model.Activity) bool { return strings.Contains(a.Topic, "民主评议") }

func owed(p checkup.PeriodState) bool { return p != checkup.NotOwed }

// without says why a branch owes no meeting of a kind in the whole year, "" where nothing but its age, or the year from which Party
// life is judged, would be the reason.
func (b *branchRecord) without(kind model.ActivityKind) string {
	switch {
	case kind == model.CommitteeMeeting && b.full < model.LeastForBoard:
		return fmt.Sprintf("正式党员 %d 名，没有设支委会", b.full)
	case kind == model.CommitteeMeeting:
		return "班子里没有登记支委会的委员"
	case kind == model.GroupMeeting && len(b.groups) == 0:
		return "没有设党小组"
	}
	return ""
}

// yearly is the yearly 组织生活会 and the review of members (党员教育管理工作条例 第十七条、第十八条). A review may be held
// at the same meeting: a record whose topic names it shows both. Before the year is over what is missing may still
// come, and only a branch that has held both is answered.
func (b *branchRecord) yearly(item *model.Item) (scoring.Evidence, findings, bool) {
	var f findings
	var life, review []string
	for i := range b.activities {
		a := &b.activities[i]
		held := false
		if a.Kind == model.LifeMeeting {
			life, held = append(life, a.Date.Long()), true
		}
		if a.Kind == model.Review || a.Kind == model.LifeMeeting && namesReview(a) {
			review, held = append(review, a.Date.Long()), true
		}
		if held {
			f.records++
		}
	}
	missed, periods := false, b.periods()
	for _, id := range item.Evidence {
		if rule := b.rule(id); rule != nil && rule.Measure == "meetings" {
			missed = missed || slices.Contains(periods(rule), checkup.Missed)
		}
	}
	both := len(life) > 0 && len(review) > 0
	if len(b.activities) == 0 || !both && !missed {
		return scoring.Evidence{}, findings{}, false
	}
	f.line(model.LifeMeeting.Label(), heldOn(life))
	f.line(model.Review.Label(), heldOn(review))
	tier := "都没有开展"
	switch {
	case both:
		tier = "两项都开展"
	case len(life)+len(review) > 0:
		tier = "只开展一项"
	}
	f.remark = fmt.Sprintf("组织生活会%s，民主评议%s", heldOn(life), heldOn(review))
	return scoring.Evidence{Tier: tier}, f, true
}

func heldOn(days []string) string {
	if len(days) == 0 {
		return "没有记录"
	}
	return strings.Join(days, "、") + "有记录"
}

// volunteering counts what was recorded as 志愿服务; where nothing was, the record is silent.
func (b *branchRecord) volunteering(*model.Item) (scoring.Evidence, findings, bool) {
	var f findings
	for _, a := range b.activities {
		if a.Kind == model.Volunteer {
			f.records++
			f.line(a.Date.Long(), a.Topic)
		}
	}
	return scoring.Evidence{Number: f.records, Unit: "次"}, f, f.records > 0
}

// tally is what was held of what was due once a period.
type tally struct {
	perYear, done, due, records int
	missing, weak               []int // the periods with too few records, and the months of meetings that do not hold
}

// count counts the periods of a year (12 months, 4 quarters): due are those that have ended, and one still running once its
// meeting was held. A period counts once however often the branch met.
func (b *branchRecord) count(kind model.ActivityKind, states []checkup.PeriodState) tally {
	t := tally{perYear: len(states)}
	held := make([]int, len(states)+1)
	for i := range b.activities {
		a := &b.activities[i]
		month := a.Date.Month()
		if a.Kind != kind || month == 0 || b.today.Before(a.Date) || len(states) == 0 {
			continue
		}
		held[(month-1)*len(states)/12+1]++
		if kind == model.MembersMeeting || kind == model.CommitteeMeeting {
			m := meetingOf(a)
			if _, _, says := checkup.Invalid(&m); says != "" && !slices.Contains(t.weak, month) {
				t.weak = append(t.weak, month)
			}
		}
	}
	for i, state := range states {
		switch state {
		case checkup.Held:
			t.done, t.due, t.records = t.done+1, t.due+1, t.records+held[i+1]
		case checkup.Missed:
			t.due++
			t.missing = append(t.missing, i+1)
		}
	}
	return t
}

// why says which periods lack a record and which meetings had no quorum, or that none is due yet; "" when all is there.
func (t tally) why() string {
	var parts []string
	if t.due == 0 {
		parts = append(parts, "还没有到应开展的时候")
	}
	if missed := t.missed(); missed != "" {
		parts = append(parts, missed)
	}
	if len(t.weak) > 0 {
		parts = append(parts, numbered(t.weak, "月")+"到会或者赞成的人数不够，请核对")
	}
	return strings.Join(parts, "；")
}

// missed is "4 月、9 月没有记录" or "第 2 季度没有记录", "" when all is there.
func (t tally) missed() string {
	if len(t.missing) == 0 {
		return ""
	}
	if t.perYear == 4 {
		all := make([]string, len(t.missing))
		for i, n := range t.missing {
			all[i] = strconv.Itoa(n)
		}
		return "第 " + strings.Join(all, "、") + " 季度没有记录"
	}
	return numbered(t.missing, "月") + "没有记录"
}

func numbered(all []int, unit string) string {
	words := make([]string, len(all))
	for i, n := range all {
		words[i] = strconv.Itoa(n) + " " + unit
	}
	return strings.Join(words, "、")
}
