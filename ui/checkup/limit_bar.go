package checkup

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"

	"github.com/shuangbai/shuangbai/model/checkup"
	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// limitBar shows what was measured beside the limit: a bar with a tick where the limit is.
type limitBar struct {
	widget.BaseWidget
	value, limit int
	token        look.Token
}

// newLimitBar makes the bar of a finding; nil where what was measured is no number of its own.
func newLimitBar(f finding) fyne.CanvasObject {
	if f.Measured != "" || f.Limit <= 0 || f.Number < 0 {
		return nil
	}
	b := &limitBar{value: f.Number, limit: f.Limit, token: look.Warn}
	if f.Severity == checkup.Must {
		b.token = look.BadFill
	}
	b.ExtendBaseWidget(b)
	return b
}

const (
	barHeight float32 = 14
	lineSmall float32 = 17
)

// CreateRenderer draws the whole, what is within the limit, what is over or short of it, and the two numbers.
func (b *limitBar) CreateRenderer() fyne.WidgetRenderer {
	whole, within, off, tick := draw.Rect(look.Line), draw.Rect(look.Chart3), draw.Rect(b.token), draw.Rect(look.Text1)
	is := text.Line(fmt.Sprintf("实有 %d", b.value), look.SizeSmall, true, look.Text1)
	should := text.Line(fmt.Sprintf("限值 %d", b.limit), look.SizeSmall, false, look.Text2)
	d := &draw.Renderer{Parts: []fyne.CanvasObject{whole, within, off, tick, is, should},
		Least: func() fyne.Size { return fyne.NewSize(160, barHeight+2*lineSmall+4) }}
	d.Arrange = func(s fyne.Size) {
		most := max(b.value, b.limit)
		at := func(n int) float32 { return draw.Snap(s.Width * 0.9 * float32(n) / float32(most)) }
		low, high := at(min(b.value, b.limit)), at(max(b.value, b.limit))
		top := lineSmall + 2
		draw.Place(whole, 0, top, s.Width, barHeight)
		draw.Place(within, 0, top, low, barHeight)
		draw.Place(off, low, top, high-low, barHeight)
		draw.Place(tick, at(b.limit), top-3, 1, barHeight+6)
		label := func(t *canvas.Text, n int, y float32) {
			w := draw.Ceil(text.Width(t.Text, look.SizeSmall, t.TextStyle.Bold)) + 2
			draw.Place(t, min(max(0, at(n)-w/2), s.Width-w), y, w, lineSmall)
		}
		label(is, b.value, 0)
		label(should, b.limit, top+barHeight+2)
	}
	d.Repaint = func() {
		for r, t := range map[*canvas.Rectangle]look.Token{whole: look.Line, within: look.Chart3, off: b.token, tick: look.Text1} {
			r.FillColor = look.Color(t)
		}
		is.Color, should.Color = look.Color(look.Text1), look.Color(look.Text2)
	}
	return d
}
