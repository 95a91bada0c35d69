package store

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
)

// The checkup reads all records in one pass: only the columns that its rules need, as plain texts and numbers (see large).

var people = table[model.Person]{name: "member", order: "id", columns: []string{"id", "ifnull(branch_id, 0)", "ifnull(unit_id, 0)", "name", "kind", "birth", "join_date",
	"full_date", "job", "status", "lost", "lost_on", "closed_on", "closed_why <> ''", "exempt"},
	fields: func(p *model.Person) []any {
		return []any{(*large)(&p.ID), (*large)(&p.BranchID), (*large)(&p.UnitID), &p.Name, (*string)(&p.Kind), (*string)(&p.Birth), (*string)(&p.JoinDate), (*string)(&p.FullDate),
			&p.Job, (*string)(&p.Status), (*yes)(&p.Lost), (*string)(&p.LostOn), (*string)(&p.ClosedOn), (*yes)(&p.ReasonGiven), (*yes)(&p.Exempt)}
	}}

var stays = table[model.Stay]{name: "membership", order: "id", columns: []string{"id", "member_id", "org_id", "from_on", "to_on"},
	fields: func(s *model.Stay) []any {
		return []any{(*large)(&s.ID), (*large)(&s.MemberID), (*large)(&s.OrgID), (*string)(&s.From), (*string)(&s.To)}
	}}

// The sum is that of model.Gap…. The order is that of the index by which they are found where they are few.
var meetings = table[model.Meeting]{name: "activity", order: "date", columns: []string{"id", "org_id", "date", "kind", "due", "present",
	"hours", "vote_due", "vote_present", "vote_for", "instr(topic, '民主评议') > 0",
	"CASE WHEN kind = 'talk' THEN chair WHEN hours > 0 AND present < due THEN absent ELSE '' END",
	"(topic = '') + 2 * (place = '') + 4 * (chair = '') + 8 * (recorder = '') + 16 * (present >= 0 AND present < due AND absent = '')"},
	fields: func(m *model.Meeting) []any {
		return []any{(*large)(&m.ID), (*large)(&m.OrgID), (*string)(&m.Date), (*string)(&m.Kind), (*small)(&m.Due), (*small)(&m.Present),
			(*large)(&m.Hours), (*small)(&m.Voters), (*small)(&m.VotersPresent), (*small)(&m.VotesFor), (*yes)(&m.Review), &m.Names, (*small)(&m.Gaps)}
	}}

// meetingDays are meetings as far as it matters which were held, and when.
var meetingDays = table[model.Meeting]{name: "activity", order: "date", columns: []string{"org_id", "date", "kind", "instr(topic, '民主评议') > 0"},
	fields: func(m *model.Meeting) []any {
		return []any{(*large)(&m.OrgID), (*string)(&m.Date), (*string)(&m.Kind), (*yes)(&m.Review)}
	}}

// The functions that read facts return all rows, with keys only those.

// People returns everybody on the roster, closed ones too.
func (r *Reader) People(keys ...int64) ([]model.Person, error) {
	return people.list(r, among("id", keys))
}

// Stays returns the periods in branches of those who have one with a date, by the keys of those people: for all others the
// present branch tells all.
func (r *Reader) Stays(people ...int64) ([]model.Stay, error) {
	dated := "member_id IN (SELECT member_id FROM membership WHERE from_on <> '' OR to_on <> '')"
	if len(people) > 0 {
		dated = "EXISTS (SELECT 1 FROM membership d WHERE d.member_id = membership.member_id AND (d.from_on <> '' OR d.to_on <> '')) AND " + among("member_id", people)
	}
	return stays.list(r, dated)
}

// StayedBy returns the keys of the people whose periods have these keys.
func (r *Reader) StayedBy(keys ...int64) ([]int64, error) {
	all, err := column[int64](r.ctx, r.q, "SELECT member_id FROM membership WHERE "+among("id", keys))
	return all, failure(err, "")
}

// Meetings returns the records of Party life from one day to another.
func (r *Reader) Meetings(from, to model.Date, keys ...int64) ([]model.Meeting, error) {
	const between = "date BETWEEN ? AND ?"
	if len(keys) > 0 {
		return meetings.list(r, between+" AND "+among("id", keys), from, to)
	}
	first, err := column[string](r.ctx, r.q, "SELECT ifnull(min(date), '') FROM activity")
	if err != nil {
		return nil, failure(err, "")
	}
	if model.Date(first[0]).Before(from.AddYears(-2)) {
		return meetings.list(r, between, from, to)
	}
	whole := meetings // most are wanted: the table in its order is read sooner than row by row by the index
	whole.order = "id"
	return whole.list(r, "+"+between, from, to)
}

// MeetingDays returns the records of Party life of a year with branch, day, kind and Review alone, which takes half the time.
func (r *Reader) MeetingDays(year int) ([]model.Meeting, error) {
	return meetingDays.list(r, "date BETWEEN ? AND ?", fmt.Sprintf("%d-01-01", year), fmt.Sprintf("%d-12-31", year))
}

// DeleteTermExtension takes back that an election was put off.
func (tx *Tx) DeleteTermExtension(id int64) error { return removeOne(tx, "term_extension", id) }

// TermExtensions returns all elections that were put off.
func (r *Reader) TermExtensions(keys ...int64) ([]record.TermExtension, error) {
	return tableOf(record.TermExtensions).list(r, among("id", keys))
}

// among is the condition that a column holds one of the keys; "" for no keys, which is no condition.
func among(column string, keys []int64) string {
	if len(keys) == 0 {
		return ""
	}
	in := make([]string, len(keys))
	for i, k := range keys {
		in[i] = strconv.FormatInt(k, 10)
	}
	return column + " IN (" + strings.Join(in, ", ") + ")"
}

// LogEnd is the number of the latest row of the change log, 0 in a new file.
func (r *Reader) LogEnd() (int64, error) {
	all, err := column[int64](r.ctx, r.q, "SELECT ifnull(max(id), 0) FROM change_row")
	if err != nil {
		return 0, failure(err, "")
	}
	return all[0], nil
}

// FactsChanged returns the keys of the rows that rules judge which were written after a row of the change log, by table; full
// is false when more than so many were written, and the keys are not all then. Marks, papers and what the program remembers
// are none of them.
func (r *Reader) FactsChanged(after int64, most int) (changed map[string][]int64, full bool, err error) {
	rows, err := r.query(`SELECT tbl, pk FROM change_row WHERE id > ? AND +tbl NOT IN
		('assessment_year', 'assessment_group', 'mark', 'adjustment', 'veto', 'decision', 'opinion', 'ranking', 'result', 'layout_memory', 'value_memory', 'access', 'handed_out',
		'scheme_draft', 'scheme_version', 'wording', 'paper_layout', 'pioneer_index', 'pioneer_mark', 'pioneer_event', 'appraisal', 'sent_form')
		ORDER BY id LIMIT ?`, after, most+1)
	if err != nil {
		return nil, false, failure(err, "")
	}
	defer rows.Close()
	changed = map[string][]int64{}
	n := 0
	for ; rows.Next(); n++ {
		var table string
		var key int64
		if err := rows.Scan(&table, &key); err != nil {
			return nil, false, failure(err, "")
		}
		if !slices.Contains(changed[table], key) {
			changed[table] = append(changed[table], key)
		}
	}
	return changed, n <= most, failure(rows.Err(), "")
}

var ruleSettings = newTable("rule_setting", "id, rule, limit_value, severity, judged, reason, from_on", "rule, from_on, id", func(s *model.RuleSetting) []any {
	return []any{&s.ID, &s.Rule, &s.Number, &s.Severity, &s.State, &s.Reason, &s.From}
})

// RuleSettings returns what the committee ever set differently, by rule and by the day from which it holds.
func (r *Reader) RuleSettings() ([]model.RuleSetting, error) { return ruleSettings.list(r, "") }

// PutRuleSetting adds a setting (ID 0; the ID is set).
func (tx *Tx) PutRuleSetting(s *model.RuleSetting) error { return ruleSettings.put(tx, s, &s.ID) }

// DeleteRuleSetting takes a setting out of the history of its rule; it returns NotFound when there is none.
func (tx *Tx) DeleteRuleSetting(id int64) error { return removeOne(tx, "rule_setting", id) }

var acceptedFindings = newTable("accepted_finding", "id, rule, org_id, member_id, reason, from_on, until_on, entry_id", "id", func(a *model.AcceptedFinding) []any {
	return []any{&a.ID, &a.Rule, ref{&a.OrgID}, ref{&a.MemberID}, &a.Reason, &a.From, &a.Until, &a.EntryID}
})

// AcceptedFindings returns the findings that were accepted, past ones too.
func (r *Reader) AcceptedFindings(keys ...int64) ([]model.AcceptedFinding, error) {
	return acceptedFindings.list(r, among("id", keys))
}

// PutAcceptedFinding adds an acceptance (ID 0; the ID is set) or changes it.
func (tx *Tx) PutAcceptedFinding(a *model.AcceptedFinding) error {
	return acceptedFindings.put(tx, a, &a.ID)
}

// DeleteAcceptedFinding takes an acceptance back; it returns NotFound when there is none.
func (tx *Tx) DeleteAcceptedFinding(id int64) error { return removeOne(tx, "accepted_finding", id) }
