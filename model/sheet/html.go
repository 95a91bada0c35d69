package sheet

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// htmlReader reads the tables of a web page, the form in which many old systems export under the name .xls. It works
// on tokens, not on a tree, which a hostile page could make many times its size.
type htmlReader struct {
	*builder
	tables []htmlTable // open tables, the innermost last
	skip   atom.Atom   // inside a script or style
	attrs  map[string]string
}

// htmlTable is a table being read, with the builder's state of the table around it.
type htmlTable struct {
	outerSheet *Sheet
	outerRow   []Cell
	outerAt    int
	outerHide  bool

	col    int
	spans  [MaxCols]int // rows that a cell above still covers, by column
	inCell bool
	text   []byte
	number string // the cell's x:num
	isNum  bool
}

const maxTableDepth = 20

func (b *builder) readHTML(text string) error {
	b.book.Format = HTML
	r := &htmlReader{builder: b, attrs: map[string]string{}}
	z := html.NewTokenizer(strings.NewReader(text))
	z.SetMaxBuf(maxPiece)
	for {
		kind := z.Next()
		if err := r.tick(); err != nil {
			return err
		}
		var err error
		switch kind {
		case html.ErrorToken:
			if !errors.Is(z.Err(), io.EOF) {
				return corrupt(z.Err())
			}
			return r.finish()
		case html.TextToken:
			if t := r.table(); t != nil && t.inCell && r.skip == 0 {
				t.text = append(t.text, z.Text()...)
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			name, more := z.TagName()
			tag := atom.Lookup(name)
			if tag == atom.Table || tag == atom.Tr || tag == atom.Td || tag == atom.Th {
				r.readAttrs(z, more)
			}
			err = r.start(tag)
		case html.EndTagToken:
			name, _ := z.TagName()
			err = r.end(atom.Lookup(name))
		}
		if err != nil {
			return err
		}
	}
}

func (r *htmlReader) readAttrs(z *html.Tokenizer, more bool) {
	clear(r.attrs)
	for more {
		var key, value []byte
		key, value, more = z.TagAttr()
		switch string(key) {
		case "rowspan", "colspan", "style", "x:num", "hidden":
			r.attrs[string(key)] = string(value)
		}
	}
}

func (r *htmlReader) table() *htmlTable {
	if len(r.tables) == 0 {
		return nil
	}
	return &r.tables[len(r.tables)-1]
}

func (r *htmlReader) start(tag atom.Atom) error {
	t := r.table()
	switch tag {
	case atom.Script, atom.Style:
		r.skip = tag
	case atom.Table:
		return r.startTable()
	case atom.Tr:
		if t != nil {
			return r.startRow(t, r.hides())
		}
	case atom.Td, atom.Th:
		if t != nil {
			return r.startCell(t)
		}
	case atom.Br:
		if t != nil && t.inCell {
			t.text = append(t.text, breakMark...)
		}
	}
	return nil
}

func (r *htmlReader) end(tag atom.Atom) error {
	t := r.table()
	if tag == r.skip {
		r.skip = 0
	}
	if t == nil {
		return nil
	}
	switch tag {
	case atom.Table:
		return r.endTable()
	case atom.Tr, atom.Td, atom.Th:
		return r.endCell(t)
	case atom.P, atom.Div, atom.Li:
		if t.inCell {
			t.text = append(t.text, breakMark...)
		}
	}
	return nil
}

// hides reports whether the current tag is not displayed.
func (r *htmlReader) hides() bool {
	if _, ok := r.attrs["hidden"]; ok {
		return true
	}
	return strings.Contains(strings.ReplaceAll(strings.ToLower(r.attrs["style"]), " ", ""), "display:none")
}

func (r *htmlReader) startTable() error {
	if len(r.tables) >= maxTableDepth {
		return corruptText("html: tables nested too deep")
	}
	r.tables = append(r.tables, htmlTable{outerSheet: r.sheet, outerRow: r.row, outerAt: r.rowAt, outerHide: r.hide})
	name := baseName(r.book.Path)
	if n := len(r.book.Sheets); n > 0 {
		name = fmt.Sprintf("%s (%d)", name, n+1)
	}
	r.row = nil
	return r.beginSheet(name, r.hides(), false)
}

func (r *htmlReader) endTable() error {
	t := r.table()
	if err := r.endCell(t); err != nil {
		return err
	}
	if err := r.endSheet(); err != nil {
		return err
	}
	r.sheet, r.row, r.rowAt, r.hide = t.outerSheet, t.outerRow, t.outerAt, t.outerHide
	r.tables = r.tables[:len(r.tables)-1]
	return nil
}

func (r *htmlReader) startRow(t *htmlTable, hidden bool) error {
	if err := r.endCell(t); err != nil {
		return err
	}
	for i := range t.spans {
		if t.spans[i] > 0 {
			t.spans[i]--
		}
	}
	t.col = 0
	return r.beginRow(r.rowAt+1, hidden)
}

func (r *htmlReader) startCell(t *htmlTable) error {
	if r.rowAt < 0 {
		if err := r.startRow(t, false); err != nil {
			return err
		}
	} else if err := r.endCell(t); err != nil {
		return err
	}
	for t.col < MaxCols && t.spans[t.col] > 0 {
		t.col++
	}
	t.inCell, t.text = true, t.text[:0]
	t.number, t.isNum = r.attrs["x:num"], false
	if _, ok := r.attrs["x:num"]; ok {
		t.isNum = true
	}
	across, down := span(r.attrs["colspan"], MaxCols), span(r.attrs["rowspan"], MaxRows)
	for i := t.col; i < min(t.col+across, MaxCols); i++ {
		t.spans[i] = down
	}
	if across > 1 || down > 1 {
		return r.addMerge(Range{r.rowAt, t.col, r.rowAt + down - 1, t.col + across - 1})
	}
	return nil
}

// span reads a rowspan or colspan; anything odd counts as 1.
func span(s string, most int) int {
	return min(max(1, atoi([]byte(strings.TrimSpace(s)))), most)
}

func (r *htmlReader) endCell(t *htmlTable) error {
	if !t.inCell {
		return nil
	}
	t.inCell = false
	col := t.col
	if t.col < MaxCols {
		t.col++
	}
	text := htmlText(t.text)
	if t.isNum {
		raw := []byte(t.number)
		if len(raw) == 0 {
			raw = text
		}
		if v, digits, ok := number(bytes.TrimSpace(raw)); ok {
			c, err := r.numberCell(v, digits, r.shownAs(v, text))
			if err != nil {
				return err
			}
			return r.put(col, c)
		}
	}
	c, err := r.textCell(text)
	if err != nil {
		return err
	}
	return r.put(col, c)
}

// shownAs tells from what a cell displays whether its number is a percentage or a day: a page saved by Excel shows 1980-3-1 over the
// number 29281, and keeps the number format elsewhere.
func (r *htmlReader) shownAs(v float64, text []byte) numberFormat {
	if bytes.HasSuffix(text, []byte("%")) {
		return numberFormat{isPercent: true}
	}
	parts := strings.FieldsFunc(string(text), func(c rune) bool { return c < '0' || c > '9' })
	day := r.dayText(v)
	if day == "" || len(parts) < 2 || len(parts[0]) != 4 || parts[0] != day[:4] || strings.TrimLeft(parts[1], "0") != strings.TrimLeft(day[5:7], "0") {
		return numberFormat{}
	}
	return numberFormat{isDate: true, showsMonth: true, showsDay: len(parts) > 2 && strings.TrimLeft(parts[2], "0") == strings.TrimLeft(day[8:], "0")}
}

// breakMark stands for a line break of the markup; line breaks of the page's own text are mere spaces.
var breakMark = []byte{0}

// htmlText makes the text of a cell as it is displayed: white space collapsed, trimmed, <br> as a line break. A
// no-break space is kept inside, as a browser does. It writes over p.
func htmlText(p []byte) []byte {
	out, space := p[:0], false
	for _, c := range p {
		switch c {
		case ' ', '\t', '\n', '\r', '\f':
			space = len(out) > 0 && out[len(out)-1] != '\n'
		case 0:
			out, space = append(out, '\n'), false
		default:
			if space {
				out, space = append(out, ' '), false
			}
			out = append(out, c)
		}
	}
	return bytes.Trim(out, "\n\u00a0 ")
}

// finish closes what the page left open and drops tables without text.
func (r *htmlReader) finish() error {
	for len(r.tables) > 0 {
		if err := r.endTable(); err != nil {
			return err
		}
	}
	kept := r.book.Sheets[:0]
	for _, s := range r.book.Sheets {
		if len(s.Rows) > 0 {
			kept = append(kept, s)
		}
	}
	r.book.Sheets = kept
	if len(kept) == 0 {
		return notSpreadsheet("这是网页或 XML，里面没有表格", "如果它能用 WPS 或 Excel 打开，请另存为 .xlsx 后再导入")
	}
	return nil
}
