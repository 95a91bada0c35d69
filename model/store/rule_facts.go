package store

import (
	"database/sql"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
)

// The checkup reads all records in one pass: only the columns that its rules need, as plain texts and numbers, which
// database/sql hands over without looking for their kinds.

var people = table[model.Person]{name: "member", order: "id", columns: []string{"id", "ifnull(branch_id, 0)", "name", "kind", "birth", "join_date",
	"full_date", "job", "status", "lost", "lost_on", "closed_on", "closed_why <> ''"},
	fields: func(p *model.Person) []any {
		return []any{&p.ID, &p.BranchID, &p.Name, (*string)(&p.Kind), (*string)(&p.Birth), (*string)(&p.JoinDate), (*string)(&p.FullDate), &p.Job,
			(*string)(&p.Status), &p.Lost, (*string)(&p.LostOn), (*string)(&p.ClosedOn), &p.ReasonGiven}
	}}

var stays = table[model.Stay]{name: "membership", order: "id", columns: []string{"member_id", "org_id", "from_on", "to_on"},
	fields: func(s *model.Stay) []any {
		return []any{&s.MemberID, &s.OrgID, (*string)(&s.From), (*string)(&s.To)}
	}}

// The sum is that of model.Gap….
var meetings = table[model.Meeting]{name: "activity", order: "id", columns: []string{"org_id", "date", "kind", "due", "present",
	"hours", "vote_due", "vote_present", "vote_for", "instr(topic, '民主评议') > 0",
	"(topic = '') + 2 * (place = '') + 4 * (chair = '') + 8 * (recorder = '') + 16 * (present >= 0 AND present < due AND absent = '')"},
	fields: func(m *model.Meeting) []any {
		return []any{&m.OrgID, (*string)(&m.Date), (*string)(&m.Kind), &m.Due, &m.Present,
			(*int64)(&m.Hours), &m.Voters, &m.VotersPresent, &m.VotesFor, &m.Review, &m.Gaps}
	}}

// People returns everybody on the roster, closed ones too.
func (r *Reader) People() ([]model.Person, error) { return people.list(r, "") }

// Stays returns the periods in branches of those who have one with a date: for all others the present branch tells all.
func (r *Reader) Stays() ([]model.Stay, error) {
	return stays.list(r, "member_id IN (SELECT member_id FROM membership WHERE from_on <> '' OR to_on <> '')")
}

// Meetings returns the records of Party life from one day to another.
func (r *Reader) Meetings(from, to model.Date) ([]model.Meeting, error) {
	return meetings.list(r, "date BETWEEN ? AND ?", from, to)
}

// TermExtensions returns all elections that were put off.
func (r *Reader) TermExtensions() ([]record.TermExtension, error) {
	return tableOf(record.TermExtensions).list(r, "")
}

// FactsChanged reports whether anything that rules judge was written after a row of the change log, and the log's latest
// row. Marks, papers and what the program remembers are none of it.
func (r *Reader) FactsChanged(after int64) (changed bool, latest int64, err error) {
	var last sql.NullInt64
	err = r.q.QueryRowContext(r.ctx, `SELECT (SELECT max(id) FROM change_row), EXISTS (SELECT 1 FROM change_row WHERE id > ? AND tbl NOT IN
		('assessment_year', 'mark', 'adjustment', 'veto', 'decision', 'opinion', 'ranking', 'result', 'layout_memory', 'value_memory', 'access'))`,
		after).Scan(&last, &changed)
	return changed, last.Int64, failure(err, "")
}

var ruleSettings = newTable("rule_setting", "id, rule, limit_value, severity, judged, reason", "rule", func(s *model.RuleSetting) []any {
	return []any{&s.ID, &s.Rule, &s.Number, &s.Severity, &s.State, &s.Reason}
})

// RuleSettings returns what the committee set differently, by rule.
func (r *Reader) RuleSettings() ([]model.RuleSetting, error) { return ruleSettings.list(r, "") }

// PutRuleSetting adds a setting (ID 0; the ID is set) or changes it.
func (tx *Tx) PutRuleSetting(s *model.RuleSetting) error { return ruleSettings.put(tx, s, &s.ID) }

// DeleteRuleSetting gives a rule back what it came with; it returns NotFound when nothing was set.
func (tx *Tx) DeleteRuleSetting(id int64) error { return removeOne(tx, "rule_setting", id) }

var acceptedFindings = newTable("accepted_finding", "id, rule, org_id, member_id, reason, from_on, until_on", "id", func(a *model.AcceptedFinding) []any {
	return []any{&a.ID, &a.Rule, ref{&a.OrgID}, ref{&a.MemberID}, &a.Reason, &a.From, &a.Until}
})

// AcceptedFindings returns the findings that were accepted, past ones too.
func (r *Reader) AcceptedFindings() ([]model.AcceptedFinding, error) {
	return acceptedFindings.list(r, "")
}

// PutAcceptedFinding adds an acceptance (ID 0; the ID is set) or changes it.
func (tx *Tx) PutAcceptedFinding(a *model.AcceptedFinding) error {
	return acceptedFindings.put(tx, a, &a.ID)
}

// DeleteAcceptedFinding takes an acceptance back; it returns NotFound when there is none.
func (tx *Tx) DeleteAcceptedFinding(id int64) error { return removeOne(tx, "accepted_finding", id) }
