package store

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

// Report is the outcome of examining a data file or a backup.
type Report struct {
	Path       string
	Version    int              // user_version
	Committee  string           // the owner's name
	Counts     map[string]int64 // rows by domain table
	ChangeSets int
	Problems   []string // Chinese sentences; empty when the file is sound
	Damaged    bool     // some of the problems touch the data themselves, not only the change log
}

// Sound reports whether nothing is wrong.
func (r Report) Sound() bool { return len(r.Problems) == 0 }

// Verify examines a data file or a backup without changing it: SQLite's integrity, references, marks of this
// program, and whether the change log is without gaps and leads to what the tables hold. A file that cannot be
// examined at all is an Error (Missing, Foreign, Newer, Corrupt); what is found inside is listed in the report.
func Verify(ctx context.Context, path string) (Report, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return Report{}, failure(err, path)
	}
	h, err := recognise(path, latestVersion(migrations))
	if err != nil {
		return Report{}, err
	}
	report := Report{Path: path, Version: h.version, Counts: map[string]int64{}}
	pool, err := openReader(path, reading)
	if err != nil {
		return report, err
	}
	defer pool.Close()
	tx, err := pool.BeginTx(ctx, nil)
	if err != nil {
		return report, failure(err, path)
	}
	defer tx.Rollback()
	return report, failure(report.examine(ctx, tx), path)
}

func (r *Report) examine(ctx context.Context, q querier) error {
	if err := q.QueryRowContext(ctx, "PRAGMA user_version").Scan(&r.Version); err != nil {
		return err
	}
	if r.Version > latestVersion(migrations) {
		return newer(r.Path, r.Version, latestVersion(migrations))
	}
	found, err := column[string](ctx, q, "PRAGMA integrity_check(20)")
	if err != nil {
		return err
	}
	if !slices.Equal(found, []string{"ok"}) {
		r.Damaged = true
		r.problem("文件内部已损坏（%d 处）；用最近一次备份恢复", len(found))
		return nil // what else it says could not be trusted
	}
	if broken, err := column[string](ctx, q, `SELECT "table" FROM pragma_foreign_key_check`); err != nil {
		return err
	} else if len(broken) > 0 {
		r.Damaged = true
		r.problem("有 %d 条记录所属的记录不存在；用最近一次备份恢复", len(broken))
	}
	if err := r.count(ctx, q); err != nil {
		return err
	}
	if stand, err := triggersStand(ctx, q); err != nil {
		return err
	} else if !stand && r.Version == latestVersion(migrations) {
		r.problem("改动记录的机关不完整；用双百窗口打开一次，会自动补上")
	}
	return r.checkLog(ctx, q)
}

func (r *Report) problem(format string, args ...any) {
	r.Problems = append(r.Problems, fmt.Sprintf(format, args...))
}

func (r *Report) count(ctx context.Context, q querier) error {
	all, err := counts(ctx, q)
	if err != nil {
		return err
	}
	for table, n := range all {
		if !slices.Contains(unlogged, table) && !strings.HasPrefix(table, "sqlite_") {
			r.Counts[table] = n
		}
	}
	r.ChangeSets = int(all["change_set"])
	owners, err := column[string](ctx, q, "SELECT name FROM committee")
	if err != nil {
		return err
	}
	if len(owners) != 1 {
		r.Damaged = true
		r.problem("文件里没有党委信息；用最近一次备份恢复")
		return nil
	}
	r.Committee = owners[0]
	return nil
}

// checkLog follows the change log: sets and their rows have no gaps, and each image of a row is the one that the
// next entry begins with, up to the row as it stands.
func (r *Report) checkLog(ctx context.Context, q querier) error {
	var gaps, open int
	err := q.QueryRowContext(ctx, `SELECT
		(SELECT count(*) FROM (SELECT first_row, lag(last_row, 1, 0) OVER w AS previous, id, lag(id, 1, 0) OVER w AS earlier
			FROM change_set WINDOW w AS (ORDER BY id)) WHERE first_row <> previous + 1 OR id <> earlier + 1)
		+ (SELECT (SELECT ifnull(max(last_row), 0) FROM change_set) <> (SELECT count(*) FROM change_row))
		+ (SELECT count(*) FROM change_row c JOIN change_set s ON s.id = c.set_id WHERE c.id NOT BETWEEN s.first_row AND s.last_row),
		(SELECT count(*) FROM change_open)`).Scan(&gaps, &open)
	if err != nil {
		return err
	}
	if gaps+open > 0 {
		r.problem("改动记录有缺口（%d 处），历史和撤销可能不完整；数据本身可以使用", gaps+open)
	}
	tables, err := shapes(ctx, q)
	if err != nil {
		return err
	}
	for _, s := range tables {
		broken, err := s.brokenHistories(ctx, q)
		if err != nil {
			return err
		}
		if broken > 0 {
			r.problem("%s有 %d 条与改动记录对不上，可能被别的程序改过", TableLabel(s.name), broken)
		}
	}
	return nil
}

// brokenHistories counts the rows of a table that the change log does not lead to. Images from an earlier version
// of the schema have other columns and are compared among themselves only.
func (s shape) brokenHistories(ctx context.Context, q querier) (n int64, err error) {
	columns := "'" + strings.Join(s.columns, "','") + "'"
	query := `WITH entry AS (
	  SELECT pk, op, before, after, lead(op) OVER w AS next_op, lead(before) OVER w AS next_before, lag(op) OVER w AS last_op
	  FROM change_row WHERE tbl = '` + s.name + `' WINDOW w AS (PARTITION BY pk ORDER BY id))
	SELECT (SELECT count(*) FROM entry e LEFT JOIN "` + s.name + `" t ON t."` + s.key + `" = e.pk WHERE
	    CASE WHEN last_op IS NULL OR last_op = 'D' THEN op <> 'I' ELSE op = 'I' END
	    OR CASE op WHEN 'D' THEN ifnull(next_op, 'I') <> 'I' OR next_op IS NULL AND t."` + s.key + `" IS NOT NULL
	       ELSE next_op IS NULL AND t."` + s.key + `" IS NULL
	         OR next_op IS NOT NULL AND after <> next_before
	         OR next_op IS NULL AND after <> ` + s.image("t") + `
	            AND NOT EXISTS (SELECT 1 FROM (SELECT count(*) AS known FROM json_each(after) WHERE key IN (` + columns + `)) WHERE known <> ` + fmt.Sprint(len(s.columns)) + `) END)
	  + (SELECT count(*) FROM "` + s.name + `" WHERE "` + s.key + `" NOT IN (SELECT pk FROM entry))`
	err = q.QueryRowContext(ctx, query).Scan(&n)
	return n, err
}
