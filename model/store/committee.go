package store

import (
	"github.com/shuangbai/shuangbai/model"
)

var committees = newTable("committee", "name, sector, district, contact, phone, year, life_from", "id", func(c *model.Committee) []any {
	return []any{&c.Name, &c.Sector, &c.District, &c.Contact, &c.Phone, &c.Year, &c.LifeFrom}
})

// Committee returns the owner of the file.
func (r *Reader) Committee() (model.Committee, error) {
	all, err := committees.list(r, "")
	if err != nil || len(all) == 0 {
		return model.Committee{}, err
	}
	return all[0], nil
}

// MadeIn is the year in which the data file was made, 0 for one without any change.
func (r *Reader) MadeIn() (int, error) {
	all, err := column[int](r.ctx, r.q, "SELECT ifnull((SELECT CAST(substr(at, 1, 4) AS INTEGER) FROM change_set ORDER BY id LIMIT 1), 0)")
	if err != nil {
		return 0, failure(err, "")
	}
	return all[0], nil
}

var wordings = newTable("wording", "id, superior, field, from_on", "from_on", func(w *model.Wording) []any {
	return []any{&w.ID, &w.Superior, &w.Field, &w.From}
})

// Wordings returns the names of the superior body and the field, by their first day.
func (r *Reader) Wordings() ([]model.Wording, error) { return wordings.list(r, "") }

// PutWording adds names (ID 0; the ID is set) or changes them.
func (tx *Tx) PutWording(w *model.Wording) error { return wordings.put(tx, w, &w.ID) }

// PutCommittee writes the owner of the file.
func (tx *Tx) PutCommittee(c model.Committee) error {
	_, err := tx.exec(`INSERT INTO committee (id, name, sector, district, contact, phone, year, life_from) VALUES (1, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET name = excluded.name, sector = excluded.sector, district = excluded.district,
		contact = excluded.contact, phone = excluded.phone, year = excluded.year, life_from = excluded.life_from`, committees.fields(&c)...)
	return failure(err, "")
}
