package store

import (
	"encoding/json"
	"fmt"

	"github.com/shuangbai/shuangbai/model"
)

// yearRow is an assessment year as its table has it: with the name and the scheme of its first group.
type yearRow struct {
	model.AssessmentYear
	scheme string
}

var years = newTable("assessment_year", "year, scheme, opened_at, finalised, finalised_at, decided_on, group_name, archived_on, units", "year", func(y *yearRow) []any {
	return []any{&y.Year, &y.scheme, moment{&y.OpenedAt}, &y.Finalised, moment{&y.FinalisedAt}, &y.DecidedOn, &y.GroupName, &y.ArchivedOn, &y.Units}
})

// groupRow is a group after the first.
type groupRow struct {
	year   int
	scheme string
	model.AssessmentGroup
}

var groups = newTable("assessment_group", "year, number, name, scheme, opened_at, units", "year, number", func(g *groupRow) []any {
	return []any{&g.year, &g.Number, &g.Name, &g.scheme, moment{&g.OpenedAt}, &g.Units}
})

// AssessmentYears returns all years that were opened with their groups, the earliest first; each speaks of its first group.
func (r *Reader) AssessmentYears() ([]model.AssessmentYear, error) { return r.yearsWhere("? = 0", 0) }

// AssessmentYear returns one year with its groups, of which it speaks of the first, or NotFound.
func (r *Reader) AssessmentYear(year int) (model.AssessmentYear, error) {
	all, err := r.yearsWhere("year = ?", year)
	if err != nil {
		return model.AssessmentYear{}, err
	}
	if len(all) == 0 {
		return model.AssessmentYear{}, model.Errorf(model.NotFound, "%d 年度的考核还没有开启，先在“考核”里开启", year)
	}
	return all[0], nil
}

func (r *Reader) yearsWhere(where string, value int) ([]model.AssessmentYear, error) {
	rows, err := years.list(r, where, value)
	if err != nil {
		return nil, err
	}
	further, err := groups.list(r, where, value)
	if err != nil {
		return nil, err
	}
	var all []model.AssessmentYear
	for _, row := range rows {
		y := row.AssessmentYear
		if err := readScheme(y.Year, row.scheme, &y.Scheme); err != nil {
			return nil, err
		}
		y.Group = 1
		y.Groups = []model.AssessmentGroup{{Number: 1, Name: y.GroupName, Scheme: y.Scheme, Units: y.Units, OpenedAt: y.OpenedAt}}
		for _, g := range further {
			if g.year != y.Year {
				continue
			}
			if err := readScheme(y.Year, g.scheme, &g.Scheme); err != nil {
				return nil, err
			}
			y.Groups = append(y.Groups, g.AssessmentGroup)
		}
		all = append(all, y)
	}
	return all, nil
}

func readScheme(year int, text string, into *model.Scheme) error {
	if err := json.Unmarshal([]byte(text), into); err != nil {
		return &model.Error{Code: model.Corrupt, Err: fmt.Errorf("scheme of %d: %w", year, err),
			Message: fmt.Sprintf("%d 年度的考核方案读不出来，用备份恢复", year)}
	}
	return nil
}

// PutAssessmentYear opens a year or changes it; it must speak of its first group, whose name and scheme are written with it. A
// finalised year keeps its groups with their schemes, its marks, adjustments, vetoes and decisions: they can be changed again only
// after Finalised has been written as false.
func (tx *Tx) PutAssessmentYear(y model.AssessmentYear) error {
	if y.Group > 1 {
		return failure(fmt.Errorf("year %d written as its group %d", y.Year, y.Group), "")
	}
	scheme, err := schemeText(&y.Scheme)
	if err != nil {
		return err
	}
	return years.upsert(tx, &yearRow{y, scheme}, 1)
}

// ArchiveYear puts a finalised year away on a day. The scheme is not written again: an older program may have spelt it otherwise.
func (tx *Tx) ArchiveYear(year int, on model.Date) error {
	_, err := tx.exec("UPDATE assessment_year SET archived_on = ? WHERE year = ?", on, year)
	return failure(err, "")
}

// PutGroup opens a further group of a year or changes a group. It is refused with code Closed in a finalised year.
func (tx *Tx) PutGroup(year int, g model.AssessmentGroup) error {
	if g.Number <= 1 {
		y, err := tx.AssessmentYear(year)
		if err != nil {
			return err
		}
		y.GroupName, y.Scheme = g.Name, g.Scheme
		return tx.PutAssessmentYear(y)
	}
	scheme, err := schemeText(&g.Scheme)
	if err != nil {
		return err
	}
	return groups.upsert(tx, &groupRow{year: year, scheme: scheme, AssessmentGroup: g}, 2)
}

// NextGroup is the number of the next group of an open year: none that another has, or had when it was closed.
func (r *Reader) NextGroup(year int) (int, error) {
	var number int
	err := r.q.QueryRowContext(r.ctx, `SELECT max(1, (SELECT ifnull(max(number), 0) FROM assessment_group WHERE year = ?1),
		(SELECT ifnull(max(group_number), 0) FROM scheme_version WHERE year = ?1)) + 1`, year).Scan(&number)
	return number, failure(err, "")
}

// DeleteGroup takes a further group away; the marks of those who were in it stay. Closed in a finalised year.
func (tx *Tx) DeleteGroup(year, number int) error {
	_, err := remove(tx, "assessment_group", "year = ? AND number = ?", year, number)
	return err
}

// YearsAssessed lists the years of which an assessment was opened, the earliest first.
func (r *Reader) YearsAssessed() ([]int, error) {
	years, err := column[int](r.ctx, r.q, "SELECT year FROM assessment_year ORDER BY year")
	return years, failure(err, "")
}
