package kit

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
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
	search func(query string) (look func() []Option)
	popup  *Popup
	field  *Entry
	list   *optionList
	none   *Label
	cancel context.CancelFunc
	timer  *time.Timer
}

// NewSearchBox makes a box of 336 by 30; hint says what can be searched, key names its key. search gets what was
// typed ("" when it opens) on the UI goroutine and returns the look-up, which runs off it; the Do of a result is called
// when it is chosen.
func NewSearchBox(hint, key string, search func(query string) (look func() []Option)) *SearchBox {
	b := &SearchBox{hint: hint, key: key, width: 336, search: search}
	b.init(b, b.Open)
	b.quiet = true
	return b
}

// Open shows the field with the keyboard in it.
func (b *SearchBox) Open() {
	if b.off || b.popup.Open() {
		return
	}
	c := canvasOf(b)
	if c == nil {
		return
	}
	b.field = NewEntry(b.hint).Lead("search")
	b.field.height = 30
	b.list = newOptionList(nil, -1, b.take)
	b.list.escape = func() { b.popup.Close() }
	b.none = Hint("没有找到。可以输入姓名、拼音首字母、身份证号后几位、支部名称")
	b.none.Hide()
	b.field.OnKey = func(ev *fyne.KeyEvent) bool {
		if ev.Name == fyne.KeyHome || ev.Name == fyne.KeyEnd {
			return false
		}
		return b.list.key(ev)
	}
	b.field.OnChanged = b.typed
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(b)
	content := VBox(0, b.field, b.list, Pad(b.none, 0, Gap12, 0, Gap12))
	b.popup = ShowPopupAt(c, at, &PopupContent{Object: content, Focus: b.field}, b.width)
	b.popup.OnClose = b.stop
	b.run("")
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
	b.stop()
	b.timer = time.AfterFunc(searchPause, func() { fyne.Do(func() { b.run(query) }) })
}

func (b *SearchBox) run(query string) {
	if b.search == nil || !b.popup.Open() {
		return
	}
	ctx, cancel := context.WithCancel(context.Background())
	b.cancel = cancel
	look := b.search(query)
	go func() {
		found := look()
		if ctx.Err() != nil {
			return
		}
		fyne.Do(func() {
			if ctx.Err() == nil && b.popup.Open() {
				b.show(query, found)
			}
		})
	}()
}

func (b *SearchBox) show(query string, found []Option) {
	b.list.setOptions(found)
	setShown(b.none, len(found) == 0 && query != "")
	setShown(b.list, len(found) > 0)
	b.popup.Fit()
}

// CreateRenderer draws a field that looks ready to type into.
func (b *SearchBox) CreateRenderer() fyne.WidgetRenderer {
	face, icon, text, cap := newRect(Surface), newIconImage(), newText(b.hint, SizeBody, false, Text3), NewKeyCap(b.key)
	face.CornerRadius = RadiusControl
	d := &drawing{objects: []fyne.CanvasObject{face, icon, text, cap}}
	d.min = func() fyne.Size { return fyne.NewSize(b.width, 30) }
	d.layout = func(s fyne.Size) {
		place(face, 0, 0, s.Width, s.Height)
		place(icon, 10, snap((s.Height-GlyphButton)/2), GlyphButton, GlyphButton)
		placeText(text, 34, 0, s.Width-100, s.Height)
		m := cap.MinSize()
		place(cap, s.Width-m.Width-10, snap((s.Height-m.Height)/2), m.Width, m.Height)
	}
	d.refresh = func() {
		stroke, ink, width := Edge, Text3, float32(1)
		if b.off {
			stroke, ink = Line, TextOff
		}
		if b.focused {
			stroke, width = Accent, FocusStroke
		}
		paint(face, Surface, stroke, width)
		if b.off {
			face.FillColor = Color(Clear)
		}
		text.Color = Color(ink)
		setIcon(icon, "search", ink)
		cap.SetEnabled(!b.off)
	}
	d.refresh()
	return d
}
