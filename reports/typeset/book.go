package typeset

import (
	"slices"

	"github.com/shuangbai/shuangbai/reports/document"
)

// Book sets the documents of a sequence one after the other, and any of them again when it is asked for: a preview keeps the
// numbers of the pages, not the pages. It is used by one goroutine at a time.
type Book struct {
	seq    document.Sequence
	set    *setter
	docs   []placed // set so far
	pages  int      // of them, fillers included
	number int      // printed on the last page
	last   Page     // its size, for a filler
}

// placed is where a document that was set stands.
type placed struct {
	at     int // index of its first page in the file
	before int // the number printed on the page before
	count  int
	lists  bool // it is a table of contents
}

// Set is what one document adds to the file.
type Set struct {
	At    int    // index of the first of the pages in the file
	Pages []Page // a blank page first where the document must begin on an odd page
	Lists bool   // a table of contents, whose page numbers are known when all is set: see Lists
}

// NewBook begins a book.
func NewBook(seq document.Sequence, faces *FaceSet) *Book {
	b := &Book{seq: seq, set: newSetter(faces)}
	b.set.style = b.set.style.within(seq.Margins)
	return b
}

// Next sets the next document; ok is false after the last.
func (b *Book) Next() (s Set, ok bool) {
	i := len(b.docs)
	if i == len(b.seq.Makers) {
		return Set{}, false
	}
	s.At = b.pages
	if b.seq.OddStart && b.pages%2 == 1 {
		s.Pages = append(s.Pages, Page{Width: b.last.Width, Height: b.last.Height, Blank: true})
		b.number++
	}
	if !b.seq.Continuous {
		b.number = 0
	}
	d := b.seq.Makers[i]()
	s.Lists = b.fillContents(&d)
	pages := layOut(&d, b.set, b.number)
	b.docs = append(b.docs, placed{at: b.pages + len(s.Pages), before: b.number, count: len(pages), lists: s.Lists})
	b.number += len(pages)
	s.Pages = append(s.Pages, pages...)
	b.pages += len(s.Pages)
	b.last = Page{Width: pages[len(pages)-1].Width, Height: pages[len(pages)-1].Height}
	b.set.forget()
	return s, true
}

// Pages is how many pages are set so far.
func (b *Book) Pages() int { return b.pages }

// Lists are the pages of the tables of contents with the numbers that are known now.
func (b *Book) Lists() []Set {
	var all []Set
	for i := range b.docs {
		if b.docs[i].lists {
			all = append(all, b.again(i))
		}
	}
	return all
}

// Document sets again the document that page at, counted from 0, belongs to; a blank page in front of it belongs to the one
// before. at must be set already.
func (b *Book) Document(at int) Set {
	i, found := slices.BinarySearchFunc(b.docs, at, func(p placed, at int) int { return p.at - at })
	if !found {
		i--
	}
	s := b.again(i)
	if end := s.At + len(s.Pages); at >= end {
		s.Pages = append(s.Pages, Page{Width: s.Pages[len(s.Pages)-1].Width, Height: s.Pages[len(s.Pages)-1].Height, Blank: true})
	}
	return s
}

func (b *Book) again(i int) Set {
	d := b.seq.Makers[i]()
	b.fillContents(&d)
	pages := layOut(&d, b.set, b.docs[i].before)
	b.set.forget()
	return Set{At: b.docs[i].at, Pages: pages[:min(len(pages), b.docs[i].count)], Lists: b.docs[i].lists}
}

// Missing are the characters of the documents set so far that no face has, by code point.
func (b *Book) Missing() []Missing { return b.set.missingSorted() }
