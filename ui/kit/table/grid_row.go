package table

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// rowLook is how a whole row is drawn.
type rowLook struct {
	tone     look.Tone
	selected bool
	hovered  bool
	lines    bool // 1 px accent above and below: the row has the keyboard
	boldLead bool
	cell     int // column with the cell border, -1 for none
}

// span is a run of columns, from the first to the one before end.
type span struct{ first, end int }

func (s span) has(col int) bool { return col >= s.first && col < s.end }

// still is the layout of rows and cells: they place their own parts, and Fyne need not measure them.
type still struct{}

func (still) Layout([]fyne.CanvasObject, fyne.Size)        {}
func (still) MinSize([]fyne.CanvasObject) (none fyne.Size) { return }

// gridRow is one visible row: its shapes are reused for another row when it scrolls away.
type gridRow struct {
	box          *fyne.Container
	ground       *canvas.Rectangle
	frozenGround *canvas.Rectangle
	rule, bar    *canvas.Rectangle
	above, below *canvas.Rectangle
	frame        *canvas.Rectangle // border of the current cell
	cells        []*cellView
	band         *bandView
	index        int
	in           span // the cells that are drawn, of those that scroll sideways
	generation   int  // of the columns the cells were built for
}

func newGridRow() *gridRow {
	r := &gridRow{ground: draw.Rect(look.Clear), frozenGround: draw.Rect(look.Clear), rule: draw.Rect(look.LineSoft), bar: draw.Rect(look.Accent),
		above: draw.Rect(look.Accent), below: draw.Rect(look.Accent), frame: draw.Rect(look.Clear)}
	r.box = &fyne.Container{Layout: still{}}
	return r
}

// build makes room for one cell view per column.
func (r *gridRow) build(columns, generation int) {
	r.generation = generation
	r.cells = make([]*cellView, columns)
}

// show puts into the row what is drawn of it: of a band none of the cells, else the frozen ones and, under them, those of the
// others that are in sight. What is out of sight would cost as much as what is seen. The border of the current cell lies where
// the cell does, under the frozen ones or over them.
func (r *gridRow) show(frozen int, in span, band bool, current int) {
	r.in = in
	objects := append(r.box.Objects[:0], r.ground)
	if !band {
		for i := in.first; i < in.end; i++ {
			objects = append(objects, r.cell(i).box)
		}
		if current >= frozen {
			objects = append(objects, r.frame)
		}
		if frozen > 0 {
			objects = append(objects, r.frozenGround)
		}
		for i := range frozen {
			objects = append(objects, r.cell(i).box)
		}
	}
	objects = append(objects, r.rule, r.bar, r.above, r.below)
	if band {
		objects = append(objects, r.band.box)
	} else if current < frozen {
		objects = append(objects, r.frame)
	}
	r.box.Objects = objects
}

// cell is the view of a column, made when it is first in sight.
func (r *gridRow) cell(i int) *cellView {
	if r.cells[i] == nil {
		r.cells[i] = newCellView()
	}
	return r.cells[i]
}

// setBand says what the row shows instead of its cells.
func (r *gridRow) setBand(band *Band, width, height, offset float32) {
	if r.band == nil {
		r.band = newBandView()
	}
	r.band.set(band, width, height, offset)
}

// bandView draws a Band.
type bandView struct {
	box    *fyne.Container
	ground *canvas.Rectangle
	rule   *canvas.Rectangle
	icon   *canvas.Raster
	text   *canvas.Text
}

func newBandView() *bandView {
	b := &bandView{ground: draw.Rect(look.Inset), rule: draw.Rect(look.LineSoft), icon: draw.IconImage(), text: text.Line("", look.SizeSmall, false, look.Text2)}
	b.box = &fyne.Container{Layout: still{}, Objects: []fyne.CanvasObject{b.ground, b.rule, b.icon, b.text}}
	return b
}

func (b *bandView) set(band *Band, width, height, offset float32) {
	fill, ink := look.Inset, look.Text2
	if band.Tone != look.ToneNone {
		fill, ink = band.Tone.Soft(), band.Tone.Ink()
	}
	b.ground.FillColor, b.rule.FillColor = look.Color(fill), look.Color(look.LineSoft)
	draw.Place(b.ground, 0, 0, width, height)
	draw.Place(b.rule, 0, height-1, width, 1)
	x := offset + look.Gap24
	draw.SetIcon(b.icon, band.Icon, ink)
	b.icon.Hidden = band.Icon == ""
	if band.Icon != "" {
		draw.Place(b.icon, x, draw.Snap((height-look.GlyphInline)/2), look.GlyphInline, look.GlyphInline)
		x += look.GlyphInline + look.Gap8
	}
	b.text.Text, b.text.Color = text.Clean(band.Text), look.Color(ink)
	text.SetBold(b.text, band.Tone != look.ToneNone)
	text.Place(b.text, x, 0, width-x, height)
	b.text.Refresh()
}
