package main

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/store"
)

const checkupBranches, checkupMembers = 300, 5_000

// barePass is what the checkup reads, in the order in which it reads it.
var barePass = []string{
	"SELECT id, kind, set_up_on, term_start, term_end, reported_size, closed_on, name FROM org",
	"SELECT id, name, staff, closed_on FROM unit",
	"SELECT org_id, unit_id, from_on, to_on FROM cover",
	"SELECT org_id, member_id, name, duty, from_on, to_on FROM post",
	"SELECT id, branch_id, name, kind, birth, join_date, full_date, job, status, lost, lost_on, closed_on, closed_why FROM member",
	"SELECT org_id, date, kind, due, present, hours, vote_due, vote_present, vote_for, topic, place, chair, recorder, absent FROM activity WHERE date >= '2025-01-01'",
}

// checkupTime judges a committee of 300 branches and 5,000 members with a year of records, against one bare pass over the
// same rows.
func (f *fixture) checkupTime(runs int) row {
	r := row{what: fmt.Sprintf("Checkup, %d branches, 5,000 members, a year of records", checkupBranches), bound: 3}
	path := filepath.Join(f.folder, "checkup.sbd")
	if r.err = checkupCommittee(path); r.err != nil {
		return r
	}
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
	days, turn, found := []model.Date{"2026-11-23", "2026-11-22"}, 0, 0 // another day each time: a report is kept
	r = compare(r, runs, side{work: func() error {
		turn++
		report, err := o.Checkup(ctx, days[turn%2])
		if err == nil {
			found = len(report.Findings)
		}
		return err
	}}, side{work: func() error { return passOver(ctx, db) }})
	r.note = fmt.Sprintf("%d findings; at most 150 ms", found)
	if r.err == nil && median(r.ours) > 150 {
		r.note += ", **not kept**"
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

// checkupCommittee makes the data file: a third of the branches are joint, half have a 支委会, and one in ten misses a
// meeting a month.
func checkupCommittee(path string) error {
	f := &fixture{branches: branchNames(checkupBranches)}
	if err := f.committee(path, checkupMembers); err != nil {
		return err
	}
	db, err := store.Open(path, store.Options{})
	if err != nil {
		return err
	}
	defer func() { _ = db.Close() }()
	_, err = db.Write(context.Background(), store.Change{Who: "测量", Why: "一年的记录", Kind: "import"}, func(tx *store.Tx) error {
		orgs, err := tx.Orgs()
		if err != nil {
			return err
		}
		for i := range orgs {
			if orgs[i].Kind == model.Branch {
				if err := yearOf(tx, &orgs[i], i); err != nil {
					return err
				}
			}
		}
		return nil
	})
	return err
}

// yearOf gives a branch its term, units, posts and the records of a year.
func yearOf(tx *store.Tx, g *model.Org, i int) error {
	g.SetUpOn, g.TermStart, g.TermEnd = "2015-03-01", "2024-12-01", "2027-11-30"
	units := 1
	if i%3 == 0 {
		g.Kind, g.Formation, units = model.JointBranch, model.FormedJointly, 4+i%4
	}
	if err := tx.PutOrg(g); err != nil {
		return err
	}
	for n := range units {
		u := model.Unit{Name: fmt.Sprintf("%s单位%d", g.Name, n), Staff: 20}
		if err := tx.PutUnit(&u); err != nil {
			return err
		}
		if err := tx.PutCover(&model.Cover{OrgID: g.ID, UnitID: u.ID, From: "2020-01-01"}); err != nil {
			return err
		}
	}
	duties := []model.Duty{model.Secretary, model.Organisation, model.Publicity, model.Discipline}
	if i%2 == 0 {
		duties = duties[:1]
	}
	for n, d := range duties {
		if err := tx.PutPost(&model.Post{OrgID: g.ID, Name: fmt.Sprintf("委员%d", n), Duty: d, From: "2024-12-01"}); err != nil {
			return err
		}
	}
	for month := 1; month <= 11; month++ {
		for _, k := range []model.ActivityKind{model.PartyDay, model.CommitteeMeeting, model.MembersMeeting} {
			if k == model.PartyDay && (i+month)%10 == 0 || k == model.MembersMeeting && month%3 != 2 {
				continue
			}
			a := model.NewActivity(g.ID, k, model.Date(fmt.Sprintf("2026-%02d-15", month)))
			a.Topic, a.Place, a.Due, a.Present, a.Absent, a.Chair, a.Recorder = "学习", "会议室", 16, 15, "出差", "书记", "委员"
			if err := tx.PutActivity(&a); err != nil {
				return err
			}
		}
	}
	return nil
}
