package model

import "fmt"

// BallotSetup is how a year's debriefs (述职评议) are voted on: the ballots with their words and voter groups, and the meetings.
// The default is data in resources/ballots; a year keeps its own copy.
type BallotSetup struct {
	Source   string          `json:"source"` // where the numbers come from, shown to the user
	Forms    []BallotForm    `json:"forms"`
	Sessions []BallotSession `json:"sessions"` // at least one
}

// BallotForm is one kind of ballot: on the secretary, or on the branch.
type BallotForm struct {
	ID     string        `json:"id"`     // SecretaryBallot or BranchBallot
	Name   string        `json:"name"`   // 书记测评票
	Title  string        `json:"title"`  // of the paper that voters fill in
	Result string        `json:"result"` // title of the paper with the counts
	Labels []BallotLabel `json:"labels"` // best first
	Groups []VoterGroup  `json:"groups"`
	Guard  BallotGuard   `json:"guard"`
}

// The two ballots.
const (
	SecretaryBallot = "secretary"
	BranchBallot    = "branch"
)

// BallotLabel is one answer that a voter may tick; Weight is what it counts for in the index, 0 to 100 points.
type BallotLabel struct {
	Name   string `json:"name"`
	Weight Points `json:"weight"`
}

// VoterGroup is a group of voters; the weights of a form's groups, in hundredths of a percent, add up to 10000.
type VoterGroup struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Weight int64  `json:"weight"`
}

// BallotGuard names whose share of the worst answer (差) reaches Num of Den of the valid votes.
type BallotGuard struct {
	On   bool   `json:"on"`
	Num  int64  `json:"num"`
	Den  int64  `json:"den"`
	Says string `json:"says"` // what follows: 不能评为好、较好
}

// BallotSession is one meeting (场): when it was, how many were due and came; 0 where that is not known.
type BallotSession struct {
	Number  int  `json:"number"` // from 1
	Date    Date `json:"date"`
	Due     int  `json:"due"`
	Present int  `json:"present"`
}

// Debrief says how a branch's secretary debriefs.
type Debrief string

// The ways of debriefing.
const (
	OnSite    Debrief = "site"    // 现场
	InWriting Debrief = "written" // 书面
	NoDebrief Debrief = "none"    // 不述职: nobody votes on it
)

// Label is the Chinese word.
func (d Debrief) Label() string {
	return map[Debrief]string{OnSite: "现场", InWriting: "书面", NoDebrief: "不述职"}[d]
}

// BallotSubject is a branch that is voted on, with the person who debriefs for it.
type BallotSubject struct {
	ID      int64
	OrgID   int64
	Branch  string // its name now, filled in by the reader
	Session int
	Place   int // in the order of the ballot
	Person  string
	How     Debrief
	Why     string // why it does not debrief
}

// BallotKey names the ballots of one group at one meeting.
type BallotKey struct {
	Form    string
	Session int
	Group   string
}

// BallotState says how far a group's ballots are counted.
type BallotState string

// The states of a group.
const (
	BallotsOpen     BallotState = "open"     // none is entered
	BallotsCounting BallotState = "counting" // papers are being entered
	BallotsDone     BallotState = "done"     // 已录完
)

// BallotTally is what was counted of one group. Single papers are never kept, only these sums.
type BallotTally struct {
	ID int64
	BallotKey
	Issued    int // 发出
	Returned  int // 收回
	Valid     int // papers that count
	Void      int // 作废: papers that don't
	Corrected int // how often a paper was read again and corrected
	State     BallotState
	Votes     map[int64]BallotVotes // by subject
	Version   string                // names Votes in the change log, which never holds them; set by the store
}

// BallotVotes are the marks of one subject: those of the labels in their order, then blank (空白), then several ticked (多选).
// The sum of all is the number of valid papers.
type BallotVotes []int

// NoBallots refuses a year whose ballots are not set up.
func NoBallots(year int) error {
	return Errorf(NotFound, "%d 年度还没有定述职人和测评组；先在“测评票”里定好", year)
}

// Form finds a ballot by its ID, nil for none.
func (s *BallotSetup) Form(id string) *BallotForm {
	for i := range s.Forms {
		if s.Forms[i].ID == id {
			return &s.Forms[i]
		}
	}
	return nil
}

// Group finds a voter group by its ID, nil for none.
func (f *BallotForm) Group(id string) *VoterGroup {
	for i := range f.Groups {
		if f.Groups[i].ID == id {
			return &f.Groups[i]
		}
	}
	return nil
}

// Words are the labels' names, best first.
func (f *BallotForm) Words() []string {
	words := make([]string, len(f.Labels))
	for i, l := range f.Labels {
		words[i] = l.Name
	}
	return words
}

// Text names the group for the history: 书记测评票第 1 场上级领导.
func (s *BallotSetup) Text(k BallotKey) string {
	f := s.Form(k.Form)
	if f == nil || f.Group(k.Group) == nil {
		return "测评票"
	}
	if len(s.Sessions) > 1 {
		return fmt.Sprintf("%s第 %d 场%s", f.Name, k.Session, f.Group(k.Group).Name)
	}
	return f.Name + " " + f.Group(k.Group).Name
}
