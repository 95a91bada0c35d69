package store

import (
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// KindReveal is the kind of the change sets that only note who was shown people's data, or took it out.
const KindReveal = "reveal"

// fewNames is how many people are named of a disclosure.
const fewNames = 3

// NoteDisclosed records that people's data is shown whole or leaves the data file. At is now; Set, Who and Names are not looked at.
func (tx *Tx) NoteDisclosed(d model.Disclosed) error {
	_, err := tx.exec("INSERT INTO handed_out (what, way, persons, whole, at) VALUES (?, ?, ?, ?, ?)", d.What, d.Way, d.Persons, d.Whole, stamp(tx.now()))
	return failure(err, "")
}

// Disclosed returns all disclosures, the latest first. Those of earlier versions are known by the words of their change sets.
func (r *Reader) Disclosed() ([]model.Disclosed, error) {
	names, err := r.disclosedNames()
	if err != nil {
		return nil, err
	}
	rows, err := r.query(`SELECT s.id, s.at, s.who, s.why, ifnull(h.what, ''), ifnull(h.way, ''), ifnull(h.persons, 0), ifnull(h.whole, 1),
		(SELECT count(DISTINCT a.member_id) FROM change_row c JOIN access a ON a.id = c.pk WHERE c.id BETWEEN s.first_row AND s.last_row AND c.tbl = 'access')
		FROM change_set s LEFT JOIN change_row c ON c.id BETWEEN s.first_row AND s.last_row AND c.tbl = 'handed_out' LEFT JOIN handed_out h ON h.id = c.pk
		WHERE s.kind = ? ORDER BY s.id DESC`, KindReveal)
	if err != nil {
		return nil, failure(err, "")
	}
	defer rows.Close()
	var all []model.Disclosed
	for rows.Next() {
		var d model.Disclosed
		var why string
		var members int
		if err := rows.Scan(&d.Set, moment{&d.At}, &d.Who, &why, &d.What, &d.Way, &d.Persons, &d.Whole, &members); err != nil {
			return nil, failure(err, "")
		}
		if d.Way == "" {
			d.What, d.Way, d.Persons = why, model.ToFile, members
			switch {
			case strings.HasPrefix(why, "显示"):
				d.Way = model.OnScreen
			case strings.HasPrefix(why, "做 "):
				d.Way, d.Whole = model.ByPackage, strings.Contains(why, "身份证号 ")
			}
		}
		d.Names = names[d.Set]
		all = append(all, d)
	}
	return all, failure(rows.Err(), "")
}

// disclosedNames are the people of the disclosures that are about few.
func (r *Reader) disclosedNames() (map[int64]string, error) {
	rows, err := r.query(`SELECT DISTINCT s.id, m.name FROM change_set s JOIN change_row c ON c.id BETWEEN s.first_row AND s.last_row AND c.tbl = 'access'
		JOIN access a ON a.id = c.pk JOIN member m ON m.id = a.member_id WHERE s.kind = ? AND s.last_row - s.first_row <= ? ORDER BY s.id, m.name`, KindReveal, 2*fewNames)
	if err != nil {
		return nil, failure(err, "")
	}
	defer rows.Close()
	people := map[int64][]string{}
	for rows.Next() {
		var set int64
		var name string
		if err := rows.Scan(&set, &name); err != nil {
			return nil, failure(err, "")
		}
		people[set] = append(people[set], name)
	}
	all := map[int64]string{}
	for set, names := range people {
		if len(names) <= fewNames {
			all[set] = strings.Join(names, "、")
		}
	}
	return all, failure(rows.Err(), "")
}
