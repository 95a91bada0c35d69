package main

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
)

const (
	checkupBranches, checkupMembers = 300, 5_000
	mostCheckup                     = 150. // ms, of the committee of that size
	mostAgain                       = 10.  // ms, after one changed record
	linear                          = 1.25 // how much more than its share a larger committee may take
)

// barePass is what the checkup reads, in the order in which it reads it.
var barePass = []string{
	"SELECT id, kind, set_up_on, term_start, term_end, reported_size, closed_on, name FROM org",
	"SELECT id, name, staff, closed_on FROM unit",
	"SELECT org_id, unit_id, from_on, to_on FROM cover",
	"SELECT org_id, member_id, name, duty, from_on, to_on FROM post",
	"SELECT id, branch_id, unit_id, name, kind, birth, join_date, full_date, job, status, lost, lost_on, closed_on, closed_why, exempt FROM member",
	"SELECT org_id, date, kind, due, present, hours, vote_due, vote_present, vote_for, topic, place, chair, recorder, absent FROM activity WHERE date >= '2025-01-01'",
	"SELECT id, register_id, org_id, member_id, unit_id, content, closed_on FROM register_entry",
}

// checkup measures the checkup of a committee of 300 branches and 5,000 members with a year of records, and of committees twice and
// four times as large, each against one bare pass over the same rows; and the checkup after one changed record.
func (f *fixture) checkup(runs int) []row {
	var rows []row
	for _, times := range []int{1, 2, 4} {
		r := row{what: fmt.Sprintf("Checkup, %d branches, %d members, a year of records", times*checkupBranches, times*checkupMembers), bound: 3}
		path := filepath.Join(f.folder, fmt.Sprintf("checkup-%d.sbd", times))
		if r.err = checkupCommittee(path, times); r.err == nil {
			r = checkupTime(r, path, runs)
		}
		if r.err == nil {
			switch took := median(r.ours); {
			case times == 1:
				r.note += fmt.Sprintf("; at most %.0f ms", mostCheckup) + notKept(took > mostCheckup)
			case rows[0].err == nil:
				r.note += fmt.Sprintf("; %.2f× the time of 1×", took/median(rows[0].ours)) + notKept(took > linear*float64(times)*median(rows[0].ours))
			}
		}
		rows = append(rows, r)
	}
	return append(rows, checkupAgain(filepath.Join(f.folder, "checkup-1.sbd"), runs))
}

func notKept(missed bool) string {
	if missed {
		return ", **not kept**"
	}
	return ""
}

// checkupTime judges everything, on another day each time: a report is kept.
func checkupTime(r row, path string, runs int) row {
	ctx := context.Background()
	o, err := office.Open(ctx, path, office.Options{ReadOnly: true})
	if err != nil {
		r.err = err
		return r
	}
	defer func() { _ = o.Close() }()
	db, err := sql.Open("sqlite", "file:"+path+"?mode=ro")
	if err != nil {
		r.err = err
		return r
	}
	defer func() { _ = db.Close() }()
	days, turn, found := []model.Date{"2026-11-23", "2026-11-22"}, 0, 0
	r = compare(r, runs, side{work: func() error {
		turn++
		report, err := o.Checkup(ctx, days[turn%2])
		if err == nil {
			found = len(report.Findings)
		}
		return err
	}}, side{work: func() error { return passOver(ctx, db) }})
	r.note = fmt.Sprintf("%d findings", found)
	return r
}

// checkupAgain changes one record, a member, a payment or a branch in turn, and judges what it touches.
func checkupAgain(path string, runs int) row {
	r := row{what: "Checkup after one changed record", unit: "ms", bound: 1, bare: []float64{mostAgain}, note: "a member, dues, a branch in turn; “bare” is the bound"}
	ctx := context.Background()
	o, err := office.Open(ctx, path, office.Options{})
	if err != nil {
		r.err = err
		return r
	}
	defer func() { _ = o.Close() }()
	members, err := o.Members(ctx, false)
	if err != nil {
		r.err = err
		return r
	}
	dues, err := o.Entries(ctx, "dues", false)
	if err != nil {
		r.err = err
		return r
	}
	orgs, err := o.OpenOrgs(ctx)
	if err != nil {
		r.err = err
		return r
	}
	turn := 0
	change := func() error {
		turn++
		switch turn % 3 {
		case 0:
			m := members[turn*131%len(members)].Member
			m.LostOn, m.Lost = "2026-01-05", true
			_, _, err = o.SaveMember(ctx, m)
		case 1:
			e := dues.Rows[turn*131%len(dues.Rows)].Entry
			e.Values["paid_03"] = "0.00"
			_, _, err = o.SaveEntry(ctx, e)
		default:
			_, err = o.NewTerm(ctx, office.Election{OrgID: orgs[1+turn%(len(orgs)-1)].ID, From: "2026-11-01", To: "2029-10-31"})
		}
		return err
	}
	for i := range 3*runs + 1 {
		took, err := side{prepare: change, work: func() error {
			_, err := o.Checkup(ctx, "")
			return err
		}}.time()
		if err != nil {
			r.err = err
			return r
		}
		if i > 0 { // the first one judges everything
			r.ours = append(r.ours, took)
		}
	}
	return r
}

// passOver reads every row and drops it.
func passOver(ctx context.Context, db *sql.DB) error {
	for _, query := range barePass {
		rows, err := db.QueryContext(ctx, query)
		if err != nil {
			return err
		}
		columns, err := rows.Columns()
		if err != nil {
			return err
		}
		values := make([]sql.NullString, len(columns))
		into := make([]any, len(columns))
		for i := range values {
			into[i] = &values[i]
		}
		for rows.Next() {
			if err := rows.Scan(into...); err != nil {
				return err
			}
		}
		if err := rows.Close(); err != nil {
			return err
		}
	}
	return nil
}
