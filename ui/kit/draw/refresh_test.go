package draw_test

import (
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/internal/kittest"
	"github.com/shuangbai/shuangbai/ui/kit/look"
)

// forgetful is an app whose driver knows for a while no canvas of anything, and a canvas that notes what is to be drawn anew on it.
type forgetful struct {
	fyne.App
	driver *forgetfulDriver
}

func (a forgetful) Driver() fyne.Driver { return a.driver }

type forgetfulDriver struct {
	fyne.Driver
	canvas *noting
	forgot bool
	asked  chan func() // what fyne.Do was asked for
}

func (d *forgetfulDriver) DoFromGoroutine(do func(), _ bool) { d.asked <- do }

func (d *forgetfulDriver) CanvasForObject(fyne.CanvasObject) fyne.Canvas {
	if d.forgot {
		return nil
	}
	return d.canvas
}

type noting struct {
	fyne.Canvas
	told []fyne.CanvasObject
}

func (c *noting) Refresh(o fyne.CanvasObject) { c.told = append(c.told, o) }

// Seen in the window: the icon of a place that was left after a minute stayed in the colour of the present one.
func TestAnIconIsDrawnAnewThoughFyneForgotItsWindow(t *testing.T) {
	icon := draw.IconImage()
	win := kittest.Show(t, icon, 20, 20)
	icon.Resize(fyne.NewSize(16, 16))
	app := fyne.CurrentApp()
	d := &forgetfulDriver{Driver: app.Driver(), canvas: &noting{Canvas: win.Canvas()}, forgot: true, asked: make(chan func(), 100)}
	fyne.SetCurrentApp(forgetful{app, d})
	t.Cleanup(func() { fyne.SetCurrentApp(app) })
	draw.SetIcon(icon, "document", look.AccentText)
	if len(d.canvas.told) > 0 {
		t.Fatal("the window is not forgotten")
	}
	d.forgot = false // as from the next frame on
	for !slices.Contains(d.canvas.told, fyne.CanvasObject(icon)) {
		select {
		case do := <-d.asked:
			do()
		case <-time.After(10 * time.Second):
			t.Fatal("the icon is not drawn anew")
		}
	}
}
