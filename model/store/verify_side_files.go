package store

import (
	"context"
	"database/sql"
	"slices"
)

// checkImports checks the chain of the list of imports and keeps its seals for the sets that they belong to.
func (r *Report) checkImports(w *logWalk) error {
	rows, err := w.q.QueryContext(w.ctx, "SELECT change_set, "+importFields+" ORDER BY id")
	if err != nil {
		return err
	}
	defer rows.Close()
	wrong, last, before := 0, int64(0), ""
	for rows.Next() {
		var set sql.NullInt64
		var id int64
		var fields, seal string
		if err := rows.Scan(&set, &id, &fields, &seal); err != nil {
			return err
		}
		if id != last+1 || seal != importSeal(before, id, fields) {
			wrong++
		}
		last, before = id, seal
		if set.Valid {
			w.seals[set.Int64] = append(w.seals[set.Int64], seal)
		}
	}
	if wrong > 0 {
		r.problem("导入记录有 %d 条被改过或缺少；数据本身可以使用，不用恢复", wrong)
	}
	return rows.Err()
}

// counter is the highest number that a table ever gave.
type counter struct {
	table string
	last  int64
}

// checkCounters compares the counters of keys with the log: one set back would give a number a second time.
func (r *Report) checkCounters(ctx context.Context, q querier) error {
	wanted, err := counters(ctx, q, `SELECT name, CASE name WHEN 'change_set' THEN ifnull((SELECT max(id) FROM change_set), 0)
		WHEN 'change_row' THEN ifnull((SELECT max(id) FROM change_row), 0) WHEN 'import_log' THEN ifnull((SELECT max(id) FROM import_log), 0)
		ELSE `+counted+` END AS last FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%AUTOINCREMENT%' ORDER BY name`)
	if err != nil {
		return err
	}
	have, err := counters(ctx, q, "SELECT name, ifnull(seq, 0) FROM sqlite_sequence ORDER BY name")
	if err != nil {
		return err
	}
	empty := func(c counter) bool { return c.last == 0 } // a table that never held a row may have a counter or none
	if !slices.Equal(slices.DeleteFunc(wanted, empty), slices.DeleteFunc(have, empty)) {
		r.problem("编号的计数与改动记录对不上，可能被别的程序改过；数据本身可以使用，不用恢复")
	}
	return nil
}

func counters(ctx context.Context, q querier, query string) ([]counter, error) {
	rows, err := q.QueryContext(ctx, query)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []counter
	for rows.Next() {
		var c counter
		if err := rows.Scan(&c.table, &c.last); err != nil {
			return nil, err
		}
		all = append(all, c)
	}
	return all, rows.Err()
}
