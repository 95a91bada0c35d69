package store

import (
	"encoding/json"
	"fmt"

	"github.com/shuangbai/shuangbai/model"
)

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

// RankedOrgs returns the organisations in the kept outcome of a year, none when it was not finalised.
func (r *Reader) RankedOrgs(year int) ([]int64, error) {
	all, err := column[int64](r.ctx, r.q, "SELECT org_id FROM result WHERE year = ?", year)
	return all, failure(err, "")
}

func badSnapshot(year int, err error) error {
	return &model.Error{Code: model.Corrupt, Message: fmt.Sprintf("%d 年度核定时保存的结果读不出来，用备份恢复", year), Err: err}
}
