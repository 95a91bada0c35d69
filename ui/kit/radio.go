package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"

	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// Choice is one way of a RadioGroup: a word, a sentence beneath it in 12, and something shown beneath while chosen.
type Choice struct {
	Text   string
	Detail string
	Body   fyne.CanvasObject
	Off    bool
}

// RadioGroup is a choice of exactly one among a few, one under the other; one focus stop, the arrow keys move.
type RadioGroup struct {
	Box     *fyne.Container // put this into a layout
	items   []*radioItem
	bodies  []fyne.CanvasObject
	chosen  int
	changed func(int)
}

// NewRadioGroup makes the group with item chosen (-1 for none yet); ruled parts the choices by lines, for choices
// with a detail. changed is called with the new index.
func NewRadioGroup(choices []Choice, chosen int, ruled bool, changed func(int)) *RadioGroup {
	g := &RadioGroup{chosen: chosen, changed: changed}
	gap := look.Gap4
	if ruled {
		gap = look.Gap8
	}
	g.Box = container.New(layout.NewCustomPaddedVBoxLayout(gap))
	for i, c := range choices {
		if ruled && i > 0 {
			g.Box.Add(HRule(look.Line))
		}
		item := newRadioItem(c, i, g)
		g.items = append(g.items, item)
		g.Box.Add(item)
		var body fyne.CanvasObject
		if c.Body != nil {
			body = Pad(c.Body, 0, look.Gap4, 0, radioSize+10)
			body.(*fyne.Container).Hidden = i != chosen
			g.Box.Add(body)
		}
		g.bodies = append(g.bodies, body)
	}
	g.restate()
	return g
}

// Chosen is the index of the choice, -1 for none yet.
func (g *RadioGroup) Chosen() int { return g.chosen }

// SetChosen changes the choice without calling changed.
func (g *RadioGroup) SetChosen(i int) {
	if i == g.chosen {
		return
	}
	g.chosen = i
	for n, b := range g.bodies {
		if b != nil {
			b.(*fyne.Container).Hidden = n != i
		}
	}
	g.restate()
	g.Box.Refresh()
}

func (g *RadioGroup) restate() {
	for n, item := range g.items {
		item.on = n == g.chosen
		item.Refresh()
	}
}

func (g *RadioGroup) choose(i int) {
	if i < 0 || i >= len(g.items) || g.items[i].off || i == g.chosen {
		return
	}
	g.SetChosen(i)
	Focus(g.items[i])
	if g.changed != nil {
		g.changed(i)
	}
}

// move chooses the next usable item in a direction.
func (g *RadioGroup) move(step int) {
	for i := g.chosen + step; i >= 0 && i < len(g.items); i += step {
		if !g.items[i].off {
			g.choose(i)
			return
		}
	}
}

type radioItem struct {
	control
	choice Choice
	group  *RadioGroup
	on     bool
}

const radioSize float32 = 16

// wordsLeast is the width that the words of a choice may ask for; longer ones are cut where there is no more room, and
// told in a tip.
const wordsLeast float32 = 264

func wholeIfCut(shown, whole string) string {
	if whole = text.Clean(whole); shown != whole {
		return whole
	}
	return ""
}

func newRadioItem(c Choice, i int, g *RadioGroup) *radioItem {
	r := &radioItem{choice: c, group: g}
	r.off = c.Off
	r.init(r, func() { g.choose(i) })
	return r
}

// TypedKey moves the choice with the arrows and chooses with Space.
func (r *radioItem) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyUp, fyne.KeyLeft:
		r.group.move(-1)
	case fyne.KeyDown, fyne.KeyRight:
		r.group.move(1)
	default:
		r.chooseKey(ev)
	}
}

// CreateRenderer draws the circle, the word and the detail.
func (r *radioItem) CreateRenderer() fyne.WidgetRenderer {
	face, dot, ring := &canvas.Circle{}, &canvas.Circle{}, newRing()
	ring.CornerRadius = 12
	words, detail := text.Line("", look.SizeBody, false, look.Text1), text.Line("", look.SizeSmall, false, look.Text2)
	d := &draw.Renderer{Parts: []fyne.CanvasObject{ring, face, dot, words, detail}}
	rows := func() float32 {
		if r.choice.Detail == "" {
			return 24
		}
		return 24 + text.LineHeight(look.SizeSmall)
	}
	d.Least = func() fyne.Size {
		w := max(text.Width(text.Clean(r.choice.Text), look.SizeBody, false), text.Width(text.Clean(r.choice.Detail), look.SizeSmall, false)/2)
		return fyne.NewSize(radioSize+10+min(draw.Ceil(w), wordsLeast), rows())
	}
	d.Arrange = func(s fyne.Size) {
		draw.Place(ring, -4, 0, radioSize+8, radioSize+8)
		draw.Place(face, 0, 4, radioSize, radioSize)
		draw.Place(dot, 5, 9, 6, 6)
		x := radioSize + 10
		text.Place(words, x, 0, s.Width-x, 24)
		words.Text = text.Truncate(text.Clean(r.choice.Text), s.Width-x+1, look.SizeBody, false)
		r.SetTip(wholeIfCut(words.Text, r.choice.Text))
		detail.Text = text.Truncate(text.Clean(r.choice.Detail), s.Width-x+1, look.SizeSmall, false)
		draw.Place(detail, x, 23, s.Width-x, text.LineHeight(look.SizeSmall))
	}
	d.Repaint = func() {
		face.FillColor, face.StrokeColor, face.StrokeWidth = look.Color(look.Surface), look.Color(look.Edge), 1
		dot.FillColor, dot.Hidden = look.Color(look.OnAccent), !r.on
		if r.on {
			face.FillColor, face.StrokeWidth = look.Color(look.Accent), 0
		} else if r.hovered && !r.off {
			face.FillColor = look.Color(look.Hover)
		}
		showRing(ring, r.focused)
		words.Color, detail.Color = look.Color(inkOf(r.off)), look.Color(look.Text2)
	}
	d.Repaint()
	return d
}
