package store

import (
	"github.com/shuangbai/shuangbai/model"
)

var committees = newTable("committee", "name, sector, district, contact, phone, year", "id", func(c *model.Committee) []any {
	return []any{&c.Name, &c.Sector, &c.District, &c.Contact, &c.Phone, &c.Year}
})

// Committee returns the owner of the file.
func (r *Reader) Committee() (model.Committee, error) {
	all, err := committees.list(r, "")
	if err != nil || len(all) == 0 {
		return model.Committee{}, err
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
	_, err := tx.exec(`INSERT INTO committee (id, name, sector, district, contact, phone, year) VALUES (1, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET name = excluded.name, sector = excluded.sector, district = excluded.district,
		contact = excluded.contact, phone = excluded.phone, year = excluded.year`, committees.fields(&c)...)
	return failure(err, "")
}
