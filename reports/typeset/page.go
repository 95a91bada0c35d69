package typeset

// Page is one side of a sheet with everything on it.
type Page struct {
	Width, Height float64
	Number        int    // the number printed on it, 0 for none
	Bookmark      string // the title of the document that starts here, "" otherwise
	Blank         bool   // a filler so that the next document starts on an odd page
	Texts         []Text
	Rules         []Rule
	Shapes        []Shape // of charts, under the texts and rules
}

// Text is one line of a paragraph or cell, in one or more runs.
type Text struct {
	Runs []Run
	// Actual is what the line says where its runs cannot be read off in order: letters spaced apart, or characters
	// that no face has. "" means the runs read as they stand.
	Actual string
}

// Run is a stretch of text in one face with equal spacing.
type Run struct {
	X, Y    float64 // start of the baseline
	Size    float64 // points
	Face    *Face
	Text    string
	Spacing float64 // mm added after each character
	Turned  bool    // turned 90° clockwise about X, Y: the text reads downwards
}

// Rule is a drawn line.
type Rule struct {
	X1, Y1, X2, Y2 float64
	Width          float64 // points
	Dashed         bool
}

// String is what the line says.
func (t Text) String() string {
	if t.Actual != "" {
		return t.Actual
	}
	s := ""
	for _, r := range t.Runs {
		s += r.Text
	}
	return s
}

// at returns the text moved by x and y.
func (t Text) at(x, y float64) Text {
	runs := make([]Run, len(t.Runs))
	for i, r := range t.Runs {
		r.X += x
		r.Y += y
		runs[i] = r
	}
	t.Runs = runs
	return t
}
