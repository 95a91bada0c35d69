package store

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/shuangbai/shuangbai/model"
)

// What was taken in is read as it came; only the file of a district has a pair of keys.
func TestPackagesAreReadAsTheyCame(t *testing.T) {
	db := newDB(t)
	read := func(look func(r *Reader) error) {
		t.Helper()
		if err := db.Read(ctx, look); err != nil {
			t.Fatal(err)
		}
	}
	read(func(r *Reader) error {
		if d, err := r.District(); d != nil || err != nil {
			t.Errorf("a committee's file is a district's: %v, %v", d, err)
		}
		key, err := r.DistrictPrivateKey()
		if key != "" {
			t.Error("a committee's file has a private key")
		}
		return err
	})
	p := model.Received{Hash: "0a", Name: "某某区律师行业综合党委", Sector: "law", Year: 2026, Day: "2026-12-15", Rosters: model.WholeRoster, Years: []model.YearFigures{
		{Year: 2025, Day: "2025-12-31", Branches: 1, Grades: []string{"优秀"}},
		{Year: 2026, Day: "2026-12-15", Branches: 1, Rows: []model.BranchFigures{{Key: "3", Name: "衡平", Held: 3, Due: 4, Missed: map[string]int{"committee": 1}, Marked: true, Total: 9050, Grade: "优秀", Rank: 1}}}}}
	people := []model.RosterLine{{Branch: "3", Name: "张𬱖", IDNumber: "11010519491231002X"}}
	set := change(t, db, func(tx *Tx) error {
		if err := tx.MakeDistrict(model.District{PublicKey: "age1", Limits: model.UsualLimits()}, "secret"); err != nil {
			return err
		}
		s := model.Sender{Name: p.Name, Identity: "a", DueOn: "2026-12-20"}
		if err := tx.PutSender(&s); err != nil {
			return err
		}
		p.SenderID = s.ID
		if err := tx.AddPackage(&p); err != nil {
			return err
		}
		return tx.AddPackageRoster(p.ID, "3", `[{"branch":"3","name":"张𬱖","id_number":"11010519491231002X"}]`)
	})
	read(func(r *Reader) error {
		all, err := r.Packages()
		if err != nil {
			return err
		}
		if d := cmp.Diff([]model.Received{p}, all); d != "" {
			t.Error(d)
		}
		of, err := r.RosterPackage(p.SenderID)
		if of != p.ID {
			t.Errorf("rosters of %d", of)
		}
		if err != nil {
			return err
		}
		got, err := r.PackageRoster(p.SenderID, "3")
		if d := cmp.Diff(people, got); d != "" {
			t.Error(d)
		}
		return err
	})
	undo(t, db, set)
	read(func(r *Reader) error {
		all, err := r.Packages()
		if len(all) != 0 {
			t.Errorf("%d packages after undo", len(all))
		}
		return err
	})
}
