package workbook

import (
	"bytes"
	"fmt"
	"reflect"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/reports/document"
)

// onlySheet is the one sheet that the file has while documents are written, and sheetPart is its part in the file. The library
// looks every cell's sheet up among all sheets of a file, so that a workbook of a thousand sheets would be written a hundred
// times slower than one of a few: each document is written on the same sheet, which is then put aside and begun anew.
//
// This leans on internals of excelize (File.Sheet and File.Pkg by the name of the part, the rows and cells of a sheet by their
// number, WorkBook.DefinedNames). TestExcelizeInternalsThatTheWriterReliesOn names the one that a new release changed.
const (
	onlySheet = "Sheet1"
	sheetPart = "xl/worksheets/sheet1.xml"
)

// name is a name that a sheet defines: what is printed of it, the rows that return on each page, what is filtered.
type name struct {
	sheet     int
	name, ref string
	hidden    bool
}

// nativeChart is a chart to be put at a cell of a sheet.
type nativeChart struct {
	sheet int
	at    string
	chart *excelize.Chart
}

// putAside keeps the sheet just written.
func (w *writer) putAside() {
	written, _ := w.f.Sheet.Load(sheetPart)
	w.keepFigures(written)
	w.written = append(w.written, written)
	w.f.Sheet.Delete(sheetPart)
	if blank, ok := w.f.Pkg.Load(sheetPart); ok && len(w.written) == 1 { // of all sheets one is selected
		w.f.Pkg.Store(sheetPart, bytes.ReplaceAll(blank.([]byte), []byte(` tabSelected="1"`), nil))
	}
}

// keepFigures makes the values of formulas figures again: the library declares what it keeps beside a formula to be text, and a
// program that does not compute when it opens a file would show it so.
func (w *writer) keepFigures(sheet any) {
	for _, at := range w.sums {
		cells := reflect.ValueOf(sheet).Elem().FieldByName("SheetData").FieldByName("Row").Index(at[0] - 1).FieldByName("C")
		cells.Index(at[1] - 1).FieldByName("T").SetString("")
	}
	w.sums = nil
}

// bind puts all sheets into the file, under their names, and what refers to them.
func (w *writer) bind(names []string) {
	for i, title := range names {
		if i == 0 {
			w.note(w.f.SetSheetName(onlySheet, title))
		} else {
			_, err := w.f.NewSheet(title)
			w.note(err)
		}
	}
	for i := range w.written {
		w.f.Sheet.Store(fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1), w.written[i])
	}
	for _, c := range w.charts {
		w.note(w.f.AddChart(names[c.sheet], c.at, c.chart))
	}
	w.defineNames(names)
}

// defineNames writes the names of all sheets. Given one by one, the library would compare each with all before.
func (w *writer) defineNames(names []string) {
	w.f.WorkBook.DefinedNames = nil // filters left theirs for the one sheet
	if len(w.names) == 0 || w.err != nil {
		return
	}
	w.note(w.f.SetDefinedName(&excelize.DefinedName{Name: w.names[0].name, RefersTo: "A1", Scope: names[0]}))
	if w.f.WorkBook.DefinedNames == nil {
		return
	}
	all := w.f.WorkBook.DefinedNames.DefinedName
	one := all[0]
	all = all[:0]
	for _, n := range w.names {
		at := n.sheet
		one.Name, one.Data, one.LocalSheetID, one.Hidden = n.name, quoted(names[at])+"!"+n.ref, &at, n.hidden
		all = append(all, one)
	}
	w.f.WorkBook.DefinedNames.DefinedName = all
}

// mark names the paper, so that the import knows a workbook of our own for what it is.
func (w *writer) mark(c document.Collection) {
	if c.Paper != "" {
		w.note(w.f.SetDefinedName(&excelize.DefinedName{Name: model.PaperMark, RefersTo: `"` + c.Paper + " " + strings.ReplaceAll(c.Title, `"`, "") + `"`}))
	}
}

// define names cells of the sheet being written.
func (w *writer) define(as, ref string, hidden bool) {
	w.names = append(w.names, name{sheet: len(w.written), name: as, ref: ref, hidden: hidden})
}

// area is the rectangle of two cells as references write it.
func (w *writer) area(col1, row1, col2, row2 int) string {
	from, err := excelize.CoordinatesToCellName(col1, row1, true)
	w.note(err)
	to, err := excelize.CoordinatesToCellName(col2, row2, true)
	w.note(err)
	return from + ":" + to
}

func quoted(sheet string) string { return "'" + escapeQuotes(sheet) + "'" }
