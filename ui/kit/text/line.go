// Package text cleans, measures and cuts text, chooses its face, and shows it as labels.
package text

import (
	"fyne.io/fyne/v2/canvas"

	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
)

// Line makes the canvas text of one line, cleaned.
func Line(s string, size float32, bold bool, t look.Token) *canvas.Text {
	x := canvas.NewText(Clean(s), look.Color(t))
	x.TextSize = size
	SetBold(x, bold)
	return x
}

// Place puts one line of text with its left edge at x, in the middle of a strip that starts at y and is h high.
func Place(t *canvas.Text, x, y, w, h float32) {
	SetBold(t, t.TextStyle.Bold) // the words may have changed since
	lh := LineHeight(t.TextSize)
	draw.Place(t, x, draw.Snap(y+(h-lh)/2)-Lift, w, lh)
}

// Lift brings Chinese characters to the middle of their strip: the face leaves more room above them than below.
const Lift float32 = 1
