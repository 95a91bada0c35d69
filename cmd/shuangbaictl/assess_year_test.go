package main

import (
	"strings"
	"testing"
)

// Every command about a year names it first; opening another year says which one is in work.
func TestCommandsNameTheirYear(t *testing.T) {
	c := reopenedSample(t)
	if _, out, errs := ctl(t, "--data", c.data, "assess", "open", "--year", "2027", "--scheme", "education"); !strings.Contains(out, "在办的仍是 2026 年度") {
		t.Errorf("opening 2027: %s%s", out, errs)
	}
	for _, args := range [][]string{{"assess", "status"}, {"assess", "groups"}, {"assess", "rank"}, {"assess", "missing"}, {"assess", "adopt", "--dry-run"}, {"ballots", "show"}, {"pioneer", "list"}} {
		if _, out, errs := ctl(t, append([]string{"--data", c.data}, args...)...); !strings.HasPrefix(out, "2026 年度\n") {
			t.Errorf("%v begins %.60q, %s", args, out, errs)
		}
		if got := c.run(args...)["year"]; got != 2026.0 {
			t.Errorf("%v --json is of %v", args, got)
		}
	}
	if code, out, _ := ctl(t, "--data", c.data, "assess", "status", "--json"); code != 0 || !strings.Contains(out, `"year": 2026`) {
		t.Errorf("--json after the command: exit %d, %.80s", code, out)
	}
	c.change("assess", "year", "2027")
	if _, out, _ := ctl(t, "--data", c.data, "assess", "groups"); !strings.HasPrefix(out, "2027 年度\n") {
		t.Errorf("after the change: %.60q", out)
	}
}
