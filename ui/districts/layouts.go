package districts

import (
	"maps"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model/district"
	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
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
	return fyne.NewSize(leastCompare, 4*look.ListRow+o[1].MinSize().Height+leastCharts)
}

// footLayout puts the legend at the left and words at its right, or under it where they have no room there; a legend that is too long scrolls.
type footLayout struct {
	legend fyne.CanvasObject
	words  *text.Label
}

// Layout implements fyne.Layout.
func (l footLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	wide, words := l.legend.MinSize(), l.words.FullWidth()
	first := fyne.NewSize(min(wide.Width, size.Width), wide.Height)
	o[0].Resize(first)
	high := o[1].MinSize().Height
	if wide.Width+look.Gap16+words <= size.Width || words == 0 {
		o[0].Move(fyne.NewPos(0, draw.Snap((size.Height-first.Height)/2)))
		o[1].Move(fyne.NewPos(first.Width+look.Gap16, draw.Snap((size.Height-high)/2)))
		o[1].Resize(fyne.NewSize(max(0, size.Width-first.Width-look.Gap16), high))
		return
	}
	o[0].Move(fyne.NewPos(0, draw.Snap(size.Height/2-first.Height)))
	o[1].Move(fyne.NewPos(0, draw.Snap(size.Height/2)))
	o[1].Resize(fyne.NewSize(size.Width, high))
}

// MinSize implements fyne.Layout.
func (l footLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(0, l.legend.MinSize().Height)
}

// compareIDs are the columns of the table, in the order of the cells of its totals.
var compareIDs = []string{"name", "branches", "members", "units", string(district.Covered), string(district.Life), string(district.Findings), string(district.Mean), "grades", string(district.Best)}

// gradesAt is the place of the bar of the grades among them.
const gradesAt = 8

// narrowWidths are the widths of the columns in a window of 1000 px, so that their titles can be read and sorted by; without the pane it has
// room for all of them.
var narrowWidths = map[string]float32{"name": 146, "branches": 48, "members": 60, "units": 48, string(district.Covered): rateWide, string(district.Life): 72,
	string(district.Findings): 76, string(district.Mean): 58, "grades": 130, string(district.Best): 60}

// leastCompare is the width of the columns that stay in the narrowest window, and of the charts under them.
const leastCompare float32 = 576

// fitCompare gives the columns of the comparison their widths. Where they have no room beside the pane the grades are left out, and
// then the units, of which the share with an organisation stays.
func fitCompare(room float32) map[string]float32 {
	room -= 2 * look.Gap16
	if room >= nameWide+3*countWide+2*rateWide+findingsWide+meanWide+gradesLeast+bestWide {
		return nil
	}
	w, all := maps.Clone(narrowWidths), float32(0)
	for _, wide := range w {
		all += wide
	}
	for _, left := range [][]string{{"grades", string(district.Best)}, {"units"}} {
		if all <= room {
			break
		}
		for _, id := range left {
			all -= w[id]
			w[id] = 0
		}
	}
	if w["grades"] == 0 { // nothing else takes what is spare
		w["name"] += max(0, room-all)
	}
	return w
}

// totalLayout puts the cells of a row of totals under the columns of the table, those without a column out of sight.
type totalLayout struct {
	span func(id string) (x, width float32, ok bool)
}

// Layout implements fyne.Layout.
func (l totalLayout) Layout(cells []fyne.CanvasObject, size fyne.Size) {
	for i, c := range cells {
		x, width, ok := l.span(compareIDs[i])
		if ok = ok && x+width <= size.Width; !ok {
			c.Hide()
			continue
		}
		c.Show()
		high := c.MinSize().Height
		if i == gradesAt {
			high = 18
		}
		c.Move(fyne.NewPos(x+look.Gap8, float32(int((size.Height-high)/2))))
		c.Resize(fyne.NewSize(width-2*look.Gap8, high))
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
