package model

// PioneerIndex is the definition of 党员先锋指数: a hundred points for each member and quarter, with bonus, deduction and
// cases that zero it. Defaults lie in resources/schemes as data; a year keeps its own copy, so that a past year never changes.
type PioneerIndex struct {
	ID        string          `json:"id"`
	Title     string          `json:"title"`
	Sector    Sector          `json:"sector"`
	Source    string          `json:"source"`           // where the numbers come from, shown to the user
	Limits    string          `json:"limits,omitempty"` // where PioneerLine.Most come from, likewise
	Effective Date            `json:"effective"`
	Period    string          `json:"period"` // "quarter", the only one
	Year      PioneerYearRule `json:"year"`
	Parts     []PioneerPart   `json:"parts"`
	Bonus     AdjustRule      `json:"bonus"`
	Minus     AdjustRule      `json:"minus"`
	Zeroes    []PioneerZero   `json:"zeroes"`
	ZeroYear  bool            `json:"zero_year"` // a case zeroes the whole year, not its quarter alone
	Bands     []PioneerBand   `json:"bands"`     // best first, the last from 0
	Exempt    PioneerExempt   `json:"exempt"`
	Appraisal AppraisalRule   `json:"appraisal"`
	Note      string          `json:"note"`
}

// PioneerYearRule says how the quarters become the value of the year.
type PioneerYearRule string

// The two ways.
const (
	PioneerMean  PioneerYearRule = "mean"  // each quarter stands for itself, the year is their mean
	PioneerTotal PioneerYearRule = "total" // amounts add up since January, the year is its latest quarter
)

// PioneerPart is 基本指数 or 先锋指数.
type PioneerPart struct {
	ID         string            `json:"id"`
	Name       string            `json:"name"`
	Short      string            `json:"short"`
	Max        Points            `json:"max"`
	Categories []PioneerCategory `json:"categories"`
}

// PioneerCategory groups lines: 思想引导 15.
type PioneerCategory struct {
	ID    string        `json:"id"`
	Name  string        `json:"name"`
	Max   Points        `json:"max"`
	Lines []PioneerLine `json:"items"`
}

// PioneerLine is what an amount is entered for. Of the methods there are deduct (each finding costs Unit), count (each gives
// Unit up to Cap), ratio (of Method.Due a year, due in equal parts by quarter; without Due a percentage) and judged (points).
type PioneerLine struct {
	ID         string        `json:"id"`
	Code       string        `json:"code"`
	Name       string        `json:"name"`
	Max        Points        `json:"max"`
	Method     Method        `json:"method"`
	Measure    string        `json:"measure"`        // what is counted: 次, 人, 学时
	Most       int           `json:"most,omitempty"` // the largest amount that a quarter can have, of what is counted; 0 leaves it to the method
	Hint       string        `json:"hint,omitempty"`
	Records    PioneerSource `json:"records,omitzero"`      // the program's own records that propose the amount
	CountsOnly bool          `json:"counts_only,omitempty"` // counselling: number and dates only, never names or contents
}

// The records that propose amounts.
const (
	PioneerAbsences = "absences" // those named as absent from activities, without an excuse
	PioneerHours    = "hours"    // hours of the activities that he attended
	PioneerDues     = "dues"     // months without a payment in the register of dues
	PioneerRegister = "register" // entries of a register that names him
)

// PioneerSource says which records propose the amount of a line.
type PioneerSource struct {
	Kind       string         `json:"kind"`                 // PioneerAbsences …
	Activities []ActivityKind `json:"activities,omitempty"` // which kinds count as absences; hours count by whatever activity states them
	Excused    []string       `json:"excused,omitempty"`    // words that excuse an absence: 请假
	Register   string         `json:"register,omitempty"`   // of PioneerRegister: whose entries count, by the date of its Counts
	Kinds      []string       `json:"kinds,omitempty"`      // those of these kinds alone: 法律援助
	Sum        string         `json:"sum,omitempty"`        // the field that is added up, in the place of the number of entries: hours
}

// PioneerZero is a case that zeroes the index (清零).
type PioneerZero struct {
	ID    string `json:"id"`
	Title string `json:"title"`
}

// PioneerBand is what a value stands for.
type PioneerBand struct {
	Name string `json:"name"`
	From Points `json:"from"`
	Hint string `json:"hint,omitempty"`
}

// PioneerExempt says what holds for members who are exempt from attendance or away for long: only Lines apply, unless
// something is entered for another; the points are rescaled to the whole.
type PioneerExempt struct {
	Note  string   `json:"note"`
	Lines []string `json:"lines"`
}

// AppraisalRule is the rule of the yearly 民主评议党员: Grades best first, of which the first goes to at most Share
// hundredths of a percent of the branch's members, rounded down.
type AppraisalRule struct {
	Grades []string `json:"grades"`
	Of     int      `json:"of"`   // the best grade goes to one in so many members: 3 is a third
	Base   string   `json:"base"` // "members" counts probationary members in, "full" only full ones
	Over   string   `json:"over"` // beyond the limit: "refuse", or "reason" to ask for a reason
	Source string   `json:"source"`
}

// Lines lists the lines of all parts in their order.
func (x *PioneerIndex) Lines() []*PioneerLine {
	var all []*PioneerLine
	for p := range x.Parts {
		for c := range x.Parts[p].Categories {
			for i := range x.Parts[p].Categories[c].Lines {
				all = append(all, &x.Parts[p].Categories[c].Lines[i])
			}
		}
	}
	return all
}

// Line finds a line by its ID, nil for none.
func (x *PioneerIndex) Line(id string) *PioneerLine {
	for _, l := range x.Lines() {
		if l.ID == id {
			return l
		}
	}
	return nil
}

// ZeroTitle is what people call a case that zeroes, by its ID; one that the definition does not have keeps the ID.
func (x *PioneerIndex) ZeroTitle(id string) string {
	for _, z := range x.Zeroes {
		if z.ID == id {
			return z.Title
		}
	}
	return id
}

// Max is the whole of the parts, a hundred points.
func (x *PioneerIndex) Max() (sum Points) {
	for i := range x.Parts {
		sum += x.Parts[i].Max
	}
	return sum
}

// Title is the name as lists print it: J1 参加组织生活.
func (l *PioneerLine) Title() string { return titled(l.Code, l.Name) }
