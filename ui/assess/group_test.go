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
