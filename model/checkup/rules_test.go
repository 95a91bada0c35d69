package checkup

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

const today = model.Date("2026-11-23")

// The organisations of the sound committee.
const (
	school   = 1 // a branch of 8 full members with a 支委会
	alliance = 2 // a joint branch of 5 units and 6 full members
	general  = 3 // a 党总支
)

// sound is a committee that keeps every rule on 23 November 2026.
func sound() *Facts {
	f := &Facts{Sector: model.Education, Committee: "城东区行业综合党委"}
	org := func(id int64, name string, kind model.OrgKind) {
		f.Orgs = append(f.Orgs, model.Org{ID: id, Name: name, Kind: kind, SetUpOn: "2015-01-01", TermStart: "2024-12-01", TermEnd: "2027-11-30", ReportedSize: -1})
	}
	org(school, "甲学校党支部", model.Branch)
	org(alliance, "乙片联合党支部", model.JointBranch)
	org(general, "丙集团党总支", model.GeneralBranch)
	for id := int64(11); id <= 15; id++ {
		f.Units = append(f.Units, model.Unit{ID: id, Name: fmt.Sprintf("单位%d号", id), Staff: 10})
		f.Covers = append(f.Covers, model.Cover{ID: id, OrgID: alliance, UnitID: id, From: "2020-03"})
	}
	person := func(id, branch, unit int64) {
		f.People = append(f.People, model.Person{ID: id, BranchID: branch, Name: fmt.Sprintf("党员%d", id), Kind: model.FullMember, Status: model.StatusNormal,
			Birth: "1980-05-01", JoinDate: "2015-06-01", FullDate: "2016-06-01", UnitID: unit, ReasonGiven: true})
	}
	for id := int64(101); id <= 108; id++ {
		person(id, school, 0)
	}
	for i, unit := range []int64{11, 11, 12, 12, 13, 14} {
		person(int64(201+i), alliance, unit)
	}
	post := func(org, member int64, duty model.Duty) {
		f.Posts = append(f.Posts, model.Post{ID: int64(len(f.Posts) + 1), OrgID: org, MemberID: member, Name: fmt.Sprintf("党员%d", member), Duty: duty, From: "2024-12-01"})
	}
	for i, duty := range []model.Duty{model.Secretary, model.Organisation, model.Publicity, model.Discipline, model.Youth} {
		post(school, int64(101+i), duty)
		post(general, int64(104+i), duty)
	}
	post(alliance, 201, model.Secretary)
	for _, id := range []int64{school, alliance} {
		for year := 2025; year <= 2026; year++ {
			for month := 1; month <= 12; month++ {
				f.hold(id, model.PartyDay, year, month)
				if month%3 == 2 {
					f.hold(id, model.MembersMeeting, year, month)
					f.hold(id, model.Lecture, year, month)
				}
				if id == school {
					f.hold(id, model.CommitteeMeeting, year, month)
				}
				if month == 12 {
					f.hold(id, model.LifeMeeting, year, month)
					f.hold(id, model.Review, year, month)
					f.hold(id, model.Talk, year, month)
				}
			}
		}
	}
	f.keepRegisters()
	return f
}

func (f *Facts) hold(org int64, kind model.ActivityKind, year, month int) {
	f.Meetings = append(f.Meetings, model.Meeting{OrgID: org, Date: model.Date(fmt.Sprintf("%d-%02d-15", year, month)), Kind: kind, Due: 8, Present: 8,
		Hours: model.Pt(2), Voters: -1, VotersPresent: -1, VotesFor: -1})
}

// cancel takes away what an organisation held of a kind in a month.
func (f *Facts) cancel(org int64, kind model.ActivityKind, month string) {
	f.Meetings = slices.DeleteFunc(f.Meetings, func(m model.Meeting) bool {
		return m.OrgID == org && m.Kind == kind && strings.HasPrefix(string(m.Date), month)
	})
}

func (f *Facts) org(id int64) *model.Org {
	return &f.Orgs[slices.IndexFunc(f.Orgs, func(o model.Org) bool { return o.ID == id })]
}

func (f *Facts) person(id int64) *model.Person {
	return &f.People[slices.IndexFunc(f.People, func(p model.Person) bool { return p.ID == id })]
}

// dismiss takes a post away from an organisation, for good or on a day.
func (f *Facts) dismiss(org int64, duty model.Duty, on model.Date) {
	for i := range f.Posts {
		if f.Posts[i].OrgID == org && f.Posts[i].Duty == duty {
			if f.Posts[i].To = on; on == "" {
				f.Posts = slices.Delete(f.Posts, i, i+1)
			}
			return
		}
	}
}

// join adds so many copies of a person to a branch.
func (f *Facts) join(branch int64, n int, kind model.MemberKind) {
	for i := range n {
		f.People = append(f.People, model.Person{ID: branch*1000 + int64(i), BranchID: branch, Name: "新人", Kind: kind, Status: model.StatusNormal,
			JoinDate: "2026-01-10", ReasonGiven: true, UnitID: 15})
		if p := &f.People[len(f.People)-1]; kind == model.FullMember {
			p.JoinDate, p.FullDate = "2010-01-01", "2011-01-01"
		}
	}
}

// leave keeps only so many people of a branch.
func (f *Facts) leave(branch int64, keep int) {
	f.People = slices.DeleteFunc(f.People, func(p model.Person) bool {
		if p.BranchID == branch {
			keep--
		}
		return p.BranchID == branch && keep < 0
	})
}

// allOn are the rules with those of local practice turned on.
func allOn(t testing.TB) []Rule {
	t.Helper()
	rules, err := Shipped()
	if err != nil {
		t.Fatal(err)
	}
	for i := range rules {
		rules[i].On = true
	}
	return rules
}

func TestASoundCommitteeHasNoFindings(t *testing.T) {
	for _, day := range []model.Date{today, "2026-01-15", "2026-04-01", "2026-12-31"} {
		r := Run(allOn(t), sound(), day)
		for _, f := range r.Findings {
			t.Errorf("%s %s: %s", day, f.Rule.ID, f.Says)
		}
		for _, g := range r.Gaps {
			t.Errorf("%s missing: %s %s", day, g.Branch, g.What)
		}
	}
}

// What a case expects of its rule.
const (
	kept    = "kept"
	broken  = "broken"
	unknown = "unknown"
)

func TestEveryRule(t *testing.T) {
	rules := allOn(t)
	tested := map[string]map[string]bool{}
	for _, c := range slices.Concat(ruleCases, developmentCases, memberCases, electionCases, unitCases, studyCases) {
		f, day := sound(), c.day
		if day == "" {
			day = today
		}
		c.change(f)
		r := Run(rules, f, day).Only(c.rule, 0)
		got, says := kept, ""
		if len(r.Gaps) > 0 {
			got, says = unknown, r.Gaps[0].What
		}
		if len(r.Findings) > 0 {
			got, says = broken, r.Findings[0].Says
		}
		if got != c.want {
			t.Errorf("%s, %s: %s (%s), want %s", c.rule, c.name, got, says, c.want)
		}
		if len(r.Findings) > 1 {
			t.Errorf("%s, %s: %d findings", c.rule, c.name, len(r.Findings))
		}
		if tested[c.rule] == nil {
			tested[c.rule] = map[string]bool{}
		}
		tested[c.rule][c.want] = true
	}
	for _, rule := range rules {
		if !tested[rule.ID][kept] || !tested[rule.ID][broken] {
			t.Errorf("%s has no case in which it is kept and one in which it is broken", rule.ID)
		}
	}
}

func TestEachRuleSaysWhereItStands(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range allOn(t) {
		if seen[r.ID] {
			t.Errorf("%s stands twice", r.ID)
		}
		seen[r.ID] = true
		if !slices.Contains(Severities(), r.Severity) || r.Title == "" || r.Heading == "" || r.Fix == "" || r.Unit == "" || r.Sign == "" || r.Mend == "" {
			t.Errorf("%s is not complete: %+v", r.ID, r)
		}
		if r.Activity != "" && (r.Activity.Label() == "" || r.PerYear != 0 && 12%r.PerYear != 0) {
			t.Errorf("%s: activity %q, %d a year", r.ID, r.Activity, r.PerYear)
		}
		for _, text := range r.Texts {
			_, err := model.ParseDate(string(text.From))
			_, err2 := model.ParseDate(string(text.To))
			if err != nil || err2 != nil || text.From == "" || text.Regulation == "" || len([]rune(text.Words)) > 40 ||
				!slices.Contains([]Sure{FullText, Quoted, TextOnly, General}, text.Sure) {
				t.Errorf("%s: text %+v", r.ID, text)
			}
		}
	}
}

func TestWhatMustHoldIsNotChangedOrAccepted(t *testing.T) {
	rules, err := Shipped()
	if err != nil {
		t.Fatal(err)
	}
	six := 6
	if err := CheckSetting(rules, model.RuleSetting{Rule: "ORG-01", Number: &six, Reason: "试试", From: today}, today); err == nil {
		t.Error("the number of ORG-01 can be set")
	}
	if err := CheckSetting(rules, model.RuleSetting{Rule: "ORG-04", Number: &six, From: today}, today); err == nil {
		t.Error("a number is set without a reason")
	}
	if err := CheckSetting(rules, model.RuleSetting{Rule: "COM-09", Number: &six, Reason: "市里文件", From: today}, today); err != nil {
		t.Errorf("the months of COM-09, which no regulation gives, cannot be set: %v", err)
	}
	for _, s := range []model.RuleSetting{{Rule: "COM-09", Severity: "N", From: today, Reason: "x"}, {Rule: "COM-09", State: "off", From: today, Reason: "x"}} {
		if CheckSetting(rules, s, today) == nil {
			t.Errorf("%+v is taken", s)
		}
		s.Number = &six
		if r := (&Report{Rules: Apply(rules, []model.RuleSetting{s}, today)}).RuleByID("COM-09"); r.Number != 6 || r.Severity != Must || !r.On {
			t.Errorf("%+v makes %+v", s, r)
		}
	}
	set := Apply(rules, []model.RuleSetting{{Rule: "ORG-04", Number: &six, Reason: "本市规定"}, {Rule: "ORG-01", State: "off", Reason: "x"},
		{Rule: "LIFE-04", State: "on", Reason: "本区要求"}}, today)
	f := sound()
	f.Units = append(f.Units, model.Unit{ID: 16, Name: "单位16号"})
	f.Covers = append(f.Covers, model.Cover{ID: 16, OrgID: alliance, UnitID: 16})
	f.person(203).UnitID = 11
	f.cancel(school, model.Lecture, "2026-05")
	f.Accepted = []model.AcceptedFinding{{ID: 1, Rule: "ORG-01", OrgID: alliance, Reason: "x", From: "2026-01-01", Until: "2027-01-01"}}
	var got []string
	for _, x := range Run(set, f, today).Open() {
		got = append(got, x.Rule.ID)
	}
	if strings.Join(got, " ") != "ORG-01 LIFE-04" {
		t.Errorf("open are %v", got)
	}
	if len(Run(rules, f, today).Only("ORG-04", 0).Findings) != 1 {
		t.Error("without the setting six units are one too many")
	}
}

func TestMoneyIsWrittenInYuan(t *testing.T) {
	f := Finding{Rule: &Rule{Unit: "元"}}
	if got := f.InUnits(1501); got != "15.01" {
		t.Errorf("1501 hundredths are %s", got)
	}
	if f.Rule.Unit = "家"; f.InUnits(6) != "6" {
		t.Errorf("six are %s", f.InUnits(6))
	}
}

func TestAnAcceptedFindingComesBackAfterItsEnd(t *testing.T) {
	rules := allOn(t)
	f := sound()
	f.Covers = append(f.Covers, model.Cover{ID: 16, OrgID: alliance, UnitID: 99})
	f.Accepted = []model.AcceptedFinding{{ID: 1, Rule: "ORG-04", OrgID: alliance, Reason: "地域相邻", From: "2026-10-01", Until: "2026-11-23"}}
	for day, want := range map[model.Date]int{"2026-09-30": 1, "2026-10-01": 0, today: 0, "2026-11-24": 1} {
		if n := len(Run(rules, f, day).Only("ORG-04", 0).Open()); n != want {
			t.Errorf("on %s %d open, want %d", day, n, want)
		}
	}
}
