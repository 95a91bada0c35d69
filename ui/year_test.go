package ui

import (
	"context"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/resources/sample"
	"github.com/shuangbai/shuangbai/ui/uitest"
	"github.com/shuangbai/shuangbai/ui/uitest/mainloop"
)

// year is the window through a year, from the first run to a restore; a picture of every step lies in a folder of out.
type year struct {
	*uitest.Rig
	w        *Window
	clock    atomic.Pointer[time.Time]
	pictures string
	shots    int
}

var bg = context.Background()

// startYear opens the window for the first time; pictures go to a folder of out.
func startYear(t *testing.T, pictures string) *year {
	t.Helper()
	home := t.TempDir()
	t.Setenv("HOME", home)
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(home, "config"))
	t.Setenv("XDG_CACHE_HOME", filepath.Join(home, "cache"))
	t.Setenv("XDG_DATA_HOME", filepath.Join(home, "share"))
	y := &year{pictures: filepath.Join("..", "out", pictures)}
	y.today(23)
	w := New(mainloop.NewApp(t), Options{Now: func() time.Time { return *y.clock.Load() }, Width: 1366, Height: 697})
	w.Start()
	w.win.Show()
	w.win.Resize(fyne.NewSize(1366, 697))
	t.Cleanup(w.closeOffice)
	y.Rig, y.w = &uitest.Rig{Desk: w.desk, T: t}, w
	if err := os.MkdirAll(y.pictures, 0o755); err != nil {
		t.Fatal(err)
	}
	return y
}

// today makes it nine o'clock of a day of November.
func (y *year) today(day int) {
	now := time.Date(2026, 11, day, 9, 0, 0, 0, time.Local)
	y.clock.Store(&now)
}

// shot keeps a picture of the window.
func (y *year) shot(name string) {
	y.T.Helper()
	y.Settle()
	y.shots++
	out, err := os.Create(filepath.Join(y.pictures, fmt.Sprintf("%02d-%s.png", y.shots, name)))
	if err == nil {
		err = png.Encode(out, y.w.win.Canvas().Capture())
	}
	if err == nil {
		err = out.Close()
	}
	if err != nil {
		y.T.Fatal(err)
	}
}

// take drops a spreadsheet of the sample on the window and imports its good rows.
func (y *year) take(name string) {
	y.T.Helper()
	y.w.frame.Drop(fyne.NewPos(600, 300), []string{y.sheet(name)})
	y.importRows(name)
}

// choose takes a spreadsheet of the sample by a button and the system's dialog.
func (y *year) choose(button, name string) {
	y.T.Helper()
	y.dialogSays(y.sheet(name))
	y.Press(button)
	y.Wait(name+" under review", func() bool { return y.Idle() && strings.Contains(y.Texts(), "上一步") })
	y.importRows(name)
}

// sheet is a spreadsheet of the sample in a folder of its own.
func (y *year) sheet(name string) string {
	y.T.Helper()
	raw, err := sample.Files.ReadFile(name)
	path := filepath.Join(y.T.TempDir(), name)
	if err == nil {
		err = os.WriteFile(path, raw, 0o600)
	}
	if err != nil {
		y.T.Fatal(err)
	}
	return path
}

// importRows presses the button under the file that is looked at, and answers from when Party life is checked.
func (y *year) importRows(name string) {
	y.T.Helper()
	verb := "导入 "
	if strings.Contains(y.Texts(), "导入合格的") {
		verb = "导入合格的"
	}
	y.PressButton(verb)
	if strings.Contains(y.Texts(), "从 2026 年起检查") {
		y.Press("从 2026 年起检查")
	}
	if sets, err := y.w.office.History(bg, 1); err != nil || len(sets) == 0 || sets[0].Kind != "import" || y.w.win.Canvas().Overlays().Top() != nil {
		y.T.Fatalf("%s was not imported: %v; the window says:\n%s", name, err, y.Texts())
	}
}

// counts fails the test unless the data file has so many organisations and members.
func (y *year) counts(orgs, members int) {
	y.T.Helper()
	o, err := y.w.office.OpenOrgs(bg)
	m, err2 := y.w.office.Members(bg, false)
	if err != nil || err2 != nil || len(o) != orgs || len(m) != members {
		y.T.Errorf("%d organisations and %d members, want %d and %d (%v, %v)", len(o), len(m), orgs, members, err, err2)
	}
}

// Every step goes by what the window shows, and what it leads to is read in the window, in the files that it writes, and in the data file.
func TestAYearFromTheFirstRunToARestore(t *testing.T) {
	y := startYear(t, "year")
	w := y.w
	y.shot("first-run")
	y.Type("党委名称", "某某区民办教育行业综合党委")
	y.Type("操作人", "周敏")
	y.Press("建立并去导入表格")
	y.shot("empty")

	y.choose("选择文件", "branches-education.xlsx")
	y.take("roster-education.xlsx")
	y.shot("imported")
	y.counts(25, 253)
	for _, name := range []string{"activities-education.csv", "terms-education.xlsx", "transfers-education.xlsx", "dues-education.xlsx", "development-education.xlsx",
		"floating-education.xlsx", "matters-education.xlsx", "visits-education.xlsx", "tasks-education.csv"} {
		y.take(name)
	}
	y.records()
	y.checkup()

	y.open()
	y.marks()
	first := y.finalise()
	y.publish()
	y.archive()
	papers := y.papers(first)

	path, backup := w.office.Path(), y.backup()
	y.Type("所在区划", "东区")
	y.Press("保存资料")
	y.Sees("党委资料已保存")
	y.restore(backup)
	y.counts(25, 253)
	y.shot("restored")
	if now := district(t, w); now == "东区" {
		t.Error("the change after the backup is still there")
	}
	if again := y.papers(first); again != papers {
		t.Errorf("the papers after the restore:\n%s\nbefore:\n%s", again, papers)
	}
	w.closeOffice()
	if report, err := office.Verify(bg, path); err != nil || !report.Sound() {
		t.Errorf("the data file at the end: %v %v", report.Problems, err)
	}
}

// records enters one activity of all branches at once by hand, after those of the sheets.
func (y *year) records() {
	y.T.Helper()
	activities := func() int {
		all, err := y.w.office.Activities(bg, 2026)
		if err != nil {
			y.T.Fatal(err)
		}
		return len(all)
	}
	before := activities()
	if before < 500 {
		y.T.Errorf("%d records of Party life", before)
	}
	y.Click("组织生活")
	y.shot("records")
	y.Press("批量登记")
	y.Type("日期", "2026-11-20")
	y.Type("主题", "学习双百考核方案")
	y.shot("records-of-all")
	y.Press("登记")
	y.Sees("已登记 24 次")
	if n := activities() - before; n != 24 {
		y.T.Errorf("%d records were added", n)
	}
}

// checkup reads the findings and accepts one with a reason, which takes it out of the count.
func (y *year) checkup() {
	y.T.Helper()
	y.Click("体检")
	y.shot("checkup")
	count := func() int {
		report, err := y.w.office.Checkup(bg, "")
		if err != nil {
			y.T.Fatal(err)
		}
		return report.Count("")
	}
	before := count()
	if before < 50 {
		y.T.Errorf("%d findings", before)
	}
	y.Sees(fmt.Sprint("问题 ", before))
	y.Press("一般应改")
	y.Click("支部党员不超过 50 人")
	y.Press("登记理由")
	y.Type("有效期至", "2027-06-30")
	y.Type("理由和依据", "已报区委，年内办结")
	y.Press("登记理由")
	y.Sees("已登记启明外国语学校党支部的理由", fmt.Sprint("问题 ", before-1))
	if now := count(); now != before-1 {
		y.T.Errorf("%d findings after one of %d was accepted", now, before)
	}
	y.shot("accepted")
}

// backup makes one in the settings and returns where it lies.
func (y *year) backup() string {
	y.T.Helper()
	y.Click("设置")
	y.Press("现在备份")
	y.shot("backup")
	y.Sees("已备份并检查")
	all, err := y.w.office.Backups()
	if i := slices.IndexFunc(all, func(b office.SavedBackup) bool { return b.Reason == "手动" }); i >= 0 {
		return all[i].Path
	}
	y.T.Fatalf("no backup among %v: %v", all, err)
	return ""
}

// restore goes back to a backup that the system's dialog names, once the window has said what would be lost.
func (y *year) restore(backup string) {
	y.T.Helper()
	y.dialogSays(backup)
	y.Press("从别处的备份恢复")
	y.Wait("what the restore would do", func() bool { return strings.Contains(y.Texts(), "恢复到这一份") })
	y.shot("what-a-restore-does")
	before := y.w.office
	y.Press("恢复到这一份")
	y.Wait("the restored file", func() bool { return y.w.office != nil && y.w.office != before && y.w.desk.Idle() })
}

// dialogSays puts a program in the place of the system's dialog, which answers with a path, before the others.
func (y *year) dialogSays(path string) {
	y.T.Helper()
	folder := y.T.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "zenity"), []byte("#!/bin/sh\necho '"+path+"'\n"), 0o700); err != nil {
		y.T.Fatal(err)
	}
	y.T.Setenv("PATH", folder+string(os.PathListSeparator)+os.Getenv("PATH"))
}
