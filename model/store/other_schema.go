package store

import (
	"context"
	"database/sql"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/shuangbai/shuangbai/model"
)

// refuseOtherSchema refuses a file that says to be of a version that this program knows and holds columns that version never had:
// a newer program, or one that was tried out, wrote it. It is asked before a file is brought up to date, so that nothing of it is
// changed by steps that do not fit.
func refuseOtherSchema(ctx context.Context, path string, steps []migration, version int) error {
	pool, err := openReader(path, examining)
	if err != nil {
		return err
	}
	defer pool.Close()
	has, err := column[string](ctx, pool, allColumns)
	if err != nil {
		return err
	}
	ours, err := columnsOf(ctx, steps, version)
	if err != nil {
		return err
	}
	for _, name := range has {
		if !slices.Contains(ours, name) {
			return otherSchema(path, name)
		}
	}
	return nil
}

// allColumns are the columns of a schema: unit.district.
const allColumns = `SELECT t.name || '.' || c.name FROM sqlite_schema t, pragma_table_xinfo(t.name) c WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite\_%' ESCAPE '\'`

// columnsOf are the columns of a file of a version.
func columnsOf(ctx context.Context, steps []migration, version int) ([]string, error) {
	pool, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return nil, err
	}
	defer pool.Close()
	pool.SetMaxOpenConns(1) // each connection has a memory of its own
	if err := migrate(ctx, pool, slices.DeleteFunc(slices.Clone(steps), func(s migration) bool { return s.number > version })); err != nil {
		return nil, err
	}
	return column[string](ctx, pool, allColumns)
}

func otherSchema(path, what string) error {
	return &model.Error{Code: model.Newer, Err: fmt.Errorf("column %s is of another version", what),
		Message: fmt.Sprintf("“%s”是更新的或者试用的版本保存的，这个版本读不了，程序没有改动它；更新程序，或者用保存它的那个版本打开", filepath.Base(path))}
}
