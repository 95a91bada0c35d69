package office

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/store"
)

// plansApart lets the plans of a test be kept in a folder of their own.
func plansApart(t *testing.T) {
	t.Helper()
	before := store.PlanFolder
	store.PlanFolder = t.TempDir()
	t.Cleanup(func() { store.PlanFolder = before })
}

// A day on which something was changed has its backup, once; a file that was only looked at has none.
func TestTheBackupOfTheDay(t *testing.T) {
	plansApart(t)
	now := time.Date(2026, 11, 26, 9, 0, 0, 0, time.Local)
	path := filepath.Join(t.TempDir(), "new.sbd")
	clock := Options{Who: "周敏", Now: func() time.Time { now = now.Add(time.Second); return now }}
	made, err := Create(t.Context(), path, model.Committee{Name: "某某区律师行业综合党委", Sector: model.Law, Year: 2026}, clock)
	if err != nil {
		t.Fatal(err)
	}
	made.Close()
	o, err := Open(t.Context(), path, clock)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { o.Close() })
	step := func(name string, change bool, want int) {
		t.Helper()
		if change {
			putBranch(t, o, name)
			o.written = true
		}
		had, _ := o.Backups()
		before, err := o.BackupState(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if err := o.BackupToday(t.Context()); err != nil {
			t.Fatal(err)
		}
		all, _ := o.Backups()
		if len(all) != want {
			t.Errorf("%s: %d backups, want %d", name, len(all), want)
		}
		now = now.Add(10 * time.Minute)
		if after, err := o.BackupState(t.Context()); err != nil || after.SaysTheSame(before) != (len(all) == len(had)) {
			t.Errorf("%s: with %d backups after %d, the state %+v is told as %+v: %v", name, len(all), len(had), after, before, err)
		}
	}
	step("only looked at", false, 0)
	step("第一次改动", true, 1)
	step("同一天再改", true, 1)
	now = now.AddDate(0, 0, 1)
	step("第二天，头天改过的", false, 2)
	now = now.AddDate(0, 0, 1)
	step("第三天没有改动", false, 2)
}

// How old the copy at the second place is, is told without the stick.
func TestTheSecondPlaceIsToldWithItsAge(t *testing.T) {
	plansApart(t)
	o, ctx := emptyOffice(t), context.Background()
	stick := filepath.Join(t.TempDir(), "U盘")
	if err := os.Mkdir(stick, 0o700); err != nil {
		t.Fatal(err)
	}
	if err := o.ChoosePlace(ctx, stick); err != nil {
		t.Fatal(err)
	}
	s, err := o.BackupState(ctx)
	if err != nil || s.Days() != 0 || s.PlaceName() != stick || s.Trouble != "" || !strings.Contains(s.SavedText(), "今天") {
		t.Fatalf("%+v, %v", s, err)
	}
	if _, all, err := o.InPlace(ctx); err != nil || len(all) != 1 {
		t.Fatalf("%v %v", all, err)
	}
	if err := os.RemoveAll(stick); err != nil {
		t.Fatal(err)
	}
	o.now = func() time.Time { return time.Now().AddDate(0, 0, 9) }
	if _, err := o.BackupNow(ctx, "手动"); err != nil {
		t.Fatal(err)
	}
	if err := o.CopyToPlace(ctx); model.CodeOf(err) != model.Missing {
		t.Errorf("copied to no place: %v", err)
	}
	told := s
	if s, err = o.BackupState(ctx); err != nil || s.SaysTheSame(told) || s.Days() != 9 || !strings.Contains(s.SavedText(), "9 天前") || !strings.Contains(s.Trouble, "U 盘没有插上") {
		t.Errorf("%+v, %v", s, err)
	}
	if f, err := o.FrameFacts(ctx); err != nil || !f.Behind {
		t.Errorf("the frame does not say it: %+v, %v", f, err)
	}
}

// Before a year is finalised there is a backup that holds everything; one that does already is enough, and neither a trial nor what is
// refused makes one.
func TestThereIsABackupBeforeWhatChangesMuch(t *testing.T) {
	o, ctx := emptyOffice(t), context.Background()
	count := func() int { all, _ := o.Backups(); return len(all) }
	anything := func(*store.Reader) error { return nil }
	if err := o.beforeRisk(Preview(ctx), "核定前", anything); err != nil || count() != 0 {
		t.Fatalf("a trial made %d backups: %v", count(), err)
	}
	putBranch(t, o, "明理所党支部")
	o.now = func() time.Time { return time.Now().Add(time.Minute) } // a backup's name tells its second
	if _, err := o.Finalise(ctx, 2026, "2026-12-01"); err == nil {
		t.Fatal("an empty year was finalised")
	}
	if _, err := o.Archive(ctx, 2026, "2026-01-01"); err == nil {
		t.Fatal("an empty year was archived")
	}
	if count() != 0 {
		t.Errorf("what was refused left %d backups", count())
	}
	for range 2 {
		if err := o.beforeRisk(ctx, "核定前", anything); err != nil {
			t.Fatal(err)
		}
	}
	if all, _ := o.Backups(); len(all) != 1 || all[0].Reason != "核定前" {
		t.Errorf("%+v", all)
	}
}
