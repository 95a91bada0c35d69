package store

import (
	"github.com/shuangbai/shuangbai/model"
)

// What a list or a pane needs is counted and joined by SQLite, so that nothing is read only to be counted.

// MemberCount is how many people of one kind a branch has now; those who left, died or were dismissed are not counted.
type MemberCount struct {
	BranchID      int64 // 0 for those without a branch
	Kind          model.MemberKind
	People        int
	WithoutNumber int // of them, people without an ID number
}

// MemberCounts counts the present roster by branch and kind, in no order.
func (r *Reader) MemberCounts() ([]MemberCount, error) { return r.memberCounts("") }

// MemberCountsOf counts the present people of one branch by kind.
func (r *Reader) MemberCountsOf(orgID int64) ([]MemberCount, error) {
	return r.memberCounts("AND branch_id = ?", orgID)
}

func (r *Reader) memberCounts(where string, args ...any) ([]MemberCount, error) {
	rows, err := r.query(`SELECT ifnull(branch_id, 0), kind, count(*), sum(id_number = '') FROM member WHERE closed_on = '' `+where+
		` GROUP BY branch_id, kind`, args...)
	if err != nil {
		return nil, failure(err, "")
	}
	defer rows.Close()
	var all []MemberCount
	for rows.Next() {
		var c MemberCount
		if err := rows.Scan(&c.BranchID, &c.Kind, &c.People, &c.WithoutNumber); err != nil {
			return nil, failure(err, "")
		}
		all = append(all, c)
	}
	return all, failure(rows.Err(), "")
}

// WorkCount is how many people of one branch and kind work at a unit now.
type WorkCount struct {
	BranchID int64 // 0 for those without a branch
	UnitID   int64 // 0 where it is not recorded
	Kind     model.MemberKind
	People   int
}

// WorkCounts counts the present roster by branch, unit and kind, in no order.
func (r *Reader) WorkCounts() ([]WorkCount, error) {
	rows, err := r.query(`SELECT ifnull(branch_id, 0), ifnull(unit_id, 0), kind, count(*) FROM member WHERE closed_on = '' GROUP BY branch_id, unit_id, kind`)
	if err != nil {
		return nil, failure(err, "")
	}
	defer rows.Close()
	var all []WorkCount
	for rows.Next() {
		var c WorkCount
		if err := rows.Scan(&c.BranchID, &c.UnitID, &c.Kind, &c.People); err != nil {
			return nil, failure(err, "")
		}
		all = append(all, c)
	}
	return all, failure(rows.Err(), "")
}

// UnitNames returns the names of all units, closed ones too, by key.
func (r *Reader) UnitNames() (map[int64]string, error) { return r.namesIn("unit") }

// MemberNames returns the names of all members, closed ones too, by key.
func (r *Reader) MemberNames() (map[int64]string, error) { return r.namesIn("member") }

// OrgNames returns the names of all organisations, closed ones too, by key.
func (r *Reader) OrgNames() (map[int64]string, error) { return r.namesIn("org") }

func (r *Reader) namesIn(table string) (map[int64]string, error) {
	return r.textsOf("SELECT id, name FROM " + table)
}

// textsOf are the texts that a query returns, by the key before them.
func (r *Reader) textsOf(query string) (map[int64]string, error) {
	rows, err := r.query(query)
	if err != nil {
		return nil, failure(err, "")
	}
	defer rows.Close()
	all := map[int64]string{}
	for rows.Next() {
		var id int64
		var name string
		if err := rows.Scan(&id, &name); err != nil {
			return nil, failure(err, "")
		}
		all[id] = name
	}
	return all, failure(rows.Err(), "")
}
