package typeset

import (
	"strings"

	"github.com/shuangbai/shuangbai/reports/document"
)

// Heights of the lines over a table, mm, as drawn in the committee's papers.
const (
	subtitleHeight    = 5.6
	infoLead          = 0.8
	infoFoot          = 0.6
	infoMore          = 1.2 // under an info line that wrapped
	infoSmallPitch    = 6.1
	signHeight        = 9.0
	smallTitle        = 18.0 // points, of ballots
	smallHeadingKeeps = 40.0 // a heading over a table keeps the head and two rows of it
	signLine          = 34.0 // line to sign on
	signLineLong      = 30.0 // after a label of six characters or more, in a box
)

// plain sets text on one line, whatever its length.
func (f *flow) plain(text string, role document.Role, size float64) line {
	if text == "" {
		return line{}
	}
	return f.set.lines([]document.Span{{Text: text, Role: role}}, setting{size: size, width: 1e6})[0]
}

// lineAt puts a line on the page: x and top are those of its line box of the given height.
func (f *flow) lineAt(l line, x, top, height, size float64) {
	base := top + height/2 + baselineDrop*size*MM
	p := f.page()
	if len(l.text.Runs) > 0 {
		p.Texts = append(p.Texts, l.text.at(x, base))
	}
	for _, r := range l.rules {
		r.X1, r.X2, r.Y1, r.Y2 = r.X1+x, r.X2+x, r.Y1+base, r.Y2+base
		p.Rules = append(p.Rules, r)
	}
}

// draw places a part that is not broken over pages.
func (f *flow) draw(p document.Part) {
	switch p := p.(type) {
	case document.Title:
		for _, l := range f.titleLines(p) {
			f.lineAt(l, f.left+(f.width-l.width)/2, f.y, f.st.LinePitch, f.titleSize(p))
			f.y += f.st.LinePitch
		}
	case document.Subtitle:
		l := f.plain(p.Text, document.KaiRole, f.st.SizeSubtitle)
		f.lineAt(l, f.left+(f.width-l.width)/2, f.y, subtitleHeight, f.st.SizeSubtitle)
		f.y += subtitleHeight
	case document.Info:
		f.drawInfo(p)
	case document.Signatures:
		f.drawSignatures(p)
	case document.Radar, document.Trend, document.Structure, document.Tree:
		f.y += f.chart(p, f.left, f.width)
	}
}

func (f *flow) titleSize(p document.Title) float64 {
	if p.Small {
		return smallTitle
	}
	return f.st.SizeTitle
}

func (f *flow) titleLines(p document.Title) []line {
	var out []line
	for _, text := range strings.Split(p.Text, "\n") {
		out = append(out, f.set.evenLines([]document.Span{{Text: text, Role: document.TitleRole}}, setting{size: f.titleSize(p), width: f.width})...)
	}
	return out
}

// noteLines sets a note and gives the space before it and its pitch.
func (f *flow) noteLines(p document.Note) (lines []line, lead, pitch float64) {
	lead, pitch = 1.9, f.st.NotePitch
	if f.doc.Landscape {
		lead, pitch = 1.5, f.st.NoteLand
	}
	if f.note {
		lead = 0
	}
	lines = f.set.lines([]document.Span{{Text: p.Text}}, setting{size: f.st.SizeSmall, width: f.width, justify: true})
	return lines, lead, pitch
}

// shortNote is how many lines of a note are never parted.
const shortNote = 5

// drawNote begins a note where it stands. One of more than a few lines goes on over the page, at least two lines on each.
func (f *flow) drawNote(p document.Note) {
	lines, lead, pitch := f.noteLines(p)
	if fit := int((f.room() - lead) / pitch); fit < len(lines) && !f.empty() && (fit < 2 || len(lines) <= shortNote) {
		f.newPage()
		lines, lead, pitch = f.noteLines(p)
	}
	f.y += lead
	for len(lines) > 0 {
		fit := int(f.room() / pitch)
		if fit < len(lines) {
			fit = max(1, min(fit, len(lines)-2))
		} else {
			fit = len(lines)
		}
		for _, l := range lines[:fit] {
			f.lineAt(l, f.left, f.y, pitch, f.st.SizeSmall)
			f.y += pitch
		}
		if lines = lines[fit:]; len(lines) > 0 {
			f.newPage()
		}
	}
	f.note = true
}

// infoItem is one item of the info line, set.
type infoItem struct {
	label line
	value []line
	width float64
}

func (f *flow) infoItems(p document.Info) (items []infoItem, size, pitch float64) {
	size, pitch = f.st.SizeInfo, f.st.InfoPitch
	if p.Small {
		size, pitch = f.st.SizeCell, infoSmallPitch
	}
	for _, it := range p.Items {
		item := infoItem{label: f.plain(it.Label, document.Body, size)}
		room := f.width
		if it.Width > 0 {
			room = it.Width * f.wider
		}
		if it.Value != "" {
			item.value = f.set.lines([]document.Span{{Text: it.Value}}, setting{size: size, width: room - item.label.width})
		}
		widest := 0.0
		for _, l := range item.value {
			widest = max(widest, l.width)
		}
		if it.Value == "" {
			widest = it.Blank
		}
		if len(item.value) > 1 && it.Width > 0 {
			widest = room - item.label.width
		}
		item.width = item.label.width + widest
		items = append(items, item)
	}
	return items, size, pitch
}

func (f *flow) infoHeight(p document.Info) (total, pitch float64) {
	items, _, pitch := f.infoItems(p)
	rows := 1
	for _, it := range items {
		rows = max(rows, len(it.value))
	}
	total = infoLead + float64(rows)*pitch + infoFoot
	if rows > 1 {
		total += infoMore
	}
	return total, pitch
}

// drawInfo spreads the items over the width; the last one ends at the right edge.
func (f *flow) drawInfo(p document.Info) {
	items, size, pitch := f.infoItems(p)
	total, _ := f.infoHeight(p)
	used := 0.0
	for _, it := range items {
		used += it.width
	}
	gap := 0.0
	if len(items) > 1 {
		gap = max(0, (f.width-used)/float64(len(items)-1))
	}
	x := f.left
	for _, it := range items {
		f.lineAt(it.label, x, f.y+infoLead, pitch, size)
		for i, l := range it.value {
			f.lineAt(l, x+it.label.width, f.y+infoLead+float64(i)*pitch, pitch, size)
		}
		x += it.width + gap
	}
	f.y += total
}

// drawSignatures spreads labels, each with its line.
func (f *flow) drawSignatures(p document.Signatures) {
	if p.AtFoot {
		f.y = max(f.y, f.floor-signHeight)
	}
	labels := make([]line, len(p.Labels))
	used := 0.0
	for i, text := range p.Labels {
		labels[i] = f.plain(text, document.Body, f.st.SizeInfo)
		used += labels[i].width + signLine
	}
	gap := 0.0
	if len(labels) > 1 {
		gap = max(0, (f.width-used)/float64(len(labels)-1))
	}
	x := f.left
	for _, l := range labels {
		f.signAt(l, x, f.y+signHeight-7.6, 7.6, signLine)
		x += l.width + signLine + gap
	}
	f.y += signHeight
}

// signAt draws a label and its line to sign on within a line box.
func (f *flow) signAt(label line, x, top, height, length float64) {
	f.lineAt(label, x, top, height, f.st.SizeInfo)
	y := top + height/2 + 2.55
	f.page().Rules = append(f.page().Rules, Rule{X1: x + label.width, X2: x + label.width + length, Y1: y, Y2: y, Width: f.st.Thin})
}

// textSize is the size of running text and its pitch; small is that of info lines.
func (f *flow) textSize(small bool) (size, pitch float64) {
	if small {
		return f.st.SizeInfo, f.st.InfoPitch
	}
	return f.st.SizeText, f.st.LinePitch
}

func (f *flow) paragraphLines(p document.Paragraph) []line {
	size, _ := f.textSize(p.Small)
	indent, spacing := 2*f.st.CharPitch, f.st.CharPitch-f.st.SizeText*MM
	if p.Small {
		indent, spacing = 2*size*MM, 0
	}
	if p.Flush || p.Right {
		indent = 0
	}
	lines := f.set.lines(p.Spans, setting{size: size, width: f.width, indent: indent, spacing: spacing, justify: !p.Right})
	for i := range lines {
		if p.Right {
			lines[i] = lines[i].moved(f.width - lines[i].width)
		}
	}
	return lines
}

// paragraph flows running text line by line.
func (f *flow) paragraph(p document.Paragraph) {
	size, pitch := f.textSize(p.Small)
	for _, l := range f.paragraphLines(p) {
		if pitch > f.room() && !f.empty() {
			f.newPage()
		}
		f.lineAt(l, f.left, f.y, pitch, size)
		f.y += pitch
		f.lines++
	}
	f.note = false
}

// heading keeps two lines of what follows on its page.
func (f *flow) heading(p document.Heading) {
	keep := 3 * f.st.LinePitch
	if p.Small {
		keep = smallHeadingKeeps
	}
	if keep > f.room() && !f.empty() {
		f.newPage()
	}
	role := document.HeadRole
	if p.Level > 1 {
		role = document.KaiRole
	}
	size, pitch := f.textSize(p.Small)
	for _, l := range f.paragraphLines(document.Paragraph{Spans: []document.Span{{Text: p.Text, Role: role}}, Flush: p.Small, Small: p.Small}) {
		f.lineAt(l, f.left, f.y, pitch, size)
		f.y += pitch
	}
	f.note = false
}
