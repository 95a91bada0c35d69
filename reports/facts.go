package reports

import (
	"path/filepath"
	"strings"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/reports/document"
	"github.com/shuangbai/shuangbai/reports/pdf"
	"github.com/shuangbai/shuangbai/reports/typeset"
	"github.com/shuangbai/shuangbai/reports/workbook"
)

// FromFacts makes the papers' input of a year from what the data file says of it.
func FromFacts(f *model.YearFacts) Assessment {
	a := Assessment{Committee: f.Committee.Name, Year: f.Year.Year, Scheme: &f.Year.Scheme, DecidedOn: f.Year.DecidedOn,
		Final: f.Year.Finalised, Ranking: f.Ranking, Unassigned: f.Unassigned}
	for _, s := range f.Sheets {
		a.Sheets = append(a.Sheets, Sheet{Marks: s, Results: f.Results[s.OrgID]})
	}
	return a
}

// Only returns the assessment with the sheets that keep accepts; ranks stay those of the whole.
func (a Assessment) Only(keep func(*model.MarkSheet) bool) Assessment {
	var sheets []Sheet
	for _, s := range a.Sheets {
		if keep(s.Marks) {
			sheets = append(sheets, s)
		}
	}
	a.Sheets = sheets
	return a
}

// Written says how a paper came out.
type Written struct {
	Pages    int      // of a PDF; 0 for a workbook
	Warnings []string // Chinese sentences: substituted faces, characters that no face has
}

// Endings are those of the files that Write makes.
func Endings() []string { return []string{".pdf", ".xlsx"} }

// Write writes a paper as .pdf or .xlsx, by the file's ending. made is the document's date in the file's properties;
// the same date gives the same bytes. A paper about no branches is refused with code NotFound, and no file is made.
func Write(p Paper, a Assessment, o Options, to outfile.Target, made time.Time) (Written, error) {
	if err := to.Check(); err != nil {
		return Written{}, err
	}
	if len(a.Sheets) == 0 {
		return Written{}, model.Errorf(model.NotFound, "没有可以打印的%s：%d 年度还没有参加考核的支部；先导入党组织台账", p.Title, a.Year)
	}
	return WriteCollection(p.Build(a, o), to, made)
}

// WriteCollection is Write for papers that are made already.
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
