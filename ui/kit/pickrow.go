package kit

import (
	"fyne.io/fyne/v2"
)

// PickRow is one line of a short list to choose from, 28 high: a word, something small at the right, and tint and bar
// while it is the chosen one.
type PickRow struct {
	control
	text, side string
	mark       string // a tag left of the side
	tone       Tone
	chosen     bool
}

// NewPickRow makes a line; pick is called on a click, Space or Enter.
func NewPickRow(text, side string, chosen bool, pick func()) *PickRow {
	r := &PickRow{text: text, side: side, chosen: chosen}
	r.init(r, pick)
	return r
}

// Mark puts a tag before what stands at the right, such as 逾期 2, and returns the row; "" takes none.
func (r *PickRow) Mark(text string, tone Tone) *PickRow { r.mark, r.tone = text, tone; return r }

// pickSide is the least width of what stands at the right of a row with a tag, so that tags stand in one column.
const pickSide float32 = 34

// CreateRenderer draws ground, bar, focus ring, tag and both words.
func (r *PickRow) CreateRenderer() fyne.WidgetRenderer {
	ground, bar, ring := newRect(Clear), newRect(Accent), newRing()
	text, side := newText(r.text, SizeBody, false, Text1), newText(r.side, SizeSmall, false, Text2)
	tag := newTagView()
	d := &drawing{objects: []fyne.CanvasObject{ground, bar, ring, text, tag.face, tag.text, side}}
	d.min = func() fyne.Size { return fyne.NewSize(120, SmallHeight) }
	d.layout = func(s fyne.Size) {
		w := TextWidth(r.side, SizeSmall, false)
		place(ground, 0, 0, s.Width, s.Height)
		place(bar, 0, 0, MarkerBar, s.Height)
		place(ring, 4, 2, s.Width-8, s.Height-4)
		right := s.Width - Gap16 - w
		if r.mark != "" {
			right = s.Width - Gap16 - max(w, pickSide) - tagWidth(r.mark)
			tag.place(right, snap((s.Height-TagHeight)/2))
		}
		text.Text = Truncate(Clean(r.text), right-Gap24-Gap4, SizeBody, r.chosen)
		placeText(text, Gap24, 0, right-Gap24, s.Height)
		placeText(side, s.Width-Gap16-w, 0, w, s.Height)
	}
	d.refresh = func() {
		fill := Clear
		switch {
		case r.chosen:
			fill = Selected
		case r.hovered:
			fill = Hover
		}
		ground.FillColor, bar.FillColor = Color(fill), Color(Accent)
		bar.Hidden = !r.chosen
		showRing(ring, r.focused)
		text.Color = Color(Text1)
		setBold(text, r.chosen)
		side.Text, side.Color = r.side, Color(Text2)
		tag.set(r.mark, r.tone, r.chosen)
		tag.face.Hidden, tag.text.Hidden = r.mark == "", r.mark == ""
	}
	d.refresh()
	return d
}
