package model

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// YearFigures is what a committee tells its district of one year: counts, what was held of what was due, the findings, and the
// result of each branch. It travels in a package and is kept by the district as it came.
type YearFigures struct {
	Year      int             `json:"year"`
	Day       Date            `json:"day"` // the figures are of the evening of this day
	Branches  int             `json:"branches"`
	Members   int             `json:"members"`  // full and probationary
	Units     int             `json:"units"`    // open
	Covered   int             `json:"covered"`  // of the units, those with an organisation of their own or a joint one
	Findings  int             `json:"findings"` // of the checkup, open, about whomever
	Finalised bool            `json:"finalised,omitempty"`
	Grades    []string        `json:"grades,omitempty"` // of the schemes, the best first
	Rows      []BranchFigures `json:"-"`                // in the order of the committee's ledger; a line each in a package
}

// Branch is the row of a branch, nil where there is none.
func (f *YearFigures) Branch(key string) *BranchFigures {
	for i := range f.Rows {
		if f.Rows[i].Key == key {
			return &f.Rows[i]
		}
	}
	return nil
}

// Provisional reports whether there are results that may still change: the committee has not finalised the year, or reopened it.
func (f *YearFigures) Provisional() bool {
	return !f.Finalised && slices.ContainsFunc(f.Rows, func(b BranchFigures) bool { return b.Marked || b.Grade != "" })
}

// Recorded reports whether the year has records to find faults in: members, and a meeting that was held. Without them the number of findings
// says how little was entered, not how the branches do.
func (f *YearFigures) Recorded() bool {
	return f.Members > 0 && slices.ContainsFunc(f.Rows, func(b BranchFigures) bool { return b.Held > 0 })
}

// BranchFigures is one branch in a year.
type BranchFigures struct {
	Key      string         `json:"key"` // of the branch in its committee's data file, the same in all years
	Name     string         `json:"name"`
	Members  int            `json:"members"`
	Units    int            `json:"units"`
	Findings int            `json:"findings"`
	Held     int            `json:"held"`             // 三会一课: the meetings that were held
	Due      int            `json:"due"`              // of those that were due; 0 where nothing was
	Missed   map[string]int `json:"missed,omitempty"` // the others, by ActivityKind
	Marked   bool           `json:"marked,omitempty"` // assessed to the end: Total holds
	Total    Points         `json:"total"`            // of a full mark of 100
	Grade    string         `json:"grade,omitempty"`
	Rank     int            `json:"rank,omitempty"`
}

// SameResult reports whether two rows say the same of the assessment.
func (b *BranchFigures) SameResult(o *BranchFigures) bool {
	if b == nil || o == nil {
		return b == o
	}
	return b.Marked == o.Marked && b.Total == o.Total && b.Grade == o.Grade
}

// RosterKind says how a package holds the members.
type RosterKind string

// The kinds of rosters.
const (
	NoRoster     RosterKind = "none"
	MaskedRoster RosterKind = "masked" // surname, sex, years, no numbers
	WholeRoster  RosterKind = "whole"
)

// Label is the Chinese term.
func (k RosterKind) Label() string {
	return labels(k, map[RosterKind]string{NoRoster: "名册未附", MaskedRoster: "附名册，已隐去个人信息", WholeRoster: "附完整名册"})
}

// RosterLine is a member in the roster of a package. In a masked one the name is the surname and 某, dates are years, and the
// numbers are "".
type RosterLine struct {
	Branch    string     `json:"branch,omitempty"` // the key of the branch, "" for a member of none
	Name      string     `json:"name"`
	Sex       string     `json:"sex,omitempty"`
	Ethnicity string     `json:"ethnicity,omitempty"`
	Birth     Date       `json:"birth,omitempty"`
	Education string     `json:"education,omitempty"`
	Kind      MemberKind `json:"kind,omitempty"`
	Joined    Date       `json:"joined,omitempty"`
	Full      Date       `json:"full,omitempty"`
	IDNumber  string     `json:"id_number,omitempty"`
	Phone     string     `json:"phone,omitempty"`
}

// District is what makes a data file a district's (区级汇总): it takes in the packages of committees.
type District struct {
	PublicKey string         // committees encrypt their packages for it
	Limits    DistrictLimits // beyond which a figure is tinted
}

// DistrictLimits are the district's own: hundredths of a percent, of findings per branch, and of a mark. 0 is no limit.
type DistrictLimits struct {
	Covered  int64 `json:"covered"`  // at least
	Life     int64 `json:"life"`     // at least
	Findings int64 `json:"findings"` // at most
	Mean     int64 `json:"mean"`     // at least
}

// UsualLimits are those a district begins with.
func UsualLimits() DistrictLimits {
	return DistrictLimits{Covered: 8000, Life: 9200, Findings: 100}
}

// Validate checks that limits can be met.
func (l DistrictLimits) Validate() error {
	for field, v := range map[string]int64{"covered": l.Covered, "life": l.Life, "mean": l.Mean} {
		if v < 0 || v > 10000 {
			return FieldErrorf(field, "限值应在 0 到 100 之间，0 是不标")
		}
	}
	if l.Findings < 0 || l.Findings > 100000 {
		return FieldErrorf("findings", "限值应在 0 到 1000 之间，0 是不标")
	}
	return nil
}

// Sender is a committee that sends its packages to the district.
type Sender struct {
	ID       int64
	Name     string
	Identity string // of the data file that its packages come from; "" before the first
	Contact  string // whom to urge
	Phone    string
	DueOn    Date // by when this year's package is due; "" where no day was set
	LeftOn   Date // "" while it sends
}

// Validate checks a sender.
func (s Sender) Validate() error {
	switch {
	case strings.TrimSpace(s.Name) == "":
		return FieldErrorf("name", "党委名称还没有填")
	case utf8.RuneCountInString(s.Name) > 60:
		return FieldErrorf("name", "党委名称最多 60 个字")
	case s.DueOn != "" && s.DueOn.Precision() != ByDay:
		return FieldErrorf("due_on", "报送时限要写到日")
	}
	return validDates(map[string]Date{"due_on": s.DueOn, "left_on": s.LeftOn})
}

// DueFor is the day by which the package of a year is due, "" where the day that was set is of another year: it is set for the
// end of the year or the months after it.
func (s Sender) DueFor(year int) Date {
	if s.DueOn.Year() == year || s.DueOn.Year() == year+1 && s.DueOn.Month() <= 6 {
		return s.DueOn
	}
	return ""
}

// Received is a package that was taken in. What came is kept; what counts of it is worked out, see model/district.
type Received struct {
	ID       int64
	SenderID int64
	Hash     string // of the content
	Name     string // of the committee, as in the package
	Sector   string
	Year     int // that the package is about; it may hold earlier ones too
	Day      Date
	MadeAt   time.Time
	TakenAt  time.Time
	Rosters  RosterKind
	Years    []YearFigures // the earliest first
}

// Settlement is a decision about a finalised result that a later package tells differently, or about two packages: which of them counts
// (以这份为准).
type Settlement struct {
	ID       int64
	SenderID int64
	Year     int
	Branch   string // its key; "" where packages are decided about
	Standing string // what counted, as text: 90.50 优秀; of packages the hash
	Incoming string // what came
	Taken    bool   // the later one counts; else what stood
}

// OfPackages reports whether the decision is about packages: with Taken that of Incoming counts before that of Standing, whenever they were made.
func (s Settlement) OfPackages() bool { return s.Branch == "" }
