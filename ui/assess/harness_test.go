package assess

import (
	"context"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/theme"
	"github.com/shuangbai/shuangbai/ui/shell"
	"github.com/shuangbai/shuangbai/ui/uitest"
	"github.com/shuangbai/shuangbai/ui/uitest/mainloop"
)

// sampleDay is the day on which the sample committee is looked at.
var sampleDay = time.Date(2026, 11, 23, 9, 0, 0, 0, time.Local)

// rig is the screen on a window of the test driver, over a data file of its own.
type rig struct {
	t *testing.T
	*Screen
	win    fyne.Window
	office *office.Office
	went   string // the screen that was asked for
	target any
}

// sample returns a copy of the sample committee's file, reopened unless kept finalised.
func sample(t *testing.T, reopened bool) *office.Office {
	t.Helper()
	ctx := context.Background()
	o, err := office.Open(ctx, uitest.SampleFile(t), office.Options{Who: "周敏", Now: func() time.Time { return sampleDay }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { o.Close() })
	if reopened {
		if _, err := o.Reopen(ctx, office.SampleYear, "测试"); err != nil {
			t.Fatal(err)
		}
	}
	return o
}

// empty is a new data file with nothing in it.
func empty(t *testing.T) *office.Office {
	t.Helper()
	c := model.Committee{Name: "测试党委", Sector: model.Education, District: "某区", Contact: "周敏", Year: 2026}
	o, err := office.Create(context.Background(), filepath.Join(t.TempDir(), "new.sbd"), c, office.Options{Who: "周敏"})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { o.Close() })
	return o
}

// open shows the screen for a data file. Work runs at once, so that a test sees its outcome on the next line.
func open(t *testing.T, o *office.Office) *rig {
	t.Helper()
	a := mainloop.NewApp(t)
	theme.Use(a)
	r := &rig{t: t, office: o, win: a.NewWindow("考核")}
	t.Cleanup(r.win.Close)
	d := &shell.Desk{Office: o, Window: r.win, Toasts: kit.NewToasts(), Go: func(screen string, target any) { r.went, r.target = screen, target }}
	r.Screen = New(d)
	r.run = func(w shell.Work) {
		err := w.Do(context.Background(), r.d.Office, func(string, int, int) {})
		if w.Done != nil {
			err = w.Done(err)
		}
		if err != nil {
			d.Fail(err)
		}
	}
	r.soon = func(f func()) { f() }
	r.writes.later = func(do func() error, done func(error)) { done(do()) }
	o.OnChange(r.Changed)
	r.win.SetPadded(false)
	r.win.SetContent(r.Object())
	r.win.Resize(fyne.NewSize(1222, 692))
	r.Shown(nil)
	return r
}

// raise adds points to the checked business marks of a branch.
func raise(t *testing.T, o *office.Office, org int64, points model.Points) {
	t.Helper()
	f, err := o.Facts(context.Background(), office.SampleYear)
	if err != nil {
		t.Fatal(err)
	}
	var changes []office.MarkChange
	for _, c := range f.Year.Scheme.Parts[1].Categories {
		for _, item := range c.Items {
			m, ok := f.Sheet(org).Mark(item.ID, model.CheckedMark)
			more := min(points, item.Max-m.Points)
			if !ok || more <= 0 {
				continue
			}
			points -= more
			changes = append(changes, office.MarkChange{OrgID: org, Key: model.MarkKey{Item: item.ID, Stage: model.CheckedMark}, Mark: &model.Mark{Points: m.Points + more, Reason: "复查后改"}})
		}
	}
	if points > 0 {
		t.Fatalf("no room for %s more points", points)
	}
	if _, err := o.SetMarks(context.Background(), office.SampleYear, changes, "测试"); err != nil {
		t.Fatal(err)
	}
}

// tied makes the first branch beyond the quota equal to the last within it, and returns both.
func tied(t *testing.T, o *office.Office) (within, beyond model.RankRow) {
	t.Helper()
	f, err := o.Facts(context.Background(), office.SampleYear)
	if err != nil {
		t.Fatal(err)
	}
	n := f.Ranking.Quotas[0].Limit
	within, beyond = f.Ranking.Rows[n-1], f.Ranking.Rows[n]
	raise(t, o, beyond.OrgID, 2*(within.Total-beyond.Total))
	return within, beyond
}
