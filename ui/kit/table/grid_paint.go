package table

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
)

// drawing is what the rows are owed at the end of a stretch of work.
type drawing struct {
	asked int // times
	all   bool
	rows  []int
}

// refill draws some rows anew, as far as they are in sight.
func (l *gridLayer) refill(rows ...int) {
	if l.held > 0 {
		l.due.asked++
		l.due.rows = append(l.due.rows, rows...)
		return
	}
	l.showRing()
	in := l.sight()
	for n, i := range rows {
		if r, known := l.rows[i]; known && !slices.Contains(rows[:n], i) {
			l.fill(r, i, in)
		}
	}
	canvas.Refresh(l)
}

// together does what draws rows several times, and draws each of them once at its end.
func (l *gridLayer) together(do func()) {
	l.held++
	do()
	if l.held--; l.held > 0 {
		return
	}
	due, after := l.due, l.after
	l.due, l.after = drawing{}, nil
	if due.asked > 0 {
		l.sync(due.all)
		if !due.all && len(due.rows) > 0 {
			l.refill(due.rows...)
		}
	}
	if after != nil {
		after()
	}
}

// fill draws row i with the shapes of r: the cells that are in sight.
func (l *gridLayer) fill(r *gridRow, i int, in span) {
	r.index = i
	w := l.width()
	draw.Place(r.box, 0, float32(i)*l.height, w, l.height)
	band, style := l.source.bandAt(i), l.look(i)
	if band != nil {
		r.setBand(band, w, l.height, l.scroll.Offset.X)
	}
	r.show(l.frozen, in, band != nil, style.cell)
	l.paintRow(r, style, band != nil)
	if band != nil {
		return
	}
	for col := range l.frozen {
		l.fillCell(r, i, col, style)
	}
	for col := in.first; col < in.end; col++ {
		l.fillCell(r, i, col, style)
	}
	l.placeFrozen(r, i)
}

// turn follows the rows sideways: row i shows the cells that are in sight now, of which only those that were not have to be drawn.
func (l *gridLayer) turn(r *gridRow, i int, in span) {
	if was := r.in; was != in && l.source.bandAt(i) == nil {
		style := l.look(i)
		r.show(l.frozen, in, false, style.cell)
		for col := in.first; col < in.end; col++ {
			if !was.has(col) {
				l.fillCell(r, i, col, style)
			}
		}
	}
	l.placeFrozen(r, i)
}

func (l *gridLayer) fillCell(r *gridRow, i, col int, style rowLook) {
	c := &l.scratch
	*c = Cell{Bar: -1}
	l.source.fillCell(i, col, c)
	c.ranged = l.source.inRange(i, col)
	g := l.columns[col]
	lead := style.boldLead && col == l.source.leadColumn()
	v := r.cell(col)
	v.set(c, g.width, l.height, l.pad, lead, style.selected || style.tone != look.ToneNone, g.ruleOff)
	draw.Place(v.box, g.x, 0, g.width, l.height)
}

// placeFrozen keeps the frozen cells, bars and lines at the left edge of the view.
func (l *gridLayer) placeFrozen(r *gridRow, i int) {
	x := l.scroll.Offset.X
	if band := l.source.bandAt(i); band != nil {
		r.setBand(band, l.width(), l.height, x)
	} else {
		for col := range l.frozen {
			r.cell(col).box.Move(fyne.NewPos(x+l.columns[col].x, 0))
		}
	}
	if l.frozen > 0 {
		g := l.columns[l.frozen-1]
		r.frozenGround.Hidden = x == 0 // nothing has scrolled under them
		draw.Place(r.frozenGround, x, 0, g.x+g.width, l.height-1)
	}
	r.bar.Move(fyne.NewPos(x, 0))
	l.placeFrame(r, i)
}

func (l *gridLayer) look(i int) rowLook {
	tone, selected, current := l.source.rowKind(i)
	look := rowLook{tone: tone, selected: selected, hovered: i == l.hover, cell: -1}
	if current {
		look.boldLead = true
		look.cell = l.source.currentColumn()
		look.lines = l.focused && look.cell < 0
	}
	return look
}

// paintRow sets ground, rules and marker of a row. Selected wins over hover; tints of single cells win over both.
func (l *gridLayer) paintRow(r *gridRow, style rowLook, band bool) {
	w := l.width()
	fill := look.Surface
	switch {
	case style.selected:
		fill = look.Selected
	case style.tone != look.ToneNone:
		fill = style.tone.Soft()
	case style.hovered:
		fill = look.Hover
	}
	r.ground.FillColor, r.frozenGround.FillColor = look.Color(fill), look.Color(fill)
	r.ground.Hidden = band
	draw.Place(r.ground, 0, 0, w, l.height)
	r.rule.FillColor = look.Color(look.LineSoft)
	draw.Place(r.rule, 0, l.height-1, w, 1)
	r.bar.Hidden, r.bar.FillColor = !style.selected || band, look.Color(look.Accent)
	draw.Place(r.bar, l.scroll.Offset.X, 0, look.MarkerBar, l.height)
	for _, line := range []*canvas.Rectangle{r.above, r.below} {
		line.Hidden, line.FillColor = !style.lines, look.Color(look.Accent)
	}
	draw.Place(r.above, 0, 0, w, 1)
	draw.Place(r.below, 0, l.height-1, w, 1)
	r.frame.Hidden = style.cell < 0 || style.cell >= len(l.columns) || band
	draw.Paint(r.frame, look.Clear, look.Accent, look.FocusStroke)
	if !r.frame.Hidden && !l.focused && l.extra == nil {
		draw.Paint(r.frame, look.Clear, look.Edge, 1)
	}
}

func (l *gridLayer) placeFrame(r *gridRow, i int) {
	if col := l.source.currentColumn(); !r.frame.Hidden && col >= 0 && col < len(l.columns) {
		x := l.columns[col].x
		if col < l.frozen {
			x += l.scroll.Offset.X
		}
		draw.Place(r.frame, x, 0, l.columns[col].width, l.height-1)
	}
}
