package store

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// KnownFolder is where the last known state of each data file is kept, outside the file: by its identity the number
// and hash of the last change set and of the last import. An older copy that was put in the file's place, or one whose
// history was written anew, is known by it. A program sets it once, when it starts; "" keeps and compares nothing.
var KnownFolder string

// DefaultKnownFolder is the folder of the present user; "" where the system names none.
func DefaultKnownFolder() string {
	dir, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "shuangbai", "known")
}

// state is where a data file stands.
type fileState struct {
	Path       string
	At         time.Time // of the last change set
	Set        int64
	Hash       string
	Import     int64
	ImportSeal string
}

// stateOf reads where a file stands, and its identity.
func stateOf(ctx context.Context, q querier) (identity string, s fileState, err error) {
	err = q.QueryRowContext(ctx, `SELECT i.uuid, ifnull(s.at, ''), ifnull(s.id, 0), ifnull(s.hash, ''), ifnull(m.id, 0), ifnull(m.seal, '') FROM identity i
		LEFT JOIN (SELECT * FROM change_set ORDER BY id DESC LIMIT 1) s LEFT JOIN (SELECT * FROM import_log ORDER BY id DESC LIMIT 1) m`).
		Scan(&identity, moment{&s.At}, &s.Set, &s.Hash, &s.Import, &s.ImportSeal)
	return identity, s, err
}

func knownPath(identity string) string { return filepath.Join(KnownFolder, identity+".json") }

// keepKnown keeps where the file at path stands now. That it could not is no failure of the work that was done: the
// file is whole, only a later exchange of it would not be seen.
func keepKnown(ctx context.Context, q querier, path string) {
	if KnownFolder == "" {
		return
	}
	identity, s, err := stateOf(ctx, q)
	if err != nil {
		return
	}
	s.Path = path
	text, err := json.Marshal(s)
	if err != nil || os.MkdirAll(KnownFolder, 0o700) != nil {
		return
	}
	f, err := os.CreateTemp(KnownFolder, ".known-*"+temporarySuffix)
	if err != nil {
		return
	}
	defer os.Remove(f.Name())
	_, err = f.Write(text)
	if e := f.Close(); err == nil && e == nil {
		_ = os.Rename(f.Name(), knownPath(identity))
	}
}

// lastKnown is what was kept of a file, false when nothing readable was.
func lastKnown(identity string) (s fileState, ok bool) {
	text, err := os.ReadFile(knownPath(identity))
	return s, err == nil && json.Unmarshal(text, &s) == nil && s.Set > 0
}

// behind compares a file with what was last known of it. It returns a Chinese sentence when the file does not contain
// that, "" otherwise, and what was known.
func behind(ctx context.Context, q querier) (sentence string, known fileState, err error) {
	if KnownFolder == "" {
		return "", known, nil
	}
	identity, now, err := stateOf(ctx, q)
	if err != nil {
		return "", known, err
	}
	known, ok := lastKnown(identity)
	if !ok {
		return "", known, nil
	}
	var hash, seal string
	err = q.QueryRowContext(ctx, "SELECT ifnull((SELECT hash FROM change_set WHERE id = ?), ''), ifnull((SELECT seal FROM import_log WHERE id = ?), '')",
		known.Set, known.Import).Scan(&hash, &seal)
	switch {
	case err != nil || hash == known.Hash && seal == known.ImportSeal:
		return "", known, err
	case hash == "" && now.Set < known.Set:
		return fmt.Sprintf("这是较早的一份资料：这里只到第 %d 号改动（%s），本机上次保存到第 %d 号（%s）；如果不是有意换回来的，先不要改动，找回较新的文件或备份",
			now.Set, day(now.At), known.Set, day(known.At)), known, nil
	}
	return fmt.Sprintf("这份资料与本机上次保存的不是同一份：上次的第 %d 号改动（%s）在这里不同或没有；如果不是有意换过来的，先不要改动，找回上次的文件或备份",
		known.Set, day(known.At)), known, nil
}

func day(t time.Time) string { return t.Format("2006-01-02 15:04") }

// checkKnown says when the file in the place of the one last written is not that one. A backup elsewhere may be older.
func (r *Report) checkKnown(ctx context.Context, q querier) error {
	sentence, known, err := behind(ctx, q)
	if err != nil || sentence == "" || !sameFile(known.Path, r.Path) {
		return err
	}
	r.problem("%s", sentence)
	return nil
}

func sameFile(a, b string) bool {
	x, err := os.Stat(a)
	y, e := os.Stat(b)
	return a == b || err == nil && e == nil && os.SameFile(x, y)
}

// compareKnown notes at opening that the file is not the one last written on this PC. The history says so from the
// first change on.
func (db *DB) compareKnown(ctx context.Context) error {
	sentence, known, err := behind(ctx, db.reader)
	if err != nil || sentence == "" {
		return err
	}
	db.older = sentence
	db.exchanged = fmt.Sprintf("换用了另一份数据文件：本机上次保存到第 %d 号改动（%s，校验码 %.12s）", known.Set, day(known.At), known.Hash)
	return nil
}

// noteExchange writes a change set of its own, without rows, before the first change of a file that was exchanged.
func (db *DB) noteExchange(ctx context.Context, who string) error {
	if db.exchanged == "" {
		return nil
	}
	_, err := db.write(ctx, Change{Who: who, Why: db.exchanged, Kind: KindRestore}, keepSet)
	if err == nil {
		db.exchanged = ""
	}
	return err
}

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

// keepRestored makes the restored file the known one.
func keepRestored(ctx context.Context, path string) {
	if pool, err := openReader(path, reading); err == nil {
		keepKnown(ctx, pool, path)
		pool.Close()
	}
}
