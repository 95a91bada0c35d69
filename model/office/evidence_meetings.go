package office

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/scoring"
)

// meetings is 三会一课, as far as an item names its rules: members' meeting and lecture once a quarter, board and group
// meetings once a month where there is a board, where there are groups (党支部工作条例 第十一条 to 第十三条, 第十六条).
func (b *branchRecord) meetings(item *model.Item) (scoring.Evidence, findings, bool) {
	if len(b.activities) == 0 {
		return scoring.Evidence{}, findings{}, false
	}
	var f findings
	ev := scoring.Evidence{Unit: "三会一课"}
	var missing []string
	for _, m := range []struct {
		rule    string
		kind    model.ActivityKind
		perYear int
		none    string // why it is not due
	}{
		{"LIFE-01", model.MembersMeeting, 4, ""},
		{"LIFE-02", model.CommitteeMeeting, 12, b.noBoard()},
		{"LIFE-03", model.GroupMeeting, 12, b.noGroups()},
		{"LIFE-04", model.Lecture, 4, ""},
	} {
		if !slices.Contains(item.Evidence, m.rule) {
			continue
		}
		if m.none != "" {
			f.line(m.kind.Label(), "不适用："+m.none)
			continue
		}
		c := b.count(m.kind, m.perYear)
		ev.Done, ev.Due, f.records = ev.Done+c.done, ev.Due+c.due, f.records+c.records
		f.counted(m.kind.Label(), c.done, c.due, c.why())
		if len(c.missing) > 0 {
			missing = append(missing, m.kind.Label()+" "+c.missed())
		}
	}
	f.remark = strings.Join(missing, "，")
	return ev, f, ev.Due > 0
}

func (b *branchRecord) noBoard() string {
	if b.board {
		return ""
	}
	return fmt.Sprintf("正式党员 %d 名，没有设支委会", b.full)
}

func (b *branchRecord) noGroups() string {
	if b.groups > 0 {
		return ""
	}
	return "没有设党小组"
}

// partyDays is 主题党日, once a month (党员教育管理工作条例 第十六条).
func (b *branchRecord) partyDays(*model.Item) (scoring.Evidence, findings, bool) {
	c := b.count(model.PartyDay, 12)
	if len(b.activities) == 0 || c.due == 0 {
		return scoring.Evidence{}, findings{}, false
	}
	f := findings{records: c.records}
	f.counted(model.PartyDay.Label(), c.done, c.due, c.why())
	if len(c.missing) > 0 {
		f.remark = c.missed()
	}
	return scoring.Evidence{Done: c.done, Due: c.due, Unit: "主题党日"}, f, true
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
	if len(t.missing) > 0 {
		parts = append(parts, t.missed())
	}
	if len(t.weak) > 0 {
		parts = append(parts, numbered(t.weak, "月")+"到会没有过半，请核对")
	}
	return strings.Join(parts, "；")
}

// missed is "4 月、9 月没有记录" or "第 2 季度没有记录".
func (t tally) missed() string {
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
