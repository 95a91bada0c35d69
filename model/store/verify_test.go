package store

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/shuangbai/shuangbai/model"
)

func TestVerifyFindsWhatIsWrong(t *testing.T) {
	cases := []struct {
		name, spoil, word string
		damaged           bool
	}{
		{"a row changed behind the log", "DROP TRIGGER log_org_update; UPDATE org SET name = '改过'", "党组织有", false},
		{"a row added behind the log", "DROP TRIGGER log_unit_insert; INSERT INTO unit SELECT 1,'x','','','','','','',0,'','','','','','','',''", "单位有", false},
		{"a row removed behind the log", "DROP TRIGGER log_membership_delete; DELETE FROM membership", "隶属经历有", false},
		{"entries taken out of the log", "DELETE FROM change_row WHERE id = 3", "缺口", false},
		{"a change set taken out of the log", "PRAGMA foreign_keys=0; DELETE FROM change_set WHERE id = 1", "缺口", false},
		{"a row without its branch", "PRAGMA foreign_keys=0; DROP TRIGGER log_org_delete; DELETE FROM org", "所属的记录不存在", true},
		{"a trigger gone", "DROP TRIGGER log_veto_insert", "机关", false},
		{"no committee", "DROP TRIGGER log_committee_delete; DELETE FROM committee", "党委信息", true},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			db := newDB(t)
			importTwo(t, db)
			if _, err := db.writer.Exec(c.spoil); err != nil {
				t.Fatal(err)
			}
			report, err := Verify(ctx, db.Path())
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(strings.Join(report.Problems, "\n"), c.word) {
				t.Errorf("found %v", report.Problems)
			}
			db.Close()
			_, err = Restore(ctx, db.Path(), filepath.Join(t.TempDir(), "data.db"), "李干事", false, nil)
			if damaged := c.damaged; damaged != (err != nil) {
				t.Errorf("restoring it gave %v", err)
			}
		})
	}
}

func TestVerifyCounts(t *testing.T) {
	db := newDB(t)
	importTwo(t, db)
	change(t, db, func(tx *Tx) error {
		for _, o := range []model.Org{{Name: "本级", Kind: model.CommitteeOrg}, {Name: "撤销了的支部", Kind: model.Branch, ClosedOn: "2025-03"}} {
			if err := tx.PutOrg(&o); err != nil {
				return err
			}
		}
		return nil
	})
	var orgs []model.Org
	if err := db.Read(ctx, func(r *Reader) (err error) { orgs, err = r.Orgs(); return err }); err != nil {
		t.Fatal(err)
	}
	report, err := Verify(ctx, db.Path())
	if err != nil {
		t.Fatal(err)
	}
	if got, want := report.Orgs, int64(len(orgs)-2); got != want {
		t.Errorf("%d organisations, the screens show %d", got, want)
	}
	if report.Committee != committee().Name || report.Counts["member"] != 2 || report.ChangeSets != 3 || !report.Sound() {
		t.Errorf("report %+v", report)
	}
}

// Of a history that was altered in the middle, the part behind is still unbroken; one cut off at its end has none.
func TestVerifySaysFromWhenToWhenTheHistoryIsUnbroken(t *testing.T) {
	db := newDB(t)
	now := time.Date(2026, 3, 1, 9, 0, 0, 0, time.UTC)
	db.now = func() time.Time { now = now.AddDate(0, 0, 1); return now }
	for range 4 {
		importTwo(t, db)
	}
	check := func(from, to string) {
		t.Helper()
		report, err := Verify(ctx, db.Path())
		if err != nil {
			t.Fatal(err)
		}
		if got := report.UnbrokenTo.UTC().Format("01-02"); got != to {
			t.Errorf("unbroken to %s, want %s", got, to)
		}
		if got := report.UnbrokenFrom.UTC().Format("01-02"); from != "" && got != from {
			t.Errorf("unbroken from %s, want %s", got, from)
		}
	}
	check("", "03-05")
	for _, spoil := range []struct{ sql, from, to string }{
		{"UPDATE change_set SET who = '别人' WHERE id = (SELECT max(id) - 2 FROM change_set)", "03-04", "03-05"},
		{"UPDATE change_set SET who = '别人' WHERE id = (SELECT max(id) FROM change_set)", "01-01", "01-01"},
	} {
		if _, err := db.writer.Exec(spoil.sql); err != nil {
			t.Fatal(err)
		}
		check(spoil.from, spoil.to)
	}
}
