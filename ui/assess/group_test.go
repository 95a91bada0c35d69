package assess

import (
	"context"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
)

// With a second group the selector shows beside the tabs; grid and ranking are those of the group chosen.
func TestAGroupIsChosenBesideTheTabs(t *testing.T) {
	r := open(t, sample(t, true))
	if _, err := r.office.OpenGroup(context.Background(), office.SampleYear, "2026", "联合党支部组", model.Scope{Kinds: []model.OrgKind{model.JointBranch}}); err != nil {
		t.Fatal(err)
	}
	r.load(false)
	if len(r.facts.Sheets) != 16 || r.groups.which.ChosenID() != "1" {
		t.Fatalf("%d branches of group %s", len(r.facts.Sheets), r.groups.which.ChosenID())
	}
	r.open(rankTab)
	r.showGroup(2)
	if n := len(r.facts.Ranking.Rows); n != 8 || r.groups.which.ChosenID() != "2" {
		t.Errorf("%d branches are ranked in group %s", n, r.groups.which.ChosenID())
	}
	joint, alone := r.facts.Sheets[0].OrgID, r.facts.In(1).Sheets[0].OrgID
	r.Shown(alone)
	if r.group != 1 {
		t.Errorf("a branch of the first group is shown in group %d", r.group)
	}
	r.Shown(joint)
	if r.group != 2 {
		t.Errorf("a branch of the second group is shown in group %d", r.group)
	}
}

// The grid and the ranking of a group that assesses units show units, and their sheets have the box of the sector authority.
func TestTheGridShowsUnits(t *testing.T) {
	ctx := context.Background()
	r := open(t, sample(t, true))
	d, _, err := r.office.NewDraft(ctx, office.SampleYear, model.OriginYear+"2026")
	if err != nil {
		t.Fatal(err)
	}
	s := d.Scheme.Clone()
	s.Object = model.UnitObject
	if _, _, err := r.office.SaveDraft(ctx, d.ID, s); err != nil {
		t.Fatal(err)
	}
	if _, err := r.office.OpenGroup(ctx, office.SampleYear, office.DraftRowID(d), "单位组", model.Scope{}); err != nil {
		t.Fatal(err)
	}
	units, err := r.office.Units(ctx, false)
	if err != nil {
		t.Fatal(err)
	}
	r.load(false)
	r.open(marksTab)
	r.showGroup(2)
	if n := len(r.facts.Sheets); n != len(units) || r.whom() != "单位" || r.facts.Sheets[0].Unit == nil {
		t.Fatalf("%d sheets of %d units", n, len(units))
	}
	if !r.says(model.PlainBranch(r.facts.Sheets[0].Branch)) || r.says("打开这个支部") {
		t.Error("the grid does not show the units")
	}
	boxes := opinionBoxes(&r.facts.Year.Scheme)
	if last := boxes[len(boxes)-1]; last[0] != "authority" || last[1] != "上级行业主管单位意见" || boxes[0][1] != "单位自评意见" {
		t.Errorf("the boxes are %v", boxes)
	}
	r.open(rankTab)
	if len(r.facts.Ranking.Rows) != len(units) {
		t.Errorf("%d units are ranked", len(r.facts.Ranking.Rows))
	}
	r.open(yearsTab)
	if names := r.years.names; !r.says("全部单位的平均") || len(names) != len(units) {
		t.Errorf("the years choose from %d", len(names))
	}
	missing := r.facts.Sheets[0].OrgID
	r.showGroup(1)
	r.openPlace(office.AtRanking, missing) // what a step lacks is mended in its own group
	if r.group != 2 || r.tab != rankTab {
		t.Errorf("it leads to group %d, tab %d", r.group, r.tab)
	}
	for _, o := range office.Obstacles(r.facts) {
		if o.Group == "单位组" && r.facts.Of(o.OrgID) != r.facts.In(2) {
			t.Errorf("%s leads to %d", o.Label(), o.OrgID)
		}
	}
	if label := r.facts.In(1).Year.Label(); label != "支部" {
		t.Errorf("the only group of branches is called %q", label)
	}
}
