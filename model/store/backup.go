package store

import (
	"context"
	"database/sql"
	"fmt"
	"maps"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/store/seal"
)

// Backup writes a complete copy of the data file to target and says it is saved only after the copy was opened,
// checked, counted against the original and forced to the disk. What its attachments hold is brought beside it, see contentsWanted. The copy gets its name at the end, so that a
// half-written one never bears it. What stands at target is refused with code Exists; with replace an earlier backup of
// this data file is replaced, and only such a one. A missing folder is Missing, a name that cannot be used Invalid. The
// file may be in use meanwhile.
func (db *DB) Backup(ctx context.Context, target string, replace bool) error {
	if err := db.there(ctx); err != nil {
		return err
	}
	defer db.enterRead()()
	return backup(ctx, db.path, target, replace)
}

// there refuses to copy what now has the name of the data file when that was moved away.
func (db *DB) there(ctx context.Context) error {
	if db.writer == nil {
		return nil
	}
	db.writes.Lock()
	defer db.writes.Unlock()
	return db.stillThere(ctx, noChange)
}

// BackupPreview refuses what Backup would refuse of a target, and copies nothing.
func (db *DB) BackupPreview(ctx context.Context, target string, replace bool) error {
	defer enterReadOf(db.path)()
	_, held, err := claim(ctx, db.path, target, replace)
	held.release()
	return err
}

func backup(ctx context.Context, source, target string, replace bool) error {
	target, held, err := claim(ctx, source, target, replace)
	if err != nil {
		return err
	}
	defer held.release()
	temporary, err := temporaryBeside(target)
	if err != nil {
		return failure(err, target)
	}
	defer temporary.remove()
	wanted, err := copyChecked(ctx, source, temporary.path)
	takeBack := func() {}
	if err == nil {
		takeBack, err = wanted.carry(ctx, source, target)
	}
	if err != nil {
		return failure(err, target)
	}
	put := temporary.replace
	if held == nil {
		put = temporary.putNew // somebody may have taken the name meanwhile
	}
	if err := put(target); err != nil {
		takeBack()
		return err
	}
	return nil
}

// copyChecked copies a database and proves the copy. VACUUM INTO takes one consistent state, the journal included,
// which copying the file would not. It returns what the attachments of the copy need.
func copyChecked(ctx context.Context, source, copied string) (w contentsWanted, err error) {
	s, err := sealingOf(source)
	if err != nil {
		return w, err
	}
	return copyAs(ctx, source, copied, s)
}

// copyAs is copyChecked with a copy that is sealed as s says, however the database is.
func copyAs(ctx context.Context, source, copied string, s *sealing) (w contentsWanted, err error) {
	pool, err := openReader(source, copying)
	if err != nil {
		return w, err
	}
	defer pool.Close()
	return copyFrom(ctx, pool, copied, s)
}

// copyFrom copies through a pool that has the database open, sealed as s says, and proves the copy.
func copyFrom(ctx context.Context, pool *sql.DB, copied string, s *sealing) (w contentsWanted, err error) {
	// One transaction would be wanted around the copy and the count, but VACUUM allows none. So the rows are counted
	// before and after, and if somebody wrote in between the copy is made again.
	if s != nil { // a sealed database has pages of one size, those of another make a copy with theirs
		if _, err := pool.ExecContext(ctx, fmt.Sprintf("PRAGMA page_size = %d", seal.PageSize)); err != nil {
			return w, err
		}
	}
	for range 3 {
		before, err := counts(ctx, pool)
		if err != nil {
			return w, err
		}
		name, err := s.copyName(copied)
		if err != nil {
			return w, err
		}
		if _, err := pool.ExecContext(ctx, "VACUUM INTO ?", name); err != nil {
			return w, err
		}
		after, err := counts(ctx, pool)
		if err != nil {
			return w, err
		}
		if !maps.Equal(before, after) {
			continue
		}
		if err := syncFile(copied); err != nil {
			return w, err
		}
		return prove(ctx, copied, after)
	}
	return w, model.Errorf(model.Locked, "数据文件一直在被改动，备份没有做成；等正在进行的导入结束后再试")
}

// prove opens a finished copy and compares it with what was counted in the original.
func prove(ctx context.Context, copied string, want map[string]int64) (w contentsWanted, err error) {
	h, err := readHeader(copied)
	if err != nil {
		return w, err
	}
	s, err := sealingOf(copied)
	if err != nil {
		return w, err
	}
	pool, err := openReader(copied, reading)
	if err != nil {
		return w, err
	}
	defer pool.Close()
	if err := quickCheck(ctx, pool); err != nil {
		return w, err
	}
	if err := checkForeignKeys(ctx, pool); err != nil {
		return w, err
	}
	have, err := counts(ctx, pool)
	if err != nil {
		return w, err
	}
	if h.application != ApplicationID || !maps.Equal(have, want) {
		return w, &model.Error{Code: model.Corrupt, Message: "备份与原文件不一致，没有保存；换一个磁盘后再试",
			Err: fmt.Errorf("counted %v, want %v", have, want)}
	}
	return wantedContents(ctx, pool, s)
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
