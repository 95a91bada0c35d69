package store

import (
	"crypto/rand"
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

// noVotes is the version of a tally without votes.
const noVotes = "{}"

// BallotTallies returns what was counted in a year, or with year 0 in all.
func (r *Reader) BallotTallies(year int) ([]model.BallotTally, error) {
	rows, err := ballotTallies.list(r, "? IN (0, year)", year)
	if err != nil {
		return nil, err
	}
	var all []model.BallotTally
	for _, t := range rows {
		text, err := r.tallyVotes(t.ID)
		if err != nil {
			return nil, err
		}
		if err := (jsonColumn{&t.Votes}).Scan(text); err != nil {
			return nil, err
		}
		t.Version = t.votes
		all = append(all, t.BallotTally)
	}
	return all, nil
}

// tallyVotes are the votes of a tally as JSON. They stand in ballot_running, outside the change log: the sums before and after a
// paper would give that paper away, also where a group is closed, reopened for one more, and closed again. Files of earlier
// versions have the votes of groups that were done in the row itself.
func (r *Reader) tallyVotes(id int64) (string, error) {
	votes, err := column[string](r.ctx, r.q, `SELECT coalesce(r.votes, iif(json_type(t.votes) = 'object', t.votes, '{}')) FROM ballot_tally t
		LEFT JOIN ballot_running r ON r.tally_id = t.id WHERE t.id = ?`, id)
	if err != nil || len(votes) == 0 {
		return noVotes, failure(err, "")
	}
	return votes[0], nil
}

// PutBallotTally adds a tally (ID 0; the ID is set) or changes it. The change log shows how many papers there are, and by a new
// Version that the votes are others, not the votes.
func (tx *Tx) PutBallotTally(year int, t *model.BallotTally) error {
	text, err := votesText(t.Votes)
	if err != nil {
		return err
	}
	was, err := tx.tallyVotes(t.ID)
	if err != nil {
		return err
	}
	versions, err := column[string](tx.ctx, tx.q, "SELECT votes FROM ballot_tally WHERE id = ?", t.ID)
	switch {
	case err != nil:
		return failure(err, "")
	case text == noVotes:
		t.Version = noVotes
	case text == was && len(versions) > 0:
		t.Version = versions[0]
	default:
		t.Version = `"` + rand.Text() + `"`
	}
	if err := ballotTallies.put(tx, &tallyRow{*t, year, t.Version}, &t.ID); err != nil {
		return err
	}
	return tx.SettleBallots(t.ID, t.Votes)
}

func votesText(votes map[int64]model.BallotVotes) (string, error) {
	if len(votes) == 0 {
		return noVotes, nil
	}
	text, err := json.Marshal(votes)
	return string(text), failure(err, "")
}

// SettleBallots puts the votes of a tally right after an undo put its row back; without votes they are forgotten.
func (tx *Tx) SettleBallots(tally int64, votes map[int64]model.BallotVotes) error {
	text, err := votesText(votes)
	if err != nil {
		return err
	}
	if text == noVotes {
		_, err := remove(tx, "ballot_running", "tally_id = ?", tally)
		return err
	}
	_, err = tx.exec("INSERT INTO ballot_running (tally_id, votes) VALUES (?, ?) ON CONFLICT (tally_id) DO UPDATE SET votes = excluded.votes", tally, text)
	return failure(err, "")
}
