package store

import (
	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/names"
	"github.com/shuangbai/shuangbai/model/record"
)

var (
	members     = tableOf(record.Members)
	memberships = tableOf(record.Memberships)
	activities  = tableOf(record.Activities)
)

// Members returns everybody on the roster, closed ones too, by pinyin.
func (r *Reader) Members() ([]model.Member, error) { return members.list(r, "") }

// MembersOf returns those whose present branch is orgID, closed ones too, by pinyin.
func (r *Reader) MembersOf(orgID int64) ([]model.Member, error) {
	return members.list(r, "branch_id = ?", orgID)
}

// MembersAt returns those who work at a unit, closed ones too, by pinyin.
func (r *Reader) MembersAt(unitID int64) ([]model.Member, error) {
	return members.list(r, "unit_id = ?", unitID)
}

// MembersWithoutUnit returns those of a branch of whom it is not recorded where they work, closed ones too, by pinyin.
func (r *Reader) MembersWithoutUnit(orgID int64) ([]model.Member, error) {
	return members.list(r, "branch_id = ? AND unit_id IS NULL", orgID)
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
	tx.named = true
	if m.Status == "" {
		m.Status = model.StatusNormal
	}
	m.SortPinyin, m.SortStroke, m.Initials = names.Keys(m.Name)
	return members.put(tx, m, &m.ID)
}

// MembershipsOf returns one person's periods in branches, by beginning.
func (r *Reader) MembershipsOf(memberID int64) ([]model.Membership, error) {
	return memberships.list(r, "member_id = ?", memberID)
}

// PutMembership adds (ID 0) or changes a period.
func (tx *Tx) PutMembership(m *model.Membership) error { return memberships.put(tx, m, &m.ID) }

// ActivitiesNaming returns the records of Party life whose topic or remark holds a text, by date.
func (r *Reader) ActivitiesNaming(text string) ([]model.Activity, error) {
	return activities.list(r, "instr(topic, ?) > 0 OR instr(remark, ?) > 0", text, text)
}

// Activities returns all records of Party life, by date.
func (r *Reader) Activities() ([]model.Activity, error) { return activities.list(r, "") }

// ActivitiesOf returns the records of one organisation, by date.
func (r *Reader) ActivitiesOf(orgID int64) ([]model.Activity, error) {
	return activities.list(r, "org_id = ?", orgID)
}

// Activity returns one record of Party life, or NotFound.
func (r *Reader) Activity(id int64) (model.Activity, error) { return activities.get(r, id) }

// DeleteActivity removes a record with its attachments; it returns NotFound when there is none.
func (tx *Tx) DeleteActivity(id int64) error {
	if _, err := remove(tx, "attachment", "activity_id = ?", id); err != nil {
		return err
	}
	return removeOne(tx, "activity", id)
}

// PutActivity adds (ID 0) or changes a record.
func (tx *Tx) PutActivity(a *model.Activity) error { return activities.put(tx, a, &a.ID) }

// NoteAccess records that a person was shown what the screen masks: "id_number" or "phone" of a member.
func (tx *Tx) NoteAccess(memberID int64, what string) error {
	at := tx.now()
	_, err := tx.exec("INSERT INTO access (member_id, what, at) VALUES (?, ?, ?)", memberID, what, stamp(at))
	return failure(err, "")
}
