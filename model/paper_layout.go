package model

import (
	"strings"
	"unicode/utf8"
)

// PaperLayout is how papers are laid out, and what stands on them that no record holds. Paper "" is for all papers; number and
// date belong to one paper of one year.
type PaperLayout struct {
	ID    int64
	Paper string // the paper's name in the catalogue, "" for all
	Year  int    // of the paper, 0 for all

	Committee string // the committee as papers name it; "" as in its own data
	Issuer    string // who issues letters and official texts; "" the committee
	Number    string // of the document: 某民教党函〔2026〕9号; "" leaves it to be filled in
	Dated     Date   // of the document, by day; "" the day of decision or of printing
	Numbers   PageNumbers
	Margins   Margins
}

// PageNumbers is where page numbers stand.
type PageNumbers string

// The places of page numbers: as GB/T 9704 has it, odd pages right and even ones left, or in the middle.
const (
	OutsideNumbers PageNumbers = ""
	CentredNumbers PageNumbers = "centred"
)

// Margins are those of an upright sheet of A4 in whole millimetres; a lying one is the same sheet turned. All 0 are those of
// GB/T 9704: 37, 35, 28 and 26.
type Margins struct{ Top, Bottom, Left, Right int }

// StandardMargins are those of GB/T 9704-2012.
var StandardMargins = Margins{Top: 37, Bottom: 35, Left: 28, Right: 26}

// The least and the greatest margin, mm, and what must be left between them for text.
const (
	leastMargin, leastFoot, mostMargin = 10, 18, 60
	leastWidth, leastHeight            = 140, 190
	sheetWidth, sheetHeight            = 210, 297
)

// OrStandard are the margins, the standard ones in the place of none.
func (m Margins) OrStandard() Margins {
	if m == (Margins{}) {
		return StandardMargins
	}
	return m
}

// Validate checks that a page of such margins can be printed on.
func (m Margins) Validate() error {
	m = m.OrStandard()
	for _, v := range []int{m.Top, m.Bottom, m.Left, m.Right} {
		if v < leastMargin || v > mostMargin {
			return FieldErrorf("margins", "页边距写 %d 到 %d 毫米", leastMargin, mostMargin)
		}
	}
	switch {
	case m.Bottom < leastFoot:
		return FieldErrorf("margins", "下边距至少 %d 毫米，页码印在里面", leastFoot)
	case sheetWidth-m.Left-m.Right < leastWidth:
		return FieldErrorf("margins", "左右边距一共最多 %d 毫米，不然表格排不下", sheetWidth-leastWidth)
	case sheetHeight-m.Top-m.Bottom < leastHeight:
		return FieldErrorf("margins", "上下边距一共最多 %d 毫米", sheetHeight-leastHeight)
	}
	return nil
}

// Trimmed is the layout without blanks around its texts, and with the standard margins written as none.
func (l PaperLayout) Trimmed() PaperLayout {
	l.Committee, l.Issuer, l.Number = strings.TrimSpace(l.Committee), strings.TrimSpace(l.Issuer), strings.TrimSpace(l.Number)
	if l.Margins == StandardMargins {
		l.Margins = Margins{}
	}
	return l
}

// Validate checks lengths, the date and the margins.
func (l PaperLayout) Validate() error {
	switch {
	case utf8.RuneCountInString(l.Committee) > 40:
		return FieldErrorf("committee", "党委名称最多 40 个字")
	case utf8.RuneCountInString(l.Issuer) > 40:
		return FieldErrorf("issuer", "印发机关最多 40 个字")
	case utf8.RuneCountInString(l.Number) > 40:
		return FieldErrorf("number", "文号最多 40 个字")
	case l.Dated != "" && l.Dated.Precision() != ByDay:
		return FieldErrorf("dated", "成文日期要写到日，例如 2026-12-15")
	case l.Numbers != OutsideNumbers && l.Numbers != CentredNumbers:
		return FieldErrorf("numbers", "页码的位置写 outside（居外）或者 centred（居中）")
	}
	return l.Margins.Validate()
}

// Common is the part of a layout that is for all papers.
func (l PaperLayout) Common() PaperLayout {
	return PaperLayout{Committee: l.Committee, Issuer: l.Issuer, Numbers: l.Numbers, Margins: l.Margins}
}

// Own is the part of a layout that is of one paper in one year.
func (l PaperLayout) Own(paper string, year int) PaperLayout {
	return PaperLayout{Paper: paper, Year: year, Number: l.Number, Dated: l.Dated}
}

// PaperMark is the defined name under which a workbook of this program says which of its papers it is.
const PaperMark = "shuangbai.paper"

// ListMark stands in place of a paper's name where a workbook is what a list of the window showed.
const ListMark = "list"
