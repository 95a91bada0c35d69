package reports

import (
	"slices"

	"github.com/shuangbai/shuangbai/model"
)

// lostMark is an item in which a branch did not reach the full marks.
type lostMark struct {
	item     *model.Item
	category string
	lost     model.Points
	reason   string // as noted with the mark that holds, "" for none
}

// lostMarks are the items in which a branch lost marks by the marks that hold, the greatest loss first.
func lostMarks(y *model.YearFacts, org int64) []lostMark {
	b := sheetBuilder{f: y, s: y.Sheet(org)}
	var all []lostMark
	if b.s == nil {
		return nil
	}
	for p := range y.Year.Scheme.Parts {
		for c := range y.Year.Scheme.Parts[p].Categories {
			category := &y.Year.Scheme.Parts[p].Categories[c]
			for i := range category.Items {
				item := &category.Items[i]
				m, ok := b.mark(item.ID, model.FinalMark)
				if !ok {
					m, ok = b.mark(item.ID, model.CheckedMark)
				}
				if ok && !m.NotApplicable && m.Points < item.Max {
					all = append(all, lostMark{item, category.Name, item.Max - m.Points, onPaper(m.Reason)})
				}
			}
		}
	}
	slices.SortStableFunc(all, func(a, b lostMark) int { return int(b.lost - a.lost) })
	return all
}
