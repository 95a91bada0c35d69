package papers

import (
	"context"
	"image"
	"sync"

	"github.com/shuangbai/shuangbai/reports/document"
	"github.com/shuangbai/shuangbai/reports/raster"
	"github.com/shuangbai/shuangbai/reports/typeset"
)

// shelf holds the pages of what is previewed. Only the document last asked for is kept as pages; the others are set again when
// they are turned to. It may be used by several goroutines.
type shelf struct {
	lock  sync.Mutex
	book  *typeset.Book
	sizes []typeset.Page // of the pages set so far: width, height and number, nothing on them
	kept  typeset.Set
}

// newShelf sets the first document.
func newShelf(seq document.Sequence, faces *typeset.FaceSet) *shelf {
	s := &shelf{book: typeset.NewBook(seq, faces)}
	if set, ok := s.next(); ok {
		s.kept = set
	}
	return s
}

func (s *shelf) next() (typeset.Set, bool) {
	s.lock.Lock()
	defer s.lock.Unlock()
	set, ok := s.book.Next()
	for i := range set.Pages {
		p := &set.Pages[i]
		s.sizes = append(s.sizes, typeset.Page{Width: p.Width, Height: p.Height, Number: p.Number, Blank: p.Blank})
	}
	return set, ok
}

// setRest sets the other documents, until ctx ends. Tables of contents are set again then, with all pages.
func (s *shelf) setRest(ctx context.Context) error {
	for {
		if err := ctx.Err(); err != nil {
			return err
		}
		if _, ok := s.next(); !ok {
			break
		}
	}
	s.lock.Lock()
	defer s.lock.Unlock()
	if s.kept.Lists {
		s.kept = s.book.Document(s.kept.At)
	}
	return nil
}

// count is how many pages are set so far.
func (s *shelf) count() int {
	s.lock.Lock()
	defer s.lock.Unlock()
	return len(s.sizes)
}

// size is a page without what stands on it.
func (s *shelf) size(i int) typeset.Page {
	s.lock.Lock()
	defer s.lock.Unlock()
	return s.sizes[i]
}

// draw makes the picture of a page at a zoom.
func (s *shelf) draw(i int, zoom float64) *image.RGBA {
	page := s.page(i)
	return raster.Page(&page, zoom)
}

func (s *shelf) page(i int) typeset.Page {
	s.lock.Lock()
	defer s.lock.Unlock()
	if i < s.kept.At || i >= s.kept.At+len(s.kept.Pages) {
		s.kept = s.book.Document(i)
	}
	return s.kept.Pages[i-s.kept.At]
}

// missing are the characters of what is set so far that no face has.
func (s *shelf) missing() []typeset.Missing {
	s.lock.Lock()
	defer s.lock.Unlock()
	return s.book.Missing()
}
