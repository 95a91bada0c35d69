package office

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/model/store"
)

// MarkChange is one mark to be written: nil Mark takes the mark away.
type MarkChange struct {
	OrgID int64
	Key   model.MarkKey
	Mark  *model.Mark
	Whole bool // the mark is written as it is: no reason and no evidence are meant as such, and the old ones go
}

// MarksAfter returns the changes to one or more branches' marks with what follows from them: a mark that is changed
// without a reason keeps the old one while it still speaks of it (model.KeptReason), but not where the new mark may only
// stand with a reason of its own (scoring.WantsReason); one without evidence keeps that of the old, and a final mark that only repeats the checked mark goes when that changes (model.FinalLapses), unless the changes
// themselves write it. sheet returns the marks that a branch has now.
func MarksAfter(scheme *model.Scheme, sheet func(org int64) map[model.MarkKey]model.Mark, changes []MarkChange) []MarkChange {
	type place struct {
		org int64
		key model.MarkKey
	}
	written := map[place]*model.Mark{}
	for _, c := range changes {
		written[place{c.OrgID, c.Key}] = c.Mark
	}
	was := func(org int64, item string, stage model.Stage) *model.Mark {
		if m, ok := sheet(org)[model.MarkKey{Item: item, Stage: stage}]; ok {
			return &m
		}
		return nil
	}
	now := func(org int64, item string, stage model.Stage) *model.Mark {
		if m, ok := written[place{org, model.MarkKey{Item: item, Stage: stage}}]; ok {
			return m
		}
		return was(org, item, stage)
	}
	all := slices.Clone(changes)
	for i, c := range changes {
		id, stage := c.Key.Item, c.Key.Stage
		old := was(c.OrgID, id, stage)
		if _, _, item, ok := scheme.ItemByID(id); ok && old != nil && c.Mark != nil && !c.Whole {
			mark := *c.Mark
			if mark.Reason == "" && !old.Same(mark) && scoring.WantsReason(item, stage, mark, now(c.OrgID, id, model.CheckedMark)) == "" {
				mark.Reason = model.KeptReason(item, *old, mark, was(c.OrgID, id, stage-1), now(c.OrgID, id, stage-1))
			}
			mark.Evidence = cmp.Or(mark.Evidence, old.Evidence)
			all[i].Mark = &mark
		}
		key := model.MarkKey{Item: id, Stage: model.FinalMark}
		if _, itself := written[place{c.OrgID, key}]; stage != model.CheckedMark || itself {
			continue
		}
		if final := was(c.OrgID, id, model.FinalMark); final != nil && model.FinalLapses(old, all[i].Mark, *final) {
			all = append(all, MarkChange{OrgID: c.OrgID, Key: key})
		}
	}
	return all
}

// writeMarks is the way by which marks change, whoever asks: the grid, a paste, an import, the records; an undo keeps
// the same rules. now are the marks as they are in the data file, schemes those by which they are marked. Marks without a name
// or a time get those of this moment.
func (o *Office) writeMarks(tx *store.Tx, schemes *yearSchemes, now map[int64]map[model.MarkKey]model.Mark, changes []MarkChange) error {
	parted, err := schemes.part(changes)
	if err != nil {
		return err
	}
	for _, part := range parted {
		for _, c := range MarksAfter(part.scheme, func(org int64) map[model.MarkKey]model.Mark { return now[org] }, part.changes) {
			if err := o.writeMark(tx, schemes.year.Year, c); err != nil {
				return err
			}
		}
	}
	return nil
}

func (o *Office) writeMark(tx *store.Tx, year int, c MarkChange) error {
	if c.Mark == nil {
		return tx.DeleteMark(year, c.OrgID, c.Key)
	}
	mark := *c.Mark
	if mark.By == "" {
		mark.By = o.Who()
	}
	if mark.At.IsZero() {
		mark.At = o.now()
	}
	return tx.PutMark(year, c.OrgID, c.Key, mark)
}

// writeAdjustment is the only way by which a bonus or deduction is written: final points that only repeat the checked
// ones go when those change.
func writeAdjustment(tx *store.Tx, year int, a *model.Adjustment) error {
	if a.ID != 0 {
		all, err := tx.Adjustments(year)
		if err != nil {
			return err
		}
		for _, was := range all {
			if was.ID == a.ID && model.SamePoints(was.Final, a.Final) && model.FinalPointsLapse(was.Checked, a.Checked, was.Final) {
				a.Final = nil
			}
		}
	}
	return tx.PutAdjustment(year, a)
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
	if words := UncheckedClaims(f); words != "" {
		all = append(all, words)
	}
	if n := len(f.InNone); n > 0 && len(f.All()) > 1 {
		all = append(all, fmt.Sprintf("有 %d 个支部不在任何考核组别里，不参加考核（%s）；要考核它们，在“方案”里改组别的范围", n, firstNames(f.InNone)))
	}
	if gone := lapsedIn(f.Ranking, func(r *model.RankRow) bool { return !r.Open && !r.Lapsed.Again }); gone != "" {
		all = append(all, "决定随分数失效"+gone)
	}
	return all
}

// UncheckedClaims names the bonuses and deductions that branches claimed and nobody checked, at most three, which count for nothing as
// they stand; "" for none.
func UncheckedClaims(f *model.YearFacts) string {
	var named []string
	for _, s := range f.SheetsOf(nil) {
		for _, a := range s.Adjustments {
			if _, checked := a.At(model.FinalMark); a.Self != nil && !checked {
				named = append(named, fmt.Sprintf("%s“%s”", model.PlainBranch(s.Branch), a.Title))
			}
		}
	}
	if len(named) == 0 {
		return ""
	}
	return fmt.Sprintf("有 %d 项申报的加减分还没有复核，没有计入（%s）；要计的在“加减分”里填复核分", len(named), firstNamed(named))
}
