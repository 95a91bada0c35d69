package typeset

import (
	"fmt"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/reports/document"
)

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
