package kit

import (
	"fyne.io/fyne/v2"
)

// searchFrom is the number of options from which a Select offers a field to search them.
const searchFrom = 13

// Select is a choice of one among many, shown as a field with a list below it. The arrows open or change it.
type Select struct {
	control
	options []Option
	chosen  int
	hint    string
	height  float32
	wide    float32
	tone    Tone // ground when something is unsure
	bad     bool
	changed func(Option)
	settle  func() // a form notes the choice; nil outside of one
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
	s := &Select{options: options, chosen: chosen, height: ControlHeight, wide: 96, hint: "选择", changed: changed}
	s.init(s, s.open)
	return s
}

// Small makes it 28 high and returns it.
func (s *Select) Small() *Select { s.height = SmallHeight; return s }

// Wide sets a least width and returns it.
func (s *Select) Wide(w float32) *Select { s.wide = w; return s }

// Hint sets the words shown while nothing is chosen and returns it.
func (s *Select) Hint(text string) *Select { s.hint = text; return s }

// SetTone tints the field, amber when the choice is a guess.
func (s *Select) SetTone(t Tone) {
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

func (s *Select) choose(o Option) {
	before := s.ChosenID()
	s.SetChosenID(o.ID)
	if s.changed != nil && o.ID != before {
		s.changed(o)
	}
	if s.settle != nil {
		s.settle()
	}
}

// TypedKey opens the list, or changes the choice with the arrows.
func (s *Select) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyDown:
		s.nudge(1)
	case fyne.KeyUp:
		s.nudge(-1)
	default:
		s.control.TypedKey(ev)
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
	content := optionPopup(s.options, s.chosen, func(o Option) {
		s.popup.Close()
		s.choose(o)
		Focus(s)
	}, func() { s.popup.Close() })
	s.popup = ShowPopup(s, content, s.Size().Width)
}

// optionPopup is a list of options, with a field to search them when they are many.
func optionPopup(options []Option, chosen int, choose func(Option), escape func()) *PopupContent {
	list := newOptionList(options, chosen, choose)
	list.escape = escape
	if len(options) < searchFrom {
		return &PopupContent{Object: list, Focus: list}
	}
	field := NewEntry("输入几个字查找").Small().Lead("search")
	field.OnChanged = func(q string) { list.setOptions(matchOptions(options, q)) }
	field.OnKey = func(ev *fyne.KeyEvent) bool {
		if ev.Name == fyne.KeyHome || ev.Name == fyne.KeyEnd {
			return false
		}
		return list.key(ev)
	}
	return &PopupContent{Object: Border(Pad(field, Gap8, Gap8, Gap4, Gap8), nil, nil, nil, list), Focus: field}
}

// CreateRenderer draws the field, the words and the chevron.
func (s *Select) CreateRenderer() fyne.WidgetRenderer {
	face, text, arrow := newRect(Surface), newText("", SizeBody, false, Text1), newIconImage()
	face.CornerRadius = RadiusControl
	d := &drawing{objects: []fyne.CanvasObject{face, text, arrow}}
	size := SizeBody
	d.min = func() fyne.Size { return fyne.NewSize(s.wide, s.height) }
	d.layout = func(sz fyne.Size) {
		place(face, 0, 0, sz.Width, sz.Height)
		pad := float32(11)
		if sz.Height < ControlHeight {
			pad = 8
		}
		word, _ := s.word()
		text.Text = Truncate(Clean(word), sz.Width-pad-28, size, false)
		placeText(text, pad, 0, sz.Width-pad-28, sz.Height)
		place(arrow, sz.Width-24, snap((sz.Height-GlyphInline)/2), GlyphInline, GlyphInline)
	}
	d.refresh = func() {
		fill, stroke, width, ink := Surface, Edge, float32(1), Text1
		_, chosen := s.word()
		switch {
		case s.off:
			fill, stroke, ink = Ground, Line, TextOff
		case s.focused:
			stroke, width = Accent, FocusStroke
		case s.bad:
			stroke = Bad
		case s.hovered:
			fill = Hover
		}
		if s.tone != ToneNone && !s.off {
			fill, stroke = s.tone.Soft(), s.tone.Mark()
		}
		if !chosen && !s.off {
			ink = Text3
		}
		paint(face, fill, stroke, width)
		text.Color = Color(ink)
		arrowInk := Text2
		if s.off {
			arrowInk = TextOff
		}
		setIcon(arrow, "chevron-down", arrowInk)
	}
	d.refresh()
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
	b.drop = true
	b.act = func() { ShowMenu(b, acts) }
	return b
}

// ShowMenu opens a list of acts under an object.
func ShowMenu(under fyne.CanvasObject, acts []Option) *Popup {
	var p *Popup
	content := optionPopup(acts, -1, func(o Option) {
		p.Close()
		if o.Do != nil {
			o.Do()
		}
	}, func() { p.Close() })
	p = ShowPopup(under, content, 160)
	return p
}
