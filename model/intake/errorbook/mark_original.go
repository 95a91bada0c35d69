// Package errorbook draws the workbook that says at each row of an import what is wrong with it.
package errorbook

import (
	"archive/zip"
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/intake/headers"
	"github.com/shuangbai/shuangbai/model/sheet"
)

// The fills of cells in an error workbook.
const (
	badFill  = "FCEEE6"
	warnFill = "FBF3DA"
)

// keepLooks is the size, unzipped, up to which the user's own workbook is marked with all its looks. The library that
// edits workbooks needs some thirty times as much memory; a larger one is drawn anew, cell by cell.
const keepLooks = 4 << 20

// mostComments is how many cells of a workbook get a comment: spreadsheets, and the library, are slow with more. Further
// rows say what to do in the first column.
const mostComments = 2000

// Make makes an .xlsx of the user's own sheets in their own layout, with a first column 问题 that says what
// is wrong with each row, the bad cells coloured and commented. Cells that were typed anew in the window hold the new
// text. Corrected and imported again, it continues where this import stopped. original are the bytes of the file
// when it is an .xlsx; the looks of one of usual size are kept. For every other file, and where people were laid out
// otherwise than one row a person, the sheets are drawn anew from
// what was read, in memory that grows with the rows but little. ID numbers stay what they were: text as text, a
// damaged number as the damaged number.
func Make(p *intake.Plan, original []byte) ([]byte, error) {
	if p.Book() == nil || len(p.Sheets) == 0 {
		return nil, model.Errorf(model.Invalid, "没有可以写成问题表的内容")
	}
	if p.Book().Format == sheet.XLSX && !p.Unfolded() && unzippedSize(original) <= keepLooks {
		if out, err := markOriginal(p, original); err == nil {
			return out, nil
		}
	}
	return redraw(p)
}

// unzippedSize is what a zip file says of its size; too much for a file that is none.
func unzippedSize(raw []byte) uint64 {
	z, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	if err != nil {
		return keepLooks + 1
	}
	size := uint64(0)
	for _, f := range z.File {
		size += f.UncompressedSize64
	}
	return size
}

// marker writes problems into a workbook.
type marker struct {
	f        *excelize.File
	styles   map[styleKey]int
	comments int
}

type styleKey struct {
	base int
	fill string
	text bool
}

// markOriginal marks the user's own workbook. Foreign files may hold anything, so a failure of the library is an
// error here and never more.
func markOriginal(p *intake.Plan, original []byte) (out []byte, err error) {
	defer func() {
		if r := recover(); r != nil {
			out, err = nil, fmt.Errorf("panic: %v", r)
		}
	}()
	f, err := excelize.OpenReader(bytes.NewReader(original), excelize.Options{UnzipSizeLimit: keepLooks, UnzipXMLSizeLimit: keepLooks})
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	m := &marker{f: f, styles: map[styleKey]int{}}
	for _, sp := range p.Sheets {
		col := 0
		if !sp.HasIssueColumn() {
			if err := f.InsertCols(sp.Name, "A", 1); err != nil {
				return nil, err
			}
			col = 1
		}
		if err := m.markSheet(p, sp, col); err != nil {
			return nil, err
		}
	}
	return m.bytes()
}

func (m *marker) bytes() ([]byte, error) {
	var out bytes.Buffer
	if err := m.f.Write(&out); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// markSheet writes the problems of a sheet whose columns stand shift to the right of where they were read.
func (m *marker) markSheet(p *intake.Plan, sp *intake.SheetPlan, shift int) error {
	if err := m.issueColumn(sp); err != nil {
		return err
	}
	for ref, text := range p.Edits() {
		if ref.Sheet == sp.Index {
			if err := m.f.SetCellStr(sp.Name, cellName(ref.Row, ref.Col+shift), text); err != nil {
				return err
			}
		}
	}
	idCol := -1
	if i := sp.ColumnOf(intake.IDNumber); i >= 0 {
		idCol = sp.Columns[i].Col
	}
	for i := range sp.Rows {
		row := &sp.Rows[i]
		words := issueText(row, m.comments >= mostComments)
		if words == "" {
			if shift == 0 {
				_ = m.f.SetCellStr(sp.Name, cellName(row.Number, 0), "")
			}
			continue
		}
		if err := m.f.SetCellStr(sp.Name, cellName(row.Number, 0), words); err != nil {
			return err
		}
		for _, q := range row.Problems {
			if q.Blank && q.Col >= 0 {
				if err := m.f.SetCellValue(sp.Name, cellName(row.Number, q.Col+shift), nil); err != nil {
					return err
				}
			}
		}
		if err := m.fill(sp.Name, cellName(row.Number, 0), fillOf(row.Level()), true); err != nil {
			return err
		}
		if err := m.markCells(sp, row, shift, idCol); err != nil {
			return err
		}
	}
	return nil
}

// issueColumn makes the header of the first column.
func (m *marker) issueColumn(sp *intake.SheetPlan) error {
	if sp.HeaderRow == 0 { // a table without a header
		return m.f.SetColWidth(sp.Name, "A", "A", 36)
	}
	if err := m.f.SetCellStr(sp.Name, cellName(sp.HeaderRow, 0), headers.Issue); err != nil {
		return err
	}
	style, err := m.f.GetCellStyle(sp.Name, cellName(sp.HeaderRow, 1))
	if err == nil {
		err = m.f.SetCellStyle(sp.Name, cellName(sp.HeaderRow, 0), cellName(sp.HeaderRow, 0), style)
	}
	if err != nil {
		return err
	}
	return m.f.SetColWidth(sp.Name, "A", "A", 36)
}

// markCells colours the bad cells of a row and says at each what is wrong.
func (m *marker) markCells(sp *intake.SheetPlan, row *intake.Row, shift, idCol int) error {
	for i := range row.Problems {
		q := &row.Problems[i]
		if q.Col < 0 {
			continue
		}
		cell := cellName(row.Number, q.Col+shift)
		if err := m.fill(sp.Name, cell, fillOf(q.Level), q.Col == idCol); err != nil {
			return err
		}
	}
	return m.comment(sp.Name, row, shift)
}

// comment says at each bad cell of a row what is wrong and what to do.
func (m *marker) comment(sheetName string, row *intake.Row, shift int) error {
	for i := range row.Problems {
		q := &row.Problems[i]
		if q.Col < 0 || slices.ContainsFunc(row.Problems[:i], func(x intake.Problem) bool { return x.Col == q.Col }) {
			continue
		}
		if m.comments++; m.comments > mostComments {
			return nil
		}
		var text []string
		for _, x := range row.Problems[i:] {
			if x.Col == q.Col {
				text = append(text, x.Text+"。"+x.Fix+"。")
			}
		}
		err := m.f.AddComment(sheetName, excelize.Comment{Cell: cellName(row.Number, q.Col+shift), Author: "双百", Width: 260, Height: 120,
			Paragraph: []excelize.RichTextRun{{Text: strings.Join(text, "\n")}}})
		if err != nil {
			return err
		}
	}
	return nil
}

// fill colours a cell and keeps the rest of its looks; text makes it a text cell, so that digits typed into it stay.
func (m *marker) fill(sheetName, cell, colour string, text bool) error {
	base, err := m.f.GetCellStyle(sheetName, cell)
	if err != nil {
		return err
	}
	key := styleKey{base, colour, text}
	id, ok := m.styles[key]
	if !ok {
		style, err := m.f.GetStyle(base)
		if err != nil || style == nil {
			style = &excelize.Style{}
		}
		style.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour}}
		if text {
			style.NumFmt, style.CustomNumFmt = 49, nil
		}
		if id, err = m.f.NewStyle(style); err != nil {
			return err
		}
		m.styles[key] = id
	}
	return m.f.SetCellStyle(sheetName, cell, cell, id)
}

func fillOf(l intake.Level) string {
	if l == intake.Error {
		return badFill
	}
	return warnFill
}

// issueText is what the first column says about a row, "" for nothing; withFix also what to do, which otherwise comments say. What
// somebody settled says so, and comes back settled: a row that is left out by these words, a cell that stays empty by being empty.
func issueText(row *intake.Row, withFix bool) string {
	var parts []string
	for _, q := range row.Problems {
		if row.Kind == intake.Same && !q.Blank {
			continue
		}
		t := q.Text
		if withFix && q.Fix != "" {
			t += "（" + q.Fix + "）"
		}
		if !slices.Contains(parts, t) {
			parts = append(parts, t)
		}
	}
	leftOut := row.Kind == intake.Skip && row.Skip == intake.SkipLeftOut
	switch blank := slices.ContainsFunc(row.Problems, func(q intake.Problem) bool { return q.Blank }); {
	case leftOut && len(parts) == 0:
		return headers.LeftOut + "；要导入就清掉这一格"
	case leftOut:
		return headers.LeftOut + "：" + strings.Join(parts, "；") + "。要导入就清掉这一格"
	case len(parts) == 0:
		return ""
	case blank && row.Kind != intake.ErrorRow && row.Kind != intake.ConflictRow:
		return "已定先留空：" + strings.Join(parts, "；")
	}
	word := map[intake.RowKind]string{intake.ErrorRow: "有问题：", intake.ConflictRow: "需确认：", intake.Skip: "不导入："}[row.Kind]
	if word == "" {
		word = "提示："
	}
	return word + strings.Join(parts, "；")
}

func cellName(row, col int) string {
	return fmt.Sprintf("%s%d", sheet.ColumnLetter(col), row)
}
