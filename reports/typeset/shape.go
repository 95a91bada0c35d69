package typeset

// Shape is a drawn line or area of a chart. Points are mm.
type Shape struct {
	Points [][2]float64
	Closed bool
	Fill   Ink     // NoInk leaves it empty
	Stroke Ink     // NoInk draws no line
	Width  float64 // of the line, points
	Dashed bool
}

// Ink is a colour as 0xRRGGBB; NoInk is none.
type Ink int32

// The inks of papers: charts take the first four in this order, readable in black and white too (look, papers.md 7).
const (
	NoInk   Ink = -1
	Black   Ink = 0x000000
	White   Ink = 0xFFFFFF
	ChartA  Ink = 0x8C2026
	ChartB  Ink = 0x5F7F9C
	ChartC  Ink = 0xAFBFCC
	ChartD  Ink = 0xDCD8CF
	Compare Ink = 0x55585E // what figures are compared against
	GridInk Ink = 0xB9BDC4
	// TreeGround is the ground of a group that is not written out.
	TreeGround Ink = 0xF2F2F0
)

// Charts are the inks of the parts of a chart, in order.
var Charts = []Ink{ChartA, ChartB, ChartC, ChartD}

// RGB are the parts of an ink.
func (i Ink) RGB() (r, g, b uint8) { return uint8(i >> 16), uint8(i >> 8), uint8(i) }
