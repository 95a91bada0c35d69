package model

import (
	"slices"
	"testing"
)

func TestPapersGoToBothSuperiors(t *testing.T) {
	g := governance(t)
	o := Org{Name: "南片联合党支部", Kind: JointBranch, Management: ManagedByBoth, Local: "江南街道党工委"}
	for _, c := range []struct {
		management Management
		local      string
		says       string
	}{
		{ManagedByBoth, "江南街道党工委", "主送联合党支部，抄送江南街道党工委"},
		{ManagedByPlace, "江南街道党工委", "主送联合党支部，抄送江南街道党工委"},
		{ManagedByBoth, "", "主送联合党支部"},
		{ManagedByLine, "江南街道党工委", "主送联合党支部"},
	} {
		o.Management, o.Local = c.management, c.local
		for _, r := range g.Papers {
			a := g.Addressees(r.Papers[0], &o, "党委")
			if got := a.Words(&o); got != c.says || !slices.Equal(a.To, []string{o.Name}) {
				t.Errorf("%s %s: %s", r.Label, c.management, got)
			}
		}
	}
	if got := g.Addressees("ledger", &o, "党委").Words(&o); got != "—" {
		t.Errorf("a list for the committee itself: %s", got)
	}
	if got := (*Governance)(nil).Addressees(g.Papers[0].Papers[0], &o, "党委"); len(got.To)+len(got.Copies) > 0 {
		t.Errorf("without rules a paper goes to %+v", got)
	}
}

func TestARouteNamesPapersAndKnownAddressees(t *testing.T) {
	for _, raw := range []string{
		`{"papers": [{"label": "活动通知", "papers": [], "line": {"to": ["branch"]}, "both": {"to": ["branch"]}, "place": {"to": ["branch"]}}]}`,
		`{"papers": [{"label": "通报", "papers": ["bulletin"], "line": {"to": ["branch"]}, "both": {"to": ["branch"]}, "place": {}}]}`,
		`{"papers": [{"label": "通报", "papers": ["bulletin"], "line": {"to": ["branch"]}, "both": {"to": ["branch"], "copy": ["street"]}, "place": {"to": ["branch"]}}]}`,
	} {
		if _, err := ParseGovernance([]byte(raw)); CodeOf(err) != Invalid {
			t.Errorf("%s: %v", raw, err)
		}
	}
}
