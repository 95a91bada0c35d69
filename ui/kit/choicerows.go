package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// ChoiceRow is one line of ChoiceRows: a name, what it means, and a figure at the right.
type ChoiceRow struct {
	Name, Text, Value string
}

// ChoiceRows is a choice of one among lines 32 high with a circle each, the chosen one tinted. One focus stop, ↑↓ move.
type ChoiceRows struct {
	control
	rows    []ChoiceRow
	chosen  int
	changed func(int)
}

// NewChoiceRows makes the lines; changed is called with the new index.
func NewChoiceRows(rows []ChoiceRow, chosen int, changed func(int)) *ChoiceRows {
	c := &ChoiceRows{rows: rows, chosen: chosen, changed: changed}
	c.init(c, nil)
	return c
}

// SetRows changes what the lines say; their number must stay.
func (c *ChoiceRows) SetRows(rows []ChoiceRow) { c.rows = rows; c.Refresh() }

// Chosen is the index of the chosen line.
func (c *ChoiceRows) Chosen() int { return c.chosen }

func (c *ChoiceRows) choose(i int) {
	if i < 0 || i >= len(c.rows) || i == c.chosen || c.off {
		return
	}
	c.chosen = i
	c.Refresh()
	if c.changed != nil {
		c.changed(i)
	}
}

// Tapped chooses the line under the pointer.
func (c *ChoiceRows) Tapped(ev *fyne.PointEvent) {
	if c.off {
		return
	}
	Focus(c)
	c.choose(int(ev.Position.Y / look.ListRow))
}

// TypedKey moves the choice.
func (c *ChoiceRows) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyUp:
		c.choose(c.chosen - 1)
	case fyne.KeyDown:
		c.choose(c.chosen + 1)
	default:
		c.chooseKey(ev)
	}
}

// CreateRenderer draws the lines.
func (c *ChoiceRows) CreateRenderer() fyne.WidgetRenderer {
	d := &draw.Renderer{}
	d.Least = func() fyne.Size { return fyne.NewSize(320, float32(len(c.rows))*look.ListRow) }
	d.Arrange = func(s fyne.Size) {
		d.Parts = nil
		for i := range c.rows {
			d.Parts = append(d.Parts, c.draw(i, s.Width)...)
		}
	}
	return d
}

func (c *ChoiceRows) draw(i int, w float32) []fyne.CanvasObject {
	r, y, on := c.rows[i], float32(i)*look.ListRow, i == c.chosen
	var objects []fyne.CanvasObject
	add := func(o fyne.CanvasObject, x, y, w, h float32) { draw.Place(o, x, y, w, h); objects = append(objects, o) }
	if on {
		add(draw.Rect(look.Selected), 0, y, w, look.ListRow)
		add(draw.Rect(look.Accent), 0, y, look.MarkerBar, look.ListRow)
	}
	rule := look.LineSoft
	if on && c.focused {
		rule = look.Accent
		add(draw.Rect(rule), 0, y, w, 1)
	}
	add(draw.Rect(rule), 0, y+look.ListRow-1, w, 1)
	face, dot := &canvas.Circle{StrokeColor: look.Color(look.Edge), StrokeWidth: 1, FillColor: look.Color(look.Surface)}, &canvas.Circle{FillColor: look.Color(look.OnAccent)}
	if on {
		face.FillColor, face.StrokeWidth = look.Color(look.Accent), 0
	}
	add(face, look.Gap24, y+8, radioSize, radioSize)
	if on {
		add(dot, look.Gap24+5, y+13, 6, 6)
	}
	words := func(s string, bold bool, ink look.Token, x, width float32, align fyne.TextAlign) {
		line := text.Line(text.Truncate(text.Clean(s), width, look.SizeBody, bold), look.SizeBody, bold, ink)
		line.Alignment = align
		text.Place(line, x, y, width, look.ListRow)
		objects = append(objects, line)
	}
	value := text.Width(text.Clean(r.Value), look.SizeBody, on) + 2
	words(r.Name, on, look.Text1, 50, 92, look.Left)
	words(r.Text, false, look.Text2, 146, max(0, w-look.Gap24-value-look.Gap8-146), look.Left)
	words(r.Value, on, look.Text1, w-look.Gap24-value, value, look.Right)
	return objects
}
