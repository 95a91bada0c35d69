package kit

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"github.com/shuangbai/shuangbai/ui/uitest/mainloop"
)

// drawnCanvas is a canvas with what that of the real driver does around a frame; laying out asks for a frame, as a scroller does.
type drawnCanvas struct {
	fyne.Canvas
	dirty, grows bool
	laid         int
}

func (c *drawnCanvas) SetDirty() { c.dirty = true }

func (c *drawnCanvas) CheckDirtyAndClear() bool {
	was := c.dirty
	c.dirty = false
	return was
}

func (c *drawnCanvas) EnsureMinSize() bool {
	c.laid++
	c.dirty = true
	return c.grows
}

type drawnWindow struct {
	fyne.Window
	canvas *drawnCanvas
	fitted int
}

func (w *drawnWindow) Canvas() fyne.Canvas { return w.canvas }

func (w *drawnWindow) SetFixedSize(bool) { w.fitted++ }

// What is new is laid out before a frame, once, and only where one is to be drawn; the window follows a least size that grew. The driver of
// the tests moves an animation on once, when it starts.
func TestANewFrameIsLaidOutBeforeItIsDrawn(t *testing.T) {
	mainloop.NewApp(t)
	for _, c := range []struct {
		dirty, grows bool
		laid, fitted int
	}{{false, false, 0, 0}, {true, false, 1, 0}, {true, true, 1, 1}} {
		win := test.NewTempWindow(t, container.NewStack())
		w := &drawnWindow{Window: win, canvas: &drawnCanvas{Canvas: win.Canvas(), dirty: c.dirty, grows: c.grows}}
		DrawOnce(w, func() bool { return false })
		if w.canvas.laid != c.laid || w.fitted != c.fitted || w.canvas.dirty != c.dirty {
			t.Errorf("%+v: laid out %d times, fitted %d times, to be drawn %v", c, w.canvas.laid, w.fitted, w.canvas.dirty)
		}
	}
}

// What changes while more is coming is drawn with it, in one frame, and not lost when nothing more changes.
func TestAFrameWaitsForWhatIsComing(t *testing.T) {
	c, coming, waits := &drawnCanvas{}, true, false
	frame := func() (drawn bool) {
		waits = layOut(&drawnWindow{}, c, waits, func() bool { return coming })
		return c.CheckDirtyAndClear()
	}
	c.dirty = true
	first, second := frame(), frame()
	coming = false
	if third, fourth := frame(), frame(); first || second || !third || fourth || c.laid != 1 {
		t.Errorf("drawn %v and %v while more comes, %v when it is there, %v after; laid out %d times", first, second, third, fourth, c.laid)
	}
}
