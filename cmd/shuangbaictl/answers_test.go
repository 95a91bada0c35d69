package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// csvOf is a file of the lines.
func csvOf(t *testing.T, name string, lines ...string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(file, []byte(strings.Join(lines, "\n")+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

// What an import must know before it writes is told with the flag that says it.
func TestAnUnansweredQuestionNamesItsAnswers(t *testing.T) {
	path := newFile(t, "education")
	file := csvOf(t, "dues.csv", "姓名,所在支部,党费基数,应交标准,1月实交,2月实交,3月实交", "何川,甲党支部,5000,50,50,50,50")
	code, _, errs := ctl(t, "--data", path, "import", file, "--kind", "dues")
	if code != 1 || !strings.Contains(errs, "--answer which-year=20") {
		t.Fatalf("exit %d: %s", code, errs)
	}
	must(t, "--data", path, "--json", "import", file, "--kind", "dues", "--answer", "which-year=2026")
}

// Several kinds in one cell are a question, which the command line can answer; the same file again changes nothing, and
// the list of imports says so.
func TestSeveralKindsInACellAreAQuestion(t *testing.T) {
	path := newFile(t, "education")
	file := csvOf(t, "activities.csv", "党支部名称,日期,类别,主题", "甲党支部,2026-03-05,党员大会、党课,学习", "甲党支部,2026-03-06,党课,学习")
	code, out, errs := ctl(t, "--data", path, "import", file, "--kind", "activities")
	if code != 1 || !strings.Contains(out, "--answer activity-kinds:党员大会、党课=each") || !strings.Contains(errs, "1 行要人确认") {
		t.Fatalf("exit %d: %s\n%s", code, out, errs)
	}
	answer := []string{"--data", path, "--json", "import", file, "--kind", "activities", "--answer", "activity-kinds:党员大会、党课=each"}
	must(t, answer...)
	must(t, answer...)
	if got := must(t, "--data", path, "--json", "list", "activities")["activities"].([]any); len(got) != 3 {
		t.Errorf("%d activities, want 3", len(got))
	}
	last := must(t, "--data", path, "--json", "list", "imports")["imports"].([]any)[0].(map[string]any)
	if last["change_set"] != "没有改动" {
		t.Errorf("the second import is listed as %v", last)
	}
}
