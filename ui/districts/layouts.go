package districts

import (
	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/ui/kit/look"
)

// compareLayout lays the table over its totals and the charts. The table is as high as its rows, as far as the charts leave room;
// the charts take what is left, up to a height at which they still read well.
type compareLayout struct{ rows int }

// The least and the greatest height of the charts, their heading included.
const leastCharts, mostCharts float32 = 190, 254

// Layout implements fyne.Layout.
func (l *compareLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	rows, totals, charts := o[0], o[1], o[2]
	sums := totals.MinSize().Height
	wanted := look.ListRow*float32(l.rows+1) + 1
	high := max(3*look.ListRow, min(wanted, size.Height-sums-leastCharts))
	rows.Resize(fyne.NewSize(size.Width, high))
	totals.Move(fyne.NewPos(0, high))
	totals.Resize(fyne.NewSize(size.Width, sums))
	charts.Move(fyne.NewPos(0, high+sums))
	charts.Resize(fyne.NewSize(size.Width, min(max(0, size.Height-high-sums), mostCharts)))
}

// MinSize implements fyne.Layout.
func (l *compareLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, 4*look.ListRow+o[1].MinSize().Height+leastCharts)
}

// totalLayout puts the cells of a row of totals under the columns of the table.
type totalLayout struct{}

// Layout implements fyne.Layout.
func (totalLayout) Layout(cells []fyne.CanvasObject, size fyne.Size) {
	wide := []float32{nameWide, countWide, countWide, countWide, rateWide, rateWide, findingsWide, meanWide, 0, countWide + 8}
	fixed := 2 * look.Gap16
	for _, w := range wide {
		fixed += w
	}
	wide[8] = max(gradesLeast, float32(int(size.Width-fixed)))
	x := look.Gap16
	for i, c := range cells {
		high := c.MinSize().Height
		if i == 8 {
			high = 18
		}
		c.Move(fyne.NewPos(x+look.Gap8, float32(int((size.Height-high)/2))))
		c.Resize(fyne.NewSize(wide[i]-2*look.Gap8, high))
		x += wide[i]
	}
}

// MinSize implements fyne.Layout.
func (totalLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, look.ListRow) }

// thirds lays three charts side by side.
type thirds struct{}

// Layout implements fyne.Layout.
func (thirds) Layout(o []fyne.CanvasObject, size fyne.Size) {
	each := size.Width / float32(len(o))
	for i, c := range o {
		c.Move(fyne.NewPos(float32(int(each*float32(i))), 0))
		c.Resize(fyne.NewSize(float32(int(each))-look.Gap8, size.Height))
	}
}

// MinSize implements fyne.Layout.
func (thirds) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(0, 120) }
