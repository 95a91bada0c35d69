package typeset

import (
	"fmt"
	"math"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/reports/document"
)

// Measures of charts, mm unless said otherwise (papers.md 6.7).
const (
	chartHead    = 7.0  // the title with its rule
	radarHeight  = 76.0 // without the title
	radarRadius  = 22.0
	radarCentre  = 6000 // a rate of 60 % and less sits at the centre, the rim is 100 %
	trendHeight  = 42.0 // of the plot
	barHeight    = 4.6
	barWidth     = 46.0
	barPitch     = 8.2
	chartLine    = 1.2 // points
	labelApart   = 3.0
	tableRowHigh = 5.6
)

// chart draws a chart at the left edge x with a width, from f.y down, and gives its height.
func (f *flow) chart(p document.Part, x, width float64) float64 {
	switch p := p.(type) {
	case document.Radar:
		return f.radar(p, x, width)
	case document.Trend:
		return f.trend(p, x, width)
	case document.Structure:
		return f.structure(p, x)
	}
	return 0
}

// chartHeight is the height that chart takes.
func (f *flow) chartHeight(p document.Part) float64 {
	switch p := p.(type) {
	case document.Radar:
		return chartHead + radarHeight
	case document.Trend:
		return chartHead + trendHeight + 8 + tableRowHigh*float64(len(p.Series)+1)
	case document.Structure:
		return chartHead + barPitch*float64(len(p.Rows))
	}
	return 0
}

// pair sets two charts beside each other.
func (f *flow) pair(p document.Pair) {
	const between = 4.0
	h := max(f.chartHeight(p.Left), f.chartHeight(p.Right))
	if h > f.room() && !f.empty() {
		f.newPage()
	}
	half := (f.width - between) / 2
	f.chart(p.Left, f.left, half)
	f.chart(p.Right, f.left+half+between, half)
	f.y += h
	f.note = false
}

func (f *flow) chartTitle(title string, x, width float64) {
	f.lineAt(f.plain(title, document.HeadRole, f.st.SizeCell), x, f.y, chartHead-1.5, f.st.SizeCell)
	f.rule(x, f.y+chartHead-1, x+width, f.y+chartHead-1, f.st.Thin)
}

func (f *flow) shape(s Shape) { f.page().Shapes = append(f.page().Shapes, s) }

// small sets chart text; at is -1 for text that ends at x, 0 centred on it, 1 begins at it.
func (f *flow) small(text string, x, middle float64, at int, size float64) {
	l := f.plain(text, document.HeadRole, size)
	switch at {
	case -1:
		x -= l.width
	case 0:
		x -= l.width / 2
	}
	f.lineAt(l, x, middle-2, 4, size)
}

// marker draws the marker of a series: dot, square, triangle.
func (f *flow) marker(n int, x, y, r float64, ink Ink) {
	var points [][2]float64
	fill := ink
	switch n {
	case 0:
		for i := range 16 {
			a := 2 * math.Pi * float64(i) / 16
			points = append(points, [2]float64{x + r*math.Cos(a), y + r*math.Sin(a)})
		}
	case 1:
		points, fill = [][2]float64{{x - r, y - r}, {x + r, y - r}, {x + r, y + r}, {x - r, y + r}}, White
	default:
		points, fill = [][2]float64{{x, y - r*1.2}, {x + r*1.1, y + r}, {x - r*1.1, y + r}}, White
	}
	f.shape(Shape{Points: points, Closed: true, Fill: fill, Stroke: ink, Width: 0.75})
}

var seriesInks = []Ink{ChartA, ChartB, Compare}

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
		at := point(i, 1.2)
		side := 0
		switch {
		case at[0] > cx+3:
			at, side = point(i, 1.06), 1
		case at[0] < cx-3:
			at, side = point(i, 1.06), -1
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

// trend draws a line for each series and the table of the same values.
func (f *flow) trend(p document.Trend, x, width float64) float64 {
	f.chartTitle(p.Title, x, width)
	if len(p.Periods) > 1 {
		f.plot(p, x, f.y+chartHead+2, width)
	} else {
		f.small("只有一年的结果，没有走势", x+width/2, f.y+chartHead+trendHeight/2, 0, f.st.SizeSmall)
	}
	top := f.y + chartHead + trendHeight + 8
	name := 18.0
	column := (width - name) / float64(max(1, len(p.Periods)))
	row := func(y float64, head string, values []string, role document.Role) {
		f.cellText(head, x, y, name, role)
		for i, v := range values {
			f.cellText(v, x+name+column*float64(i), y, column, role)
		}
		f.rule(x, y, x+width, y, f.st.Thin)
	}
	row(top, p.Corner, p.Periods, document.HeadRole)
	for i, s := range p.Series {
		var texts []string
		for _, v := range s.Values {
			text := "—"
			if v >= 0 {
				text = model.Points(v).String()
			}
			texts = append(texts, text)
		}
		row(top+tableRowHigh*float64(i+1), s.Name, texts, document.Body)
	}
	bottom := top + tableRowHigh*float64(len(p.Series)+1)
	for i := range len(p.Periods) {
		at := x + name + column*float64(i)
		f.rule(at, top, at, bottom, f.st.Thin)
	}
	f.frame(x, top, width, bottom-top)
	return f.chartHeight(p)
}

func (f *flow) cellText(text string, x, y, width float64, role document.Role) {
	l := f.plain(text, role, f.st.SizeSmall)
	f.lineAt(l, x+(width-l.width)/2, y, tableRowHigh, f.st.SizeSmall)
}

// plot draws the lines; the scale begins at a multiple of 5 under the least value.
func (f *flow) plot(p document.Trend, x, top, width float64) {
	least, most := 10000, 0
	for _, s := range p.Series {
		for _, v := range s.Values {
			if v >= 0 {
				least, most = min(least, v), max(most, v)
			}
		}
	}
	low := max(0, (least-100)/500*500)
	high := max(low+1000, (most+599)/500*500)
	const leftRoom, rightRoom = 9.0, 18.0
	left, right := x+leftRoom, x+width-rightRoom
	at := func(v int) float64 { return top + trendHeight*(1-float64(v-low)/float64(high-low)) }
	step := 500
	for (high-low)/step > 5 {
		step += 500
	}
	for v := low; v <= high; v += step {
		f.shape(Shape{Points: [][2]float64{{left, at(v)}, {right, at(v)}}, Fill: NoInk, Stroke: GridInk, Width: 0.5})
		f.small(fmt.Sprint(v/100), left-1.5, at(v), -1, f.st.SizeSmall)
	}
	column := func(i int) float64 {
		return left + 4 + (right-left-8)*float64(i)/float64(max(1, len(p.Periods)-1))
	}
	for i, period := range p.Periods {
		f.small(period, column(i), top+trendHeight+4, 0, f.st.SizeSmall)
	}
	ends := make([]float64, len(p.Series))
	for s := range p.Series {
		var points [][2]float64
		for i, v := range p.Series[s].Values {
			if v >= 0 {
				points = append(points, [2]float64{column(i), at(v)})
				ends[s] = at(v)
			}
		}
		ink := seriesInks[s%len(seriesInks)]
		if len(points) > 1 {
			f.shape(Shape{Points: points, Fill: NoInk, Stroke: ink, Width: chartLine, Dashed: s > 1})
		}
		for _, q := range points {
			f.marker(s, q[0], q[1], 0.8, ink)
		}
	}
	f.endLabels(p, ends, right+1)
}

// endLabels names the lines at their right ends, pushed apart so that they can be read.
func (f *flow) endLabels(p document.Trend, ends []float64, x float64) {
	order := make([]int, 0, len(ends))
	for i := range ends {
		if ends[i] > 0 {
			order = append(order, i)
		}
	}
	for i := range order {
		for k := i; k > 0 && ends[order[k]] < ends[order[k-1]]; k-- {
			order[k], order[k-1] = order[k-1], order[k]
		}
	}
	for i, s := range order {
		if i > 0 {
			ends[s] = max(ends[s], ends[order[i-1]]+labelApart+0.6)
		}
		f.small(p.Series[s].Name, x, ends[s], 1, f.st.SizeSmall)
	}
}

// structure draws a bar for each row, its parts with their numbers, and what they are at the right.
func (f *flow) structure(p document.Structure, x float64) float64 {
	f.chartTitle(p.Title, x, f.width)
	y := f.y + chartHead + 1
	for _, row := range p.Rows {
		total := 0
		for _, s := range row.Shares {
			total += s.N
		}
		f.small(row.Name, x, y+barHeight/2, 1, f.st.SizeCell)
		left, legend := x+18, x+18+barWidth+4
		if total == 0 {
			f.small("没有数据", left, y+barHeight/2, 1, f.st.SizeSmall)
		}
		for i, s := range row.Shares {
			if s.N == 0 {
				continue
			}
			ink := Charts[i%len(Charts)]
			w := barWidth * float64(s.N) / float64(total)
			f.shape(Shape{Points: [][2]float64{{left, y}, {left + w, y}, {left + w, y + barHeight}, {left, y + barHeight}}, Closed: true, Fill: ink, Stroke: Black, Width: 0.5})
			f.shape(Shape{Points: [][2]float64{{legend, y + 1}, {legend + 2.6, y + 1}, {legend + 2.6, y + 3.6}, {legend, y + 3.6}}, Closed: true, Fill: ink, Stroke: Black, Width: 0.5})
			label := fmt.Sprintf("%s%d", s.Name, s.N)
			f.small(label, legend+3.4, y+barHeight/2, 1, f.st.SizeSmall)
			legend += 3.4 + f.plain(label, document.HeadRole, f.st.SizeSmall).width + 2
			left += w
		}
		y += barPitch
	}
	return f.chartHeight(p)
}
