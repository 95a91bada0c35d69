package sheet

import "testing"

// TestBigFilesAgree: the same roster gives the same grid from .xlsx and .xls, cell by cell.
func TestBigFilesAgree(t *testing.T) {
	x, y := mustRead(t, "a.xlsx", bigXLSX(t)), mustRead(t, "a.xls", bigXLS())
	xs, ys := x.Sheets[0], y.Sheets[0]
	if len(xs.Rows) != rosterRows || len(ys.Rows) != rosterRows {
		t.Fatalf("rows: %d and %d, want %d", len(xs.Rows), len(ys.Rows), rosterRows)
	}
	for i := range xs.Rows {
		want := rosterRow(i)
		for j := range want {
			a, b := xs.Cell(i, j), ys.Cell(i, j)
			if a != b {
				t.Fatalf("row %d column %d: %+v and %+v", i+1, j+1, a, b)
			}
			if s, ok := want[j].(string); ok && a.Text != s {
				t.Fatalf("row %d column %d: %q, want %q", i+1, j+1, a.Text, s)
			}
			if rosterIsDate(j) && (a.Kind != Date || !a.FormatShowsDay) {
				t.Fatalf("row %d column %d: %+v is no date", i+1, j+1, a)
			}
		}
	}
}
