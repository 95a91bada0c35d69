package office

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/scoring"
)

// ShowChanges puts changes, with what follows from them (MarksAfter), into the marks that are shown, before they are
// written; who and at are those of the marks given. It returns the branches that changed.
func ShowChanges(f *model.YearFacts, changes []MarkChange, who string, at time.Time) []int64 {
	var orgs []int64
	all := MarksAfter(&f.Year.Scheme, func(org int64) map[model.MarkKey]model.Mark {
		if sheet := f.Sheet(org); sheet != nil {
			return sheet.Marks
		}
		return nil
	}, changes)
	for _, c := range all {
		sheet := f.Sheet(c.OrgID)
		if sheet == nil {
			continue
		}
		if !slices.Contains(orgs, c.OrgID) {
			orgs = append(orgs, c.OrgID)
			own := make(map[model.MarkKey]model.Mark, len(sheet.Marks)+1) // other facts share the marks
			maps.Copy(own, sheet.Marks)
			sheet.Marks = own
		}
		if c.Mark == nil {
			delete(sheet.Marks, c.Key)
			continue
		}
		shown := *c.Mark
		shown.By, shown.At = who, at
		sheet.Marks[c.Key] = shown
	}
	return orgs
}

// MarkChangeText names the change of one mark in the history: 青禾培训学校 复核 A1 由 4.00 改为 4.50. It is "" when
// nothing changes; a nil mark takes the mark away.
func MarkChangeText(row MarkRow, item *model.Item, mark *model.Mark) string {
	before, had := row.Sheet.Mark(item.ID, row.Stage)
	what := ""
	switch {
	case mark == nil && !had:
		return ""
	case mark == nil:
		what = "清除 " + scoring.MarkText(before, true)
	case !had:
		what = "打 " + scoring.MarkText(*mark, true)
	case before.Same(*mark) && (mark.Reason == "" || mark.Reason == before.Reason):
		return ""
	case before.Same(*mark):
		what = "写明理由"
	default:
		what = fmt.Sprintf("由 %s 改为 %s", scoring.MarkText(before, true), scoring.MarkText(*mark, true))
	}
	return fmt.Sprintf("%s %s %s %s", model.PlainBranch(row.Sheet.Branch), row.Stage.Label(), item.Code, what)
}

// FillMark puts one mark of an item into rows; those that have it already stay as they are.
func FillMark(item *model.Item, mark model.Mark, rows []MarkRow) []MarkChange {
	var changes []MarkChange
	for _, r := range rows {
		if before, had := r.Sheet.Mark(item.ID, r.Stage); had && before.Same(mark) {
			continue
		}
		copied := scoring.CopiedMark(item, mark)
		changes = append(changes, MarkChange{OrgID: r.Sheet.OrgID, Key: model.MarkKey{Item: item.ID, Stage: r.Stage}, Mark: &copied})
	}
	return changes
}

// ClearMarks takes the marks of items away from rows; a row without one stays as it is.
func ClearMarks(items []*model.Item, rows []MarkRow) []MarkChange {
	var changes []MarkChange
	for _, r := range rows {
		for _, item := range items {
			if _, had := r.Sheet.Mark(item.ID, r.Stage); had {
				changes = append(changes, MarkChange{OrgID: r.Sheet.OrgID, Key: model.MarkKey{Item: item.ID, Stage: r.Stage}})
			}
		}
	}
	return changes
}
