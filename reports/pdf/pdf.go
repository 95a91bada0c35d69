// Package pdf turns typeset pages into a PDF file. It is the only place that knows gofpdf.
package pdf

import (
	"bytes"
	"fmt"
	"strings"
	"time"
	"unicode/utf16"

	"github.com/jung-kurt/gofpdf"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/reports/typeset"
)

// Write makes the PDF of typeset pages and stores it at the target. made is the date in the file's properties; the same
// pages and date give the same bytes. Errors are *model.Error.
func Write(to outfile.Target, r typeset.Result, made time.Time) error {
	data, err := Bytes(r, made)
	if err != nil {
		return err
	}
	return to.Write(data)
}

// Usable tells whether the PDF library can embed a face, by trying it: it gives up on some files with a panic, or
// only when the file is put together.
func Usable(f *typeset.Face) bool {
	page := typeset.Page{Width: 210, Height: 297, Texts: []typeset.Text{{Runs: []typeset.Run{{X: 20, Y: 20, Size: 12, Face: f, Text: "党1"}}}}}
	_, err := Bytes(typeset.Result{Pages: []typeset.Page{page}}, time.Unix(0, 0))
	return err == nil
}

// Bytes is the PDF as it would be written.
func Bytes(r typeset.Result, made time.Time) (data []byte, err error) {
	defer func() { // the library panics on fonts and characters it cannot hold
		if cause := recover(); cause != nil {
			data, err = nil, &model.Error{Code: model.Internal, Message: failed, Err: fmt.Errorf("gofpdf: %v", cause)}
		}
	}()
	w := newWriter(r, made)
	for i := range r.Pages {
		w.page(&r.Pages[i])
	}
	var out bytes.Buffer
	if err := w.pdf.Output(&out); err != nil {
		return nil, model.Wrap(err, model.Internal, "%s", failed)
	}
	return out.Bytes(), nil
}

const failed = "PDF 没有做成，数据没有改动；请把“设置”里的日志文件发给支持人员"

type writer struct {
	pdf     *gofpdf.Fpdf
	known   map[*typeset.Face]bool
	face    *typeset.Face // of the page's graphics state
	size    float64
	spacing float64
	line    float64 // width of lines, points
	dashed  bool
}

func newWriter(r typeset.Result, made time.Time) *writer {
	p := gofpdf.NewCustom(&gofpdf.InitType{OrientationStr: "P", UnitStr: "mm", SizeStr: "A4"})
	p.SetCatalogSort(true)
	p.SetCreationDate(made.UTC())
	p.SetModificationDate(made.UTC())
	p.SetMargins(0, 0, 0)
	p.SetAutoPageBreak(false, 0)
	p.SetTitle(wide(r.Title), true)
	p.SetAuthor(wide(r.Author), true)
	p.SetCreator("Shuangbai", false)
	p.SetProducer("Shuangbai", false)
	p.SetLineCapStyle("butt")
	return &writer{pdf: p, known: map[*typeset.Face]bool{}}
}

// wide rewrites characters beyond the first plane as pairs of three-byte surrogates, which is what the library's
// conversion to UTF-16 turns into a proper pair.
func wide(s string) string {
	if strings.IndexFunc(s, beyond) < 0 {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if !beyond(r) {
			b.WriteRune(r)
			continue
		}
		hi, lo := utf16.EncodeRune(r)
		for _, u := range []rune{hi, lo} {
			b.Write([]byte{0xE0 | byte(u>>12), 0x80 | byte(u>>6)&0x3F, 0x80 | byte(u)&0x3F})
		}
	}
	return b.String()
}

// beyond tells characters that the library's fonts cannot hold.
func beyond(r rune) bool { return r > 0xFFFF }

func (w *writer) page(p *typeset.Page) {
	orientation := "P"
	if p.Width > p.Height {
		orientation = "L"
	}
	w.pdf.AddPageFormat(orientation, gofpdf.SizeType{Wd: min(p.Width, p.Height), Ht: max(p.Width, p.Height)})
	w.spacing = 0
	for i := range p.Shapes {
		w.shape(&p.Shapes[i])
	}
	for i := range p.Rules {
		w.rule(&p.Rules[i])
	}
	for i := range p.Texts {
		w.text(&p.Texts[i])
	}
	if p.Bookmark != "" && w.face != nil {
		w.pdf.Bookmark(wide(p.Bookmark), 0, 0)
	}
}

// shape draws an area or a line of a chart.
func (w *writer) shape(s *typeset.Shape) {
	style := ""
	if s.Fill != typeset.NoInk {
		r, g, b := s.Fill.RGB()
		w.pdf.SetFillColor(int(r), int(g), int(b))
		style = "F"
	}
	if s.Stroke != typeset.NoInk {
		r, g, b := s.Stroke.RGB()
		w.pdf.SetDrawColor(int(r), int(g), int(b))
		style += "D"
	}
	w.stroke(s.Width, s.Dashed)
	w.pdf.MoveTo(s.Points[0][0], s.Points[0][1])
	for _, p := range s.Points[1:] {
		w.pdf.LineTo(p[0], p[1])
	}
	if s.Closed {
		w.pdf.ClosePath()
	}
	w.pdf.DrawPath(style)
	w.pdf.SetDrawColor(0, 0, 0)
	w.pdf.SetFillColor(0, 0, 0)
}

func (w *writer) rule(r *typeset.Rule) {
	w.stroke(r.Width, r.Dashed)
	w.pdf.Line(r.X1, r.Y1, r.X2, r.Y2)
}

// stroke makes a width of line, in points, and a pattern current.
func (w *writer) stroke(width float64, dashed bool) {
	if width != w.line {
		w.line = width
		w.pdf.SetLineWidth(width * typeset.MM)
	}
	if dashed == w.dashed {
		return
	}
	w.dashed = dashed
	var dash []float64
	if dashed {
		dash = []float64{2, 1.5}
	}
	w.pdf.SetDashPattern(dash, 0)
}

// text draws one line. A line whose runs cannot be read off in order carries its words as ActualText.
func (w *writer) text(t *typeset.Text) {
	if t.Actual != "" {
		w.beginActual(t.Actual)
	}
	for i := range t.Runs {
		w.run(&t.Runs[i], t.Actual != "")
	}
	if t.Actual != "" {
		w.pdf.RawWriteStr("EMC")
	}
}

func (w *writer) beginActual(s string) {
	var b strings.Builder
	b.WriteString("/Span <</ActualText <FEFF")
	for _, u := range utf16.Encode([]rune(s)) {
		fmt.Fprintf(&b, "%04X", u)
	}
	b.WriteString(">>> BDC")
	w.pdf.RawWriteStr(b.String())
}

// font makes face and size current; a face is embedded once, when it first occurs.
func (w *writer) font(face *typeset.Face, size float64) {
	if !w.known[face] {
		w.known[face] = true
		w.pdf.AddUTF8FontFromBytes(face.Name, "", face.Data)
	} else if w.face == face && w.size == size {
		return
	}
	w.face, w.size = face, size
	w.pdf.SetFont(face.Name, "", size)
}

func (w *writer) run(r *typeset.Run, inActual bool) {
	w.font(r.Face, r.Size)
	if s := r.Spacing / typeset.MM; s != w.spacing {
		w.spacing = s
		w.pdf.RawWriteStr(fmt.Sprintf("%.4f Tc", s))
	}
	if r.Turned {
		w.pdf.TransformBegin()
		w.pdf.TransformRotate(-90, r.X, r.Y)
		w.pdf.Text(r.X, r.Y, r.Text)
		w.pdf.TransformEnd()
		return
	}
	if strings.IndexFunc(r.Text, beyond) < 0 {
		w.pdf.Text(r.X, r.Y, r.Text)
		return
	}
	w.mixed(r, inActual)
}

// mixed draws a run with characters beyond the first plane: those as filled outlines, the rest as text.
func (w *writer) mixed(r *typeset.Run, inActual bool) {
	em := r.Size * typeset.MM
	x, from := r.X, r.X
	var plain strings.Builder
	flush := func() {
		if plain.Len() > 0 {
			w.pdf.Text(from, r.Y, plain.String())
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
func (w *writer) outline(r *typeset.Run, c rune, x float64, inActual bool) {
	em := r.Size * typeset.MM
	at := func(p [2]float64) (float64, float64) { return x + p[0]*em, r.Y - p[1]*em }
	open := false
	var x0, y0 float64 // where the pen stands
	for _, s := range r.Face.Outline(c) {
		x1, y1 := at(s.Points[0])
		switch s.Op {
		case 'M':
			if open {
				w.pdf.ClosePath()
			}
			w.pdf.MoveTo(x1, y1)
			x0, y0, open = x1, y1, true
		case 'L':
			w.pdf.LineTo(x1, y1)
			x0, y0 = x1, y1
		case 'Q': // the library has no quadratic curves: raised to a cubic
			x2, y2 := at(s.Points[1])
			w.pdf.CurveBezierCubicTo(x0+(x1-x0)*2/3, y0+(y1-y0)*2/3, x2+(x1-x2)*2/3, y2+(y1-y2)*2/3, x2, y2)
			x0, y0 = x2, y2
		case 'C':
			x2, y2 := at(s.Points[1])
			x3, y3 := at(s.Points[2])
			w.pdf.CurveBezierCubicTo(x1, y1, x2, y2, x3, y3)
			x0, y0 = x3, y3
		}
	}
	if open {
		w.pdf.ClosePath()
		w.pdf.DrawPath("F")
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
	w.pdf.RawWriteStr(fmt.Sprintf("3 Tr %.2f Tz", stretch))
	w.pdf.Text(x, r.Y, " ")
	w.pdf.RawWriteStr("0 Tr 100 Tz")
	if !inActual {
		w.pdf.RawWriteStr("EMC")
	}
}
