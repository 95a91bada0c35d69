package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
)

// querier is a pool, a connection or a transaction.
type querier interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
	PrepareContext(ctx context.Context, query string) (*sql.Stmt, error)
}

// unlogged are the tables that change outside the change log: the log itself, the list of imports, settings of the window,
// and the sums of ballots that are being read. Every other table is a domain table.
var unlogged = []string{"change_set", "change_row", "change_open", "import_log", "setting", "identity", "ballot_running"}

// closable are the tables whose rows belong to a year and may not change once it is finalised.
var closable = []string{"mark", "adjustment", "veto", "decision", "assessment_group", "scheme_version", "ballot_setup", "ballot_subject", "ballot_tally"}

// sealable are those that may still change then, and not once the year is archived.
var sealable = []string{"opinion", "publication", "objection", "attachment", "pioneer_index", "pioneer_mark", "pioneer_event", "appraisal", "stage_date"}

// shape is a domain table as the schema has it.
type shape struct {
	name    string
	key     string   // the integer primary key
	columns []string // all, the key among them
	parents []reference
}

// reference is a foreign key of a table.
type reference struct {
	column string
	parent string
}

// shapes reads the domain tables from the schema, by name.
func shapes(ctx context.Context, q querier) ([]shape, error) {
	const tables = "FROM sqlite_schema t, %s WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite\\_%%' ESCAPE '\\' ORDER BY t.name, %s"
	var all []shape
	err := each(ctx, q, "SELECT t.name, c.name, c.pk "+fmt.Sprintf(tables, "pragma_table_info(t.name) c", "c.cid"), func(rows *sql.Rows) error {
		var table, column string
		var key int
		if err := rows.Scan(&table, &column, &key); err != nil || slices.Contains(unlogged, table) {
			return err
		}
		if len(all) == 0 || all[len(all)-1].name != table {
			all = append(all, shape{name: table})
		}
		s := &all[len(all)-1]
		s.columns = append(s.columns, column)
		if key == 1 {
			s.key = column
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	at := map[string]*shape{}
	for i := range all {
		if all[i].key == "" {
			return nil, fmt.Errorf("table %s has no key", all[i].name)
		}
		at[all[i].name] = &all[i]
	}
	err = each(ctx, q, `SELECT t.name, f."from", f."table" `+fmt.Sprintf(tables, "pragma_foreign_key_list(t.name) f", "f.id, f.seq"), func(rows *sql.Rows) error {
		var table string
		var r reference
		err := rows.Scan(&table, &r.column, &r.parent)
		if s := at[table]; s != nil {
			s.parents = append(s.parents, r)
		}
		return err
	})
	return all, err
}

// each looks at the rows of a query one after the other.
func each(ctx context.Context, q querier, query string, look func(*sql.Rows) error, args ...any) error {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if err := look(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

// column reads the first column of a query.
func column[T any](ctx context.Context, q querier, query string, args ...any) ([]T, error) {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	var all []T
	for rows.Next() {
		var v T
		if err := rows.Scan(&v); err != nil {
			return nil, err
		}
		all = append(all, v)
	}
	return all, rows.Err()
}

// image is the SQL expression of a row as JSON; row is OLD, NEW or the table's name.
func (s shape) image(row string) string {
	var b strings.Builder
	b.WriteString("json_object(")
	for i, c := range s.columns {
		if i > 0 {
			b.WriteString(", ")
		}
		fmt.Fprintf(&b, `'%s', %s."%s"`, c, row, c)
	}
	return b.String() + ")"
}

// differs is the SQL condition that an update changed something.
func (s shape) differs() string {
	var tests []string
	for _, c := range s.columns {
		tests = append(tests, fmt.Sprintf(`OLD."%s" IS NOT NEW."%s"`, c, c))
	}
	return strings.Join(tests, " OR ")
}

// triggers are the statements that keep the change log of a table. A row's key never changes: the log could not
// follow it. Each entry holds the whole row before and after: what was edited since is seen by comparing the row with
// "after", and a chain of images that does not close betrays a change behind the log's back (see Verify).
func (s shape) triggers() []string {
	open := "ifnull((SELECT set_id FROM change_open), RAISE(ABORT, '" + raiseNoChange + "'))"
	log := func(verb, when, row, op, before, after string) string {
		return fmt.Sprintf(`CREATE TRIGGER "log_%s_%s" AFTER %s ON "%s"%s BEGIN
  INSERT INTO change_row (set_id, tbl, pk, op, before, after) VALUES (%s, '%s', %s."%s", '%s', %s, %s);
END`, s.name, strings.ToLower(verb), verb, s.name, when, open, s.name, row, s.key, op, before, after)
	}
	all := []string{
		log("INSERT", "", "NEW", "I", "NULL", s.image("NEW")),
		log("UPDATE", " WHEN "+s.differs(), "NEW", "U", s.image("OLD"), s.image("NEW")),
		log("DELETE", "", "OLD", "D", s.image("OLD"), "NULL"),
		fmt.Sprintf(`CREATE TRIGGER "key_%s" BEFORE UPDATE OF "%s" ON "%s" WHEN OLD."%s" <> NEW."%s" BEGIN
  SELECT RAISE(ABORT, 'store: a key never changes');
END`, s.name, s.key, s.name, s.key, s.key),
	}
	refuse := func(closed, raise string) {
		for verb, row := range map[string]string{"INSERT": "NEW", "UPDATE": "NEW", "DELETE": "OLD"} {
			all = append(all, fmt.Sprintf(`CREATE TRIGGER "closed_%s_%s" BEFORE %s ON "%s"
WHEN (SELECT %s FROM assessment_year WHERE year = %s.year) = 1 BEGIN
  SELECT RAISE(ABORT, '%s');
END`, s.name, strings.ToLower(verb), verb, s.name, closed, row, raise))
		}
	}
	switch {
	case s.name == "assessment_year": // its first group is part of the row that is finalised and archived
		all = append(all, `CREATE TRIGGER "closed_assessment_year" BEFORE UPDATE OF scheme, group_name ON "assessment_year"
WHEN OLD.finalised = 1 AND NEW.finalised = 1 AND (OLD.scheme IS NOT NEW.scheme OR OLD.group_name IS NOT NEW.group_name) BEGIN
  SELECT RAISE(ABORT, '`+raiseClosed+`');
END`)
	case slices.Contains(closable, s.name):
		refuse("finalised", raiseClosed)
	case slices.Contains(sealable, s.name):
		refuse("archived_on <> ''", raiseArchived)
	}
	return all
}

// dropTriggers removes every trigger.
func dropTriggers(ctx context.Context, q querier) error {
	names, err := column[string](ctx, q, "SELECT name FROM sqlite_schema WHERE type = 'trigger'")
	if err != nil {
		return err
	}
	for _, name := range names {
		if _, err := q.ExecContext(ctx, `DROP TRIGGER "`+name+`"`); err != nil {
			return err
		}
	}
	return nil
}

// wantedTriggers are the statements for every domain table of the schema, sorted.
func wantedTriggers(ctx context.Context, q querier) ([]string, error) {
	tables, err := shapes(ctx, q)
	if err != nil {
		return nil, err
	}
	var all []string
	for _, s := range tables {
		all = append(all, s.triggers()...)
	}
	slices.Sort(all)
	return all, nil
}

// makeTriggers makes the triggers; there must be none.
func makeTriggers(ctx context.Context, q querier) error {
	wanted, err := wantedTriggers(ctx, q)
	if err != nil {
		return err
	}
	for _, statement := range wanted {
		if _, err := q.ExecContext(ctx, statement); err != nil {
			return err
		}
	}
	return nil
}

// triggersStand reports whether the file has exactly the triggers that this program makes from its schema.
func triggersStand(ctx context.Context, q querier) (bool, error) {
	wanted, err := wantedTriggers(ctx, q)
	if err != nil {
		return false, err
	}
	have, err := column[string](ctx, q, "SELECT sql FROM sqlite_schema WHERE type = 'trigger'")
	if err != nil {
		return false, err
	}
	slices.Sort(have)
	return slices.Equal(wanted, have), nil
}
