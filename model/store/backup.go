package store

import (
	"context"
	"fmt"
	"maps"
	"os"
	"path/filepath"

	"github.com/shuangbai/shuangbai/model"
)

// Backup writes a complete copy of the data file to target and says it is saved only after the copy was opened,
// checked, counted against the original and forced to the disk. The copy gets its name at the end, so that a
// half-written one never bears it. An earlier backup at target is replaced; anything else there is refused with
// code Exists. The file may be in use meanwhile.
func (db *DB) Backup(ctx context.Context, target string) error {
	return backup(ctx, db.path, target)
}

func backup(ctx context.Context, source, target string) error {
	target, err := filepath.Abs(target)
	if err != nil {
		return failure(err, target)
	}
	if err := mayReplace(source, target); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(target), 0o700); err != nil {
		return failure(err, target)
	}
	temporary, err := temporaryBeside(target)
	if err != nil {
		return failure(err, target)
	}
	defer removeDatabase(temporary)
	if err := copyChecked(ctx, source, temporary); err != nil {
		return failure(err, target)
	}
	return replaceFile(temporary, target)
}

// mayReplace refuses a target that is the data file itself or no backup.
func mayReplace(source, target string) error {
	at, err := os.Stat(target)
	if err != nil {
		return nil // nothing there; any other trouble shows when writing
	}
	if from, err := os.Stat(source); err == nil && os.SameFile(from, at) {
		return model.Errorf(model.Exists, "“%s”就是正在使用的数据文件，不能备份到它自己；换一个文件名", filepath.Base(target))
	}
	h, err := readHeader(target)
	if err == nil && h.application == ApplicationID {
		return nil
	}
	return model.Errorf(model.Exists, "“%s”已经存在，而且不是双百的备份，程序没有改动它；换一个文件名", filepath.Base(target))
}

// copyChecked copies a database and proves the copy. VACUUM INTO takes one consistent state, the journal included,
// which copying the file would not.
func copyChecked(ctx context.Context, source, copied string) error {
	pool, err := openReader(source, copying)
	if err != nil {
		return err
	}
	defer pool.Close()
	// One transaction would be wanted around the copy and the count, but VACUUM allows none. So the rows are counted
	// before and after, and if somebody wrote in between the copy is made again.
	for range 3 {
		before, err := counts(ctx, pool)
		if err != nil {
			return err
		}
		if err := os.Truncate(copied, 0); err != nil {
			return err
		}
		if _, err := pool.ExecContext(ctx, "VACUUM INTO ?", copied); err != nil {
			return err
		}
		after, err := counts(ctx, pool)
		if err != nil {
			return err
		}
		if !maps.Equal(before, after) {
			continue
		}
		if err := syncFile(copied); err != nil {
			return err
		}
		return prove(ctx, copied, after)
	}
	return model.Errorf(model.Locked, "数据文件一直在被改动，备份没有做成；等正在进行的导入结束后再试")
}

// prove opens a finished copy and compares it with what was counted in the original.
func prove(ctx context.Context, copied string, want map[string]int64) error {
	h, err := readHeader(copied)
	if err != nil {
		return err
	}
	pool, err := openReader(copied, reading)
	if err != nil {
		return err
	}
	defer pool.Close()
	if err := quickCheck(ctx, pool); err != nil {
		return err
	}
	if err := checkForeignKeys(ctx, pool); err != nil {
		return err
	}
	have, err := counts(ctx, pool)
	if err != nil {
		return err
	}
	if h.application != ApplicationID || !maps.Equal(have, want) {
		return &model.Error{Code: model.Corrupt, Message: "备份与原文件不一致，没有保存；换一个磁盘后再试",
			Err: fmt.Errorf("counted %v, want %v", have, want)}
	}
	return nil
}

// counts is the number of rows of every table.
func counts(ctx context.Context, q querier) (map[string]int64, error) {
	tables, err := column[string](ctx, q, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
	if err != nil {
		return nil, err
	}
	all := map[string]int64{}
	for _, t := range tables {
		var n int64
		if err := q.QueryRowContext(ctx, `SELECT count(*) FROM "`+t+`"`).Scan(&n); err != nil {
			return nil, err
		}
		all[t] = n
	}
	return all, nil
}
