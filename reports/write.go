package reports

import (
	"context"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/reports/document"
	"github.com/shuangbai/shuangbai/reports/pdf"
	"github.com/shuangbai/shuangbai/reports/typeset"
	"github.com/shuangbai/shuangbai/reports/workbook"
)

// Written says how a paper came out.
type Written struct {
	Pages    int      // of a PDF; 0 for a workbook
	Warnings []string // Chinese sentences: substituted faces, characters that no face has

	missing []typeset.Missing
}

// Endings are those of the files that Write makes.
func Endings() []string { return []string{".pdf", ".xlsx"} }

// Write writes a paper as .pdf or .xlsx, by the file's ending; of a paper for each branch the copies of the branches named,
// of all when none is named. The date in the file's properties is f.Dated, so that the same result gives the same bytes. A
// paper about nothing is refused with code NotFound, and no file is made; when ctx ends first, neither, and its error is returned.
func Write(ctx context.Context, p Paper, f *paper.Facts, o Options, to outfile.Target, orgs ...int64) (Written, error) {
	if err := to.Check(); err != nil {
		return Written{}, err
	}
	if lack := p.Empty(f); lack.Is() {
		return Written{}, model.Errorf(model.NotFound, "没有可以打印的%s：%s", p.Title, lack.Why)
	}
	return write(ctx, p.Sequence(f, o, orgs...), f, o, to, f.Dated())
}

// WriteCollection is Write for papers that are made already; made is the date in the file's properties.
func WriteCollection(collection document.Collection, to outfile.Target, made time.Time) (Written, error) {
	if err := to.Check(); err != nil {
		return Written{}, err
	}
	return write(context.Background(), collection.Sequence(), &paper.Facts{}, Options{}, to, made)
}

func write(ctx context.Context, s document.Sequence, f *paper.Facts, o Options, to outfile.Target, made time.Time) (Written, error) {
	if strings.ToLower(filepath.Ext(to.Path)) == ".xlsx" {
		return Written{}, workbook.Write(ctx, to, s.Made(), made, o.Tell)
	}
	faces := Faces()
	data, done, err := PDF(ctx, s, o, faces, made)
	if err != nil {
		return Written{}, err
	}
	done.Warnings = append(append([]string{}, faces.Substitutions...), MissingWords(f, done.missing)...)
	return done, to.Write(data)
}

// ahead is how many documents are set before they are drawn.
const ahead = 16

// PDF makes the file of a paper, the pages that o wants. One document after the other is made and set while those before it
// are drawn, so that a packet of thousands of pages is never in memory as pages.
func PDF(ctx context.Context, s document.Sequence, o Options, faces *typeset.FaceSet, made time.Time) ([]byte, Written, error) {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	book := typeset.NewBook(s, faces)
	sets := make(chan typeset.Set, ahead)
	go func() {
		defer close(sets)
		for set, ok := book.Next(); ok; set, ok = book.Next() {
			select {
			case sets <- set:
			case <-ctx.Done():
				return
			}
		}
	}()
	w := pdf.NewWriter(s.Title, s.Author, made)
	draw := drawAll
	if len(o.Pages) > 0 || o.Copies > 1 {
		draw = o.drawSome
	}
	pages, err := draw(ctx, book, sets, w)
	for range sets { // after a failure the setting must have ended before the book is asked again
	}
	if err != nil {
		return nil, Written{}, err
	}
	data, err := w.Bytes()
	done := Written{Pages: pages}
	done.missing = book.Missing()
	return data, done, err
}

// drawAll draws every page as it is set; tables of contents are filled in at the end.
func drawAll(ctx context.Context, book *typeset.Book, sets <-chan typeset.Set, w *pdf.Writer) (int, error) {
	for set := range sets {
		if set.Lists {
			w.Reserve(set.Pages)
		} else {
			w.Add(set.Pages)
		}
	}
	if ctx.Err() != nil {
		return 0, ctx.Err()
	}
	for _, list := range book.Lists() {
		w.Draw(list.At, list.Pages)
	}
	return book.Pages(), nil
}

// drawSome draws the pages that are wanted as often as they are wanted. Printed on both sides, a copy does not begin on the back
// of the one before.
func (o Options) drawSome(ctx context.Context, book *typeset.Book, sets <-chan typeset.Set, w *pdf.Writer) (int, error) {
	kept := map[int]typeset.Page{}
	for set := range sets {
		for i, p := range set.Pages {
			if o.Pages.Has(set.At + i + 1) {
				kept[set.At+i] = p
			}
		}
	}
	if ctx.Err() != nil {
		return 0, ctx.Err()
	}
	for _, list := range book.Lists() {
		for i, p := range list.Pages {
			if _, wanted := kept[list.At+i]; wanted {
				kept[list.At+i] = p
			}
		}
	}
	if len(kept) == 0 {
		return 0, model.FieldErrorf("pages", "没有这些页：这份文书一共 %d 页", book.Pages())
	}
	var pages []typeset.Page
	for _, at := range slices.Sorted(maps.Keys(kept)) {
		pages = append(pages, kept[at])
	}
	if o.Copies > 1 && o.OddStart && len(pages)%2 == 1 {
		last := pages[len(pages)-1]
		pages = append(pages, typeset.Page{Width: last.Width, Height: last.Height, Blank: true})
	}
	for range max(1, o.Copies) {
		w.Add(pages)
	}
	return len(pages) * max(1, o.Copies), nil
}
