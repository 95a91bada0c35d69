package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the golden files in testdata")

// moments are what differs from run to run.
var moments = regexp.MustCompile(`\d{4}-\d\d-\d\d \d\d:\d\d`)

// TestListsStayAsTheyAre: scripts rely on the columns, their order and their keys.
func TestListsStayAsTheyAre(t *testing.T) {
	data := newFile(t, "education")
	for _, file := range []string{"branches-education.xlsx", "roster-education.xlsx", "activities-education.csv"} {
		must(t, "--data", data, "--json", "--as", "周敏", "import", samples+file, "--good-only")
	}
	must(t, "--data", data, "--json", "--as", "周敏", "undo", "4")
	must(t, "--data", data, "--json", "--as", "周敏", "undo", "5")
	var all strings.Builder
	for _, what := range []string{"branches", "units", "members", "activities", "imports", "changes"} {
		for _, args := range [][]string{{"list", what}, {"--json", "list", what}, {"list", what, "--search", "启明"}} {
			code, out, errs := ctl(t, append([]string{"--data", data}, args...)...)
			if code != 0 {
				t.Fatalf("%v: exit %d, %s", args, code, errs)
			}
			lines := strings.SplitAfter(out, "\n")
			fmt.Fprintf(&all, "== %s: %d lines\n%s", strings.Join(args, " "), len(lines), strings.Join(lines[:min(len(lines), 60)], ""))
		}
	}
	got := moments.ReplaceAllString(all.String(), "····-··-·· ··:··")
	golden := filepath.Join("testdata", "lists.golden")
	if *update {
		if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("the lists changed:\n%s", firstDifference(got, string(want)))
	}
}

// A kind of record without a list of its own is listed by its definition.
func TestEveryKindOfRecordIsListed(t *testing.T) {
	data := newFile(t, "education")
	must(t, "--data", data, "--json", "import", samples+"branches-education.xlsx", "--good-only")
	posts := must(t, "--data", data, "--json", "list", "posts", "--search", "书记")["posts"].([]any)
	if len(posts) == 0 {
		t.Fatal("no posts")
	}
	first := posts[0].(map[string]any)
	if len(first) != 6 || !strings.HasSuffix(first["org"].(string), "党支部") || !strings.Contains(first["duty"].(string), "书记") {
		t.Errorf("the first post is %v", first)
	}
	if code, _, errs := ctl(t, "--data", data, "list", "term_extensions"); code != 0 {
		t.Errorf("exit %d: %s", code, errs)
	}
	if code, _, _ := ctl(t, "--data", data+"2", "list", "people"); code != 2 {
		t.Errorf("a kind that there is not: exit %d", code)
	}
}

// firstDifference is the first line in which two texts differ.
func firstDifference(got, want string) string {
	a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return fmt.Sprintf("line %d\ngot  %s\nwant %s", i+1, a[i], b[i])
		}
	}
	return fmt.Sprintf("%d lines, want %d", len(a), len(b))
}
