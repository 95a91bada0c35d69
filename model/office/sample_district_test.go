package office

import (
	"context"
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/packages"
)

func TestTheSampleDistrictComparesThreeCommittees(t *testing.T) {
	o := committee(t)
	ctx := context.Background()
	folder := t.TempDir()
	d, err := o.CreateSampleDistrict(ctx, folder, func(string) {})
	if err != nil {
		t.Fatal(err)
	}
	defer d.Close()
	if sets, err := d.History(ctx, 0); err != nil || len(sets) == 0 || model.DateOf(sets[len(sets)-1].At.Local()) != "2026-12-01" {
		t.Errorf("the district's file was not made on the sample's day: %+v, %v", sets, err)
	}
	c, err := d.Comparison(ctx, SampleYear)
	if err != nil {
		t.Fatal(err)
	}
	var rows []string
	for _, r := range c.Rows {
		rows = append(rows, r.Short+" "+map[bool]string{true: "收到", false: "没有"}[r.Received()])
	}
	if got := strings.Join(rows, "，"); got != "民办教育 收到，律师 收到，物业服务 收到，养老服务 没有" && !strings.HasSuffix(got, "律师 收到，物业服务 收到，养老服务 没有") {
		t.Error(got)
	}
	owner, err := d.Committee(ctx)
	if err != nil || owner.Sector != model.AllOfThem {
		t.Errorf("the district is of the sector %q, %v", owner.Sector, err)
	}
	if owner.Sector = model.Education; owner.Year == SampleYear { // as one of an earlier version has it
		if _, err := d.SaveCommittee(ctx, owner); err != nil {
			t.Fatal(err)
		}
		if owner, _ = d.Committee(ctx); owner.Sector != model.AllOfThem {
			t.Errorf("saved with the sector %q", owner.Sector)
		}
	}
}

func TestTheFingerprintIsTheSameAtBothEnds(t *testing.T) {
	o, d := committee(t), newDistrict(t)
	ctx := context.Background()
	key, err := d.District(ctx)
	if err != nil {
		t.Fatal(err)
	}
	to := o.PackageOutput(t.TempDir() + "/a.sbp")
	made, _, err := o.MakePackage(ctx, PackageChoice{For: packages.For{PublicKey: key.PublicKey}}, to)
	if err != nil {
		t.Fatal(err)
	}
	plan, err := d.PlanTake(ctx, []string{to.Path}, "", nil)
	if err != nil || len(plan.Good()) != 1 {
		t.Fatalf("%+v %v", plan, err)
	}
	print := Fingerprint(made.Hash)
	if len(print) != 19 || !strings.HasSuffix(plan.Files[0].Origin(), "："+print) || !strings.Contains(plan.Files[0].Origin(), "不能证明") {
		t.Errorf("%s, %s", print, plan.Files[0].Origin())
	}
	sets, err := o.History(ctx, 1)
	if err != nil || len(sets) == 0 || !strings.Contains(sets[0].Why, print) {
		t.Errorf("the history does not tell the fingerprint: %v", err)
	}
}
