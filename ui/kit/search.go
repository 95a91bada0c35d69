package kit

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// searchPause is how long typing must rest before a search starts.
const searchPause = 150 * time.Millisecond

// SearchBox is the field for everything at the top of the window: a click or Focus opens it with its results below,
// grouped, and keys to move among them. The search runs off the UI goroutine.
type SearchBox struct {
	control
	hint   string
	key    string
	width  float32
	search func(query string) (look func(context.Context) []Option)
	shown  string // what the list answers
	choose bool   // Enter was pressed before the answer came: its first line is chosen then
	popup  *Popup
	field  *Entry
	list   *optionList
	none   fyne.CanvasObject // says that there is nothing
	cancel context.CancelFunc
	timer  *time.Timer
}

// NewSearchBox makes a box of 336 by 30; hint says what can be searched, key names its key. search gets what was
// typed ("" when it opens) on the UI goroutine and returns the look-up, which runs off it until its context ends because
// nobody waits for it any more; the Do of a result is called when it is chosen.
func NewSearchBox(hint, key string, search func(query string) (look func(context.Context) []Option)) *SearchBox {
	b := &SearchBox{hint: hint, key: key, width: 336, search: search}
	b.init(b, b.Open)
	b.quiet = true
	return b
}

// foundWidth is the width of what was found: a name with what tells it apart.
const foundWidth float32 = 480

// leastSearch is the width in which the hint can still be read.
const leastSearch float32 = 268

// need is the width where there is room.
func (b *SearchBox) need() float32 { return b.width }

// Open shows the field with the keyboard in it.
func (b *SearchBox) Open() {
	if b.off || b.popup.Open() {
		return
	}
	c := CanvasNow(b)
	if c == nil {
		return
	}
	b.field = NewEntry(b.hint).Lead("search")
	b.field.height = 30
	b.list = newOptionList(nil, -1, b.take)
	b.list.escape = func() { b.popup.Close() }
	b.field.OnKey = b.typedKey
	b.field.OnChanged = b.typed
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(b)
	width := min(foundWidth, c.Size().Width-2*look.Gap8)
	none := text.Caption("没有找到。可以输入姓名、拼音、证号后几位、支部、文书、台账、规则或要做的事").For(width - 2*look.Gap12)
	b.none = Pad(none, look.Gap12, look.Gap12, look.Gap12, look.Gap12)
	b.none.Hide()
	content := VBox(0, b.field, b.list, b.none)
	at.X = max(look.Gap8, min(at.X, c.Size().Width-look.Gap8-width))
	b.popup = ShowPopupAt(c, at, &PopupContent{Object: content, Focus: b.field}, width)
	b.popup.OnClose = b.stop
	b.shown, b.choose = "", false
	b.run("")
}

func (b *SearchBox) typedKey(ev *fyne.KeyEvent) bool {
	switch {
	case ev.Name == fyne.KeyHome || ev.Name == fyne.KeyEnd:
		return false
	case isEnter(ev.Name) && b.field.Text != b.shown:
		b.enterEarly()
		return true
	}
	return b.list.key(ev)
}

// enterEarly is Enter while the list still answers what was typed before: what is typed now is looked up at once.
func (b *SearchBox) enterEarly() {
	if !b.choose {
		b.choose = true
		b.stop()
		b.run(b.field.Text)
	}
}

func (b *SearchBox) take(o Option) {
	b.popup.Close()
	if o.Do != nil {
		o.Do()
	}
}

func (b *SearchBox) stop() {
	if b.cancel != nil {
		b.cancel()
	}
	if b.timer != nil {
		b.timer.Stop()
	}
}

func (b *SearchBox) typed(query string) {
	b.choose = false
	b.stop()
	b.timer = time.AfterFunc(searchPause, func() { fyne.Do(func() { b.run(query) }) })
}

// run looks up what the field says. A pause after less than that, which ended while the window was busy, looks nothing up: an Enter
// pressed meanwhile would do the first of what was found for it.
func (b *SearchBox) run(query string) {
	if b.search == nil || !b.popup.Open() || query != b.field.Text {
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	b.cancel = cancel
	look := b.search(query)
	go func() {
		found := look(ctx)
		if ctx.Err() != nil {
			return
		}
		fyne.Do(func() {
			if ctx.Err() == nil && b.popup.Open() && query == b.field.Text {
				b.show(query, found)
			}
		})
	}()
}

func (b *SearchBox) show(query string, found []Option) {
	b.shown = query
	b.list.setOptions(found)
	if strings.TrimSpace(query) == "" {
		b.list.marked = -1 // Enter alone does nothing
	}
	SetShown(b.none, len(found) == 0 && query != "")
	SetShown(b.list, len(found) > 0)
	b.popup.Fit()
	if b.choose {
		b.choose = false
		b.list.take()
	}
}

// CreateRenderer draws a field that looks ready to type into.
func (b *SearchBox) CreateRenderer() fyne.WidgetRenderer {
	face, icon, words, cap := draw.Rect(look.Surface), draw.IconImage(), text.Line(b.hint, look.SizeBody, false, look.Text3), NewKeyCap(b.key)
	face.CornerRadius = look.RadiusControl
	d := &draw.Renderer{Parts: []fyne.CanvasObject{face, icon, words, cap}}
	d.Least = func() fyne.Size { return fyne.NewSize(leastSearch, 30) }
	d.Arrange = func(s fyne.Size) {
		draw.Place(face, 0, 0, s.Width, s.Height)
		draw.Place(icon, 10, draw.Snap((s.Height-look.GlyphButton)/2), look.GlyphButton, look.GlyphButton)
		text.Place(words, 34, 0, s.Width-100, s.Height)
		m := cap.MinSize()
		draw.Place(cap, s.Width-m.Width-10, draw.Snap((s.Height-m.Height)/2), m.Width, m.Height)
	}
	d.Repaint = func() {
		stroke, ink, width := look.Edge, look.Text3, float32(1)
		if b.off {
			stroke, ink = look.Line, look.TextOff
		}
		if b.focused {
			stroke, width = look.Accent, look.FocusStroke
		}
		draw.Paint(face, look.Surface, stroke, width)
		if b.off {
			face.FillColor = look.Color(look.Clear)
		}
		words.Color = look.Color(ink)
		draw.SetIcon(icon, "search", ink)
		cap.SetEnabled(!b.off)
	}
	d.Repaint()
	return d
}
