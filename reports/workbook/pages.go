package workbook

import (
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/reports/document"
)

// margins are those of the printed paper in mm: left, right, top, bottom. They leave a little more room than those of the PDF,
// for faces that are wider.
func (w *writer) margins() [4]float64 {
	std := model.StandardMargins
	m := w.around
	if m == (document.Margins{}) {
		m = document.Margins{Top: float64(std.Top), Bottom: float64(std.Bottom), Left: float64(std.Left), Right: float64(std.Right)}
	}
	if w.doc.Landscape {
		return [4]float64{m.Bottom, m.Top - 3, m.Left - 4, m.Right - 4}
	}
	return [4]float64{m.Left, m.Right - 2, m.Top - 7, m.Bottom - 7}
}

// spare is the height in mm that is not counted on: programs round the height of each row to whole pixels.
const spare = 5

// room is the height in mm for the rows of one printed page.
func (w *writer) room() float64 {
	tall := 297.0
	if w.doc.Landscape {
		tall = 210
	}
	m := w.margins()
	return tall - m[2] - m[3] - spare
}

// running sets the page numbers at the foot, and over every page but the first the line that says whose it is.
func (w *writer) running() {
	o := excelize.HeaderFooterOptions{}
	switch w.doc.Numbers {
	case document.Outside:
		o.OddFooter, o.EvenFooter = "&R— &P —", "&L— &P —"
	case document.Centred:
		o.OddFooter, o.EvenFooter = "&C— &P —", "&C— &P —"
	}
	if r := w.doc.Running; r != (document.Running{}) {
		o.OddHeader = "&L" + inHeader(r.Left) + "&R" + inHeader(r.Right)
		o.EvenHeader = o.OddHeader
	}
	if o == (excelize.HeaderFooterOptions{}) {
		return
	}
	o.DifferentOddEven, o.DifferentFirst, o.FirstFooter = true, true, o.OddFooter
	w.note(w.f.SetHeaderFooter(onlySheet, &o))
}

// inHeader is a text as page headers take it: & doubled, and short enough for both ends of the line.
func inHeader(s string) string {
	return strings.ReplaceAll(outfile.CutName(s, 60), "&", "&&")
}

// breakPages sets the page breaks of the table just written. Its head is row head and returns on every page; a page
// may begin at the rows in starts. From row last on everything stays on one page, so that the sum, the notes and the
// signatures never stand without rows. It reports whether it set one.
func (w *writer) breakPages(head int, starts []int, last int) (broke bool) {
	used := w.between(w.top, head+1)
	for i, row := range starts {
		next := w.row
		if i+1 < len(starts) && row < last {
			next = starts[i+1]
		}
		need := w.between(row, next)
		if used+need > w.room() && i > 0 {
			w.note(w.f.InsertPageBreak(onlySheet, "A"+strconv.Itoa(row)))
			used, broke = w.between(head, head+1), true
		}
		used += need
		if next == w.row {
			break
		}
	}
	return broke
}

// between is the height in mm of the rows from one to before another.
func (w *writer) between(from, to int) float64 {
	sum := 0.0
	for row := from; row < to && row <= len(w.tall); row++ {
		sum += w.tall[row-1]
	}
	return sum
}

// keptRows is how many rows the sum, the notes and the signatures take along to a new page.
const keptRows = 2

// keptFrom is the index of the first row that stays with the end of a table.
func keptFrom(rows []document.Row) int {
	end := len(rows)
	for end > 0 && rows[end-1].Kind == document.Sum {
		end--
	}
	return max(0, end-keptRows)
}
