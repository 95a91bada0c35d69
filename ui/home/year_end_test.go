package home

import (
	"context"
	"testing"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/shell"
	"github.com/shuangbai/shuangbai/ui/uitest"
)

// archivedSample opens the screen on the sample committee with its year archived.
func archivedSample(t *testing.T) (*uitest.Rig, *Screen) {
	t.Helper()
	tr := uitest.New(t)
	day := time.Date(2027, 1, 8, 9, 0, 0, 0, time.Local)
	o, err := office.Open(context.Background(), uitest.SampleFile(t), office.Options{Who: "周敏", Now: func() time.Time { return day }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { o.Close() })
	tr.Desk.Office = o
	if _, err := o.Publish(context.Background(), model.Publication{Year: office.SampleYear, First: "2026-12-21", Last: "2026-12-25"}); err != nil {
		t.Fatal(err)
	}
	if _, err := o.Archive(context.Background(), office.SampleYear, "2026-12-28"); err != nil {
		t.Fatal(err)
	}
	s := New(tr.Desk)
	tr.Show(s.Object())
	s.Shown(nil)
	tr.Settle()
	return tr, s
}

// Once the year is archived the checklist leads on: to the district, to a copy, and to the next year.
func TestAnArchivedYearLeadsOn(t *testing.T) {
	tr, s := archivedSample(t)
	s.list = listYear
	s.draw()
	tr.Sees("共 11 步，办完 11 步", "全年办完，接着办", "向区里报送", "另存一份到 U 盘", "换到 2027 年度")
	for _, verb := range []string{"做数据包", "另存一份", "换年度"} {
		tr.Press(verb)
		tr.Settle()
	}
	want := []uitest.Visit{{Screen: shell.Settings, Target: shell.MakePackage}, {Screen: shell.Settings, Target: shell.BackUpTo}, {Screen: shell.Home}}
	for i, v := range want {
		if i >= len(tr.Went) || tr.Went[i] != v {
			t.Fatalf("the verbs lead to %v, want %v", tr.Went, want)
		}
	}
	if year, err := tr.Office.WorkingYear(context.Background()); err != nil || year != 2027 {
		t.Errorf("the year in work is %d, %v", year, err)
	}
}

// A year that was left open is named in the next, and its button goes back to it at the step where it stopped.
func TestAYearLeftOpenIsGoneBackTo(t *testing.T) {
	tr, s := archivedSample(t)
	ctx := context.Background()
	if _, err := tr.Office.Reopen(ctx, office.SampleYear, "测试"); err != nil {
		t.Fatal(err)
	}
	if _, err := tr.Office.WorkIn(ctx, 2027); err != nil {
		t.Fatal(err)
	}
	s.Changed()
	tr.Settle()
	tr.Sees("2026 年度考核还没有归档")
	tr.Press("回到 2026 年")
	tr.Settle()
	if want := (uitest.Visit{Screen: shell.Assess, Target: shell.AssessAt{Place: office.AtPublication, Stage: office.StageFinalise}}); len(tr.Went) != 1 || tr.Went[0] != want {
		t.Errorf("it leads to %v, want %v", tr.Went, want)
	}
	if year, err := tr.Office.WorkingYear(ctx); err != nil || year != 2026 {
		t.Errorf("the year in work is %d, %v", year, err)
	}
}
