package office

import (
	"context"
	"path/filepath"
	"reflect"
	"regexp"
	"testing"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/model/schemebook"
	"github.com/shuangbai/shuangbai/model/sheet"
)

// The workbook of a scheme names sources in Chinese words; both those and the codes are read back as what they were.
func TestTheWorkbookOfASchemeNamesSourcesInWords(t *testing.T) {
	schemes, err := DefaultSchemes()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range schemes {
		path := filepath.Join(t.TempDir(), "方案.xlsx")
		if err := ExportScheme(s, outfile.Target{Path: path, Endings: schemebook.Endings}); err != nil {
			t.Fatal(err)
		}
		book, err := sheet.Open(context.Background(), path)
		if err != nil {
			t.Fatal(err)
		}
		read, wrong, _ := schemebook.Read(book)
		if len(wrong) > 0 {
			t.Fatal(wrong)
		}
		for _, item := range itemsOf(read) {
			for _, word := range item.Evidence {
				if regexp.MustCompile(`[a-z]|[A-Z]+-\d`).MatchString(word) {
					t.Errorf("%s %s: the source is written %q", s.ID, item.ID, word)
				}
			}
		}
		for _, back := range [][]string{sourcesIn(readSourceWords(read)), sourcesIn(readSourceWords(s))} {
			if want := sourcesIn(s); !reflect.DeepEqual(back, want) {
				t.Errorf("%s: sources are %v, were %v", s.ID, back, want)
			}
		}
	}
}

func sourcesIn(s *model.Scheme) (all []string) {
	for _, item := range itemsOf(s) {
		all = append(all, item.Evidence...)
	}
	return all
}
