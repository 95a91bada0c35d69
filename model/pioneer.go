package model

import (
	"fmt"
	"time"
)

// PioneerMark is what was entered for a line of the index for a member and quarter. Amount counts findings, hours, times or
// points, in hundredths of each.
type PioneerMark struct {
	Year, Quarter int
	MemberID      int64
	Line          string
	Amount        Points
	NotApplicable bool
	Note          string // what it rests on; of counselling lines the dates only
	Recorded      bool   // taken as the program's records propose it
	Standing      PioneerStanding
	By            string
	At            time.Time
}

// PioneerStanding says whether a member counted as exempt from attendance or away for long when a quarter was entered for him,
// so that a past quarter does not change with his record. All entries of a quarter have the same.
type PioneerStanding string

// The two; entries of before it was kept have "".
const (
	StandsPlain  PioneerStanding = "plain"
	StandsExempt PioneerStanding = "exempt"
)

// PioneerEventKind is the sort of a PioneerEvent.
type PioneerEventKind string

// The sorts.
const (
	PioneerBonus  PioneerEventKind = "bonus"
	PioneerMinus  PioneerEventKind = "minus"
	PioneerZeroed PioneerEventKind = "zero"
)

// Label is the Chinese word: 加分.
func (k PioneerEventKind) Label() string {
	return labels(k, map[PioneerEventKind]string{PioneerBonus: "加分", PioneerMinus: "减分", PioneerZeroed: "清零"})
}

// PioneerEvent is a bonus, a deduction or a case that zeroes the index, with what it rests on.
type PioneerEvent struct {
	ID            int64
	Year, Quarter int
	MemberID      int64
	Kind          PioneerEventKind
	Title         string // the kind of the definition: 区级表彰; of a zeroing the case's ID
	Points        Points // of bonus and deduction, not negative
	Basis         string
	Date          Date
}

// Appraisal is the result of the yearly 民主评议党员 for a member. Votes counts by grade where votes were recorded.
type Appraisal struct {
	Year     int
	MemberID int64
	OrgID    int64 // the branch that decided it
	Grade    string
	Votes    map[string]int
	Reason   string // why, where the best grade goes beyond its limit
	Date     Date
}

// QuarterLabel names a quarter: 2026 年第 3 季度.
func QuarterLabel(year, quarter int) string { return fmt.Sprintf("%d 年第 %d 季度", year, quarter) }

// QuarterDays are the first and the last day of a quarter, 1 to 4.
func QuarterDays(year, quarter int) (first, last Date) {
	return dateText(year, 3*quarter-2, 1), dateText(year, 3*quarter, monthDays(year, 3*quarter))
}
