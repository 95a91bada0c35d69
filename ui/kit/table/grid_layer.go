package table

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
)

// gridColumn is where one column stands; x counts from the left edge of all columns.
type gridColumn struct {
	x, width float32
	ruleOff  bool
}

// gridSource is what the drawing part of a table asks its owner.
type gridSource interface {
	rowCount() int
	bandAt(row int) *Band
	rowKind(row int) (tone look.Tone, selected, current bool)
	fillCell(row, col int, c *Cell)
	leadColumn() int
	currentColumn() int // -1 unless a single cell is current
	tapped(row, col int, x float32, mod fyne.KeyModifier)
	opened(row int)
	inRange(row, col int) bool
	dragged(fromRow, fromCol, row, col int)
	menuAt(row, col int, at fyne.Position)
	followCaret()
	tipAt(row, col int) string
	typedKey(ev *fyne.KeyEvent, shift bool)
	typedRune(r rune)
	typedShortcut(s fyne.Shortcut)
	hasCurrent() bool
}

// gridLayer draws the visible rows of a table inside a scroller and hands pointer and keys to its owner. It makes
// shapes for the rows in sight only and moves them as the rows scroll.
type gridLayer struct {
	widget.BaseWidget
	source     gridSource
	scroll     *container.Scroll
	height     float32 // of a row
	pad        float32
	columns    []gridColumn
	total      float32 // width of all columns
	frozen     int
	generation int

	rows       map[int]*gridRow
	spare      []*gridRow
	objects    []fyne.CanvasObject
	extra      fyne.CanvasObject // the field being typed into
	hover      int
	focused    bool
	shift      bool
	lastX      float32
	lastTap    time.Time
	lastTapRow int
	modifier   fyne.KeyModifier
	currentKey string            // key of the owner's current row
	ring       *canvas.Rectangle // round all rows, while they have the keyboard and none of them is current

	downRow, downCol int  // where the button went down
	primary          bool // the button that went down is the main one
	dragging         bool
	tipRow, tipCol   int // the cell that a tip was asked for

	held     int       // stretches of work at whose end the rows are drawn, one within the other
	due      drawing   // what they are owed then
	after    func()    // called then, nil for nothing
	view     fyne.Size // the size of the view when the columns were fitted last
	onScroll func()
	onResize func(width float32)
	scratch  Cell
}

func newGridLayer(source gridSource, height, pad float32) *gridLayer {
	l := &gridLayer{source: source, height: height, pad: pad, rows: map[int]*gridRow{}, hover: -1, lastTapRow: -1, downRow: -1, tipRow: -1, tipCol: -1}
	l.ring = draw.Rect(look.Clear)
	l.ring.Hide()
	l.ExtendBaseWidget(l)
	l.scroll = container.NewScroll(l)
	l.scroll.SetMinSize(fyne.NewSize(120, height*3))
	return l
}

// Move is how the scroller shows another part of the rows, whatever scrolled it: it reports only the wheel and its bars to
// OnScrolled, not ScrollToOffset. The rows in sight are drawn for the new place, and head and footer follow sideways.
func (l *gridLayer) Move(to fyne.Position) {
	from := l.Position()
	l.BaseWidget.Move(to)
	if to == from {
		return
	}
	l.tipAway()
	l.sync(false)
	if to.X != from.X {
		l.follow()
	}
}

func (l *gridLayer) follow() {
	if l.onScroll != nil {
		l.onScroll()
	}
}

// viewLayout gives the scroller the whole place and tells the rows when it grew, which the scroller does not do while
// the rows are larger than itself.
type viewLayout struct{ l *gridLayer }

func (v viewLayout) MinSize([]fyne.CanvasObject) fyne.Size { return v.l.scroll.MinSize() }

func (v viewLayout) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	for _, o := range objects {
		o.Resize(size)
		o.Move(fyne.Position{})
	}
	v.l.viewChanged()
}

// viewChanged fits the columns and draws the rows for the present size of the view, and head and footer, which were laid out
// before the view had it.
func (l *gridLayer) viewChanged() {
	if l.onResize != nil {
		l.onResize(l.scroll.Size().Width)
	}
	l.sync(true)
	l.follow()
}

// setColumns takes the places of the columns, of which the first frozen ones do not scroll sideways.
func (l *gridLayer) setColumns(columns []gridColumn, frozen int, rebuild bool) {
	l.columns, l.frozen = columns, min(frozen, len(columns))
	l.total = 0
	if n := len(columns); n > 0 {
		l.total = columns[n-1].x + columns[n-1].width
	}
	if rebuild {
		l.generation++
	}
	l.reload()
}

// barHeight is the room under the last row for the bar that scrolls sideways, which lies on top of the rows.
const barHeight float32 = 12

// MinSize is the size of all rows; the scroller shows a part of it.
func (l *gridLayer) MinSize() fyne.Size {
	height := float32(l.source.rowCount()) * l.height
	if l.total > l.scroll.Size().Width {
		height += barHeight
	}
	return fyne.NewSize(l.total, height)
}

// reload shows changed rows or columns.
func (l *gridLayer) reload() {
	l.scroll.Refresh() // and with it the rows
	l.follow()
}

// visible returns the first row in sight and the one after the last.
func (l *gridLayer) visible() (first, end int) {
	top, size := l.scroll.Offset.Y, l.scroll.Size()
	first = max(0, int(top/l.height))
	end = min(l.source.rowCount(), int((top+size.Height)/l.height)+1)
	return first, end
}

// sight is which of the columns that scroll sideways are in sight.
func (l *gridLayer) sight() span {
	in, left := span{l.frozen, len(l.columns)}, l.scroll.Offset.X
	right := left + l.scroll.Size().Width
	if l.frozen > 0 {
		last := l.columns[l.frozen-1]
		left += last.x + last.width
	}
	for in.first < in.end && l.columns[in.first].x+l.columns[in.first].width <= left {
		in.first++
	}
	for in.end > in.first && l.columns[in.end-1].x >= right {
		in.end--
	}
	return in
}

// sync gives every row in sight its shapes; with refill all of them are drawn anew, otherwise only new ones and the
// cells that come into sight.
func (l *gridLayer) sync(refill bool) {
	if l.held > 0 {
		l.due.asked++
		l.due.all = l.due.all || refill
		return
	}
	l.showRing()
	first, end := l.visible()
	in := l.sight()
	for i, r := range l.rows {
		if i < first || i >= end || r.generation != l.generation {
			delete(l.rows, i)
			if r.generation == l.generation {
				l.spare = append(l.spare, r)
			}
		}
	}
	sideways := l.scroll.Offset.X != l.lastX
	l.lastX = l.scroll.Offset.X
	l.objects = l.objects[:0]
	for i := first; i < end; i++ {
		r, known := l.rows[i]
		if !known {
			r = l.take()
			l.rows[i] = r
		}
		if !known || refill {
			l.fill(r, i, in)
		} else if sideways {
			l.turn(r, i, in)
		}
		l.objects = append(l.objects, r.box)
	}
	if l.extra != nil {
		l.objects = append(l.objects, l.extra)
	}
	canvas.Refresh(l)
}

func (l *gridLayer) take() *gridRow {
	for n := len(l.spare); n > 0; n = len(l.spare) {
		r := l.spare[n-1]
		l.spare = l.spare[:n-1]
		if r.generation == l.generation {
			return r
		}
	}
	r := newGridRow()
	r.build(len(l.columns), l.generation)
	return r
}

func (l *gridLayer) width() float32 { return max(l.total, l.scroll.Size().Width) }

// CreateRenderer shows the rows in sight.
func (l *gridLayer) CreateRenderer() fyne.WidgetRenderer { return &layerRenderer{l} }

type layerRenderer struct{ l *gridLayer }

func (r *layerRenderer) Destroy()                     {}
func (r *layerRenderer) Layout(fyne.Size)             {}
func (r *layerRenderer) MinSize() fyne.Size           { return r.l.MinSize() }
func (r *layerRenderer) Objects() []fyne.CanvasObject { return r.l.objects }
func (r *layerRenderer) Refresh()                     { r.l.sync(true) }

// rowAt returns the row under y of the layer, or -1.
func (l *gridLayer) rowAt(y float32) int {
	i := int(y / l.height)
	if y < 0 || i >= l.source.rowCount() {
		return -1
	}
	return i
}

// columnAt returns the column under x of the layer and how far x is into it, or -1.
func (l *gridLayer) columnAt(x float32) (col int, into float32) {
	view := x - l.scroll.Offset.X
	for i, g := range l.columns {
		at := x
		if i < l.frozen {
			at = view
		}
		if at >= g.x && at < g.x+g.width {
			return i, at - g.x
		}
	}
	return -1, 0
}

// reveal scrolls so that row i, and column col when it is not negative, are in full sight.
func (l *gridLayer) reveal(i, col int) {
	off, view := l.scroll.Offset, l.scroll.Size()
	top := float32(i) * l.height
	if top < off.Y {
		off.Y = top
	} else if top+l.height > off.Y+view.Height {
		off.Y = top + l.height - view.Height
	}
	if col >= l.frozen && col < len(l.columns) {
		g, left := l.columns[col], float32(0)
		if l.frozen > 0 {
			f := l.columns[l.frozen-1]
			left = f.x + f.width
		}
		if g.x-left < off.X {
			off.X = g.x - left
		} else if g.x+g.width > off.X+view.Width {
			off.X = g.x + g.width - view.Width
		}
	}
	if off != l.scroll.Offset {
		l.scroll.ScrollToOffset(off)
	}
}

// inSight reports whether a cell showed in a view of a size; before the first view every cell counts.
func (l *gridLayer) inSight(i, col int, view fyne.Size) bool {
	if view.Width == 0 || col >= len(l.columns) {
		return view.Width == 0
	}
	off, g, top := l.scroll.Offset, l.columns[col], float32(i)*l.height
	return top >= off.Y && top+l.height <= off.Y+view.Height && (col < l.frozen || g.x >= off.X && g.x+g.width <= off.X+view.Width)
}

// pageRows is how many rows fit in the view.
func (l *gridLayer) pageRows() int { return max(1, int(l.scroll.Size().Height/l.height)-1) }
