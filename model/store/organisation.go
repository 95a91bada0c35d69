package store

import (
	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/names"
)

var units = newTable("unit", `id, name, kind, credit_code, licence, licence_to, address, district, staff, legal_person, authority,
	in_charter, charter_date, seat_on_board, budgeted, closed_on, closed_why`, "name, id", func(u *model.Unit) []any {
	return []any{&u.ID, &u.Name, &u.Kind, &u.CreditCode, &u.Licence, &u.LicenceTo, &u.Address, &u.District, &u.Staff, &u.LegalPerson,
		&u.Authority, &u.InCharter, &u.CharterDate, &u.SeatOnBoard, &u.Budgeted, &u.ClosedOn, &u.ClosedWhy}
})

var orgs = newTable("org", `id, parent_id, name, kind, formation, management, set_up_on, approved_on, term_start, term_end, phone,
	reported_size, remark, in_charter, seat_on_board, budgeted, closed_on, closed_why, sort_pinyin, sort_stroke, initials`,
	"sort_pinyin, id", func(o *model.Org) []any {
		return []any{&o.ID, ref{&o.ParentID}, &o.Name, &o.Kind, &o.Formation, &o.Management, &o.SetUpOn, &o.ApprovedOn, &o.TermStart,
			&o.TermEnd, &o.Phone, &o.ReportedSize, &o.Remark, &o.InCharter, &o.SeatOnBoard, &o.Budgeted, &o.ClosedOn, &o.ClosedWhy,
			&o.SortPinyin, &o.SortStroke, &o.Initials}
	})

var covers = newTable("cover", "id, org_id, unit_id, from_on, to_on", "org_id, from_on, id", func(c *model.Cover) []any {
	return []any{&c.ID, &c.OrgID, &c.UnitID, &c.From, &c.To}
})

var posts = newTable("post", "id, org_id, member_id, name, duty, from_on, to_on", "org_id, from_on, id", func(p *model.Post) []any {
	return []any{&p.ID, &p.OrgID, ref{&p.MemberID}, &p.Name, &p.Duty, &p.From, &p.To}
})

// Units returns all units, closed ones too, by name.
func (r *Reader) Units() ([]model.Unit, error) { return units.list(r, "") }

// Unit returns one unit, or NotFound.
func (r *Reader) Unit(id int64) (model.Unit, error) { return units.get(r, id) }

// PutUnit adds a unit (ID 0; the ID is set) or changes it.
func (tx *Tx) PutUnit(u *model.Unit) error { return units.put(tx, u, &u.ID) }

// DeleteUnit removes a unit that was entered by mistake; one that ceased is closed with a date instead.
func (tx *Tx) DeleteUnit(id int64) error { return removeOne(tx, "unit", id) }

// Orgs returns all organisations, closed ones too, by pinyin.
func (r *Reader) Orgs() ([]model.Org, error) { return orgs.list(r, "") }

// Org returns one organisation, or NotFound.
func (r *Reader) Org(id int64) (model.Org, error) { return orgs.get(r, id) }

// PutOrg adds an organisation (ID 0; the ID is set) or changes it, and fills its sort keys.
func (tx *Tx) PutOrg(o *model.Org) error {
	o.SortPinyin, o.SortStroke, o.Initials = names.OrgKeys(o.Name)
	return orgs.put(tx, o, &o.ID)
}

// DeleteOrg removes an organisation that was entered by mistake; one that was dissolved is closed with a date instead.
func (tx *Tx) DeleteOrg(id int64) error { return removeOne(tx, "org", id) }

// Covers returns which organisation covers which unit, past ones too.
func (r *Reader) Covers() ([]model.Cover, error) { return covers.list(r, "") }

// PutCover adds (ID 0) or changes a cover.
func (tx *Tx) PutCover(c *model.Cover) error { return covers.put(tx, c, &c.ID) }

// DeleteCover removes a cover that was entered by mistake.
func (tx *Tx) DeleteCover(id int64) error { return removeOne(tx, "cover", id) }

// Posts returns all posts, past ones too, by organisation and beginning.
func (r *Reader) Posts() ([]model.Post, error) { return posts.list(r, "") }

// PostsOf returns the posts of one organisation, past ones too.
func (r *Reader) PostsOf(orgID int64) ([]model.Post, error) {
	return posts.list(r, "org_id = ?", orgID)
}

// PutPost adds (ID 0) or changes a post.
func (tx *Tx) PutPost(p *model.Post) error { return posts.put(tx, p, &p.ID) }

// DeletePost removes a post that was entered by mistake.
func (tx *Tx) DeletePost(id int64) error { return removeOne(tx, "post", id) }
