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

var years = newTable("assessment_year", "year, scheme, opened_at, finalised, finalised_at, decided_on, archived_on", "year", func(y *yearRow) []any {
	return []any{&y.Year, &y.scheme, moment{&y.OpenedAt}, &y.Finalised, moment{&y.FinalisedAt}, &y.DecidedOn, &y.ArchivedOn}
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

// YearsAssessed lists the years of which an assessment was opened, the earliest first.
func (r *Reader) YearsAssessed() ([]int, error) {
	years, err := column[int](r.ctx, r.q, "SELECT year FROM assessment_year ORDER BY year")
	return years, failure(err, "")
}
