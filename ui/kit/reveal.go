package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
)

// relaid is by when a change of what a scrolled part holds was laid out.
const relaid = 60 * time.Millisecond

// Reveal scrolls whatever holds o until all of o is in view, once what changed in it is laid out.
func Reveal(o fyne.CanvasObject) {
	time.AfterFunc(relaid, func() { fyne.Do(func() { reveal(o) }) })
}

func reveal(o fyne.CanvasObject) {
	if c := CanvasOf(o); c != nil {
		for _, top := range append([]fyne.CanvasObject{c.Content()}, c.Overlays().List()...) {
			revealIn(top, o)
		}
	}
}

// revealBy is by how much a part of a height view is scrolled so that what begins at top in it, high as it is, is in view: of what is
// higher than the part as much as there is room for, its beginning where none of that is in view yet.
func revealBy(top, high, view float32) float32 {
	below := top + high - view
	switch {
	case top < 0 && high > view:
		return min(below, 0)
	case top < 0:
		return top
	}
	return min(max(below, 0), top)
}

// revealIn reports whether o is in an object, and scrolls it into view there.
func revealIn(in, o fyne.CanvasObject) bool {
	if in == o {
		return true
	}
	switch in := in.(type) {
	case *popupLayer:
		return revealIn(in.content, o)
	case *Field:
		return revealIn(in.Control, o)
	case *fyne.Container:
		for _, child := range in.Objects {
			if revealIn(child, o) {
				return true
			}
		}
	case *container.Scroll:
		if !revealIn(in.Content, o) {
			return false
		}
		place := fyne.CurrentApp().Driver().AbsolutePositionForObject
		above := place(o).Y - place(in).Y
		if by := revealBy(above, o.Size().Height, in.Size().Height); by != 0 {
			in.ScrollToOffset(in.Offset.AddXY(0, by))
		}
		return true
	}
	return false
}
