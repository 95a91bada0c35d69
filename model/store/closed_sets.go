package store

import (
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// ClosedSets are the change sets of which something belongs to a year that is finalised or archived now, so that taking them back would
// be refused, each with its year. It also has the reopening of a year that was finalised again.
func (r *Reader) ClosedSets() (map[int64]model.AssessmentYear, error) {
	years, err := r.AssessmentYears()
	if err != nil {
		return nil, err
	}
	all := map[int64]model.AssessmentYear{}
	for _, y := range years {
		if !y.Finalised {
			continue
		}
		tables := closable
		if y.ArchivedOn != "" {
			tables = append(append([]string{}, closable...), sealable...)
		}
		sets, err := column[int64](r.ctx, r.q, fmt.Sprintf(`SELECT DISTINCT set_id FROM change_row
			WHERE tbl IN ('%s') AND coalesce(after, before) ->> '$.year' = ?
			OR tbl = 'assessment_year' AND pk = ? AND op = 'U' AND (before ->> '$.finalised' = 1 AND after ->> '$.finalised' = 0
				OR before ->> '$.scheme' IS NOT after ->> '$.scheme' OR before ->> '$.group_name' IS NOT after ->> '$.group_name')`, strings.Join(tables, "', '")), y.Year, y.Year)
		if err != nil {
			return nil, failure(err, "")
		}
		for _, set := range sets {
			all[set] = y
		}
	}
	return all, nil
}
