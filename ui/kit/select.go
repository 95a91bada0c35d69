package kit

import (
	"cmp"
	"slices"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// searchFrom is the number of options from which a Select offers a field to search them.
const searchFrom = 13

// Select is a choice of one among many, shown as a field with a list below it. The arrows open or change it.
type Select struct {
	control
	options []Option
	chosen  int
	hint    string
	none    string // what the list says when a search finds nothing
	height  float32
	wide    float32
	tone    look.Tone // ground when something is unsure
	bad     bool
	changed func(Option)
	editing func() func() // as of an Entry
	settle  func()        // a form notes the choice; nil outside of one
	popup   *Popup
}

// NewSelect makes a Select of plain words with one chosen (-1 for none yet); changed gets the new choice, whose ID is
// its word.
func NewSelect(words []string, chosen int, changed func(Option)) *Select {
	options := make([]Option, len(words))
	for i, w := range words {
		options[i] = Option{ID: w, Text: w}
	}
	return NewOptionSelect(options, chosen, changed)
}

// NewOptionSelect makes a Select of options.
func NewOptionSelect(options []Option, chosen int, changed func(Option)) *Select {
	s := &Select{options: options, chosen: chosen, height: look.ControlHeight, wide: 96, hint: "选择", changed: changed}
	s.init(s, s.open)
	return s
}

// Small makes it 28 high and returns it.
func (s *Select) Small() *Select { s.height = look.SmallHeight; return s }

// Wide sets a least width and returns it.
func (s *Select) Wide(w float32) *Select { s.wide = w; return s }

// Hint sets the words shown while nothing is chosen and returns it.
func (s *Select) Hint(text string) *Select { s.hint = text; return s }

// None sets what the list says when a search finds nothing, with what to do then, and returns it.
func (s *Select) None(text string) *Select { s.none = text; return s }

// SetTone tints the field, amber when the choice is a guess.
func (s *Select) SetTone(t look.Tone) {
	if s.tone != t {
		s.tone = t
		s.Refresh()
	}
}

// SetBad turns the border vermilion, or back.
func (s *Select) SetBad(bad bool) { s.bad = bad; s.Refresh() }

// Chosen is the chosen option and whether there is one.
func (s *Select) Chosen() (Option, bool) {
	if s.chosen < 0 || s.chosen >= len(s.options) {
		return Option{}, false
	}
	return s.options[s.chosen], true
}

// ChosenID is the ID of the chosen option, "" for none.
func (s *Select) ChosenID() string {
	o, _ := s.Chosen()
	return o.ID
}

// SetChosenID chooses an option without calling changed; an unknown ID leaves none chosen.
func (s *Select) SetChosenID(id string) {
	s.chosen = -1
	for i, o := range s.options {
		if o.ID == id {
			s.chosen = i
		}
	}
	s.Refresh()
}

// SetOptions replaces the options and keeps the choice by ID.
func (s *Select) SetOptions(options []Option) {
	id := s.ChosenID()
	s.options = options
	s.SetChosenID(id)
}

// OnChosen calls also for each choice that is made, after what the Select was made with.
func (s *Select) OnChosen(also func(Option)) {
	first := s.changed
	s.changed = func(o Option) {
		if first != nil {
			first(o)
		}
		also(o)
	}
}

func (s *Select) choose(o Option) {
	before := s.ChosenID()
	if s.editing != nil {
		defer s.editing()()
	}
	s.SetChosenID(o.ID)
	if s.changed != nil && o.ID != before {
		s.changed(o)
	}
	if s.settle != nil {
		s.settle()
	}
}

func (s *Select) onEdit(editing func() func()) { s.editing = editing }

// TypedKey opens the list, or changes the choice with the arrows.
func (s *Select) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyDown:
		s.nudge(1)
	case fyne.KeyUp:
		s.nudge(-1)
	default:
		s.chooseKey(ev)
	}
}

func (s *Select) nudge(by int) {
	for i := s.chosen + by; i >= 0 && i < len(s.options); i += by {
		if !s.options[i].Off {
			s.choose(s.options[i])
			return
		}
	}
}

func (s *Select) open() {
	if s.popup.Open() {
		s.popup.Close()
		return
	}
	content := optionPopup(s.options, s.chosen, s.none, func(o Option) {
		s.popup.Close()
		s.choose(o)
		Focus(s)
	}, func() { s.popup.Close() })
	s.popup = ShowPopup(s, content, s.Size().Width)
}

// optionPopup is a list of options, with a field to search them when they are many.
func optionPopup(options []Option, chosen int, none string, choose func(Option), escape func()) *PopupContent {
	if chosen >= 0 && chosen < len(options) { // the tick stays with it among those that are searched for
		options = slices.Clone(options)
		options[chosen].Ticked = true
	}
	list := newOptionList(options, chosen, choose)
	list.escape = escape
	if len(options) < searchFrom {
		return &PopupContent{Object: list, Focus: list}
	}
	field := listSearch(list, func(q string) []Option { return foundAmong(options, q, none) })
	return &PopupContent{Object: Border(Pad(field, look.Gap8, look.Gap8, look.Gap4, look.Gap8), nil, nil, nil, list), Focus: field}
}

// foundAmong are the options that match what was typed, or a line that says that none does.
func foundAmong(options []Option, q, none string) []Option {
	if found := matchOptions(options, q); len(found) > 0 {
		return found
	}
	return []Option{{Text: cmp.Or(none, "没有找到"), Off: true}}
}

// listSearch is a field that shows in a list what search finds; its keys move in the list.
func listSearch(list *optionList, search func(q string) []Option) *Entry {
	field := NewEntry("输入几个字查找").Small().Lead("search")
	field.OnChanged = func(q string) { list.setOptions(search(q)) }
	field.OnKey = func(ev *fyne.KeyEvent) bool {
		if ev.Name == fyne.KeyHome || ev.Name == fyne.KeyEnd {
			return false
		}
		return list.key(ev)
	}
	return field
}

// CreateRenderer draws the field, the words and the chevron.
func (s *Select) CreateRenderer() fyne.WidgetRenderer {
	face, words, arrow := draw.Rect(look.Surface), text.Line("", look.SizeBody, false, look.Text1), draw.IconImage()
	face.CornerRadius = look.RadiusControl
	d := &draw.Renderer{Parts: []fyne.CanvasObject{face, words, arrow}}
	size := look.SizeBody
	d.Least = func() fyne.Size { return fyne.NewSize(s.wide, s.height) }
	d.Arrange = func(sz fyne.Size) {
		draw.Place(face, 0, 0, sz.Width, sz.Height)
		pad := float32(11)
		if sz.Height < look.ControlHeight {
			pad = 8
		}
		word, _ := s.word()
		words.Text = text.Truncate(text.Clean(word), sz.Width-pad-28, size, false)
		text.Place(words, pad, 0, sz.Width-pad-28, sz.Height)
		draw.Place(arrow, sz.Width-24, draw.Snap((sz.Height-look.GlyphInline)/2), look.GlyphInline, look.GlyphInline)
	}
	d.Repaint = func() {
		fill, stroke, width, ink := look.Surface, look.Edge, float32(1), look.Text1
		_, chosen := s.word()
		switch {
		case s.off:
			fill, stroke, ink = look.Ground, look.Line, look.TextOff
		case s.focused:
			stroke, width = look.Accent, look.FocusStroke
		case s.bad:
			stroke = look.Bad
		case s.hovered:
			fill = look.Hover
		}
		if s.tone != look.ToneNone && !s.off {
			fill, stroke = s.tone.Soft(), s.tone.Mark()
		}
		if !chosen && !s.off {
			ink = look.Text3
		}
		draw.Paint(face, fill, stroke, width)
		words.Color = look.Color(ink)
		arrowInk := look.Text2
		if s.off {
			arrowInk = look.TextOff
		}
		draw.SetIcon(arrow, "chevron-down", arrowInk)
	}
	d.Repaint()
	return d
}

func (s *Select) word() (string, bool) {
	if o, ok := s.Chosen(); ok {
		return o.Text, true
	}
	return s.hint, false
}

// MenuButton is a button with a chevron that opens a list of acts.
func MenuButton(text string, acts []Option) *Button {
	b := NewButton(text, nil)
	b.drop, b.menu = true, acts
	b.act = func() { ShowMenu(b, acts) }
	return b
}

// Menu is what a MenuButton opens, nil for another button.
func (b *Button) Menu() []Option { return b.menu }

// ShowMenu opens a list of acts under an object.
func ShowMenu(under fyne.CanvasObject, acts []Option) *Popup {
	var p *Popup
	p = ShowPopup(under, menuContent(&p, acts), menuWidth)
	return p
}

// ShowMenuAt opens a list of acts at a place of the window, as a right click does; back gets the keyboard again when it
// closes.
func ShowMenuAt(c fyne.Canvas, at fyne.Position, acts []Option, back fyne.Focusable) *Popup {
	var p *Popup
	content := menuContent(&p, acts)
	size := content.Object.MinSize()
	size.Width = max(size.Width, menuWidth)
	win := c.Size()
	at.X = max(4, min(at.X, win.Width-size.Width-8))
	if at.Y+size.Height > win.Height-4 {
		at.Y = max(4, at.Y-size.Height)
	}
	p = ShowPopupAt(c, at, content, size.Width)
	p.OnClose = func() { c.Focus(back) }
	return p
}

// menuWidth is the least width of a menu.
const menuWidth float32 = 160

func menuContent(p **Popup, acts []Option) *PopupContent {
	return optionPopup(acts, -1, "", func(o Option) {
		(*p).Close()
		if o.Do != nil {
			o.Do()
		}
	}, func() { (*p).Close() })
}
