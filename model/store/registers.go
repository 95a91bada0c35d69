package store

import (
	"encoding/json"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
)

// registerRow is a definition as the file keeps it.
type registerRow struct {
	id         int64
	code       string
	title      string
	definition string
}

var registerRows = newTable("register", "id, code, title, definition", "id", func(r *registerRow) []any {
	return []any{&r.id, &r.code, &r.title, &r.definition}
})

// entryRow is an entry as the file keeps it.
type entryRow struct {
	register int64
	content  string
	record.Entry
}

var entryRows = newTable("register_entry",
	"id, register_id, number, title, org_id, unit_id, member_id, state, content, closed_on, closed_why", "id", func(e *entryRow) []any {
		return []any{&e.ID, &e.register, &e.Number, &e.Title, ref{&e.OrgID}, ref{&e.UnitID}, ref{&e.MemberID}, &e.State, &e.content, &e.ClosedOn, &e.ClosedWhy}
	})

// Registers returns the definitions that the data file holds, in the order in which they came into it. Those that ship
// with the program and were never used are not among them.
func (r *Reader) Registers() ([]record.Register, error) {
	rows, err := registerRows.list(r, "")
	if err != nil {
		return nil, err
	}
	all := make([]record.Register, len(rows))
	for i, row := range rows {
		if err := json.Unmarshal([]byte(row.definition), &all[i]); err != nil {
			return nil, failure(err, "")
		}
	}
	return all, nil
}

// registerNumber is the key of a register's row by its ID, 0 when the file does not hold it.
func (r *Reader) registerNumber(id string) (int64, error) {
	found, err := column[int64](r.ctx, r.q, "SELECT id FROM register WHERE code = ?", id)
	if err != nil || len(found) == 0 {
		return 0, failure(err, "")
	}
	return found[0], nil
}

// PutRegister adds a definition or changes the one with its ID. Entries are left as they are.
func (tx *Tx) PutRegister(def *record.Register) error {
	raw, err := json.Marshal(def)
	if err != nil {
		return failure(err, "")
	}
	row := registerRow{code: def.ID, title: def.Title, definition: string(raw)}
	if row.id, err = tx.registerNumber(def.ID); err != nil {
		return err
	}
	return registerRows.put(tx, &row, &row.id)
}

// Entries returns the entries of one register in the order in which they were entered, of all for "".
func (r *Reader) Entries(register string) ([]record.Entry, error) {
	if register == "" {
		return r.entries("")
	}
	number, err := r.registerNumber(register)
	if err != nil || number == 0 {
		return nil, err
	}
	return r.entries("register_id = ?", number)
}

// EntriesWithNames returns the entries of a register in which a name stands where the number of an organisation, unit or member
// of one of the shapes could: what was named was not in the file when they were written.
func (r *Reader) EntriesWithNames(def *record.Register, shapes map[record.Shape]map[int64]bool) ([]record.Entry, error) {
	number, err := r.registerNumber(def.ID)
	if err != nil || number == 0 {
		return nil, err
	}
	var where []string
	args := []any{number}
	for _, i := range def.Fields {
		if !i.Shape.Refers() || len(shapes[i.Shape]) == 0 {
			continue
		}
		named := "json_extract(content, ?) GLOB '*[^0-9]*'"
		if !slices.ContainsFunc(def.Fields, func(other record.Item) bool { return other.Shape == i.Shape && other.Name != i.Name }) {
			named = string(i.Shape) + "_id IS NULL AND " + named // spares reading the content of those that are linked
		}
		where, args = append(where, named), append(args, `$."`+i.Name+`"`)
	}
	if len(where) == 0 {
		return nil, nil
	}
	return r.entries("register_id = ? AND ("+strings.Join(where, " OR ")+")", args...)
}

// OpenEntries counts the entries that are not closed, by the ID of their register.
func (r *Reader) OpenEntries() (map[string]int, error) {
	counts := map[string]int{}
	rows, err := r.query("SELECT r.code, count(*) FROM register_entry e JOIN register r ON r.id = e.register_id WHERE e.closed_on = '' GROUP BY r.code")
	if err != nil {
		return nil, failure(err, "")
	}
	defer rows.Close()
	for rows.Next() {
		code, n := "", 0
		if err := rows.Scan(&code, &n); err != nil {
			return nil, failure(err, "")
		}
		counts[code] = n
	}
	return counts, failure(rows.Err(), "")
}

// EntriesOf returns the entries of a register that belong to an organisation, in the order in which they were entered.
func (r *Reader) EntriesOf(register string, org int64) ([]record.Entry, error) {
	return r.entries("register_id = (SELECT id FROM register WHERE code = ?) AND org_id = ?", register, org)
}

// EntriesOfMembers is EntriesOf, with the entries that name no organisation but a member who is or was in it.
func (r *Reader) EntriesOfMembers(register string, org int64) ([]record.Entry, error) {
	return r.entries("register_id = (SELECT id FROM register WHERE code = ?) AND (org_id = ? OR org_id IS NULL AND member_id IN (SELECT id FROM member WHERE branch_id = ? UNION SELECT member_id FROM membership WHERE org_id = ?))", register, org, org, org)
}

// EntriesBy returns the entries with these keys that there are.
func (r *Reader) EntriesBy(keys ...int64) ([]record.Entry, error) {
	if len(keys) == 0 {
		return nil, nil
	}
	return r.entries(among("id", keys))
}

// Entry returns one entry, or NotFound.
func (r *Reader) Entry(id int64) (record.Entry, error) {
	all, err := r.entries("id = ?", id)
	if err == nil && len(all) == 0 {
		err = notFound("register_entry", id)
	}
	if err != nil {
		return record.Entry{}, err
	}
	return all[0], nil
}

func (r *Reader) entries(where string, args ...any) ([]record.Entry, error) {
	rows, err := entryRows.list(r, where, args...)
	if err != nil || len(rows) == 0 {
		return nil, err
	}
	codes, err := r.textsOf("SELECT id, code FROM register")
	if err != nil {
		return nil, err
	}
	all := make([]record.Entry, len(rows))
	for i := range rows {
		all[i] = rows[i].Entry
		all[i].Register = codes[rows[i].register]
		if err := json.Unmarshal([]byte(rows[i].content), &all[i].Values); err != nil {
			return nil, failure(err, "")
		}
	}
	return all, nil
}

// PutEntry adds an entry (ID 0; the ID is set) or changes it. Its register must stand in the file.
func (tx *Tx) PutEntry(e *record.Entry) error {
	number, err := tx.registerNumber(e.Register)
	if err != nil {
		return err
	}
	if number == 0 {
		return model.Errorf(model.NotFound, "没有代号为“%s”的台账，请刷新后再看", e.Register)
	}
	values := e.Values
	if values == nil {
		values = map[string]string{}
	}
	content, err := json.Marshal(values) // with its keys sorted, so that equal values are equal text
	if err != nil {
		return failure(err, "")
	}
	row := entryRow{register: number, content: string(content), Entry: *e}
	err = entryRows.put(tx, &row, &row.ID)
	e.ID = row.ID
	return err
}
