// Package workbook turns documents into .xlsx files: the same titles, numbers and merged cells as the printed paper,
// ready to print on A4. It is read back by the program's own reader.
package workbook

import (
	"bytes"
	"context"
	"slices"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/reports/document"
)

// Write makes a workbook with one sheet for each document and stores it at the target. made is the date in the file's
// properties; tell, where it is not nil, is told after each sheet how many of all are written. Errors are *model.Error, but
// that of a ctx that ended.
func Write(ctx context.Context, to outfile.Target, c document.Collection, made time.Time, tell func(done, all int)) error {
	data, err := Bytes(ctx, c, made, tell)
	if err != nil {
		return err
	}
	return to.Write(data)
}

// Bytes is the workbook as it would be written.
func Bytes(ctx context.Context, c document.Collection, made time.Time, tell func(done, all int)) ([]byte, error) {
	f := excelize.NewFile()
	defer f.Close()
	w := &writer{f: f, styles: map[look]int{}, around: c.Margins}
	names := sheetNames(c.Documents)
	for i := range c.Documents {
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		w.document(names[i], &c.Documents[i])
		w.putAside()
		if tell != nil {
			tell(i+1, len(names))
		}
	}
	w.bind(names)
	w.mark(c)
	title := c.Title
	if title == "" && len(c.Documents) > 0 {
		title = c.Documents[0].Title
	}
	stamp := made.UTC().Format(time.RFC3339)
	w.note(f.SetDocProps(&excelize.DocProperties{Title: title, Creator: c.Author, Created: stamp, Modified: stamp}))
	var out bytes.Buffer
	if w.err == nil {
		w.note(f.Write(&out))
	}
	if w.err != nil {
		return nil, model.Wrap(w.err, model.Internal, "Excel 文件没有做成，数据没有改动；请把“设置”里的日志文件发给支持人员")
	}
	return out.Bytes(), nil
}

// writer fills one workbook. The first failure is kept and ends in Bytes; the library only fails on broken input.
type writer struct {
	f      *excelize.File
	styles map[look]int
	err    error

	around document.Margins

	written []any    // the sheets of the documents before
	sums    [][2]int // rows and columns of the formulas of the sheet
	names   []name
	charts  []nativeChart

	sheet string // the name that the sheet will have
	doc   *document.Document
	edges []float64 // of the sheet's columns, mm
	row   int       // the next row, from 1
	main  bool      // the main table is written, its head repeats on every page
	more  bool      // pages with tables of their own follow the main table
	top   int       // the row with which the printed page begins that is being written
	tall  []float64 // the height in mm of row i+1, for the page breaks
}

func (w *writer) note(err error) {
	if w.err == nil && err != nil {
		w.err = err
	}
}

// document fills one sheet.
func (w *writer) document(sheet string, d *document.Document) {
	w.sheet, w.doc, w.row, w.main, w.tall, w.top = sheet, d, 1, false, nil, 1
	isTable := func(p document.Part) bool { _, ok := p.(document.Table); return ok }
	isPage := func(p document.Part) bool { _, ok := p.(document.NewPage); return ok }
	if at := slices.IndexFunc(d.Parts, isTable); at >= 0 {
		page := slices.IndexFunc(d.Parts[at:], isPage)
		w.more = page >= 0 && slices.ContainsFunc(d.Parts[at+page:], isTable)
	}
	w.edges = columnEdges(d)
	for i := 1; i < len(w.edges); i++ {
		name, err := excelize.ColumnNumberToName(i)
		w.note(err)
		w.note(w.f.SetColWidth(onlySheet, name, name, charsOf(w.edges[i]-w.edges[i-1])))
	}
	w.parts(d.Parts)
	w.page() // after the filters: the library forgets what was set of the sheet when it makes one
	if w.row > 1 {
		w.define("_xlnm.Print_Area", w.area(1, 1, w.columns(), w.row-1), false)
	}
}

// charsOf turns millimetres into the width unit of spreadsheets: digits of the usual face, 7 pixels each, and a
// margin of 5 pixels.
func charsOf(mm float64) float64 {
	return max(0.5, (mm*96/25.4-5)/7)
}

func (w *writer) columns() int { return len(w.edges) - 1 }

func (w *writer) width() float64 { return w.edges[len(w.edges)-1] }

// page sets paper, margins and footer as on the printed paper.
func (w *writer) page() {
	a4, one, zero, yes := 9, 1, 0, true
	orientation := "portrait"
	if w.doc.Landscape {
		orientation = "landscape"
	}
	m := w.margins()
	w.note(w.f.SetPageLayout(onlySheet, &excelize.PageLayoutOptions{Size: &a4, Orientation: &orientation, FitToWidth: &one, FitToHeight: &zero}))
	w.note(w.f.SetSheetProps(onlySheet, &excelize.SheetPropsOptions{FitToPage: &yes}))
	inch := func(mm float64) *float64 { v := mm / 25.4; return &v }
	w.note(w.f.SetPageMargins(onlySheet, &excelize.PageLayoutMarginsOptions{Left: inch(m[0]), Right: inch(m[1]), Top: inch(m[2]),
		Bottom: inch(m[3]), Header: inch(15), Footer: inch(15), Horizontally: &yes}))
	w.running()
}

func (w *writer) parts(parts []document.Part) {
	for _, p := range parts {
		w.part(p)
	}
}

func (w *writer) part(p document.Part) {
	switch p := p.(type) {
	case document.Title:
		w.line(p.Text, look{role: document.TitleRole, size: 22, align: document.Centre}, 10.2)
	case document.Subtitle:
		w.line(p.Text, look{role: document.KaiRole, size: 14, align: document.Centre}, 6.5)
	case document.Info:
		w.info(p)
	case document.Heading:
		w.line(p.Text, look{role: document.HeadRole, size: 12, align: document.Left}, 8)
	case document.Blank:
		for range p.Lines {
			w.height(8)
			w.row++
		}
	case document.Letterhead:
		w.line(p.Issuer, look{role: document.TitleRole, size: 26, align: document.Centre}, 14)
	case document.Closing:
		w.closing(p)
	case document.Radar, document.Trend, document.Structure:
		w.chart(p)
	case document.Tree:
		if len(p.List.Columns) > 0 {
			w.part(p.List)
		}
	case document.Pair:
		w.part(p.Left)
		w.part(p.Right)
	case document.Contents:
		for _, g := range p.Groups {
			w.line(g.Name, look{role: document.HeadRole, size: 12, align: document.Left}, 8)
			for _, e := range g.Entries {
				w.line("　　"+e.Title, look{size: 12, align: document.Left}, 7)
			}
		}
	case document.Paragraph:
		l, indent := look{size: 12, align: document.Left}, "　　"
		if p.Flush {
			indent = ""
		}
		if p.Right {
			l.align, indent = document.Figures, ""
		}
		w.line(indent+p.Plain(), l, 7)
	case document.Note:
		w.line(p.Text, look{size: 9, align: document.Left}, 5)
	case document.Gap:
		w.height(p.Height)
		w.row++
	case document.NewPage:
		if w.row > 1 {
			w.note(w.f.InsertPageBreak(onlySheet, w.at(1)))
			w.top = w.row
		}
	case document.Together:
		w.parts(p.Parts)
	case document.Signatures:
		w.signatures(p)
	case document.Table:
		w.table(p)
	case document.Boxes:
		w.boxes(p)
	}
}

// at names a cell of the current row by its column from 1.
func (w *writer) at(col int) string {
	name, err := excelize.CoordinatesToCellName(col, w.row)
	w.note(err)
	return name
}

// height sets the current row's height in mm. Spreadsheets allow 409 points.
func (w *writer) height(mm float64) {
	points := min(409, max(1, mm*72/25.4))
	w.note(w.f.SetRowHeight(onlySheet, w.row, points))
	for len(w.tall) < w.row {
		w.tall = append(w.tall, 0)
	}
	w.tall[w.row-1] = points * 25.4 / 72
}

// line writes a text over the full width; it is as high as its lines need.
func (w *writer) line(text string, l look, pitch float64) {
	l.wrap = true
	w.cell(1, w.columns(), 1, text, l)
	w.height(pitch * float64(linesOf(text, w.width()-2, l.size)))
	w.row++
}

// cell writes a text or number over some columns and rows from the current row on.
func (w *writer) cell(col, cols, rows int, text string, l look) {
	from := w.at(col)
	to, err := excelize.CoordinatesToCellName(col+cols-1, w.row+rows-1)
	w.note(err)
	decimals, number := numberOf(text)
	if number && (l.align == document.Figures || l.align == document.CentreFigures) {
		l.decimals = decimals + 1
		w.note(w.f.SetCellDefault(onlySheet, from, text))
	} else if text != "" {
		w.note(w.f.SetCellStr(onlySheet, from, text))
	}
	if cols > 1 || rows > 1 {
		w.note(w.f.MergeCell(onlySheet, from, to))
	}
	w.note(w.f.SetCellStyle(onlySheet, from, to, w.style(l)))
}
