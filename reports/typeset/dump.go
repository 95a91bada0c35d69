package typeset

import (
	"fmt"
	"strings"
)

// Dump writes pages as text, for golden tests: every line of text with its place and size, and every rule.
func Dump(r Result) string {
	var b strings.Builder
	for i, p := range r.Pages {
		fmt.Fprintf(&b, "page %d %gx%g", i+1, p.Width, p.Height)
		if p.Number > 0 {
			fmt.Fprintf(&b, " number %d", p.Number)
		}
		if p.Bookmark != "" {
			fmt.Fprintf(&b, " bookmark %s", p.Bookmark)
		}
		if p.Blank {
			b.WriteString(" blank")
		}
		b.WriteString("\n")
		for _, t := range p.Texts {
			r := t.Runs[0]
			fmt.Fprintf(&b, "  %.1f %.1f %s %g %s\n", r.X, r.Y, r.Face.Name, r.Size, t)
		}
		for _, l := range p.Rules {
			fmt.Fprintf(&b, "  rule %.1f %.1f - %.1f %.1f %g\n", l.X1, l.Y1, l.X2, l.Y2, l.Width)
		}
	}
	for _, w := range r.Warnings {
		b.WriteString("warning " + w + "\n")
	}
	return b.String()
}
