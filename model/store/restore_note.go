package store

import (
	"context"
	"fmt"
	"path/filepath"
	"time"
)

// KindRestore is the kind of the change sets that say which file took the place of which.
const KindRestore = "restore"

// keepSet is a change that changes no row and is kept all the same.
func keepSet(tx *Tx) error {
	tx.Keep()
	return nil
}

// noteRestore writes into the copy of a backup, before it takes its place, which backup it is and what it replaces.
// An older version is brought up to date for that.
func noteRestore(ctx context.Context, copied, backup, place, who string, now func() time.Time) error {
	pool, err := openPool(copied, migrating, "DELETE")
	if err != nil {
		return err
	}
	defer pool.Close()
	if err := migrate(ctx, pool, migrations); err != nil {
		return err
	}
	if err := renewTriggers(ctx, pool); err != nil {
		return err
	}
	why := fmt.Sprintf("从备份“%s”恢复", filepath.Base(backup))
	if replaced, ok := replacedState(ctx, place); ok {
		why += fmt.Sprintf("；恢复前到第 %d 号改动（%s，校验码 %.12s）", replaced.Set, day(replaced.At), replaced.Hash)
	}
	if _, err := pool.ExecContext(ctx, "PRAGMA foreign_keys = 1"); err != nil {
		return err
	}
	db := &DB{path: copied, writer: pool, now: now}
	if _, err := db.write(ctx, Change{Who: who, Why: why, Kind: KindRestore}, keepSet); err != nil {
		return err
	}
	if err := pool.Close(); err != nil {
		return err
	}
	return syncFile(copied)
}

// replacedState is where the file stands that a restored one replaces, false when there is none or it cannot be read.
func replacedState(ctx context.Context, place string) (s fileState, ok bool) {
	if missing(place) {
		return s, false
	}
	if _, err := recognise(place, latestVersion(migrations)); err != nil {
		return s, false
	}
	pool, err := openReader(place, reading)
	if err != nil {
		return s, false
	}
	defer pool.Close()
	_, s, err = stateOf(ctx, pool)
	return s, err == nil && s.Set > 0
}

// keepRestored makes the file that took the place of another the known one.
func keepRestored(ctx context.Context, path string, by cameBy) {
	if sealed, err := sealingOf(path); err == nil {
		keepRestoredAs(ctx, path, sealed, by)
	}
}

// keepRestoredAs makes the file the known one, as one that is sealed so.
func keepRestoredAs(ctx context.Context, path string, sealed *sealing, by cameBy) {
	if pool, err := openReader(path, reading); err == nil {
		keepKnownAs(ctx, pool, path, sealed, by)
		pool.Close()
	}
}
