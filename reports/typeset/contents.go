package typeset

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/reports/document"
)

// Measures of a table of contents, mm.
const (
	entryPitch  = 9.8
	entryIndent = 7.0
	pagesRoom   = 24.0
)

// contents draws the groups and entries with their pages. A dotted leader runs from the title to the pages.
func (f *flow) contents(p document.Contents) {
	size := f.st.SizeSubtitle
	n := 0
	for _, g := range p.Groups {
		if 3*entryPitch > f.room() {
			f.newPage()
		}
		f.y += 3
		f.lineAt(f.plain(g.Name, document.HeadRole, size), f.left, f.y, entryPitch, size)
		f.y += entryPitch
		for _, e := range g.Entries {
			if entryPitch > f.room() {
				f.newPage()
			}
			n++
			number := f.plain(fmt.Sprintf("%d.", n), document.Body, size)
			f.lineAt(number, f.left+entryIndent-number.width, f.y, entryPitch, size)
			title := f.plain(e.Title, document.Body, size)
			f.lineAt(title, f.left+entryIndent+2, f.y, entryPitch, size)
			pages := f.plain(e.Pages, document.Body, size)
			f.lineAt(pages, f.left+f.width-pages.width, f.y, entryPitch, size)
			from, to := f.left+entryIndent+title.width+4, f.left+f.width-max(pages.width+2, pagesRoom/2)
			if y := f.y + entryPitch/2 + 1.2; to > from {
				f.page().Rules = append(f.page().Rules, Rule{X1: from, X2: to, Y1: y, Y2: y, Width: f.st.Thin, Dashed: true})
			}
			f.y += entryPitch
		}
	}
	if p.Note != "" {
		f.y += 6
		f.drawNote(document.Note{Text: p.Note})
	}
}

// fillContents writes the pages that are known into the tables of contents of a document, and tells whether it has any. Until
// all documents are set, … stands for what is not known.
func (b *Book) fillContents(d *document.Document) bool {
	total := unknownPages
	if len(b.docs) == len(b.seq.Makers) {
		total = fmt.Sprint(b.pages)
	}
	found := false
	for i := range d.Parts {
		table, ok := d.Parts[i].(document.Contents)
		if !ok {
			continue
		}
		if !found { // the parts of a document that is kept stay as they are
			d.Parts, found = slices.Clone(d.Parts), true
		}
		groups := make([]document.ContentsGroup, len(table.Groups))
		for g := range table.Groups {
			groups[g] = document.ContentsGroup{Name: table.Groups[g].Name, Entries: slices.Clone(table.Groups[g].Entries)}
			for k := range groups[g].Entries {
				groups[g].Entries[k].Pages = b.pageSpan(&groups[g].Entries[k])
			}
		}
		d.Parts[i] = document.Contents{Groups: groups, Note: strings.ReplaceAll(table.Note, "%d", total)}
	}
	return found
}

const unknownPages = "…"

func (b *Book) pageSpan(e *document.ContentsEntry) string {
	switch {
	case e.From >= e.To:
		return "—"
	case e.To > len(b.docs):
		return unknownPages
	}
	end := b.docs[e.To-1]
	first, last := b.docs[e.From].before+1, end.before+end.count
	if first == last {
		return fmt.Sprint(first)
	}
	return fmt.Sprintf("%d—%d", first, last)
}
