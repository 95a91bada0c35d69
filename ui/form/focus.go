package form

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// FocusIn gives the keyboard to the first part of an object that takes it, such as the rows of a table. Unlike
// kit.Focus it works before the object was drawn for the first time, which is how a screen comes up.
func FocusIn(c fyne.Canvas, o fyne.CanvasObject) {
	if f := firstIn(o); f != nil {
		c.Focus(f)
	}
}

func firstIn(o fyne.CanvasObject) fyne.Focusable {
	if o == nil || !o.Visible() {
		return nil
	}
	if f, ok := o.(fyne.Focusable); ok {
		return f
	}
	switch in := o.(type) {
	case *fyne.Container:
		for _, child := range in.Objects {
			if f := firstIn(child); f != nil {
				return f
			}
		}
	case *container.Scroll:
		return firstIn(in.Content)
	}
	return nil
}
