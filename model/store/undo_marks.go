package store

import (
	"database/sql"
	"encoding/json"
	"slices"

	"github.com/shuangbai/shuangbai/model"
)

// An undo writes rows as they were. Final marks that only repeat a checked mark must not outlive it then, nor come back
// beside another one; model.FinalLapses says which do.

// yearMarks are the marks of the years that a set changed marks in.
type yearMarks map[int]map[int64]map[model.MarkKey]model.Mark

// at returns a mark, nil when there is none.
func (y yearMarks) at(year int, org int64, item string, stage model.Stage) *model.Mark {
	if m, ok := y[year][org][model.MarkKey{Item: item, Stage: stage}]; ok {
		return &m
	}
	return nil
}

// markImage is a row of the table mark in the change log.
type markImage struct {
	Year          int         `json:"year"`
	OrgID         int64       `json:"org_id"`  // 0 for that of a unit
	UnitID        int64       `json:"unit_id"` // 0 for that of an organisation
	Item          string      `json:"item"`
	Stage         model.Stage `json:"stage"`
	Points        int64       `json:"points"`
	NotApplicable int         `json:"not_applicable"`
	Reason        string      `json:"reason"`
}

// markPlace is where a branch's checked and final mark of an item stand.
type markPlace struct {
	year int
	org  int64
	item string
}

// markPlaces are the places in which a set changed a checked or a final mark, with the final mark's row; its number is
// 0 where the set did not change it.
func (u *undoRun) markPlaces() map[markPlace]rowKey {
	all := map[markPlace]rowKey{}
	for _, s := range u.steps {
		row := s.after
		if row == nil {
			row = s.before
		}
		if s.table != "mark" || row.number("stage") == int64(model.SelfMark) {
			continue
		}
		item, _ := row.value("item")
		text, _ := item.(string)
		at := markPlace{int(row.number("year")), row.assessed(), text}
		if row.number("stage") == int64(model.FinalMark) {
			all[at] = s.rowKey
		} else if _, known := all[at]; !known {
			all[at] = rowKey{}
		}
	}
	return all
}

// marksOf reads the marks of the years of places.
func (r *Reader) marksOf(places map[markPlace]rowKey) (yearMarks, error) {
	all := yearMarks{}
	for at := range places {
		if all[at.year] != nil {
			continue
		}
		var err error
		if all[at.year], err = r.Marks(at.year); err != nil {
			return nil, err
		}
	}
	return all, nil
}

// settleFinals takes the final marks away that lapse by the undo; was are the marks before it. One that came back
// although its checked mark stays as it is must stay out: it is noted, and the undo is to be tried again.
func (u *undoRun) settleFinals(set int64, places map[markPlace]rowKey, was yearMarks) (again bool, err error) {
	now, err := u.tx.marksOf(places)
	if err != nil {
		return false, err
	}
	var old map[markPlace]*model.Mark // the checked marks as they were before the set
	for at, row := range places {
		final, stood := now.at(at.year, at.org, at.item, model.FinalMark), was.at(at.year, at.org, at.item, model.FinalMark)
		if final == nil {
			continue
		}
		checked, beside := now.at(at.year, at.org, at.item, model.CheckedMark), was.at(at.year, at.org, at.item, model.CheckedMark)
		if stood == nil || !stood.Same(*final) || stood.Reason != final.Reason { // the undo wrote it
			if old == nil {
				if old, err = u.tx.checkedBefore(set); err != nil {
					return false, err
				}
			}
			if m, changed := old[at]; changed {
				beside = m
			}
		}
		switch {
		case !model.FinalLapses(beside, checked, *final):
		case stood == nil:
			u.stay[row], again = true, true
		default:
			if err := u.tx.DeleteMark(at.year, at.org, model.MarkKey{Item: at.item, Stage: model.FinalMark}); err != nil {
				return false, err
			}
		}
	}
	return again, nil
}

// checkedBefore returns the checked marks as they were before a set where it or a later one changed them, nil for those
// that there were none of.
func (tx *Tx) checkedBefore(set int64) (map[markPlace]*model.Mark, error) {
	rows, err := tx.query(`SELECT before, after FROM change_row WHERE tbl = 'mark'
		AND id >= (SELECT first_row FROM change_set WHERE id = ?)
		AND json_extract(ifnull(before, after), '$.stage') = ? ORDER BY id`, set, model.CheckedMark)
	if err != nil {
		return nil, failure(err, "")
	}
	defer rows.Close()
	all := map[markPlace]*model.Mark{}
	for rows.Next() {
		var before, after sql.NullString
		if err := rows.Scan(&before, &after); err != nil {
			return nil, failure(err, "")
		}
		var m markImage
		text := before.String
		if !before.Valid {
			text = after.String
		}
		if err := json.Unmarshal([]byte(text), &m); err != nil {
			return nil, failure(err, "")
		}
		at := markPlace{m.Year, assessedKey(m.OrgID, m.UnitID), m.Item}
		if _, seen := all[at]; seen {
			continue
		}
		all[at] = nil
		if before.Valid {
			all[at] = &model.Mark{Points: model.Points(m.Points), NotApplicable: m.NotApplicable == 1, Reason: m.Reason}
		}
	}
	return all, failure(rows.Err(), "")
}

// finalPointsLapse reports whether the final points of a bonus or deduction lapse when the step is taken back but for
// the columns edited since.
func (s step) finalPointsLapse(current image, edited []string) bool {
	if s.table != "adjustment" {
		return false
	}
	taken := func(column string) image { // the image whose value the column has after the undo
		if s.changed(column) && !slices.Contains(edited, column) {
			return s.before
		}
		return current
	}
	final := taken("final") // and what stood beside it
	return model.FinalPointsLapse(final.points("checked"), taken("checked").points("checked"), final.points("final"))
}

// points are those of a column, nil when there are none.
func (i image) points(column string) *model.Points {
	v, _ := i.value(column)
	n, ok := v.(int64)
	if !ok {
		return nil
	}
	p := model.Points(n)
	return &p
}
