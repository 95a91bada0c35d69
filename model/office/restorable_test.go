package office

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/store"
)

// What lies at the second place is found, and restored with its attachments, when the whole folder of the data file is lost.
func TestWhatCanBeRestoredOfALostFolder(t *testing.T) {
	plansApart(t)
	ctx, stick := t.Context(), t.TempDir()
	path := filepath.Join(t.TempDir(), "双百", "党委.sbd")
	o, err := Create(ctx, path, model.Committee{Name: "某某区律师行业综合党委", Sector: model.Law, Year: 2026}, Options{Who: "周敏"})
	if err != nil {
		t.Fatal(err)
	}
	photo := filepath.Join(t.TempDir(), "照片.jpg")
	if err := os.WriteFile(photo, []byte("照片"), 0o600); err != nil {
		t.Fatal(err)
	}
	putBranch(t, o, "启明支部")
	_, attached := o.Attach(ctx, model.OfOrg(branchID(t, o, "启明支部")), []string{photo})
	if err := errors.Join(attached, o.ChoosePlace(ctx, stick), o.CopyToPlace(ctx)); err != nil {
		t.Fatal(err)
	}
	if all, trouble := o.InSecondPlace(ctx); len(all) != 1 || trouble != "" || !all[0].Second {
		t.Errorf("of the open file: %+v %s", all, trouble)
	}
	if err := o.Close(); err != nil {
		t.Fatal(err)
	}
	r := RestorableOf(ctx, path)
	if len(r.Beside) != 1 || len(r.Second) != 1 || filepath.Base(r.Second[0].Path) != filepath.Base(r.Beside[0].Path) {
		t.Errorf("with both there: %+v", r)
	}
	if err := os.RemoveAll(filepath.Dir(path)); err != nil {
		t.Fatal(err)
	}
	r = RestorableOf(ctx, path)
	all, chosen := r.Offered()
	if len(all) != 1 || chosen != 0 || !strings.Contains(BackupPlaceText(all[0]), stick) {
		t.Fatalf("with the folder lost: %+v", r)
	}
	if _, err := RestoreFinds(ctx, all[0].Path, path); err != nil {
		t.Errorf("not examined: %v", err)
	}
	if d, err := RestoreDiffers(ctx, all[0].Path, path); err != nil || d.Why == "" {
		t.Errorf("compared with nothing: %+v %v", d, err)
	}
	report, err := Restore(ctx, all[0].Path, path, "周敏", false, nil)
	if err != nil || report.Problems != nil {
		t.Fatal(report, err)
	}
	if v, err := Verify(ctx, path); err != nil || !v.Sound() || v.Attachments != 1 {
		t.Errorf("restored: %+v %v", v, err)
	}
	if err := os.Rename(stick, stick+"2"); err != nil {
		t.Fatal(err)
	}
	if r := RestorableOf(ctx, path); len(r.Second) != 0 || !strings.Contains(r.Trouble, "插上 U 盘") {
		t.Errorf("with the stick pulled: %+v", r)
	}
}

// A share that does not answer holds nobody up.
func TestASecondPlaceThatDoesNotAnswer(t *testing.T) {
	before := placeAnswers
	placeAnswers = 0
	defer func() { placeAnswers = before }()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	for range 20 { // either the answer or the end of waiting may come first
		if _, trouble := inPlace(ctx, "", store.BackupPlan{Place: t.TempDir()}); trouble != "" {
			return
		}
	}
	t.Error("waited for it each time")
}

// The latest backup of both places is chosen; what was set aside is offered after the backups, and never chosen beforehand.
func TestTheLatestBackupIsOfferedFirst(t *testing.T) {
	at := func(day int) time.Time { return time.Date(2026, 3, day, 8, 0, 0, 0, time.Local) }
	many := func(second bool, days ...int) (all []SavedBackup) {
		for _, d := range days {
			all = append(all, SavedBackup{At: at(d), Second: second})
		}
		return all
	}
	for _, c := range []struct {
		r      Restorable
		days   []int
		chosen int
	}{
		{Restorable{Aside: many(false, 20)}, []int{20}, -1},
		{Restorable{Beside: many(false, 8, 6), Second: many(true, 9, 8), Aside: many(false, 20, 19, 18)}, []int{9, 8, 8, 6, 20, 19}, 0},
		{Restorable{Second: many(true, 9, 8, 7, 6)}, []int{9, 8, 7}, 0},
	} {
		all, chosen := c.r.Offered()
		var days []int
		for _, b := range all {
			days = append(days, b.At.Day())
		}
		if !slices.Equal(days, c.days) || chosen != c.chosen {
			t.Errorf("offered %v, chosen %d; want %v, %d", days, chosen, c.days, c.chosen)
		}
	}
}
