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
			area(out, s.Points, scale, s.Fill)
		}
		if s.Stroke == typeset.NoInk {
			continue
		}
		points := s.Points
		if s.Closed {
			points = append(append([][2]float64{}, points...), points[0])
		}
		for k := 1; k < len(points); k++ {
			stroke(out, points[k-1], points[k], scale, s)
		}
	}
	return out
}

// area fills a polygon.
func area(out *image.RGBA, points [][2]float64, scale float32, ink typeset.Ink) {
	r := vector.NewRasterizer(out.Bounds().Dx(), out.Bounds().Dy())
	for i, p := range points {
		x, y := float32(p[0])*scale, float32(p[1])*scale
		if i == 0 {
			r.MoveTo(x, y)
		} else {
			r.LineTo(x, y)
		}
	}
	r.ClosePath()
	red, green, blue := ink.RGB()
	r.Draw(out, out.Bounds(), image.NewUniform(color.RGBA{red, green, blue, 255}), image.Point{})
}

// stroke draws a line between two points as a thin polygon, or as several where it is dashed.
func stroke(out *image.RGBA, a, b [2]float64, scale float32, s *typeset.Shape) {
	dx, dy := b[0]-a[0], b[1]-a[1]
	length := math.Hypot(dx, dy)
	if length == 0 {
		return
	}
	half := max(s.Width*typeset.MM, 1/float64(scale)) / 2
	nx, ny := -dy/length*half, dx/length*half
	from, step := 0.0, length
	on := length
	if s.Dashed {
		on, step = 2, 3.5
	}
	for ; from < length; from += step {
		to := min(length, from+on)
		x1, y1, x2, y2 := a[0]+dx*from/length, a[1]+dy*from/length, a[0]+dx*to/length, a[1]+dy*to/length
		area(out, [][2]float64{{x1 + nx, y1 + ny}, {x2 + nx, y2 + ny}, {x2 - nx, y2 - ny}, {x1 - nx, y1 - ny}}, scale, s.Stroke)
	}
}
