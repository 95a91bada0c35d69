package model

import "time"

// YearFacts is everything that the year-end papers are printed from: one value, so that no two papers can differ.
type YearFacts struct {
	Committee Committee
	Year      AssessmentYear
	Sheets    []*MarkSheet               // in the order of the ledger
	Results   map[int64][3]*BranchResult // by organisation and stage; for FinalMark as kept once the year is finalised
	Ranking   *Ranking                   // by the final marks, where there are none by the checked ones
	Standings map[int64]Standing         // where the marks alone put each branch, before any decision; nil once finalised
	PrintedOn Date
	Sent      map[int64]SentForm // the self-assessment forms that were sent, by organisation

	Publication *Publication // when the result is made public; nil when that is not set down
	Objections  []Objection  // against it, the earliest first

	Unassigned int // members who belong to no branch, and so to none of the sheets
}

// Result returns the result of a branch at a stage, nil when it is not assessed.
func (f *YearFacts) Result(org int64, stage Stage) *BranchResult { return f.Results[org][stage] }

// Sheet returns the mark sheet of a branch, nil when it is not assessed.
func (f *YearFacts) Sheet(org int64) *MarkSheet {
	for _, s := range f.Sheets {
		if s.OrgID == org {
			return s
		}
	}
	return nil
}

// Only returns the facts with the sheets that keep accepts; ranks stay those of the whole.
func (f *YearFacts) Only(keep func(*MarkSheet) bool) *YearFacts {
	some := *f
	some.Sheets = nil
	for _, s := range f.Sheets {
		if keep(s) {
			some.Sheets = append(some.Sheets, s)
		}
	}
	return &some
}

// Dated is the date that papers carry in their file's properties: the day of decision, or of printing before that.
func (f *YearFacts) Dated() time.Time {
	day := f.Year.DecidedOn
	if day.Precision() != ByDay {
		day = f.PrintedOn
	}
	return time.Date(day.Year(), time.Month(day.Month()), day.Day(), 0, 0, 0, 0, time.UTC)
}
