package store

import (
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

const committeeColumns = "name, sector, district, contact, phone, year, life_from, sector_name, unit_word, unit_kinds, licence_word, first_scheme, first_pioneer, without_registers, lock_after"

var committees = newTable("committee", committeeColumns, "id", func(c *model.Committee) []any {
	t := &c.Terms
	return []any{&c.Name, &c.Sector, &c.District, &c.Contact, &c.Phone, &c.Year, &c.LifeFrom, &t.Name, &t.Unit, &t.UnitKinds, &t.Licence, &t.Scheme, &t.Pioneer, &t.Without, &c.LockAfter}
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

var lifeStarts = newTable("life_start", "id, since, from_on, reason", "from_on, id", func(s *model.LifeStart) []any {
	return []any{&s.ID, &s.Since, &s.From, &s.Reason}
})

// LifeStarts returns from when Party life is judged as it was said after the file's beginning, by the day on which it was said.
func (r *Reader) LifeStarts() ([]model.LifeStart, error) { return lifeStarts.list(r, "") }

// PutLifeStart adds one (ID 0; the ID is set) or changes it.
func (tx *Tx) PutLifeStart(s *model.LifeStart) error { return lifeStarts.put(tx, s, &s.ID) }

var wordings = newTable("wording", "id, superior, field, from_on", "from_on", func(w *model.Wording) []any {
	return []any{&w.ID, &w.Superior, &w.Field, &w.From}
})

// Wordings returns the names of the superior body and the field, by their first day.
func (r *Reader) Wordings() ([]model.Wording, error) { return wordings.list(r, "") }

// PutWording adds names (ID 0; the ID is set) or changes them.
func (tx *Tx) PutWording(w *model.Wording) error { return wordings.put(tx, w, &w.ID) }

// PutCommittee writes the owner of the file.
func (tx *Tx) PutCommittee(c model.Committee) error {
	var set []string
	for _, column := range committees.columns {
		set = append(set, column+" = excluded."+column)
	}
	_, err := tx.exec("INSERT INTO committee (id, "+committeeColumns+") VALUES (1"+strings.Repeat(", ?", len(committees.columns))+
		") ON CONFLICT (id) DO UPDATE SET "+strings.Join(set, ", "), committees.fields(&c)...)
	return failure(err, "")
}
