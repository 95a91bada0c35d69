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
	generation   int // of the columns the cells were built for
}

func newGridRow() *gridRow {
	r := &gridRow{ground: draw.Rect(look.Clear), frozenGround: draw.Rect(look.Clear), rule: draw.Rect(look.LineSoft), bar: draw.Rect(look.Accent),
		above: draw.Rect(look.Accent), below: draw.Rect(look.Accent), frame: draw.Rect(look.Clear)}
	r.box = &fyne.Container{Layout: still{}}
	return r
}

// build gives the row one cell view per column; scrolling cells lie under the frozen ones.
func (r *gridRow) build(columns, frozen, generation int) {
	r.generation = generation
	r.cells = make([]*cellView, columns)
	objects := []fyne.CanvasObject{r.ground}
	for i := frozen; i < columns; i++ {
		r.cells[i] = newCellView()
		objects = append(objects, r.cells[i].box)
	}
	if frozen > 0 {
		objects = append(objects, r.frozenGround)
	}
	for i := 0; i < frozen; i++ {
		r.cells[i] = newCellView()
		objects = append(objects, r.cells[i].box)
	}
	r.box.Objects = append(objects, r.rule, r.bar, r.above, r.below, r.frame)
	r.band = nil
}

// showBand replaces the cells by one line of text, or brings them back when band is nil.
func (r *gridRow) showBand(band *Band, width, height, offset float32) {
	for _, c := range r.cells {
		c.box.Hidden = band != nil
	}
	if band == nil {
		if r.band != nil {
			r.band.box.Hidden = true
		}
		return
	}
	if r.band == nil {
		r.band = newBandView()
		r.box.Objects = append(r.box.Objects, r.band.box)
	}
	r.band.box.Hidden = false
	r.band.set(band, width, height, offset)
}

// bandView draws a Band.
type bandView struct {
	box    *fyne.Container
	ground *canvas.Rectangle
	rule   *canvas.Rectangle
	icon   *canvas.Image
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
