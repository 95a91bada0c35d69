package table

import (
	"testing"

	"fyne.io/fyne/v2"
)

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
