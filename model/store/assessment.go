package store

import (
	"encoding/json"
	"fmt"

	"github.com/shuangbai/shuangbai/model"
)

// yearRow is an assessment year as its table has it.
type yearRow struct {
	model.AssessmentYear
	scheme string
}

var years = newTable("assessment_year", "year, scheme, opened_at, finalised, finalised_at, decided_on", "year", func(y *yearRow) []any {
	return []any{&y.Year, &y.scheme, moment{&y.OpenedAt}, &y.Finalised, moment{&y.FinalisedAt}, &y.DecidedOn}
})

// AssessmentYears returns all years that were opened, the earliest first.
func (r *Reader) AssessmentYears() ([]model.AssessmentYear, error) {
	rows, err := years.list(r, "")
	if err != nil {
		return nil, err
	}
	var all []model.AssessmentYear
	for _, row := range rows {
		y, err := row.read()
		if err != nil {
			return nil, err
		}
		all = append(all, y)
	}
	return all, nil
}

// AssessmentYear returns one year with its scheme, or NotFound.
func (r *Reader) AssessmentYear(year int) (model.AssessmentYear, error) {
	rows, err := years.list(r, "year = ?", year)
	if err != nil {
		return model.AssessmentYear{}, err
	}
	if len(rows) == 0 {
		return model.AssessmentYear{}, model.Errorf(model.NotFound, "%d 年度的考核还没有开启，先在“考核”里开启", year)
	}
	return rows[0].read()
}

func (y yearRow) read() (model.AssessmentYear, error) {
	if err := json.Unmarshal([]byte(y.scheme), &y.Scheme); err != nil {
		return model.AssessmentYear{}, &model.Error{Code: model.Corrupt, Err: fmt.Errorf("scheme of %d: %w", y.Year, err),
			Message: fmt.Sprintf("%d 年度的考核方案读不出来，用备份恢复", y.Year)}
	}
	return y.AssessmentYear, nil
}

// PutAssessmentYear opens a year or changes it. A finalised year keeps its marks, adjustments, vetoes and decisions:
// they can be changed again only after Finalised has been written as false.
func (tx *Tx) PutAssessmentYear(y model.AssessmentYear) error {
	scheme, err := json.Marshal(y.Scheme)
	if err != nil {
		return failure(err, "")
	}
	return years.upsert(tx, &yearRow{y, string(scheme)}, 1)
}

// DeleteAssessmentYear removes a year that was opened by mistake; Conflict while anything was marked in it.
func (tx *Tx) DeleteAssessmentYear(year int) error {
	_, err := remove(tx, "assessment_year", "year = ?", year)
	return err
}

// markRow is a mark with its place.
type markRow struct {
	year  int
	orgID int64
	key   model.MarkKey
	model.Mark
}

var marks = newTable("mark", "year, org_id, item, stage, points, not_applicable, reason, by, at", "org_id, item, stage", func(m *markRow) []any {
	return []any{&m.year, &m.orgID, &m.key.Item, &m.key.Stage, &m.Points, &m.NotApplicable, &m.Reason, &m.By, moment{&m.At}}
})

// Marks returns the marks of a year by branch.
func (r *Reader) Marks(year int) (map[int64]map[model.MarkKey]model.Mark, error) {
	return r.marksWhere("year = ?", year)
}

// MarksOf returns the marks of one branch in a year.
func (r *Reader) MarksOf(year int, orgID int64) (map[model.MarkKey]model.Mark, error) {
	all, err := r.marksWhere("year = ? AND org_id = ?", year, orgID)
	if err != nil {
		return nil, err
	}
	if all[orgID] == nil {
		return map[model.MarkKey]model.Mark{}, nil
	}
	return all[orgID], nil
}

func (r *Reader) marksWhere(where string, args ...any) (map[int64]map[model.MarkKey]model.Mark, error) {
	rows, err := marks.list(r, where, args...)
	if err != nil {
		return nil, err
	}
	all := map[int64]map[model.MarkKey]model.Mark{}
	for _, m := range rows {
		if all[m.orgID] == nil {
			all[m.orgID] = map[model.MarkKey]model.Mark{}
		}
		all[m.orgID][m.key] = m.Mark
	}
	return all, nil
}

// PutMark writes one mark, new or changed. It is refused with code Closed in a finalised year.
func (tx *Tx) PutMark(year int, orgID int64, key model.MarkKey, mark model.Mark) error {
	return marks.upsert(tx, &markRow{year, orgID, key, mark}, 4)
}

// PutMarks writes many marks of one branch.
func (tx *Tx) PutMarks(year int, orgID int64, all map[model.MarkKey]model.Mark) error {
	for _, key := range model.SortedMarkKeys(all) {
		if err := tx.PutMark(year, orgID, key, all[key]); err != nil {
			return err
		}
	}
	return nil
}

// DeleteMark takes a mark away: the item is unmarked then, which is not the same as zero points. A mark that is
// not there is no failure.
func (tx *Tx) DeleteMark(year int, orgID int64, key model.MarkKey) error {
	_, err := remove(tx, "mark", "year = ? AND org_id = ? AND item = ? AND stage = ?", year, orgID, key.Item, key.Stage)
	return err
}

// adjustmentRow is an adjustment with its year.
type adjustmentRow struct {
	model.Adjustment
	year int
}

var adjustments = newTable("adjustment", "id, year, org_id, deduction, title, basis, matter, self, checked, final", "org_id, deduction, id",
	func(a *adjustmentRow) []any {
		return []any{&a.ID, &a.year, &a.OrgID, &a.Deduction, &a.Title, &a.Basis, &a.Matter, &a.Self, &a.Checked, &a.Final}
	})

// Adjustments returns the bonus and deduction entries of a year, by branch.
func (r *Reader) Adjustments(year int) ([]model.Adjustment, error) {
	rows, err := adjustments.list(r, "year = ?", year)
	all := make([]model.Adjustment, len(rows))
	for i := range rows {
		all[i] = rows[i].Adjustment
	}
	return all, err
}

// PutAdjustment adds (ID 0; the ID is set) or changes an entry. Closed in a finalised year.
func (tx *Tx) PutAdjustment(year int, a *model.Adjustment) error {
	row := adjustmentRow{*a, year}
	err := adjustments.put(tx, &row, &row.ID)
	a.ID = row.ID
	return err
}

// DeleteAdjustment removes an entry. Closed in a finalised year.
func (tx *Tx) DeleteAdjustment(id int64) error { return removeOne(tx, "adjustment", id) }

// vetoRow is a veto with its year.
type vetoRow struct {
	model.Veto
	year int
}

var vetoes = newTable("veto", "id, year, org_id, rule, title, basis, date", "org_id, id", func(v *vetoRow) []any {
	return []any{&v.ID, &v.year, &v.OrgID, &v.Rule, &v.Title, &v.Basis, &v.Date}
})

// Vetoes returns the vetoes of a year, by branch.
func (r *Reader) Vetoes(year int) ([]model.Veto, error) {
	rows, err := vetoes.list(r, "year = ?", year)
	all := make([]model.Veto, len(rows))
	for i := range rows {
		all[i] = rows[i].Veto
	}
	return all, err
}

// PutVeto adds (ID 0; the ID is set) or changes a veto. Closed in a finalised year.
func (tx *Tx) PutVeto(year int, v *model.Veto) error {
	row := vetoRow{*v, year}
	err := vetoes.put(tx, &row, &row.ID)
	v.ID = row.ID
	return err
}

// DeleteVeto removes a veto. Closed in a finalised year.
func (tx *Tx) DeleteVeto(id int64) error { return removeOne(tx, "veto", id) }
