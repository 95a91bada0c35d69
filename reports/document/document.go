// Package document holds what a paper says: its headings, paragraphs, tables and signature boxes, in reading order.
// It knows roles and the widths that the drawing of a paper prescribes, but no fonts, no sizes of type and no pages;
// those belong to reports/typeset. The screen preview, the PDF and the workbook all come from one Document, so their
// numbers cannot differ.
package document

// Numbering says where the page numbers of a document stand.
type Numbering int

// The placements of page numbers. Outside is the rule of GB/T 9704: odd pages at the right, even pages at the left.
const (
	Outside Numbering = iota
	Centred
	NoNumbers
)

// Document is one paper.
type Document struct {
	Title     string // the name in bookmarks and file properties
	Landscape bool
	A3        bool // on sheets twice as large, in the same size of type
	Numbers   Numbering
	Running   Running // the line above every page but the first
	Halves    bool    // ballots: each sheet is A4 lying, cut in two halves that say the same; no page numbers, narrow margins
	Parts     []Part
}

// Running is the small line over a continued page: （续）title or branch at the left, year or unit at the right.
// Both empty means no line.
type Running struct {
	Left, Right string
}

// Collection is several papers in one file, each with its bookmark.
type Collection struct {
	Title      string // of the file; "" takes the title of the first document
	Paper      string // its name in the catalogue, register:ID for the list of a register; the workbook is known by it
	Author     string // the committee, for the file's properties
	Documents  []Document
	OddStart   bool // duplex: every document starts on an odd sheet side, a blank page fills up
	Continuous bool // page numbers run through the collection instead of starting at 1 in each document
	Margins    Margins
}

// Margins are those of an upright sheet of A4 in mm; a lying one is the same sheet turned clockwise. All 0 are the house's.
type Margins struct{ Top, Bottom, Left, Right float64 }

// Sequence is a collection whose documents are made one at a time, each when it is needed, so that the first is there at once and
// a packet of thousands of pages is never in memory whole. Its Documents are empty.
type Sequence struct {
	Collection
	Makers []func() Document // safe to call more than once, and at the same time
}

// Made is the collection with all its documents.
func (s Sequence) Made() Collection {
	c := s.Collection
	c.Documents = make([]Document, len(s.Makers))
	for i, m := range s.Makers {
		c.Documents[i] = m()
	}
	return c
}

// Sequence is the collection, its documents to be taken one at a time.
func (c Collection) Sequence() Sequence {
	s := Sequence{Collection: c}
	s.Documents = nil
	if s.Title == "" && len(c.Documents) > 0 {
		s.Title = c.Documents[0].Title
	}
	for i := range c.Documents {
		s.Makers = append(s.Makers, func() Document { return c.Documents[i] })
	}
	return s
}

// Single makes a collection of one document.
func Single(d Document, author string) Collection {
	return Collection{Title: d.Title, Author: author, Documents: []Document{d}}
}

// Part is one element of a document, from top to bottom.
type Part interface{ part() }

// Title is the paper's main title, on a line of its own.
type Title struct {
	Text  string
	Small bool // on ballots
}

// Subtitle is the line under the title, such as （2026年度）.
type Subtitle struct{ Text string }

// Info is the line of facts above a table: its items are spread over the width, the last one ends at the right edge.
type Info struct {
	Items []InfoItem
	Small bool // set in the size of table cells, as over wide tables
}

// InfoItem is a label and its value. A long value wraps and hangs under itself.
type InfoItem struct {
	Label, Value string
	Width        float64 // mm that label and value may take before wrapping; 0 is no limit
	Blank        float64 // mm to leave free for ink when Value is empty
}

// Heading is a numbered heading in running text: level 1 is 一、 on its own line. A small one stands over a table, flush, in
// the size of info lines.
type Heading struct {
	Level int
	Text  string
	Small bool
}

// Span is a stretch of text in one role. A Span with Blank is a drawn line of that many millimetres to write on.
type Span struct {
	Text  string
	Role  Role
	Blank float64
}

// Role is what a stretch of text is; the typesetter chooses face and size for it.
type Role int

// The roles of text.
const (
	Body     Role = iota // 仿宋
	HeadRole             // 黑体
	KaiRole              // 楷体
	TitleRole
)

// Paragraph is running text, indented by two characters unless Flush or Right.
type Paragraph struct {
	Spans []Span
	Flush bool
	Right bool // against the right edge: a document number
	Small bool // in the size of info lines, as over tables
}

// Blank is so many empty lines of running text.
type Blank struct{ Lines int }

// Letterhead is the head of a letter: the issuer large over a double line; its mirror closes the first page.
type Letterhead struct{ Issuer string }

// Closing ends an official text: what is attached, the issuer and the date, whom to call. It takes two lines of the text
// before it along to a new page.
type Closing struct {
	Attachments  []string
	Issuer, Date string
	Contact      string   // in brackets under the date; "" for none
	Letter       bool     // one blank line before the issuer, else two
	Copies       []string // who else gets it (抄送), between two rules at the end
}

// Note is small text under a table: 注, 统计, 说明. Text before the first ： hangs nothing; lines start at the edge.
type Note struct{ Text string }

// Gap is vertical space in mm. It vanishes at the top and at the end of a page.
type Gap struct{ Height float64 }

// NewPage starts a new page, unless no more than Spare mm of the page are used.
type NewPage struct{ Spare float64 }

// Together is a group that is moved to the next page as a whole when it does not fit; a group taller than a page
// flows on.
type Together struct{ Parts []Part }

// Signatures is a row of labels, each with a line to sign on.
type Signatures struct {
	Labels []string
	AtFoot bool // stands at the foot of the page
}

// Boxes is a column of framed opinion boxes. A box is never split.
type Boxes struct {
	Items  []Box
	Shrink bool    // boxes give up blank room, down to what their text and signatures need, where that keeps them on the page
	Under  float64 // mm under the boxes that they shrink for as well, for a line that belongs to them
	Parted bool    // the column may be parted between boxes where a page ends; else it goes to the next page whole
}

// Box is one opinion box: a vertical label, the text, the lines to sign and the place for the seal and the date.
type Box struct {
	Label   string
	Text    []Paragraph
	Height  float64  // least height in mm; longer text makes the box grow
	Seal    string   // （党委盖章）; "" when no seal is due
	Signers []string // 书记签字：
	Date    string   // printed date; "" leaves 年 月 日 to be filled in by hand
	NoDate  bool
}

func (Title) part()      {}
func (Subtitle) part()   {}
func (Info) part()       {}
func (Heading) part()    {}
func (Paragraph) part()  {}
func (Note) part()       {}
func (Gap) part()        {}
func (NewPage) part()    {}
func (Together) part()   {}
func (Signatures) part() {}
func (Boxes) part()      {}
func (Table) part()      {}
func (Blank) part()      {}
func (Letterhead) part() {}
func (Closing) part()    {}

// Text makes a paragraph of plain body text.
func Text(s string) Paragraph { return Paragraph{Spans: []Span{{Text: s}}} }
