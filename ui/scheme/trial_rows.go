package scheme

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// trialRow is a branch in the trial.
type trialRow struct {
	id                int64
	name, word, value string
	bad               bool
}

// trialRows lists branches, 28 high each, the one at hand tinted. A click or ↑↓ chooses.
type trialRows struct {
	widget.BaseWidget
	rows    []trialRow
	current int64
	choose  func(int64)
	focused bool
}

func newTrialRows(rows []trialRow, current int64, choose func(int64)) *trialRows {
	t := &trialRows{rows: rows, current: current, choose: choose}
	t.ExtendBaseWidget(t)
	return t
}

var _ fyne.Focusable = (*trialRows)(nil)
var _ desktop.Cursorable = (*trialRows)(nil)

// Cursor is a hand.
func (t *trialRows) Cursor() desktop.Cursor { return desktop.PointerCursor }

// Tapped chooses the branch under the pointer.
func (t *trialRows) Tapped(ev *fyne.PointEvent) {
	if i := int(ev.Position.Y / look.DenseRow); i >= 0 && i < len(t.rows) {
		t.choose(t.rows[i].id)
	}
}

// FocusGained shows where the keyboard is.
func (t *trialRows) FocusGained() { t.focused = true; t.Refresh() }

// FocusLost takes that away.
func (t *trialRows) FocusLost() { t.focused = false; t.Refresh() }

// TypedRune is not used.
func (t *trialRows) TypedRune(rune) {}

// TypedKey moves the choice.
func (t *trialRows) TypedKey(ev *fyne.KeyEvent) {
	by := map[fyne.KeyName]int{fyne.KeyUp: -1, fyne.KeyDown: 1}[ev.Name]
	if by == 0 {
		kit.PassKey(t, ev)
		return
	}
	for i, r := range t.rows {
		if r.id == t.current && i+by >= 0 && i+by < len(t.rows) {
			t.current = t.rows[i+by].id
			t.choose(t.current)
			return
		}
	}
}

// TypedShortcut passes shortcuts on to the window.
func (t *trialRows) TypedShortcut(s fyne.Shortcut) { kit.PassShortcut(t, s) }

// CreateRenderer draws the rows.
func (t *trialRows) CreateRenderer() fyne.WidgetRenderer {
	d := &draw.Renderer{Least: func() fyne.Size { return fyne.NewSize(200, float32(len(t.rows))*look.DenseRow) }}
	d.Arrange = func(s fyne.Size) {
		d.Parts = nil
		for i := range t.rows {
			d.Parts = append(d.Parts, t.draw(&t.rows[i], float32(i)*look.DenseRow, s.Width)...)
		}
	}
	return d
}

func (t *trialRows) draw(r *trialRow, y, w float32) []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	add := func(o fyne.CanvasObject, x, y, w, h float32) { draw.Place(o, x, y, w, h); objects = append(objects, o) }
	on := r.id == t.current
	if on {
		add(draw.Rect(look.Selected), 0, y, w, look.DenseRow)
		add(draw.Rect(look.Accent), 0, y, look.MarkerBar, look.DenseRow)
	} else {
		add(draw.Rect(look.LineSoft), look.Gap20, y+look.DenseRow-1, w-2*look.Gap20, 1)
	}
	if on && t.focused {
		add(draw.Rect(look.Accent), 0, y, w, 1)
		add(draw.Rect(look.Accent), 0, y+look.DenseRow-1, w, 1)
	}
	words := func(s string, bold bool, ink look.Token, x, width float32, align fyne.TextAlign) {
		line := text.Line(text.Truncate(text.Clean(s), width, look.SizeBody, bold), look.SizeBody, bold, ink)
		line.Alignment = align
		text.Place(line, x, y, width, look.DenseRow)
		objects = append(objects, line)
	}
	ink := look.Text1
	if r.bad {
		ink = look.Bad
	}
	middle := draw.Snap(look.Gap20 + (w-2*look.Gap20)*0.44)
	words(r.name, on, look.Text1, look.Gap20, middle-look.Gap20-look.Gap8, look.Left)
	words(r.word, false, look.Text2, middle, w-look.Gap20-56-middle, look.Left)
	words(r.value, true, ink, w-look.Gap20-56, 56, look.Right)
	return objects
}
