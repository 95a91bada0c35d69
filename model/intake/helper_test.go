package intake

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/sheet"
)

// tab makes a sheet by hand: strings become text, numbers numbers, model.Date dates, nil empty cells.
func tab(name string, rows ...[]any) *sheet.Sheet {
	s := &sheet.Sheet{Name: name}
	for _, row := range rows {
		var cells []sheet.Cell
		for _, v := range row {
			switch v := v.(type) {
			case nil:
				cells = append(cells, sheet.Cell{})
			case string:
				if v == "" {
					cells = append(cells, sheet.Cell{})
				} else {
					cells = append(cells, sheet.Cell{Kind: sheet.Text, Text: v})
				}
			case int:
				cells = append(cells, sheet.Cell{Kind: sheet.Number, Text: strconv.Itoa(v), Number: float64(v)})
			case float64:
				cells = append(cells, sheet.Cell{Kind: sheet.Number, Text: strconv.FormatFloat(v, 'f', -1, 64), Number: v})
			case model.Date:
				cells = append(cells, sheet.Cell{Kind: sheet.Date, Text: string(v), FormatShowsDay: true, FormatShowsMonth: true})
			default:
				panic(fmt.Sprintf("%T", v))
			}
		}
		s.Rows = append(s.Rows, cells)
	}
	return s
}

func bookOf(sheets ...*sheet.Sheet) *sheet.Book {
	return &sheet.Book{Path: "手工.xlsx", Format: sheet.XLSX, Sheets: sheets}
}

// cells splits a line at | into text cells.
func cells(line string) []any {
	var out []any
	for _, c := range strings.Split(line, "|") {
		out = append(out, strings.TrimSpace(c))
	}
	return out
}

// value is what a row shows for a field.
func value(p *Plan, sheetIndex, row int, f Field) string {
	s := p.Sheets[sheetIndex]
	i := s.ColumnOf(f)
	if r := s.Row(row); r != nil && i >= 0 {
		return r.Values[i]
	}
	return "?"
}
