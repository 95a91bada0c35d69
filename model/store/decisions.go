package store

import (
	"encoding/json"
	"fmt"

	"github.com/shuangbai/shuangbai/model"
)

// decisionRow is a decision with its year.
type decisionRow struct {
	year  int
	basis string // model.Standing, "" where it is not known
	model.Decision
}

var decisions = newTable("decision", "year, org_id, unit_id, grade, reason, by, at, basis", "subject", func(d *decisionRow) []any {
	return []any{&d.year, ofOrg{&d.OrgID}, ofUnit{&d.OrgID}, &d.Grade, &d.Reason, &d.By, moment{&d.At}, &d.basis}
})

// Decisions returns what the committee decided in a year, by branch.
func (r *Reader) Decisions(year int) ([]model.Decision, error) {
	rows, err := decisions.list(r, "year = ?", year)
	all := make([]model.Decision, len(rows))
	for i := range rows {
		all[i] = rows[i].Decision
		if rows[i].basis == "" {
			continue
		}
		if err := json.Unmarshal([]byte(rows[i].basis), &all[i].Basis); err != nil {
			return nil, &model.Error{Code: model.Corrupt, Message: fmt.Sprintf("%d 年度的等次决定读不出来，用备份恢复", year), Err: err}
		}
	}
	return all, err
}

// KindBasis is the kind of the change sets that only write down what decisions of older files were made on.
const KindBasis = "basis"

// YearsWithoutBasis lists the open years with decisions that do not say what they were made on.
func (r *Reader) YearsWithoutBasis() ([]int, error) {
	years, err := column[int](r.ctx, r.q, `SELECT DISTINCT d.year FROM decision d JOIN assessment_year y ON y.year = d.year
		WHERE d.basis = '' AND y.finalised = 0 ORDER BY d.year`)
	return years, failure(err, "")
}

// PutDecision writes the decision for a branch in the place of an earlier one. Closed in a finalised year.
func (tx *Tx) PutDecision(year int, d model.Decision) error {
	row := decisionRow{year: year, Decision: d}
	if d.Basis.Known() {
		text, err := json.Marshal(d.Basis)
		if err != nil {
			return failure(err, "")
		}
		row.basis = string(text)
	}
	return decisions.upsert(tx, &row, 3)
}

// DeleteDecision takes a decision back; one that is not there is no failure. Closed in a finalised year.
func (tx *Tx) DeleteDecision(year int, orgID int64) error {
	_, err := remove(tx, "decision", "year = ? AND subject = ?", year, orgID)
	return err
}

// opinionRow is an opinion with its year.
type opinionRow struct {
	year int
	model.Opinion
}

var opinions = newTable("opinion", "year, org_id, unit_id, box, text, date", "subject, box", func(o *opinionRow) []any {
	return []any{&o.year, ofOrg{&o.OrgID}, ofUnit{&o.OrgID}, &o.Box, &o.Text, &o.Date}
})

// Opinions returns the opinions of a year, by branch.
func (r *Reader) Opinions(year int) ([]model.Opinion, error) {
	rows, err := opinions.list(r, "year = ?", year)
	all := make([]model.Opinion, len(rows))
	for i := range rows {
		all[i] = rows[i].Opinion
	}
	return all, err
}

// PutOpinion writes the text of an opinion box in the place of an earlier one; an empty text removes it. Opinions
// may be written after the year is finalised: the authority's comes last.
func (tx *Tx) PutOpinion(year int, o model.Opinion) error {
	if o.Text == "" {
		_, err := remove(tx, "opinion", "year = ? AND subject = ? AND box = ?", year, o.OrgID, o.Box)
		return err
	}
	return opinions.upsert(tx, &opinionRow{year, o}, 4)
}
