package office

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/scoring"
)

// meetings is what an item's rules want once a period: 三会一课 (党支部工作条例 第十一条 to 第十三条, 第十六条), 主题党日. A board meets where
// there is one, groups where there are some. An item in tiers asks for the yearly meetings.
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
	for _, id := range item.Evidence {
		rule := b.rule(id)
		if rule == nil || rule.Measure != "meetings" {
			continue
		}
		name := rule.Activity.Label()
		if none := b.without(rule.Activity); none != "" {
			f.line(name, "不适用："+none)
			continue
		}
		c := b.count(rule.Activity, rule.PerYear)
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

// without says why a branch owes no meeting of a kind, "" where it does.
func (b *branchRecord) without(kind model.ActivityKind) string {
	switch {
	case kind == model.CommitteeMeeting && !b.board:
		return fmt.Sprintf("正式党员 %d 名，没有设支委会", b.full)
	case kind == model.GroupMeeting && b.groups == 0:
		return "没有设党小组"
	}
	return ""
}

// yearly is the yearly 组织生活会 and the review of members (党员教育管理工作条例 第十七条、第十八条). A review may be held
// at the same meeting: a record whose topic names it shows both. Before the year is over what is missing may still
// come, and only a branch that has held both is answered.
func (b *branchRecord) yearly(*model.Item) (scoring.Evidence, findings, bool) {
	var f findings
	var life, review []string
	for _, a := range b.activities {
		held := false
		if a.Kind == model.LifeMeeting {
			life, held = append(life, a.Date.Long()), true
		}
		if a.Kind == model.Review || a.Kind == model.LifeMeeting && strings.Contains(a.Topic, "民主评议") {
			review, held = append(review, a.Date.Long()), true
		}
		if held {
			f.records++
		}
	}
	over := b.lastDay() != b.today
	owed := scoring.DuePeriods(b.year, b.org.SetUpOn, 1) > 0
	both := len(life) > 0 && len(review) > 0
	if len(b.activities) == 0 || !both && !(over && owed) {
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
	missing, weak               []int // the periods without a record, and the months of meetings without a quorum
}

// count counts the periods of a year (12 months, 4 quarters) with a record of a kind. Due are the periods that the
// branch existed for as a whole and that have ended, and one still running once its meeting was held. A period counts
// once however often the branch met, and records that give no month do not count.
func (b *branchRecord) count(kind model.ActivityKind, perYear int) tally {
	t := tally{perYear: perYear}
	months := 12 / perYear
	held := map[int]int{}
	for _, a := range b.activities {
		if a.Kind != kind || a.Date.Month() == 0 || b.today.Before(a.Date) {
			continue
		}
		held[(a.Date.Month()-1)/months+1]++
		if kind == model.MembersMeeting && a.Due > 0 && a.Present >= 0 && 2*a.Present <= a.Due && !slices.Contains(t.weak, a.Date.Month()) {
			t.weak = append(t.weak, a.Date.Month())
		}
	}
	for p := perYear - scoring.DuePeriods(b.year, b.org.SetUpOn, perYear) + 1; p <= perYear; p++ {
		switch {
		case held[p] > 0:
			t.done, t.due, t.records = t.done+1, t.due+1, t.records+held[p]
		case b.ended(p * months):
			t.due++
			t.missing = append(t.missing, p)
		}
	}
	return t
}

// ended reports whether a month of the year is over.
func (b *branchRecord) ended(month int) bool {
	return model.Date(fmt.Sprintf("%d-%02d", b.year, month)).Before(b.today)
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
		parts = append(parts, numbered(t.weak, "月")+"到会没有过半，请核对")
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
