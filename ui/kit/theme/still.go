package theme

import "fyne.io/fyne/v2"

// Still has Fyne's own parts move nothing by themselves. The caret of a field would fade in and out, and each step of that draws the whole
// window: without a graphics card a field that only waits for a key takes a fifth of a processor.
func Still(app fyne.App) { fyne.SetCurrentApp(still{app}) }

type still struct{ fyne.App }

// Settings implements fyne.App.
func (s still) Settings() fyne.Settings { return stillSettings{s.App.Settings()} }

type stillSettings struct{ fyne.Settings }

// ShowAnimations implements fyne.Settings.
func (stillSettings) ShowAnimations() bool { return false }
