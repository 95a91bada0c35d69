package store

import (
	"database/sql"
	"errors"
)

// rowNames say what people call a row, as SQL on its table t.
var rowNames = map[string]string{
	"committee":       "t.name",
	"unit":            "t.name",
	"org":             "t.name",
	"member":          "t.name",
	"post":            "(SELECT name FROM org WHERE id = t.org_id) || ' ' || t.name",
	"cover":           "(SELECT name FROM org WHERE id = t.org_id) || ' ' || (SELECT name FROM unit WHERE id = t.unit_id)",
	"membership":      "(SELECT name FROM member WHERE id = t.member_id) || ' ' || (SELECT name FROM org WHERE id = t.org_id)",
	"activity":        "(SELECT name FROM org WHERE id = t.org_id) || ' ' || t.date || ' ' || t.topic",
	"register":        "t.title",
	"register_entry":  "(SELECT title FROM register WHERE id = t.register_id) || ' ' || t.title",
	"assessment_year": "t.year || ' 年度'",
	"mark":            "t.year || ' 年度 ' || (SELECT name FROM org WHERE id = t.org_id) || ' ' || t.item",
	"adjustment":      "t.year || ' 年度 ' || (SELECT name FROM org WHERE id = t.org_id) || ' ' || t.title",
	"veto":            "t.year || ' 年度 ' || (SELECT name FROM org WHERE id = t.org_id) || ' ' || t.title",
	"decision":        "t.year || ' 年度 ' || (SELECT name FROM org WHERE id = t.org_id)",
	"opinion":         "t.year || ' 年度 ' || (SELECT name FROM org WHERE id = t.org_id)",
	"ranking":         "t.year || ' 年度'",
	"result":          "t.year || ' 年度 ' || (SELECT name FROM org WHERE id = t.org_id)",
}

func (r *Reader) label(table string, id int64) (string, error) {
	expression, known := rowNames[table]
	tables, err := r.shapes()
	if err != nil || !known {
		return "", err
	}
	stmt, err := r.statement(`SELECT ` + expression + ` FROM "` + table + `" t WHERE t."` + tables[table].key + `" = ?`)
	if err != nil {
		return "", failure(err, "")
	}
	var text sql.NullString
	err = stmt.QueryRowContext(r.ctx, id).Scan(&text)
	if errors.Is(err, sql.ErrNoRows) {
		return r.formerLabel(table, id)
	}
	return text.String, failure(err, "")
}

// formerLabel is the name that a deleted row had.
func (r *Reader) formerLabel(table string, id int64) (string, error) {
	names, err := column[sql.NullString](r.ctx, r.q,
		"SELECT coalesce(before ->> 'name', before ->> 'topic', before ->> 'title') FROM change_row WHERE tbl = ? AND pk = ? AND op = 'D' ORDER BY id DESC LIMIT 1", table, id)
	if err != nil || len(names) == 0 {
		return "", failure(err, "")
	}
	return names[0].String, nil
}
