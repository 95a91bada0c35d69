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
func Bytes(r typeset.Result, made time.Time) ([]byte, error) {
	w := NewWriter(r.Title, r.Author, made)
	w.Add(r.Pages)
	return w.Bytes()
}

const failed = "PDF 没有做成，数据没有改动；请把“设置”里的日志文件发给支持人员"

// Writer makes a PDF of pages that come one after the other. After a failure it does nothing more, and Bytes tells of it.
type Writer struct {
	pdf     *gofpdf.Fpdf
	known   map[*typeset.Face]*runeSet // characters that the library knows to embed, by face
	face    *typeset.Face              // of the page's graphics state
	size    float64
	spacing float64
	line    float64 // width of lines, points
	dashed  bool
	height  float64      // of the page drawn on, mm
	added   float64      // of the page added last, which the library takes for that of every page
	content bytes.Buffer // of the page, not yet handed to the library
	err     error
}

// NewWriter begins a PDF; made is the date in its properties.
func NewWriter(title, author string, made time.Time) *Writer {
	p := gofpdf.NewCustom(&gofpdf.InitType{OrientationStr: "P", UnitStr: "mm", SizeStr: "A4"})
	p.SetCatalogSort(true)
	p.SetCreationDate(made.UTC())
	p.SetModificationDate(made.UTC())
	p.SetMargins(0, 0, 0)
	p.SetAutoPageBreak(false, 0)
	p.SetTitle(wide(title), true)
	p.SetAuthor(wide(author), true)
	p.SetCreator("Shuangbai", false)
	p.SetProducer("Shuangbai", false)
	p.SetLineCapStyle("butt")
	p.SetCompression(false) // see compressed
	return &Writer{pdf: p, known: map[*typeset.Face]*runeSet{}}
}

// Add adds pages.
func (w *Writer) Add(pages []typeset.Page) {
	w.guarded(func() {
		for i := range pages {
			w.begin(&pages[i])
			w.draw(&pages[i])
		}
	})
}

// Reserve adds pages that Draw fills later.
func (w *Writer) Reserve(pages []typeset.Page) {
	w.guarded(func() {
		for i := range pages {
			w.begin(&pages[i])
		}
	})
}

// Draw fills pages that were reserved, from the index at on.
func (w *Writer) Draw(at int, pages []typeset.Page) {
	w.guarded(func() {
		for i := range pages {
			w.pdf.SetPage(at + i + 1)
			w.height, w.face, w.size, w.line, w.spacing = pages[i].Height, nil, 0, 0, 0 // what this page was begun with is not known
			w.pdf.SetDashPattern(nil, 0)
			w.dashed = false
			w.draw(&pages[i])
		}
		w.pdf.SetPage(w.pdf.PageCount()) // the file ends with the page that is current
	})
}

// Bytes ends the PDF and gives its content.
func (w *Writer) Bytes() ([]byte, error) {
	var out bytes.Buffer
	w.guarded(func() {
		if err := w.pdf.Output(&out); err != nil {
			w.err = model.Wrap(err, model.Internal, "%s", failed)
		}
	})
	if w.err != nil {
		return nil, w.err
	}
	data, err := compressed(out.Bytes())
	return data, model.Wrap(err, model.Internal, "%s", failed)
}

// guarded runs a step unless one failed before: the library panics on fonts and characters it cannot hold.
func (w *Writer) guarded(step func()) {
	defer func() {
		if cause := recover(); cause != nil {
			w.err = &model.Error{Code: model.Internal, Message: failed, Err: fmt.Errorf("gofpdf: %v", cause)}
		}
	}()
	if w.err == nil {
		step()
	}
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

// begin adds an empty page with its bookmark.
func (w *Writer) begin(p *typeset.Page) {
	orientation := "P"
	if p.Width > p.Height {
		orientation = "L"
	}
	w.pdf.AddPageFormat(orientation, gofpdf.SizeType{Wd: min(p.Width, p.Height), Ht: max(p.Width, p.Height)})
	w.spacing, w.height, w.added = 0, p.Height, p.Height
	if p.Bookmark == "" {
		return
	}
	if w.face == nil && len(p.Texts) > 0 { // a bookmark is written in the code of the face that is current
		first := &p.Texts[0].Runs[0]
		w.font(first.Face, first.Size)
	}
	if w.face != nil {
		w.pdf.Bookmark(wide(p.Bookmark), 0, 0)
	}
}

func (w *Writer) draw(p *typeset.Page) {
	for i := range p.Shapes {
		w.shape(&p.Shapes[i])
	}
	for i := range p.Rules {
		w.rule(&p.Rules[i])
	}
	for i := range p.Texts {
		w.text(&p.Texts[i])
	}
	w.flush()
}

// shape draws an area or a line of a chart.
func (w *Writer) shape(s *typeset.Shape) {
	paint := "S"
	if s.Fill != typeset.NoInk {
		w.colour(s.Fill, "rg")
		paint = "f"
	}
	if s.Stroke != typeset.NoInk {
		w.colour(s.Stroke, "RG")
		if s.Fill != typeset.NoInk {
			paint = "B"
		}
	}
	w.stroke(s.Width, s.Dashed)
	for i, p := range s.Points {
		w.point(p[0], p[1])
		if i == 0 {
			w.op("m")
		} else {
			w.op("l")
		}
	}
	if s.Closed {
		w.op("h")
	}
	w.op(paint)
	w.op("0 g 0 G")
}

func (w *Writer) rule(r *typeset.Rule) {
	w.stroke(r.Width, r.Dashed)
	w.point(r.X1, r.Y1)
	w.content.WriteString("m ")
	w.point(r.X2, r.Y2)
	w.op("l S")
}

// stroke makes a width of line, in points, and a pattern current.
func (w *Writer) stroke(width float64, dashed bool) {
	if width != w.line {
		w.line = width
		w.flush()
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
	w.flush()
	w.pdf.SetDashPattern(dash, 0)
}
