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

var decisions = newTable("decision", "year, org_id, grade, reason, by, at, basis", "org_id", func(d *decisionRow) []any {
	return []any{&d.year, &d.OrgID, &d.Grade, &d.Reason, &d.By, moment{&d.At}, &d.basis}
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
	return decisions.upsert(tx, &row, 2)
}

// DeleteDecision takes a decision back; one that is not there is no failure. Closed in a finalised year.
func (tx *Tx) DeleteDecision(year int, orgID int64) error {
	_, err := remove(tx, "decision", "year = ? AND org_id = ?", year, orgID)
	return err
}

// opinionRow is an opinion with its year.
type opinionRow struct {
	year int
	model.Opinion
}

var opinions = newTable("opinion", "year, org_id, box, text, date", "org_id, box", func(o *opinionRow) []any {
	return []any{&o.year, &o.OrgID, &o.Box, &o.Text, &o.Date}
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
		_, err := remove(tx, "opinion", "year = ? AND org_id = ? AND box = ?", year, o.OrgID, o.Box)
		return err
	}
	return opinions.upsert(tx, &opinionRow{year, o}, 3)
}

// MarkSheets returns what was marked in a year, one sheet for each of the branches given and in their order. The
// caller fills in the branch's own data (name, secretary, number of members, date of setting up).
func (r *Reader) MarkSheets(year int, orgIDs []int64) ([]model.MarkSheet, error) {
	all, err := r.Marks(year)
	if err != nil {
		return nil, err
	}
	sheets := make([]model.MarkSheet, len(orgIDs))
	at := map[int64]*model.MarkSheet{}
	for i, id := range orgIDs {
		sheets[i] = model.MarkSheet{OrgID: id, Marks: all[id]}
		if sheets[i].Marks == nil {
			sheets[i].Marks = map[model.MarkKey]model.Mark{}
		}
		at[id] = &sheets[i]
	}
	adjustments, err := r.Adjustments(year)
	if err != nil {
		return nil, err
	}
	for _, a := range adjustments {
		if s := at[a.OrgID]; s != nil {
			s.Adjustments = append(s.Adjustments, a)
		}
	}
	vetoes, err := r.Vetoes(year)
	if err != nil {
		return nil, err
	}
	for _, v := range vetoes {
		if s := at[v.OrgID]; s != nil {
			s.Vetoes = append(s.Vetoes, v)
		}
	}
	opinions, err := r.Opinions(year)
	if err != nil {
		return nil, err
	}
	for _, o := range opinions {
		if s := at[o.OrgID]; s != nil {
			s.Opinions = append(s.Opinions, o)
		}
	}
	return sheets, nil
}

// PutRanking keeps the outcome of a finalised year as it was, in the place of an earlier one.
func (tx *Tx) PutRanking(ranking model.Ranking) error {
	if err := tx.DeleteRanking(ranking.Year); err != nil {
		return err
	}
	rows := ranking.Rows
	ranking.Rows = nil
	head, err := json.Marshal(ranking)
	if err != nil {
		return failure(err, "")
	}
	if _, err := tx.exec("INSERT INTO ranking (year, snapshot) VALUES (?, ?)", ranking.Year, string(head)); err != nil {
		return failure(err, "")
	}
	for i, row := range rows {
		text, err := json.Marshal(row)
		if err != nil {
			return failure(err, "")
		}
		if _, err := tx.exec("INSERT INTO result (year, org_id, place, snapshot) VALUES (?, ?, ?, ?)", ranking.Year, row.OrgID, i, string(text)); err != nil {
			return failure(err, "")
		}
	}
	return nil
}

// DeleteRanking forgets the kept outcome of a year, as reopening does. One that is not there is no failure.
func (tx *Tx) DeleteRanking(year int) error {
	if _, err := remove(tx, "result", "year = ?", year); err != nil {
		return err
	}
	_, err := remove(tx, "ranking", "year = ?", year)
	return err
}

// Ranking returns the kept outcome of a finalised year, or NotFound.
func (r *Reader) Ranking(year int) (model.Ranking, error) {
	var ranking model.Ranking
	heads, err := column[string](r.ctx, r.q, "SELECT snapshot FROM ranking WHERE year = ?", year)
	if err != nil {
		return ranking, failure(err, "")
	}
	if len(heads) == 0 {
		return ranking, model.Errorf(model.NotFound, "%d 年度还没有核定，没有保存的结果", year)
	}
	if err := json.Unmarshal([]byte(heads[0]), &ranking); err != nil {
		return ranking, badSnapshot(year, err)
	}
	texts, err := column[string](r.ctx, r.q, "SELECT snapshot FROM result WHERE year = ? ORDER BY place", year)
	if err != nil {
		return ranking, failure(err, "")
	}
	for _, text := range texts {
		var row model.RankRow
		if err := json.Unmarshal([]byte(text), &row); err != nil {
			return ranking, badSnapshot(year, err)
		}
		ranking.Rows = append(ranking.Rows, row)
	}
	return ranking, nil
}

func badSnapshot(year int, err error) error {
	return &model.Error{Code: model.Corrupt, Message: fmt.Sprintf("%d 年度核定时保存的结果读不出来，用备份恢复", year), Err: err}
}
