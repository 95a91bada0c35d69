package typeset

import (
	"strconv"

	"github.com/shuangbai/shuangbai/reports/document"
)

// Measures of the page number, GB/T 9704-2012 7.5: 14 pt between two drawn lines, 7 mm under the type area.
const (
	numberDrop  = 7.0
	numberClear = 0.5
	numberRule  = 0.75 // points
)

// numberPage draws the page number: odd pages right, even pages left, one character in; on landscape pages at the
// left edge, turned, odd at the lower end and even at the upper end.
func (f *flow) numberPage(p *Page) {
	em := f.st.SizeNumber * MM
	digits := f.plain(strconv.Itoa(p.Number), document.Body, f.st.SizeNumber)
	length := digits.width + 2*em + 2*numberClear
	along := f.width
	if f.doc.Landscape {
		along = f.floor - f.top
	}
	from := (along - length) / 2
	if f.doc.Numbers == document.Outside {
		from = em
		if p.Number%2 == 1 {
			from = along - em - length
		}
	}
	second := from + em + 2*numberClear + digits.width
	base := baselineDrop * em
	if !f.doc.Landscape {
		y := f.floor + numberDrop + em/2
		x := f.left + from
		p.Texts = append(p.Texts, digits.text.at(x+em+numberClear, y+base))
		p.Rules = append(p.Rules,
			Rule{X1: x, X2: x + em, Y1: y, Y2: y, Width: numberRule},
			Rule{X1: f.left + second, X2: f.left + second + em, Y1: y, Y2: y, Width: numberRule})
		return
	}
	x := f.left - numberDrop - em/2
	y := f.top + from
	turned := digits.text.at(0, 0)
	for i := range turned.Runs {
		turned.Runs[i].Turned = true
		turned.Runs[i].Y = y + em + numberClear + turned.Runs[i].X
		turned.Runs[i].X = x - base
	}
	p.Texts = append(p.Texts, turned)
	p.Rules = append(p.Rules,
		Rule{X1: x, X2: x, Y1: y, Y2: y + em, Width: numberRule},
		Rule{X1: x, X2: x, Y1: f.top + second, Y2: f.top + second + em, Width: numberRule})
}
