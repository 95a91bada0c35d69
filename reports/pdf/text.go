package pdf

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/reports/typeset"
)

// text draws one line. A line whose runs cannot be read off in order carries its words as ActualText.
func (w *Writer) text(t *typeset.Text) {
	if t.Actual != "" {
		w.beginActual(t.Actual)
	}
	for i := range t.Runs {
		w.run(&t.Runs[i], t.Actual != "")
	}
	if t.Actual != "" {
		w.op("EMC")
	}
}

// font makes face and size current; a face is embedded once, when it first occurs.
func (w *Writer) font(face *typeset.Face, size float64) {
	if w.known[face] == nil {
		w.known[face] = &runeSet{}
		w.pdf.AddUTF8FontFromBytes(face.Name, "", face.Data)
	} else if w.face == face && w.size == size {
		return
	}
	w.face, w.size = face, size
	w.flush()
	w.pdf.SetFont(face.Name, "", size)
}

func (w *Writer) run(r *typeset.Run, inActual bool) {
	w.font(r.Face, r.Size)
	if s := r.Spacing / typeset.MM; s != w.spacing {
		w.spacing = s
		w.content.Write(strconv.AppendFloat(w.content.AvailableBuffer(), s, 'f', 4, 64))
		w.op(" Tc")
	}
	switch {
	case r.Turned:
		w.flush()
		w.pdf.TransformBegin()
		w.pdf.TransformRotate(-90, r.X, r.Y-w.height+w.added)
		w.plain(r.X, r.Y, r.Text)
		w.flush()
		w.pdf.TransformEnd()
	case strings.IndexFunc(r.Text, beyond) < 0:
		w.plain(r.X, r.Y, r.Text)
	default:
		w.mixed(r, inActual)
	}
}

// mixed draws a run with characters beyond the first plane: those as filled outlines, the rest as text.
func (w *Writer) mixed(r *typeset.Run, inActual bool) {
	em := r.Size * typeset.MM
	x, from := r.X, r.X
	var plain strings.Builder
	flush := func() {
		if plain.Len() > 0 {
			w.plain(from, r.Y, plain.String())
			plain.Reset()
		}
	}
	for _, c := range r.Text {
		adv, _ := r.Face.Advance(c)
		if beyond(c) {
			flush()
			w.outline(r, c, x, inActual)
		} else {
			if plain.Len() == 0 {
				from = x
			}
			plain.WriteRune(c)
		}
		x += adv*em + r.Spacing
	}
	flush()
}

// outline fills the shape of a character and lays an invisible space over it that says what it is, so that the name
// is found by text search. The space is stretched to the width of the character.
func (w *Writer) outline(r *typeset.Run, c rune, x float64, inActual bool) {
	em := r.Size * typeset.MM
	at := func(p [2]float64) (float64, float64) { return x + p[0]*em, r.Y - p[1]*em }
	open := false
	var x0, y0 float64 // where the pen stands
	for _, s := range r.Face.Outline(c) {
		x1, y1 := at(s.Points[0])
		switch s.Op {
		case 'M':
			if open {
				w.op("h")
			}
			w.point(x1, y1)
			w.op("m")
			x0, y0, open = x1, y1, true
		case 'L':
			w.point(x1, y1)
			w.op("l")
			x0, y0 = x1, y1
		case 'Q': // PDF has no quadratic curves: raised to a cubic
			x2, y2 := at(s.Points[1])
			w.curve(x0+(x1-x0)*2/3, y0+(y1-y0)*2/3, x2+(x1-x2)*2/3, y2+(y1-y2)*2/3, x2, y2)
			x0, y0 = x2, y2
		case 'C':
			x2, y2 := at(s.Points[1])
			x3, y3 := at(s.Points[2])
			w.curve(x1, y1, x2, y2, x3, y3)
			x0, y0 = x3, y3
		}
	}
	if open {
		w.op("h f")
	}
	if !inActual {
		w.beginActual(string(c))
	}
	adv, _ := r.Face.Advance(c)
	blank, _ := r.Face.Advance(' ')
	stretch := 100.0
	if blank > 0 {
		stretch = 100 * adv / blank
	}
	w.op(fmt.Sprintf("3 Tr %.2f Tz", stretch))
	w.plain(x, r.Y, " ")
	w.op("0 Tr 100 Tz")
	if !inActual {
		w.op("EMC")
	}
}
