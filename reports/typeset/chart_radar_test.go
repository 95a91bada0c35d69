package typeset

import (
	"testing"

	"github.com/shuangbai/shuangbai/reports/document"
)

// A point on the rim of the radar stands clear of the names and rates around it, however many axes there are.
func TestPointsOfTheRadarStandClearOfTheLabels(t *testing.T) {
	names := []string{"政治引领", "组织建设", "组织生活", "党员队伍", "作用发挥", "评价", "其他", "加分"}
	for n := 3; n <= len(names); n++ {
		own, mean := make([]int, n), make([]int, n)
		for i := range n {
			own[i], mean[i] = 10000, 10000
		}
		p := document.Radar{Title: "党建工作分类得分率（%）", Axes: names[:n], Series: []document.Series{{Name: "本支部", Values: own}, {Name: "全委平均", Values: mean}}}
		page := ChartPage([]document.Part{p}, 87.8, Embedded())
		var markers [][2]float64 // of the rim: their middles
		for _, s := range page.Shapes {
			if !s.Closed || len(s.Points) < 4 {
				continue
			}
			at, wide := middle(s.Points)
			if wide <= 2 && at[1] < 70 { // those below are of the legend
				markers = append(markers, at)
			}
		}
		if len(markers) < 2*n {
			t.Fatalf("%d axes have %d markers", n, len(markers))
		}
		for _, text := range page.Texts {
			for _, r := range text.Runs {
				end := r.X
				for _, c := range r.Text {
					adv, _ := r.Face.Advance(c)
					end += adv*r.Size*MM + r.Spacing
				}
				top, bottom := r.Y-0.9*r.Size*MM, r.Y+0.15*r.Size*MM
				for _, at := range markers {
					if at[0]+0.8 > r.X && at[0]-0.8 < end && at[1]+0.8 > top && at[1]-0.8 < bottom {
						t.Errorf("%d axes: a point at %.1f lies on %q, from %.1f to %.1f mm", n, at, r.Text, top, bottom)
					}
				}
			}
		}
	}
}

// middle is the middle of a shape and how wide it is.
func middle(points [][2]float64) (at [2]float64, wide float64) {
	least, most := points[0], points[0]
	for _, p := range points {
		for i := range p {
			least[i], most[i] = min(least[i], p[i]), max(most[i], p[i])
		}
	}
	return [2]float64{(least[0] + most[0]) / 2, (least[1] + most[1]) / 2}, most[0] - least[0]
}
