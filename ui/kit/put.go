package kit

import "fyne.io/fyne/v2"

// PutBeside shows something in the pane at a side of a whole, or takes the pane away for nil. What is beside the pane is laid out and drawn
// anew only where that makes the pane wider or narrower: a pane follows every key.
func PutBeside(pane, whole *fyne.Container, o fyne.CanvasObject) {
	put(pane, whole, o, func() [2]float32 { return [2]float32{pane.MinSize().Width, wanted(pane)} })
}

// PutAcross is PutBeside for a strip over or under the rest of a whole, which counts by its height.
func PutAcross(strip, whole *fyne.Container, o fyne.CanvasObject) {
	put(strip, whole, o, func() [2]float32 { return [2]float32{strip.MinSize().Height} })
}

func put(slot, whole *fyne.Container, o fyne.CanvasObject, size func() [2]float32) {
	room := func() (none [2]float32) {
		if len(slot.Objects) == 0 || !slot.Visible() {
			return none
		}
		return size()
	}
	before := room()
	slot.Objects, slot.Hidden = nil, o == nil
	if o != nil {
		slot.Objects = []fyne.CanvasObject{o}
	}
	if room() != before {
		whole.Refresh()
		return
	}
	slot.Refresh()
}
