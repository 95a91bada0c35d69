package workbook

import (
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/reports/document"
)

// sheetNames gives each document the name of its sheet.
func sheetNames(docs []document.Document) []string {
	titles := make([]string, len(docs))
	for i := range docs {
		titles[i] = docs[i].Title
	}
	return outfile.SheetNames(titles, "材料")
}
