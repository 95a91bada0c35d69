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

// A branch that the data file does not have is named in the preview with the way to say which it is, for an activity sheet and
// for a register; a slip in the answer is refused and makes no branch.
func TestAnUnknownBranchIsAnswered(t *testing.T) {
	path := newFile(t, "education")
	must(t, "--data", path, "--json", "import", csvOf(t, "b.csv", "党组织名称,组织类别,组建方式,成立时间", "甲学校党支部,党支部,单独组建,2020-01-01", "乙学校党支部,党支部,单独组建,2020-01-01"), "--kind", "branches")
	life := csvOf(t, "a.csv", "党组织,日期,活动类别,主题", "新风学校党支部,2026-03-05,主题党日,植树", "新月学校党支部,2026-03-06,主题党日,植树")
	code, out, _ := ctl(t, "--data", path, "import", life, "--kind", "activities")
	if code != 1 || !strings.Contains(out, "--answer 'branch:新风学校党支部=") || !strings.Contains(out, "=new（新建）或 =skip") {
		t.Errorf("%d %s", code, out)
	}
	for _, wrong := range []string{"branch:新风学校党支部=丙学校党支部", "branch:不在表里党支部=new"} {
		if code, _, errs := ctl(t, "--data", path, "import", life, "--kind", "activities", "--answer", wrong); code != 2 || !strings.Contains(errs, "没有") {
			t.Errorf("%s: %d %s", wrong, code, errs)
		}
	}
	must(t, "--data", path, "--json", "import", life, "--kind", "activities", "--answer", "branch:新风学校党支部=甲学校党支部", "--answer", "branch:新月学校党支部=new")
	if rows := must(t, "--data", path, "--json", "list", "branches")["branches"].([]any); len(rows) != 3 {
		t.Errorf("%d organisations, want the two and the new one", len(rows))
	}
	dues := csvOf(t, "d.csv", "姓名,所在支部,年度,党费基数,应交标准,人员类别,1月实交", "张三,城东学校党支部,2026,3000,15,在职,15", "李四,城西学校党支部,2026,3000,15,在职,15")
	_, out, _ = ctl(t, "--data", path, "import", dues, "--kind", "dues", "--dry-run")
	if !strings.Contains(out, "--answer 'org:城东学校党支部=") || !strings.Contains(out, "=keep（照原样保留）") {
		t.Error(out)
	}
	must(t, "--data", path, "--json", "import", dues, "--kind", "dues", "--answer", "org:城东学校党支部=乙学校党支部", "--answer", "org:城西学校党支部=skip")
	rows := must(t, "--data", path, "--json", "list", "dues")["rows"].([]any)
	if len(rows) != 1 || rows[0].(map[string]any)["org"] != "乙学校党支部" {
		t.Errorf("%v", rows)
	}
}
