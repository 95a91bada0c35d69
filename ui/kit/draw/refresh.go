package draw

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// How often, and how many times, Fyne is told of a picture while it does not know in what window that stands.
const (
	asking  = 50 * time.Millisecond
	askings = 10
)

// Refresh has a picture that changed drawn anew. Fyne forgets at times, until the next frame, in what window something stands that has
// stood there for a minute, and refreshes nothing then: the window would keep the picture that it has. So it is told again.
func Refresh(picture fyne.CanvasObject) { refresh(picture, askings) }

func refresh(picture fyne.CanvasObject, tries int) {
	canvas.Refresh(picture)
	app := fyne.CurrentApp()
	if app == nil || tries == 0 || picture.Size().IsZero() || app.Driver().CanvasForObject(picture) != nil {
		return
	}
	time.AfterFunc(asking, func() { fyne.Do(func() { refresh(picture, tries-1) }) })
}
