package kit

import (
	_ "unsafe" // for go:linkname

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/ui/kit/look"
)

// ToRead makes a field that cannot be edited and is there to be read: in the ink of labels, not greyed out.
func (e *Entry) ToRead() {
	e.toRead = true
	e.Disable()
}

// rendererOf is how Fyne draws a widget.
//
//go:linkname rendererOf fyne.io/fyne/v2/internal/cache.Renderer
func rendererOf(w fyne.Widget) fyne.WidgetRenderer

// inkToRead gives the text of a field that is there to be read its ink, after Fyne greyed it out. A theme of its own for a form would do
// that too (container.NewThemeOverride), and have Fyne read the faces anew for each such form and keep them: 8 MB, or 37 with rare names.
func (r *entryFrame) inkToRead() {
	if !r.e.toRead || !r.e.Disabled() {
		return
	}
	for _, o := range r.WidgetRenderer.Objects() {
		if s, ok := o.(*container.Scroll); ok {
			inkTexts(s.Content)
		}
	}
}

func inkTexts(o fyne.CanvasObject) {
	switch o := o.(type) {
	case *canvas.Text:
		if ink := look.Color(look.Text2); o.Color != ink {
			o.Color = ink
			o.Refresh()
		}
	case *fyne.Container:
		for _, in := range o.Objects {
			inkTexts(in)
		}
	case fyne.Widget:
		for _, in := range rendererOf(o).Objects() {
			inkTexts(in)
		}
	}
}
