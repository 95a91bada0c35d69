package reports

import (
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
// paper about nothing is refused with code NotFound, and no file is made.
func Write(p Paper, f *paper.Facts, o Options, to outfile.Target, orgs ...int64) (Written, error) {
	if err := to.Check(); err != nil {
		return Written{}, err
	}
	if why := p.Empty(f); why != "" {
		return Written{}, model.Errorf(model.NotFound, "没有可以打印的%s：%s", p.Title, why)
	}
	return WriteCollection(p.Build(f, o, orgs...), to, f.Dated())
}

// WriteCollection is Write for papers that are made already; made is the date in the file's properties.
func WriteCollection(collection document.Collection, to outfile.Target, made time.Time) (Written, error) {
	if err := to.Check(); err != nil {
		return Written{}, err
	}
	if strings.ToLower(filepath.Ext(to.Path)) == ".xlsx" {
		return Written{}, workbook.Write(to, collection, made)
	}
	faces := Faces()
	set := typeset.Typeset(collection, faces)
	return Written{Pages: len(set.Pages), Warnings: append(append([]string{}, faces.Substitutions...), set.Warnings...)}, pdf.Write(to, set, made)
}
