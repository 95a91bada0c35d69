package kit

import (
	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/ui/kit/look"
)

// PickRow is one line of a short list to choose from, 28 high: a word, something small at the right, and tint and bar
// while it is the chosen one.
type PickRow struct {
	control
	text, side string
	mark       string // a tag left of the side
	tone       look.Tone
	chosen     bool
	under      string // a second line, "" for none
	ink        look.Token
}

// NewPickRow makes a line; pick is called on a click, Space or Enter.
func NewPickRow(text, side string, chosen bool, pick func()) *PickRow {
	r := &PickRow{text: text, side: side, chosen: chosen}
	r.init(r, pick)
	return r
}

// Mark puts a tag before what stands at the right, such as 逾期 2, and returns the row; "" takes none.
func (r *PickRow) Mark(text string, tone look.Tone) *PickRow { r.mark, r.tone = text, tone; return r }

// Under puts small words in a second line of the row and returns it.
func (r *PickRow) Under(words string, ink look.Token) *PickRow { r.under, r.ink = words, ink; return r }

// pickSide is the least width of what stands at the right of a row with a tag, so that tags stand in one column.
const pickSide float32 = 30

// CreateRenderer draws ground, bar, tag and both words.
func (r *PickRow) CreateRenderer() fyne.WidgetRenderer { return r.pressable(r.appearance) }

func (r *PickRow) appearance() appearance {
	a := appearance{height: look.SmallHeight, pad: look.Gap24, end: look.Gap16, least: 120, ring: fyne.NewSize(-4, -2), marked: r.chosen}
	switch {
	case r.chosen:
		a.fill = look.Selected
	case r.hovered:
		a.fill = look.Hover
	}
	a.parts = []part{{words: r.text, size: look.SizeBody, bold: r.chosen, ink: look.Text1, cut: true}}
	side := part{words: r.side, size: look.SizeSmall, gap: look.Gap4, ink: look.Text2}
	if r.mark != "" {
		a.parts = append(a.parts, part{tag: r.mark, tone: r.tone, plain: r.chosen, gap: look.Gap4})
		side.gap, side.least = 0, pickSide
	}
	a.parts = append(a.parts, side)
	a.under = part{words: r.under, size: look.SizeSmall, ink: r.ink}
	return a
}
