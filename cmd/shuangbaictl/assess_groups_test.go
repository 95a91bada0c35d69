package main

import (
	"path/filepath"
	"strings"
	"testing"
)

// A second group by kind: ranked apart, changed, and closed again.
func TestGroupsFromTheCommandLine(t *testing.T) {
	dir := t.TempDir()
	must(t, "--json", "demo", dir)
	c := committee{t, filepath.Join(dir, "demo.db")}
	c.run("assess", "reopen", "--why", "测试")
	c.run("assess", "open", "--scheme", "2026", "--group", "联合党支部组", "--for", "联合党支部", "--dry-run")
	if got := c.run("assess", "groups")["groups"].([]any); len(got) != 1 {
		t.Fatalf("a dry run left %d groups", len(got))
	}
	c.change("assess", "open", "--scheme", "2026", "--group", "联合党支部组", "--for", "联合党支部")
	groups := c.run("assess", "groups")["groups"].([]any)
	if len(groups) != 2 || len(groups[1].(map[string]any)["branches"].([]any)) != 8 || groups[0].(map[string]any)["for"] != "其余" {
		t.Fatalf("%v", groups)
	}
	if all := c.run("assess", "rank")["groups"].([]any); len(all) != 2 {
		t.Errorf("%d rankings", len(all))
	}
	one := c.run("assess", "rank", "--group", "2")
	if rows := one["rows"].([]any); len(rows) != 8 || one["group"] != "联合党支部组" {
		t.Errorf("%d rows of %v", len(rows), one["group"])
	}
	c.run("assess", "group", "联合党支部组", "--name", "联建组")
	if one = c.run("assess", "rank", "--group", "联建组"); one["group"] != "联建组" {
		t.Errorf("renamed: %v", one["group"])
	}
	code, _, said := ctl(t, "--data", c.data, "assess", "rank", "--group", "没有")
	if code != 1 || !strings.Contains(said, "现有 1 其他支部、2 联建组") {
		t.Errorf("%d %s", code, said)
	}
	if lines := c.paper("summary", "（联建组）"); len(lines) == 0 {
		t.Error("the summary has no page of the group")
	}
	c.run("assess", "group", "2", "--close")
	if got := c.run("assess", "groups")["groups"].([]any); len(got) != 1 {
		t.Errorf("%d groups after closing", len(got))
	}
}
