// Package sheettest makes sheets by hand for tests.
package sheettest

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/sheet"
)

// Sheet makes a sheet: strings become text, numbers numbers, model.Date dates, nil and "" empty cells.
func Sheet(name string, rows ...[]any) *sheet.Sheet {
	s := &sheet.Sheet{Name: name}
	for _, row := range rows {
		var cells []sheet.Cell
		for _, v := range row {
			cells = append(cells, cell(v))
		}
		s.Rows = append(s.Rows, cells)
	}
	return s
}

func cell(v any) sheet.Cell {
	switch v := v.(type) {
	case nil:
		return sheet.Cell{}
	case sheet.Cell:
		return v
	case string:
		if v == "" {
			return sheet.Cell{}
		}
		return sheet.Cell{Kind: sheet.Text, Text: v}
	case int:
		return sheet.Cell{Kind: sheet.Number, Text: strconv.Itoa(v), Number: float64(v)}
	case float64:
		return sheet.Cell{Kind: sheet.Number, Text: strconv.FormatFloat(v, 'f', -1, 64), Number: v}
	case model.Date:
		return sheet.Cell{Kind: sheet.Date, Text: string(v), FormatShowsDay: true, FormatShowsMonth: true}
	}
	panic(fmt.Sprintf("%T", v))
}

// Book makes a workbook of sheets.
func Book(sheets ...*sheet.Sheet) *sheet.Book {
	return &sheet.Book{Path: "手工.xlsx", Format: sheet.XLSX, Sheets: sheets}
}

// Row splits a line at | into text cells.
func Row(line string) []any {
	var out []any
	for _, c := range strings.Split(line, "|") {
		out = append(out, strings.TrimSpace(c))
	}
	return out
}
