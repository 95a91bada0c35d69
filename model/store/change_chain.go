package store

import (
	"crypto/sha256"
	"database/sql"
	"encoding/binary"
	"encoding/hex"
	"hash"
)

// The change log is a chain: the hash of a set is taken over who, when, why and kind, what it undoes, each of its
// rows as the log has it, the imports listed under it, and the hash of the set before; the first set has the file's
// identity in the place of that. Imports are a chain of their own, since one that changed nothing has no set. So
// whatever is edited, added, taken out or put in another order no longer fits, and Verify names the set.
//
// The hashes are not secret. Who knows how they are made can make all of them anew from some set on, and who takes
// the last sets away with what they changed leaves a chain that is whole. Both are seen by the last known set, which
// is kept outside the file (known.go).

// digest takes values in, each marked with its kind and length so that no two lists of values look the same.
type digest struct {
	hash.Hash
	head [9]byte
}

func newDigest(before string) *digest {
	d := &digest{Hash: sha256.New()}
	d.text(before)
	return d
}

func (d *digest) mark(kind byte, n int64) {
	d.head[0] = kind
	binary.LittleEndian.PutUint64(d.head[1:], uint64(n))
	d.Write(d.head[:])
}

func (d *digest) number(n int64) { d.mark('n', n) }

func (d *digest) bytes(b []byte) {
	if b == nil {
		d.mark('0', 0)
		return
	}
	d.mark('t', int64(len(b)))
	d.Write(b)
}

func (d *digest) text(s string) { d.bytes([]byte(s)) }

func (d *digest) String() string { return hex.EncodeToString(d.Sum(nil)) }

// setHead is a change set as the log has it, without its rows.
type setHead struct {
	id, first, last, undoes, undone int64
	at, who, why, kind, hash        string
}

const setHeads = "SELECT id, first_row, last_row, ifnull(undoes, 0), ifnull(undone, 0), at, who, why, kind, hash FROM change_set"

func (s *setHead) scan(rows interface{ Scan(...any) error }) error {
	return rows.Scan(&s.id, &s.first, &s.last, &s.undoes, &s.undone, &s.at, &s.who, &s.why, &s.kind, &s.hash)
}

// begin starts the hash of the set. Which set undid it is left out: that is written later, and follows from the
// other sets.
func (s *setHead) begin(before string) *digest {
	d := newDigest(before)
	for _, n := range []int64{s.id, s.first, s.last, s.undoes} {
		d.number(n)
	}
	for _, t := range []string{s.at, s.who, s.why, s.kind} {
		d.text(t)
	}
	return d
}

// logEntry is one row of the change log; the texts are valid until the next one is read.
type logEntry struct {
	id, set, row  int64
	table, op     sql.RawBytes
	before, after sql.RawBytes
}

const logEntries = "SELECT id, set_id, tbl, pk, op, before, after FROM change_row"

func (e *logEntry) scan(rows *sql.Rows) error {
	return rows.Scan(&e.id, &e.set, &e.table, &e.row, &e.op, &e.before, &e.after)
}

func (d *digest) entry(e *logEntry) {
	d.number(e.id)
	d.number(e.set)
	d.bytes(e.table)
	d.number(e.row)
	d.bytes(e.op)
	d.bytes(e.before)
	d.bytes(e.after)
}

// importSeals reads the seals of the imports listed under a set.
const importSeals = "SELECT seal FROM import_log WHERE change_set = ? ORDER BY id"

// hashOf reads the rows of a set and returns its hash.
func (r *Reader) hashOf(s setHead, before string) (string, error) {
	d := s.begin(before)
	rows, err := r.query(logEntries+" WHERE id BETWEEN ? AND ? ORDER BY id", s.first, s.last)
	if err != nil {
		return "", err
	}
	defer rows.Close()
	var e logEntry
	for rows.Next() {
		if err := e.scan(rows); err != nil {
			return "", err
		}
		d.entry(&e)
	}
	if err := rows.Err(); err != nil {
		return "", err
	}
	seals, err := r.query(importSeals, s.id)
	if err != nil {
		return "", err
	}
	defer seals.Close()
	for seals.Next() {
		var seal string
		if err := seals.Scan(&seal); err != nil {
			return "", err
		}
		d.text(seal)
	}
	return d.String(), seals.Err()
}

// hashBefore is what the hash of a set begins with: that of the set before, or the file's identity.
func (r *Reader) hashBefore(set int64) (string, error) {
	return r.text("SELECT coalesce((SELECT hash FROM change_set WHERE id < ? ORDER BY id DESC LIMIT 1), (SELECT uuid FROM identity))", set)
}

func (r *Reader) text(query string, args ...any) (string, error) {
	stmt, err := r.statement(query)
	if err != nil {
		return "", err
	}
	var text string
	return text, stmt.QueryRowContext(r.ctx, args...).Scan(&text)
}

// sealSet gives a set its hash; its rows and imports are complete.
func (r *Reader) sealSet(id int64) error {
	stmt, err := r.statement(setHeads + " WHERE id = ?")
	if err != nil {
		return err
	}
	var s setHead
	if err := s.scan(stmt.QueryRowContext(r.ctx, id)); err != nil {
		return err
	}
	before, err := r.hashBefore(id)
	if err != nil {
		return err
	}
	sum, err := r.hashOf(s, before)
	if err != nil {
		return err
	}
	_, err = r.exec("UPDATE change_set SET hash = ? WHERE id = ?", sum, id)
	return err
}

// importFields are all that is known of an import, as text.
const importFields = `id, coalesce(change_set, 0) || char(10) || file || char(10) || hash || char(10) || kind || char(10) || at || char(10)
	|| added || ' ' || updated || ' ' || same || ' ' || skipped || ' ' || conflicts || ' ' || errors, seal FROM import_log`

// importSeal is the seal of an import after that of the one before, "" for the first.
func importSeal(before string, id int64, fields string) string {
	d := newDigest(before)
	d.number(id)
	d.text(fields)
	return d.String()
}

// sealImport seals a listed import, whose fields are complete.
func (r *Reader) sealImport(id int64) error {
	before, err := r.text("SELECT ifnull((SELECT seal FROM import_log WHERE id < ? ORDER BY id DESC LIMIT 1), '')", id)
	if err != nil {
		return err
	}
	stmt, err := r.statement("SELECT " + importFields + " WHERE id = ?")
	if err != nil {
		return err
	}
	var fields, seal string
	if err := stmt.QueryRowContext(r.ctx, id).Scan(&id, &fields, &seal); err != nil {
		return err
	}
	_, err = r.exec("UPDATE import_log SET seal = ? WHERE id = ?", importSeal(before, id, fields), id)
	return err
}

// settleCounters puts the counters of keys where the log has them. An insertion that turned out to be an update moved
// them on, and a counter that does not follow from the log could be changed without being noticed.
func (r *Reader) settleCounters() error {
	_, err := r.exec(`UPDATE sqlite_sequence SET seq = ` + counted + `
		WHERE name NOT IN ('change_set', 'change_row', 'import_log') AND seq <> ` + counted)
	return err
}

// counted is the highest key that the log knows of the table "name".
const counted = "ifnull((SELECT max(pk) FROM change_row WHERE tbl = name), 0)"

// sealAll gives every set and import its hash. It is the step in Go of migration log_hash.
func sealAll(r *Reader) error {
	for _, step := range []struct {
		table string
		seal  func(int64) error
	}{{"import_log", r.sealImport}, {"change_set", r.sealSet}} {
		ids, err := column[int64](r.ctx, r.q, "SELECT id FROM "+step.table+" ORDER BY id")
		if err != nil {
			return err
		}
		for _, id := range ids {
			if err := step.seal(id); err != nil {
				return err
			}
		}
	}
	return r.settleCounters()
}
