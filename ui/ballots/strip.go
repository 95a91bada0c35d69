package ballots

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/inputmethod"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// The strip's measures: cells of 59 x 48 at a distance of 63, twelve in a line, two lines at most.
const (
	stripLine  float32 = 104
	stripTwo   float32 = 180
	stripIdle  float32 = 56 // while no paper can be read
	stripLeft  float32 = 126
	stripClose float32 = 104 // in a narrow window, so that names of three characters stay whole
	stripLeast float32 = 560 // in a narrow window the cells are narrower
	cellPitch  float32 = 63
	cellGap    float32 = 4
	cellHeight float32 = 48
	perLine            = 12
)

// strip is the paper that is being read: a cell for each person, with the number of the paper at the left. It has the keyboard.
type strip struct {
	widget.BaseWidget
	s       *Screen
	shape   string // what the screen around it was built for
	focused bool
	high    float32 // as it was laid out last
}

func newStrip(s *Screen) *strip {
	t := &strip{s: s}
	t.ExtendBaseWidget(t)
	return t
}

// FocusGained turns the input method off: keys are marks here.
func (t *strip) FocusGained() {
	t.focused = true
	inputmethod.Allow(t.s.d.Window, false)
	t.Refresh()
}

// FocusLost turns it back on.
func (t *strip) FocusLost() {
	t.focused = false
	inputmethod.Allow(t.s.d.Window, true)
	t.Refresh()
}

// Covered turns it on in what stands over the strip, where words are typed.
func (t *strip) Covered(on bool) { inputmethod.Allow(t.s.d.Window, on) }

// TypedRune takes full-width digits, which no key tells.
func (t *strip) TypedRune(r rune) {
	if r >= '０' && r <= '９' {
		t.s.key(&fyne.KeyEvent{Name: fyne.KeyName(rune('0' + r - '０'))})
	}
}

// TypedKey reads a mark.
func (t *strip) TypedKey(ev *fyne.KeyEvent) {
	if !t.s.key(ev) {
		kit.PassKey(t, ev)
	}
}

// TypedShortcut passes shortcuts on to the window.
func (t *strip) TypedShortcut(s fyne.Shortcut) { kit.PassShortcut(t, s) }

// Tapped takes the keyboard, and goes to a cell that was read.
func (t *strip) Tapped(ev *fyne.PointEvent) {
	kit.Focus(t)
	if t.s.book == nil || t.s.mayRead() != "" || ev.Position.X < t.left() {
		return
	}
	col := int((ev.Position.X - t.left()) / t.pitch())
	line := 0
	if ev.Position.Y > stripLine-14 {
		line = 1
	}
	if col < perLine {
		t.s.paper.goTo(t.first() + line*perLine + col)
		t.s.refresh()
	}
}

// left is where the cells begin.
func (t *strip) left() float32 {
	if t.Size().Width < stripLeft+perLine*cellPitch {
		return stripClose
	}
	return stripLeft
}

// pitch is the distance of the cells.
func (t *strip) pitch() float32 {
	return min(cellPitch, draw.Snap((t.Size().Width-t.left()-look.Gap8)/perLine))
}

// first is the subject in the first cell: of more than two lines those around the current one show.
func (t *strip) first() int {
	n := len(t.s.paper.voted)
	if n <= 2*perLine {
		return 0
	}
	page := min(t.s.paper.at, n-1) / perLine
	return max(0, min(page, (n-1)/perLine-1)) * perLine
}

// CreateRenderer draws the strip.
func (t *strip) CreateRenderer() fyne.WidgetRenderer {
	d := &draw.Renderer{}
	d.Least = func() fyne.Size {
		if t.s.book != nil && t.s.mayRead() != "" {
			return fyne.NewSize(stripLeast, stripIdle)
		}
		if len(t.s.paper.voted) > perLine {
			return fyne.NewSize(stripLeast, stripTwo)
		}
		return fyne.NewSize(stripLeast, stripLine)
	}
	d.Arrange = func(size fyne.Size) {
		d.Parts = nil
		if t.s.book != nil {
			d.Parts = t.paint(size)
		}
	}
	return d
}

func (t *strip) paint(size fyne.Size) []fyne.CanvasObject {
	ground, rule := draw.Rect(look.Inset), draw.Rect(look.Line)
	draw.Place(ground, 0, 0, size.Width, size.Height)
	draw.Place(rule, 0, size.Height-1, size.Width, 1)
	all := []fyne.CanvasObject{ground, rule}
	add := func(s string, size float32, bold bool, ink look.Token, x, y, w, h float32) {
		line := text.Line(text.Truncate(text.Clean(s), w, size, bold), size, bold, ink)
		text.Place(line, x, y, w, h)
		all = append(all, line)
	}
	tally, why := t.s.tally(), t.s.mayRead()
	if why != "" {
		add(why, look.SizeSection, true, look.Text2, 24, 0, size.Width-48, size.Height)
		if t.focused {
			ring := canvas.NewRectangle(look.Color(look.Clear))
			draw.Paint(ring, look.Clear, look.Accent, look.FocusStroke)
			draw.Place(ring, 0, 0, size.Width, size.Height)
			all = append(all, ring)
		}
		return all
	}
	what, number := "正在录", t.s.nextNumber()
	if n := t.s.paper.correcting; n > 0 {
		what, number = "正在更正", n
	}
	top := (size.Height - stripLine) / 2
	add(what, look.SizeSmall, false, look.Text2, 24, top+14, 96, 20)
	add(fmt.Sprint(number), look.SizeFigure, true, look.Text1, 24, top+34, 96, 32)
	add(fmt.Sprintf("收回 %d 票", tally.Returned), look.SizeSmall, false, look.Text2, 24, top+68, 96, 20)
	first := t.first()
	for i := first; i < min(first+2*perLine, len(t.s.paper.voted)); i++ {
		n := i - first
		all = append(all, t.cell(i, t.left()+float32(n%perLine)*t.pitch(), 8+float32(n/perLine)*84)...)
	}
	return all
}

// cell is one person: the name, the mark, the number.
func (t *strip) cell(i int, x, y float32) []fyne.CanvasObject {
	p := &t.s.paper
	current, wide := i == p.at, t.pitch()-cellGap
	var all []fyne.CanvasObject
	words := func(s string, size float32, bold bool, ink look.Token, y, h float32) {
		line := text.Line(text.Truncate(text.Clean(s), t.pitch()-1, size, bold), size, bold, ink)
		line.Alignment = look.Center
		text.Place(line, x-cellGap/2, y, t.pitch(), h)
		all = append(all, line)
	}
	ink := look.Text2
	if current {
		ink = look.AccentText
	}
	words(p.voted[i].Person, look.SizeSmall, current, ink, y, 18)
	face := canvas.NewRectangle(look.Color(look.Ground))
	fill, stroke, width := look.Ground, look.Line, float32(1)
	if i < len(p.marks) {
		fill, stroke = look.Surface, look.EdgeSoft
	}
	if current {
		fill, stroke, width = look.Surface, look.Edge, 1
		if t.focused {
			stroke, width = look.Accent, 2
		}
	}
	draw.Paint(face, fill, stroke, width)
	draw.Place(face, x, y+19, wide, cellHeight)
	all = append(all, face)
	if i < len(p.marks) {
		f, m := t.s.ballotForm(), p.marks[i]
		word, size := markWord(f, m), look.SizeTitle
		if len([]rune(word)) > 2 {
			size = look.SizeBody
		}
		ink := look.Text1
		if int(m) == len(f.Labels)-1 {
			ink = look.Bad
		} else if m < 0 {
			ink = look.Text2
		}
		words(strings.TrimSpace(word), size, true, ink, y+19, cellHeight)
	} else if current && t.focused {
		caret := draw.Rect(look.Accent)
		draw.Place(caret, x+wide/2-1, y+33, 2, 20)
		all = append(all, caret)
	}
	words(fmt.Sprint(i+1), look.SizeSmall, false, look.Text2, y+68, 16)
	return all
}
