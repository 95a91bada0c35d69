package kit

import (
	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// PickRow is one line of a short list to choose from, 28 high: a word, something small at the right, and tint and bar
// while it is the chosen one.
type PickRow struct {
	control
	text, side string
	mark       string // a tag left of the side
	tone       look.Tone
	chosen     bool
}

// NewPickRow makes a line; pick is called on a click, Space or Enter.
func NewPickRow(text, side string, chosen bool, pick func()) *PickRow {
	r := &PickRow{text: text, side: side, chosen: chosen}
	r.init(r, pick)
	return r
}

// Mark puts a tag before what stands at the right, such as 逾期 2, and returns the row; "" takes none.
func (r *PickRow) Mark(text string, tone look.Tone) *PickRow { r.mark, r.tone = text, tone; return r }

// pickSide is the least width of what stands at the right of a row with a tag, so that tags stand in one column.
const pickSide float32 = 34

// CreateRenderer draws ground, bar, focus ring, tag and both words.
func (r *PickRow) CreateRenderer() fyne.WidgetRenderer {
	ground, bar, ring := draw.Rect(look.Clear), draw.Rect(look.Accent), newRing()
	words, side := text.Line(r.text, look.SizeBody, false, look.Text1), text.Line(r.side, look.SizeSmall, false, look.Text2)
	tag := NewTagShape()
	d := &draw.Renderer{Parts: []fyne.CanvasObject{ground, bar, ring, words, tag.Face, tag.Word, side}}
	d.Least = func() fyne.Size { return fyne.NewSize(120, look.SmallHeight) }
	d.Arrange = func(s fyne.Size) {
		w := text.Width(r.side, look.SizeSmall, false)
		draw.Place(ground, 0, 0, s.Width, s.Height)
		draw.Place(bar, 0, 0, look.MarkerBar, s.Height)
		draw.Place(ring, 4, 2, s.Width-8, s.Height-4)
		right := s.Width - look.Gap16 - w
		if r.mark != "" {
			right = s.Width - look.Gap16 - max(w, pickSide) - tagWidth(r.mark)
			tag.Place(right, draw.Snap((s.Height-look.TagHeight)/2))
		}
		words.Text = text.Truncate(text.Clean(r.text), right-look.Gap24-look.Gap4, look.SizeBody, r.chosen)
		text.Place(words, look.Gap24, 0, right-look.Gap24, s.Height)
		text.Place(side, s.Width-look.Gap16-w, 0, w, s.Height)
	}
	d.Repaint = func() {
		fill := look.Clear
		switch {
		case r.chosen:
			fill = look.Selected
		case r.hovered:
			fill = look.Hover
		}
		ground.FillColor, bar.FillColor = look.Color(fill), look.Color(look.Accent)
		bar.Hidden = !r.chosen
		showRing(ring, r.focused)
		words.Color = look.Color(look.Text1)
		text.SetBold(words, r.chosen)
		side.Text, side.Color = r.side, look.Color(look.Text2)
		tag.Set(r.mark, r.tone, r.chosen)
		tag.Face.Hidden, tag.Word.Hidden = r.mark == "", r.mark == ""
	}
	d.Repaint()
	return d
}
