package scheme

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// share is a bar as long as a part of its width, with a word after it.
type share struct {
	widget.BaseWidget
	ink  look.Token
	of   float32 // 0 to 1
	word string
}

func newShare(ink look.Token) *share {
	s := &share{ink: ink}
	s.ExtendBaseWidget(s)
	return s
}

func (s *share) set(of float32, word string) {
	s.of, s.word = of, word
	s.Refresh()
}

// CreateRenderer draws the bar, 10 high, and the word.
func (s *share) CreateRenderer() fyne.WidgetRenderer {
	bar, word := draw.Rect(s.ink), text.Line("", look.SizeSmall, false, look.Text2)
	d := &draw.Renderer{Parts: []fyne.CanvasObject{bar, word}, Least: func() fyne.Size { return fyne.NewSize(16, look.TagHeight) }}
	d.Arrange = func(size fyne.Size) {
		room := size.Width
		if s.word != "" {
			room -= 48
		}
		w := draw.Ceil(max(0, room) * s.of)
		if s.of > 0 {
			w = max(w, 2)
		}
		draw.Place(bar, 0, draw.Snap((size.Height-10)/2), w, 10)
		text.Place(word, w+6, 0, 44, size.Height)
	}
	d.Repaint = func() {
		bar.FillColor, word.Text, word.Color = look.Color(s.ink), s.word, look.Color(look.Text2)
	}
	d.Repaint()
	return d
}
