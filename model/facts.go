package model

// YearFacts is everything that the year-end papers are printed from: one value, so that no two papers can differ.
type YearFacts struct {
	Committee Committee
	Year      AssessmentYear
	Sheets    []*MarkSheet               // in the order of the ledger
	Results   map[int64][3]*BranchResult // by organisation and stage; for FinalMark as kept once the year is finalised
	Ranking   *Ranking                   // by the final marks, where there are none by the checked ones
	Standings map[int64]Standing         // where the marks alone put each branch, before any decision; nil once finalised
	PrintedOn Date

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
