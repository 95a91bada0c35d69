package checkup

import (
	"cmp"
	"reflect"

	"github.com/shuangbai/shuangbai/model"
)

// Run judges the facts as they stood on a day. The order of the facts does not matter.
func Run(rules []Rule, f *Facts, day model.Date) *Report {
	s := stateOn(f, day)
	r := judgeAll(rules, s, nil)
	r.sort(s.place)
	return r
}

// Again judges anew what a change touched; all the rest is taken over from the report before the change, which is left as
// it is. The facts are those after the change, and the touched what Renew told of it.
func Again(last *Report, f *Facts, t *Touched) *Report {
	s := stateOn(f, last.Day)
	if !reflect.DeepEqual(s.keeps, last.keeps) {
		return Run(last.Rules, f, last.Day)
	}
	t.spread(s)
	r := judgeAll(last.Rules, s, t)
	for _, f := range last.Findings {
		if !t.has(f.subject) {
			r.Findings = append(r.Findings, f)
		}
	}
	for _, g := range last.gaps {
		if !t.has(g.subject) {
			r.gaps = append(r.gaps, g)
		}
	}
	r.sort(s.place)
	return r
}

// judgeAll judges all rules about what is touched, nil for everything.
func judgeAll(rules []Rule, s *state, t *Touched) *Report {
	r, turns := &Report{Day: s.day, Rules: rules, LifeFrom: s.LifeFrom, LifeReason: s.LifeReason, keeps: s.keeps}, turnsOf(s, t)
	for i := range r.Rules {
		rule := &r.Rules[i]
		if !rule.On || rule.Sector != "" && rule.Sector != s.Sector {
			continue
		}
		r.Judged++
		measures[rule.Measure](&judge{state: s, rule: rule, order: i, out: r, touched: t, turns: turns})
	}
	return r
}

// judge judges one rule.
type judge struct {
	*state
	rule    *Rule
	order   int // of the rule
	out     *Report
	touched *Touched // nil for everything
	turns   *turns
	subject subject // whose turn it is
	span    yearSpan
	asked   bool // for by its name, switched on or not
}

// measures are what rules can be judged by, by the names that the rules give them.
var measures map[string]func(*judge)

func init() {
	measures = map[string]func(*judge){
		"unit-own-branch": (*judge).unitsOfOwn, "full-members": (*judge).fullMembers, "all-members": (*judge).allMembers,
		"joint-units": (*judge).jointUnits, "joint-districts": (*judge).jointDistricts, "branch-size": (*judge).branchSize,
		"unit-covered": (*judge).unitCovered, "unit-reached": (*judge).unitReached, "still-fit": (*judge).stillFit,
		"board-due": (*judge).boardDue, "board-least": (*judge).boardLeast, "board-most": (*judge).boardMost, "board-duties": (*judge).boardDuties,
		"no-board": (*judge).noBoard, "general-board": (*judge).generalBoard, "secretary-vacant": (*judge).secretaryVacant,
		"secretary-standing": (*judge).secretaryStanding,
		"term-length":        (*judge).termLength, "term-over": (*judge).termOver, "term-reminder": (*judge).termReminder,
		"put-off":  (*judge).putOffLong,
		"meetings": (*judge).periodic, "fourth-quarter": (*judge).fourthQuarter, "quorum": (*judge).quorum, "minutes": (*judge).minutes,
		"one-branch": (*judge).oneBranch, "lost": (*judge).lost, "disposal-record": (*judge).disposalRecord,
		"age-at-applying": (*judge).ageAtApplying, "probation-length": (*judge).probationLength, "probation-over": (*judge).probationOver,
		"date-order": (*judge).dateOrder, "prior-opinion": (*judge).priorOpinion,
		"study-hours": (*judge).studyHours, "member-hours": (*judge).memberHours, "election-valid": (*judge).electionValid, "election-rights": (*judge).electionRights,
		"letter-validity": (*judge).letterValidity, "on-the-way": (*judge).onTheWay,
		"unpaid-long": (*judge).unpaidLong, "paid-short": (*judge).paidShort,
		"step-in-time": (*judge).stepInTime, "step-too-soon": (*judge).stepTooSoon, "step-order": (*judge).stepOrder,
		"examined": (*judge).examined, "training": (*judge).training, "introduced": (*judge).introduced, "announced": (*judge).announced,
		"voted": (*judge).voted, "talk-before": (*judge).talkBefore, "temporary-branch": (*judge).temporaryBranch, "extension": (*judge).extension,
		"to-transfer": (*judge).toTransfer, "contacted": (*judge).contacted, "contact-abroad": (*judge).contactAbroad,
		"project-branch": (*judge).projectBranch, "application-answered": (*judge).applicationAnswered, "leaving-soon": (*judge).leavingSoon,
		"approving-body": (*judge).approvingBody, "own-approval": (*judge).ownApproval,
		"correcting": (*judge).correcting, "kept-after-study": (*judge).keptAfterStudy,
	}
}

// found adds a finding about what happened, or holds, on a day: by the text in force then, and not at all without one.
func (j *judge) found(on model.Date, f Finding) {
	text := j.rule.TextOn(on)
	if text == nil {
		return
	}
	f.Rule, f.Text, f.Severity, f.subject, f.order = j.rule, text, cmp.Or(f.Severity, text.Severity, j.rule.Severity), j.subject, j.order
	if b := j.byOrg[f.OrgID]; b != nil {
		f.Branch = b.org.Name
	}
	for i, want := range j.Accepted {
		a := &j.Accepted[i]
		if want.Rule != j.rule.ID || !f.Acceptable() {
			continue
		}
		if want = f.Acceptance(); a.OrgID == want.OrgID && a.MemberID == want.MemberID && a.EntryID == want.EntryID && a.HoldsOn(j.day) {
			f.Accepted = a
		}
	}
	j.out.Findings = append(j.out.Findings, f)
}

// missing adds what is not recorded of an organisation or a person.
func (j *judge) missing(g Gap) {
	if j.rule.TextOn(j.day) == nil {
		return
	}
	if b := j.byOrg[g.OrgID]; b != nil {
		g.Branch = b.org.Name
	}
	if g.Mend == "" {
		g.Mend = j.rule.Mend
	}
	g.Rules, g.subject, g.order = []string{j.rule.ID}, j.subject, j.order
	j.out.gaps = append(j.out.gaps, g)
}

// unsureOf adds that the number of a branch's members is not sure.
func (j *judge) unsureOf(b *branch) {
	what, fix := b.unsure()
	j.missing(Gap{OrgID: b.org.ID, What: what, Fix: fix, Mend: "members"})
}

func alone(k model.OrgKind) bool  { return k == model.Branch }
func joint(k model.OrgKind) bool  { return k == model.JointBranch }
func either(k model.OrgKind) bool { return k.IsBranch() }
func listed(model.OrgKind) bool   { return true }
