package store

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/shuangbai/shuangbai/model"
)

func TestWhatIsKeptOfBackupsByTheirAge(t *testing.T) {
	noon := func(days int) time.Time { return time.Date(2026, 11, 26, 12, 0, 0, 0, time.Local).AddDate(0, 0, -days) }
	many := func(days ...int) (all []SavedBackup) {
		for range keepLatest { // of today, so that they take the room of those kept whatever their age
			all = append(all, SavedBackup{At: noon(0)})
		}
		for _, d := range days {
			all = append(all, SavedBackup{At: noon(d)})
		}
		return all
	}
	for _, c := range []struct {
		name string
		keep Keep
		days []int // how old the others are
		left []int
	}{
		{"the last 7 days", Keep{Days: 7}, []int{1, 2, 3, 4, 5, 6, 7, 8}, []int{1, 2, 3, 4, 5, 6}},
		{"days without a backup count for nothing", Keep{Days: 3}, []int{10, 20, 30}, []int{10, 20}},
		// 26 November is a Thursday: 4 days before begins the week before.
		{"the last of 4 weeks", Keep{Weeks: 4}, []int{1, 4, 5, 11, 12, 18, 25}, []int{4, 11, 18}},
		{"the last of 12 months", Keep{Months: 3}, []int{10, 30, 40, 60, 90}, []int{30, 60}},
		{"the last of each year, for ever", Keep{}, []int{300, 340, 400, 800, 801}, []int{340, 800}},
	} {
		all := many(c.days...)
		gone := superfluous(all, c.keep)
		var left []int
		for _, d := range c.days {
			if !slices.ContainsFunc(gone, func(b SavedBackup) bool { return b.At.Equal(noon(d)) }) {
				left = append(left, d)
			}
		}
		if !slices.Equal(left, c.left) {
			t.Errorf("%s: %v are left, want %v", c.name, left, c.left)
		}
	}
}

// planned lets the plans of this test be kept in a folder of their own.
func planned(t *testing.T) {
	t.Helper()
	before := PlanFolder
	PlanFolder = filepath.Join(t.TempDir(), "plans")
	t.Cleanup(func() { PlanFolder = before })
}

func backedUp(t *testing.T, db *DB) string {
	t.Helper()
	path, err := db.AutoBackup(ctx, "手动")
	if err != nil {
		t.Fatal(err)
	}
	return path
}

func planFor(t *testing.T, db *DB) BackupPlan {
	t.Helper()
	p, err := db.Plan(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestTheSecondPlaceGetsTheLatestBackupWithItsAttachmentsOnce(t *testing.T) {
	planned(t)
	db := newDB(t)
	now := time.Date(2026, 11, 26, 8, 0, 0, 0, time.Local)
	db.now = func() time.Time { now = now.Add(time.Minute); return now }
	a, _ := attach(t, db, aBranch(t, db), fileOf(t, "纪要.pdf", "minutes"))
	stick := t.TempDir()
	if err := db.ChoosePlace(ctx, stick); err != nil {
		t.Fatal(err)
	}
	if done, err := db.CopyToPlace(ctx); done || err != nil {
		t.Fatalf("copied without a backup: %v %v", done, err)
	}
	for range 2 {
		backedUp(t, db)
		if done, err := db.CopyToPlace(ctx); !done || err != nil {
			t.Fatal(done, err)
		}
	}
	if done, err := db.CopyToPlace(ctx); done || err != nil {
		t.Errorf("copied again what is there: %v %v", done, err)
	}
	p := planFor(t, db)
	there, err := p.InPlace()
	if err != nil || len(there) != 2 || there[0].Reason != "手动" || p.Saved.IsZero() || p.Trouble != "" {
		t.Fatalf("%+v of %+v: %v", there, p, err)
	}
	if !strings.HasPrefix(p.Place, filepath.Join(stick, SecondFolder)) {
		t.Errorf("copied to %s", p.Place)
	}
	checkSound(t, there[0].Path)
	if found := faults(t, there[0].Path, true); found != nil {
		t.Error(found)
	}
	if got := kept(t, db.contents.in(p.Place)); !slices.Equal(got, []string{db.contents.name(a.Hash)}) {
		t.Errorf("contents at the second place: %v", got)
	}
}

// A stick that is gone, another one in its place, one that is full and one that cannot be written: each is said in words, kept
// for the screens, and made up for once it can be.
func TestASecondPlaceInTroubleIsToldAndMadeUpFor(t *testing.T) {
	planned(t)
	db := newDB(t)
	stick := filepath.Join(t.TempDir(), "U盘")
	if err := os.Mkdir(stick, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := db.ChoosePlace(ctx, stick); err != nil {
		t.Fatal(err)
	}
	backedUp(t, db)
	pulled := stick + "2"
	for _, gone := range []struct {
		name       string
		away, back func() error
	}{
		{"pulled out", func() error { return os.Rename(stick, pulled) }, func() error { return os.Rename(pulled, stick) }},
		{"an empty folder where it was mounted", func() error { return cmpErr(os.Rename(stick, pulled), os.Mkdir(stick, 0o700)) },
			func() error { return cmpErr(os.Remove(stick), os.Rename(pulled, stick)) }},
	} {
		if err := gone.away(); err != nil {
			t.Fatal(err)
		}
		db.now = func() time.Time { return time.Now().Add(time.Hour) }
		path, err := db.AutoBackup(ctx, gone.name)
		if err != nil {
			t.Fatal(err)
		}
		_, err = db.CopyToPlace(ctx)
		checkRefusal(t, err, model.Missing)
		if p := planFor(t, db); !strings.Contains(p.Trouble, "U 盘没有插上") || p.Tried.IsZero() {
			t.Errorf("%s: kept %+v", gone.name, p)
		}
		if entries, _ := os.ReadDir(stick); len(entries) > 0 {
			t.Errorf("%s: written to a place that is none: %v", gone.name, entries)
		}
		if err := gone.back(); err != nil {
			t.Fatal(err)
		}
		if done, err := db.CopyToPlace(ctx); !done || err != nil {
			t.Errorf("%s: not made up for: %v", gone.name, err)
		}
		if p := planFor(t, db); p.Trouble != "" || missing(filepath.Join(p.Place, filepath.Base(path))) {
			t.Errorf("%s: kept %+v after it was made up for", gone.name, p)
		}
		db.now = func() time.Time { return time.Now().Add(2 * time.Hour) }
	}
}

func cmpErr(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

func TestASecondPlaceThatIsFullOrOnlyRead(t *testing.T) {
	planned(t)
	db := newDB(t)
	importTwo(t, db)
	stick := smallDisk(t, "256k")
	if err := db.ChoosePlace(ctx, stick); err != nil {
		t.Fatal(err)
	}
	backedUp(t, db)
	_, err := db.CopyToPlace(ctx)
	checkRefusal(t, err, model.DiskFull)
	p := planFor(t, db)
	if !strings.Contains(p.Trouble, "磁盘空间不够") || !p.Saved.IsZero() {
		t.Errorf("kept %+v", p)
	}
	if left, _ := os.ReadDir(p.Place); len(left) > 0 {
		t.Errorf("left half done: %v", left)
	}
	remount(t, stick, "size=64m", true)
	_, err = db.CopyToPlace(ctx)
	checkRefusal(t, err, model.ReadOnly)
	remount(t, stick, "size=64m", false)
	if done, err := db.CopyToPlace(ctx); !done || err != nil {
		t.Errorf("with room: %v %v", done, err)
	}
	if p := planFor(t, db); p.Trouble != "" || p.Saved.IsZero() {
		t.Errorf("kept %+v", p)
	}
}

func TestTheSecondPlaceIsNotTheFirst(t *testing.T) {
	planned(t)
	db := newDB(t)
	checkRefusal(t, db.ChoosePlace(ctx, filepath.Dir(db.Path())), model.Invalid)
	checkRefusal(t, db.ChoosePlace(ctx, filepath.Join(t.TempDir(), "没有")), model.Missing)
	if p := planFor(t, db); p.Place != "" || p.Keep != DefaultKeep {
		t.Errorf("kept %+v", p)
	}
}

// A data file that was moved takes its plan along; a copy of it beside the first has its own, and its backups never push out those
// of the first.
func TestThePlanFollowsAMovedDataFile(t *testing.T) {
	planned(t)
	db := newDB(t)
	stick := t.TempDir()
	if err := db.ChoosePlace(ctx, stick); err != nil {
		t.Fatal(err)
	}
	place := planFor(t, db).Place
	copied := filepath.Join(t.TempDir(), "练习.sbd")
	if err := db.Backup(ctx, copied, false); err != nil {
		t.Fatal(err)
	}
	db.Close()
	for _, moved := range []bool{false, true} {
		path, want := copied, ""
		if moved {
			path, want = filepath.Join(t.TempDir(), "新处.sbd"), place
			if err := os.Rename(db.Path(), path); err != nil {
				t.Fatal(err)
			}
		}
		again, err := Open(path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if p := planFor(t, again); p.Place != want {
			t.Errorf("moved %v: the plan says %q, want %q", moved, p.Place, want)
		}
		again.Close()
	}
}

// A look at the copy that is broken off, or a share that is away for a moment, removes nothing there.
func TestABrokenOffLookLeavesTheCopyAtTheSecondPlace(t *testing.T) {
	planned(t)
	db := newDB(t)
	aBranch(t, db)
	backedUp(t, db)
	if err := db.ChoosePlace(ctx, t.TempDir()); err != nil {
		t.Fatal(err)
	}
	if done, err := db.CopyToPlace(ctx); err != nil || !done {
		t.Fatalf("copied: %v, %v", done, err)
	}
	p := planFor(t, db)
	latest, err := LatestBackup(db.path, db.now())
	if err != nil {
		t.Fatal(err)
	}
	broken, stop := context.WithCancel(ctx)
	stop()
	if err := copyToPlace(broken, latest, p); err == nil {
		t.Error("a look that was broken off is told as done")
	}
	if missing(filepath.Join(p.Place, filepath.Base(latest.Path))) {
		t.Error("the copy is gone")
	}
}

// A backup "of 2099", made while the clock of the PC was wrong, neither passes for the latest nor keeps newer ones from the second place.
func TestABackupFromTheFutureIsNotTheLatest(t *testing.T) {
	planned(t)
	db := newDB(t)
	aBranch(t, db)
	right := db.now
	db.now = func() time.Time { return time.Date(2099, 1, 1, 8, 0, 0, 0, time.Local) }
	ahead := backedUp(t, db)
	db.now = right
	if err := db.ChoosePlace(ctx, t.TempDir()); err != nil {
		t.Fatal(err)
	}
	if _, err := db.CopyToPlace(ctx); err != nil {
		t.Fatal(err)
	}
	if !db.HeldBy(ctx, SavedBackup{Path: ahead}) {
		t.Error("the backup of before the change does not hold what it was made of")
	}
	aBranch(t, db)
	if db.HeldBy(ctx, SavedBackup{Path: ahead}) {
		t.Error("the backup is said to hold what came after it")
	}
	made := backedUp(t, db)
	if latest, err := LatestBackup(db.path, db.now()); err != nil || latest.Path != made {
		t.Errorf("the latest is %q: %v, want %q", latest.Path, err, made)
	}
	if done, err := db.CopyToPlace(ctx); err != nil || !done {
		t.Fatalf("copied: %v, %v", done, err)
	}
	if missing(filepath.Join(planFor(t, db).Place, filepath.Base(made))) {
		t.Error("the newer one is not at the second place")
	}
}
