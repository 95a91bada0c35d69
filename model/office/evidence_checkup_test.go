package office

import (
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/checkup"
)

func itemOf(t *testing.T, scheme, code string) *model.Item {
	t.Helper()
	s, err := DefaultScheme(scheme)
	if err != nil {
		t.Fatal(err)
	}
	_, _, item, ok := s.ItemByID(code)
	if !ok {
		t.Fatalf("%s has no %s", scheme, code)
	}
	return item
}

// Findings cost what the scheme says, nothing recorded proposes nothing, and so does a rule that waits for records.
func TestFindingsProposeMarks(t *testing.T) {
	finding := func(rule string, members ...string) (all []checkup.Finding) {
		for _, m := range members {
			all = append(all, checkup.Finding{Rule: &checkup.Rule{ID: rule, Title: rule}, Member: m, Says: m})
		}
		return all
	}
	none := func(rules ...string) map[string]bool {
		waits := map[string]bool{}
		for _, r := range rules {
			waits[r] = true
		}
		return waits
	}
	for _, c := range []struct {
		name, item string
		checkup    branchCheckup
		want       string // "" where nothing is proposed
	}{
		{"no records of development", "D3", branchCheckup{}, ""},
		{"development in order", "D3", branchCheckup{recorded: none("DEV")}, "4.00"},
		{"two broken steps", "D3", branchCheckup{recorded: none("DEV"), findings: finding("DEV-02", "甲", "乙")}, "2.00"},
		{"more than there are points", "D3", branchCheckup{recorded: none("DEV"), findings: finding("DEV-02", "甲", "乙", "丙", "丁", "戊")}, "0.00"},
		{"a finding of another group", "D3", branchCheckup{recorded: none("DEV"), findings: finding("LIFE-05", "")}, "4.00"},
		{"a joint branch of too many units", "B1", branchCheckup{recorded: none("ORG"), findings: finding("ORG-04", "")}, "3.00"},
		{"a unit that must have its own branch", "B1", branchCheckup{recorded: none("ORG"), findings: finding("ORG-01", "")}, "0.00"},
		{"a rule waits for records", "B1", branchCheckup{recorded: none("ORG"), waiting: none("ORG-01")}, ""},
		{"dues all paid", "D2", branchCheckup{recorded: none("DUES"), paying: 8}, "4.00"},
		{"two of eight behind, one by two rules", "D2", branchCheckup{recorded: none("DUES"), paying: 8,
			findings: append(finding("DUES-01", "甲", "乙"), finding("DUES-02", "甲")...)}, "3.00"},
		{"members without a record of dues", "D2", branchCheckup{recorded: none("DUES"), paying: 8, waiting: none("DUES-01")}, ""},
	} {
		c.checkup.day = "2026-11-23"
		p, ok := (&branchRecord{checkup: &c.checkup}).propose(itemOf(t, "education", c.item))
		if ok != (c.want != "") || ok && p.Points.String() != c.want {
			t.Errorf("%s: %v %s (%s), want %q", c.name, ok, p.Points, p.Why, c.want)
		}
		if ok && len(p.Lines) == 0 {
			t.Errorf("%s: no evidence behind the proposal", c.name)
		}
	}
}
