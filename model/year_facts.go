package model

import "time"

// YearFacts is everything that the year-end papers of one group of a year are printed from: one value, so that no two papers
// can differ. Most years have one group only.
type YearFacts struct {
	Committee Committee
	Year      AssessmentYear
	Groups    []*YearFacts               // of all groups of the year by number, these facts among them; nil for a year alone
	Sheets    []*MarkSheet               // in the order of the ledger
	Results   map[int64][3]*BranchResult // by organisation and stage; for FinalMark as kept once the year is finalised
	Ranking   *Ranking                   // by the final marks, where there are none by the checked ones
	Standings map[int64]Standing         // where the marks alone put each branch, before any decision; nil once finalised
	PrintedOn Date
	Sent      map[int64]SentForm // the self-assessment forms that were sent, by organisation

	Publication *Publication // when the result is made public; nil when that is not set down
	Objections  []Objection  // against it, the earliest first

	Unassigned int // members who belong to no branch, and so to none of the sheets

	InSeveral map[int64][]string // those whom several groups ask for, with the groups' names: the first has them
	InNone    []string           // names of those who could be assessed and whom no group takes
}

// All are the facts of all groups of the year.
func (f *YearFacts) All() []*YearFacts {
	if len(f.Groups) == 0 {
		return []*YearFacts{f}
	}
	return f.Groups
}

// Under are the facts of all groups with the committee under another name.
func (f *YearFacts) Under(name string) *YearFacts {
	groups := make([]*YearFacts, len(f.All()))
	renamed := f
	for i, g := range f.All() {
		other := *g
		other.Committee.Name, other.Groups = name, groups
		groups[i] = &other
		if g == f {
			renamed = &other
		}
	}
	return renamed
}

// Of returns the facts of the group that something is assessed in, nil when it is in none.
func (f *YearFacts) Of(org int64) *YearFacts {
	for _, g := range f.All() {
		if g.Sheet(org) != nil {
			return g
		}
	}
	return nil
}

// Like returns the facts of the group of a name, of the first where the year has none of that name.
func (f *YearFacts) Like(name string) *YearFacts {
	for _, g := range f.All() {
		if g.Year.GroupName == name {
			return g
		}
	}
	return f.All()[0]
}

// SheetsOf are the sheets of the whole year, group by group; of those named only, of all where only is nil.
func (f *YearFacts) SheetsOf(only []int64) []*MarkSheet {
	wanted := map[int64]bool{}
	for _, id := range only {
		wanted[id] = true
	}
	var all []*MarkSheet
	for _, g := range f.All() {
		for _, s := range g.Sheets {
			if only == nil || wanted[s.OrgID] {
				all = append(all, s)
			}
		}
	}
	return all
}

// In returns the facts of a group by its number; a number that the year does not have is the first.
func (f *YearFacts) In(group int) *YearFacts {
	for _, g := range f.All() {
		if g.Year.Group == group {
			return g
		}
	}
	return f.All()[0]
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
