package typeset

import (
	"fmt"
	"math"

	"github.com/shuangbai/shuangbai/reports/document"
)

// Measures of charts, mm unless said otherwise (papers.md 6.7).
const (
	chartHead    = 7.0  // the title with its rule
	radarHeight  = 76.0 // without the title
	radarRadius  = 20.0
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
	case document.Tree:
		return f.tree(p, x)
	}
	return 0
}

// chartEdge is the room around charts that stand alone, and between them, mm.
const chartEdge = 3.0

// ChartPage sets charts under each other on a page of their own that is width mm wide and as high as they need: what a window shows
// of a paper.
func ChartPage(parts []document.Part, width float64, faces *FaceSet) Page {
	s := newSetter(faces)
	f := &flow{set: s, st: s.style, doc: &document.Document{}, width: width - 2*chartEdge, wider: 1, y: chartEdge, pages: []Page{{Width: width}}}
	for _, p := range parts {
		f.y += f.chart(p, chartEdge, f.width) + chartEdge
	}
	page := f.page()
	page.Height = f.y
	return *page
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
	case document.Tree:
		return treePitch * float64(p.Rows())
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
