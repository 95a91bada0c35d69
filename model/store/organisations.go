package store

import (
	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/names"
	"github.com/shuangbai/shuangbai/model/record"
)

var (
	units  = tableOf(record.Units)
	orgs   = tableOf(record.Orgs)
	covers = tableOf(record.Covers)
	posts  = tableOf(record.Posts)
)

// Units returns all units, closed ones too, by name; with keys only those.
func (r *Reader) Units(keys ...int64) ([]model.Unit, error) { return units.list(r, among("id", keys)) }

// Unit returns one unit, or NotFound.
func (r *Reader) Unit(id int64) (model.Unit, error) { return units.get(r, id) }

// PutUnit adds a unit (ID 0; the ID is set) or changes it.
func (tx *Tx) PutUnit(u *model.Unit) error {
	tx.named = true
	return units.put(tx, u, &u.ID)
}

// Orgs returns all organisations, closed ones too, by pinyin; with keys only those.
func (r *Reader) Orgs(keys ...int64) ([]model.Org, error) { return orgs.list(r, among("id", keys)) }

// Org returns one organisation, or NotFound.
func (r *Reader) Org(id int64) (model.Org, error) { return orgs.get(r, id) }

// OrgsUnder returns the organisations directly under another, closed ones too, by pinyin.
func (r *Reader) OrgsUnder(parentID int64) ([]model.Org, error) {
	return orgs.list(r, "parent_id = ?", parentID)
}

// PutOrg adds an organisation (ID 0; the ID is set) or changes it, and fills its sort keys.
func (tx *Tx) PutOrg(o *model.Org) error {
	tx.named = true
	o.SortPinyin, o.SortStroke, o.Initials = names.OrgKeys(o.Name)
	return orgs.put(tx, o, &o.ID)
}

// Covers returns which organisation covers which unit, past ones too; with keys only those.
func (r *Reader) Covers(keys ...int64) ([]model.Cover, error) {
	return covers.list(r, among("id", keys))
}

// CoversOf returns the units that one organisation covers, past ones too.
func (r *Reader) CoversOf(orgID int64) ([]model.Cover, error) {
	return covers.list(r, "org_id = ?", orgID)
}

// PutCover adds (ID 0) or changes a cover.
func (tx *Tx) PutCover(c *model.Cover) error { return covers.put(tx, c, &c.ID) }

// Posts returns all posts, past ones too, by organisation and beginning; with keys only those.
func (r *Reader) Posts(keys ...int64) ([]model.Post, error) { return posts.list(r, among("id", keys)) }

// PostsOf returns the posts of one organisation, past ones too.
func (r *Reader) PostsOf(orgID int64) ([]model.Post, error) {
	return posts.list(r, "org_id = ?", orgID)
}

// PostsHeldBy returns the posts of one person, past ones too.
func (r *Reader) PostsHeldBy(memberID int64) ([]model.Post, error) {
	return posts.list(r, "member_id = ?", memberID)
}

// PutPost adds (ID 0) or changes a post.
func (tx *Tx) PutPost(p *model.Post) error { return posts.put(tx, p, &p.ID) }
