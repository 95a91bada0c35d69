package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/outfile"
)

// KnownFolder is where the last known state of each data file is kept, outside the file: by its identity and path the
// number and hash of the last change set and of the last import. An older copy that was put in the file's place, or one
// whose history was written anew, is known by it. A program sets it once, when it starts; "" keeps and compares nothing.
var KnownFolder string

// DefaultKnownFolder is the folder of the present user; "" where the system names none.
func DefaultKnownFolder() string {
	dir, err := os.UserConfigDir()
	if err != nil {
		return ""
	}
	return filepath.Join(dir, "shuangbai", "known")
}

// fileState is where a data file stands.
type fileState struct {
	Path       string
	At         time.Time // of the last change set
	Set        int64
	Hash       string
	Import     int64
	ImportSeal string
	Beside     bool `json:",omitempty"` // restored from a backup to a place where nothing was: a second file, beside the one it is of
	Continued  bool // the file of another path went on from here: this one was copied or moved there

	// Of a sealed file, whose sums are proofs then, so that nobody tries guesses of the last change with them.
	Seal  string `json:",omitempty"` // as sealMark has it
	Proof string `json:",omitempty"` // of all the rest, so that nobody writes another state

	Bare bool `json:",omitempty"` // it has no password, and had one at this PC that nobody took off

	sealed *sealing // how the file is sealed that the state is compared with
}

// sum is what is kept of a sum.
func (s fileState) sum(hash string) string {
	if s.sealed == nil || hash == "" {
		return hash
	}
	return s.sealed.key.Proof(hash)
}

// proof is the proof of a state of a sealed file, "" of a plain one.
func (s fileState) proof() string {
	if s.sealed == nil {
		return ""
	}
	s.Proof, s.Path = "", strings.ToValidUTF8(s.Path, "�")
	text, err := json.Marshal(s)
	if err != nil {
		return ""
	}
	return s.sealed.key.Proof(string(text))
}

// markOf is the seal mark of a file that is sealed as s says, "" of a plain one.
func markOf(s *sealing) string {
	if s == nil {
		return ""
	}
	return sealMark(s.key.Seal())
}

// stateOf reads where a file stands, and its identity.
func stateOf(ctx context.Context, q querier) (identity string, s fileState, err error) {
	err = q.QueryRowContext(ctx, `SELECT i.uuid, ifnull(s.at, ''), ifnull(s.id, 0), ifnull(s.hash, ''), ifnull(m.id, 0), ifnull(m.seal, '') FROM identity i
		LEFT JOIN (SELECT * FROM change_set ORDER BY id DESC LIMIT 1) s LEFT JOIN (SELECT * FROM import_log ORDER BY id DESC LIMIT 1) m`).
		Scan(&identity, moment{&s.At}, &s.Set, &s.Hash, &s.Import, &s.ImportSeal)
	return identity, s, err
}

// Identity returns what tells the committee's data file, and every copy of it, from all others.
func (r *Reader) Identity() (string, error) {
	id, err := r.text("SELECT uuid FROM identity")
	return id, failure(err, "")
}

// contained reports whether a file went through a state.
func (s fileState) contained(ctx context.Context, q querier) (bool, error) {
	var hash, seal string
	err := q.QueryRowContext(ctx, "SELECT ifnull((SELECT hash FROM change_set WHERE id = ?), ''), ifnull((SELECT seal FROM import_log WHERE id = ?), '')",
		s.Set, s.Import).Scan(&hash, &seal)
	return s.sum(hash) == s.Hash && s.sum(seal) == s.ImportSeal, err
}

// nameInKnown is the name, in KnownFolder, of a state of the file with that identity. All of an identity begin alike.
func nameInKnown(identity, path string) string {
	return knownPrefix(identity) + short(path) + ".json"
}

func knownPrefix(identity string) string { return short(identity) + "-" }

func short(s string) string {
	sum := sha256.Sum256([]byte(s))
	return hex.EncodeToString(sum[:8])
}

// keepKnown keeps where the file at path stands now. That it could not is no failure of the work that was done: the
// file is whole, only a later exchange of it would not be seen.
func keepKnown(ctx context.Context, q querier, path string) {
	if sealed, err := sealingOf(path); err == nil {
		keepKnownAs(ctx, q, path, sealed, cameBy{})
	}
}

// cameBy is how a file came to stand as it does, where that was no change of what it holds.
type cameBy struct {
	takenOff bool // its password was taken off
	beside   bool // see fileState.Beside
}

// keepKnownAs keeps the state as that of a file that is sealed so.
func keepKnownAs(ctx context.Context, q querier, path string, sealed *sealing, by cameBy) {
	if KnownFolder == "" {
		return
	}
	identity, s, err := stateOf(ctx, q)
	if err != nil || os.MkdirAll(KnownFolder, 0o700) != nil {
		return
	}
	s.Path, s.sealed, s.Seal = path, sealed, markOf(sealed)
	s.Hash, s.ImportSeal = s.sum(s.Hash), s.sum(s.ImportSeal)
	before, ok := readKnown(filepath.Join(KnownFolder, nameInKnown(identity, path)))
	s.Beside = by.beside || before.Beside
	if s.Bare = sealed == nil && before.hadPassword() && !by.takenOff; !ok {
		states, _ := knownStates(identity, sealed)
		for _, other := range states {
			if within, err := other.contained(ctx, q); err == nil && within {
				other.Continued = true
				writeKnown(identity, other)
			}
		}
	}
	writeKnown(identity, s)
}

func writeKnown(identity string, s fileState) {
	s.Proof = s.proof()
	text, err := json.Marshal(s)
	if err != nil {
		return
	}
	f, err := os.CreateTemp(KnownFolder, ".known-*"+temporarySuffix)
	if err != nil {
		return
	}
	defer os.Remove(f.Name())
	_, err = f.Write(text)
	if e := f.Close(); err == nil && e == nil {
		_ = outfile.Rename(f.Name(), filepath.Join(KnownFolder, nameInKnown(identity, s.Path)))
	}
}

// knownStates are the states that were kept of the files with one identity, whatever their paths, the latest first, as far as a file that is
// sealed so can tell. wrong are those that nobody with its key wrote, and of a plain file those of sealed ones.
func knownStates(identity string, sealed *sealing) (all, wrong []fileState) {
	entries, _ := os.ReadDir(KnownFolder)
	for _, e := range entries {
		if !strings.HasPrefix(e.Name(), knownPrefix(identity)) {
			continue
		}
		s, ok := readKnown(filepath.Join(KnownFolder, e.Name()))
		if !ok {
			continue
		}
		if s.Seal != "" {
			s.sealed = sealed
		}
		switch {
		case s.Seal == "": // of a plain file, which may have got its password since
			all = append(all, s)
		case sealed == nil || s.Seal == markOf(sealed) && s.Proof != s.proof():
			wrong = append(wrong, s)
		case s.Seal == markOf(sealed): // else it is another key's, which this one proves nothing of
			all = append(all, s)
		}
	}
	slices.SortFunc(all, func(a, b fileState) int { return b.At.Compare(a.At) })
	return all, wrong
}

// known is what was kept of a data file before its present state was read: a program that saves meanwhile is ahead of
// what was kept, never behind it.
type known struct {
	here  []fileState // of this path: one, or none
	moved []fileState // without such, those in which a file of this identity was left at other paths
	wrong string      // a Chinese sentence when what was kept of this path is not of this file, "" otherwise
}

// lastKnown reads what was kept of the file at path. What cannot be read is not known.
func lastKnown(ctx context.Context, q querier, path string) (k known) {
	var identity string
	if KnownFolder == "" || q.QueryRowContext(ctx, "SELECT uuid FROM identity").Scan(&identity) != nil {
		return k
	}
	sealed, err := sealingOf(path)
	if err != nil {
		return k
	}
	states, wrong := knownStates(identity, sealed)
	for _, s := range wrong {
		switch {
		case !sameFile(s.Path, path):
		case sealed == nil:
			k.wrong = "这份资料没有密码，本机上次保存的有密码；如果不是有意换过来的，先不要改动，找回上次的文件或备份"
		default:
			k.wrong = "本机记下的最后一次改动不是这份资料留下的，可能被换过，认不出资料是不是较早的一份；先看看最近的改动在不在，不在就用备份恢复"
		}
	}
	for _, s := range states {
		switch {
		case sameFile(s.Path, path):
			k.here = append(k.here, s)
		case !s.Continued && !(s.Beside && !missing(s.Path)): // another file that goes its own way makes no other one older
			k.moved = append(k.moved, s)
		}
	}
	if k.here != nil {
		k.here, k.moved = k.here[:1], nil
	}
	return k
}

// behind compares a file with what is known of it: it must contain one of the states. It returns a Chinese sentence when
// it contains none, "" otherwise, and the latest state.
func behind(ctx context.Context, q querier, states []fileState) (sentence string, last fileState, err error) {
	for _, s := range states {
		if within, err := s.contained(ctx, q); err != nil || within {
			return "", last, err
		}
	}
	if len(states) == 0 {
		return "", last, nil
	}
	last = states[0]
	_, now, err := stateOf(ctx, q)
	if err == nil && now.Set < last.Set {
		return fmt.Sprintf("这是较早的一份资料：这里只到第 %d 号改动（%s），本机上次保存到第 %d 号（%s）；如果不是有意换回来的，先不要改动，找回较新的文件或备份",
			now.Set, day(now.At), last.Set, day(last.At)), last, nil
	}
	return fmt.Sprintf("这份资料与本机上次保存的不是同一份：上次的第 %d 号改动（%s）在这里不同或没有；如果不是有意换过来的，先不要改动，找回上次的文件或备份",
		last.Set, day(last.At)), last, err
}

func day(t time.Time) string { return model.When(t, "2006-01-02 15:04") }

// checkKnown says when the file in the place of the one last written is not that one. A backup elsewhere may be older.
func (r *Report) checkKnown(ctx context.Context, q querier, k known) error {
	sentence, _, err := behind(ctx, q, k.here)
	for _, s := range []string{k.wrong, sentence} {
		if err == nil && s != "" {
			r.problem("%s", s)
		}
	}
	return err
}

func sameFile(a, b string) bool {
	x, err := os.Stat(a)
	y, e := os.Stat(b)
	return a == b || err == nil && e == nil && os.SameFile(x, y)
}

// compareKnown notes at opening that the file is not the one last written on this PC. The history says so from the
// first change on.
func (db *DB) compareKnown(ctx context.Context) error {
	k := lastKnown(ctx, db.reader, db.path)
	if k.wrong != "" {
		db.noteState(k.wrong, "本机记下的最后一次改动不是这份资料留下的")
		return nil
	}
	sentence, known, err := behind(ctx, db.reader, append(k.here, k.moved...))
	if err != nil || sentence == "" {
		return err
	}
	db.noteState(sentence, fmt.Sprintf("换用了另一份数据文件：本机上次保存到第 %d 号改动（%s，校验码 %.12s）", known.Set, day(known.At), known.Hash))
	return nil
}

// noteState keeps what is to be said of the file that was found in the place, and what the history is to say of it.
func (db *DB) noteState(sentence, history string) {
	if db.older != "" {
		sentence, history = db.older+"。"+sentence, db.exchanged+"；"+history
	}
	db.older, db.exchanged = sentence, history
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
