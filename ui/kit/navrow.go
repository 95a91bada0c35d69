package kit

import (
	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// NavRow is one row of the navigation, 36 high: icon and word, white with a bar of accent while it is current.
type NavRow struct {
	control
	icon, text string
	current    bool
}

// NewNavRow makes a row; open is called on a click.
func NewNavRow(icon, text string, open func()) *NavRow {
	r := &NavRow{icon: icon, text: text}
	r.init(r, open)
	return r
}

// SetCurrent marks the row as the place shown.
func (r *NavRow) SetCurrent(on bool) {
	if r.current != on {
		r.current = on
		r.Refresh()
	}
}

// CreateRenderer draws ground, bar, icon and word. The current row covers the line at the right of the navigation.
func (r *NavRow) CreateRenderer() fyne.WidgetRenderer {
	ground, above, below, bar, ring := draw.Rect(look.Clear), draw.Rect(look.Line), draw.Rect(look.Line), draw.Rect(look.Accent), newRing()
	icon, words := draw.IconImage(), text.Line(r.text, look.SizeBody, false, look.Text2)
	d := &draw.Renderer{Parts: []fyne.CanvasObject{ground, above, below, bar, ring, icon, words}}
	d.Least = func() fyne.Size { return fyne.NewSize(look.NavWidth-1, look.NavRowHeight) }
	d.Arrange = func(s fyne.Size) {
		draw.Place(ground, 0, 0, s.Width+1, s.Height)
		draw.Place(above, 0, 0, s.Width+1, 1)
		draw.Place(below, 0, s.Height-1, s.Width+1, 1)
		draw.Place(bar, 0, 0, look.MarkerBar, s.Height)
		draw.Place(ring, 6, 3, s.Width-10, s.Height-6)
		draw.Place(icon, 20, 9, look.GlyphNav, look.GlyphNav)
		text.Place(words, 48, 0, s.Width-48, s.Height)
	}
	d.Repaint = func() {
		fill, ink, glyph := look.Clear, look.Text2, look.Text2
		switch {
		case r.off:
			ink, glyph = look.TextOff, look.TextOff
		case r.hovered && !r.current:
			fill, ink = look.LineSoft, look.Text1
		}
		if r.current {
			fill, ink, glyph = look.Surface, look.Text1, look.AccentText
		}
		ground.FillColor, above.FillColor, below.FillColor, bar.FillColor = look.Color(fill), look.Color(look.Line), look.Color(look.Line), look.Color(look.Accent)
		above.Hidden, below.Hidden, bar.Hidden = !r.current, !r.current, !r.current
		showRing(ring, r.focused)
		words.Text, words.Color = r.text, look.Color(ink)
		text.SetBold(words, r.current)
		draw.SetIcon(icon, r.icon, glyph)
	}
	d.Repaint()
	return d
}
