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

// PutCommittee writes the owner of the file.
func (tx *Tx) PutCommittee(c model.Committee) error {
	_, err := tx.exec(`INSERT INTO committee (id, name, sector, district, contact, phone, year) VALUES (1, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (id) DO UPDATE SET name = excluded.name, sector = excluded.sector, district = excluded.district,
		contact = excluded.contact, phone = excluded.phone, year = excluded.year`, committees.fields(&c)...)
	return failure(err, "")
}

// Setting returns a setting of the programs (column choice, last folder), "" when it was never written. Settings
// are not under the change log.
func (r *Reader) Setting(key string) (string, error) {
	all, err := column[string](r.ctx, r.q, "SELECT value FROM setting WHERE key = ?", key)
	if err != nil || len(all) == 0 {
		return "", failure(err, "")
	}
	return all[0], nil
}

// Settings returns all settings.
func (r *Reader) Settings() (map[string]string, error) {
	rows, err := r.query("SELECT key, value FROM setting")
	if err != nil {
		return nil, failure(err, "")
	}
	defer rows.Close()
	all := map[string]string{}
	for rows.Next() {
		var key, value string
		if err := rows.Scan(&key, &value); err != nil {
			return nil, failure(err, "")
		}
		all[key] = value
	}
	return all, failure(rows.Err(), "")
}

// PutSetting writes a setting; "" removes it.
func (tx *Tx) PutSetting(key, value string) error {
	var err error
	if value == "" {
		_, err = tx.exec("DELETE FROM setting WHERE key = ?", key)
	} else {
		_, err = tx.exec("INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value", key, value)
	}
	return failure(err, "")
}
