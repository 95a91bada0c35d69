package office

import (
	"context"
	"path/filepath"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/model/schemebook"
	"github.com/shuangbai/shuangbai/model/sheet"
)

// ExportScheme writes a scheme as a workbook to edit, in which sources stand in words.
func ExportScheme(scheme *model.Scheme, to outfile.Target) error {
	return schemebook.Write(withSourceWords(scheme), to)
}

// ImportedScheme is what reading a workbook came to.
type ImportedScheme struct {
	Draft   model.SchemeDraft
	Change  int64
	Unsound []schemebook.Problem // what must be put right before the draft can be issued
}

// ImportScheme reads a workbook as a new draft of a year. When a cell cannot be read nothing is kept, and the error names the
// cells; wrong lists them all.
func (o *Office) ImportScheme(ctx context.Context, year int, path string) (got ImportedScheme, wrong []schemebook.Problem, err error) {
	book, err := sheet.Open(ctx, path)
	if err != nil {
		return got, nil, err
	}
	scheme, wrong, unsound := schemebook.Read(book)
	if len(wrong) > 0 {
		var named []string
		for _, p := range wrong[:min(len(wrong), 5)] {
			named = append(named, p.String())
		}
		text := strings.Join(named, "；")
		if n := len(wrong) - len(named); n > 0 {
			text += "；等"
		}
		return got, wrong, model.Errorf(model.Invalid, "方案表有 %d 处读不出来，没有导入：%s", len(wrong), text)
	}
	scheme, got.Unsound = readSourceWords(scheme), unsound
	name := strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	got.Draft, got.Change, err = o.addDraft(ctx, year, model.OriginFile+name, scheme)
	return got, nil, err
}
