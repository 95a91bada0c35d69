package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// rowLook is how a whole row is drawn.
type rowLook struct {
	tone     Tone
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
	r := &gridRow{ground: newRect(Clear), frozenGround: newRect(Clear), rule: newRect(LineSoft), bar: newRect(Accent),
		above: newRect(Accent), below: newRect(Accent), frame: newRect(Clear)}
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
	b := &bandView{ground: newRect(Inset), rule: newRect(LineSoft), icon: newIconImage(), text: newText("", SizeSmall, false, Text2)}
	b.box = &fyne.Container{Layout: still{}, Objects: []fyne.CanvasObject{b.ground, b.rule, b.icon, b.text}}
	return b
}

func (b *bandView) set(band *Band, width, height, offset float32) {
	fill, ink := Inset, Text2
	if band.Tone != ToneNone {
		fill, ink = band.Tone.Soft(), band.Tone.Ink()
	}
	b.ground.FillColor, b.rule.FillColor = Color(fill), Color(LineSoft)
	place(b.ground, 0, 0, width, height)
	place(b.rule, 0, height-1, width, 1)
	x := offset + Gap24
	setIcon(b.icon, band.Icon, ink)
	b.icon.Hidden = band.Icon == ""
	if band.Icon != "" {
		place(b.icon, x, snap((height-GlyphInline)/2), GlyphInline, GlyphInline)
		x += GlyphInline + Gap8
	}
	b.text.Text, b.text.Color = Clean(band.Text), Color(ink)
	setBold(b.text, band.Tone != ToneNone)
	placeText(b.text, x, 0, width-x, height)
	b.text.Refresh()
}
