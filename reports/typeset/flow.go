package typeset

import (
	"github.com/shuangbai/shuangbai/reports/document"
)

// Result is a typeset collection.
type Result struct {
	Title, Author string
	Pages         []Page
	// Warnings are Chinese sentences about what could not be set as written.
	Warnings []string
}

// Typeset lays a collection out in the house style. It never fails: a character that no face has is printed as its
// code point and named in Warnings.
func Typeset(c document.Collection, faces *FaceSet) Result {
	seq := c.Sequence()
	b := NewBook(seq, faces)
	r := Result{Title: seq.Title, Author: c.Author}
	for s, ok := b.Next(); ok; s, ok = b.Next() {
		r.Pages = append(r.Pages, s.Pages...)
	}
	for _, l := range b.Lists() {
		copy(r.Pages[l.At:], l.Pages)
	}
	r.Warnings = missingWarnings(b.Missing())
	return r
}

func missingWarnings(missing []Missing) []string {
	var out []string
	for _, m := range missing {
		out = append(out, m.String())
	}
	return out
}

// flow is the state of laying one document out.
type flow struct {
	set   *setter
	st    Style
	doc   *document.Document
	pages []Page
	left  float64
	top   float64
	width float64
	floor float64 // the lower edge of the type area
	y     float64
	start float64 // y of an empty page, under the running line
	wider float64 // how much wider the type area is than the one that the papers are drawn for
	note  bool    // the part before was a note
	lines int     // of running text that end the page so far
}

// layOut sets one document; before is the count of pages numbered ahead of it.
func layOut(d *document.Document, s *setter, before int) []Page {
	if d.A3 {
		was := s.style
		s.style = was.onA3()
		defer func() { s.style = was }()
	}
	f := &flow{set: s, st: s.style, doc: d}
	st := f.st
	f.left, f.top, f.width, f.floor = st.Left, st.Top, st.AreaWidth, st.Top+st.AreaHeight
	if d.Landscape {
		f.left, f.top, f.width, f.floor = st.LandLeft, st.LandTop, st.AreaHeight, st.LandTop+st.AreaWidth
	}
	if d.Halves {
		f.left, f.top, f.width, f.floor = halfMargin, halfMargin, st.SheetLong/2-2*halfMargin, st.SheetShort-halfMargin
	}
	f.wider = st.stretch(d.Landscape)
	if d.Halves {
		f.wider = 1
	}
	f.newPage()
	f.pages[0].Bookmark = d.Title
	f.parts(d.Parts)
	if d.Halves {
		for i := range f.pages {
			f.double(&f.pages[i])
		}
		return f.pages
	}
	if d.Numbers != document.NoNumbers {
		for i := range f.pages {
			f.pages[i].Number = before + i + 1
			f.numberPage(&f.pages[i])
		}
	}
	return f.pages
}

func (f *flow) page() *Page { return &f.pages[len(f.pages)-1] }

// newPage begins a page and draws the running line on every page but the first.
func (f *flow) newPage() {
	p := Page{Width: f.st.SheetShort, Height: f.st.SheetLong}
	if f.doc.Landscape || f.doc.Halves {
		p.Width, p.Height = p.Height, p.Width
	}
	f.pages = append(f.pages, p)
	f.y, f.note, f.lines = f.top, false, 0
	if len(f.pages) > 1 && f.doc.Running != (document.Running{}) {
		f.runningLine(f.doc.Running)
	}
	f.start = f.y
}

// runningLine draws the line above a continued page. A name too long for it is set smaller, on two lines if need be.
func (f *flow) runningLine(run document.Running) {
	height := f.st.RunningHeight
	if f.doc.Landscape {
		height = f.st.RunningLand
	}
	right := f.plain(run.Right, document.Body, f.st.SizeCell)
	f.lineAt(right, f.left+f.width-right.width, f.y, height-0.1, f.st.SizeCell)
	room := f.width - right.width - 2
	left := f.plain(run.Left, document.Body, f.st.SizeCell)
	if left.width <= room {
		f.lineAt(left, f.left, f.y, height-0.1, f.st.SizeCell)
	} else {
		small := f.set.lines([]document.Span{{Text: run.Left}}, setting{size: f.st.SizeSmall, width: room})
		pitch := f.st.SmallPitch
		y := f.y + (height-pitch)/2
		if n := len(small); n > 1 { // the first lines stand over the type area, the last does not touch the frame under it
			y = f.y + height - 0.8 - pitch*float64(n)
		}
		for i, l := range small {
			f.lineAt(l, f.left, y+pitch*float64(i), pitch, f.st.SizeSmall)
		}
	}
	f.y += height
}

func (f *flow) empty() bool { return f.y <= f.start+tiny }

func (f *flow) room() float64 { return f.floor - f.y + 0.05 }

// capacity is the height of an empty later page.
func (f *flow) capacity() float64 {
	h := f.floor - f.top
	if f.doc.Running == (document.Running{}) {
		return h
	}
	if f.doc.Landscape {
		return h - f.st.RunningLand
	}
	return h - f.st.RunningHeight
}

func (f *flow) parts(parts []document.Part) {
	for _, p := range parts {
		f.part(p)
	}
}

// part places one part of a document, on a new page where it does not fit.
func (f *flow) part(p document.Part) {
	if _, text := p.(document.Paragraph); !text {
		if _, end := p.(document.Closing); !end {
			f.lines = 0
		}
	}
	switch p := p.(type) {
	case document.Letterhead:
		f.letterhead(p)
		return
	case document.Closing:
		f.closing(p)
		return
	case document.Pair:
		f.pair(p)
		return
	case document.Contents:
		f.contents(p)
		return
	case document.Gap:
		if !f.empty() {
			f.y += p.Height
		}
		return
	case document.Blank: // stands at the top of a first page too: the lines over a title
		if !f.empty() || len(f.pages) == 1 {
			f.y += float64(p.Lines) * f.st.LinePitch
		}
		return
	case document.NewPage:
		if !f.empty() && f.y-f.start > p.Spare {
			f.newPage()
		}
		return
	case document.Together:
		f.together(p)
		return
	case document.Table:
		f.table(p)
		f.note = false
		return
	case document.Boxes:
		f.boxes(p)
		f.note = false
		return
	case document.Paragraph:
		f.paragraph(p)
		return
	case document.Heading:
		f.heading(p)
		return
	case document.Note:
		f.drawNote(p)
		return
	}
	h := f.height(p)
	if h > f.room() && !f.empty() {
		f.newPage()
	}
	f.draw(p)
	f.note = false
}

// together moves a group to the next page when it fits there but not here.
func (f *flow) together(g document.Together) {
	h := f.heights(g.Parts)
	if h > f.room() && !f.empty() && h <= f.capacity() {
		f.newPage()
	}
	f.parts(g.Parts)
}

// heights measures parts that follow each other.
func (f *flow) heights(parts []document.Part) float64 {
	h, note := 0.0, f.note
	for _, p := range parts {
		h += f.height(p)
		_, f.note = p.(document.Note)
	}
	f.note = note
	return h
}

// height measures one part in mm.
func (f *flow) height(p document.Part) float64 {
	switch p := p.(type) {
	case document.Gap:
		return p.Height
	case document.Together:
		return f.heights(p.Parts)
	case document.Title:
		return float64(len(f.titleLines(p))) * f.st.LinePitch
	case document.Subtitle:
		return subtitleHeight
	case document.Info:
		h, _ := f.infoHeight(p)
		return h
	case document.Note:
		lines, lead, pitch := f.noteLines(p)
		return lead + float64(len(lines))*pitch
	case document.Signatures:
		return signHeight
	case document.Table:
		return f.tableHeight(p)
	case document.Boxes:
		return f.boxesHeight(p)
	case document.Paragraph:
		_, pitch := f.textSize(p.Small)
		return float64(len(f.paragraphLines(p))) * pitch
	case document.Heading:
		_, pitch := f.textSize(p.Small)
		return pitch
	case document.Blank:
		return float64(p.Lines) * f.st.LinePitch
	case document.Closing:
		return f.closingHeight(p)
	case document.Pair:
		return max(f.height(p.Left), f.height(p.Right))
	case document.Radar, document.Trend, document.Structure, document.Tree:
		return f.chartHeight(p)
	}
	return 0
}
