package store

import (
	"context"
	"database/sql"
	"time"
)

// stand is which data file a file is, and its last change.
type stand struct {
	uuid    string
	set     int64
	at, who string
	last    int64
}

func standOf(ctx context.Context, q querier) (s stand, err error) {
	err = q.QueryRowContext(ctx, `SELECT uuid, id, at, who, last_row FROM identity, change_set ORDER BY id DESC LIMIT 1`).
		Scan(&s.uuid, &s.set, &s.at, &s.who, &s.last)
	return s, err
}

// standOfCopy is that of a copy at rest, which nobody has open.
func standOfCopy(ctx context.Context, path string) (s stand, err error) {
	pool, err := sql.Open("sqlite", dataSource(path, reading, "")+"&immutable=1")
	if err != nil {
		return s, err
	}
	defer pool.Close()
	return standOf(ctx, pool)
}

// HeldBy reports whether a backup holds everything up to the last change of the data file. The change is compared, not its
// time: a clock that was wrong once must not keep the next backup from being made. A backup that cannot be read holds nothing.
func (db *DB) HeldBy(ctx context.Context, b SavedBackup) bool {
	there, err := standOfCopy(ctx, b.Path)
	if err != nil {
		return false
	}
	here, err := standOf(ctx, db.reader)
	return err == nil && here == there
}

// LatestBackup is the latest automatic backup beside a data file; its path is "" when there is none. One that was made while the
// clock stood in the future counts only where there is no other.
func LatestBackup(path string, now time.Time) (SavedBackup, error) {
	all, err := Backups(path)
	if err != nil || len(all) == 0 {
		return SavedBackup{}, err
	}
	return latestOf(all, now), nil
}

// latestOf is the latest of some backups, as LatestBackup tells it.
func latestOf(all []SavedBackup, now time.Time) SavedBackup {
	for _, b := range all {
		if !b.At.After(now) {
			return b
		}
	}
	return all[0]
}
