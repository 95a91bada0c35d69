package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// PaneSpec is the column at the right of a screen: a head with title, a line of facts and a cross, a body that
// scrolls, and a footer with acts. A 1 px rule parts it from the work.
type PaneSpec struct {
	Width  float32
	Title  string
	Facts  string
	Tag    fyne.CanvasObject // before the title
	Code   string            // at the right of the title
	Under  fyne.CanvasObject // under the facts, such as the states of an entry
	Tabs   *Tabs             // under the head, its line is the head's
	Body   fyne.CanvasObject // scrolls; padded by 20 unless Flush
	Flush  bool
	Fixed  bool                // the body scrolls itself
	Foot   []fyne.CanvasObject // left of the footer
	FootR  []fyne.CanvasObject // right of the footer
	OnShut func()              // the cross; nil leaves it out
}

// NewPane builds a pane.
func NewPane(spec PaneSpec) *fyne.Container {
	title := Tipped(text.Section(spec.Title))
	row := []fyne.CanvasObject{}
	if spec.Tag != nil {
		row = append(row, spec.Tag)
	}
	row = append(row, title, layout.NewSpacer())
	if spec.Code != "" {
		row = append(row, text.Small(spec.Code))
	}
	if spec.OnShut != nil {
		row = append(row, NewIconButton("close", "关闭", spec.OnShut).Sized(24, look.GlyphButton))
	}
	head := VBox(0, HBox(look.Gap8, row...))
	if spec.Facts != "" {
		head.Add(Tipped(text.Small(spec.Facts)))
	}
	bottom := look.Gap12
	if spec.Under != nil {
		head.Add(Space(0, look.Gap8))
		head.Add(spec.Under)
		bottom = look.Gap4
	}
	if spec.Tabs != nil {
		head.Add(Space(0, look.Gap12))
		head.Add(spec.Tabs)
		bottom = 0
	}
	top := container.NewStack(NewFill(look.Inset), Border(nil, HRule(look.Line), nil, nil, Pad(head, 14, look.Gap16, bottom, look.Gap20)))
	var foot fyne.CanvasObject
	if len(spec.Foot)+len(spec.FootR) > 0 {
		foot = Bar(look.FooterHeight, look.Inset, true, false, Pad(Spread(look.Gap8, spec.Foot, spec.FootR), 0, look.Gap20, 0, look.Gap20))
	}
	body := spec.Body
	if body == nil {
		body = Space(0, 0)
	}
	if !spec.Flush {
		body = Pad(body, look.Gap12, look.Gap20, look.Gap16, look.Gap20)
	}
	if !spec.Fixed {
		body = VScroll(body)
	}
	return Giving(container.NewStack(NewFill(look.Surface), Border(nil, nil, VRule(look.Line), nil, Border(top, foot, nil, nil, body))), spec.Width, look.PaneLeast)
}

// PaneTop is how far the body of a pane inside an object is scrolled down, px.
func PaneTop(o fyne.CanvasObject) float32 {
	if s := scrollIn(o); s != nil {
		return s.Offset.Y
	}
	return 0
}

// SetPaneTop scrolls the body of a pane inside an object, as far as it goes. The pane must have its size.
func SetPaneTop(o fyne.CanvasObject, top float32) {
	if s := scrollIn(o); s != nil && top > 0 {
		s.ScrollToOffset(fyne.NewPos(0, top))
	}
}

func scrollIn(o fyne.CanvasObject) *container.Scroll {
	switch w := o.(type) {
	case *container.Scroll:
		return w
	case *fyne.Container:
		for _, c := range w.Objects {
			if s := scrollIn(c); s != nil {
				return s
			}
		}
	}
	return nil
}

// Facts lays out names and values in two fixed columns, rows 26 apart, as at the top of a pane.
func Facts(nameWidth float32, pairs ...string) *fyne.Container {
	var cells []fyne.CanvasObject
	for i := 0; i+1 < len(pairs); i += 2 {
		cells = append(cells, text.Body(pairs[i]).In(look.Text2), text.Body(pairs[i+1]).Cutting())
	}
	return Columns(look.Gap8, 6, []float32{nameWidth, 0}, cells...)
}
