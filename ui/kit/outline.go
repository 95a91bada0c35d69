package kit

import (
	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// Folding says whether a line of an outline has others under it.
type Folding int

// The states of a line that has others under it.
const (
	Leaf Folding = iota
	Folded
	Unfolded
)

// OutlineRow is one line of an Outline: a code and a name, a word and a figure at the right; or, where Error is set, what is wrong
// with the lines under it and what can be done.
type OutlineRow struct {
	ID    string
	Depth int
	Fold  Folding
	Code  string
	Name  string
	Note  string // small, before the value
	Tag   string // in the place of the note
	Value string
	Bad   bool // the value is wrong
	Error string
	Act   string // a link at the right of an error
}

// Outline shows lines under each other, 28 high, the current one tinted. Which lines there are, folded ones left out, is for the
// owner to say. One focus stop: ↑↓ choose, ←→ fold.
type Outline struct {
	control
	rows    []OutlineRow
	current string
	OnPick  func(id string)
	OnFold  func(id string, open bool)
	OnAct   func(id string) // the link of an error
}

// NewOutline makes an outline without lines.
func NewOutline() *Outline {
	o := &Outline{}
	o.init(o, nil)
	return o
}

// Set changes the lines and which of them is the current one.
func (o *Outline) Set(rows []OutlineRow, current string) {
	o.rows, o.current = rows, current
	o.Refresh()
}

// Top is where a line begins, -1 when it does not show.
func (o *Outline) Top(id string) float32 {
	if at := o.at(id); at >= 0 {
		return float32(at) * look.DenseRow
	}
	return -1
}

func (o *Outline) at(id string) int {
	for i, r := range o.rows {
		if r.ID == id && r.Error == "" {
			return i
		}
	}
	return -1
}

// CreateRenderer draws the lines.
func (o *Outline) CreateRenderer() fyne.WidgetRenderer {
	d := &draw.Renderer{}
	d.Least = func() fyne.Size { return fyne.NewSize(200, float32(len(o.rows))*look.DenseRow) }
	d.Arrange = func(s fyne.Size) {
		d.Parts = nil
		for i := range o.rows {
			d.Parts = append(d.Parts, o.draw(&o.rows[i], float32(i)*look.DenseRow, s.Width)...)
		}
	}
	return d
}

const (
	outlineNotes  float32 = 280 // a narrower outline leaves the notes out, so that the names can be read
	outlineIndent float32 = 16
	outlineValue  float32 = 44 // the column of the figures
)

func outlineX(depth int) float32 { return 42 + float32(depth)*outlineIndent }

func (o *Outline) draw(r *OutlineRow, y, w float32) []fyne.CanvasObject {
	var objects []fyne.CanvasObject
	tinted := func(fill, bar look.Token) {
		ground, mark := draw.Rect(fill), draw.Rect(bar)
		draw.Place(ground, 0, y, w, look.DenseRow)
		draw.Place(mark, 0, y, look.MarkerBar, look.DenseRow)
		objects = append(objects, ground, mark)
	}
	words := func(s string, size float32, bold bool, ink look.Token, x, width float32, align fyne.TextAlign) {
		if s == "" || width <= 0 {
			return
		}
		line := text.Line(text.Truncate(text.Clean(s), width, size, bold), size, bold, ink)
		line.Alignment = align
		text.Place(line, x, y, width, look.DenseRow)
		objects = append(objects, line)
	}
	x := outlineX(r.Depth)
	if r.Error != "" {
		tinted(look.BadSoft, look.Bad)
		icon := draw.IconImage()
		draw.SetIcon(icon, "alert", look.Bad)
		draw.Place(icon, x, y+7, look.GlyphInline, look.GlyphInline)
		objects = append(objects, icon)
		said := r.Act
		if w < outlineNotes {
			said = ""
		}
		act := text.Width(text.Clean(said), look.SizeSmall, false)
		words(r.Error, look.SizeSmall, false, look.Bad, x+18, w-look.Gap20-act-look.Gap8-x-18, look.Left)
		words(said, look.SizeSmall, false, look.Info, w-look.Gap20-act-1, act+1, look.Left)
		return objects
	}
	current := r.ID == o.current
	if current {
		tinted(look.Selected, look.Accent)
		if o.focused {
			for _, at := range []float32{y, y + look.DenseRow - 1} {
				line := draw.Rect(look.Accent)
				draw.Place(line, 0, at, w, 1)
				objects = append(objects, line)
			}
		}
	}
	if r.Fold != Leaf {
		icon := draw.IconImage()
		draw.SetIcon(icon, map[Folding]string{Folded: "chevron-right", Unfolded: "chevron-down"}[r.Fold], look.Text2)
		draw.Place(icon, x-17, y+8, look.GlyphChip, look.GlyphChip)
		objects = append(objects, icon)
	}
	bold := current || r.Depth == 0
	end := w - look.Gap20 - outlineValue
	ink := look.Text1
	if r.Bad {
		ink = look.Bad
	}
	words(r.Value, look.SizeBody, bold || r.Bad, ink, end, outlineValue, look.Right)
	room := end
	switch {
	case r.Tag != "":
		tag := NewTagShape()
		tag.Set(r.Tag, look.ToneInfo, current)
		tag.Place(end+look.Gap8-tag.Wide, y+4)
		objects = append(objects, tag.Face, tag.Word)
		room = end + look.Gap8 - tag.Wide
	case r.Note != "" && w >= outlineNotes:
		wide := text.Width(text.Clean(r.Note), look.SizeSmall, false) + 1
		words(r.Note, look.SizeSmall, false, look.Text2, end-wide, wide, look.Left)
		room = end - wide
	}
	if r.Code != "" {
		words(r.Code, look.SizeBody, bold, look.Text1, x, 40, look.Left)
		x += max(float32(24), draw.Ceil(text.Width(r.Code, look.SizeBody, bold))+14)
	}
	words(r.Name, look.SizeBody, bold, look.Text1, x, room-look.Gap8-x, look.Left)
	return objects
}

// Tapped chooses the line under the pointer; at its triangle it folds, on an error it acts.
func (o *Outline) Tapped(ev *fyne.PointEvent) {
	i := int(ev.Position.Y / look.DenseRow)
	if i < 0 || i >= len(o.rows) {
		return
	}
	Focus(o)
	r := o.rows[i]
	switch {
	case r.Error != "":
		if o.OnAct != nil {
			o.OnAct(r.ID)
		}
	case r.Fold != Leaf && ev.Position.X < outlineX(r.Depth) && o.OnFold != nil:
		o.OnFold(r.ID, r.Fold == Folded)
	default:
		o.pick(i)
	}
}

func (o *Outline) pick(i int) {
	o.current = o.rows[i].ID
	o.Refresh()
	if o.OnPick != nil {
		o.OnPick(o.current)
	}
}

// TypedKey moves the choice and folds.
func (o *Outline) TypedKey(ev *fyne.KeyEvent) {
	at := o.at(o.current)
	switch ev.Name {
	case fyne.KeyUp, fyne.KeyDown:
		by := 1
		if ev.Name == fyne.KeyUp {
			by = -1
		}
		for i := at + by; i >= 0 && i < len(o.rows); i += by {
			if o.rows[i].Error == "" {
				o.pick(i)
				return
			}
		}
	case fyne.KeyLeft, fyne.KeyRight:
		if at >= 0 && o.rows[at].Fold != Leaf && o.OnFold != nil {
			o.OnFold(o.current, ev.Name == fyne.KeyRight)
		}
	default:
		PassKey(o, ev)
	}
}

var _ fyne.Tappable = (*Outline)(nil)
