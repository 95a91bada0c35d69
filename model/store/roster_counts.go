package store

import (
	"strconv"
	"strings"

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

// OrgNames returns the names of all organisations, closed ones too, by key.
func (r *Reader) OrgNames() (map[int64]string, error) {
	rows, err := r.query("SELECT id, name FROM org")
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

// MarkedItems returns which marks a year has, by branch; the marks themselves are left empty.
func (r *Reader) MarkedItems(year int) (map[int64]map[model.MarkKey]model.Mark, error) {
	rows, err := r.query(`SELECT org_id, group_concat(stage || item, char(10)) FROM mark WHERE year = ? GROUP BY org_id`, year)
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

// RankedOrgs returns the organisations in the kept outcome of a year, none when it was not finalised.
func (r *Reader) RankedOrgs(year int) ([]int64, error) {
	all, err := column[int64](r.ctx, r.q, "SELECT org_id FROM result WHERE year = ?", year)
	return all, failure(err, "")
}

// LatestChange is the number of the latest change set, 0 when there is none.
func (r *Reader) LatestChange() (int64, error) {
	all, err := column[int64](r.ctx, r.q, "SELECT ifnull(max(id), 0) FROM change_set")
	if err != nil {
		return 0, failure(err, "")
	}
	return all[0], nil
}
