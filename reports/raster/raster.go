// Package raster draws typeset pages as pictures for the screen. It draws the same pages that become the PDF, so the
// preview cannot differ from the print.
package raster

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"golang.org/x/image/vector"

	"github.com/shuangbai/shuangbai/reports/typeset"
)

// pixelsPerMM is the scale at zoom 1: 96 dots per inch.
const pixelsPerMM = 96 / 25.4

// thumbScale is the scale, in pixels for a millimetre, up to which a page is looked at and not read.
const thumbScale = 1.0

// MaxZoom bounds the size of a picture: an A4 page is about 3200 by 4500 pixels then.
const MaxZoom = 4

// Size is the picture's size in pixels at a zoom; 1 is 96 dots per inch. Zooms outside (0, MaxZoom] are brought in.
func Size(p *typeset.Page, zoom float64) (width, height int) {
	s := scaleOf(zoom)
	return int(math.Round(p.Width * s)), int(math.Round(p.Height * s))
}

func scaleOf(zoom float64) float64 {
	if !(zoom > 0.05) {
		zoom = 0.05
	}
	return min(zoom, MaxZoom) * pixelsPerMM
}

// Page draws one page, black on white with smooth edges.
func Page(p *typeset.Page, zoom float64) *image.RGBA {
	w, h := Size(p, zoom)
	d := drawing{scale: float32(scaleOf(zoom)), shapes: vector.NewRasterizer(w, h), ink: image.NewAlpha(image.Rect(0, 0, w, h))}
	for i := range p.Texts {
		for k := range p.Texts[i].Runs {
			d.run(&p.Texts[i].Runs[k])
		}
	}
	d.shapes.Draw(d.ink, d.ink.Bounds(), image.NewUniform(color.Alpha{A: 0xff}), image.Point{})
	for i := range p.Rules {
		d.rule(&p.Rules[i])
	}
	return onPaper(d.ink, shapes(p, d.scale))
}

// onPaper turns ink coverage into black on white, or on the shapes of charts where there are any.
func onPaper(ink *image.Alpha, under *image.RGBA) *image.RGBA {
	if under != nil {
		draw.DrawMask(under, under.Bounds(), image.Black, image.Point{}, ink, image.Point{}, draw.Over)
		return under
	}
	out := image.NewRGBA(ink.Bounds())
	for i, a := range ink.Pix {
		v := 255 - a
		px := out.Pix[4*i : 4*i+4 : 4*i+4]
		px[0], px[1], px[2], px[3] = v, v, v, 255
	}
	return out
}

type drawing struct {
	scale  float32
	shapes *vector.Rasterizer
	ink    *image.Alpha
}

// run adds the outlines of a run's characters.
func (d *drawing) run(r *typeset.Run) {
	em := float32(r.Size * typeset.MM)
	along := float32(0)
	for _, c := range r.Text {
		x, y := float32(r.X)+along, float32(r.Y)
		if r.Turned {
			x, y = float32(r.X), float32(r.Y)+along
		}
		d.glyph(r.Face.Outline(c), x, y, em, r.Turned)
		adv, _ := r.Face.Advance(c)
		along += float32(adv)*em + float32(r.Spacing)
	}
}

// glyph adds one outline with its origin at x, y mm.
func (d *drawing) glyph(outline []typeset.Segment, x, y, em float32, turned bool) {
	at := func(p [2]float64) (float32, float32) {
		u, v := float32(p[0])*em, float32(p[1])*em
		if turned {
			return (x + v) * d.scale, (y + u) * d.scale
		}
		return (x + u) * d.scale, (y - v) * d.scale
	}
	for i := range outline {
		s := &outline[i]
		x1, y1 := at(s.Points[0])
		switch s.Op {
		case 'M':
			if i > 0 {
				d.shapes.ClosePath()
			}
			d.shapes.MoveTo(x1, y1)
		case 'L':
			d.shapes.LineTo(x1, y1)
		case 'Q':
			x2, y2 := at(s.Points[1])
			d.shapes.QuadTo(x1, y1, x2, y2)
		case 'C':
			x2, y2 := at(s.Points[1])
			x3, y3 := at(s.Points[2])
			d.shapes.CubeTo(x1, y1, x2, y2, x3, y3)
		}
	}
	if len(outline) > 0 {
		d.shapes.ClosePath()
	}
}

// rule fills a line on whole pixels, so that thin rules are crisp and heavy ones stay heavier at every zoom.
func (d *drawing) rule(r *typeset.Rule) {
	s := float64(d.scale)
	width := max(1, int(math.Round(r.Width*typeset.MM*s)))
	if r.Width >= 1 && s > thumbScale {
		width = max(2, width)
	}
	shade := uint8(0xff)
	if s <= thumbScale {
		shade = uint8(min(0xff, 0x50*r.Width)) // the rules of a small page would make its tables black
	}
	x1, x2 := min(r.X1, r.X2)*s, max(r.X1, r.X2)*s
	y1, y2 := min(r.Y1, r.Y2)*s, max(r.Y1, r.Y2)*s
	across := func(v float64) (int, int) {
		from := int(math.Round(v - float64(width)/2))
		return from, from + width
	}
	if y2-y1 < x2-x1 {
		top, bottom := across((y1 + y2) / 2)
		d.fill(int(math.Round(x1)), top, int(math.Round(x2)), bottom, r.Dashed, true, shade)
		return
	}
	left, right := across((x1 + x2) / 2)
	d.fill(left, int(math.Round(y1)), right, int(math.Round(y2)), r.Dashed, false, shade)
}

func (d *drawing) fill(x1, y1, x2, y2 int, dashed, lying bool, shade uint8) {
	box := image.Rect(x1, y1, x2, y2).Intersect(d.ink.Bounds())
	on, period := int(2*d.scale), int(3.5*d.scale)
	for y := box.Min.Y; y < box.Max.Y; y++ {
		row := d.ink.Pix[d.ink.PixOffset(0, y):]
		for x := box.Min.X; x < box.Max.X; x++ {
			along := y - y1
			if lying {
				along = x - x1
			}
			if !dashed || period < 2 || along%period < on {
				row[x] = max(row[x], shade)
			}
		}
	}
}
