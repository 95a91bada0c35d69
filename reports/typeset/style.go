// Package typeset lays a document out: it breaks lines by the rules of Chinese setting, breaks tables over pages and
// returns pages of positioned text and lines. Positions are millimetres from the upper left corner of the sheet, sizes
// of type are points. The same pages become the PDF and the screen preview.
package typeset

import "github.com/shuangbai/shuangbai/reports/document"

// MM is one point of type in millimetres.
const MM = 25.4 / 72

// Style holds every measure of the house that a document does not state itself: GB/T 9704-2012 for the type area and
// running text, the committee's own drawings for tables and boxes. Lengths are mm, Size... are points.
type Style struct {
	SheetShort, SheetLong float64 // A4
	AreaWidth, AreaHeight float64 // of the portrait type area
	Left, Top             float64 // of the portrait type area
	LandLeft, LandTop     float64 // of the landscape type area

	SizeTitle, SizeSubtitle, SizeText, SizeInfo, SizeCell, SizeSmall, SizeNumber float64

	LinePitch  float64 // running text, 22 lines a page
	CharPitch  float64 // running text, 28 characters a line
	InfoPitch  float64
	CellPitch  float64
	SmallPitch float64
	NotePitch  float64
	NoteLand   float64 // landscape

	HeadHeight, RowHeight, SumExtra float64
	RunningHeight, RunningLand      float64

	Thin, Heavy float64 // rules, points
}

// House is the style of every paper.
func House() Style {
	return Style{
		SheetShort: 210, SheetLong: 297,
		AreaWidth: 156, AreaHeight: 225,
		Left: 28, Top: 37, LandLeft: 35, LandTop: 28,
		SizeTitle: 22, SizeSubtitle: 14, SizeText: 16, SizeInfo: 12, SizeCell: 10.5, SizeSmall: 9, SizeNumber: 14,
		LinePitch: 225.0 / 22, CharPitch: 156.0 / 28, InfoPitch: 7, CellPitch: 4.95, SmallPitch: 4.1,
		NotePitch: 5, NoteLand: 4.5,
		HeadHeight: 8, RowHeight: 6.3, SumExtra: 0.6,
		RunningHeight: 7.1, RunningLand: 6.5,
		Thin: 0.5, Heavy: 1.0,
	}
}

// stretch is how much wider the type area is than the one that the papers are drawn for; tables and info lines go along.
func (st *Style) stretch(landscape bool) float64 {
	if landscape {
		return st.AreaHeight / House().AreaHeight
	}
	return st.AreaWidth / House().AreaWidth
}

// onA3 is the style of sheets twice as large, with the same margins.
func (st Style) onA3() Style {
	wide, high := st.SheetLong-st.SheetShort, 2*st.SheetShort-st.SheetLong
	st.SheetShort, st.SheetLong = st.SheetLong, 2*st.SheetShort
	st.AreaWidth, st.AreaHeight = st.AreaWidth+wide, st.AreaHeight+high
	return st
}

// within is the style of sheets with other margins.
func (st Style) within(m document.Margins) Style {
	if m == (document.Margins{}) {
		return st
	}
	st.Left, st.Top = m.Left, m.Top
	st.AreaWidth, st.AreaHeight = st.SheetShort-m.Left-m.Right, st.SheetLong-m.Top-m.Bottom
	st.LandLeft, st.LandTop = m.Bottom, m.Left
	return st
}

// Measures that only one routine uses, but that belong to the drawing of the papers (mm unless said otherwise).
const (
	cellPad      = 1.2
	narrowPad    = 0.4
	figurePad    = 2.3
	figureLead   = 0.7  // left of the widest figure of a column
	digitCell    = 0.56 // em
	pointCell    = 0.33 // em
	baselineDrop = 0.4325
	maxStretch   = 0.25 // em a gap may open when a line is justified
	maxTighten   = 0.05 // em a gap may close to pull a lone character back
)
