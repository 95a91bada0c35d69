package typeset

import (
	"math"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/reports/document"
)

// radar draws the rates around a centre.
func (f *flow) radar(p document.Radar, x, width float64) float64 {
	f.chartTitle(p.Title, x, width)
	cx, cy := x+width/2, f.y+chartHead+radarHeight/2-3
	n := len(p.Axes)
	point := func(i int, share float64) [2]float64 {
		a := 2*math.Pi*float64(i)/float64(max(1, n)) - math.Pi/2
		return [2]float64{cx + radarRadius*share*math.Cos(a), cy + radarRadius*share*math.Sin(a)}
	}
	ring := func(share float64) (points [][2]float64) {
		for i := range n {
			points = append(points, point(i, share))
		}
		return points
	}
	if n >= 3 {
		for _, share := range []float64{0.25, 0.5, 0.75, 1} {
			f.shape(Shape{Points: ring(share), Closed: true, Fill: NoInk, Stroke: GridInk, Width: 0.5})
		}
		for i := range n {
			f.shape(Shape{Points: [][2]float64{{cx, cy}, point(i, 1)}, Fill: NoInk, Stroke: GridInk, Width: 0.5})
		}
	}
	for s := len(p.Series) - 1; s >= 0; s-- {
		var points [][2]float64
		for i, v := range p.Series[s].Values {
			if v >= 0 {
				points = append(points, point(i, max(0, float64(v-radarCentre)/(10000-radarCentre))))
			}
		}
		if len(points) > 1 {
			f.shape(Shape{Points: points, Closed: true, Fill: NoInk, Stroke: seriesInks[s], Width: chartLine, Dashed: s > 0})
		}
		for _, at := range points {
			f.marker(s, at[0], at[1], 0.8, seriesInks[s])
		}
	}
	for i, axis := range p.Axes {
		at := point(i, 1.3) // two lines, clear of a marker on the rim
		side := 0
		switch {
		case at[0] > cx+3:
			at, side = point(i, 1.1), 1
		case at[0] < cx-3:
			at, side = point(i, 1.1), -1
		}
		f.axisLabel(&p, i, axis, at, side)
	}
	f.legend(p.Series, p.Note, x, f.y+chartHead+radarHeight-4)
	return chartHead + radarHeight
}

// axisLabel writes the name of an axis and under it the rates; side is as for small.
func (f *flow) axisLabel(p *document.Radar, i int, axis string, at [2]float64, side int) {
	f.small(axis, at[0], at[1]-1.9, side, f.st.SizeSmall)
	var words [2]string
	for s := range min(2, len(p.Series)) {
		words[s] = "—"
		if v := p.Series[s].Values[i]; v >= 0 {
			words[s] = model.Points(v).String()
		}
	}
	own, mean := f.plain(words[0], document.HeadRole, f.st.SizeSmall), f.plain(words[1], document.Body, f.st.SizeSmall)
	left := at[0] - (own.width+mean.width+1)*float64(1-side)/2
	f.lineAt(own, left, at[1]+0.1, 4, f.st.SizeSmall)
	f.lineAt(mean, left+own.width+1, at[1]+0.1, 4, f.st.SizeSmall)
}

// legend names the series from x on.
func (f *flow) legend(series []document.Series, note string, x, y float64) {
	for i, s := range series {
		f.shape(Shape{Points: [][2]float64{{x, y}, {x + 8, y}}, Fill: NoInk, Stroke: seriesInks[i], Width: chartLine, Dashed: i > 0})
		f.marker(i, x+4, y, 0.8, seriesInks[i])
		f.small(s.Name, x+9.5, y, 1, f.st.SizeSmall)
		x += 9.5 + f.plain(s.Name, document.HeadRole, f.st.SizeSmall).width + 4
	}
	f.small(note, x, y, 1, f.st.SizeSmall)
}
