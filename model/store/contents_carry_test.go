package store

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
)

// backupContents is the folder of the contents of a data file's backups.
func backupContents(db *DB) contentFolder {
	return db.contents.in(filepath.Join(filepath.Dir(db.Path()), BackupFolder))
}

func TestBackupsKeepAContentOnce(t *testing.T) {
	db := newDB(t)
	a, _ := attach(t, db, aBranch(t, db), fileOf(t, "纪要.pdf", "minutes"))
	var last string
	for range 3 {
		path, err := db.AutoBackup(ctx, "手动")
		if err != nil {
			t.Fatal(err)
		}
		last = path
	}
	c := backupContents(db)
	if got := kept(t, c); !slices.Equal(got, []string{c.name(a.Hash)}) {
		t.Fatal(got)
	}
	here, _ := os.Stat(db.contents.place(a.Hash))
	there, _ := os.Stat(c.place(a.Hash))
	if !os.SameFile(here, there) {
		t.Error("the content takes its room twice on one disk")
	}
	if found := faults(t, last, true); found != nil {
		t.Error(found)
	}
}

func TestASavedCopyAndARestoreTakeTheAttachmentsAlong(t *testing.T) {
	db := newDB(t)
	of := aBranch(t, db)
	a, _ := attach(t, db, of, fileOf(t, "纪要.pdf", "minutes"))
	saved := filepath.Join(t.TempDir(), "副本.sbd")
	if err := db.Backup(ctx, saved, false); err != nil {
		t.Fatal(err)
	}
	if found := faults(t, saved, true); found != nil {
		t.Fatal(found)
	}
	later, _ := attach(t, db, of, fileOf(t, "后来.pdf", "later"))
	path := db.Path()
	contents := db.contents
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.RemoveAll(contents.path); err != nil { // the disk lost them
		t.Fatal(err)
	}
	r, err := Restore(ctx, saved, path, "李干事", false, nil)
	if err != nil || len(r.Problems) > 0 {
		t.Fatalf("%+v %v", r, err)
	}
	if found := faults(t, path, true); found != nil || !contents.has(content{a.Hash, a.Size}) {
		t.Error(found)
	}
	// What stood there before is still told by its copy: the later attachment is lost, and named.
	if found := faults(t, r.Kept, true); len(found) != 1 || !strings.Contains(found[0], later.Name) {
		t.Errorf("%q", found)
	}
}

func TestARestoreKeepsTheContentsOfWhatItReplaces(t *testing.T) {
	db := newDB(t)
	of := aBranch(t, db)
	saved := filepath.Join(t.TempDir(), "副本.sbd")
	if err := db.Backup(ctx, saved, false); err != nil {
		t.Fatal(err)
	}
	attach(t, db, of, fileOf(t, "后来.pdf", "later"))
	path := db.Path()
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	r, err := Restore(ctx, saved, path, "李干事", false, nil)
	if err != nil {
		t.Fatal(err)
	}
	again, err := Open(path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	if n, _, err := again.TidyContents(ctx, false); n != 1 || err != nil {
		t.Errorf("tidied %d: %v", n, err)
	}
	if err := again.tidyBackupContents(ctx); err != nil {
		t.Fatal(err)
	}
	if found := faults(t, r.Kept, true); found != nil {
		t.Errorf("%q", found)
	}
}

// Contents that only a backup of before needed go with it; those that a copy set aside needs stay.
func TestRotationTakesAwayWhatNoBackupNeeds(t *testing.T) {
	db := newDB(t)
	of := aBranch(t, db)
	attach(t, db, of, fileOf(t, "纪要.pdf", "minutes"))
	if _, err := db.AutoBackup(ctx, "手动"); err != nil {
		t.Fatal(err)
	}
	c := backupContents(db)
	x, _, err := c.put(ctx, strings.NewReader("of another history"), content{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.tidyBackupContents(ctx); err != nil {
		t.Fatal(err)
	}
	if got := kept(t, c); slices.Contains(got, x.hash) || len(got) != 1 {
		t.Error(got)
	}
	// A file in the folder that cannot be read may need anything.
	if x, _, err = c.put(ctx, strings.NewReader("of another history"), content{}, nil); err != nil {
		t.Fatal(err)
	}
	raw, err := os.ReadFile(db.Path())
	if err != nil {
		t.Fatal(err)
	}
	broken := append(slices.Clone(raw[:100]), make([]byte, len(raw)-100)...)
	if err := os.WriteFile(filepath.Join(filepath.Dir(db.Path()), BackupFolder, "坏的.db"), broken, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := db.tidyBackupContents(ctx); model.CodeOf(err) != model.Conflict || !c.has(x) {
		t.Errorf("%v", err)
	}
}

func TestTidyingTakesOnlyWhatNothingNeeds(t *testing.T) {
	db := newDB(t)
	of := aBranch(t, db)
	attach(t, db, of, fileOf(t, "纪要.pdf", "minutes"))
	left, err := db.TakeIn(ctx, fileOf(t, "没登记.pdf", "of a killed program"))
	if err != nil {
		t.Fatal(err)
	}
	db.pending = nil // as after the kill
	// Another copy in the same folder went on by itself.
	if err := db.Backup(ctx, filepath.Join(filepath.Dir(db.Path()), "副本.sbd"), false); err != nil {
		t.Fatal(err)
	}
	other, err := Open(filepath.Join(filepath.Dir(db.Path()), "副本.sbd"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	own, _ := attach(t, other, of, fileOf(t, "副本的.pdf", "of the copy"))
	if err := other.Close(); err != nil {
		t.Fatal(err)
	}
	if n, size, err := db.TidyContents(ctx, true); n != 1 || size != left.Size || err != nil || len(kept(t, db.contents)) != 3 {
		t.Errorf("%d %d %v", n, size, err)
	}
	if n, _, err := db.TidyContents(ctx, false); n != 1 || err != nil {
		t.Errorf("%d %v", n, err)
	}
	if got := kept(t, db.contents); len(got) != 2 || !slices.Contains(got, db.contents.name(own.Hash)) {
		t.Error(got)
	}
}

func TestWhatIsNotRecordedIsTakenAway(t *testing.T) {
	db := newDB(t)
	a, _ := attach(t, db, aBranch(t, db), fileOf(t, "纪要.pdf", "minutes"))
	again, err := db.TakeIn(ctx, fileOf(t, "同样.pdf", "minutes"))
	if err != nil || again.Fresh {
		t.Fatalf("%+v %v", again, err)
	}
	fresh, err := db.TakeIn(ctx, fileOf(t, "新.pdf", "new"))
	if err != nil || !fresh.Fresh {
		t.Fatalf("%+v %v", fresh, err)
	}
	same, err := db.TakeIn(ctx, fileOf(t, "又一个.pdf", "new")) // of another attachment in the making
	if err != nil || same.Fresh {
		t.Fatalf("%+v %v", same, err)
	}
	db.DoneTaking(ctx, []TakenIn{again, fresh})
	if _, _, err := db.TidyContents(ctx, false); err != nil || len(kept(t, db.contents)) != 2 {
		t.Errorf("what somebody waits for is gone: %v", err)
	}
	db.DoneTaking(ctx, []TakenIn{same})
	if got := kept(t, db.contents); !slices.Equal(got, []string{db.contents.name(a.Hash)}) {
		t.Error(got)
	}
}

// A damaged content is mended by taking the same file in again.
func TestTakingInAgainMends(t *testing.T) {
	db := newDB(t)
	path := fileOf(t, "纪要.pdf", "minutes")
	a, _ := attach(t, db, aBranch(t, db), path)
	os.Remove(db.contents.place(a.Hash))
	if err := os.WriteFile(db.contents.place(a.Hash), []byte("MINUTES"), 0o400); err != nil {
		t.Fatal(err)
	}
	if _, err := db.TakeIn(ctx, path); err != nil {
		t.Fatal(err)
	}
	if text, err := contentOf(t, db, a); text != "minutes" || err != nil {
		t.Errorf("%q %v", text, err)
	}
}

func TestAMovedFileIsSavedWithItsAttachments(t *testing.T) {
	notOnWindows(t)
	db := newDB(t)
	attach(t, db, aBranch(t, db), fileOf(t, "纪要.pdf", "minutes"))
	if err := os.Rename(db.Path(), db.Path()+".moved"); err != nil {
		t.Fatal(err)
	}
	if err := db.StillThere(ctx); model.CodeOf(err) != model.Missing {
		t.Fatal(err)
	}
	if found := faults(t, db.Rescued(), true); db.Rescued() == "" || found != nil {
		t.Errorf("%q %q", db.Rescued(), found)
	}
}
