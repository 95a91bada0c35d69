package intake

import (
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/model/sheet"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/table"
)

const blank = "（空）"

// written is what the file has in a cell, or what the user typed over it.
func (f *file) written(ref intake.CellRef) string {
	if text, ok := f.opts.Edits[ref]; ok {
		return text
	}
	return f.inFile(ref)
}

// inFile is a cell as a spreadsheet program shows it.
func (f *file) inFile(ref intake.CellRef) string {
	book := f.plan().Book()
	if ref.Sheet >= len(book.Sheets) || ref.Col < 0 {
		return ""
	}
	c := book.Sheets[ref.Sheet].MergedValue(ref.Row-1, ref.Col)
	if c.Kind == sheet.Number && len(c.Text) > 15 && !strings.Contains(c.Text, ".") {
		return scientific(c.Number)
	}
	return strings.Join(strings.Fields(c.Text), " ")
}

// scientific writes a long number as spreadsheets show it: 3.20100199008E+17.
func scientific(v float64) string {
	mantissa, exp, _ := strings.Cut(strconv.FormatFloat(v, 'E', 11, 64), "E")
	mantissa = strings.TrimSuffix(strings.TrimRight(mantissa, "0"), ".")
	return mantissa + "E" + exp
}

// exactDigits is how many digits of a number a spreadsheet keeps.
const exactDigits = 15

// keptDigits is a number that lost its tail, with a mark for each digit that is gone: 320102198511237___. A number
// that was saved as 3.20102E+17 has kept six.
func (f *file) keptDigits(ref intake.CellRef) string {
	book := f.plan().Book()
	if ref.Sheet >= len(book.Sheets) || ref.Col < 0 {
		return ""
	}
	c := book.Sheets[ref.Sheet].MergedValue(ref.Row-1, ref.Col)
	text := squeeze(c.Text)
	if c.Kind == sheet.Number {
		text = strconv.FormatFloat(c.Number, 'E', exactDigits-1, 64)
	}
	digits, length := text, len(text)
	if mantissa, exp, ok := strings.Cut(strings.ToUpper(text), "E"); ok {
		n, err := strconv.Atoi(strings.TrimPrefix(exp, "+"))
		if err != nil {
			return f.inFile(ref)
		}
		digits, length = strings.Replace(mantissa, ".", "", 1), n+1
	}
	digits = digits[:min(len(digits), exactDigits)]
	if strings.Trim(digits, "0123456789") != "" || length <= len(digits) || length > 20 {
		return f.inFile(ref)
	}
	return digits + strings.Repeat("_", length-len(digits))
}

// guarded hides the middle of what may be an ID number; a number that lost its tail has nothing to hide.
func guarded(field intake.Field, text string) string {
	if field != intake.IDNumber || strings.Contains(text, "E+") {
		return text
	}
	for _, r := range text {
		if r > 0x2E80 { // a header or a note that stands in the column
			return text
		}
	}
	return model.MaskID(text)
}

// cellText is what the table shows of a cell: what would be stored, or the file's own text where that is in doubt.
func (f *file) cellText(l previewRow, i int) string {
	c := l.sheet.Columns[i]
	values := l.row.Values
	if was, ok := f.settled[l.ref()]; ok && l.row.Kind == intake.Skip {
		values = was.values // a row left out keeps its looks
	}
	text := ""
	if i < len(values) {
		text = values[i]
	}
	_, decided := f.opts.Decisions[l.ref()]
	if p := problemAt(l.row, c); p != nil {
		if c.Col >= 0 && !decided && p.Level != intake.Conflict {
			text = f.written(intake.CellRef{Sheet: l.sheet.Index, Row: l.row.Number, Col: c.Col})
		}
		if text == "" && l.row.Kind != intake.Skip {
			return blank
		}
	}
	return guarded(c.Field, text)
}

// problemAt is the gravest problem of a cell, nil without one.
func problemAt(row *intake.Row, c intake.Column) *intake.Problem {
	var worst *intake.Problem
	for i := range row.Problems {
		p := &row.Problems[i]
		if p.Field != c.Field || p.Col != c.Col || p.Col < 0 && p.Field == intake.FieldNone {
			continue
		}
		if worst == nil || weight(p.Level) > weight(worst.Level) {
			worst = p
		}
	}
	return worst
}

// cellTone tints the cell that a problem is about, and what an update changes.
func (f *file) cellTone(l previewRow, i int) look.Tone {
	c := l.sheet.Columns[i]
	if l.row.Kind == intake.Skip {
		return look.ToneNone
	}
	_, decided := f.opts.Decisions[l.ref()]
	if p := problemAt(l.row, c); p != nil && !(decided && p.Level == intake.Warning) {
		if p.Level == intake.Error {
			return look.ToneBad
		}
		return look.ToneWarn
	}
	if c.Field != intake.FieldNone {
		for _, d := range l.row.Diff {
			if d.Field == c.Field {
				return look.ToneInfo
			}
		}
	}
	return look.ToneNone
}

// resultTag is the word at the left of a row.
func (f *file) resultTag(l previewRow) table.Tag {
	switch l.row.Kind {
	case intake.Skip:
		return table.Tag{Text: l.row.Skip.Label(), Tone: look.ToneMuted}
	case intake.ErrorRow, intake.ConflictRow:
		if t, ok := f.troubleOf(l.ref()); ok && !t.settled {
			return table.Tag{Text: t.problem.Code.Label(), Tone: toneOf(t.problem.Level)}
		}
	}
	if l.warn {
		if t, ok := f.troubleOf(l.ref()); ok && !t.settled {
			return table.Tag{Text: t.problem.Code.Label(), Tone: look.ToneWarn}
		}
	}
	return table.Tag{Text: l.row.Kind.Label(), Tone: kindTone(l.row.Kind)}
}

func toneOf(l intake.Level) look.Tone {
	if l == intake.Error {
		return look.ToneBad
	}
	return look.ToneWarn
}

func kindTone(k intake.RowKind) look.Tone {
	switch k {
	case intake.New:
		return look.ToneOK
	case intake.Update:
		return look.ToneInfo
	case intake.ConflictRow:
		return look.ToneWarn
	case intake.ErrorRow:
		return look.ToneBad
	}
	return look.ToneMuted
}

// nameIn is what a row calls the person or organisation it is about.
func nameIn(l previewRow) string {
	for _, f := range []intake.Field{intake.Name, intake.Branch, intake.ItemField} {
		if i := l.sheet.ColumnOf(f); i >= 0 && i < len(l.row.Values) && l.row.Values[i] != "" {
			return l.row.Values[i]
		}
	}
	return ""
}
