package office

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// truthLines are the lines of testdata/records-truth.txt by head: which rules, of several equally fair ones, are broken or
// not by which branch, member or matter of the sample committee on 23 November 2026. Its makers planted them; a second
// program that shares no code with this one reckoned them anew.
func truthLines(t *testing.T) map[string][]string {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join("testdata", "records-truth.txt"))
	if err != nil {
		t.Fatal(err)
	}
	all, head := map[string][]string{}, ""
	for line := range strings.Lines(string(raw)) {
		line = strings.TrimSpace(line)
		if name, ok := strings.CutPrefix(line, "# "); ok {
			head = name
		} else {
			all[head] = append(all[head], line)
		}
	}
	return all
}

// The records of the sample committee, imported from sheets as branches send them, show every finding that was planted in
// them, and nothing else by the same rules but what is arguable.
func TestTheSampleRecordsShowWhatWasPlantedInThem(t *testing.T) {
	truth := truthLines(t)
	if len(truth["must"]) != 61 || len(truth["must_not"]) != 64 {
		t.Fatalf("%d must and %d must not be found", len(truth["must"]), len(truth["must_not"]))
	}
	report, err := sampleAt(t, "2026-11-23").Checkup(context.Background(), "")
	if err != nil {
		t.Fatal(err)
	}
	type about struct{ rule, whom string }
	found, judged, fine := map[about]string{}, map[string]bool{}, map[about]bool{}
	for i := range report.Findings {
		f := &report.Findings[i]
		whom := strings.Join(strings.Fields(f.Branch+" "+f.Member+" "+f.Item), " ")
		if key := (about{f.Rule.ID, whom}); found[key] == "" {
			found[key] = f.Says
		} else {
			t.Errorf("%s of %s is found twice", f.Rule.ID, whom)
		}
	}
	each := func(head string, do func(rules []string, whom string)) {
		for _, line := range truth[head] {
			ids, whom, _ := strings.Cut(line, " ")
			do(strings.Split(ids, "/"), whom)
		}
	}
	each("must", func(rules []string, whom string) {
		hit := false
		for _, r := range rules {
			hit = hit || found[about{r, whom}] != ""
			judged[r], fine[about{r, whom}] = true, true
		}
		if !hit {
			t.Errorf("%v of %s is not found", rules, whom)
		}
	})
	each("must_not", func(rules []string, whom string) {
		for _, r := range rules {
			if says := found[about{r, whom}]; says != "" {
				t.Errorf("%s of %s is a false alarm: %s", r, whom, says)
			}
		}
	})
	each("fair", func(rules []string, whom string) {
		for _, r := range rules {
			fine[about{r, whom}] = true
		}
	})
	fine[about{"DEV-01", "启明外国语学校党支部 卢林亮"}], fine[about{"DEV-12", "明德职业培训学校党支部 叶清玲"}] = true, true // planted in the roster
	for key, says := range found {
		if judged[key.rule] && !fine[key] {
			t.Errorf("%s of %s was not planted: %s", key.rule, key.whom, says)
		}
	}
}
