package ui

import (
	"context"
	"fmt"
	"image/png"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/resources/sample"
	"github.com/shuangbai/shuangbai/ui/shell"
	"github.com/shuangbai/shuangbai/ui/uitest"
	"github.com/shuangbai/shuangbai/ui/uitest/mainloop"
)

// year is the window through a year, from the first run to a restore; a picture of every step lies in a folder of out.
type year struct {
	*uitest.Rig
	w        *Window
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
	clock := time.Date(2026, 11, 23, 9, 0, 0, 0, time.Local)
	w := New(mainloop.NewApp(t), Options{Now: func() time.Time { return clock }, Width: 1366, Height: 697})
	w.Start()
	w.win.Show()
	w.win.Resize(fyne.NewSize(1366, 697))
	t.Cleanup(w.closeOffice)
	y := &year{Rig: &uitest.Rig{Desk: w.desk, T: t}, w: w, pictures: filepath.Join("..", "out", pictures)}
	if err := os.MkdirAll(y.pictures, 0o755); err != nil {
		t.Fatal(err)
	}
	return y
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

// take drops a spreadsheet of the sample on the window and imports its good rows by Ctrl+Enter.
func (y *year) take(name string) {
	y.T.Helper()
	raw, err := sample.Files.ReadFile(name)
	path := filepath.Join(y.T.TempDir(), name)
	if err == nil {
		err = os.WriteFile(path, raw, 0o600)
	}
	if err != nil {
		y.T.Fatal(err)
	}
	y.w.frame.Drop(fyne.NewPos(600, 300), []string{path})
	y.Settle()
	for _, s := range y.w.frame.Screen(shell.Intake).Shortcuts() {
		if s.Key == fyne.KeyReturn {
			s.Do()
		}
	}
	y.Settle()
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

func TestAYearFromTheFirstRunToARestore(t *testing.T) {
	y := startYear(t, "year")
	w := y.w
	y.shot("first-run")
	y.Type("党委名称", "某某区民办教育行业综合党委")
	y.Type("操作人", "周敏")
	y.Press("先建立，以后再导入")
	y.shot("empty")

	for _, name := range []string{"branches-education.xlsx", "roster-education.xlsx"} {
		y.take(name)
	}
	y.shot("imported")
	y.counts(25, 253)
	for _, name := range []string{"activities-education.csv", "terms-education.xlsx", "transfers-education.xlsx", "dues-education.xlsx", "development-education.xlsx",
		"floating-education.xlsx", "matters-education.xlsx", "visits-education.xlsx", "tasks-education.csv"} {
		y.take(name)
	}
	w.Go(shell.Life, nil)
	y.shot("records")
	activities, err := w.office.Activities(bg, 2026)
	if err != nil || len(activities) < 500 {
		t.Errorf("%d records of Party life: %v", len(activities), err)
	}

	w.Go(shell.Checkup, nil)
	y.shot("checkup")
	report, err := w.office.Checkup(bg, "")
	if err != nil {
		t.Fatal(err)
	}
	if n := report.Count(""); n < 50 || !strings.Contains(y.Texts(), fmt.Sprint(n)) {
		t.Errorf("%d findings; the window says:\n%s", n, y.Texts())
	}

	if _, err := w.office.OpenYear(bg, 2026, "education"); err != nil {
		t.Fatal(err)
	}
	y.take("scores-education.xlsx")
	w.Go(shell.Assess, nil)
	y.shot("marks")
	y.completeMarks()
	if _, err := w.office.Finalise(bg, 2026, "2026-11-23"); err != nil {
		t.Fatal(err)
	}
	facts, err := w.office.Facts(bg, 2026)
	if err != nil || len(facts.Ranking.Rows) != 24 {
		t.Fatalf("%d ranked: %v", len(facts.Ranking.Rows), err)
	}
	w.Go(shell.Home, nil)
	y.shot("finalised")
	y.Sees("公示")

	y.papers(len(facts.Ranking.Rows))

	path, backup := w.office.Path(), y.backup()
	moveTo(t, w, "东区")
	y.restore(backup)
	y.counts(25, 253)
	y.shot("restored")
	if c, err := w.office.Committee(bg); err != nil || c.District == "东区" {
		t.Errorf("the change after the backup is still there: %v", err)
	}
	if after, err := w.office.Facts(bg, 2026); err != nil || len(after.Ranking.Rows) != 24 || after.Ranking.Rows[0].Total != facts.Ranking.Rows[0].Total {
		t.Errorf("the ranking after the restore: %v", err)
	}
	w.closeOffice()
	if report, err := office.Verify(bg, path); err != nil || !report.Sound() {
		t.Errorf("the data file at the end: %v %v", report.Problems, err)
	}
}

// completeMarks gives the marks that the sheets leave open: of the branch where the sheet's was refused, and of the committee.
func (y *year) completeMarks() {
	y.T.Helper()
	f, err := y.w.office.Facts(bg, 2026)
	if err != nil {
		y.T.Fatal(err)
	}
	var changes []office.MarkChange
	give := func(org int64, item string, stage model.Stage, points model.Points) {
		changes = append(changes, office.MarkChange{OrgID: org, Key: model.MarkKey{Item: item, Stage: stage}, Mark: &model.Mark{Points: points, Reason: "补上"}})
	}
	for _, s := range f.Sheets {
		for _, part := range f.Year.Scheme.Parts {
			for _, category := range part.Categories {
				for _, item := range category.Items {
					own, ok := s.Mark(item.ID, model.SelfMark)
					if !ok {
						own.Points = item.Max
						give(s.OrgID, item.ID, model.SelfMark, own.Points)
					}
					if _, ok := s.Mark(item.ID, model.CheckedMark); !ok {
						give(s.OrgID, item.ID, model.CheckedMark, own.Points)
					}
				}
			}
		}
	}
	if _, err := y.w.office.SetMarks(bg, 2026, changes, "补上复核分"); err != nil {
		y.T.Fatal(err)
	}
	y.Settle()
}

// backup makes one in the settings and returns where it lies.
func (y *year) backup() string {
	y.T.Helper()
	y.w.Go(shell.Settings, nil)
	y.Settle()
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
	y.dialogSays(y.T.TempDir(), backup)
	y.Press("从别处的备份恢复")
	y.Wait("what the restore would do", func() bool { return strings.Contains(y.Texts(), "恢复到这一份") })
	y.shot("what-a-restore-does")
	before := y.w.office
	y.Press("恢复到这一份")
	y.Wait("the restored file", func() bool { return y.w.office != nil && y.w.office != before && y.w.desk.Idle() })
}

// dialogSays puts a program in the place of the system's dialog, which answers with a path.
func (y *year) dialogSays(folder, path string) {
	y.T.Helper()
	if err := os.WriteFile(filepath.Join(folder, "zenity"), []byte("#!/bin/sh\necho '"+path+"'\n"), 0o700); err != nil {
		y.T.Fatal(err)
	}
	y.T.Setenv("PATH", folder)
}

// papers saves the papers of all branches as one PDF, where the system's dialog says.
func (y *year) papers(branches int) {
	y.T.Helper()
	folder := y.T.TempDir()
	to := filepath.Join(folder, "考核表.pdf")
	y.dialogSays(folder, to)
	y.w.Go(shell.Papers, nil)
	y.shot("papers")
	y.Sees(fmt.Sprintf("全部 %d 份", branches))
	y.Press("存为 PDF")
	y.Wait("the PDF", func() bool { info, err := os.Stat(to); return err == nil && info.Size() > 0 && y.Idle() })
	if raw, err := os.ReadFile(to); err != nil || !strings.HasPrefix(string(raw), "%PDF-") {
		y.T.Errorf("what was saved is no PDF: %v", err)
	}
}
