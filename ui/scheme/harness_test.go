package scheme

import (
	"context"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/theme"
	"github.com/shuangbai/shuangbai/ui/shell"
	"github.com/shuangbai/shuangbai/ui/uitest"
	"github.com/shuangbai/shuangbai/ui/uitest/mainloop"
)

// rig is the editor in a window of the test driver, over a copy of the sample committee. Work runs at once.
type rig struct {
	*View
	t      *testing.T
	win    fyne.Window
	office *office.Office
	issued int
	head   []fyne.CanvasObject
}

func open(t *testing.T, year int) *rig {
	t.Helper()
	theme.Use(mainloop.NewApp(t))
	o, err := office.Open(context.Background(), uitest.SampleFile(t), office.Options{Who: "周敏", Now: func() time.Time { return time.Date(2026, 11, 23, 9, 0, 0, 0, time.Local) }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { o.Close() })
	if _, err := o.Reopen(context.Background(), office.SampleYear, "测试"); err != nil {
		t.Fatal(err)
	}
	r := &rig{t: t, office: o, win: test.NewTempWindow(t, nil)}
	d := &shell.Desk{Office: o, Window: r.win, Toasts: kit.NewToasts(), Go: func(string, any) {}}
	r.View = New(Host{Desk: d,
		Run: func(w shell.Work) {
			if err := w.Done(w.Do(context.Background(), o, func(string, int, int) {})); err != nil {
				t.Error(err)
			}
		},
		Later:   func(do func() error, done func(error)) { done(do()) },
		Buttons: func(all ...fyne.CanvasObject) { r.head = all },
		Keys:    func() {},
		Issued:  func(year int) { r.issued = year; r.View.Load(r.year, r.group, nil) },
		Focus: func(f fyne.Focusable) {
			if o, ok := f.(fyne.CanvasObject); ok && kit.CanvasOf(o) != nil {
				r.win.Canvas().Focus(f)
			}
		}})
	o.OnChange(r.View.Changed)
	r.win.SetPadded(false)
	r.win.SetContent(r.Object())
	r.win.Resize(fyne.NewSize(1222, 636))
	r.Load(year, 0, nil)
	return r
}

// draft opens a new draft, a copy of the sample year's scheme.
func draft(t *testing.T) *rig {
	t.Helper()
	r := open(t, office.SampleYear+1)
	r.NewDraft(model.OriginYear + "2026")
	if r.readOnly() {
		t.Fatal("no draft is open")
	}
	return r
}

func (r *rig) text() string { return uitest.WindowText(r.win) }

// type puts a text into an entry as typing does, and leaves it.
func (r *rig) typed(e *kit.Entry, s string) {
	r.win.Canvas().Focus(e)
	e.SetText(s)
	r.win.Canvas().Unfocus()
}

// entries are the fields of the form, in its order.
func (r *rig) entries() []*kit.Entry {
	var all []*kit.Entry
	uitest.Each(r.form.object, func(o fyne.CanvasObject) {
		if e, ok := o.(*kit.Entry); ok {
			all = append(all, e)
		}
	})
	return all
}

func (r *rig) last() string {
	all, err := r.office.History(context.Background(), 1)
	if err != nil || len(all) == 0 {
		r.t.Fatal(err)
	}
	return all[0].Why
}

// kept is the draft as the data file has it.
func (r *rig) kept() *model.Scheme {
	all, err := r.office.Schemes(context.Background(), r.year, 0)
	if err != nil || len(all.Drafts) == 0 {
		r.t.Fatal(err)
	}
	return &all.Drafts[0].Scheme
}

// find is the first widget of a type inside an object.
func find[T any](in fyne.CanvasObject) (found T) {
	done := false
	uitest.Each(in, func(o fyne.CanvasObject) {
		if w, ok := o.(T); ok && !done {
			found, done = w, true
		}
	})
	return found
}
