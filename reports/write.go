package reports

import (
	"context"
	"path/filepath"
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
	if why := p.Empty(f); why != "" {
		return Written{}, model.Errorf(model.NotFound, "没有可以打印的%s：%s", p.Title, why)
	}
	return write(ctx, p.Sequence(f, o, orgs...), to, f.Dated())
}

// WriteCollection is Write for papers that are made already; made is the date in the file's properties.
func WriteCollection(collection document.Collection, to outfile.Target, made time.Time) (Written, error) {
	if err := to.Check(); err != nil {
		return Written{}, err
	}
	return write(context.Background(), collection.Sequence(), to, made)
}

func write(ctx context.Context, s document.Sequence, to outfile.Target, made time.Time) (Written, error) {
	if strings.ToLower(filepath.Ext(to.Path)) == ".xlsx" {
		return Written{}, workbook.Write(to, s.Made(), made)
	}
	faces := Faces()
	data, done, err := PDF(ctx, s, faces, made)
	if err != nil {
		return Written{}, err
	}
	done.Warnings = append(append([]string{}, faces.Substitutions...), done.Warnings...)
	return done, to.Write(data)
}

// ahead is how many documents are set before they are drawn.
const ahead = 16

// PDF makes the file of a paper: one document after the other is made and set, while those before it are drawn, so that a
// packet of thousands of pages is never in memory as pages.
func PDF(ctx context.Context, s document.Sequence, faces *typeset.FaceSet, made time.Time) ([]byte, Written, error) {
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
	for set := range sets {
		if set.Lists {
			w.Reserve(set.Pages)
		} else {
			w.Add(set.Pages)
		}
	}
	if ctx.Err() != nil {
		return nil, Written{}, ctx.Err()
	}
	for _, list := range book.Lists() {
		w.Draw(list.At, list.Pages)
	}
	data, err := w.Bytes()
	done := Written{Pages: book.Pages()}
	for _, m := range book.Missing() {
		done.Warnings = append(done.Warnings, m.String())
	}
	return data, done, err
}
