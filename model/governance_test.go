package model

import (
	"os"
	"slices"
	"strings"
	"testing"
)

func governance(t *testing.T) *Governance {
	t.Helper()
	raw, err := os.ReadFile("../resources/tree/tree.json")
	if err != nil {
		t.Fatal(err)
	}
	g, err := ParseGovernance(raw)
	if err != nil {
		t.Fatal(err)
	}
	return g
}

func TestWhoManagesWhatFollowsTheLineOfManagement(t *testing.T) {
	g := governance(t)
	both := Org{Name: "南片联合党支部", Management: ManagedByBoth, Local: "江南街道党工委"}
	above := g.Superiors(&both, "民办教育行业综合党委")
	if len(above) != 2 || above[0].Name != "民办教育行业综合党委" || above[1].Name != "江南街道党工委" {
		t.Fatalf("%+v", above)
	}
	if got := strings.Join(above[0].Matters, "、"); got != "组织设置、换届、发展党员、党费、考核" {
		t.Errorf("the committee manages %s", got)
	}
	if got := strings.Join(above[1].Matters, "、"); got != "活动阵地、走访、矛盾调处、兜底管理" {
		t.Errorf("the street manages %s", got)
	}
	for _, m := range []Management{"", ManagedByLine} {
		if above := g.Superiors(&Org{Management: m, Local: "江南街道党工委"}, "党委"); len(above) != 1 || len(above[0].Matters) != len(g.Matters) {
			t.Errorf("%q: %+v", m, above)
		}
	}
	if above := g.Superiors(&Org{Management: ManagedByPlace}, "党委"); len(above) != 2 || !strings.Contains(above[1].Name, "没有写") {
		t.Errorf("a street that nobody named: %+v", above)
	}
}

func TestADivisionOfItsOwnIsKeptInWordsAndOnlyWhereItDiffers(t *testing.T) {
	g := governance(t)
	o := Org{Management: ManagedByBoth, Local: "江南街道党工委"}
	all := g.Assign(&o)
	for i := range all {
		switch all[i].Matter {
		case "走访":
			all[i].Side = BothSides
		case "活动阵地":
			all[i].Side = LineSide
		}
	}
	o.Duties = g.DutiesText(all)
	if o.Duties != "活动阵地：行业党委；走访：共同" {
		t.Fatalf("kept as %q", o.Duties)
	}
	if again := g.Assign(&o); !slices.Equal(again, all) {
		t.Errorf("read as %+v", again)
	}
	above := g.Superiors(&o, "党委")
	if !slices.Contains(above[0].Matters, "走访（共同）") || !slices.Contains(above[1].Matters, "走访（共同）") || slices.Contains(above[1].Matters, "活动阵地") {
		t.Errorf("%+v", above)
	}
	o.Duties = "活动阵地：别处；没有的事：属地"
	if again := g.Assign(&o); again[5].Side != PlaceSide {
		t.Errorf("words that nobody knows change nothing: %+v", again)
	}
}

func TestAStreetIsKnownByItsName(t *testing.T) {
	for name, want := range map[string]string{"江南街道党工委": "江南街道", "江南街道": "江南街道", "江南街道工委": "江南街道", "党工委": "党工委", "": ""} {
		if got := PlaceName(name); got != want {
			t.Errorf("%s is %s, not %s", name, got, want)
		}
	}
}
