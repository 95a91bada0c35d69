package store

import (
	"context"
	"fmt"
	"path/filepath"

	"github.com/shuangbai/shuangbai/model"
)

// examine reads the file without changing it and returns its version and whether its triggers are ours.
func examine(ctx context.Context, path string, latest int) (version int, current bool, err error) {
	pool, err := openReader(path, examining)
	if err != nil {
		return 0, false, err
	}
	defer pool.Close()
	var application int64
	if err := pool.QueryRowContext(ctx, "SELECT * FROM pragma_application_id, pragma_user_version").Scan(&application, &version); err != nil {
		return 0, false, err
	}
	if application != ApplicationID {
		return 0, false, model.Errorf(model.Foreign, "“%s”不是双百的数据文件，程序没有改动它；选择另一个文件", filepath.Base(path))
	}
	if version > latest {
		return 0, false, newer(path, version, latest)
	}
	if err := checkTables(ctx, pool); err != nil {
		return 0, false, err
	}
	if err := checkOwner(ctx, pool, path); err != nil {
		return 0, false, err
	}
	current, err = triggersStand(ctx, pool)
	return version, current, err
}

// checkOwner refuses a file without the one line that says which data file it is, or the one that says whose. Nothing
// could be read or written in it that people would understand.
func checkOwner(ctx context.Context, q querier, path string) error {
	missing, err := column[string](ctx, q, missingOwner)
	if err != nil || len(missing) == 0 {
		return err
	}
	return model.Errorf(model.Corrupt, "“%s”里的%s被别的程序删掉了，打不开，程序没有改动它；用最近一次备份恢复", filepath.Base(path), missing[0])
}

// missingOwner lists what a file lacks of the two.
const missingOwner = `SELECT '文件标识' WHERE NOT EXISTS (SELECT 1 FROM identity) UNION ALL SELECT '党委信息' WHERE NOT EXISTS (SELECT 1 FROM committee)`

// quickCheck asks SQLite whether the file is sound.
func quickCheck(ctx context.Context, q querier) error { return quickCheckOf(ctx, q, "1") }

// checkTables asks SQLite whether the tables are sound that are read and changed in daily work. The change log is
// left to Verify and to the check of each backup, so that opening does not slow with every year of it.
func checkTables(ctx context.Context, q querier) error {
	names, err := column[string](ctx, q, "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT IN ('change_row', 'change_set') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'")
	if err != nil {
		return err
	}
	for _, name := range names {
		if err := quickCheckOf(ctx, q, `"`+name+`"`); err != nil {
			return err
		}
	}
	return nil
}

// quickCheckOf checks a table, or with a number as the most faults to name the whole file.
func quickCheckOf(ctx context.Context, q querier, what string) error {
	var answer string
	if err := q.QueryRowContext(ctx, "PRAGMA quick_check("+what+")").Scan(&answer); err != nil {
		return err
	}
	if answer != "ok" {
		return &model.Error{Code: model.Corrupt, Message: sentenceCorrupt, Err: fmt.Errorf("quick_check: %s", answer)}
	}
	return nil
}
