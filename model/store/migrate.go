package store

import (
	"context"
	"database/sql"
	"embed"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

//go:embed migrations/*.sql
var migrationFiles embed.FS

// migration is one numbered step of the schema. Its number becomes the file's user_version.
type migration struct {
	number int
	name   string
	sql    string
}

// migrations lists the steps in order, without gaps.
var migrations = loadMigrations(migrationFiles)

// loadMigrations reads migrations/0001_name.sql and so on. The files are embedded and a test reads them, so a
// wrong name cannot reach a user.
func loadMigrations(files fs.FS) []migration {
	names, _ := fs.Glob(files, "migrations/*.sql")
	slices.Sort(names)
	var steps []migration
	for _, name := range names {
		text, _ := fs.ReadFile(files, name)
		base := strings.TrimPrefix(name, "migrations/")
		number, _ := strconv.Atoi(base[:strings.IndexByte(base, '_')])
		steps = append(steps, migration{number, base, expand(string(text))})
	}
	return steps
}

var dateMacro = regexp.MustCompile(`\$\{date (\w+)\}`)

// expand writes out ${date column}: the three stored forms of a date, or none.
func expand(text string) string {
	const y, m, d = "[12][0-9][0-9][0-9]", "-[01][0-9]", "-[0-3][0-9]"
	return dateMacro.ReplaceAllString(text,
		"${1} = '' OR ${1} GLOB '"+y+m+d+"' OR ${1} GLOB '"+y+m+"' OR ${1} GLOB '"+y+"'")
}

// latestVersion is the user_version of a file that this program writes.
func latestVersion(steps []migration) int { return steps[len(steps)-1].number }

// migrate brings a file up to the last step, one transaction for each; with the last the triggers are made anew. pool must
// have been opened as migrating or building.
func migrate(ctx context.Context, pool *sql.DB, steps []migration) error {
	var version int
	if err := pool.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return err
	}
	for i, step := range steps {
		if step.number <= version {
			continue
		}
		if err := applyStep(ctx, pool, step, i == len(steps)-1); err != nil {
			return fmt.Errorf("migration %s: %w", step.name, err)
		}
	}
	return nil
}

// inGo are the parts of migrations that SQL cannot say, by the migration's name; each runs after its SQL.
var inGo = map[string]func(*Reader) error{"log_hash": sealAll}

// stepName is a migration's name without number and ending: log_hash.
func stepName(step migration) string {
	_, name, _ := strings.Cut(strings.TrimSuffix(step.name, ".sql"), "_")
	return name
}

// applyStep runs one migration in one transaction, without the triggers; the last one makes those of the new schema. A file
// that is left between two steps has none, and is not opened before it has taken the last.
func applyStep(ctx context.Context, pool *sql.DB, step migration, last bool) error {
	tx, err := pool.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	if err := dropTriggers(ctx, tx); err != nil {
		return err
	}
	if _, err := tx.ExecContext(ctx, step.sql); err != nil {
		return err
	}
	if further := inGo[stepName(step)]; further != nil {
		r := &Reader{ctx: ctx, q: tx, prepared: map[string]*sql.Stmt{}}
		defer r.forget()
		if err := further(r); err != nil {
			return err
		}
	}
	if err := checkForeignKeys(ctx, tx); err != nil {
		return err
	}
	if last {
		if err := makeTriggers(ctx, tx); err != nil {
			return err
		}
	}
	// PRAGMA takes no parameters; the numbers are our own.
	if _, err := tx.ExecContext(ctx, fmt.Sprintf("PRAGMA application_id = %d; PRAGMA user_version = %d", ApplicationID, step.number)); err != nil {
		return err
	}
	return tx.Commit()
}

// checkForeignKeys refuses a file in which a row names another that does not exist.
func checkForeignKeys(ctx context.Context, q querier) error {
	rows, err := q.QueryContext(ctx, "PRAGMA foreign_key_check")
	if err != nil {
		return err
	}
	defer rows.Close()
	if rows.Next() {
		var table, parent string
		var rowid, index any
		if err := rows.Scan(&table, &rowid, &parent, &index); err != nil {
			return err
		}
		return &model.Error{Code: model.Corrupt, Message: sentenceCorrupt, Err: fmt.Errorf("%s %v names a missing %s", table, rowid, parent)}
	}
	return rows.Err()
}

// upgrade backs the file up and then runs the steps that it lacks; a file of another program's schema is refused, unchanged. Triggers that are not ours are made anew.
func (db *DB) upgrade(ctx context.Context, steps []migration, version int) error {
	if err := refuseOtherSchema(ctx, db.path, steps, version); err != nil {
		return err
	}
	if _, err := autoBackup(ctx, db.path, fmt.Sprintf("升级前第%d版", version), db.now()); err != nil {
		return err
	}
	pool, err := openPool(db.path, migrating, db.journal())
	if err != nil {
		return err
	}
	defer pool.Close()
	if err := migrate(ctx, pool, steps); err != nil {
		return err
	}
	return renewTriggers(ctx, pool)
}

// renewTriggers replaces triggers that differ from those made from the schema.
func renewTriggers(ctx context.Context, pool *sql.DB) error {
	tx, err := pool.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	stand, err := triggersStand(ctx, tx)
	if err != nil || stand {
		return err
	}
	if err := dropTriggers(ctx, tx); err != nil {
		return err
	}
	if err := makeTriggers(ctx, tx); err != nil {
		return err
	}
	return tx.Commit()
}
