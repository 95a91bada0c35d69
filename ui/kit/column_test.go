package kit

import (
	"testing"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/ui/kit/look"
)

// What grows in a box pushes down what stands under it, whoever is told of it: Fyne forgets the box where something deeper changed after
// it in the same frame, as the attachments under the last ballots. What is hidden leaves no hole.
func TestABoxIsLaidOutAnewWhenItsObjectsGrow(t *testing.T) {
	rows, note, end := VBox(0), newFill(look.Clear, 10, 20), newFill(look.Clear, 10, 20)
	box := VBox(4, rows, note, end)
	box.Resize(fyne.NewSize(100, 400))
	at := func(want ...float32) {
		t.Helper()
		box.MinSize()
		for i, o := range []fyne.CanvasObject{note, end} {
			if o.Position().Y != want[i] {
				t.Errorf("object %d stands at %v, not at %v", i, o.Position().Y, want[i])
			}
		}
	}
	at(4, 28)
	rows.Objects = append(rows.Objects, newFill(look.Clear, 10, 30))
	at(34, 58)
	note.Hide()
	at(34, 34)
	note.Show()
	rows.Objects = nil
	at(4, 28)
	box.Objects = []fyne.CanvasObject{note, end}
	at(0, 24)
}
