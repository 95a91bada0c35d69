package typeset

import (
	"strconv"

	"github.com/shuangbai/shuangbai/reports/document"
)

// Measures of letters and of the end of official texts, mm (GB/T 9704-2012 7.3.5 and 10.1).
const (
	letterTop   = 30.0  // of the issuer's name, from the upper edge of the sheet
	letterWidth = 170.0 // of the double line
	letterFoot  = 20.0  // of the closing line, from the lower edge of the sheet
	letterSize  = 30.0  // points
	letterLeast = 20.0  // points of a name on one line
	letterClear = 17.0  // from the top of the name to the double line
	doubleThick = 2.25  // points
	doubleThin  = 0.75  // points
	doubleApart = 1.1
	dateIndent  = 4 // characters between the date and the right edge
	issuerLeast = 2 // characters between the issuer and the right edge
)

// letterhead draws the issuer's name and the double line, and its mirror at the foot of the page; the text begins at the
// line after the usual two.
func (f *flow) letterhead(p document.Letterhead) {
	names, size := []line{f.plain(p.Issuer, document.TitleRole, letterSize)}, letterSize
	if long := names[0].width; long > f.width { // a long name is set smaller, one too long for that on two lines
		size *= f.width / long
		if size >= letterLeast {
			names = []line{f.plain(p.Issuer, document.TitleRole, size)}
		} else {
			size = min(letterLeast, 1.9*size) // 1.9: two lines are seldom of one length
			names = f.set.evenLines([]document.Span{{Text: p.Issuer, Role: document.TitleRole}}, setting{size: size, width: f.width})
		}
	}
	middle := f.left + f.width/2
	for i, name := range names {
		high := (letterClear - 1) / float64(len(names))
		if len(names) == 1 {
			high = letterSize * MM
		}
		f.lineAt(name, middle-name.width/2, letterTop+high*float64(i), high, size)
	}
	left, right := f.page().Width/2-letterWidth/2, f.page().Width/2+letterWidth/2
	y := letterTop + letterClear
	f.rule(left, y, right, y, doubleThick)
	f.rule(left, y+doubleApart, right, y+doubleApart, doubleThin)
	y = f.page().Height - letterFoot
	f.rule(left, y-doubleApart, right, y-doubleApart, doubleThin)
	f.rule(left, y, right, y, doubleThick)
	f.y = max(f.y, letterTop+letterClear+3.5)
	f.start = f.y
}

// closing places attachments, issuer, date and contact. It goes to the next page as a whole and takes along the last two
// lines of the text before it, so that issuer and date never stand alone.
func (f *flow) closing(p document.Closing) {
	if f.closingHeight(p) > f.room()+0.05 && !f.empty() {
		f.takeAlong(2)
	}
	gap := func(lines int) { f.y += float64(lines) * f.st.LinePitch }
	if len(p.Attachments) > 0 {
		gap(1)
		for _, l := range f.attachmentLines(p) {
			f.lineAt(l, f.left, f.y, f.st.LinePitch, f.st.SizeText)
			gap(1)
		}
	}
	if p.Letter {
		gap(1)
	} else {
		gap(2)
	}
	issuer := f.issuerLines(p)
	wide := 0.0
	for _, l := range issuer {
		wide = max(wide, l.width)
	}
	date := f.spaced(p.Date)
	middle := f.left + f.width - dateIndent*f.st.CharPitch - date.width/2
	middle = min(middle, f.left+f.width-issuerLeast*f.st.CharPitch-wide/2)
	for _, l := range issuer {
		f.lineAt(l, middle-l.width/2, f.y, f.st.LinePitch, f.st.SizeText)
		gap(1)
	}
	f.lineAt(date, middle-date.width/2, f.y, f.st.LinePitch, f.st.SizeText)
	gap(1)
	if p.Contact != "" {
		for _, l := range f.paragraphLines(document.Text("（" + p.Contact + "）")) {
			f.lineAt(l, f.left, f.y, f.st.LinePitch, f.st.SizeText)
			gap(1)
		}
	}
	if lines := f.copyLines(p); len(lines) > 0 {
		f.y += copiesApart
		f.rule(f.left, f.y, f.left+f.width, f.y, f.st.Heavy)
		for _, l := range lines {
			f.lineAt(l, f.left+f.st.CharPitch, f.y+copiesPad, copiesPitch, f.st.SizeNumber)
			f.y += copiesPitch
		}
		f.y += 2 * copiesPad
		f.rule(f.left, f.y, f.left+f.width, f.y, f.st.Heavy)
	}
	f.note = false
}

// Measures of the line of those who get a copy, mm (GB/T 9704-2012 7.4: 4 号仿宋, one character free at both sides).
const (
	copiesApart = 6.0
	copiesPitch = 7.0
	copiesPad   = 0.8
)

// copyLines are the lines 抄送：…, the second and later ones under the first name.
func (f *flow) copyLines(p document.Closing) []line {
	if len(p.Copies) == 0 {
		return nil
	}
	return f.set.lines([]document.Span{{Text: p.CopiesText()}}, setting{size: f.st.SizeNumber, width: f.width - 2*f.st.CharPitch})
}

func (f *flow) closingHeight(p document.Closing) float64 {
	lines := 4
	if p.Letter {
		lines = 3
	}
	lines += len(f.issuerLines(p)) - 1
	if len(p.Attachments) > 0 {
		lines += 1 + len(f.attachmentLines(p))
	}
	if p.Contact != "" {
		lines += len(f.paragraphLines(document.Text("（" + p.Contact + "）")))
	}
	high := float64(lines) * f.st.LinePitch
	if copies := len(f.copyLines(p)); copies > 0 {
		high += copiesApart + 2*copiesPad + float64(copies)*copiesPitch
	}
	return high
}

// issuerLines is the name of the issuer: on one line, or where it is longer than the room on several of about one length.
func (f *flow) issuerLines(p document.Closing) []line {
	return f.set.evenLines([]document.Span{{Text: p.Issuer}}, setting{size: f.st.SizeText, width: f.width - 2*issuerLeast*f.st.CharPitch, spacing: f.st.CharPitch - f.st.SizeText*MM})
}

// spaced is one line at the pitch of running text.
func (f *flow) spaced(text string) line {
	if text == "" {
		return line{}
	}
	return f.set.lines([]document.Span{{Text: text}}, setting{size: f.st.SizeText, width: 1e6, spacing: f.st.CharPitch - f.st.SizeText*MM})[0]
}

// attachmentLines are the lines 附件：…; several are numbered and hang under each other.
func (f *flow) attachmentLines(p document.Closing) []line {
	var out []line
	label := "附件："
	indent := 2 * f.st.CharPitch
	hang := indent + f.spaced(label).width
	for i, a := range p.Attachments {
		text := a
		if len(p.Attachments) > 1 {
			text = strconv.Itoa(i+1) + "." + a
		}
		lines := f.set.lines([]document.Span{{Text: text}}, setting{size: f.st.SizeText, width: f.width - hang, spacing: f.st.CharPitch - f.st.SizeText*MM})
		for k, l := range lines {
			l = l.moved(hang)
			if i == 0 && k == 0 {
				head := f.spaced(label).moved(indent)
				l.text.Runs = append(append([]Run{}, head.text.Runs...), l.text.Runs...)
			}
			out = append(out, l)
		}
	}
	return out
}

// takeAlong begins a new page and takes the last lines of running text of the page before with it.
func (f *flow) takeAlong(lines int) {
	old := f.page()
	from := f.y - float64(lines)*f.st.LinePitch
	n := min(lines, f.lines)
	if n == 0 || len(old.Texts) < n {
		f.newPage()
		return
	}
	moved := append([]Text{}, old.Texts[len(old.Texts)-n:]...)
	old.Texts = old.Texts[:len(old.Texts)-n]
	f.newPage()
	for _, t := range moved {
		f.page().Texts = append(f.page().Texts, t.at(0, f.y-from))
	}
	f.y += float64(n) * f.st.LinePitch
}
