package office

import (
	"fmt"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/store"
)

// MarksAfter returns the changes to one or more branches' marks with what follows from them: a final mark that only
// repeats the checked mark goes when the checked one changes, so that the new checked mark holds. Such final marks stay
// behind when a finalised year is opened again. A final mark that the committee itself set differently stays, and so
// does one that the changes themselves write. sheet returns the marks that a branch has now.
func MarksAfter(sheet func(org int64) map[model.MarkKey]model.Mark, changes []MarkChange) []MarkChange {
	type place struct {
		org int64
		key model.MarkKey
	}
	written := map[place]bool{}
	for _, c := range changes {
		written[place{c.OrgID, c.Key}] = true
	}
	all := changes[:len(changes):len(changes)]
	for _, c := range changes {
		final := model.MarkKey{Item: c.Key.Item, Stage: model.FinalMark}
		if c.Key.Stage != model.CheckedMark || written[place{c.OrgID, final}] {
			continue
		}
		checked, had := sheet(c.OrgID)[c.Key]
		fixed, ok := sheet(c.OrgID)[final]
		if had && ok && checked.Same(fixed) {
			all = append(all, MarkChange{OrgID: c.OrgID, Key: final})
		}
	}
	return all
}

// writeMarks is the only way by which marks change, whoever asks: the grid, a paste, an import, the records. now
// are the marks as they are in the data file. Marks without a name or a time get those of this moment.
func (o *Office) writeMarks(tx *store.Tx, year int, now map[int64]map[model.MarkKey]model.Mark, changes []MarkChange) error {
	for _, c := range MarksAfter(func(org int64) map[model.MarkKey]model.Mark { return now[org] }, changes) {
		if c.Mark == nil {
			if err := tx.DeleteMark(year, c.OrgID, c.Key); err != nil {
				return err
			}
			continue
		}
		mark := *c.Mark
		if mark.By == "" {
			mark.By = o.Who()
		}
		if mark.At.IsZero() {
			mark.At = o.now()
		}
		if err := tx.PutMark(year, c.OrgID, c.Key, mark); err != nil {
			return err
		}
	}
	return nil
}

// writeAdjustment is the only way by which a bonus or deduction is written. It keeps the rule of MarksAfter: final
// points that only repeat the checked ones go when those change.
func writeAdjustment(tx *store.Tx, year int, a *model.Adjustment) error {
	if a.ID != 0 {
		all, err := tx.Adjustments(year)
		if err != nil {
			return err
		}
		for _, was := range all {
			if was.ID == a.ID && samePoints(was.Checked, was.Final) && samePoints(was.Final, a.Final) && !samePoints(was.Checked, a.Checked) {
				a.Final = nil
			}
		}
	}
	return tx.PutAdjustment(year, a)
}

// samePoints reports whether two given points are equal; points that are not given equal only each other.
func samePoints(a, b *model.Points) bool {
	return a == b || a != nil && b != nil && *a == *b
}

// markingYear is openYear for a writer of what the ranking is made of: decisions of an older file are first given the
// marks that they were made on, because these are about to change.
func (o *Office) markingYear(tx *store.Tx, year int) (model.AssessmentYear, error) {
	y, err := openYear(&tx.Reader, year)
	if err != nil {
		return y, err
	}
	return y, o.completeDecisions(tx, year)
}

// completeDecisions gives decisions of a file of schema 1 what they were made on: the marks as they stand.
func (o *Office) completeDecisions(tx *store.Tx, year int) error {
	decisions, err := tx.Decisions(year)
	if err != nil {
		return err
	}
	var f *model.YearFacts
	for _, d := range decisions {
		if d.Basis.Known() {
			continue
		}
		if f == nil {
			if f, err = o.facts(&tx.Reader, year); err != nil {
				return err
			}
		}
		if d.Basis = f.Standings[d.OrgID]; d.Basis.Known() {
			if err := tx.PutDecision(year, d); err != nil {
				return err
			}
		}
	}
	return nil
}

// Notices says, a sentence each, what holds in an open year without having to be done: marks that the committee set
// differently from the checked ones stay whatever happens to those; a decision that lapsed and is not needed.
func Notices(f *model.YearFacts) []string {
	if f.Year.Finalised {
		return nil
	}
	var all []string
	n := 0
	for _, s := range f.Sheets {
		n += s.CommitteeChanges()
	}
	if n > 0 {
		all = append(all, fmt.Sprintf("有 %d 项核定分是党委改定的，与复核分不同，按核定分计算；再改复核分不会改动它们", n))
	}
	if gone := lapsedIn(f.Ranking, func(r *model.RankRow) bool { return !r.Open && !r.Lapsed.Again }); gone != "" {
		all = append(all, "决定随分数失效"+gone)
	}
	return all
}
