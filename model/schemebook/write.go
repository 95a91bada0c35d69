package schemebook

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/model/sheet"
)

// Endings are those of the files that Write makes.
var Endings = []string{".xlsx"}

// Write writes a scheme as a workbook.
func Write(s *model.Scheme, to outfile.Target) error {
	if err := to.Check(); err != nil {
		return err
	}
	raw, err := Bytes(s)
	if err != nil {
		return err
	}
	return to.Write(raw)
}

// Bytes is a scheme as the bytes of a workbook.
func Bytes(s *model.Scheme) ([]byte, error) {
	f := excelize.NewFile()
	defer func() { _ = f.Close() }()
	all := pages(s)
	titles := make([]string, len(all))
	for i, p := range all {
		titles[i] = p.title
	}
	w := &writer{f: f}
	if err := w.styles(); err != nil {
		return nil, unwritten(err)
	}
	for i, name := range outfile.SheetNames(titles, "部分") {
		if i == 0 {
			if err := f.SetSheetName("Sheet1", name); err != nil {
				return nil, unwritten(err)
			}
		} else if _, err := f.NewSheet(name); err != nil {
			return nil, unwritten(err)
		}
		if err := w.page(name, &all[i]); err != nil {
			return nil, unwritten(err)
		}
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		return nil, unwritten(err)
	}
	return out.Bytes(), nil
}

func unwritten(err error) error {
	return model.Wrap(err, model.Internal, "方案表没有写成，请把日志发给维护人员")
}

type writer struct {
	f                  *excelize.File
	head, text, number int // styles
}

func (w *writer) styles() (err error) {
	edge := []excelize.Border{}
	for _, side := range []string{"left", "right", "top", "bottom"} {
		edge = append(edge, excelize.Border{Type: side, Color: "BEBCB6", Style: 1})
	}
	text, points := "@", "0.00"
	top := &excelize.Alignment{Vertical: "top", WrapText: true}
	if w.head, err = w.f.NewStyle(&excelize.Style{Border: edge, Font: &excelize.Font{Bold: true}, Alignment: top, CustomNumFmt: &text,
		Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"F4F4F2"}}}); err != nil {
		return err
	}
	if w.text, err = w.f.NewStyle(&excelize.Style{Border: edge, Alignment: top, CustomNumFmt: &text}); err != nil {
		return err
	}
	w.number, err = w.f.NewStyle(&excelize.Style{Border: edge, Alignment: &excelize.Alignment{Vertical: "top"}, CustomNumFmt: &points})
	return err
}

// page writes one sheet. Cells of text are in text format, so that a number typed as a name stays one.
func (w *writer) page(name string, p *page) error {
	for i, width := range p.widths {
		col := sheet.ColumnLetter(i)
		if err := w.f.SetColWidth(name, col, col, width); err != nil {
			return err
		}
	}
	for r, row := range p.rows {
		style := w.text
		for _, h := range p.heads {
			if h == r {
				style = w.head
			}
		}
		for c, v := range row {
			if err := w.cell(name, fmt.Sprintf("%s%d", sheet.ColumnLetter(c), r+1), v, style); err != nil {
				return err
			}
		}
	}
	if p.sum >= 0 {
		col, last := sheet.ColumnLetter(p.sum), len(p.rows)
		at := fmt.Sprintf("%s%d", col, last+1)
		if err := w.cell(name, fmt.Sprintf("A%d", last+1), sumMark, w.head); err != nil {
			return err
		}
		if err := w.f.SetCellFormula(name, at, fmt.Sprintf("SUM(%s%d:%s%d)", col, p.from+1, col, max(last, p.from+1))); err != nil {
			return err
		}
		if err := w.f.SetCellStyle(name, at, at, w.number); err != nil {
			return err
		}
	}
	return w.frame(name, p)
}

// frame adds the drop-downs, freezes the headers, and has the sheet printed on lying pages one wide.
func (w *writer) frame(name string, p *page) error {
	for col, words := range p.lists {
		v := excelize.NewDataValidation(true)
		letter := sheet.ColumnLetter(col)
		v.SetSqref(fmt.Sprintf("%s%d:%s%d", letter, p.from+1, letter, len(p.rows)+40))
		if err := v.SetDropList(words); err != nil {
			return err
		}
		v.ShowErrorMessage = false
		if err := w.f.AddDataValidation(name, v); err != nil {
			return err
		}
	}
	if p.from > 0 {
		if err := w.f.SetPanes(name, &excelize.Panes{Freeze: true, YSplit: p.from, TopLeftCell: fmt.Sprintf("A%d", p.from+1), ActivePane: "bottomLeft"}); err != nil {
			return err
		}
	}
	fit, wide, high, lying := true, 1, 0, "landscape"
	if err := w.f.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	return w.f.SetPageLayout(name, &excelize.PageLayoutOptions{Orientation: &lying, FitToWidth: &wide, FitToHeight: &high})
}

func (w *writer) cell(name, at string, v any, style int) error {
	switch v := v.(type) {
	case model.Points:
		if err := w.f.SetCellFloat(name, at, float64(v)/100, 2, 64); err != nil {
			return err
		}
		style = w.number
	case string:
		if err := w.f.SetCellStr(name, at, outfile.TextCell(strings.TrimSpace(v))); err != nil {
			return err
		}
	}
	return w.f.SetCellStyle(name, at, at, style)
}
