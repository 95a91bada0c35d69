package kit

import (
	"fyne.io/fyne/v2"
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
	ground, above, below, bar, ring := newRect(Clear), newRect(Line), newRect(Line), newRect(Accent), newRing()
	icon, text := newIconImage(), newText(r.text, SizeBody, false, Text2)
	d := &drawing{objects: []fyne.CanvasObject{ground, above, below, bar, ring, icon, text}}
	d.min = func() fyne.Size { return fyne.NewSize(NavWidth-1, NavRowHeight) }
	d.layout = func(s fyne.Size) {
		place(ground, 0, 0, s.Width+1, s.Height)
		place(above, 0, 0, s.Width+1, 1)
		place(below, 0, s.Height-1, s.Width+1, 1)
		place(bar, 0, 0, MarkerBar, s.Height)
		place(ring, 6, 3, s.Width-10, s.Height-6)
		place(icon, 20, 9, GlyphNav, GlyphNav)
		placeText(text, 48, 0, s.Width-48, s.Height)
	}
	d.refresh = func() {
		fill, ink, glyph := Clear, Text2, Text2
		switch {
		case r.off:
			ink, glyph = TextOff, TextOff
		case r.hovered && !r.current:
			fill, ink = LineSoft, Text1
		}
		if r.current {
			fill, ink, glyph = Surface, Text1, AccentText
		}
		ground.FillColor, above.FillColor, below.FillColor, bar.FillColor = Color(fill), Color(Line), Color(Line), Color(Accent)
		above.Hidden, below.Hidden, bar.Hidden = !r.current, !r.current, !r.current
		showRing(ring, r.focused)
		text.Text, text.Color = r.text, Color(ink)
		setBold(text, r.current)
		setIcon(icon, r.icon, glyph)
	}
	d.refresh()
	return d
}
