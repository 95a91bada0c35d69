package intake

import (
	"fmt"
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
		name, why = *o, chosenByHand
	} else if r.branchCol < 0 {
		name, sure = branchAbove(r.s, r.b.tabName(r.sp.Index), r.head.Row, several && r.b.severalTabs())
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
	if why == chosenByHand {
		c.Sure = 100
	}
	r.branchCol = len(r.sp.Columns)
	r.sp.Columns = append(r.sp.Columns, c)
	r.date.keep = append(r.date.keep, 0)
	r.section = name
	r.b.nameFromSheet = !sure
}

// How blank cells of a branch column are read.
const (
	blankIsNone   = iota // as no branch
	blankIsMerged        // as the merged area says in which they lie
	blankIsAbove         // as the row above
	blankIsOpen          // not before somebody says so
)

// branchFill is the question whether blank cells of a branch column mean the branch above.
const branchFill = "branch-fill"

// findFill settles how blank branch cells are read: as the merged area says, or, in a column that names each branch
// only on its first row, as the row above. Where that is not plain, the sheet is asked about once.
func (r *reader) findFill() {
	if r.branchCol < 0 {
		return
	}
	c := &r.sp.Columns[r.branchCol]
	for _, m := range r.s.Merges {
		if m.FirstCol <= c.Col && m.LastCol >= c.Col && m.LastRow > m.FirstRow && m.FirstRow >= r.head.Data() {
			r.fillBranch = blankIsMerged
			c.Why = "合并的单元格按整块读"
			return
		}
	}
	rows, blank, first := r.countBlankBranches(c.Col)
	switch {
	case blank == 0 || !first || rows < 4:
		return
	case blank*2 >= rows && r.sp.Table != RegisterTable: // many an entry of a register concerns no branch
		r.fillBranch = blankIsAbove
		c.Why = "空白的支部单元格沿用上一行"
		return
	}
	switch r.b.ask(Question{Code: branchFill, Sheet: r.sp.Index, Name: r.sp.Name,
		Text:    fmt.Sprintf("“%s”列有 %d 行空着，每个支部只写了一次，看不出空着的行是不是属于上面的支部", c.Header, blank),
		Answers: []Answer{{"above", "属于上面的支部"}, {"none", "没有支部，先空着"}}}) {
	case "above":
		r.fillBranch = blankIsAbove
		c.Why = "空白的支部单元格沿用上一行"
	case "":
		r.fillBranch = blankIsOpen
	}
}

// countBlankBranches counts the rows of the table and those without a branch. first says that the first row has one and
// that every branch is named once only; the counts are then of the whole table.
func (r *reader) countBlankBranches(col int) (rows, blank int, first bool) {
	named := map[string]bool{}
	for row := r.head.Data(); row < len(r.s.Rows); row++ {
		l := lookAt(r.s.Rows[row], r.idCol, r.issueCol)
		if l.filled < 2 || r.notData(l, row) != "" {
			continue
		}
		c := r.s.Cell(row, col)
		switch key := orgKey(c.Text); {
		case c.Kind == sheet.Empty || key == "":
			blank++
		case named[key] || cellvalue.IsDitto(key):
			return rows, blank, false
		case c.Kind == sheet.Text && !cellvalue.IsBlank(key):
			named[key] = true
		}
		if rows == 0 && blank > 0 {
			return rows, blank, false
		}
		rows++
	}
	return rows, blank, true
}

// rowBranch is what a row says of its branch.
type rowBranch struct {
	text   string // the branch as the file writes it, "" when it names none
	fault  string // the error in its cell: #N/A
	unsure string // why it is not known whether the row belongs to the branch above, "" when it is
}

// branchOf reads the branch that a row names, by its own cell, a merged area, the row above or the section it is in. A
// cell that holds an error, a dash or a word for nothing names none, and the blank ones below it are not known.
func (r *reader) branchOf(row int) rowBranch {
	if r.branchCol < 0 || r.sp.Columns[r.branchCol].Col < 0 {
		return rowBranch{text: r.section}
	}
	col := r.sp.Columns[r.branchCol].Col
	c := r.b.cell(r.s, r.sp.Index, row, col)
	if c.Kind == sheet.Empty && r.fillBranch == blankIsMerged {
		c = r.s.MergedValue(row, col)
	}
	t := cellvalue.Tidy(c.Text)
	switch {
	case c.Kind == sheet.Error:
		r.lastBranch, r.noBranch = "", sayErrorAbove(row, t)
		return rowBranch{fault: t}
	case cellvalue.IsDitto(t):
		return r.branchOver(row, col)
	case t != "" && cellvalue.IsBlank(t):
		r.lastBranch, r.noBranch = "", sayNoneAbove(row, t)
		return rowBranch{}
	case t != "":
		r.lastBranch, r.noBranch = t, ""
		return rowBranch{text: t}
	case r.b.edited(r.sp.Index, row, col):
		return rowBranch{}
	case r.fillBranch == blankIsAbove && r.noBranch == "":
		return rowBranch{text: r.lastBranch}
	case r.fillBranch == blankIsAbove:
		return rowBranch{unsure: r.noBranch}
	case r.fillBranch == blankIsOpen && r.lastBranch != "":
		return rowBranch{unsure: "上面写的是“" + clip(r.lastBranch) + "”"}
	}
	return rowBranch{}
}

// branchOver is what a ditto mark stands for: the branch of the nearest row above that names one, or what a cell between
// them says instead.
func (r *reader) branchOver(row, col int) rowBranch {
	for r.ditto.row = max(r.ditto.row, r.head.Data()); r.ditto.row < row; r.ditto.row++ {
		c := r.b.cell(r.s, r.sp.Index, r.ditto.row, col)
		switch t := cellvalue.Tidy(c.Text); {
		case c.Kind == sheet.Error:
			r.ditto.above = rowBranch{unsure: sayErrorAbove(r.ditto.row, t)}
		case t == "" || cellvalue.IsDitto(t):
		case cellvalue.IsBlank(t):
			r.ditto.above = rowBranch{unsure: sayNoneAbove(r.ditto.row, t)}
		default:
			r.ditto.above = rowBranch{text: t}
		}
	}
	return r.ditto.above
}

func sayErrorAbove(row int, text string) string {
	return fmt.Sprintf("上面第 %d 行是公式错误 %s", row+1, text)
}

func sayNoneAbove(row int, text string) string {
	return fmt.Sprintf("上面第 %d 行写的是“%s”", row+1, text)
}

// needBranch notes why a row that must have a branch has none.
func (r *reader) needBranch(row *Row, b rowBranch, whose string) {
	switch {
	case b.fault != "":
		r.add(row, CellError, Error, r.branchCol, sayCellError("党组织", b.fault), "填入党组织，或这一行不导入")
	case b.unsure != "":
		r.add(row, BranchMissing, Error, r.branchCol, "这一行没有写党组织，"+b.unsure+"，不知道是谁的"+whose, "填入党组织，或这一行不导入")
	default:
		r.add(row, BranchMissing, Error, r.branchCol, "这一行没有写党组织，不知道是谁的"+whose, "填入党组织，或这一行不导入")
	}
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
