package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
)

// tightSides puts left, middle and right side by side without gaps. A side that gives way (see Giving) is as wide as it
// wants to be while there is room.
type tightSides struct{ left, right fyne.CanvasObject }

// mostOfWidth is how much of the whole a side that gives way takes at most.
const mostOfWidth = 0.45

// edge is the width of a side where the middle and the other side leave it room.
func (l tightSides) edge(o fyne.CanvasObject, whole, room float32) float32 {
	if o == nil || !o.Visible() {
		return 0
	}
	least := o.MinSize().Width
	return max(least, draw.Snap(min(wanted(o), whole*mostOfWidth, room)))
}

// Giving is an object for a side of a Border that gives way where the window is narrow: width wide while there is room,
// and never narrower than least or than it needs.
func Giving(o fyne.CanvasObject, width, least float32) *fyne.Container {
	return container.New(&givingLayout{width, least}, o)
}

type givingLayout struct{ width, least float32 }

func (l *givingLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	m := objects[0].MinSize()
	return fyne.NewSize(max(l.least, m.Width), m.Height)
}

func (l *givingLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	draw.Place(objects[0], 0, 0, size.Width, size.Height)
}

// wanted is how wide an object wants to be: that of what gives way, also where it stands alone in a stack.
func wanted(o fyne.CanvasObject) float32 {
	c, ok := o.(*fyne.Container)
	if !ok || !c.Visible() {
		return 0
	}
	if l, ok := c.Layout.(*givingLayout); ok {
		return l.width
	}
	if len(c.Objects) == 1 {
		return wanted(c.Objects[0])
	}
	return 0
}

func (l tightSides) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var s fyne.Size
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		s.Height = max(s.Height, m.Height)
		s.Width += m.Width
	}
	return s
}

func (l tightSides) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	least := l.MinSize(objects).Width
	spare := func(o fyne.CanvasObject) float32 { // what o may have when everything else has its least
		if o == nil || !o.Visible() {
			return 0
		}
		return size.Width - least + o.MinSize().Width
	}
	a := l.edge(l.left, size.Width, spare(l.left))
	if a > 0 {
		least += a - l.left.MinSize().Width
	}
	b := l.edge(l.right, size.Width, spare(l.right))
	for _, o := range objects {
		switch o {
		case l.left:
			draw.Place(o, 0, 0, a, size.Height)
		case l.right:
			draw.Place(o, size.Width-b, 0, b, size.Height)
		default:
			draw.Place(o, a, 0, max(0, size.Width-a-b), size.Height)
		}
	}
}

// Ends puts one object at the left and one at the right of a bar, each in the middle of the height; where both have no room side by side, the
// right one goes into a line beneath.
func Ends(left, right fyne.CanvasObject) *fyne.Container {
	return container.New(endsLayout{}, left, right)
}

type endsLayout struct{}

func (endsLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().Max(objects[1].MinSize())
}

func (endsLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	a, b := objects[0].MinSize(), objects[1].MinSize()
	first, second := size.Height, float32(0)
	if a.Width+look.Gap16+b.Width > size.Width {
		first, second = size.Height/2, size.Height/2
	}
	draw.Place(objects[0], 0, draw.Snap((first-a.Height)/2), a.Width, a.Height)
	draw.Place(objects[1], size.Width-b.Width, draw.Snap(second+(first-b.Height)/2), b.Width, b.Height)
}

// Scrolled shows an object in at most so many px of height; what is higher scrolls, beside its bar and not under it.
func Scrolled(o fyne.CanvasObject, most float32) *container.Scroll {
	scroll := VScroll(Pad(o, 0, look.Gap16, 0, 0))
	if high := o.MinSize().Height; high <= most {
		scroll, most = VScroll(o), high
	}
	scroll.SetMinSize(fyne.NewSize(0, most))
	return scroll
}
