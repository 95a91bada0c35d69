package office

import (
	"context"
	"fmt"
	"slices"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/pioneer"
	"github.com/shuangbai/shuangbai/model/store"
)

// PioneerRow is a member of a branch with his index in a quarter and in the year.
type PioneerRow struct {
	Member    model.Member
	OrgID     int64 // his branch on the last day of the quarter
	Branch    string
	Exempt    bool                         // 免考勤 or 流动 when the quarter was entered, else now: only some lines apply
	Restand   bool                         // his record says otherwise now, see RestandPioneer
	Marks     map[string]model.PioneerMark // of the quarter, by line
	Events    []model.PioneerEvent         // of the quarter
	Quarter   *pioneer.Quarter             // nil where he was not a member in it
	Year      pioneer.Year                 // of all his quarters, in whatever branch
	Proposals map[string]PioneerProposal   // what the program's records give, by line
}

// PioneerBoard is 党员先锋指数 of a branch, or of all, in a quarter.
type PioneerBoard struct {
	Year, Quarter int
	Index         *model.PioneerIndex
	Kept          bool // the year keeps a definition of its own already
	Rows          []PioneerRow
	Waiting       []string // why records propose nothing, a sentence each
	Closed        string   // why nothing of the year may be changed, a sentence; "" while it may
}

// PioneerBoard returns the members who belonged to a branch (0 is all) on the last day of a quarter, today within it, with
// their index; of one branch also what the program's records propose.
func (o *Office) PioneerBoard(ctx context.Context, year, quarter int, org int64) (*PioneerBoard, error) {
	if quarter < 1 || quarter > 4 {
		return nil, model.FieldErrorf("quarter", "季度应在 1 到 4 之间")
	}
	var b *PioneerBoard
	err := o.db.Read(ctx, func(r *store.Reader) (err error) {
		people, err := pioneerPeople(r, org)
		if err != nil {
			return err
		}
		f, err := o.readPioneer(r, year, people)
		if err != nil {
			return err
		}
		if b, err = f.board(r, quarter, org); err != nil {
			return err
		}
		if b.Closed, err = sealedYear(r, year); err != nil || org == 0 || b.Closed != "" { // nothing can be filled in
			return err
		}
		return f.propose(o, r, b)
	})
	return b, err
}

// sealedYear says why 先锋指数 and 民主评议 of a year stay as they are, "" while they may change: they go on after 核定, until 归档.
func sealedYear(r *store.Reader, year int) (string, error) {
	y, err := r.AssessmentYear(year)
	switch {
	case model.CodeOf(err) == model.NotFound:
		return "", nil
	case err != nil || y.ArchivedOn == "":
		return "", err
	}
	return fmt.Sprintf("%d 年度已经归档，只能看；要改先在“考核”里重新打开，并写明原因", year), nil
}

// board lists the members of a branch, by branch and pinyin.
func (f *pioneerFacts) board(r *store.Reader, quarter int, org int64) (*PioneerBoard, error) {
	b := &PioneerBoard{Year: f.year, Quarter: quarter, Index: f.index, Kept: f.kept}
	names, err := r.OrgNames()
	if err != nil {
		return nil, err
	}
	for i := range f.members {
		m := &f.members[i]
		at := f.branchOn(m, f.lastDay(quarter))
		if org != 0 && at != org {
			continue
		}
		in := f.input(m)
		row := PioneerRow{Member: *m, OrgID: at, Branch: names[at], Exempt: in.Exempt[quarter-1], Marks: map[string]model.PioneerMark{}}
		if row.Quarter = pioneer.Compute(f.index, in, quarter); row.Quarter == nil {
			continue
		}
		row.Year = pioneer.ComputeYear(f.index, in)
		kept := f.standing(m.ID, quarter)
		row.Restand = kept != "" && kept != standingNow(m)
		for key, mark := range in.Marks {
			if key.Quarter == quarter {
				row.Marks[key.Line] = mark
			}
		}
		for _, e := range in.Events {
			if e.Quarter == quarter {
				row.Events = append(row.Events, e)
			}
		}
		b.Rows = append(b.Rows, row)
	}
	slices.SortStableFunc(b.Rows, func(x, y PioneerRow) int { return int(x.OrgID - y.OrgID) })
	return b, nil
}

// Row finds the row of a member, nil for none.
func (b *PioneerBoard) Row(member int64) *PioneerRow {
	for i := range b.Rows {
		if b.Rows[i].Member.ID == member {
			return &b.Rows[i]
		}
	}
	return nil
}

// Mean is the mean of the quarter over those with a value, how many they are, and how many have none yet.
func (b *PioneerBoard) Mean() (mean model.Points, with, without int) {
	var values []model.Points
	for i := range b.Rows {
		if q := b.Rows[i].Quarter; q.Ready {
			values = append(values, q.Value)
		} else {
			without++
		}
	}
	mean, _ = pioneer.Mean(values)
	return mean, len(values), without
}

// Line is the result of one line of the row.
func (row *PioneerRow) Line(id string) pioneer.Line {
	for _, l := range row.Quarter.Lines {
		if l.ID == id {
			return l
		}
	}
	return pioneer.Line{}
}

// CellText is what stands in the grid for a line: 2, 12.5, 不适用, or nothing.
func (row *PioneerRow) CellText(line string) string {
	if m, ok := row.Marks[line]; ok {
		return pioneer.AmountText(m)
	}
	if row.Line(line).NotApplicable {
		return pioneer.NotApplicable
	}
	return ""
}

// ValueText is the value of the quarter: 81.00, or how many lines are missing.
func (row *PioneerRow) ValueText() string {
	if row.Quarter.Ready {
		return row.Quarter.Value.String()
	}
	return fmt.Sprintf("缺 %d 项", row.Quarter.Missing)
}

// MemberPioneer is the index of one member in a year, with the lines it is made of.
type MemberPioneer struct {
	Year      int
	Index     *model.PioneerIndex
	Value     pioneer.Year
	Appraisal *model.Appraisal // nil where none is recorded
}

// MemberPioneer returns the index of a member for every year of which something is recorded, the latest first.
func (o *Office) MemberPioneer(ctx context.Context, member int64) (all []MemberPioneer, err error) {
	err = o.db.Read(ctx, func(r *store.Reader) error {
		years, err := r.AppraisalYears(member)
		if err != nil {
			return err
		}
		slices.Reverse(years)
		for _, year := range years {
			f, err := o.oneMember(r, year, member)
			if err != nil {
				return err
			}
			row := MemberPioneer{Year: year, Index: f.index, Value: pioneer.ComputeYear(f.index, f.input(&f.members[0]))}
			results, err := r.Appraisals(year, member)
			if err != nil {
				return err
			}
			if len(results) > 0 {
				row.Appraisal = &results[0]
			}
			all = append(all, row)
		}
		return nil
	})
	return all, err
}

// LatestQuarter is the quarter of a year that a day is in, or the last one of a year that is over.
func LatestQuarter(year int, day model.Date) int {
	if day.Year() != year {
		return 4
	}
	return (day.Month() + 2) / 3
}
