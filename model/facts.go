package model

// YearFacts is everything that the year-end papers are printed from: one value, so that no two papers can differ.
type YearFacts struct {
	Committee Committee
	Year      AssessmentYear
	Sheets    []*MarkSheet            // in the order of the ledger
	Results   map[int64]*BranchResult // by organisation, at the stage printed
	Ranking   *Ranking
	PrintedOn Date
}

// Result returns the result of a branch, nil when it has none.
func (f *YearFacts) Result(org int64) *BranchResult { return f.Results[org] }

// Sheet returns the mark sheet of a branch, nil when it is not assessed.
func (f *YearFacts) Sheet(org int64) *MarkSheet {
	for _, s := range f.Sheets {
		if s.OrgID == org {
			return s
		}
	}
	return nil
}
