package intake

import (
	"strings"

	"github.com/shuangbai/shuangbai/model/intake/cellvalue"

	"github.com/shuangbai/shuangbai/model/sheet"
)

// branchFrom settles where the rows' branch comes from when no column has it: the user's choice, the lines above the
// table, the sheet's name. It adds a column that stands for it.
func (r *reader) branchFrom(several bool) {
	r.branchCol = r.sp.ColumnOf(Branch)
	name, sure, why := "", true, ""
	if o := r.b.opts.Sheets[r.sp.Index].Branch; o != nil {
		name, why = *o, "由人指定"
	} else if r.branchCol < 0 {
		name, sure = branchAbove(r.s, r.head.Row, several)
		why = "表里没有支部列，取自表头上方或工作表名"
	}
	if name == "" {
		r.findFill()
		return
	}
	if r.branchCol >= 0 { // the user's word replaces the column
		r.sp.Columns[r.branchCol].Field = FieldNone
	}
	c := Column{Col: -1, Header: name, Field: Branch, Sure: 90, Stored: true, Samples: []string{name}, Why: why}
	if !sure {
		c.Sure = 55
	}
	if why == "由人指定" {
		c.Sure = 100
	}
	r.branchCol = len(r.sp.Columns)
	r.sp.Columns = append(r.sp.Columns, c)
	r.date.keep = append(r.date.keep, 0)
	r.section = name
	r.b.nameFromSheet = !sure
}

// findFill settles how blank branch cells are read: as the merged area says, or, in a column that names the branch
// only on its first row, as the row above.
func (r *reader) findFill() {
	if r.branchCol < 0 {
		return
	}
	col := r.sp.Columns[r.branchCol].Col
	for _, m := range r.s.Merges {
		if m.FirstCol <= col && m.LastCol >= col && m.LastRow > m.FirstRow && m.FirstRow >= r.head.Data() {
			r.fillBranch = 1
			r.sp.Columns[r.branchCol].Why = "合并的单元格按整块读"
			return
		}
	}
	rows, filled, firstFilled := 0, 0, false
	distinct := map[string]bool{}
	for row := r.head.Data(); row < len(r.s.Rows); row++ {
		l := lookAt(r.s.Rows[row], r.idCol, r.issueCol)
		if l.filled < 2 || r.notData(l, row) != "" {
			continue
		}
		t := cellvalue.Squeeze(r.s.Cell(row, col).Text)
		if rows == 0 {
			firstFilled = t != ""
		}
		rows++
		if t != "" {
			filled++
			distinct[t] = true
			if filled > 20 && filled*2 > rows { // plainly a filled column
				return
			}
		}
	}
	if firstFilled && rows >= 4 && filled*5 <= rows*2 && len(distinct) == filled {
		r.fillBranch = 2
		r.sp.Columns[r.branchCol].Why = "空白的支部单元格沿用上一行"
	}
}

// branchText is the branch that a row names, by its own cell, a merged area, the row above or the section it is in.
func (r *reader) branchText(row int) string {
	if r.branchCol < 0 {
		return r.section
	}
	col := r.sp.Columns[r.branchCol].Col
	if col < 0 {
		return r.section
	}
	c := r.b.cell(r.s, r.sp.Index, row, col)
	if c.Kind == sheet.Empty && r.fillBranch == 1 {
		c = r.s.MergedValue(row, col)
	}
	t := cellvalue.Tidy(c.Text)
	if c.Kind != sheet.Text && c.Kind != sheet.Number || cellvalue.IsBlank(t) { // a number names no branch: a person is asked
		t = ""
	}
	if cellvalue.IsDitto(t) {
		return r.branchOver(row, col)
	}
	if t == "" && r.fillBranch == 2 && !r.b.edited(r.sp.Index, row, col) {
		return r.lastBranch
	}
	if t != "" {
		r.lastBranch = t
	}
	return t
}

// branchOver is the branch that a ditto mark stands for: that of the nearest row above that names one.
func (r *reader) branchOver(row, col int) string {
	for r.ditto.row = max(r.ditto.row, r.head.Data()); r.ditto.row < row; r.ditto.row++ {
		c := r.b.cell(r.s, r.sp.Index, r.ditto.row, col)
		if t := cellvalue.Tidy(c.Text); c.Kind == sheet.Text && !cellvalue.IsBlank(t) && !cellvalue.IsDitto(t) {
			r.ditto.text = t
		}
	}
	return r.ditto.text
}

// noteDitto warns when a row's branch cell is a ditto mark, which was read as text.
func (r *reader) noteDitto(row *Row, text string) {
	if r.branchCol < 0 || r.sp.Columns[r.branchCol].Col < 0 {
		return
	}
	if cellvalue.IsDitto(r.b.cell(r.s, r.sp.Index, row.Number-1, r.sp.Columns[r.branchCol].Col).Text) {
		r.add(row, Ditto, Warning, r.branchCol, "党支部写作“同上”，按上面一行的“"+clip(text)+"”读", "核对是不是这个支部")
	}
}

func sectionName(t string) string {
	if i := strings.IndexAny(t, "(（:："); i > 0 {
		t = t[:i]
	}
	return t
}
