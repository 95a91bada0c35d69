package document

// Radar compares the rates of some axes, in hundredths of a percent; a series of -1 has none.
type Radar struct {
	Title  string
	Axes   []string
	Series []Series // at most two: what is shown, and what it is compared with
	Note   string   // beside the legend
}

// Trend shows how values moved over some periods, in hundredths; under it stand the same values as a table.
type Trend struct {
	Title   string
	Periods []string
	Series  []Series
	Corner  string // over the names in the table: 得分
}

// Series is a row of values of a chart, -1 where there is none.
type Series struct {
	Name   string
	Values []int
}

// Structure shows how a number of people is made up: a bar for each row, parted by its shares.
type Structure struct {
	Title string
	Rows  []StructureRow
}

// StructureRow is one bar.
type StructureRow struct {
	Name   string
	Shares []Share
}

// Share is a part of a bar.
type Share struct {
	Name string
	N    int
}

// Pair sets two parts beside each other; both take half of the width.
type Pair struct{ Left, Right Part }

// Contents lists the documents of a collection with their pages.
type Contents struct {
	Groups []ContentsGroup
	Note   string // Total pages are put in the place of %d
}

// ContentsGroup is a group of the list: 一、会议材料.
type ContentsGroup struct {
	Name    string
	Entries []ContentsEntry
}

// ContentsEntry is one line: the documents from From to before To of the collection, or a paper that is bound apart.
type ContentsEntry struct {
	Title    string
	From, To int    // equal: bound apart
	Pages    string // filled in by the typesetter: 4—12
}

func (Radar) part()     {}
func (Trend) part()     {}
func (Structure) part() {}
func (Pair) part()      {}
func (Contents) part()  {}
