package reports

import (
	"path/filepath"
	"strings"
	"time"

	"github.com/shuangbai/shuangbai/model"
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

// Write writes a paper as .pdf or .xlsx, by the file's ending. made is the document's date in the file's properties;
// the same date gives the same bytes.
func Write(p Paper, a Assessment, o Options, out string, made time.Time) (Written, error) {
	collection := p.Build(a, o)
	switch strings.ToLower(filepath.Ext(out)) {
	case ".pdf":
		faces := Faces()
		set := typeset.Typeset(collection, faces)
		return Written{Pages: len(set.Pages), Warnings: append(append([]string{}, faces.Substitutions...), set.Warnings...)}, pdf.Write(out, set, made)
	case ".xlsx":
		return Written{}, workbook.Write(out, collection, made)
	}
	return Written{}, model.Errorf(model.Usage, "文件名要以 .pdf 或 .xlsx 结尾")
}
