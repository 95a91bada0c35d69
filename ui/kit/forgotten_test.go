package kit

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/ui/kit/internal/kittest"
	"github.com/shuangbai/shuangbai/ui/uitest/mainloop"
)

// forgetfulApp is an app whose driver forgot the canvas of everything, as Fyne's does of what nobody asked about for a minute.
type forgetfulApp struct {
	fyne.App
	driver *forgetfulDriver
}

func (a forgetfulApp) Driver() fyne.Driver { return a.driver }

type forgetfulDriver struct {
	fyne.Driver
	forgot bool
}

func (d *forgetfulDriver) CanvasForObject(o fyne.CanvasObject) fyne.Canvas {
	if d.forgot {
		return nil
	}
	return d.Driver.CanvasForObject(o)
}

// tellingCanvas tells the driver what stands on it, as a window's does before each frame.
type tellingCanvas struct {
	fyne.Canvas
	driver *forgetfulDriver
}

func (c tellingCanvas) EnsureMinSize() bool { c.driver.forgot = false; return false }

// forget has the driver forget the canvas of everything until a frame would be drawn.
func forget(t *testing.T, c fyne.Canvas) {
	app := fyne.CurrentApp()
	d := &forgetfulDriver{Driver: app.Driver(), forgot: true}
	fyne.SetCurrentApp(forgetfulApp{app, d})
	known := tellingCanvas{c, d}
	keysOf(known)
	t.Cleanup(func() {
		fyne.SetCurrentApp(app)
		delete(windowKeys, fyne.Canvas(known))
	})
}

// The keys that open something work also where Fyne forgot the canvas and no frame is drawn meanwhile.
func TestTheSearchBoxOpensThoughFyneForgotItsCanvas(t *testing.T) {
	box := NewSearchBox("搜索", "Ctrl+K", func(string) func(context.Context) []Option {
		return func(context.Context) []Option { return nil }
	})
	win := kittest.Show(t, box, 800, 600)
	forget(t, win.Canvas())
	if CanvasOf(box) != nil {
		t.Fatal("the canvas is not forgotten")
	}
	box.Open()
	if !box.popup.Open() {
		t.Error("Ctrl+K is dead")
	}
}

// What says that nothing was found keeps off the edges of the box, and no word of it is cut.
func TestNothingFoundIsSaidWithRoomAroundIt(t *testing.T) {
	box := NewSearchBox("搜索", "Ctrl+K", func(string) func(context.Context) []Option {
		return func(context.Context) []Option { return nil }
	})
	win := kittest.Show(t, box, 800, 600)
	box.Open()
	win.Canvas().Focused().(*Entry).SetText("没有的")
	mainloop.Until(t, "the answer", func() bool { return box.none.Visible() })
	if field := box.field.MinSize().Height; box.popup.layer.size.Height < field+12+15+12 {
		t.Errorf("the box is %.0f px high, the field %.0f of them", box.popup.layer.size.Height, field)
	}
}

// The first click on a button with a menu opens that, whatever Fyne forgot.
func TestAMenuOpensAtTheFirstClickThoughFyneForgotItsCanvas(t *testing.T) {
	b := MenuButton("收回自评表", []Option{{Text: "选文件"}})
	win := kittest.Show(t, b, 800, 600)
	forget(t, win.Canvas())
	if b.Tapped(&fyne.PointEvent{}); win.Canvas().Overlays().Top() == nil {
		t.Error("the first click opens nothing")
	}
}
