package store

import (
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// markRow is a mark with its place.
type markRow struct {
	year  int
	orgID int64
	key   model.MarkKey
	model.Mark
}

var marks = newTable("mark", "year, org_id, unit_id, item, stage, points, not_applicable, reason, by, at, evidence", "subject, item, stage", func(m *markRow) []any {
	return []any{&m.year, ofOrg{&m.orgID}, ofUnit{&m.orgID}, &m.key.Item, &m.key.Stage, &m.Points, &m.NotApplicable, &m.Reason, &m.By, moment{&m.At}, &m.Evidence}
})

// Marks returns the marks of a year by branch, or by unit where units are assessed (model.UnitKey).
func (r *Reader) Marks(year int) (map[int64]map[model.MarkKey]model.Mark, error) {
	return r.marksWhere("year = ?", year)
}

// MarksOf returns the marks of one branch in a year.
func (r *Reader) MarksOf(year int, orgID int64) (map[model.MarkKey]model.Mark, error) {
	all, err := r.marksWhere("year = ? AND subject = ?", year, orgID)
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

// MarkedItems returns which marks a year has, by branch; the marks themselves are left empty.
func (r *Reader) MarkedItems(year int) (map[int64]map[model.MarkKey]model.Mark, error) {
	rows, err := r.query(`SELECT subject, group_concat(stage || item, char(10)) FROM mark WHERE year = ? GROUP BY subject`, year)
	if err != nil {
		return nil, failure(err, "")
	}
	defer rows.Close()
	all := map[int64]map[model.MarkKey]model.Mark{}
	for rows.Next() {
		var org int64
		var keys string
		if err := rows.Scan(&org, &keys); err != nil {
			return nil, failure(err, "")
		}
		all[org] = make(map[model.MarkKey]model.Mark, strings.Count(keys, "\n")+1)
		for key := range strings.SplitSeq(keys, "\n") {
			stage, err := strconv.Atoi(key[:1])
			if err != nil {
				return nil, failure(err, "")
			}
			all[org][model.MarkKey{Item: key[1:], Stage: model.Stage(stage)}] = model.Mark{}
		}
	}
	return all, failure(rows.Err(), "")
}

// PutMark writes one mark, new or changed. It is refused with code Closed in a finalised year.
func (tx *Tx) PutMark(year int, orgID int64, key model.MarkKey, mark model.Mark) error {
	return marks.upsert(tx, &markRow{year, orgID, key, mark}, 5)
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
	_, err := remove(tx, "mark", "year = ? AND subject = ? AND item = ? AND stage = ?", year, orgID, key.Item, key.Stage)
	return err
}

// adjustmentRow is an adjustment with its year.
type adjustmentRow struct {
	model.Adjustment
	year int
}

var adjustments = newTable("adjustment", "id, year, org_id, unit_id, deduction, title, level, basis, evidence, matter, claim_line, self, checked, final", "subject, deduction, id",
	func(a *adjustmentRow) []any {
		return []any{&a.ID, &a.year, ofOrg{&a.OrgID}, ofUnit{&a.OrgID}, &a.Deduction, &a.Title, &a.Level, &a.Basis, &a.Evidence, &a.Matter, &a.Line, &a.Self, &a.Checked, &a.Final}
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

var vetoes = newTable("veto", "id, year, org_id, unit_id, rule, title, basis, date", "subject, id", func(v *vetoRow) []any {
	return []any{&v.ID, &v.year, ofOrg{&v.OrgID}, ofUnit{&v.OrgID}, &v.Rule, &v.Title, &v.Basis, &v.Date}
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
