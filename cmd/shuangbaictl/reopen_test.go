package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// committee drives the sample committee's file from the command line.
type committee struct {
	*testing.T
	data string
}

func (c committee) run(args ...string) map[string]any {
	c.Helper()
	return must(c.T, append([]string{"--data", c.data, "--json"}, args...)...)
}

// change runs a command that writes, and returns the number of its change set.
func (c committee) change(args ...string) string {
	c.Helper()
	return fmt.Sprint(c.run(args...)["change_set"])
}

// mark imports one checked mark, as a list that the checking group sends.
func (c committee) mark(branch, item, points string) string {
	c.Helper()
	path := filepath.Join(c.TempDir(), "复核.csv")
	text := fmt.Sprintf("党组织名称,部分,考核项目,复核分,理由\n%s,业务工作,%s,%s,复查后改\n", branch, item, points)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		c.Fatal(err)
	}
	return c.change("import", path)
}

// row is the line of a branch in the ranking.
func (c committee) row(branch string) map[string]any {
	c.Helper()
	for _, r := range c.run("assess", "rank")["rows"].([]any) {
		if row := r.(map[string]any); row["branch"] == branch {
			return row
		}
	}
	c.Fatalf("%s is not ranked", branch)
	return nil
}

// shows fails unless a branch stands in the ranking with these values.
func (c committee) shows(branch string, want map[string]any) {
	c.Helper()
	row := c.row(branch)
	for key, value := range want {
		if row[key] != value {
			c.Errorf("%s: %s is %v, want %v", branch, key, row[key], value)
		}
	}
}

// paper writes a workbook and returns the rows of it that hold a word, their cells joined by a bar.
func (c committee) paper(name, word string, args ...string) []string {
	c.Helper()
	out := filepath.Join(c.TempDir(), name+".xlsx")
	c.run(append([]string{"report", name, "--out", out}, args...)...)
	book, err := excelize.OpenFile(out)
	if err != nil {
		c.Fatal(err)
	}
	defer book.Close()
	var found []string
	for _, sheet := range book.GetSheetList() {
		rows, err := book.GetRows(sheet)
		if err != nil {
			c.Fatal(err)
		}
		for _, row := range rows {
			if line := strings.ReplaceAll(strings.Join(row, "|"), " ", ""); strings.Contains(line, word) {
				found = append(found, line)
			}
		}
	}
	return found
}

func TestAReopenedYearIsMarkedDecidedAndPrintedAnew(t *testing.T) {
	const boya, sports = "博雅双语学校党支部", "体育类培训机构联合党支部"
	onDay(t, 16)
	dir := t.TempDir()
	must(t, "--json", "demo", dir)
	c := committee{t, filepath.Join(dir, "demo.db")}
	c.change("assess", "reopen", "--why", "公示期收到反映")
	c.shows(boya, map[string]any{"total": "93.10", "progress": "已复核"})

	// Checked marks come in and count: two branches are tied for the last place.
	marks := c.mark(boya, "安全管理", "5")
	c.shows(boya, map[string]any{"total": "94.10", "grade": ""})
	again := c.undone(marks)
	c.shows(boya, map[string]any{"total": "93.10"})
	c.undone(again)
	decision := c.change("assess", "decide", boya+"=合格", sports+"=优秀", "--why", "党建得分较高")
	c.shows(boya, map[string]any{"grade": "合格", "decided": true})
	again = c.undone(decision)
	c.shows(boya, map[string]any{"grade": "", "decided": false})
	c.undone(again)
	c.change("assess", "finalise")
	c.shows(boya, map[string]any{"grade": "合格", "progress": "已核定"})

	// Opened again, one mark more: the new total counts, the decision has lapsed and demotes nobody.
	c.change("assess", "reopen", "--why", "漏记一项")
	c.shows(boya, map[string]any{"grade": "合格", "decided": true, "progress": "已复核"})
	if rows := c.paper("branch-sheet", "小计", "--branch", boya); len(rows) == 0 || slices.ContainsFunc(rows, func(r string) bool { return strings.Count(r, ".") > 2 }) {
		t.Errorf("before finalising the sheet has final sub-totals: %q", rows)
	}
	marks = c.mark(boya, "安全管理", "5.5")
	c.shows(boya, map[string]any{"total": "94.35", "grade": "优秀", "decided": false})
	if lapsed, _ := c.row(boya)["lapsed"].(map[string]any); lapsed == nil || !strings.Contains(lapsed["why"].(string), "总分由 94.10 变为 94.35") {
		t.Errorf("lapsed: %v", lapsed)
	}
	again = c.undone(marks)
	c.shows(boya, map[string]any{"total": "94.10", "grade": "合格", "decided": true, "lapsed": nil})
	c.undone(again)

	// Tied again on other marks: people must decide again before the year can be fixed.
	c.mark(sports, "心理健康师资和服务", "3.5")
	code, _, errs := ctl(t, "--data", c.data, "assess", "finalise")
	if code != 1 || !strings.Contains(errs, "还有 1 处同分没有决定") || !strings.Contains(errs, "已失效") {
		t.Errorf("exit %d, %s", code, errs)
	}
	c.change("assess", "decide", boya+"=优秀", sports+"=合格", "--why", "再次研究")
	c.change("assess", "finalise")

	// The papers show the new marks with their sub-totals, and the decision in force only.
	if rows := c.paper("summary", boya); len(rows) != 1 || !strings.Contains(rows[0], "|94.35|优秀|") {
		t.Errorf("summary: %q", rows)
	}
	if rows := c.paper("branch-sheet", "安全管理", "--branch", boya); len(rows) != 1 || strings.Count(rows[0], "5.50") != 2 {
		t.Errorf("the sheet's mark: %q", rows)
	}
	for _, row := range c.paper("branch-sheet", "小计", "--branch", boya) {
		if strings.Count(row, ".") < 3 {
			t.Errorf("a sub-total is missing: %q", row)
		}
	}
	if rows := c.paper("branch-sheet", "党建得分较高", "--branch", sports); len(rows) != 0 {
		t.Errorf("a lapsed decision is printed: %q", rows)
	}
	if rows := c.paper("branch-sheet", "再次研究", "--branch", sports); len(rows) == 0 {
		t.Error("the decision in force is not printed")
	}
}

// undone takes a change set back and returns the change set that does.
func (c committee) undone(change string) string {
	c.Helper()
	return c.change("undo", change)
}
