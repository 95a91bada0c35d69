package typeset

import (
	"github.com/shuangbai/shuangbai/reports/document"
)

// Measures of the opinion boxes, mm.
const (
	boxLabel    = 14.0
	boxSide     = 4.0 // left and right of the text
	boxTop      = 3.0
	boxPitch    = 7.0
	labelPitch  = 6.2
	signPitch   = 9.0
	sealWidth   = 56.0
	sealHeight  = 40.0 // under the last line of text
	sealFoot    = 9.0  // under the date line of a sealed box
	plainFoot   = 4.0
	sealAbove   = 15.0 // of the seal label over the date
	dateNumber  = 14.0 // space for the year
	dateBetween = 9.0  // space for month and day
)

// boxText sets the text of a box.
func (f *flow) boxText(b document.Box) []line {
	var lines []line
	for _, p := range b.Text {
		indent := 2 * f.st.SizeInfo * MM
		if p.Flush {
			indent = 0
		}
		lines = append(lines, f.set.lines(p.Spans, setting{size: f.st.SizeInfo, width: f.width - boxLabel - 2*boxSide, indent: indent, justify: true})...)
	}
	return lines
}

// boxHeights are the heights of the boxes with their texts: as the paper wants them, or, where it lets them shrink and
// that keeps them in the room, with as much less as is needed.
func (f *flow) boxHeights(p document.Boxes, texts [][]line, room float64) []float64 {
	heights, spare, total := make([]float64, len(p.Items)), make([]float64, len(p.Items)), 0.0
	free := 0.0
	for i, b := range p.Items {
		heights[i] = f.boxHeight(b, len(texts[i]))
		b.Height = 0
		spare[i] = heights[i] - f.boxHeight(b, len(texts[i]))
		total, free = total+heights[i], free+spare[i]
	}
	if over := total - room; p.Shrink && over > 0 && over <= free {
		for i := range heights {
			heights[i] -= spare[i] * over / free
		}
	}
	return heights
}

// boxHeight is the least height, or more where the text needs it.
func (f *flow) boxHeight(b document.Box, lines int) float64 {
	foot := plainFoot + signPitch*float64(max(1, len(b.Signers)))
	if b.Seal != "" {
		foot = max(sealHeight, sealFoot+signPitch*float64(len(b.Signers)))
	} else if b.NoDate && len(b.Signers) == 0 {
		foot = boxTop
	}
	label := labelPitch*float64(len([]rune(b.Label))) + 4
	return max(b.Height, boxTop+boxPitch*float64(lines)+foot, label)
}

func (f *flow) boxesHeight(p document.Boxes) float64 {
	h := 0.0
	for _, b := range p.Items {
		h += f.boxHeight(b, len(f.boxText(b)))
	}
	return h
}

// boxes places the boxes under each other; one that does not fit goes to the next page with its frame. In parted boxes one
// that holds nothing but text begins where it stands and goes on over the page.
func (f *flow) boxes(p document.Boxes) {
	texts := make([][]line, len(p.Items))
	for i, b := range p.Items {
		texts[i] = f.boxText(b)
	}
	heights := f.boxHeights(p, texts, f.room()-0.5-p.Under)
	if h := sum(heights); !p.Parted && h > f.room() && h <= f.capacity() && !f.empty() {
		f.newPage()
	}
	top := f.y
	for i, b := range p.Items {
		lines, h := texts[i], heights[i]
		for fit := f.boxLines(b); p.Parted && h > f.room() && fit > 0 && fit < len(lines); fit = f.boxLines(b) {
			if i > 0 && f.y > top {
				f.rule(f.left, f.y, f.left+f.width, f.y, f.st.Thin)
			}
			part := f.boxHeight(document.Box{Label: b.Label, NoDate: true}, fit)
			f.box(b, lines[:fit], part)
			f.y += part
			f.closeBoxes(top)
			f.newPage()
			top = f.y
			lines = lines[fit:]
			h = f.boxHeight(document.Box{Label: b.Label, NoDate: true}, len(lines))
		}
		if h > f.room() && !f.empty() {
			f.closeBoxes(top)
			f.newPage()
			top = f.y
		} else if i > 0 && f.y > top {
			f.rule(f.left, f.y, f.left+f.width, f.y, f.st.Thin)
		}
		f.box(b, lines, h)
		f.y += h
	}
	f.closeBoxes(top)
}

// boxLines is how many lines of a box without signature stand in the room that is left; 0 where there are too few to begin it.
func (f *flow) boxLines(b document.Box) int {
	fit := int((f.room() - 2*boxTop) / boxPitch)
	if !b.NoDate || len(b.Signers) > 0 || b.Seal != "" || f.boxHeight(document.Box{Label: b.Label, NoDate: true}, fit) > f.room() {
		return 0
	}
	return max(0, fit)
}

func sum(all []float64) float64 {
	total := 0.0
	for _, v := range all {
		total += v
	}
	return total
}

// closeBoxes draws the frame around the boxes from top to here.
func (f *flow) closeBoxes(top float64) {
	if f.y <= top {
		return
	}
	f.frame(f.left, top, f.width, f.y-top)
	f.rule(f.left+boxLabel, top, f.left+boxLabel, f.y, f.st.Thin)
}

// box draws what is inside one box of height h.
func (f *flow) box(b document.Box, lines []line, h float64) {
	f.boxLabel(b.Label, h)
	x := f.left + boxLabel + boxSide
	right := f.left + f.width - boxSide
	for i, l := range lines {
		f.lineAt(l, x, f.y+boxTop+boxPitch*float64(i), boxPitch, f.st.SizeInfo)
	}
	foot := plainFoot
	if b.Seal != "" {
		foot = sealFoot
	}
	row := f.y + h - foot - signPitch // the line box of the date and of the last signer
	for i, text := range b.Signers {
		length := signLine
		if len([]rune(text)) > 5 {
			length = signLineLong
		}
		label := f.plain(text, document.Body, f.st.SizeInfo)
		f.signAt(label, x, row-signPitch*float64(len(b.Signers)-1-i), signPitch, length)
	}
	middle := right - sealWidth/2
	if b.Seal != "" {
		seal := f.plain(b.Seal, document.Body, f.st.SizeInfo)
		f.lineAt(seal, middle-seal.width/2, row-sealAbove, signPitch, f.st.SizeInfo)
	}
	if !b.NoDate {
		f.boxDate(b.Date, middle, row)
	}
}

// boxLabel sets the label of a box from top to bottom.
func (f *flow) boxLabel(text string, h float64) {
	runes := []rune(text)
	top := f.y + (h-labelPitch*float64(len(runes)))/2
	for i, r := range runes {
		l := f.plain(string(r), document.HeadRole, f.st.SizeInfo)
		f.lineAt(l, f.left+(boxLabel-l.width)/2, top+labelPitch*float64(i), labelPitch, f.st.SizeInfo)
	}
}

// boxDate writes the date, or the words 年 月 日 with room to write, centred on middle.
func (f *flow) boxDate(date string, middle, top float64) {
	if date != "" {
		l := f.plain(date, document.Body, f.st.SizeInfo)
		f.lineAt(l, middle-l.width/2, top, signPitch, f.st.SizeInfo)
		return
	}
	em := f.st.SizeInfo * MM
	x := middle - (dateNumber+2*dateBetween+3*em)/2
	for i, word := range []string{"年", "月", "日"} {
		if i == 0 {
			x += dateNumber
		} else {
			x += dateBetween
		}
		f.lineAt(f.plain(word, document.Body, f.st.SizeInfo), x, top, signPitch, f.st.SizeInfo)
		x += em
	}
}

func (f *flow) rule(x1, y1, x2, y2, width float64) {
	f.page().Rules = append(f.page().Rules, Rule{X1: x1, Y1: y1, X2: x2, Y2: y2, Width: width})
}

// frame draws a heavy frame with closed corners.
func (f *flow) frame(x, y, w, h float64) {
	half := f.st.Heavy * MM / 2
	f.rule(x-half, y, x+w+half, y, f.st.Heavy)
	f.rule(x-half, y+h, x+w+half, y+h, f.st.Heavy)
	f.rule(x, y, x, y+h, f.st.Heavy)
	f.rule(x+w, y, x+w, y+h, f.st.Heavy)
}
