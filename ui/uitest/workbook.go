package uitest

import (
	"context"
	"strings"

	"github.com/shuangbai/shuangbai/model/sheet"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// Workbook is the text of a spreadsheet that was exported, with "|" behind each cell.
func (tr *Rig) Workbook(path string) string {
	tr.T.Helper()
	book, err := sheet.Open(context.Background(), path)
	if err != nil {
		tr.T.Fatal(err)
	}
	var text strings.Builder
	for _, sh := range book.Sheets {
		for _, line := range sh.Rows {
			for _, c := range line {
				text.WriteString(c.Text + "|")
			}
		}
	}
	return text.String()
}

// Open shows a screen anew, with what it shall show.
func (tr *Rig) Open(s shell.Screen, target any) {
	tr.Show(s.Object())
	s.Shown(target)
	tr.Settle()
}
