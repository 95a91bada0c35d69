package theme

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// Fyne asks the settings of the present app before it has the caret of a field fade.
func TestFynesOwnPartsStandStill(t *testing.T) {
	app := test.NewTempApp(t)
	t.Cleanup(func() { fyne.SetCurrentApp(app) })
	moved := fyne.CurrentApp().Settings().ShowAnimations()
	Still(app)
	if now := fyne.CurrentApp().Settings(); !moved || now.ShowAnimations() || now.Theme() != app.Settings().Theme() {
		t.Errorf("they move: %v before, %v now; theme %T", moved, now.ShowAnimations(), now.Theme())
	}
}
