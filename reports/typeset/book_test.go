package typeset

import (
	"strings"
	"testing"

	"github.com/shuangbai/shuangbai/reports/document"
)

// The margins of the layout settings are those of the pages: nothing is set outside them.
func TestPagesKeepTheMargins(t *testing.T) {
	text := strings.Repeat("边距是多少，字就排在多少以内。", 200)
	narrow := document.Margins{Top: 20, Bottom: 20, Left: 50, Right: 50}
	for _, margins := range []document.Margins{{}, narrow} {
		d := document.Document{Parts: []document.Part{document.Paragraph{Spans: []document.Span{{Text: text}}, Flush: true}}}
		r := Typeset(document.Collection{Margins: margins, Documents: []document.Document{d}}, Embedded())
		left, st := 1000.0, House().within(margins)
		for _, p := range r.Pages {
			for _, x := range p.Texts {
				left = min(left, x.Runs[0].X)
			}
		}
		if left < st.Left-0.01 || left > st.Left+12 {
			t.Errorf("margins %v: the text begins at %.1f mm, want %.1f", margins, left, st.Left)
		}
	}
	if got := House().within(narrow).Left; got != 50 {
		t.Errorf("left margin %.1f, want 50", got)
	}
}
