package table

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// What stands at the end of the footer takes no total away: it goes beneath the totals where they have no room beside it.
func TestTotalsStayBesideTheEndOfTheFooter(t *testing.T) {
	end := text.Small("任期届满未换届 1　没有书记 1")
	table, win := pupilTable(t, 20, func(s *Spec[*pupil]) { s.FootEnd = end })
	for _, width := range []float32{600, 250} {
		win.Resize(fyne.NewSize(width, 300))
		i := slices.IndexFunc(table.foot.inner.Objects, func(o fyne.CanvasObject) bool { return o.(*canvas.Text).Text == "190" })
		if i < 0 {
			t.Fatalf("in %v px the total does not show", width)
		}
		total := table.foot.inner.Objects[i]
		right, bottom := total.Position().X+total.Size().Width, total.Position().Y+total.Size().Height
		if right > end.Position().X && bottom > end.Position().Y+4 {
			t.Errorf("in %v px the total ends at %v, %v, the end begins at %v", width, right, bottom, end.Position())
		}
	}
}

// A table that fits its columns to its room leaves out those that have none, and shows them again where it is wide.
func TestColumnsAreFittedToTheRoom(t *testing.T) {
	table, win := pupilTable(t, 5, func(s *Spec[*pupil]) {
		s.Fit = func(room float32) map[string]float32 {
			if room < 400 {
				return map[string]float32{"score": 0, "mark": 50}
			}
			return nil
		}
	})
	for _, c := range []struct{ width, columns, mark float32 }{{600, 4, 80}, {300, 3, 50}, {600, 4, 80}} {
		win.Resize(fyne.NewSize(c.width, 300))
		at := slices.IndexFunc(table.cols, func(c *Column[*pupil]) bool { return c.ID == "mark" })
		if len(table.layer.columns) != int(c.columns) || table.layer.columns[at].width != c.mark {
			t.Errorf("in %v px: %+v", c.width, table.layer.columns)
		}
	}
}

// What takes room from the table, a pane or a smaller window, does not hide the cell that one works in.
func TestTheCurrentCellStaysInSightInANarrowerWindow(t *testing.T) {
	table, win := pupilTable(t, 5, func(s *Spec[*pupil]) {
		s.Cells = true
		for i := range s.Columns {
			s.Columns[i].Width, s.Columns[i].Always = 120, true
		}
	})
	last := table.cols[len(table.cols)-1].ID
	win.Resize(fyne.NewSize(700, 400))
	table.SetCurrentCell("p2", last)
	win.Resize(fyne.NewSize(260, 400))
	if !table.layer.inSight(table.current, table.currentColumn(), table.layer.scroll.Size()) {
		t.Errorf("the cell is out of sight at offset %v of %v", table.layer.scroll.Offset, table.layer.scroll.Size())
	}
}
