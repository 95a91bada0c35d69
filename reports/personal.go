package reports

import (
	"slices"

	"github.com/shuangbai/shuangbai/model/checkup"
	"github.com/shuangbai/shuangbai/model/paper"
)

// personal says of the copies of a paper, all when none is named, what they tell of people, and of how many.
type personal func(f *paper.Facts, orgs []int64) (holds string, persons int)

// Holds says of the copies of a paper that are named, all when none is, what they tell of people beyond those who act for an
// organisation, and of how many; "" for nothing.
func (p *Paper) Holds(f *paper.Facts, orgs ...int64) (holds string, persons int) {
	if p.Personal == nil || p.Empty(f).Is() {
		return "", 0
	}
	return p.Personal(f, orgs)
}

func rosterHolds(f *paper.Facts, orgs []int64) (string, int) {
	return "姓名、性别、民族、出生年月、学历、入党日期和岗位", len(f.MemberIDs(orgs...))
}

func pioneerHolds(f *paper.Facts, orgs []int64) (string, int) {
	n := 0
	for _, b := range f.Pioneer.Branches {
		if len(orgs) == 0 || slices.Contains(orgs, b.OrgID) {
			n += len(b.Rows)
		}
	}
	return "姓名、先锋指数和民主评议等次", n
}

func transitHolds(f *paper.Facts, _ []int64) (string, int) {
	return "姓名和转接去向", len(f.Transit)
}

// disclosedHolds is whose numbers were looked at or written, where they are named.
func disclosedHolds(f *paper.Facts, _ []int64) (string, int) {
	n := 0
	for _, d := range f.Disclosed {
		if d.Names != "" {
			n++
		}
	}
	if n == 0 {
		return "", 0
	}
	return "姓名", n
}

func findingsHold(f *paper.Facts, _ []int64) (string, int) {
	if f.Checkup == nil {
		return "", 0
	}
	return checkupHolds(f.Checkup.Findings, f.Checkup.Gaps)
}

func checkupHolds(findings []checkup.Finding, gaps []checkup.Gap) (string, int) {
	if n := checkup.Persons(findings, gaps); n > 0 {
		return "姓名、要处理的问题和要补的资料", n
	}
	return "", 0
}

// rectifyHolds is what the findings of the branches tell that are listed there.
func rectifyHolds(f *paper.Facts, orgs []int64) (string, int) {
	if f.Checkup == nil {
		return "", 0
	}
	var all []checkup.Finding
	for _, c := range assessed(f) {
		if len(orgs) == 0 || slices.Contains(orgs, c.OrgID) {
			all = append(all, f.Checkup.OpenOf(c.OrgID)...)
		}
	}
	return checkupHolds(all, nil)
}

// minutesHold is who came and who was excused, in free words that nobody counts.
func minutesHold(f *paper.Facts, entries []int64) (string, int) {
	for i := range f.Meetings {
		m := &f.Meetings[i]
		if (len(entries) == 0 || slices.Contains(entries, m.EntryID)) && m.HeldBy(f.On) && m.Present+m.Absent != "" {
			return "出席和请假人员姓名", 0
		}
	}
	return "", 0
}

// figuresHold is who answers for what was decided and not carried out.
func figuresHold(f *paper.Facts, entries []int64) (string, int) {
	for i := range f.Meetings {
		m := &f.Meetings[i]
		if m.Figures == nil || len(entries) > 0 && !slices.Contains(entries, m.EntryID) {
			continue
		}
		figures, err := m.Figures()
		if err == nil && slices.ContainsFunc(figures.Open, func(d paper.Decision) bool { return d.Responsible != "" }) {
			return "责任人姓名", 0
		}
	}
	return "", 0
}

func contestHolds(f *paper.Facts, _ []int64) (string, int) {
	if f.Contest == nil || len(f.Contest.Judges) == 0 {
		return "", 0
	}
	return "评委姓名", len(f.Contest.Judges)
}

// packetHolds is what the pioneer index and the checkup in it hold.
func packetHolds(f *paper.Facts, orgs []int64) (string, int) {
	holds, persons := findingsHold(f, orgs)
	if f.Pioneer != nil && len(f.Pioneer.Branches) > 0 {
		return pioneerHolds(f, nil)
	}
	return holds, persons
}
