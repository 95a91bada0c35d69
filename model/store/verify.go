package store

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"
)

// Report is the outcome of examining a data file or a backup.
type Report struct {
	Path       string
	Version    int              // user_version
	Committee  string           // the owner's name
	Counts     map[string]int64 // rows by domain table
	Orgs       int64            // organisations as every screen counts them
	ChangeSets int
	// From and to which change every one follows from the one before, by their times; zero when the last does not.
	UnbrokenFrom, UnbrokenTo time.Time
	Problems                 []string // Chinese sentences; empty when the file is sound
	Damaged                  bool     // some of the problems touch the data themselves, not only the change log
}

// Sound reports whether nothing is wrong.
func (r Report) Sound() bool { return len(r.Problems) == 0 }

// Verify examines a data file or a backup without changing it: SQLite's integrity, references, marks of this
// program, and whether the change log is without gaps and leads to what the tables hold. A file that cannot be
// examined at all is an Error (Missing, Foreign, Newer, Corrupt); what is found inside is listed in the report.
func Verify(ctx context.Context, path string) (Report, error) {
	path, err := resolve(path)
	if err != nil {
		return Report{}, err
	}
	defer enterReadOf(path)()
	h, err := recognise(path, latestVersion(migrations))
	if err != nil {
		return Report{}, err
	}
	report := Report{Path: path, Version: h.version, Counts: map[string]int64{}}
	switch s, err := SealInfo(path); {
	case err == nil && s.CutOff:
		report.problem("上次改密码或者换恢复单做到一半断了，数据没有问题；关闭数据文件，输入密码再打开一次，会自动补好")
	case err == nil && s.Damaged:
		report.problem("开头保存密码信息的两份有一份坏了，数据没有问题；关闭数据文件，输入密码再打开一次，会自动补上")
	}
	pool, err := openReader(path, reading)
	if err != nil {
		return report, err
	}
	defer pool.Close()
	k := lastKnown(ctx, pool, path)
	tx, err := pool.BeginTx(ctx, nil)
	if err != nil {
		return report, failure(err, path)
	}
	defer tx.Rollback()
	return report, failure(report.examine(ctx, tx, k), path)
}

func (r *Report) examine(ctx context.Context, q querier, k known) error {
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
	if same, err := schemaStands(ctx, q, r.Version); err != nil {
		return err
	} else if !same {
		r.Damaged = true
		r.problem("表的结构被别的程序改过；用最近一次备份恢复")
		return nil // the rest could not be read
	}
	if stand, err := triggersStand(ctx, q); err != nil {
		return err
	} else if !stand && r.Version == latestVersion(migrations) {
		r.problem("改动记录的机关不完整；用双百窗口打开一次，会自动补上")
	}
	hashed, err := r.checkLog(ctx, q)
	if err != nil || !hashed {
		return err
	}
	return r.checkKnown(ctx, q, k)
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
	// The organisations as every screen counts them: without the committee itself and those that are closed.
	if err := q.QueryRowContext(ctx, "SELECT count(*) FROM org WHERE kind <> 'committee' AND closed_on = ''").Scan(&r.Orgs); err != nil {
		return err
	}
	missing, err := column[string](ctx, q, missingOwner)
	if err != nil {
		return err
	}
	for _, what := range missing {
		r.Damaged = true
		r.problem("文件里没有%s；用最近一次备份恢复", what)
	}
	return q.QueryRowContext(ctx, "SELECT ifnull((SELECT name FROM committee), '')").Scan(&r.Committee)
}

// schemaStands reports whether the tables and indexes are those that the migrations make.
func schemaStands(ctx context.Context, q querier, version int) (bool, error) {
	wanted, err := schemaOf(version)
	if err != nil {
		return false, err
	}
	have, err := column[string](ctx, q, schemaTexts)
	return slices.Equal(wanted, have), err
}

// schemaTexts are the statements of tables and indexes, and the names of those that SQLite makes by itself.
const schemaTexts = "SELECT ifnull(sql, name) FROM sqlite_schema WHERE type <> 'trigger' ORDER BY name"

var (
	schemasMade sync.Mutex
	schemas     = map[int][]string{}
)

// schemaOf is what schemaTexts gives of a file of a version as the migrations make it. It is found out once.
func schemaOf(version int) ([]string, error) {
	schemasMade.Lock()
	defer schemasMade.Unlock()
	if schemas[version] != nil {
		return schemas[version], nil
	}
	own, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return nil, err
	}
	defer own.Close()
	own.SetMaxOpenConns(1)
	for _, step := range migrations {
		if step.number <= version {
			if _, err := own.Exec(step.sql); err != nil {
				return nil, err
			}
		}
	}
	schemas[version], err = column[string](context.Background(), own, schemaTexts)
	return schemas[version], err
}
