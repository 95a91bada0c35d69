// Package paper holds what the papers are made of: plain values that model/office reads once and reports prints, so that
// no two papers can differ.
package paper

import (
	"slices"
	"sync"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/ballot"
	"github.com/shuangbai/shuangbai/model/checkup"
	"github.com/shuangbai/shuangbai/model/district"
	"github.com/shuangbai/shuangbai/model/orgtree"
	"github.com/shuangbai/shuangbai/model/project"
)

// Needs says which of the facts a paper is made of.
type Needs uint32

// What a paper may need.
const (
	NeedsYear        Needs = 1 << iota // the assessment of the year, see Facts.Year
	NeedsLedger                        // Facts.Branches
	NeedsRoster                        // Facts.Members
	NeedsCheckup                       // Facts.Checkup
	NeedsPast                          // Facts.Past
	NeedsUnits                         // Facts.Units
	NeedsTransit                       // Facts.Transit
	NeedsBallots                       // Facts.Ballots
	NeedsPioneer                       // Facts.Pioneer
	NeedsAttachments                   // Facts.Attachments
	NeedsDistrict                      // Facts.District
	NeedsTree                          // Facts.Tree
	NeedsAgreements                    // Facts.Agreements
	NeedsProjects                      // Facts.Projects
	NeedsContest                       // Facts.Contest
	NeedsMeetings                      // Facts.Meetings
	NeedsFigures                       // the figures of these meetings
	NeedsDisclosed                     // Facts.Disclosed
)

// Facts are what papers are made of, as far as was asked for.
type Facts struct {
	Committee model.Committee
	Wording   model.Wording      // on the day of printing
	On        model.Date         // the day of printing
	Year      *model.YearFacts   // of one group (All has the others); nil where no assessment of the year was opened
	Past      []*model.YearFacts // the assessments of the two years before, the earlier first; those that were opened
	Branches  []Branch           // in the order of the ledger; the committee itself and closed ones left out
	Members   []Member           // present members, full and probationary, by pinyin
	Checkup   *checkup.Report
	// CheckupBefore is the checkup on the last day of the month before.
	CheckupBefore *checkup.Report
	Units         []Unit       // open ones, by pinyin
	Ballots       *ballot.Book // of the year's debriefs; nil where they are not set up
	Transit       []Transit    // transfers without a receipt, those whose letter ran out first
	Pioneer       *Pioneer     // nil where no quarter of the year has an index
	Tree          *orgtree.Tree
	Agreements    []Agreement // in the order in which they were entered
	Meetings      []Meeting   // of the year, of the working year also those to come, the latest first
	Contest       *Contest    // the best projects of the year; nil where nothing is set up

	Governance *model.Governance // whom papers go to

	Attachments []Attachment // of all records, by kind of record

	Disclosed     []model.Disclosed // of a year, the earliest first
	DisclosedYear int

	District *district.Comparison // of the committees of a district; nil in the file of a committee
	Projects []Project            // that are not closed, in the order of their list

	means *means // nil where Under was never called
}

// means are the mean rates of groups.
type means struct {
	lock  sync.Mutex
	rates map[*model.YearFacts][]int
}

// Under are the facts with the committee under the name that papers give it, "" for its own. Papers are made of these.
func (f *Facts) Under(name string) *Facts {
	g := *f
	g.means = &means{rates: map[*model.YearFacts][]int{}}
	if name == "" || name == f.Committee.Name {
		return &g
	}
	g.Committee.Name = name
	if f.Year != nil {
		g.Year = f.Year.Under(name)
	}
	g.Branches = slices.Clone(f.Branches)
	for i := range g.Branches {
		if g.Branches[i].Parent == f.Committee.Name {
			g.Branches[i].Parent = name
		}
	}
	return &g
}

// Means are the mean rates of all branches of the group, computed once for the papers of all of them.
func (f *Facts) Means(compute func() []int) []int {
	if f.means == nil {
		return compute()
	}
	f.means.lock.Lock()
	defer f.means.lock.Unlock()
	if f.means.rates[f.Year] == nil {
		f.means.rates[f.Year] = compute()
	}
	return f.means.rates[f.Year]
}

// Branch is an organisation with what its ledger says around it.
type Branch struct {
	model.Org
	Parent    string
	Secretary string
	Units     []model.Unit // covered now
	Full      int          // 正式党员
	Members   int          // 党员, probationary ones included
	TermDays  int          // until the term ends, negative when it has ended; only where TermDue
	TermDue   bool         // the term has ended or ends within six months
	TermSays  string       // 已超过 12 天, 还有 30 天; "" otherwise
}

// Unit is a unit with who covers it.
type Unit struct {
	model.Unit
	Orgs       string // the names of the organisations that cover it
	Full       int    // full members who work there
	Instructor string
	Coverage   model.Coverage
}

// Project is a project with the name of the branch that answers for it.
type Project struct {
	project.Project
	Branch string
}

// Transit is a transfer of which the receipt is not there yet (在途).
type Transit struct {
	Member, Branch, Direction, Letter, OtherSide string
	Issued, Until                                model.Date // Until is "" where the letter does not say how long it is valid
	Late                                         int        // days since it ran out, 0 while it is valid
}

// Member is somebody on the roster.
type Member struct {
	model.Member
	Branch string
	Posts  []model.Duty // held now
}

// In are the facts of one group of the year, and of the groups of the same name of the years before.
func (f *Facts) In(group *model.YearFacts) *Facts {
	of := *f
	of.Year, of.Past = group, nil
	for _, y := range f.Past {
		of.Past = append(of.Past, y.Like(group.Year.GroupName))
	}
	return &of
}

// For are the facts of the groups in which a branch is and was assessed; where it was in none, those of the group of the same name.
func (f *Facts) For(org int64) *Facts {
	group := f.Year.Of(org)
	if group == nil {
		return f
	}
	of := f.In(group)
	for i, y := range f.Past {
		if was := y.Of(org); was != nil {
			of.Past[i] = was
		}
	}
	return of
}

// MemberIDs are the members of some branches, of all where none is named.
func (f *Facts) MemberIDs(branches ...int64) []int64 {
	var ids []int64
	for _, m := range f.Members {
		if len(branches) == 0 || slices.Contains(branches, m.BranchID) {
			ids = append(ids, m.ID)
		}
	}
	return ids
}

// Branch finds an organisation of the ledger, nil for none.
func (f *Facts) Branch(id int64) *Branch {
	i := slices.IndexFunc(f.Branches, func(b Branch) bool { return b.ID == id })
	if i < 0 {
		return nil
	}
	return &f.Branches[i]
}

// Dated is the date that papers carry in their file's properties: the day of decision where they are of a decided year, else
// the day of printing.
func (f *Facts) Dated() time.Time {
	if f.Year != nil {
		return f.Year.Dated()
	}
	return time.Date(f.On.Year(), time.Month(f.On.Month()), f.On.Day(), 0, 0, 0, 0, time.UTC)
}
