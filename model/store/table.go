package store

import (
	"database/sql/driver"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
)

// table maps a model type to its table. fields returns pointers in the order of columns, which serve to read and to
// write; the first is the key.
type table[T any] struct {
	name    string
	columns []string
	fields  func(*T) []any
	order   string
	byRow   bool // fields makes a new value for every row
}

// newTable makes a table from a comma-separated list of columns.
func newTable[T any](name, columns, order string, fields func(*T) []any) table[T] {
	list := strings.Split(columns, ",")
	for i := range list {
		list[i] = strings.TrimSpace(list[i])
	}
	return table[T]{name: name, columns: list, fields: fields, order: order}
}

// tableOf makes a table from the definition of a kind of record.
func tableOf[T any](k *record.Kind[T]) table[T] {
	columns := k.Columns()
	return table[T]{name: k.Name, order: k.Order, columns: columnNames(columns), fields: func(v *T) []any {
		pointers := make([]any, len(k.Fields))
		for i := range k.Fields {
			pointers[i] = k.Fields[i].Pointer(v)
		}
		return stored(columns, pointers)
	}}
}

func columnNames(columns []record.Column) []string {
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = c.Name
	}
	return names
}

// stored replaces pointers to values that the file keeps in another form: references that may be missing, and moments.
func stored(columns []record.Column, pointers []any) []any {
	for i := range pointers {
		switch p := pointers[i].(type) {
		case *int64:
			if c := &columns[i]; c.Shape.Refers() && i > 0 && !c.Required {
				pointers[i] = ref{p}
			}
		case *time.Time:
			pointers[i] = moment{p}
		}
	}
	return pointers
}

// Rows reads all records of a kind without their Go type, in their order.
func Rows(r *Reader, k record.Definition) ([]record.Row, error) {
	columns := k.Columns()
	t := table[record.Row]{name: k.TableName(), order: k.Sorted(), byRow: true, columns: columnNames(columns), fields: func(v *record.Row) []any {
		*v = k.Blank()
		return stored(columns, v.Pointers)
	}}
	return t.list(r, "")
}

// list reads the rows for which a condition holds, in the table's order; "" is all. All rows are scanned into one value, which
// is then copied.
func (t table[T]) list(r *Reader, where string, args ...any) ([]T, error) {
	query := "SELECT " + strings.Join(t.columns, ", ") + " FROM " + t.name
	if where != "" {
		query += " WHERE " + where
	}
	rows, err := r.query(query+" ORDER BY "+t.order, args...)
	if err != nil {
		return nil, failure(err, "")
	}
	defer rows.Close()
	var all []T
	var v, none T
	into := t.fields(&v)
	for rows.Next() {
		if v = none; t.byRow {
			into = t.fields(&v)
		}
		if err := rows.Scan(into...); err != nil {
			return nil, failure(err, "")
		}
		all = append(doubled(all), v)
	}
	return all, failure(rows.Err(), "")
}

// doubled makes room for as many again where a list is full: append makes room by quarters, and copies long lists over and over.
func doubled[T any](all []T) []T {
	if len(all) == cap(all) {
		return slices.Grow(all, max(4, len(all)))
	}
	return all
}

// get reads the row with a key; it returns an Error with code NotFound when there is none.
func (t table[T]) get(r *Reader, id int64) (T, error) {
	all, err := t.list(r, t.columns[0]+" = ?", id)
	if err != nil {
		var none T
		return none, err
	}
	if len(all) == 0 {
		var none T
		return none, notFound(t.name, id)
	}
	return all[0], nil
}

// put writes a row: a new one when its key is 0, whose key it then sets, otherwise the one with that key.
func (t table[T]) put(tx *Tx, v *T, id *int64) error {
	fields := t.fields(v)
	if *id == 0 {
		result, err := tx.exec(t.insertion(), fields[1:]...)
		if err != nil {
			return failure(err, "")
		}
		*id, err = result.LastInsertId()
		return failure(err, "")
	}
	result, err := tx.exec("UPDATE "+t.name+" SET "+strings.Join(t.columns[1:], " = ?, ")+" = ? WHERE "+t.columns[0]+" = ?",
		append(fields[1:], *id)...)
	if err != nil {
		return failure(err, "")
	}
	if n, err := result.RowsAffected(); err != nil || n == 0 {
		return notFound(t.name, *id)
	}
	return nil
}

func (t table[T]) insertion() string {
	return "INSERT INTO " + t.name + " (" + strings.Join(t.columns[1:], ", ") + ") VALUES (?" + strings.Repeat(", ?", len(t.columns)-2) + ")"
}

// upsert writes a row that is known by columns other than a number: keys are the first n columns.
func (t table[T]) upsert(tx *Tx, v *T, n int) error {
	keys := strings.Replace(strings.Join(t.columns[:n], ", "), "org_id, unit_id", "subject", 1) // made from the two
	var set []string
	for _, c := range t.columns[n:] {
		set = append(set, c+" = excluded."+c)
	}
	query := fmt.Sprintf("INSERT INTO %s (%s) VALUES (?%s) ON CONFLICT (%s) DO UPDATE SET %s", t.name, strings.Join(t.columns, ", "),
		strings.Repeat(", ?", len(t.columns)-1), keys, strings.Join(set, ", "))
	_, err := tx.exec(query, t.fields(v)...)
	return failure(err, "")
}

// remove deletes rows and returns how many there were.
func remove(tx *Tx, table, where string, args ...any) (int64, error) {
	result, err := tx.exec("DELETE FROM "+table+" WHERE "+where, args...)
	if err != nil {
		return 0, failure(err, "")
	}
	n, err := result.RowsAffected()
	return n, failure(err, "")
}

// removeOne deletes the row with a key; it returns NotFound when there is none, and Conflict while others name it.
func removeOne(tx *Tx, table string, id int64) error {
	n, err := remove(tx, table, "id = ?", id)
	if err == nil && n == 0 {
		return notFound(table, id)
	}
	return err
}

func notFound(table string, id int64) error {
	return model.Errorf(model.NotFound, "没有编号为 %d 的%s，可能已被删除，请刷新后再看", id, tableLabel(table))
}

// ref is a key that may be missing: 0 in the model, NULL in the file.
type ref struct{ id *int64 }

// Value implements driver.Valuer.
func (r ref) Value() (driver.Value, error) {
	if *r.id == 0 {
		return nil, nil
	}
	return *r.id, nil
}

// Scan implements sql.Scanner.
func (r ref) Scan(v any) error {
	*r.id, _ = v.(int64)
	return nil
}

// moment is a time, kept as text in UTC to the nanosecond; "" is the zero time. Text of any other form, which no part
// of this program wrote, is read as the zero time too: one odd value must not keep the whole file from being read, and
// Verify, which goes by the text, names the change set.
type moment struct{ t *time.Time }

const momentForm = "2006-01-02T15:04:05.000000000Z"

// Value implements driver.Valuer.
func (m moment) Value() (driver.Value, error) { return stamp(*m.t), nil }

// Scan implements sql.Scanner.
func (m moment) Scan(v any) error {
	text, _ := v.(string)
	*m.t = time.Time{}
	if t, err := time.Parse(momentForm, text); err == nil {
		*m.t = t.Local()
	}
	return nil
}

// stamp writes a time as the file keeps it.
func stamp(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(momentForm)
}

// All reads the records of a kind for which a column holds a value, such as those of an organisation, in their order.
func All[T any](r *Reader, k *record.Kind[T], column string, value int64) ([]T, error) {
	return tableOf(k).list(r, column+" = ?", value)
}

// Put adds a record of a kind (its number is 0; it is set) or changes it.
func Put[T any](tx *Tx, k *record.Kind[T], v *T) error {
	return tableOf(k).put(tx, v, k.Fields[0].Pointer(v).(*int64))
}
