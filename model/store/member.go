package store

import (
	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/names"
)

var members = newTable("member", `id, branch_id, name, sex, ethnicity, id_number, birth, education, kind, join_date, full_date, job,
	phone, address, status, floating, float_to, lost, lost_on, exempt, remark, closed_on, closed_why, sort_pinyin, sort_stroke,
	initials`, "sort_pinyin, id", func(m *model.Member) []any {
	return []any{&m.ID, ref{&m.BranchID}, &m.Name, &m.Sex, &m.Ethnicity, &m.IDNumber, &m.Birth, &m.Education, &m.Kind, &m.JoinDate,
		&m.FullDate, &m.Job, &m.Phone, &m.Address, &m.Status, &m.Floating, &m.FloatTo, &m.Lost, &m.LostOn, &m.Exempt, &m.Remark,
		&m.ClosedOn, &m.ClosedWhy, &m.SortPinyin, &m.SortStroke, &m.Initials}
})

var memberships = newTable("membership", "id, member_id, org_id, from_on, to_on, reason", "member_id, from_on, id",
	func(m *model.Membership) []any {
		return []any{&m.ID, &m.MemberID, &m.OrgID, &m.From, &m.To, &m.Reason}
	})

var activities = newTable("activity", "id, org_id, date, kind, topic, place, due, present, absent, chair, recorder, remark",
	"date, org_id, id", func(a *model.Activity) []any {
		return []any{&a.ID, &a.OrgID, &a.Date, &a.Kind, &a.Topic, &a.Place, &a.Due, &a.Present, &a.Absent, &a.Chair, &a.Recorder, &a.Remark}
	})

// Members returns everybody on the roster, closed ones too, by pinyin.
func (r *Reader) Members() ([]model.Member, error) { return members.list(r, "") }

// MembersOf returns those whose present branch is orgID, closed ones too, by pinyin.
func (r *Reader) MembersOf(orgID int64) ([]model.Member, error) {
	return members.list(r, "branch_id = ?", orgID)
}

// Member returns one person, or NotFound.
func (r *Reader) Member(id int64) (model.Member, error) { return members.get(r, id) }

// MembersByNumber returns those with an ID number; more than one when the roster has it twice.
func (r *Reader) MembersByNumber(number string) ([]model.Member, error) {
	return members.list(r, "id_number = ? AND id_number <> ''", number)
}

// PutMember adds a person (ID 0; the ID is set) or changes one, and fills the sort keys. A new person without a
// status gets StatusNormal. Memberships are written apart, with PutMembership.
func (tx *Tx) PutMember(m *model.Member) error {
	if m.Status == "" {
		m.Status = model.StatusNormal
	}
	m.SortPinyin, m.SortStroke, m.Initials = names.Keys(m.Name)
	return members.put(tx, m, &m.ID)
}

// DeleteMember removes a person who was entered by mistake, with their memberships; one who left, died or was
// dismissed is closed with a date instead.
func (tx *Tx) DeleteMember(id int64) error {
	if _, err := remove(tx, "membership", "member_id = ?", id); err != nil {
		return err
	}
	return removeOne(tx, "member", id)
}

// Memberships returns all periods in branches, by member and beginning.
func (r *Reader) Memberships() ([]model.Membership, error) { return memberships.list(r, "") }

// MembershipsOf returns one person's periods in branches, by beginning.
func (r *Reader) MembershipsOf(memberID int64) ([]model.Membership, error) {
	return memberships.list(r, "member_id = ?", memberID)
}

// PutMembership adds (ID 0) or changes a period.
func (tx *Tx) PutMembership(m *model.Membership) error { return memberships.put(tx, m, &m.ID) }

// DeleteMembership removes a period that was entered by mistake.
func (tx *Tx) DeleteMembership(id int64) error { return removeOne(tx, "membership", id) }

// Activities returns all records of Party life, by date.
func (r *Reader) Activities() ([]model.Activity, error) { return activities.list(r, "") }

// ActivitiesBetween returns the records from one day to another, both included.
func (r *Reader) ActivitiesBetween(from, to model.Date) ([]model.Activity, error) {
	return activities.list(r, "date BETWEEN ? AND ?", from, to)
}

// ActivitiesOf returns the records of one organisation, by date.
func (r *Reader) ActivitiesOf(orgID int64) ([]model.Activity, error) {
	return activities.list(r, "org_id = ?", orgID)
}

// Activity returns one record, or NotFound.
func (r *Reader) Activity(id int64) (model.Activity, error) { return activities.get(r, id) }

// PutActivity adds (ID 0) or changes a record.
func (tx *Tx) PutActivity(a *model.Activity) error { return activities.put(tx, a, &a.ID) }

// DeleteActivity removes a record; the change log keeps it and undo brings it back.
func (tx *Tx) DeleteActivity(id int64) error { return removeOne(tx, "activity", id) }

// NoteAccess records that a person was shown what the screen masks: "id_number" or "phone" of a member.
func (tx *Tx) NoteAccess(memberID int64, what string) error {
	at := tx.now()
	_, err := tx.exec("INSERT INTO access (member_id, what, at) VALUES (?, ?, ?)", memberID, what, stamp(at))
	return failure(err, "")
}
