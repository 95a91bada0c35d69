package store

import (
	"encoding/json"
	"fmt"

	"github.com/shuangbai/shuangbai/model"
)

// PioneerIndex returns the definition of 党员先锋指数 that a year keeps; nil where it keeps none.
func (r *Reader) PioneerIndex(year int) (*model.PioneerIndex, error) {
	texts, err := column[string](r.ctx, r.q, "SELECT method FROM pioneer_index WHERE year = ?", year)
	if err != nil || len(texts) == 0 {
		return nil, failure(err, "")
	}
	var x model.PioneerIndex
	if err := json.Unmarshal([]byte(texts[0]), &x); err != nil {
		return nil, &model.Error{Code: model.Corrupt, Err: err, Message: fmt.Sprintf("%d 年度的先锋指数办法读不出来，用备份恢复", year)}
	}
	return &x, nil
}

// PioneerYears lists the years that keep a definition, the earliest first.
func (r *Reader) PioneerYears() ([]int, error) {
	years, err := column[int](r.ctx, r.q, "SELECT year FROM pioneer_index ORDER BY year")
	return years, failure(err, "")
}

// PutPioneerIndex keeps the definition of a year in the place of an earlier one.
func (tx *Tx) PutPioneerIndex(year int, x *model.PioneerIndex) error {
	raw, err := json.Marshal(x)
	if err != nil {
		return failure(err, "")
	}
	_, err = tx.exec(`INSERT INTO pioneer_index (year, method) VALUES (?, ?)
		ON CONFLICT (year) DO UPDATE SET method = excluded.method`, year, string(raw))
	return failure(err, "")
}

var pioneerMarks = newTable("pioneer_mark", "year, quarter, member_id, line, amount, not_applicable, note, recorded, by, at, standing", "member_id, quarter, line",
	func(m *model.PioneerMark) []any {
		return []any{&m.Year, &m.Quarter, &m.MemberID, &m.Line, &m.Amount, &m.NotApplicable, &m.Note, &m.Recorded, &m.By, moment{&m.At}, &m.Standing}
	})

// PioneerMarks returns what was entered in a year, of some members or of all.
func (r *Reader) PioneerMarks(year int, members ...int64) ([]model.PioneerMark, error) {
	return pioneerMarks.list(r, ofMembers(members), year)
}

// PioneerAmount is an amount that was entered for a line, so many times.
type PioneerAmount struct {
	Line          string
	Amount        model.Points
	NotApplicable bool
	Times         int
}

// PioneerAmounts returns the different amounts that were entered in a year.
func (r *Reader) PioneerAmounts(year int) ([]PioneerAmount, error) {
	rows, err := r.query("SELECT line, amount, not_applicable, count(*) FROM pioneer_mark WHERE year = ? GROUP BY 1, 2, 3 ORDER BY 1, 2, 3", year)
	if err != nil {
		return nil, failure(err, "")
	}
	defer rows.Close()
	var all []PioneerAmount
	for rows.Next() {
		var a PioneerAmount
		if err := rows.Scan(&a.Line, &a.Amount, &a.NotApplicable, &a.Times); err != nil {
			return nil, failure(err, "")
		}
		all = append(all, a)
	}
	return all, failure(rows.Err(), "")
}

// PioneerUsed reports whether something is entered in a year by its definition.
func (r *Reader) PioneerUsed(year int) (bool, error) {
	found, err := column[int](r.ctx, r.q, `SELECT EXISTS (SELECT 1 FROM pioneer_mark WHERE year = ?1)
		OR EXISTS (SELECT 1 FROM pioneer_event WHERE year = ?1) OR EXISTS (SELECT 1 FROM appraisal WHERE year = ?1)`, year)
	return err == nil && found[0] == 1, failure(err, "")
}

// ofMembers is the condition for the rows of a year, of some members or of all.
func ofMembers(members []int64) string {
	if len(members) == 0 {
		return "year = ?"
	}
	return "year = ? AND " + among("member_id", members)
}

// PutPioneerMark writes what was entered for a line in the place of an earlier entry.
func (tx *Tx) PutPioneerMark(m model.PioneerMark) error { return pioneerMarks.upsert(tx, &m, 4) }

// DeletePioneerMark takes an entry away; one that is not there is no failure.
func (tx *Tx) DeletePioneerMark(year, quarter int, member int64, line string) error {
	_, err := remove(tx, "pioneer_mark", "year = ? AND quarter = ? AND member_id = ? AND line = ?", year, quarter, member, line)
	return err
}

var pioneerEvents = newTable("pioneer_event", "id, year, quarter, member_id, kind, title, points, basis, date", "member_id, quarter, id",
	func(e *model.PioneerEvent) []any {
		return []any{&e.ID, &e.Year, &e.Quarter, &e.MemberID, &e.Kind, &e.Title, &e.Points, &e.Basis, &e.Date}
	})

// PioneerEvents returns bonus, deductions and zeroings of a year, of some members or of all.
func (r *Reader) PioneerEvents(year int, members ...int64) ([]model.PioneerEvent, error) {
	return pioneerEvents.list(r, ofMembers(members), year)
}

// PioneerEvent returns one of them, or NotFound.
func (r *Reader) PioneerEvent(id int64) (model.PioneerEvent, error) { return pioneerEvents.get(r, id) }

// PutPioneerEvent adds (ID 0; the ID is set) or changes one.
func (tx *Tx) PutPioneerEvent(e *model.PioneerEvent) error { return pioneerEvents.put(tx, e, &e.ID) }

// DeletePioneerEvent takes one away; it returns NotFound when there is none.
func (tx *Tx) DeletePioneerEvent(id int64) error { return removeOne(tx, "pioneer_event", id) }

// appraisalRow is an appraisal as its table has it.
type appraisalRow struct {
	model.Appraisal
	votes string
}

var appraisals = newTable("appraisal", "year, member_id, org_id, grade, votes, reason, date", "org_id, member_id", func(a *appraisalRow) []any {
	return []any{&a.Year, &a.MemberID, &a.OrgID, &a.Grade, &a.votes, &a.Reason, &a.Date}
})

// Appraisals returns the results of 民主评议党员 of a year, of some members or of all.
func (r *Reader) Appraisals(year int, members ...int64) ([]model.Appraisal, error) {
	rows, err := appraisals.list(r, ofMembers(members), year)
	all := make([]model.Appraisal, len(rows))
	for i := range rows {
		all[i] = rows[i].Appraisal
		if err := json.Unmarshal([]byte(rows[i].votes), &all[i].Votes); err != nil {
			return nil, failure(err, "")
		}
	}
	return all, err
}

// AppraisalYears lists the years in which something of the index or the appraisal is entered for a member, the earliest first.
func (r *Reader) AppraisalYears(member int64) ([]int, error) {
	years, err := column[int](r.ctx, r.q, `SELECT year FROM appraisal WHERE member_id = ?1 UNION SELECT year FROM pioneer_mark WHERE member_id = ?1
		UNION SELECT year FROM pioneer_event WHERE member_id = ?1 ORDER BY 1`, member)
	return years, failure(err, "")
}

// PutAppraisal writes the result of a member in the place of an earlier one.
func (tx *Tx) PutAppraisal(a model.Appraisal) error {
	raw, err := json.Marshal(a.Votes)
	if err != nil {
		return failure(err, "")
	}
	if a.Votes == nil {
		raw = []byte("{}")
	}
	return appraisals.upsert(tx, &appraisalRow{a, string(raw)}, 2)
}

// DeleteAppraisal takes a result away; one that is not there is no failure.
func (tx *Tx) DeleteAppraisal(year int, member int64) error {
	_, err := remove(tx, "appraisal", "year = ? AND member_id = ?", year, member)
	return err
}

// MembershipsOfMany returns the periods of some members in branches.
func (r *Reader) MembershipsOfMany(members []int64) ([]model.Membership, error) {
	return memberships.list(r, among("member_id", members))
}

// MembersEverOf returns those who are or were in a branch, closed ones too, by pinyin.
func (r *Reader) MembersEverOf(orgID int64) ([]model.Member, error) {
	return members.list(r, "branch_id = ? OR id IN (SELECT member_id FROM membership WHERE org_id = ?)", orgID, orgID)
}
