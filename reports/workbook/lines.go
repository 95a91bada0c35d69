package workbook

import (
	"fmt"

	"github.com/shuangbai/shuangbai/reports/document"
)

// info spreads the items over the columns; the last one is set against the right edge.
func (w *writer) info(p document.Info) {
	size := 12.0
	if p.Small {
		size = 10.5
	}
	n, col, lines := len(p.Items), 1, 1
	for i, it := range p.Items {
		end := w.columns()
		if i < n-1 {
			end = max(col, min(w.columns()-(n-1-i), w.columnAt(w.width()*infoShare(i, n))))
		}
		l := look{size: size, align: document.Left, wrap: true}
		if i == n-1 && n > 1 {
			l.align = document.Figures
		}
		text := it.Label + it.Value
		w.cell(col, end-col+1, 1, text, l)
		lines = max(lines, linesOf(text, w.edges[end]-w.edges[col-1]-2, size))
		col = end + 1
	}
	w.height(7.4 * float64(lines))
	w.row++
}

// infoShare is where item i of n ends, as a share of the width: the first one is the long one.
func infoShare(i, n int) float64 {
	if n == 2 {
		return 0.6
	}
	return 0.55 + 0.25*float64(i)/float64(max(1, n-2))
}

// columnAt is the number of the column that ends nearest to x mm.
func (w *writer) columnAt(x float64) int {
	best := 1
	for i := 1; i < len(w.edges); i++ {
		if diff(w.edges[i], x) < diff(w.edges[best], x) {
			best = i
		}
	}
	return best
}

func diff(a, b float64) float64 {
	if a > b {
		return a - b
	}
	return b - a
}

// signatures spreads labels with room to sign.
func (w *writer) signatures(p document.Signatures) {
	n, col := len(p.Labels), 1
	w.height(4)
	w.row++
	for i, label := range p.Labels {
		end := w.columns()
		if i < n-1 {
			end = max(col, min(w.columns()-(n-1-i), w.columnAt(w.width()*float64(i+1)/float64(n))))
		}
		w.cell(col, end-col+1, 1, label+"______________", look{size: 12, align: document.Left})
		col = end + 1
	}
	w.height(9)
	w.row++
}

// closing writes what is attached, the issuer, the date and whom to call.
func (w *writer) closing(p document.Closing) {
	left, right := look{size: 12, align: document.Left}, look{size: 12, align: document.Figures}
	for i, a := range p.Attachments {
		text := "　　附件：" + a
		if len(p.Attachments) > 1 {
			text = fmt.Sprintf("　　附件%d：%s", i+1, a)
		}
		w.line(text, left, 7)
	}
	w.line(p.Issuer, right, 9)
	w.line(p.Date, right, 7)
	if len(p.Copies) > 0 {
		defer func() { w.line(p.CopiesText(), left, 7) }()
	}
	if p.Contact != "" {
		w.line("　　（"+p.Contact+"）", left, 7)
	}
}

// numberOf tells whether a text is a number with at most two decimals, and with how many.
func numberOf(s string) (decimals int, ok bool) {
	digits, point := 0, -1
	for i, r := range s {
		switch {
		case r >= '0' && r <= '9':
			digits++
		case r == '.' && point < 0 && digits > 0:
			point = i
		case r == '-' && i == 0:
		default:
			return 0, false
		}
	}
	if point >= 0 {
		decimals = len(s) - point - 1
	}
	leading := len(s) > 1 && s[0] == '0' && s[1] != '.'
	return decimals, digits > 0 && digits < 12 && decimals <= 2 && (point < 0 || decimals > 0) && !leading
}

// linesOf estimates how many lines a text takes in a width of mm at a size in points.
func linesOf(text string, mm, size float64) int {
	em := size * 25.4 / 72
	lines, x := 1, 0.0
	for _, r := range text {
		adv := em
		if r < 0x2e80 {
			adv = em * 0.56
		}
		if r == '\n' || x+adv > mm {
			lines++
			x = 0
		}
		if r != '\n' {
			x += adv
		}
	}
	return lines
}
