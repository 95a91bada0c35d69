package model

// What the checkup reads of the registers' entries: typed, and no more than its rules need.

// EntryRef says which entry of a register a fact was read from, and whom it names.
type EntryRef struct {
	ID       int64
	OrgID    int64  // the organisation that the entry names, 0 for none
	MemberID int64  // the person on the roster, 0 for somebody who is not on it
	UnitID   int64  // the unit that the entry names, 0 for none
	Name     string // as it was written, of somebody who is not on the roster
	ClosedOn Date   // the day on which the entry was ended or withdrawn
}

// Entry is the reference itself, for whoever goes through facts of any kind.
func (e *EntryRef) Entry() *EntryRef { return e }

// HeldOn reports whether the entry was not yet ended on a day.
func (e *EntryRef) HeldOn(day Date) bool { return e.ClosedOn == "" || day.Before(e.ClosedOn) }

// Transfer is a member's change to or from another committee (组织关系转接).
type Transfer struct {
	EntryRef
	Out             bool
	Letter          bool // a letter of introduction (介绍信), which can run out; online there is none
	Issued, Receipt Date
	ValidDays       int // of the letter, 0 where it is not stated
}

// Dues are what a member paid in a year (党费).
type Dues struct {
	EntryRef
	Year           int
	Kind           string // 在职, 离退休, 学生 …
	Base, Standard int64  // a month, in hundredths of a yuan; -1 where it is not stated
	Paid           [12]int64
}

// What Dues.Paid holds besides an amount, 0 among them, which states that nothing was paid.
const (
	NothingStated = -1 // the month is left open
	NotReadable   = -2
)

// Development is the way of an applicant to full membership (发展党员全程纪实). Numbers are -1 where they are not stated.
type Development struct {
	EntryRef
	Birth                     Date // by the ID number
	Apply, Talk               Date
	Activist                  Date
	Contacts                  int // 培养联系人
	Exams                     []Date
	Target                    Date
	TrainFrom, TrainTo        Date
	Hours                     Points // of training
	PublicFrom, PublicTo      Date   // 公示
	Preview                   Date   // 预审
	Moved, PapersPassed       Date   // when the activist's place of work or study changed, and when the papers on him were passed on
	Leaving                   Date   // when he is to leave his place of work or study
	Introducers               int
	Admit                     Date // 接收预备党员的支部大会
	Voters, Present, VotesFor int
	SuperiorTalk, Approval    Date
	ApprovedBy                string // what body approved the admission, as it is written
	Oath                      Date
	ExtendedTo                Date // 预备期延长至
	FullMeeting, FullApproval Date
	Filed                     Date // when his papers were put into his file
}

// Floating is a member who is away, abroad or lost (流动、出国、失联).
type Floating struct {
	EntryRef
	Kind      string // 流动, 出国(境)学习, 出国(境)定居, 失联
	Since     Date
	Fixed     Answer // whether he lives at a fixed place
	Contacts  []Date
	Measure   string // 停止党籍, 除名, 限期改正, 恢复党籍
	MeasureOn Date
	EndedOn   Date // back, or in touch again
}

// Term is a term of office with its election (任期与选举). Numbers are -1 where they are not stated.
type Term struct {
	EntryRef
	Elected         Date // the day of the election
	From, To        Date
	ExtendedTo      Date
	ExtensionOn     Date
	ExtensionNo     string // of the approval
	Reminded        Date   // when the organisation was reminded of the coming election
	Voters, Present int
	Votes           []Vote // those elected
}

// Vote is somebody elected, with his votes, -1 where they are not stated.
type Vote struct {
	Name  string
	Votes int
}

// RegisterFacts are the facts of all registers that the checkup reads.
type RegisterFacts struct {
	Transfers    []Transfer
	Dues         []Dues
	Developments []Development
	Floatings    []Floating
	Terms        []Term
	Instructors  []Instructor
	Matters      []Matter
	NewUnits     []NewUnit
	Projects     []Project
	Study        []StudyHours
	Bodies       []Body // those that the tree is made of; no rule reads them
}

// NewUnit is a unit newly settled, as far as rules need: when an organisation was applied for there, and answered.
type NewUnit struct {
	EntryRef
	Applied, Answered Date
}

// Project is a piece of work that lasts for a time and has people of its own (工程、工作项目). EntryRef.OrgID is the branch
// that was set up for it.
type Project struct {
	EntryRef
	Title    string
	From, To Date
	Full     int // 正式党员 who work on it, -1 where that is not stated
	SetUp    Date
}

// StudyHours are hours of study of one member besides what the records of Party life hold, or a whole year's by Date's
// precision (学时登记).
type StudyHours struct {
	EntryRef
	Date  Date
	Hours Points // -1 where they are not stated
}

// Instructor is somebody who looks after a unit without an organisation (指导员、联络员), as far as rules need. EntryRef.UnitID
// is the unit.
type Instructor struct {
	EntryRef
	Called   string // his name
	From, To Date
}

// ServesOn reports whether the unit had the instructor on a day.
func (i *Instructor) ServesOn(day Date) bool {
	return i.UnitID != 0 && !day.Before(i.From) && (i.To == "" || day.Before(i.To)) && i.HeldOn(day)
}
