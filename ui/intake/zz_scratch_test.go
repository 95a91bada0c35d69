package intake

import (
	"context"
	"image/png"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/desk"
	"github.com/shuangbai/shuangbai/ui/kit"
)

func shot(t *testing.T, w fyne.Window, name string) {
	f, err := os.Create(filepath.Join("/tmp/intakeshots", name+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	png.Encode(f, w.Canvas().Capture())
}

func TestScratch(t *testing.T) {
	os.MkdirAll("/tmp/intakeshots", 0o755)
	app := test.NewTempApp(t)
	kit.UseTheme(app)
	o, err := office.Create(context.Background(), filepath.Join(t.TempDir(), "a.sbd"), model.Committee{Name: "某区律师行业综合党委", Sector: model.Law, District: "某区", Year: 2026},
		office.Options{Who: "周敏", Now: func() time.Time { return time.Date(2026, 11, 23, 10, 0, 0, 0, time.Local) }})
	if err != nil {
		t.Fatal(err)
	}
	defer o.Close()
	w := test.NewTempWindow(t, kit.Space(0, 0))
	d := &desk.Desk{Office: o, Window: w, Toasts: kit.NewToasts()}
	s := New(d)
	s.run = func(x desk.Work) {
		err := x.Do(context.Background(), func(string, int, int) {})
		if x.Done != nil {
			err = x.Done(err)
		}
		if err != nil {
			d.Fail(err)
		}
	}
	w.SetPadded(false)
	w.SetContent(s.Object())
	w.Resize(fyne.NewSize(1222, 692))
	kit.SetKeys(w.Canvas(), s.Shortcuts())
	s.Shown(nil)
	shot(t, w, "1-choose")
	s.Shown("/work/shared/samples/roster-law.xls")
	shot(t, w, "2-review")
	s.review.next()
	shot(t, w, "3-next")
	s.review.filterBy(make([]bool, 6))
	shot(t, w, "4-all")
	s.review.next()
	s.review.pane.entry.SetText("3201111979060814")
	shot(t, w, "5-typing")
	ref, _ := s.review.current()
	tr, _ := s.at.troubleOf(ref)
	ways := s.at.waysOf(ref, tr)
	s.review.pane.take(ref, tr, ways[1])
	shot(t, w, "6-blanked")
	s.review.next()
	s.review.apply()
	shot(t, w, "7-done")
	s.goTo(stepChoose)
	shot(t, w, "8-choose2")
	s.Shown("/work/shared/samples/roster-law.xls")
	shot(t, w, "9-again")
}

func TestScratchEdu(t *testing.T) {
	app := test.NewTempApp(t)
	kit.UseTheme(app)
	o, err := office.Create(context.Background(), filepath.Join(t.TempDir(), "a.sbd"), model.Committee{Name: "某区教育行业综合党委", Sector: model.Education, District: "某区", Year: 2026},
		office.Options{Who: "周敏", Now: func() time.Time { return time.Date(2026, 11, 23, 10, 0, 0, 0, time.Local) }})
	if err != nil {
		t.Fatal(err)
	}
	defer o.Close()
	if _, err := o.OpenYear(context.Background(), 2026, "education"); err != nil {
		t.Fatal(err)
	}
	w := test.NewTempWindow(t, kit.Space(0, 0))
	d := &desk.Desk{Office: o, Window: w, Toasts: kit.NewToasts()}
	s := New(d)
	s.run = func(x desk.Work) {
		err := x.Do(context.Background(), func(string, int, int) {})
		if x.Done != nil {
			err = x.Done(err)
		}
		if err != nil {
			d.Fail(err)
		}
	}
	w.SetPadded(false)
	w.SetContent(s.Object())
	w.Resize(fyne.NewSize(1222, 621))
	kit.SetKeys(w.Canvas(), s.Shortcuts())
	dir := "/work/shared/samples/"
	s.Shown([]string{dir + "scores-education.xlsx", dir + "roster-education.xlsx", dir + "branches-education.xlsx", dir + "activities-education.csv", dir + "README.md"})
	shot(t, w, "e1-queue")
	s.choose.startReview()
	shot(t, w, "e2-branches")
	s.review.apply()
	shot(t, w, "e3-done")
	s.open(s.files[1])
	shot(t, w, "e4-roster")
	for range 8 {
		s.review.next()
	}
	shot(t, w, "e5-conflict")
	s.review.toggleReminders()
	shot(t, w, "e6-reminders")
	s.review.apply()
	s.open(s.files[2])
	shot(t, w, "e7-activities")
	s.review.apply()
	s.open(s.files[3])
	shot(t, w, "e8-scores")
	s.review.askReading()
	shot(t, w, "e9-reading")
}
