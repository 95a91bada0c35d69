package office

import (
	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/scoring"
)

// BranchRow is one line of the list of organisations.
type BranchRow struct {
	Org       model.Org
	Parent    string
	Secretary string
	Units     []model.Unit // covered now
	Full      int          // 正式党员
	Members   int          // 党员 with probationary ones
	Term      TermState
	Progress  scoring.Progress // in the working year's assessment
}

// TermState says how an organisation stands with its term of office.
type TermState int

// The states of a term.
const (
	TermUnknown TermState = iota // no end recorded
	TermRunning
	TermDueSoon // ends within six months (支部工作条例 第二十一条: remind six months before)
	TermOverdue
)

// BranchDetail is all there is about one organisation.
type BranchDetail struct {
	BranchRow
	Covers     []CoverRow
	Posts      []model.Post // held now
	Members    []model.Member
	Activities []model.Activity // of the working year
}

// CoverRow is a covered unit with the full members who work there, as far as the roster tells.
type CoverRow struct {
	model.Cover
	Unit model.Unit
	Full int // -1 when the roster does not tell
}

// MemberRow is one line of the roster.
type MemberRow struct {
	model.Member
	Branch string
	Posts  []model.Duty // held now
}

// MemberDetail is all there is about one person.
type MemberDetail struct {
	MemberRow
	History []MembershipRow
}

// MembershipRow is one period in a branch.
type MembershipRow struct {
	model.Membership
	Branch string
}

// HomeFacts are the figures of the first screen.
type HomeFacts struct {
	Committee             model.Committee
	Orgs, Branches, Joint int
	Units                 int
	Members, Full         int
	Probationary          int
	WithoutBranch         int
	YearOpen              bool
	Finalised             bool
	Scheme                string
	Assessed              int
	SelfDone, CheckedDone int
	ToCheck               int // sent by the branch, not checked to the end
	OpenTies              int
	Lapsed                int // decisions that lapsed and must be made again
	TermOverdue           []BranchRow
	TermDueSoon           []BranchRow
	NoID                  int            // members without an ID number
	Totals                []model.Points // of ready branches, for the distribution
	Grades                []model.GradeRule
	RegistersDue          []RegisterEntries // what is overdue or due in registers
	Recent                []model.ChangeSet
}

// MarkChange is one mark to be written: nil Mark takes the mark away.
type MarkChange struct {
	OrgID int64
	Key   model.MarkKey
	Mark  *model.Mark
}
