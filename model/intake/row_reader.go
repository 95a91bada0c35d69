package intake

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake/cellvalue"
	"github.com/shuangbai/shuangbai/model/intake/headers"
	"github.com/shuangbai/shuangbai/model/sheet"
)

// reader reads the rows of one table; the readers of the kinds stand on it.
type reader struct {
	b        *builder
	s        *sheet.Sheet
	sp       *SheetPlan
	head     headers.Header
	headKeys []string
	slab     []string // storage for the values of rows
	idCol    int      // column of the ID number in the sheet, -1
	keyCol   int      // column of the name, or the first one with a field, -1
	issueCol int      // column 问题 of an error workbook, -1
	dotOne   func() bool
	date     struct { // per column: whether the zero of October is kept, 0 not known, 1 yes, 2 no
		col  int
		keep []int8
		days map[int]bool // per column: whether its five digits are serial days
	}

	branchCol  int      // index in Columns of the branch, -1
	fillBranch int      // how blank branch cells are read: blankIsNone ...
	lastBranch string   // of the rows above
	noBranch   string   // why the rows above have none since the last that was named
	ditto      struct { // what a ditto mark in the branch column stands for, from the rows before row
		row   int
		above rowBranch
	}
	stage   model.MemberKind // of the people of a roster, by its title: applicants, activists, targets; "" for members
	lastRow int              // the last row, from 0, that held something
	wider   *bool            // whether half of the rows are wider than the header; nil before somebody asked
	section string           // branch named by a line between the rows

	statistics bool // the rows are those of the statistics at the foot, see counted
}

func (b *builder) newReader(t sheetTable, k Kind) *reader {
	sp := b.newSheetPlan(t, k)
	r := &reader{b: b, s: t.sheet, sp: sp, head: t.head, headKeys: t.head.LastKeys(t.sheet), lastRow: t.head.Data(), idCol: -1, issueCol: -1, branchCol: -1, keyCol: -1}
	if i := sp.ColumnOf(IDNumber); i >= 0 {
		r.idCol = sp.Columns[i].Col
	}
	for _, f := range [...]Field{Name, Date, Branch} {
		if i := sp.ColumnOf(f); i >= 0 && r.keyCol < 0 {
			r.keyCol = sp.Columns[i].Col
		}
	}
	for i := range sp.Columns {
		if _, ok := k.Register(); ok && r.keyCol < 0 && sp.Columns[i].Stored {
			r.keyCol = sp.Columns[i].Col
		}
	}
	if i := sp.ColumnOf(Issue); i >= 0 {
		r.issueCol = sp.Columns[i].Col
	}
	sp.Rows = make([]Row, 0, max(0, len(t.sheet.Rows)-t.head.Row-t.head.Rows))
	r.date.keep = make([]int8, len(sp.Columns))
	r.dotOne = r.keepsZero
	return r
}

// values returns room for one row's values.
func (r *reader) values() []string {
	n := len(r.sp.Columns)
	if len(r.slab) < n {
		r.slab = make([]string, n*256)
	}
	v := r.slab[:n:n]
	r.slab = r.slab[n:]
	return v
}

// keepsZero reports whether the date column at hand keeps the zero of October, so that 1990.1 as text is January. A
// CSV file made from numbers does not; one cell that ends in .10 shows that this one does. In a spreadsheet a text
// is what somebody typed.
func (r *reader) keepsZero() bool {
	if r.b.book.Format != sheet.CSV {
		return true
	}
	k := r.date.col
	if r.date.keep[k] == 0 {
		r.date.keep[k] = 2
		col := r.sp.Columns[k].Col
		for row := r.head.Data(); row < len(r.s.Rows); row++ {
			t := r.s.Cell(row, col).Text
			if strings.HasSuffix(t, ".10") && strings.Count(t, ".") == 1 || len(t) == 7 && t[4] == '.' && t[5] == '0' {
				r.date.keep[k] = 1
				break
			}
		}
	}
	return r.date.keep[k] == 1
}

// nextRow looks at a row of the sheet (from 0). It returns nil for a blank row, a row already settled (skipped), or a
// row to be read, with settled false.
func (r *reader) nextRow(row int) (out *Row, settled bool) {
	cells := r.s.Rows[row]
	l := lookAt(cells, r.idCol, r.issueCol)
	if l.filled == 0 {
		return nil, true
	}
	ref := RowRef{r.sp.Index, row + 1}
	r.sp.Rows = append(r.sp.Rows, Row{Number: row + 1, Hidden: r.s.HiddenRows[row], Decision: r.b.decision(ref)})
	out = &r.sp.Rows[len(r.sp.Rows)-1]
	if out.Decision != nil && out.Decision.Action == Include {
		r.dropLong(out, row)
		return out, false
	}
	reason := r.notData(l, row)
	if reason == SkipTitle && r.sp.Table == OrgTable && r.isField(l.col, Name) { // an organisation of which only the name is given
		reason = ""
	}
	if reason == SkipTitle && looksLikeOrg(sectionName(l.first)) && (r.branchCol < 0 || r.sp.Columns[r.branchCol].Col < 0) {
		r.section = sectionName(l.first)
	}
	counted := r.counted(l, row)
	switch {
	case reason == "" && counted:
		reason = SkipNote
	case reason == "" && r.otherHeader(row):
		reason = SkipHeader
	case reason == "" && r.isStray(l, row):
		reason = SkipNote
	default:
		r.lastRow = row
	}
	switch {
	case reason != "":
	case out.Hidden && !r.b.opts.IncludeHidden:
		reason = SkipHidden
		r.add(out, RowHidden, Warning, -1, "这一行在文件里是隐藏的，没有导入", "要导入就选“读隐藏内容”，不要就不用处理")
	case l.filled == 1 && cellvalue.IsDigits(l.first) && r.isField(l.col, Seq):
		reason = SkipNumbered
	case out.Decision != nil && out.Decision.Action == LeaveOut, out.Decision == nil && r.saysLeftOut(row):
		reason = SkipLeftOut
	default:
		r.checkShifted(out, row)
		r.dropLong(out, row)
		return out, false
	}
	r.skip(out, reason)
	return out, true
}

// saysLeftOut reports whether an error workbook says of a row that somebody chose not to import it.
func (r *reader) saysLeftOut(row int) bool {
	return r.issueCol == 0 && strings.HasPrefix(r.s.Cell(row, 0).Text, headers.LeftOut)
}

// notData says why a row of the sheet is no data. A row of a roster that has a name in the name column, and a value
// that only a person has in another, is a person, whatever else it looks like: a column 党内职务 holds 支部书记 and 负责人.
func (r *reader) notData(l rowLook, row int) SkipReason {
	reason := l.notData(r.s.Rows[row], r.headKeys)
	if (reason == SkipSignature || reason == SkipNote || reason == SkipSubtotal) && r.isPerson(row) {
		return ""
	}
	return reason
}

// counted reports whether a row of a roster is the heading of the statistics at its foot, 统计（共38名）, or stands in them: no
// person follows until somebody is named again.
func (r *reader) counted(l rowLook, row int) bool {
	switch {
	case r.b.plan.Kind != Roster:
		return false
	case l.filled == 1 && strings.HasPrefix(l.first, "统计"):
		r.statistics = true
	case r.statistics && r.isPerson(row):
		r.statistics = false
	}
	return r.statistics
}

// isPerson reports whether a row of a roster names somebody and says something about them.
func (r *reader) isPerson(row int) bool {
	if r.b.plan.Kind != Roster || r.sp.ColumnOf(Name) < 0 {
		return false
	}
	name := cellvalue.Squeeze(r.s.Cell(row, r.sp.Columns[r.sp.ColumnOf(Name)].Col).Text)
	if !looksLikeName(name) || isSubtotal(name) || isSignature(name) {
		return false
	}
	words := wordsOf(Roster)
	for i := range r.sp.Columns {
		col := &r.sp.Columns[i]
		at, known := words.byField[col.Field]
		if col.Col < 0 || !known || col.Field == Name || !slices.Contains(personFields, col.Field) {
			continue
		}
		if c := r.s.Cell(row, col.Col); c.Kind != sheet.Empty && !cellvalue.IsBlank(cellvalue.Squeeze(c.Text)) && words.fields[at].shape.fits(c) {
			return true
		}
	}
	return false
}

// personFields are the fields whose values nothing but a person has.
var personFields = []Field{IDNumber, Sex, Ethnicity, Birth, Education, KindField, JoinDate, FullDate, Phone, Branch}

// otherHeader reports whether a row is a header again, with its columns in another order than the table's; it notes
// that on the sheet, because what follows then stands under the wrong columns.
func (r *reader) otherHeader(row int) bool {
	words := wordsOf(r.b.plan.Kind)
	if r.keyCol < 0 || len(words.Exact(cellvalue.Squeeze(r.s.Cell(row, r.keyCol).Text))) == 0 {
		return false
	}
	hits, moved := 0, false
	for c, cell := range r.s.Rows[row] {
		if cell.Kind != sheet.Text {
			continue
		}
		key := headers.Key(cell.Text)
		if len(words.Exact(key)) > 0 {
			hits++
			moved = moved || c >= len(r.headKeys) || r.headKeys[c] != key
		}
	}
	if hits < 3 || hits*2 < len(r.s.Rows[row])/2 {
		return false
	}
	if moved {
		r.sp.Notes = append(r.sp.Notes, fmt.Sprintf("第 %d 行又是一个表头，各列的次序和第 %d 行的不同，下面的行请逐一核对，或拆成两个工作表再导入", row+1, r.sp.HeaderRow))
	}
	return true
}

func (r *reader) isField(col int, f Field) bool {
	return slices.ContainsFunc(r.sp.Columns, func(c Column) bool { return c.Col == col && c.Field == f })
}

// skip settles a row as no data; its values are the file's text.
func (r *reader) skip(row *Row, reason SkipReason) {
	row.Kind, row.Skip = Skip, reason
	if row.Values == nil {
		row.Values = r.values()
		for i := range r.sp.Columns {
			if c := r.sp.Columns[i].Col; c >= 0 {
				row.Values[i] = cellvalue.Tidy(r.s.Cell(row.Number-1, c).AsShown().Text)
			}
		}
	}
}

// add notes a problem of a cell (column index i) or of the row (i -1).
func (r *reader) add(row *Row, code Code, level Level, i int, text, fix string) {
	p := Problem{Code: code, Level: level, Col: -1, Text: text, Fix: fix}
	if i >= 0 {
		p.Col, p.Field = r.sp.Columns[i].Col, r.sp.Columns[i].Field
	}
	row.Problems = append(row.Problems, p)
}

// readDateCell reads a date cell and notes what is wrong with it. shown is what the row's values show.
func (r *reader) readDateCell(row *Row, i int, c sheet.Cell) (d model.Date, shown string) {
	if c.Kind == sheet.Empty {
		return "", ""
	}
	r.date.col = i
	sure := r.dotOne
	if r.b.edits != nil && r.b.edited(r.sp.Index, row.Number-1, r.sp.Columns[i].Col) {
		sure = func() bool { return true }
	}
	d, fault := cellvalue.Date(c, r.s.Date1904, sure)
	if fault == cellvalue.DateTwoWays {
		d, fault = r.settleTwoWays(row, i, c)
	}
	label := LabelOf(r.b.plan.Kind, r.sp.Columns[i].Field)
	switch fault {
	case cellvalue.DateFine:
		return d, string(d)
	case cellvalue.DateNone:
		return "", ""
	case cellvalue.DateTwoMonths:
		text, fix := sayTwoMonths(label, c, d)
		r.add(row, DateAmbiguous, Warning, i, text, fix)
		return d, string(d)
	case cellvalue.DateCoarse:
		text, fix := sayCoarse(label, c, d)
		r.add(row, DateAmbiguous, Warning, i, text, fix)
		return d, string(d)
	case cellvalue.DatePlanned:
		if r.b.plan.Kind != Roster { // of a term, 到期 says what the column says
			return d, string(d)
		}
		text, fix := sayPlanned(label, c)
		r.add(row, DateAmbiguous, Warning, i, text, fix)
		return "", ""
	}
	if fault == cellvalue.DateTwoWays {
		text, fix := sayTwoWays(label, c)
		r.add(row, DateAmbiguous, Warning, i, text, fix)
		return "", cellvalue.Tidy(c.Text)
	}
	text, fix := sayBadDate(label, c, fault)
	r.add(row, DateInvalid, Error, i, text, fix)
	return "", cellvalue.Tidy(c.Text)
}
