package store

import (
	"database/sql/driver"

	"github.com/shuangbai/shuangbai/model"
)

// Who is assessed is an organisation or a unit; its rows name either in a column of their own. The model has one number for
// both (model.Assessed.Key), which the tables' column subject makes again.

// assessedName is the name of whom a row of these tables is about, as SQL on the table t.
const assessedName = "coalesce((SELECT name FROM org WHERE id = t.org_id), (SELECT name FROM unit WHERE id = t.unit_id))"

// ofOrg is the column of the organisation: NULL where the number is a unit's, or 0.
type ofOrg struct{ key *int64 }

// Value implements driver.Valuer.
func (o ofOrg) Value() (driver.Value, error) {
	if _, unit := model.KeyOfUnit(*o.key); unit {
		return nil, nil
	}
	return ref{o.key}.Value()
}

// Scan implements sql.Scanner.
func (o ofOrg) Scan(v any) error { return ref{o.key}.Scan(v) }

// ofUnit is the column of the unit, which is read after that of the organisation.
type ofUnit struct{ key *int64 }

// Value implements driver.Valuer.
func (u ofUnit) Value() (driver.Value, error) {
	if unit, ok := model.KeyOfUnit(*u.key); ok {
		return unit, nil
	}
	return nil, nil
}

// Scan implements sql.Scanner.
func (u ofUnit) Scan(v any) error {
	if unit, ok := v.(int64); ok {
		*u.key = model.UnitKey(unit)
	}
	return nil
}

// assessed is the number of whom a row of the change log is about.
func (i image) assessed() int64 { return assessedKey(i.number("org_id"), i.number("unit_id")) }

func assessedKey(org, unit int64) int64 {
	if unit != 0 {
		return model.UnitKey(unit)
	}
	return org
}
