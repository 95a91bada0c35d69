package checkup

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// Finding is one rule that somebody does not keep.
type Finding struct {
	Rule     *Rule
	Text     *Text // in force on the day of the event
	Severity Severity
	OrgID    int64 // 0 where it names no organisation
	MemberID int64 // 0 where it names nobody
	EntryID  int64 // of a register, 0 for none
	Activity int64 // the record of Party life that it is about, the first of several; 0 for none
	Branch   string
	Member   string
	Item     string // what else it is about: a matter
	Number   int    // what was measured, in Unit()
	Limit    int    // what it should be
	OwnUnit  string // of Number and Limit where it is not the rule's: people, of a share of them
	Measured string // in the words of a table, "" for the number: 逾期 101 天
	Bound    string // the limit in the words of a table, "" for the number: ≥ 30.01
	Mend     string // as Rule.Mend, "" for that of the rule
	Says     string // one sentence: what is so, what should be
	Since    model.Date
	Accepted *model.AcceptedFinding // nil while it is open

	days    [2]int // what was measured and the limit, of time that the rule gives in months; zero for none
	subject subject
	order   int // of the rule
}

// MeasuredText is what was measured, as a table shows it.
func (f *Finding) MeasuredText() string { return cmp.Or(f.Measured, strconv.Itoa(f.Number)) }

// LimitText is the limit with its sign: ≤ 5.
func (f *Finding) LimitText() string {
	if f.Bound != "" {
		return f.Bound
	}
	if f.Rule.Sign == "=" || f.Limit == 0 {
		return strconv.Itoa(f.Limit)
	}
	return f.Rule.Sign + " " + strconv.Itoa(f.Limit)
}

// InUnits writes a number of the finding in the unit of its rule: yuan are kept in hundredths.
func (f *Finding) InUnits(n int) string {
	if f.Unit() == "元" {
		return yuan(int64(n))
	}
	return strconv.Itoa(n)
}

// Compared is what was measured and what it should be, in one unit: in days where the months that the rule gives would say the same
// of both.
func (f *Finding) Compared() (measured, limit, unit string) {
	if f.days != [2]int{} {
		return strconv.Itoa(f.days[0]), strconv.Itoa(f.days[1]), "天"
	}
	return f.InUnits(f.Number), f.InUnits(f.Limit), f.Unit()
}

// Unit is what Number and Limit count.
func (f *Finding) Unit() string { return cmp.Or(f.OwnUnit, f.Rule.Unit) }

// Whom is whom the finding is about: the member or the item with the branch, or one of them.
func (f *Finding) Whom() string {
	switch {
	case f.Member != "" && f.Branch != "":
		return f.Member + "（" + f.Branch + "）"
	case f.Member != "":
		return f.Member
	case f.Item != "" && f.Branch != "":
		return f.Item + "（" + f.Branch + "）"
	case f.Branch != "":
		return f.Branch
	}
	return f.Item
}

// Acceptable reports whether the finding can be accepted with a reason: what must hold cannot, nor what names nothing by which
// it would be known again.
func (f *Finding) Acceptable() bool {
	return f.Severity != Must && (f.OrgID != 0 || f.MemberID != 0 || f.EntryID != 0)
}

// Acceptance is the acceptance of the finding, without reason and days. One about somebody who is not on the roster, or about
// no organisation, is known again by its entry or unit.
func (f *Finding) Acceptance() model.AcceptedFinding {
	a := model.AcceptedFinding{Rule: f.Rule.ID, OrgID: f.OrgID, MemberID: f.MemberID}
	if f.MemberID == 0 && (f.OrgID == 0 || f.Member != "") {
		a.EntryID = f.EntryID
	}
	return a
}

// MendedBy is the record that mends the finding, as Rule.Mend. About somebody who is not on the roster that is the entry.
func (f *Finding) MendedBy() string {
	mend := cmp.Or(f.Mend, f.Rule.Mend)
	if mend == "member" && f.MemberID == 0 && f.EntryID != 0 {
		return "register"
	}
	return mend
}

// Key tells findings apart from day to day: rule and whom it is about.
func (f *Finding) Key() string {
	return fmt.Sprintf("%s/%d/%d/%d", f.Rule.ID, f.OrgID, f.MemberID, f.EntryID)
}

// Days is for how many days the finding has held by a day; -1 when that is not known.
func (f *Finding) Days(day model.Date) int {
	if f.Since.IsZero() {
		return -1
	}
	return max(0, f.Since.DaysTo(day))
}

// Gap is something that is not recorded, so that rules cannot be judged.
type Gap struct {
	OrgID    int64
	MemberID int64
	EntryID  int64      // of a register, 0 for none
	Activity int64      // the record of Party life that is to be completed, the first of several; 0 for none
	On       model.Date // the day of that record
	Branch   string
	Member   string
	What     string   // 本届起始时间没有填
	Fix      string   // what to fill in, and where
	Rules    []string // the rules that wait for it
	Mend     string   // as Rule.Mend

	subject subject
	order   int // of the rule that told it
}

// Persons counts the people whom findings and gaps name, those too who are on no roster: somebody being developed.
func Persons(findings []Finding, gaps []Gap) int {
	type who struct {
		member int64
		name   string
	}
	people := map[who]bool{}
	add := func(member int64, name string) {
		if member != 0 {
			name = ""
		}
		people[who{member, name}] = true
	}
	for i := range findings {
		add(findings[i].MemberID, findings[i].Member)
	}
	for i := range gaps {
		add(gaps[i].MemberID, gaps[i].Member)
	}
	delete(people, who{})
	return len(people)
}

// Whom is whom the gap is about: the member with the branch, or one of them; "" for neither.
func (g *Gap) Whom() string {
	if g.Member != "" && g.Branch != "" {
		return g.Member + "（" + g.Branch + "）"
	}
	return g.Member + g.Branch
}

// Report is the outcome of a checkup.
type Report struct {
	Day      model.Date
	Rules    []Rule
	Judged   int       // rules that are on and have a text in force
	Findings []Finding // the strictest first, then in the order of the rules and of the ledger
	Gaps     []Gap     // in the order of the ledger

	LifeFrom   model.Date // the year, or month, from which Party life was judged
	LifeReason string     // why that is later than the data file, "" where it is not

	about map[string]bool // the rules that are left of it by Only, nil for all
	gaps  []Gap           // as the rules told them: one for each rule and subject
	keeps keeping
}

// Open are the findings that were not accepted.
func (r *Report) Open() []Finding {
	var open []Finding
	for _, f := range r.Findings {
		if f.Accepted == nil {
			open = append(open, f)
		}
	}
	return open
}

// OpenOf are those of one organisation.
func (r *Report) OpenOf(org int64) []Finding {
	var open []Finding
	for i := range r.Findings {
		if f := &r.Findings[i]; f.OrgID == org && f.Accepted == nil {
			open = append(open, *f)
		}
	}
	return open
}

// Count counts the open findings of a severity, of all for "".
func (r *Report) Count(s Severity) int {
	n := 0
	for i := range r.Findings {
		if r.Findings[i].Accepted == nil && (s == "" || r.Findings[i].Severity == s) {
			n++
		}
	}
	return n
}

// BranchesWithFindings counts the organisations that have an open finding.
func (r *Report) BranchesWithFindings() int {
	seen := map[int64]bool{}
	for _, f := range r.Findings {
		if f.OrgID != 0 && f.Accepted == nil {
			seen[f.OrgID] = true
		}
	}
	return len(seen)
}

// OfNoBranch counts the open findings that are of no organisation.
func (r *Report) OfNoBranch() (n int) {
	for i := range r.Findings {
		if f := &r.Findings[i]; f.OrgID == 0 && f.Accepted == nil {
			n++
		}
	}
	return n
}

// Told is the sentence that a report begins with: 检查 61 条规则，12 个党组织有问题.
func (r *Report) Told() string {
	branches, others := r.BranchesWithFindings(), r.OfNoBranch()
	said := fmt.Sprintf("检查 %d 条规则", r.Judged)
	if branches > 0 || others == 0 {
		said += fmt.Sprintf("，%d 个党组织有问题", branches)
	}
	if others > 0 {
		said += fmt.Sprintf("，%d 个问题不在哪个党组织名下", others)
	}
	return said
}

// Only keeps what a rule (by ID, "" for all) and an organisation (0 for all) have; whether a name is a rule's is not asked.
func (r *Report) Only(rule string, org int64) *Report {
	some := *r
	some.Findings, some.Gaps, some.about = nil, nil, map[string]bool{rule: true}
	for _, f := range r.Findings {
		if (rule == "" || f.Rule.ID == rule) && (org == 0 || f.OrgID == org) {
			some.Findings, some.about[f.Rule.ID] = append(some.Findings, f), true
		}
	}
	for _, g := range r.Gaps {
		if (rule == "" || slices.Contains(g.Rules, rule)) && (org == 0 || g.OrgID == org) {
			some.Gaps = append(some.Gaps, g)
		}
	}
	if rule == "" && org == 0 {
		some.about = r.about
	}
	return &some
}

// SetLocally are the rules that the committee set differently, of those that the report is about.
func (r *Report) SetLocally() []*Rule {
	var all []*Rule
	for i := range r.Rules {
		if r.Rules[i].Shipped != nil && (r.about == nil || r.about[r.Rules[i].ID]) {
			all = append(all, &r.Rules[i])
		}
	}
	return all
}

// RuleByID finds a rule, nil for none.
func (r *Report) RuleByID(id string) *Rule {
	i := slices.IndexFunc(r.Rules, func(x Rule) bool { return strings.EqualFold(x.ID, id) })
	if i < 0 {
		return nil
	}
	return &r.Rules[i]
}

// sort puts the report in its order, whatever order the facts came in, and makes one gap of those that several rules told.
func (r *Report) sort(place map[int64]int) {
	rank := map[Severity]int{}
	for i, s := range Severities() {
		rank[s] = i
	}
	slices.SortFunc(r.Findings, func(a, b Finding) int {
		return cmp.Or(rank[a.Severity]-rank[b.Severity], a.order-b.order, place[a.OrgID]-place[b.OrgID], cmp.Compare(a.MemberID, b.MemberID),
			cmp.Compare(a.EntryID, b.EntryID), strings.Compare(a.Says, b.Says))
	})
	slices.SortFunc(r.gaps, func(a, b Gap) int {
		return cmp.Or(place[a.OrgID]-place[b.OrgID], cmp.Compare(a.OrgID, b.OrgID), cmp.Compare(a.MemberID, b.MemberID), strings.Compare(a.What, b.What),
			cmp.Compare(a.EntryID, b.EntryID), a.order-b.order, strings.Compare(a.Fix, b.Fix))
	})
	for _, g := range r.gaps {
		if n := len(r.Gaps); n > 0 && r.Gaps[n-1].OrgID == g.OrgID && r.Gaps[n-1].MemberID == g.MemberID && r.Gaps[n-1].EntryID == g.EntryID &&
			r.Gaps[n-1].What == g.What {
			if rules := &r.Gaps[n-1].Rules; !slices.Contains(*rules, g.Rules[0]) {
				*rules = append(slices.Clip(*rules), g.Rules[0])
			}
			continue
		}
		r.Gaps = append(r.Gaps, g)
	}
}

// MissedMeetings counts what branches did not hold of what they owe once a period, and those branches.
func (r *Report) MissedMeetings() (times, branches int) {
	seen := map[int64]bool{}
	for i := range r.Findings {
		if f := &r.Findings[i]; f.Accepted == nil && f.Rule.Measure == "meetings" {
			times += f.Limit - f.Number
			seen[f.OrgID] = true
		}
	}
	return times, len(seen)
}
