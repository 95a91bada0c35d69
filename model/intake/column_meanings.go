package intake

import (
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model/intake/headers"
	"github.com/shuangbai/shuangbai/model/sheet"
)

// sampleRows is how many filled cells of a column are looked at as evidence.
const sampleRows = 40

// chosenByHand is why a column means what the user said.
const chosenByHand = "由人指定"

// guess is one field that a column may mean.
type guess struct {
	col   int // index in Columns
	field Field
	sure  int
	rank  int
}

// makeColumns decides what each column of a table means. What the user chose holds; else the header's words, weighed
// by what the cells look like. A field goes to one column only.
func makeColumns(s *sheet.Sheet, h headers.Header, kind Kind, chosen map[int]Field, byHeader map[string]Field) []Column {
	words := wordsOf(kind)
	cols := tableColumns(s, h)
	var guesses []guess
	taken := map[Field]bool{}
	fixed := make([]bool, len(cols))
	for i := range cols {
		if f, ok := chosenField(cols[i], chosen, byHeader); ok {
			fixed[i] = true
			cols[i].Sure, cols[i].Why = 100, chosenByHand
			if f != FieldIgnore && !taken[f] {
				cols[i].Field = f
				taken[f] = true
			}
			continue
		}
		if mayBeOctober(cols, i) {
			cols[i].Why = octoberWhy
			continue
		}
		var hc headers.Cell
		if cols[i].Col < len(h.Cells) {
			hc = h.Cells[cols[i].Col]
		}
		guesses = append(guesses, guessColumn(s, h, words, i, cols[i], hc)...)
	}
	slices.SortStableFunc(guesses, func(a, b guess) int {
		if a.sure != b.sure {
			return b.sure - a.sure
		}
		if a.rank != b.rank {
			return a.rank - b.rank
		}
		return a.col - b.col
	})
	for _, g := range guesses {
		c := &cols[g.col]
		switch {
		case fixed[g.col]:
		case g.sure < 40:
		case c.Field != FieldNone:
			c.Twin = FieldNone
			if c.Rival == FieldNone && g.field != c.Field {
				c.Rival = g.field
			}
		case taken[g.field]:
			if c.Rival == FieldNone {
				if i := words.byField[g.field]; g.sure >= 90 && words.fields[i].Stored {
					c.Twin = g.field
				}
				c.Rival, c.Sure = g.field, 50
				c.Why = "另一列已用作“" + LabelOf(kind, g.field) + "”"
			}
		default:
			c.Field, c.Sure, c.Twin = g.field, g.sure, FieldNone
			taken[g.field] = true
		}
	}
	for i := range cols {
		finishColumn(&cols[i], kind, fixed[i])
	}
	return cols
}

// finishColumn says whether the field is kept, and settles the sureness of columns that are not imported.
func finishColumn(c *Column, kind Kind, fixed bool) {
	if c.Field == FieldNone {
		if !fixed && c.Rival == FieldNone {
			c.Sure = 60
			if c.Header == "" || len(c.Samples) == 0 {
				c.Sure = 100
			} else if c.Why == "" {
				c.Why = "表头不认识，这一列不导入"
			}
		}
		if len(c.Samples) == 0 {
			c.Sure = 100
		}
		return
	}
	words := wordsOf(kind)
	if i, ok := words.byField[c.Field]; ok {
		c.Stored = words.fields[i].Stored
		if !c.Stored && c.Why == "" && c.Field != Seq && c.Field != Issue {
			c.Why = "认得这一列，数据文件暂不保存它"
		}
		return
	}
	c.Stored = strings.HasPrefix(string(c.Field), FieldItem)
}

// chosenField finds what the user chose for a column, by place or by header.
func chosenField(c Column, chosen map[int]Field, byHeader map[string]Field) (Field, bool) {
	if f, ok := chosen[c.Col]; ok {
		return f, true
	}
	if len(byHeader) == 0 {
		return FieldNone, false
	}
	for _, name := range []string{c.Header, strings.TrimSpace(c.Header)} {
		if f, ok := byHeader[name]; ok && name != "" {
			return f, true
		}
	}
	key := headers.Key(c.Header)
	for name, f := range byHeader {
		if key != "" && headers.Key(name) == key {
			return f, true
		}
	}
	for name, f := range byHeader {
		if strings.EqualFold(name, c.Letter) && c.Letter != "" {
			return f, true
		}
	}
	return FieldNone, false
}

// tableColumns lists the columns that have a header or data.
func tableColumns(s *sheet.Sheet, h headers.Header) []Column {
	width := len(h.Cells)
	for r := h.Data(); r < len(s.Rows) && r < h.Data()+200; r++ {
		width = max(width, min(len(s.Rows[r]), headers.MaxWidth))
	}
	var cols []Column
	for c := range width {
		col := Column{Col: c, Letter: sheet.ColumnLetter(c)}
		if c < len(h.Cells) {
			col.Header = h.Cells[c].Text
		}
		for r := h.Data(); r < len(s.Rows) && r < h.Data()+200 && len(col.Samples) < 3; r++ {
			if cell := s.Cell(r, c).AsShown(); cell.Kind != sheet.Empty && strings.TrimSpace(cell.Text) != "" && !slices.Contains(col.Samples, cell.Text) {
				col.Samples = append(col.Samples, cell.Text)
			}
		}
		if col.Header != "" || len(col.Samples) > 0 {
			cols = append(cols, col)
		}
	}
	return cols
}

// guessColumn lists what a column may mean, by its header and its cells.
func guessColumn(s *sheet.Sheet, h headers.Header, words *fieldWords, index int, c Column, hc headers.Cell) []guess {
	var out []guess
	for i, key := range hc.Keys {
		for _, hit := range words.Exact(key) {
			out = append(out, guess{col: index, field: words.fieldOf(hit), sure: 98 - i, rank: hit.Rank})
		}
		if len(out) > 0 {
			break
		}
	}
	if _, month := yearOfMonth(c.Header); len(out) == 0 && month != "" {
		for _, hit := range words.Exact(month) {
			out = append(out, guess{col: index, field: words.fieldOf(hit), sure: 95, rank: hit.Rank})
		}
	}
	if len(out) == 0 {
		for _, key := range hc.Keys {
			if i, sure := words.Near(key); i >= 0 && !onlyGroup(words, hc, i) {
				out = append(out, guess{col: index, field: words.fields[i].Field, sure: sure, rank: 100})
				break
			}
		}
	}
	several := len(out) > 1
	for i := range out {
		info := words.fields[words.byField[out[i].field]]
		share, n := evidence(s, h, c.Col, info.shape)
		switch {
		case info.shape == "words" && share == 0 && n > 0: // a column of numbers is no list of names
			out[i].sure = 0
		case n == 0 || !info.shape.judges():
			if several {
				out[i].sure -= 3
			}
		case share < 30:
			out[i].sure -= 50
		case share < 60:
			out[i].sure -= 22
		case share >= 80:
			out[i].sure = min(99, out[i].sure+3)
		}
	}
	if len(out) == 0 || slices.MaxFunc(out, func(a, b guess) int { return a.sure - b.sure }).sure < 60 {
		out = append(out, guessFromCells(s, h, words, index, c)...)
	}
	return out
}

// onlyGroup reports whether it is the heading over several columns that is near a field, not the column's own: 党员 over 正式 and
// 预备 is the number of members of neither. A column of totals is what stands over it.
func onlyGroup(words *fieldWords, c headers.Cell, field int) bool {
	own := headers.Key(c.Child)
	if c.Parent == "" || slices.Contains([]string{"数", "合计", "小计", "总数", "人数", "总计"}, own) {
		return false
	}
	if i, _ := words.Near(own); i == field {
		return false
	}
	group := headers.Key(c.Parent)
	hits := words.Exact(group)
	near, _ := words.Near(group)
	return near == field || len(hits) > 0 && hits[0].Field == field
}

// guessFromCells says what a column without a known header may be, by values that only one field can have.
func guessFromCells(s *sheet.Sheet, h headers.Header, words *fieldWords, index int, c Column) []guess {
	var out []guess
	for _, f := range []Field{IDNumber, Phone, Branch, Sex, Ethnicity, Education, KindField} {
		i, ok := words.byField[f]
		if !ok || words.fields[i].shape == "name" {
			continue
		}
		if share, n := evidence(s, h, c.Col, words.fields[i].shape); n >= 3 && share >= 90 {
			out = append(out, guess{col: index, field: f, sure: 62, rank: 200})
		}
	}
	return out
}

// evidence returns the share, in percent, of the column's first filled cells that look like values of the shape, and
// how many cells that was.
func evidence(s *sheet.Sheet, h headers.Header, col int, sh shape) (share, n int) {
	if !sh.judges() {
		return 0, 0
	}
	fit := 0
	for r := h.Data(); r < len(s.Rows) && n < sampleRows && r < h.Data()+400; r++ {
		c := s.Cell(r, col)
		if c.Kind == sheet.Empty || strings.TrimSpace(c.Text) == "" {
			continue
		}
		n++
		if sh.fits(c) {
			fit++
		}
	}
	if n == 0 {
		return 0, 0
	}
	return fit * 100 / n, n
}
