package model

import "testing"

func TestRatesAreRoundedToAHundredth(t *testing.T) {
	for _, c := range []struct {
		part, whole int
		text        string
	}{{0, 0, "—"}, {0, 7, "0/7，0.00%"}, {7, 7, "7/7，100.00%"}, {1, 3, "1/3，33.33%"}, {2, 3, "2/3，66.67%"}, {1, 800, "1/800，0.13%"}, {35, 40, "35/40，87.50%"}} {
		if got := (Rate{c.part, c.whole}).Text(); got != c.text {
			t.Errorf("%d of %d is %q, want %q", c.part, c.whole, got, c.text)
		}
	}
}

func TestWhoseAnOrganisationIs(t *testing.T) {
	for _, c := range []struct {
		kind      OrgKind
		formation Formation
		units     int
		own       bool
	}{{Branch, FormedAlone, 3, true}, {Branch, FormedSeconded, 1, true}, {Branch, FormedAttached, 1, true}, {Branch, FormedAttached, 2, false}, {Branch, "", 1, true}, {Branch, "", 2, false},
		{JointBranch, "", 1, false}, {JointBranch, FormedAlone, 2, false}, {GeneralBranch, "", 4, true}, {Branch, FormedJointly, 1, false}} {
		o := Org{Kind: c.kind, Formation: c.formation}
		if o.IsOwnOf(c.units) != c.own {
			t.Errorf("%s %q of %d units: own %v", c.kind, c.formation, c.units, !c.own)
		}
	}
}
