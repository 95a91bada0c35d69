package document

import (
	"fmt"
	"strings"
)

// Dump writes a document as plain text, for golden tests and for reading it without a page.
func Dump(d Document) string {
	var b strings.Builder
	fmt.Fprintf(&b, "document %s", d.Title)
	if d.Landscape {
		b.WriteString(" landscape")
	}
	b.WriteString("\n")
	if d.Running != (Running{}) {
		fmt.Fprintf(&b, "running %s | %s\n", d.Running.Left, d.Running.Right)
	}
	for _, p := range d.Parts {
		dumpPart(&b, "", p)
	}
	return b.String()
}

func dumpPart(b *strings.Builder, in string, p Part) {
	line := func(format string, args ...any) { b.WriteString(in + fmt.Sprintf(format, args...) + "\n") }
	switch p := p.(type) {
	case Title:
		line("title %s", p.Text)
	case Subtitle:
		line("subtitle %s", p.Text)
	case Info:
		texts := make([]string, len(p.Items))
		for i, it := range p.Items {
			texts[i] = it.Label + it.Value
		}
		line("info %s", strings.Join(texts, " | "))
	case Heading:
		line("heading%d %s", p.Level, p.Text)
	case Blank:
		line("blank %d", p.Lines)
	case Letterhead:
		line("letterhead %s", p.Issuer)
	case Closing:
		for _, a := range p.Attachments {
			line("attached %s", a)
		}
		line("closing %s %s %s", p.Issuer, p.Date, p.Contact)
		if len(p.Copies) > 0 {
			line("copies %s", p.CopiesText())
		}
	case Paragraph:
		line("text %s", p.Plain())
	case Note:
		line("note %s", p.Text)
	case Gap:
		line("gap %g", p.Height)
	case NewPage:
		line("new page")
	case Signatures:
		line("sign %s", strings.Join(p.Labels, " | "))
	case Together:
		line("together")
		for _, q := range p.Parts {
			dumpPart(b, in+"  ", q)
		}
	case Boxes:
		for _, x := range p.Items {
			line("box %s %g", x.Label, x.Height)
			for _, t := range x.Text {
				line("  text %s", t.Plain())
			}
			line("  seal %s sign %s date %s", x.Seal, strings.Join(x.Signers, " | "), x.Date)
		}
	case Radar:
		line("radar %s %s", p.Title, strings.Join(p.Axes, " | "))
		dumpSeries(line, p.Series)
	case Trend:
		line("trend %s %s", p.Title, strings.Join(p.Periods, " | "))
		dumpSeries(line, p.Series)
	case Structure:
		line("structure %s", p.Title)
		for _, r := range p.Rows {
			line("  %s %v", r.Name, r.Shares)
		}
	case Tree:
		dumpTree(line, p)
	case Pair:
		dumpPart(b, in+"  ", p.Left)
		dumpPart(b, in+"  ", p.Right)
	case Contents:
		for _, g := range p.Groups {
			line("contents %s", g.Name)
			for _, e := range g.Entries {
				line("  %s %d-%d", e.Title, e.From, e.To)
			}
		}
	case Table:
		dumpTable(b, in, p)
	}
}

func dumpSeries(line func(string, ...any), all []Series) {
	for _, s := range all {
		line("  %s %v", s.Name, s.Values)
	}
}

func dumpTable(b *strings.Builder, in string, t Table) {
	heads := make([]string, len(t.Columns))
	for i, c := range t.Columns {
		heads[i] = fmt.Sprintf("%s %g", c.Head, c.Width)
		if c.Group != "" {
			heads[i] = c.Group + "/" + heads[i]
		}
	}
	fmt.Fprintf(b, "%stable %s: %s\n", in, t.Name, strings.Join(heads, " | "))
	for _, r := range t.Rows {
		texts := make([]string, len(r.Cells))
		for i, c := range r.Cells {
			texts[i] = strings.ReplaceAll(c.Text, "\n", "/")
			if c.Sub != "" {
				texts[i] += "//" + c.Sub
			}
			if c.Tick {
				texts[i] += "□"
			}
			if c.Spans() > 1 {
				texts[i] += fmt.Sprintf("<%d>", c.Spans())
			}
		}
		kind := [...]string{"row", "band", "subtotal", "sum"}[r.Kind]
		if r.Heavy {
			kind += " heavy"
		}
		fmt.Fprintf(b, "%s  %s %s\n", in, kind, strings.Join(texts, " | "))
	}
	for _, p := range t.Tail {
		dumpPart(b, in+"  tail ", p)
	}
}

// Plain is the text of a paragraph; a blank to write on shows as underscores.
func (p Paragraph) Plain() string {
	var b strings.Builder
	for _, s := range p.Spans {
		b.WriteString(s.Text)
		if s.Blank > 0 {
			b.WriteString("____")
		}
	}
	return b.String()
}
