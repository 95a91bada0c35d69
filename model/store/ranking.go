package store

import (
	"encoding/json"
	"fmt"

	"github.com/shuangbai/shuangbai/model"
)

// PutRankings keeps the outcome of a finalised year as it was, in the place of an earlier one: a ranking for each group, by
// their numbers.
func (tx *Tx) PutRankings(year int, all []model.Ranking) error {
	if err := tx.DeleteRanking(year); err != nil {
		return err
	}
	heads := make([]model.Ranking, len(all))
	for i, ranking := range all {
		heads[i] = ranking
		heads[i].Rows = nil
	}
	head, err := json.Marshal(keptHead{heads[0], heads[1:]})
	if err != nil {
		return failure(err, "")
	}
	if _, err := tx.exec("INSERT INTO ranking (year, snapshot) VALUES (?, ?)", year, string(head)); err != nil {
		return failure(err, "")
	}
	place := 0
	for _, ranking := range all {
		for _, row := range ranking.Rows {
			text, err := json.Marshal(keptRow{row, ranking.Group})
			if err != nil {
				return failure(err, "")
			}
			if _, err := tx.exec("INSERT INTO result (year, org_id, unit_id, place, snapshot) VALUES (?, ?, ?, ?, ?)", year, ofOrg{&row.OrgID}, ofUnit{&row.OrgID}, place, string(text)); err != nil {
				return failure(err, "")
			}
			place++
		}
	}
	return nil
}

// keptHead is the outcome of a year without its rows: that of the first group, and of the others.
type keptHead struct {
	model.Ranking
	Further []model.Ranking `json:",omitempty"`
}

// keptRow is a row of it with the group that it is in, 0 where the year had no groups yet.
type keptRow struct {
	model.RankRow
	Group int `json:",omitempty"`
}

// DeleteRanking forgets the kept outcome of a year, as reopening does. One that is not there is no failure.
func (tx *Tx) DeleteRanking(year int) error {
	if _, err := remove(tx, "result", "year = ?", year); err != nil {
		return err
	}
	_, err := remove(tx, "ranking", "year = ?", year)
	return err
}

// Rankings returns the kept outcome of a finalised year, a ranking for each group, or NotFound.
func (r *Reader) Rankings(year int) ([]model.Ranking, error) {
	heads, err := column[string](r.ctx, r.q, "SELECT snapshot FROM ranking WHERE year = ?", year)
	if err != nil {
		return nil, failure(err, "")
	}
	if len(heads) == 0 {
		return nil, model.Errorf(model.NotFound, "%d 年度还没有核定，没有保存的结果", year)
	}
	var head keptHead
	if err := json.Unmarshal([]byte(heads[0]), &head); err != nil {
		return nil, badSnapshot(year, err)
	}
	all := append([]model.Ranking{head.Ranking}, head.Further...)
	texts, err := column[string](r.ctx, r.q, "SELECT snapshot FROM result WHERE year = ? ORDER BY place", year)
	if err != nil {
		return nil, failure(err, "")
	}
	for _, text := range texts {
		var row keptRow
		if err := json.Unmarshal([]byte(text), &row); err != nil {
			return nil, badSnapshot(year, err)
		}
		for i := range all {
			if max(all[i].Group, 1) == max(row.Group, 1) {
				all[i].Rows = append(all[i].Rows, row.RankRow)
			}
		}
	}
	return all, nil
}

// RankedOrgs returns who is in the kept outcome of a year, each with the number of its group; none when it was not finalised.
func (r *Reader) RankedOrgs(year int) (map[int64]int, error) {
	rows, err := r.query("SELECT subject, max(coalesce(snapshot ->> '$.Group', 1), 1) FROM result WHERE year = ?", year)
	if err != nil {
		return nil, failure(err, "")
	}
	defer rows.Close()
	all := map[int64]int{}
	for rows.Next() {
		var org int64
		var group int
		if err := rows.Scan(&org, &group); err != nil {
			return nil, failure(err, "")
		}
		all[org] = group
	}
	return all, failure(rows.Err(), "")
}

// KeptGrades returns the grades in the kept outcome of a year by organisation; none when it was not finalised.
func (r *Reader) KeptGrades(year int) (map[int64]string, error) {
	rows, err := r.query("SELECT subject, coalesce(snapshot ->> '$.Grade', '') FROM result WHERE year = ?", year)
	if err != nil {
		return nil, failure(err, "")
	}
	defer rows.Close()
	all := map[int64]string{}
	for rows.Next() {
		var org int64
		var grade string
		if err := rows.Scan(&org, &grade); err != nil {
			return nil, failure(err, "")
		}
		all[org] = grade
	}
	return all, failure(rows.Err(), "")
}

func badSnapshot(year int, err error) error {
	return &model.Error{Code: model.Corrupt, Message: fmt.Sprintf("%d 年度核定时保存的结果读不出来，用备份恢复", year), Err: err}
}
