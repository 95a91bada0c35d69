package intake

import (
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake/cellvalue"
)

// readWideRows reads a branch × item table.
func (b *builder) readWideRows(r *reader, w *wideTable) error {
	stage, ok := b.stageOf(r.sp, r.s)
	if !ok {
		b.block("no-stage", r.sp.Name, fmt.Sprintf("看不出工作表“%s”是自评、复核还是核定的分数，请指定", r.sp.Name))
		return nil
	}
	r.sp.Stage = stage
	r.sp.Part = partNamed(b.known.Scheme, r.sp.Name+" "+r.sp.Title)
	b.nameWideColumns(r, w)
	r.branchCol = r.sp.ColumnOf(Branch)
	r.findFill()
	subtotal := r.sp.ColumnOf(Subtotal)
	return r.eachRow(func(row *Row, ref RowRef, branch *branchAnswer) {
		var marks []newMark
		sum, whole := model.Points(0), true
		for i := range r.sp.Columns {
			id, isItem := strings.CutPrefix(string(r.sp.Columns[i].Field), FieldItem)
			if !isItem {
				continue
			}
			item := b.itemOf(w, r.sp.Columns[i].Col, id)
			m := readMark(b.cell(r.s, ref.Sheet, ref.Row-1, r.sp.Columns[i].Col))
			if m.given && !m.bad {
				row.Values[i] = m.text()
			}
			sum += m.points
			whole = whole && !m.na && !m.bad
			key := model.MarkKey{Item: item.id, Stage: stage}
			if r.checkMark(row, i, m, item) && m.given {
				marks = append(marks, newMark{col: i, key: key, m: m})
			} else if !m.given && !m.bad {
				b.unmarked[markKey{orgKey(branch.name), key}] = ref
			}
		}
		if subtotal >= 0 && whole {
			r.checkSubtotal(row, subtotal, sum, len(marks))
		}
		if b.markErrors(r, row) {
			return
		}
		b.enterMarks(r, row, ref, branch, marks)
	})
}

// checkSubtotal compares 小计 with the sum of the marks.
func (r *reader) checkSubtotal(row *Row, i int, sum model.Points, marks int) {
	m := readMark(r.b.cell(r.s, r.sp.Index, row.Number-1, r.sp.Columns[i].Col))
	if !m.given || m.na || m.bad || marks == 0 {
		return
	}
	row.Values[i] = m.points.String()
	if m.points != sum {
		r.add(row, SubtotalDiffers, Warning, i, fmt.Sprintf("小计写 %s，各项相加是 %s", m.points.Short(), sum.Short()), "核对各项分数；导入的是各项，不是小计")
	}
}

// markErrors settles a row with errors; it reports whether the row is settled. Under BlankFaulty the faulty marks are
// left out and the rest goes on.
func (b *builder) markErrors(r *reader, row *Row) bool {
	if row.Level() != Error {
		return false
	}
	if row.Decision == nil || row.Decision.Action != BlankFaulty {
		row.Kind = ErrorRow
		return true
	}
	for i := range row.Problems {
		q := &row.Problems[i]
		switch q.Code {
		case MarkRange, MarkInvalid:
			q.Level, q.Fix, q.Blank = Warning, "已选择先留空", true
		case DateInvalid:
			q.Level, q.Fix, q.Blank = Warning, "已选择先留空", true
		}
	}
	if row.Level() == Error {
		row.Kind = ErrorRow
		return true
	}
	return false
}

// nameWideColumns gives the columns of a wide table their items, where the user did not choose otherwise.
func (b *builder) nameWideColumns(r *reader, w *wideTable) {
	used := map[Field]bool{}
	for i := range r.sp.Columns {
		if c := r.sp.Columns[i]; c.Why == "由人指定" {
			used[c.Field] = true
		}
	}
	for i := range r.sp.Columns {
		c := &r.sp.Columns[i]
		if c.Why == "由人指定" {
			continue
		}
		ref, isItem := w.items[c.Col]
		f := Field(FieldItem + ref.id)
		switch {
		case c.Col == w.branch:
			c.Field, c.Sure, c.Stored, c.Why = Branch, 99, true, ""
		case isItem && !used[f]:
			used[f] = true
			c.Field, c.Sure, c.Stored, c.Rival = f, ref.sure, true, FieldNone
			c.Why = ref.name
		case c.Field != Seq && c.Field != Subtotal && c.Field != Issue:
			c.Field, c.Stored, c.Rival = FieldNone, false, FieldNone
			if len(c.Samples) > 0 {
				c.Sure, c.Why = 60, "方案里没有这一项，不导入"
			}
		}
	}
}

// itemOf is the item of a column, by the header or by the user's choice.
func (b *builder) itemOf(w *wideTable, col int, id string) itemRef {
	if ref, ok := w.items[col]; ok && ref.id == id {
		return ref
	}
	if ref, ok := onlyItem(b.items.byCode[strings.ToUpper(id)], ""); ok {
		return ref
	}
	return itemRef{id: id, name: id}
}

// readLongRows reads a table of one item a row (扣分理由, or a branch's own sheet).
func (b *builder) readLongRows(r *reader, _ *wideTable) error {
	r.branchFrom(len(b.plan.Sheets) > 1)
	partCol, itemCol, seqCol := r.sp.ColumnOf(PartField), r.sp.ColumnOf(ItemField), r.sp.ColumnOf(Seq)
	sheetPart := partNamed(b.known.Scheme, r.sp.Name+" "+r.sp.Title)
	reasonCol := r.sp.ColumnOf(Reason)
	return r.eachRow(func(row *Row, ref RowRef, branch *branchAnswer) {
		part := sheetPart
		if partCol >= 0 && row.Values[partCol] != "" {
			part = partNamed(b.known.Scheme, row.Values[partCol])
		}
		text := row.Values[itemCol]
		item, ok := b.items.find(text, part)
		if !ok && seqCol >= 0 {
			item, ok = b.items.find(row.Values[seqCol]+" "+text, part)
		}
		marks, any := r.stageMarks(row, item, ok)
		switch {
		case !any && !ok:
			r.skip(row, SkipTitle) // a category line between the items
			return
		case text == "":
			r.add(row, MissingItem, Error, itemCol, "这一行没有写考核项目", "填入项目，或这一行不导入")
		case !ok:
			r.add(row, ItemUnknown, Error, itemCol, fmt.Sprintf("方案里没有“%s”这一项", clip(text)), "改成方案里的项目名称或编号，或这一行不导入")
		}
		if b.markErrors(r, row) {
			return
		}
		marks = b.dropUnmarked(r, row, branch, marks)
		if n := len(marks); n > 0 && reasonCol >= 0 && !cellvalue.IsBlank(row.Values[reasonCol]) {
			marks[n-1].reason = row.Values[reasonCol]
		}
		b.enterMarks(r, row, ref, branch, marks)
	})
}

// dropUnmarked leaves out marks that a score table of the same file leaves empty: the table is what was marked, the
// list of reasons speaks about it. The reason then goes with the mark before.
func (b *builder) dropUnmarked(r *reader, row *Row, branch *branchAnswer, marks []newMark) []newMark {
	kept := marks[:0]
	for _, m := range marks {
		key := markKey{orgKey(branch.name), m.key}
		o, empty := b.unmarked[key]
		if _, given := b.marks[key]; !empty || given {
			kept = append(kept, m)
			continue
		}
		r.add(row, MarkMissing, Warning, m.col, fmt.Sprintf("这里的%s写 %s，工作表“%s”第 %d 行这一项是空的，没有当作分数导入", m.key.Stage.Label(), m.m.text(), b.book.Sheets[o.Sheet].Name, o.Row),
			"核实后在得分表里补上")
	}
	return kept
}

// stageMarks reads the marks of a row by stage; any reports whether a cell holds anything.
func (r *reader) stageMarks(row *Row, item itemRef, known bool) (marks []newMark, any bool) {
	for stage, f := range [...]Field{SelfScore, CheckScore, FinalScore} {
		i := r.sp.ColumnOf(f)
		if i < 0 {
			continue
		}
		m := readMark(r.b.cell(r.s, r.sp.Index, row.Number-1, r.sp.Columns[i].Col))
		any = any || m.given || m.bad
		if m.given {
			row.Values[i] = m.text()
		}
		if r.checkMark(row, i, m, item) && m.given && known {
			marks = append(marks, newMark{col: i, key: model.MarkKey{Item: item.id, Stage: model.Stage(stage)}, m: m})
		}
	}
	return marks, any
}
