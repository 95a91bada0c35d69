package store

import "github.com/shuangbai/shuangbai/model"

var publications = newTable("publication", "year, first_day, last_day", "year", func(p *model.Publication) []any {
	return []any{&p.Year, &p.First, &p.Last}
})

// Publication returns when the result of a year is made public, nil when that is not set down.
func (r *Reader) Publication(year int) (*model.Publication, error) {
	all, err := publications.list(r, "year = ?", year)
	if err != nil || len(all) == 0 {
		return nil, err
	}
	return &all[0], nil
}

// PutPublication sets down when the result of a year is made public. Closed in an archived year.
func (tx *Tx) PutPublication(p model.Publication) error { return publications.upsert(tx, &p, 1) }

// DeletePublication forgets it, as reopening does. One that is not there is no failure.
func (tx *Tx) DeletePublication(year int) error {
	_, err := remove(tx, "publication", "year = ?", year)
	return err
}

var objections = newTable("objection", "id, year, org_id, unit_id, item, who, text, received_on, handling, outcome, closed_on, reopened_on", "received_on, id",
	func(o *model.Objection) []any {
		return []any{&o.ID, &o.Year, ofOrg{&o.OrgID}, ofUnit{&o.OrgID}, &o.Item, &o.Who, &o.Text, &o.Received, &o.Handling, &o.Outcome, &o.Closed, &o.Reopened}
	})

// Objections returns the objections against the result of a year, the earliest first.
func (r *Reader) Objections(year int) ([]model.Objection, error) {
	return objections.list(r, "year = ?", year)
}

// PutObjection adds an objection (ID 0; the ID is set) or changes it. Closed in an archived year.
func (tx *Tx) PutObjection(o *model.Objection) error { return objections.put(tx, o, &o.ID) }

// DeleteObjection takes an objection away; it returns NotFound when there is none. Closed in an archived year.
func (tx *Tx) DeleteObjection(id int64) error { return removeOne(tx, "objection", id) }
