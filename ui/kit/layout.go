package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// Pad surrounds o with the given distances: top, right, bottom, left.
func Pad(o fyne.CanvasObject, top, right, bottom, left float32) *fyne.Container {
	return container.New(layout.NewCustomPaddedLayout(top, bottom, left, right), o)
}

// ringRoom is how far the focus ring stands out of a widget, in px.
const ringRoom float32 = 4

// Sideways is an object that scrolls from left to right where it is too wide. The focus ring of what stands at its edge is not cut off.
func Sideways(o fyne.CanvasObject) fyne.CanvasObject {
	scroll := container.NewHScroll(Pad(o, ringRoom, ringRoom, ringRoom, ringRoom))
	return Pad(scroll, -ringRoom, -ringRoom, -ringRoom, -ringRoom)
}

// Wide gives an object at least a width.
func Wide(o fyne.CanvasObject, width float32) *fyne.Container {
	return container.NewStack(newFill(look.Clear, width, 0), o)
}

// HBox lays objects side by side at a distance, each in the middle of the height.
func HBox(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&rowLayout{gap: gap}, objects...)
}

// VBox lays objects one under the other at a distance, each as wide as the box.
func VBox(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&columnLayout{gap: gap}, objects...)
}

// Spread lays left objects from the left and right objects from the right, each in the middle of the height.
func Spread(gap float32, left, right []fyne.CanvasObject) *fyne.Container {
	all := append(append(append([]fyne.CanvasObject{}, left...), layout.NewSpacer()), right...)
	return container.New(&rowLayout{gap: gap}, all...)
}

// Bar is a strip of a fixed height on a ground, such as a filter bar or a footer, with a rule above or below.
func Bar(height float32, ground look.Token, ruleAbove, ruleBelow bool, content fyne.CanvasObject) *fyne.Container {
	var top, bottom fyne.CanvasObject
	if ruleAbove {
		top = HRule(look.Line)
	}
	if ruleBelow {
		bottom = HRule(look.Line)
	}
	return container.NewStack(newFill(ground, 0, height), container.New(tightBorder{top, bottom}, orderOf(top, content, bottom)...))
}

func orderOf(objects ...fyne.CanvasObject) []fyne.CanvasObject {
	var all []fyne.CanvasObject
	for _, o := range objects {
		if o != nil {
			all = append(all, o)
		}
	}
	return all
}

// Border is container.NewBorder without the theme's padding between the parts. Tab goes through them as they are read: top, left,
// center, right, bottom, so that it leads from a list to the pane beside it.
func Border(top, bottom, left, right, center fyne.CanvasObject) *fyne.Container {
	middle := center
	if left != nil || right != nil {
		middle = container.New(tightSides{left, right}, orderOf(left, center, right)...)
	}
	return container.New(tightBorder{top, bottom}, orderOf(top, middle, bottom)...)
}

// givesWay is an object whose minimum is less than it needs to show everything.
type givesWay interface{ need() float32 }

// rowLayout places objects at their minimum width in the middle of the height. Of the rest everything that gives way, such
// as a tipped label, takes what it needs, the first one first; a spacer and a *Label with Cut share what is left then.
type rowLayout struct{ gap float32 }

func (l *rowLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var s fyne.Size
	n := 0
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		if _, ok := o.(layout.SpacerObject); ok {
			continue
		}
		m := o.MinSize()
		s.Width += m.Width
		s.Height = max(s.Height, m.Height)
		n++
	}
	if n > 1 {
		s.Width += l.gap * float32(n-1)
	}
	return s
}

func (l *rowLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	flexible := 0
	for _, o := range objects {
		if o.Visible() && stretches(o) {
			flexible++
		}
	}
	spare := max(0, size.Width-l.MinSize(objects).Width)
	needs := make([]float32, len(objects))
	for i, o := range objects {
		if t, ok := o.(givesWay); ok && o.Visible() {
			needs[i] = min(spare, t.need()-o.MinSize().Width)
			spare -= needs[i]
		}
	}
	var x float32
	for i, o := range objects {
		if !o.Visible() {
			continue
		}
		if _, ok := o.(layout.SpacerObject); ok {
			x += spare / float32(flexible)
			continue
		}
		m := o.MinSize()
		m.Width += needs[i]
		if flexible > 0 && stretches(o) {
			m.Width += spare / float32(flexible)
		}
		draw.Place(o, draw.Snap(x), draw.Snap((size.Height-m.Height)/2), m.Width, m.Height)
		x += m.Width + l.gap
	}
}

func stretches(o fyne.CanvasObject) bool {
	if l, ok := o.(*text.Label); ok {
		return l.Cut
	}
	_, ok := o.(layout.SpacerObject)
	return ok
}

// tightBorder stacks top, middle and bottom without gaps.
type tightBorder struct{ top, bottom fyne.CanvasObject }

func (l tightBorder) edge(o fyne.CanvasObject) float32 {
	if o == nil || !o.Visible() {
		return 0
	}
	return o.MinSize().Height
}

func (l tightBorder) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var s fyne.Size
	for _, o := range objects {
		if !o.Visible() {
			continue
		}
		m := o.MinSize()
		s.Width = max(s.Width, m.Width)
		s.Height += m.Height
	}
	return s
}

func (l tightBorder) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		if o == l.top || o == l.bottom { // one that wraps knows its height when it has its width
			o.Resize(fyne.NewSize(size.Width, l.edge(o)))
		}
	}
	t, b := l.edge(l.top), l.edge(l.bottom)
	for _, o := range objects {
		switch o {
		case l.top:
			draw.Place(o, 0, 0, size.Width, t)
		case l.bottom:
			draw.Place(o, 0, size.Height-b, size.Width, b)
		default:
			draw.Place(o, 0, t, size.Width, max(0, size.Height-t-b))
		}
	}
}

// Columns lays its objects in rows of fixed columns: a width above 0 is fixed in px, 0 shares what is left. Rows are
// as high as their highest object. It serves forms, figures and trees.
func Columns(gapX, gapY float32, widths []float32, objects ...fyne.CanvasObject) *fyne.Container {
	return container.New(&columnsLayout{gapX, gapY, widths}, objects...)
}

// FormGrid lays fields in n equal columns at the distance of fields.
func FormGrid(n int, fields ...fyne.CanvasObject) *fyne.Container {
	return Columns(look.Gap12, look.Gap12, make([]float32, n), fields...)
}

type columnsLayout struct {
	gapX, gapY float32
	widths     []float32
}

func (l *columnsLayout) MinSize(objects []fyne.CanvasObject) fyne.Size {
	n := len(l.widths)
	var s fyne.Size
	least := make([]float32, n)
	for i := 0; i < len(objects); i += n {
		var h float32
		for c := 0; c < n && i+c < len(objects); c++ {
			m := objects[i+c].MinSize()
			least[c] = max(least[c], m.Width)
			h = max(h, m.Height)
		}
		if i > 0 {
			s.Height += l.gapY
		}
		s.Height += h
	}
	for c, w := range l.widths {
		if w == 0 {
			w = least[c]
		}
		s.Width += w
	}
	s.Width += l.gapX * float32(n-1)
	return s
}

func (l *columnsLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	n := len(l.widths)
	spare, shares := size.Width-l.gapX*float32(n-1), 0
	for _, w := range l.widths {
		spare -= w
		if w == 0 {
			shares++
		}
	}
	var y float32
	for i := 0; i < len(objects); i += n {
		var x, h float32
		row := objects[i:min(i+n, len(objects))]
		for c, o := range row {
			w := l.widths[c]
			if w == 0 {
				w = spare / float32(shares)
			}
			o.Resize(fyne.NewSize(w, o.MinSize().Height))
			o.Move(fyne.NewPos(x, y))
			x += w + l.gapX
			h = max(h, o.MinSize().Height)
		}
		y += h + l.gapY
	}
}

// SetShown shows an object or hides it.
func SetShown(o fyne.CanvasObject, on bool) {
	if on {
		o.Show()
	} else {
		o.Hide()
	}
}
