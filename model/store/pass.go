package store

import (
	"fmt"
	"strings"
)

// pass reads as list does, for tables of which thousands of rows are read for one figure: all rows are scanned into one
// value, which is then copied. So the fields may be nothing but pointers into it.
func (t table[T]) pass(r *Reader, where string, args ...any) ([]T, error) {
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
	var v T
	into := t.fields(&v)
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return nil, failure(err, "")
		}
		all = append(all, v)
	}
	return all, failure(rows.Err(), "")
}

// large, small and yes take numbers that are never NULL as the driver gives them; database/sql would write each as a text
// and read it again.
type (
	large int64
	small int
	yes   bool
)

// Scan implements sql.Scanner.
func (w *large) Scan(v any) error {
	n, err := number(v)
	*w = large(n)
	return err
}

// Scan implements sql.Scanner.
func (s *small) Scan(v any) error {
	n, err := number(v)
	*s = small(n)
	return err
}

// Scan implements sql.Scanner.
func (y *yes) Scan(v any) error {
	n, err := number(v)
	*y = n != 0
	return err
}

func number(v any) (int64, error) {
	n, ok := v.(int64)
	if !ok {
		return 0, fmt.Errorf("%T where a number should stand", v)
	}
	return n, nil
}
