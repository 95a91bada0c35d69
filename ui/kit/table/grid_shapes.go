package table

import (
	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// setShapes draws the shapes of a cell in their order, the later ones above.
func (v *cellView) setShapes(all []Shape) {
	if len(all) == 0 && v.drawn == nil {
		return
	}
	if v.drawn == nil {
		v.drawn = &fyne.Container{Layout: still{}}
		v.add(v.drawn)
	}
	v.drawn.Objects = v.drawn.Objects[:0]
	for _, s := range all {
		if s.Words != "" {
			words := text.Line(text.Clean(s.Words), look.SizeSmall, false, s.Fill)
			text.Place(words, s.X, s.Y, draw.Ceil(text.Width(words.Text, look.SizeSmall, false)), s.H)
			v.drawn.Objects = append(v.drawn.Objects, words)
			continue
		}
		r := draw.Rect(s.Fill)
		if s.Stroke != look.Clear {
			draw.Paint(r, s.Fill, s.Stroke, 1)
		}
		draw.Place(r, s.X, s.Y, s.W, s.H)
		v.drawn.Objects = append(v.drawn.Objects, r)
	}
	v.drawn.Resize(v.size)
	v.drawn.Refresh()
}
