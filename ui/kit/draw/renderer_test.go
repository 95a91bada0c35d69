package draw_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
)

// A renderer made anew for a widget that keeps its size must have an object, or Fyne never asks for its layout and the
// widget stays blank.
func TestDrawingMadeAnewIsLaidOut(t *testing.T) {
	line := draw.Rect(look.Line)
	d := &draw.Renderer{}
	d.Arrange = func(fyne.Size) { d.Parts = []fyne.CanvasObject{line} }
	if len(d.Objects()) == 0 {
		t.Fatal("nothing that Fyne would lay out")
	}
	d.Layout(fyne.NewSize(100, 20))
	if got := d.Objects(); len(got) != 1 || got[0] != line {
		t.Errorf("after the layout it has %v, want only its own line", got)
	}
	none := &draw.Renderer{Arrange: func(fyne.Size) {}}
	none.Layout(fyne.NewSize(100, 20))
	if len(none.Objects()) > 0 {
		t.Error("a drawing that was laid out and has nothing to draw got something")
	}
	still := &draw.Renderer{Parts: []fyne.CanvasObject{canvas.NewRectangle(nil)}}
	if len(still.Objects()) != 1 {
		t.Error("a drawing with its objects ready got more")
	}
}
