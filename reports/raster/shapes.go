package raster

import (
	"image"
	"image/color"
	"image/draw"
	"math"

	"golang.org/x/image/vector"

	"github.com/shuangbai/shuangbai/reports/typeset"
)

// shapes draws the shapes of a page on white; nil where it has none.
func shapes(p *typeset.Page, scale float32) *image.RGBA {
	if len(p.Shapes) == 0 {
		return nil
	}
	out := image.NewRGBA(image.Rect(0, 0, int(math.Round(p.Width*float64(scale))), int(math.Round(p.Height*float64(scale)))))
	draw.Draw(out, out.Bounds(), image.White, image.Point{}, draw.Src)
	for i := range p.Shapes {
		s := &p.Shapes[i]
		if s.Fill != typeset.NoInk {
			fill(out, scale, s.Fill, s.Points)
		}
		if s.Stroke == typeset.NoInk {
			continue
		}
		points := s.Points
		if s.Closed {
			points = append(append([][2]float64{}, points...), points[0])
		}
		var strokes [][][2]float64
		for k := 1; k < len(points); k++ {
			strokes = append(strokes, stroke(points[k-1], points[k], scale, s)...)
		}
		fill(out, scale, s.Stroke, strokes...)
	}
	return out
}

// fill fills polygons. Only the part of the picture that they touch is worked on.
func fill(out *image.RGBA, scale float32, ink typeset.Ink, polygons ...[][2]float64) {
	box := image.Rectangle{}
	for _, points := range polygons {
		for _, p := range points {
			x, y := int(math.Floor(p[0]*float64(scale))), int(math.Floor(p[1]*float64(scale)))
			box = box.Union(image.Rect(x, y, x+2, y+2))
		}
	}
	box = box.Intersect(out.Bounds())
	if box.Empty() {
		return
	}
	r := vector.NewRasterizer(box.Dx(), box.Dy())
	for _, points := range polygons {
		for i, p := range points {
			x, y := float32(p[0])*scale-float32(box.Min.X), float32(p[1])*scale-float32(box.Min.Y)
			if i == 0 {
				r.MoveTo(x, y)
			} else {
				r.LineTo(x, y)
			}
		}
		r.ClosePath()
	}
	red, green, blue := ink.RGB()
	r.Draw(out, box, image.NewUniform(color.RGBA{red, green, blue, 255}), image.Point{})
}

// stroke is a line between two points as a thin polygon, or as several where it is dashed. All turn the same way, so that one
// over another stays filled.
func stroke(a, b [2]float64, scale float32, s *typeset.Shape) [][][2]float64 {
	dx, dy := b[0]-a[0], b[1]-a[1]
	length := math.Hypot(dx, dy)
	if length == 0 {
		return nil
	}
	half := max(s.Width*typeset.MM, 1/float64(scale)) / 2
	nx, ny := -dy/length*half, dx/length*half
	on, step := length, length
	if s.Dashed {
		on, step = 2, 3.5
	}
	var out [][][2]float64
	for from := 0.0; from < length; from += step {
		to := min(length, from+on)
		x1, y1, x2, y2 := a[0]+dx*from/length, a[1]+dy*from/length, a[0]+dx*to/length, a[1]+dy*to/length
		out = append(out, [][2]float64{{x1 + nx, y1 + ny}, {x2 + nx, y2 + ny}, {x2 - nx, y2 - ny}, {x1 - nx, y1 - ny}})
	}
	return out
}
