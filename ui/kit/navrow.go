package kit

import (
	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
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
	above, below := draw.Rect(look.Line), draw.Rect(look.Line)
	d := r.pressable(r.appearance)
	paint, arrange := d.Repaint, d.Arrange
	d.Repaint = func() {
		paint()
		d.Parts = append(d.Parts, above, below)
		above.FillColor, below.FillColor = look.Color(look.Line), look.Color(look.Line)
		above.Hidden, below.Hidden = !r.current, !r.current
	}
	d.Arrange = func(s fyne.Size) {
		arrange(s)
		draw.Place(above, 0, 0, s.Width+1, 1)
		draw.Place(below, 0, s.Height-1, s.Width+1, 1)
	}
	d.Repaint()
	return d
}

func (r *NavRow) appearance() appearance {
	ink, glyph := look.Text2, look.Text2
	a := appearance{height: look.NavRowHeight, pad: 20, least: look.NavWidth - 1, spread: 1, ring: fyne.NewSize(-5, -3), marked: r.current}
	switch {
	case r.current:
		a.fill, ink, glyph = look.Surface, look.Text1, look.AccentText
	case r.off:
		ink, glyph = look.TextOff, look.TextOff
	case r.hovered:
		a.fill, ink = look.LineSoft, look.Text1
	}
	a.parts = []part{{icon: r.icon, size: look.GlyphNav, ink: glyph}, {words: r.text, size: look.SizeBody, bold: r.current, gap: 10, ink: ink}}
	return a
}
