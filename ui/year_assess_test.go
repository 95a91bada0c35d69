package ui

import (
	"fmt"
	"path/filepath"
	"regexp"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
)

// open begins the assessment by the scheme of the sector, and sends every branch its form.
func (y *year) open() {
	y.T.Helper()
	y.Click("考核")
	y.shot("schemes")
	y.Press("开始 2026 年度考核")
	y.Sees("2026 年度考核已经开始", "自评已交 0 / 24")
	folder := y.T.TempDir()
	y.dialogSays(folder)
	y.Press("下发自评表")
	y.Wait("the forms", func() bool { return y.Idle() && strings.Contains(y.Texts(), "已写出 24 份自评表") })
	if forms, err := filepath.Glob(filepath.Join(folder, "2026年度自评表*", "*.xlsx")); err != nil || len(forms) != 24 {
		y.T.Errorf("%d forms were written: %v", len(forms), err)
	}
	y.shot("forms-sent")
}

// marks takes the sheet with the marks of the branches, and types into the grid those that it leaves open.
func (y *year) marks() {
	y.T.Helper()
	y.Click("打分")
	y.choose("收分数表", "scores-education.xlsx")
	y.Click("考核")
	y.Click("打分")
	y.shot("marks")
	y.Sees("已复核 23 / 24", "只看未交 1", "只看待复核 1")
	for _, stage := range []string{"自评", "复核"} {
		y.Segment(stage)
		y.fillGaps(stage)
	}
	y.shot("marks-complete")
	y.Sees("已复核 24 / 24", "只看未交 0", "只看待复核 0")
}

// most is the largest mark of an item in the words under the grid.
var most = regexp.MustCompile(`可填 \S+ 到 (\S+) 分`)

// fillGaps goes from one empty cell of the stage to the next with F8 and types the largest mark that the grid says it takes.
func (y *year) fillGaps(stage string) {
	y.T.Helper()
	for n := 0; ; n++ {
		y.key(fyne.KeyF8)
		seen := y.Texts()
		if strings.Contains(seen, "，"+stage+"没有空格了") {
			return
		}
		all := most.FindAllStringSubmatch(seen, -1)
		if n > 200 || len(all) == 0 {
			y.T.Fatalf("after %d marks the window says:\n%s", n, seen)
		}
		for _, r := range all[len(all)-1][1] { // the first one opens the field
			y.w.win.Canvas().Focused().TypedRune(r)
		}
		y.key(fyne.KeyReturn)
	}
}

// key presses a key where the keyboard is.
func (y *year) key(name fyne.KeyName) {
	y.T.Helper()
	ev := &fyne.KeyEvent{Name: name}
	if f := y.w.win.Canvas().Focused(); f != nil {
		f.TypedKey(ev)
	} else if typed := y.w.win.Canvas().OnTypedKey(); typed != nil {
		typed(ev)
	}
	y.Settle()
}

// finalise decides the results on the day of the meeting and returns the ranking, whose figures the window shows.
func (y *year) finalise() []model.RankRow {
	y.T.Helper()
	y.Click("排名定级")
	y.shot("ranking")
	y.answer("核定并锁定", "核定 24 个支部", nil)
	y.Sees("2026 年度考核结果已核定并锁定", "2026年11月23日核定")
	y.shot("finalised")
	facts, err := y.w.office.Facts(bg, 2026)
	if err != nil || len(facts.Ranking.Rows) != 24 {
		y.T.Fatalf("%d ranked: %v", len(facts.Ranking.Rows), err)
	}
	y.Sees(facts.Ranking.Rows[0].Total.String())
	y.Click("打分")
	y.SeesNot("收分数表")
	return facts.Ranking.Rows
}

// publish makes the result public for the five working days that the window proposes.
func (y *year) publish() {
	y.T.Helper()
	y.Click("工作台")
	y.Sees("公示")
	y.shot("to-publish")
	y.Click("考核")
	y.Click("进度")
	y.answer("开始公示", "", nil)
	y.Sees("公示 2026-11-23 至 2026-11-27", "公示到 2026年11月27日结束")
	y.shot("public")
	y.Press("出公示")
	y.prints("公示时间：2026年11月23日至11月27日")
}

// archive puts the year away when its publication is over.
func (y *year) archive() {
	y.T.Helper()
	y.today(30)
	y.Click("考核")
	y.Click("进度")
	y.Sees("公示已经结束，可以归档")
	y.answer("归档", "归档 2026 年度", nil)
	y.Sees("2026年11月30日归档", "都不能再改")
	y.shot("archived")
}

// papers saves the sheets of all branches and the summary as PDF, which say what was decided, and returns what they say.
func (y *year) papers(rows []model.RankRow) string {
	y.T.Helper()
	y.Click("文书")
	y.Click("党支部考核表")
	y.shot("papers")
	y.Sees(fmt.Sprintf("全部 %d 份", len(rows)))
	sheets, _ := y.pdf()
	y.Click("考核结果汇总表")
	y.shot("summary")
	summary, _ := y.pdf()
	for _, r := range rows {
		if total := r.Total.String(); !strings.Contains(sheets, r.Branch) || !strings.Contains(sheets, total) || !strings.Contains(summary, total) {
			y.T.Errorf("%s with %s is not in\n%s\nor\n%s", r.Branch, total, sheets, summary)
		}
	}
	return sheets + summary
}
