package store

import (
	"encoding/json"
	"fmt"

	"github.com/shuangbai/shuangbai/model"
)

// jsonColumn keeps a value as JSON text.
type jsonColumn struct{ value any }

// Scan implements sql.Scanner.
func (j jsonColumn) Scan(v any) error {
	text, _ := v.(string)
	if err := json.Unmarshal([]byte(text), j.value); err != nil {
		return &model.Error{Code: model.Corrupt, Err: fmt.Errorf("ballots: %w", err), Message: "测评票的记录读不出来，用备份恢复"}
	}
	return nil
}

// BallotSetup returns how a year's debriefs are voted on, or NotFound.
func (r *Reader) BallotSetup(year int) (model.BallotSetup, error) {
	var s model.BallotSetup
	texts, err := column[string](r.ctx, r.q, "SELECT definition FROM ballot_setup WHERE year = ?", year)
	switch {
	case err != nil:
		return s, failure(err, "")
	case len(texts) == 0:
		return s, model.NoBallots(year)
	}
	return s, jsonColumn{&s}.Scan(texts[0])
}

// PutBallotSetup sets a year's ballots up or changes how.
func (tx *Tx) PutBallotSetup(year int, s *model.BallotSetup) error {
	text, err := json.Marshal(s)
	if err == nil {
		_, err = tx.exec("INSERT INTO ballot_setup (year, definition) VALUES (?, ?) ON CONFLICT (year) DO UPDATE SET definition = excluded.definition", year, string(text))
	}
	return failure(err, "")
}

// subjectRow is a subject with its year; the name of the branch comes from its own table.
type subjectRow struct {
	model.BallotSubject
	year int
}

var ballotSubjects = newTable("ballot_subject", "id, year, org_id, session, place, person, how, why", "session, place, id", func(s *subjectRow) []any {
	return []any{&s.ID, &s.year, &s.OrgID, &s.Session, &s.Place, &s.Person, &s.How, &s.Why}
})

// BallotSubjects returns whom a year votes on, by meeting and place.
func (r *Reader) BallotSubjects(year int) ([]model.BallotSubject, error) {
	rows, err := ballotSubjects.list(r, "year = ?", year)
	if err != nil {
		return nil, err
	}
	var ids []int64
	for _, s := range rows {
		ids = append(ids, s.OrgID)
	}
	orgs, err := r.Orgs(ids...)
	if err != nil {
		return nil, err
	}
	names := map[int64]string{}
	for _, g := range orgs {
		names[g.ID] = g.Name
	}
	var all []model.BallotSubject
	for _, s := range rows {
		s.Branch = names[s.OrgID]
		all = append(all, s.BallotSubject)
	}
	return all, nil
}

// PutBallotSubject adds a subject (ID 0; the ID is set) or changes it.
func (tx *Tx) PutBallotSubject(year int, s *model.BallotSubject) error {
	return ballotSubjects.put(tx, &subjectRow{*s, year}, &s.ID)
}

// DeleteBallotSubject takes a subject away.
func (tx *Tx) DeleteBallotSubject(id int64) error { return removeOne(tx, "ballot_subject", id) }

type tallyRow struct {
	model.BallotTally
	year  int
	votes string
}

var ballotTallies = newTable("ballot_tally", "id, year, form, session, voters, issued, returned, valid, void, corrected, state, votes", "form, session, id", func(t *tallyRow) []any {
	return []any{&t.ID, &t.year, &t.Form, &t.Session, &t.Group, &t.Issued, &t.Returned, &t.Valid, &t.Void, &t.Corrected, &t.State, &t.votes}
})

// BallotTallies returns what was counted in a year, or with year 0 in all. Of a group whose papers are being entered the votes are
// the sums so far.
func (r *Reader) BallotTallies(year int) ([]model.BallotTally, error) {
	rows, err := ballotTallies.list(r, "? IN (0, year)", year)
	if err != nil {
		return nil, err
	}
	var all []model.BallotTally
	for _, t := range rows {
		if t.State == model.BallotsCounting {
			running, err := column[string](r.ctx, r.q, "SELECT votes FROM ballot_running WHERE tally_id = ?", t.ID)
			if err != nil {
				return nil, failure(err, "")
			}
			if t.votes = "{}"; len(running) > 0 {
				t.votes = running[0]
			}
		}
		if err := (jsonColumn{&t.Votes}).Scan(t.votes); err != nil {
			return nil, err
		}
		all = append(all, t.BallotTally)
	}
	return all, nil
}

// PutBallotTally adds a tally (ID 0; the ID is set) or changes it. While papers are being entered its votes stand outside the
// change log, which shows nothing but how many papers there are.
func (tx *Tx) PutBallotTally(year int, t *model.BallotTally) error {
	if t.Votes == nil {
		t.Votes = map[int64]model.BallotVotes{}
	}
	text, err := json.Marshal(t.Votes)
	if err != nil {
		return failure(err, "")
	}
	row := &tallyRow{*t, year, string(text)}
	if t.State == model.BallotsCounting {
		row.votes = "{}"
	}
	if err := ballotTallies.put(tx, row, &t.ID); err != nil {
		return err
	}
	return tx.setRunning(t, string(text))
}

// setRunning keeps the sums of a group whose papers are being entered, and forgets those of any other.
func (tx *Tx) setRunning(t *model.BallotTally, votes string) error {
	if t.State != model.BallotsCounting {
		_, err := remove(tx, "ballot_running", "tally_id = ?", t.ID)
		return err
	}
	_, err := tx.exec("INSERT INTO ballot_running (tally_id, votes) VALUES (?, ?) ON CONFLICT (tally_id) DO UPDATE SET votes = excluded.votes", t.ID, votes)
	return failure(err, "")
}

// SettleBallots puts the running sums of a tally right after an undo put its row back: votes are the sums that belong to it.
func (tx *Tx) SettleBallots(t *model.BallotTally, votes map[int64]model.BallotVotes) error {
	text, err := json.Marshal(votes)
	if err != nil {
		return failure(err, "")
	}
	return tx.setRunning(t, string(text))
}
