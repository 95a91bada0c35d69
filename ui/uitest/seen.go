package uitest

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// Text is all the text that objects show, a line for each piece.
func Text(objects ...fyne.CanvasObject) string {
	var all []string
	for _, o := range objects {
		Each(o, func(o fyne.CanvasObject) {
			switch t := o.(type) {
			case *canvas.Text:
				if t.Text != "" {
					all = append(all, t.Text)
				}
			case *text.Label:
				if t.Wrap { // its lines stand alone otherwise
					all = append(all, t.Text)
				}
			}
		})
	}
	return strings.Join(all, "\n")
}

// WindowText is all the text that a window shows, that of its overlays included.
func WindowText(w fyne.Window) string { return Text(Tops(w)...) }

// Tops are the window's content and its overlays, the topmost last.
func Tops(w fyne.Window) []fyne.CanvasObject {
	return append([]fyne.CanvasObject{w.Canvas().Content()}, w.Canvas().Overlays().List()...)
}

// Holds reports whether an object is somewhere in the window and can be seen.
func Holds(w fyne.Window, sought fyne.CanvasObject) (held bool) {
	for _, top := range Tops(w) {
		Each(top, func(o fyne.CanvasObject) { held = held || o == sought })
	}
	return held
}

// Each visits an object and everything drawn inside it that is not hidden.
func Each(o fyne.CanvasObject, visit func(fyne.CanvasObject)) {
	if o == nil || !o.Visible() {
		return
	}
	visit(o)
	switch w := o.(type) {
	case *fyne.Container:
		for _, c := range w.Objects {
			Each(c, visit)
		}
	case *container.Scroll:
		Each(w.Content, visit)
	case fyne.Widget:
		for _, c := range test.WidgetRenderer(w).Objects() {
			Each(c, visit)
		}
	}
}
