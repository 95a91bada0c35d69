package store

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

// knowing keeps the known states in a folder of the test.
func knowing(t testing.TB) {
	t.Helper()
	before := KnownFolder
	KnownFolder = filepath.Join(t.TempDir(), "known")
	t.Cleanup(func() { KnownFolder = before })
}

// olderFile makes a file, keeps a copy, writes on, and puts the copy in the file's place.
func olderFile(t *testing.T) string {
	t.Helper()
	knowing(t)
	db := newDB(t)
	path := db.Path()
	addBranches(t, db, "甲党支部")
	db.Close()
	early := read(t, path)
	db, err := Open(path, Options{})
	if err != nil || db.Warning() != "" {
		t.Fatal(err, db.Warning())
	}
	addBranches(t, db, "乙党支部")
	db.Close()
	checkSound(t, path)
	if err := writeWhole(path, early); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestAnOlderFileInThePlaceIsNamed(t *testing.T) {
	path := olderFile(t)
	report, err := Verify(ctx, path)
	if err != nil || len(report.Problems) != 1 || !strings.Contains(report.Problems[0], "较早的一份") || !strings.Contains(report.Problems[0], "只到第 2 号") {
		t.Fatalf("found %v: %v", report.Problems, err)
	}
	db, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(db.Warning(), "到第 3 号") {
		t.Errorf("warned %q", db.Warning())
	}
	addBranches(t, db, "丙党支部")
	var sets []model.ChangeSet
	_ = db.Read(ctx, func(r *Reader) (err error) { sets, err = r.ChangeSets(0, 0); return err })
	if len(sets) != 4 || sets[1].Kind != KindRestore || !strings.Contains(sets[1].Why, "第 3 号改动") || sets[1].Rows != 0 {
		t.Errorf("the history does not say it: %+v", sets)
	}
	_, err = db.Undo(ctx, sets[1].ID, "李干事")
	checkRefusal(t, err, model.Conflict)
	db.Close()
	checkSound(t, path)
	again, err := Open(path, Options{})
	if err != nil || again.Warning() != "" {
		t.Fatalf("warned again: %q %v", again.Warning(), err)
	}
	again.Close()
}

func TestAnotherHistoryInThePlaceIsNamed(t *testing.T) {
	path := olderFile(t)
	kept := KnownFolder
	KnownFolder = "" // another PC
	db, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"丙党支部", "丁党支部"} {
		addBranches(t, db, name)
	}
	db.Close()
	checkSound(t, path)
	KnownFolder = kept
	report, err := Verify(ctx, path)
	if err != nil || len(report.Problems) != 1 || !strings.Contains(report.Problems[0], "不是同一份") {
		t.Errorf("found %v: %v", report.Problems, err)
	}
}

func TestARestoredFileSaysWhatItReplaced(t *testing.T) {
	knowing(t)
	db := newDB(t)
	addBranches(t, db, "甲党支部")
	saved := filepath.Join(t.TempDir(), "saved.db")
	if err := db.Backup(ctx, saved, false); err != nil {
		t.Fatal(err)
	}
	addBranches(t, db, "乙党支部")
	db.Close()
	checkSound(t, saved) // a backup may be older
	if _, err := Restore(ctx, saved, db.Path(), "王书记", false, nil); err != nil {
		t.Fatal(err)
	}
	checkSound(t, db.Path())
	again, err := Open(db.Path(), Options{})
	if err != nil || again.Warning() != "" {
		t.Fatalf("%v %q", err, again.Warning())
	}
	defer again.Close()
	_ = again.Read(ctx, func(r *Reader) error {
		s, err := r.ChangeSet(3)
		if err != nil || s.Who != "王书记" || !strings.Contains(s.Why, "从备份“saved.db”恢复") || !strings.Contains(s.Why, "恢复前到第 3 号改动") {
			t.Errorf("%+v: %v", s, err)
		}
		return nil
	})
}

func TestTheLastSetsTakenAwayAreNoticed(t *testing.T) {
	knowing(t)
	db := newDB(t)
	ids := addBranches(t, db, "甲党支部")
	addBranches(t, db, "乙党支部")
	for _, s := range []string{"DELETE FROM change_row WHERE set_id = 3", "DELETE FROM change_set WHERE id = 3",
		"UPDATE sqlite_sequence SET seq = seq - 1 WHERE name IN ('change_row', 'change_set', 'org')", fmt.Sprintf("DELETE FROM org WHERE id > %d", ids[0])} {
		triggers, err := column[string](ctx, db.writer, "SELECT sql FROM sqlite_schema WHERE type = 'trigger'")
		if err != nil || dropTriggers(ctx, db.writer) != nil {
			t.Fatal(err)
		}
		if _, err := db.writer.Exec(s); err != nil {
			t.Fatal(s, err)
		}
		for _, s := range triggers {
			if _, err := db.writer.Exec(s); err != nil {
				t.Fatal(err)
			}
		}
	}
	report, err := Verify(ctx, db.Path())
	if err != nil || len(report.Problems) != 1 || !slices.ContainsFunc(report.Problems, func(s string) bool { return strings.Contains(s, "较早") }) {
		t.Errorf("found %v: %v", report.Problems, err)
	}
}

// openKnown opens a file, wants the warning to contain words, "" for no warning, and writes into it when asked.
func openKnown(t *testing.T, path, words string, write bool) {
	t.Helper()
	db, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if got := db.Warning(); (got == "") != (words == "") || !strings.Contains(got, words) {
		t.Errorf("%s: warned %q, want %q", filepath.Base(path), got, words)
	}
	if write {
		addMembers(t, db, 1)
	}
}

func TestWorkingInACopyLeavesTheFileKnown(t *testing.T) {
	knowing(t)
	db := newDB(t)
	addMembers(t, db, 1)
	copied := filepath.Join(t.TempDir(), "副本.db")
	if err := db.Backup(ctx, copied, false); err != nil {
		t.Fatal(err)
	}
	early := read(t, copied)
	addMembers(t, db, 1)
	db.Close()
	openKnown(t, copied, "较早", true)
	openKnown(t, copied, "", true)
	openKnown(t, db.Path(), "", false)
	checkSound(t, db.Path())
	checkSound(t, copied)
	moved := filepath.Join(t.TempDir(), "搬走.db")
	if err := os.Rename(db.Path(), moved); err != nil {
		t.Fatal(err)
	}
	openKnown(t, moved, "", true)
	openKnown(t, copied, "", false)
	if err := writeWhole(db.Path(), early); err != nil { // where the file was before
		t.Fatal(err)
	}
	openKnown(t, db.Path(), "较早", false)
}

// A backup that is restored elsewhere is a file of its own: the one that it is of is no earlier one, wherever it is opened from, while both
// are there. An older copy of the restored one is found out all the same.
func TestTheOriginalOfARestoredBackupIsNoEarlierOne(t *testing.T) {
	knowing(t)
	db := newDB(t)
	addMembers(t, db, 1)
	backup := filepath.Join(t.TempDir(), "备份.sbd")
	if err := db.Backup(ctx, backup, false); err != nil {
		t.Fatal(err)
	}
	db.Close()
	original := filepath.Join(t.TempDir(), "优盘.sbd") // as another PC, which knows nothing of it, finds it
	if err := os.Rename(db.Path(), original); err != nil {
		t.Fatal(err)
	}
	KnownFolder = t.TempDir()
	other := filepath.Join(t.TempDir(), "另一份.sbd")
	if _, err := Restore(ctx, backup, other, "周敏", false, nil); err != nil {
		t.Fatal(err)
	}
	early := read(t, other)
	openKnown(t, other, "", true)
	openKnown(t, original, "", false)
	if err := writeWhole(other, early); err != nil {
		t.Fatal(err)
	}
	openKnown(t, other, "较早", false)
	if err := os.Remove(other); err != nil {
		t.Fatal(err)
	}
	openKnown(t, original, "较早", false)
}

func TestAFileMovedToAnotherFolderIsKnown(t *testing.T) {
	knowing(t)
	db := newDB(t)
	addMembers(t, db, 1)
	db.Close()
	early := read(t, db.Path())
	openKnown(t, db.Path(), "", true)
	moved := filepath.Join(t.TempDir(), "搬走.db")
	if err := os.Rename(db.Path(), moved); err != nil {
		t.Fatal(err)
	}
	openKnown(t, moved, "", true)
	openKnown(t, moved, "", false)
	elsewhere := filepath.Join(t.TempDir(), "旧.db")
	if err := writeWhole(elsewhere, early); err != nil {
		t.Fatal(err)
	}
	openKnown(t, elsewhere, "较早", false)
	if err := writeWhole(moved, early); err != nil {
		t.Fatal(err)
	}
	openKnown(t, moved, "较早", false)
}

// A program that saves while the file is checked does not make it look older.
func TestVerifyBesideAProgramThatSaves(t *testing.T) {
	knowing(t)
	db := newDB(t)
	addMembers(t, db, 300)
	pool, err := openReader(db.Path(), reading)
	if err != nil {
		t.Fatal(err)
	}
	defer pool.Close()
	report := Report{Path: db.Path(), Counts: map[string]int64{}}
	k := lastKnown(ctx, pool, db.Path())
	tx, err := pool.BeginTx(ctx, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	if _, err := counts(ctx, tx); err != nil {
		t.Fatal(err)
	}
	addMembers(t, db, 1)
	if err := report.examine(ctx, tx, k); err != nil || !report.Sound() {
		t.Errorf("found %v: %v", report.Problems, err)
	}
	stop, done := make(chan bool), make(chan bool)
	go func() {
		defer close(done)
		for {
			select {
			case <-stop:
				return
			default:
				_, _ = db.Write(ctx, Change{Who: "甲", Why: "测试", Kind: "edit"}, func(tx *Tx) error { return importMembers2(tx, 1) })
			}
		}
	}()
	for range 5 {
		checkSound(t, db.Path())
	}
	close(stop)
	<-done
}

// What is kept of the last change of a sealed file can be neither read nor written without its key.
func TestTheKnownStateOfASealedFileIsProven(t *testing.T) {
	knowing(t)
	db := newSealedDB(t)
	importTwo(t, db)
	path := db.Path()
	var hash string
	if err := db.reader.QueryRow("SELECT hash FROM change_set ORDER BY id DESC LIMIT 1").Scan(&hash); err != nil {
		t.Fatal(err)
	}
	older := backedUp(t, db)
	importTwo(t, db)
	db.Close()
	mustNotHold(t, KnownFolder, hash, hash[:16])
	names, _ := filepath.Glob(filepath.Join(KnownFolder, "*.json"))
	if len(names) != 1 {
		t.Fatal(names)
	}
	kept := read(t, names[0])
	checkSound(t, path)
	problems := func(path string) string {
		t.Helper()
		r, err := Verify(ctx, path)
		if err != nil {
			t.Fatal(err)
		}
		return strings.Join(r.Problems, "\n")
	}

	// Somebody puts an older copy in the place and lets the known state say that it is the last.
	var s fileState
	if err := json.Unmarshal(kept, &s); err != nil {
		t.Fatal(err)
	}
	s.Set--
	forged, _ := json.Marshal(s)
	if err := os.WriteFile(names[0], forged, 0o600); err != nil {
		t.Fatal(err)
	}
	if got := problems(path); !strings.Contains(got, "不是这份资料留下的") {
		t.Errorf("of a forged state it says %q", got)
	}
	again := reopen(t, path)
	if !strings.Contains(again.older, "不是这份资料留下的") {
		t.Errorf("opening says %q", again.older)
	}
	again.Close()
	if err := os.WriteFile(names[0], kept, 0o600); err != nil {
		t.Fatal(err)
	}
	whole := read(t, path)
	if err := os.WriteFile(path, read(t, older), 0o600); err != nil {
		t.Fatal(err)
	}
	if got := problems(path); !strings.Contains(got, "较早的一份") {
		t.Errorf("of an older file it says %q", got)
	}
	if err := os.WriteFile(path, whole, 0o600); err != nil {
		t.Fatal(err)
	}

	// A plain copy in the place is named, and taking the password off is not.
	if _, err := Unseal(ctx, path, nil); err != nil {
		t.Fatal(err)
	}
	checkSound(t, path)
	if err := os.WriteFile(names[0], kept, 0o600); err != nil {
		t.Fatal(err)
	}
	if got := problems(path); !strings.Contains(got, "本机上次保存的有密码") {
		t.Errorf("of a plain file it says %q", got)
	}
	sealFile(t, path)
	checkSound(t, path)
}

// A plain file whose pages have another size gets a password all the same.
func TestAPlainFileWithOtherPagesIsSealed(t *testing.T) {
	db := newDB(t)
	if db.sealed != nil {
		t.Skip("a plain file is wanted first")
	}
	importTwo(t, db)
	path, want := db.Path(), state(t, db)
	db.Close()
	other := filepath.Join(t.TempDir(), "别的页.db")
	pool, err := openPool(path, copying, "")
	if err != nil {
		t.Fatal(err)
	}
	for _, query := range []string{"PRAGMA page_size = 8192", "VACUUM INTO '" + other + "'"} {
		if _, err := pool.Exec(query); err != nil {
			t.Fatal(err)
		}
	}
	pool.Close()
	if b := read(t, other); b[16] != 0x20 {
		t.Fatalf("pages of %x", b[16:18])
	}
	sealFile(t, other)
	checkSound(t, other)
	if state(t, reopen(t, other)) != want {
		t.Error("the sealed file holds something else")
	}
}
