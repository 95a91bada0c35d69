package store

import (
	"context"
	"fmt"
	"maps"
	"os"

	"github.com/shuangbai/shuangbai/model"
)

// Backup writes a complete copy of the data file to target and says it is saved only after the copy was opened,
// checked, counted against the original and forced to the disk. The copy gets its name at the end, so that a
// half-written one never bears it. An earlier backup of this data file at target is replaced; anything else there is
// refused with code Exists, a missing folder with Missing. The file may be in use meanwhile.
func (db *DB) Backup(ctx context.Context, target string) error {
	return backup(ctx, db.path, target)
}

// BackupPreview refuses what Backup would refuse of a target, and copies nothing.
func (db *DB) BackupPreview(ctx context.Context, target string) error {
	_, release, err := claim(ctx, db.path, target)
	if err == nil {
		release()
	}
	return err
}

func backup(ctx context.Context, source, target string) error {
	target, release, err := claim(ctx, source, target)
	if err != nil {
		return err
	}
	defer release()
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
