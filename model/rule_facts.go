package model

// What the checkup reads of the records, no more than its rules need: a committee of 300 branches is judged in one pass.

// Person is what the checkup knows of somebody on the roster.
type Person struct {
	ID                        int64
	BranchID                  int64 // the present branch, 0 for none
	UnitID                    int64 // where he works, 0 when it is not known
	Name                      string
	Kind                      MemberKind
	Birth, JoinDate, FullDate Date
	Job                       string // may begin with the name of the unit
	Status                    MemberStatus
	Lost                      bool
	LostOn                    Date
	ClosedOn                  Date
	ReasonGiven               bool // the record says why it was closed
	Exempt                    bool // 免考勤: too old or ill to be asked to come
}

// Stay is a period of a person in a branch, of those persons only whose periods have dates.
type Stay struct {
	ID              int64
	MemberID, OrgID int64
	From, To        Date
}

// Meeting is what the checkup knows of a record of Party life. Due and Present are -1 when they are not stated.
type Meeting struct {
	ID           int64
	OrgID        int64
	Date         Date
	Kind         ActivityKind
	Due, Present int
	Hours        Points // 学时 in hundredths, -1 when not stated
	// The vote, -1 where none is stated: who has a vote, who of them came, who was in favour.
	Voters, VotersPresent, VotesFor int
	Review                          bool   // the topic names 民主评议
	Names                           string // who held it, of a talk; who was absent, of what has hours and to which fewer came than should
	Gaps                            int    // which parts of the minutes are missing: the sum of Gap…
}

// The parts of the minutes that may be missing.
const (
	GapTopic    = 1 << iota // 主题
	GapPlace                // 地点
	GapChair                // 主持人
	GapRecorder             // 记录人
	GapAbsent               // 缺席原因, where fewer came than should
)

// Matter is an important matter of the prior review (前置把关).
type Matter struct {
	EntryRef
	Title                string
	Opinion              string // 同意, 不同意; "" where it is not recorded
	Accords              Answer // whether the decision follows the opinion
	OpinionOn, DecidedOn Date
}

// Against reports whether the matter was decided although the Party organisation did not agree. A decision that follows such an
// opinion is not to go on with it.
func (m *Matter) Against() bool {
	return m.Opinion != "" && m.Opinion != "同意" && m.Opinion != "原则同意" && m.Accords != Yes
}

// RuleSetting is what the committee sets differently for a rule of the checkup from a day on, with its reason. It stays when another
// one takes its place, so that former days are judged by it. One that sets nothing gives the rule back what it came with.
type RuleSetting struct {
	ID       int64
	Rule     string
	From     Date   // "" for all along
	Number   *int   // in the place of the rule's number; nil leaves what was set before
	Severity string // M, N, L; "" leaves what was set before
	State    string // on, off; "" leaves what was set before
	Reason   string
}

// Restores reports whether the setting gives the rule back what it came with.
func (s *RuleSetting) Restores() bool { return s.Number == nil && s.Severity == "" && s.State == "" }

// AcceptedFinding is a finding that the committee accepted, with a reason and an end.
type AcceptedFinding struct {
	ID       int64
	Rule     string
	OrgID    int64 // 0 where the finding names no organisation
	MemberID int64 // 0 where it names nobody
	EntryID  int64 // the entry or the unit that it is about, where it names neither of the two; 0 otherwise
	Reason   string
	From     Date // the day on which it was accepted
	Until    Date // the last day on which it holds
}

// HoldsOn reports whether the acceptance is in force on a day.
func (a *AcceptedFinding) HoldsOn(day Date) bool { return !day.Before(a.From) && !a.Until.Before(day) }
