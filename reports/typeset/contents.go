package typeset

import (
	"fmt"
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
		f.draw(document.Note{Text: p.Note})
	}
}

// fillContents writes the pages of the documents into the tables of contents of a collection; starts and counts are by
// document, total is the number of all pages.
func fillContents(c *document.Collection, starts, counts []int, total int) bool {
	found := false
	for d := range c.Documents {
		parts := c.Documents[d].Parts
		for i := range parts {
			table, ok := parts[i].(document.Contents)
			if !ok {
				continue
			}
			found = true
			groups := make([]document.ContentsGroup, len(table.Groups))
			for g := range table.Groups {
				groups[g] = table.Groups[g]
				groups[g].Entries = append([]document.ContentsEntry{}, table.Groups[g].Entries...)
				for k := range groups[g].Entries {
					groups[g].Entries[k].Pages = pageSpan(&groups[g].Entries[k], starts, counts)
				}
			}
			fresh := append([]document.Part{}, parts...)
			fresh[i] = document.Contents{Groups: groups, Note: strings.ReplaceAll(table.Note, "%d", fmt.Sprint(total))}
			c.Documents[d].Parts = fresh
		}
	}
	return found
}

func pageSpan(e *document.ContentsEntry, starts, counts []int) string {
	if e.From >= e.To || e.To > len(starts) {
		return "—"
	}
	first, last := starts[e.From], starts[e.To-1]+counts[e.To-1]-1
	if first == last {
		return fmt.Sprint(first)
	}
	return fmt.Sprintf("%d—%d", first, last)
}
