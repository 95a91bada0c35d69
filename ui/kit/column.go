package kit

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/layout"
)

// columnLayout is the layout of VBox: objects one under the other, each as wide as the box and as high as its least. Of a box whose
// object grew, Fyne lays out the box anew only where nothing deeper in a later object of it changed at the same time; else what grew
// stands under the next one. So the box looks itself, when it is measured, whether its objects are still as high as they were laid out.
type columnLayout struct {
	gap  float32
	size fyne.Size // as laid out last
	laid []float32 // the heights then, -1 of what was hidden
}

// heights are the least heights of the objects, -1 of what is hidden and 0 of spacers, with the least size of all.
func (l *columnLayout) heights(objects []fyne.CanvasObject) (all []float32, spacers int, least fyne.Size) {
	all = make([]float32, len(objects))
	shown := 0
	for i, o := range objects {
		if !o.Visible() {
			all[i] = -1
			continue
		}
		if s, ok := o.(layout.SpacerObject); ok && s.ExpandVertical() {
			spacers++
			continue
		}
		m := o.MinSize()
		all[i] = m.Height
		least.Width = max(least.Width, m.Width)
		if least.Height += m.Height; shown > 0 {
			least.Height += l.gap
		}
		shown++
	}
	return all, spacers, least
}

// MinSize lays out anew what grew, shrank or was hidden since it was laid out.
func (l *columnLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	heights, spacers, least := l.heights(objects)
	if l.laid != nil && !slices.Equal(heights, l.laid) {
		l.place(objects, heights, spacers, least, l.size)
	}
	return least
}

func (l *columnLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	heights, spacers, least := l.heights(objects)
	l.place(objects, heights, spacers, least, size)
}

func (l *columnLayout) place(objects []fyne.CanvasObject, heights []float32, spacers int, least, size fyne.Size) {
	l.size, l.laid = size, heights
	spare := float32(0)
	if spacers > 0 {
		spare = max(0, size.Height-least.Height) / float32(spacers)
	}
	var y float32
	for i, o := range objects {
		h := heights[i]
		if h < 0 {
			continue
		}
		gap := l.gap
		if s, ok := o.(layout.SpacerObject); ok && s.ExpandVertical() {
			h, gap = spare, 0
		}
		o.Move(fyne.NewPos(0, y))
		o.Resize(fyne.NewSize(size.Width, h))
		y += h + gap
	}
}
