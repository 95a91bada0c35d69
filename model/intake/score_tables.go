package intake

import (
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake/cellvalue"
	"github.com/shuangbai/shuangbai/model/sheet"
)

// markKey names one mark of one branch within a file.
type markKey struct {
	branch string
	mark   model.MarkKey
}

// markSeen is a mark that an earlier row of the file gave.
type markSeen struct {
	ref    RowRef
	sheet  string
	points model.Points
	na     bool
	op     int // 1 + index in ScoreOps.Marks; 0 when the known mark is the same
}

// readScores reads the score tables of the book: the wide ones first, so that reasons find their marks.
func (b *builder) readScores(tables []sheetTable) error {
	switch {
	case len(tables) == 0:
	case b.known.Scheme == nil:
		b.block("year-not-open", "", "还没有开启年度考核，分数没有地方记。先在“考核”里选方案、开启年度，再导入")
	case b.known.Closed:
		b.block("year-closed", "", fmt.Sprintf("%d 年度已经核定并锁定，不能再导入分数。确需修改，先写明原因重新打开", b.known.Year))
	}
	b.marks, b.unmarked = map[markKey]markSeen{}, map[markKey]RowRef{}
	order := map[Table]int{WideScores: 0, LongScores: 1, AdjustTable: 2, VetoTable: 3}
	readers := make([]*reader, len(tables))
	for i, t := range tables {
		readers[i] = b.newReader(t, Scores)
	}
	b.checkYear(b.plan.Sheets)
	for turn := range len(order) {
		for i, t := range tables {
			if order[t.table] != turn {
				continue
			}
			r := readers[i]
			read := map[Table]func(*reader, *wideTable) error{WideScores: b.readWideRows, LongScores: b.readLongRows,
				AdjustTable: b.readAdjustRows, VetoTable: b.readVetoRows}[t.table]
			if err := read(r, t.wide); err != nil {
				return err
			}
		}
	}
	b.askReasons()
	return nil
}

// eachRow goes through the rows of a score table that are data, with their branch settled; a row whose branch is
// missing or must be asked for is settled here.
func (r *reader) eachRow(do func(row *Row, ref RowRef, branch *branchAnswer)) error {
	b := r.b
	for i := r.head.Data(); i < len(r.s.Rows); i++ {
		if err := b.step(); err != nil {
			return err
		}
		row, settled := r.nextRow(i)
		if settled {
			continue
		}
		row.Values = r.values()
		for c := range r.sp.Columns {
			if col := r.sp.Columns[c].Col; col >= 0 {
				row.Values[c] = cellvalue.Tidy(b.cell(r.s, r.sp.Index, i, col).Text)
			}
		}
		if row.Level() == Conflict { // noted while the row was read
			row.Kind = ConflictRow
			continue
		}
		ref := RowRef{r.sp.Index, i + 1}
		named := r.branchOf(i)
		if named.text == "" {
			r.needBranch(row, named, "分数")
			row.Kind = ErrorRow
			continue
		}
		r.noteDitto(row, named.text)
		branch := b.branches.find(named.text, ref)
		if r.branchCol >= 0 {
			row.Values[r.branchCol] = branch.name
		}
		switch {
		case branch.leave || branch.blank:
			row.Kind, row.Skip = Skip, SkipLeftOut
			continue
		case branch.ask:
			code, text, fix := sayAskBranch(branch)
			r.add(row, code, Conflict, r.branchCol, text, fix)
			row.Kind = ConflictRow
			continue
		}
		do(row, ref, branch)
		if branch.newOrg > 0 && (row.Kind == New || row.Kind == Update) {
			b.plan.NewOrgs[branch.newOrg-1].Rows++
		}
	}
	return nil
}

// markReading is what a mark's cell says.
type markReading struct {
	points model.Points
	given  bool
	na     bool
	bad    bool // neither a mark nor empty
}

// readMark reads a mark. A spreadsheet's binary number such as 9.199999999999999 is the two decimals next to it.
func readMark(c sheet.Cell) markReading {
	if c.Kind == sheet.Empty {
		return markReading{}
	}
	t := cellvalue.Squeeze(c.Text)
	switch t {
	case "不适用", "不涉及", "N/A", "n/a", "NA":
		return markReading{given: true, na: true}
	}
	if cellvalue.IsBlank(t) {
		return markReading{}
	}
	if c.Kind == sheet.Number {
		p, ok := cellvalue.Points(c.Number)
		return markReading{points: p, given: ok, bad: !ok}
	}
	p, err := model.ParsePoints(strings.TrimSuffix(t, "分"))
	if err != nil || c.Kind != sheet.Text {
		return markReading{bad: true}
	}
	return markReading{points: p, given: true}
}

// checkMark notes what is wrong with a mark; ok is false when the mark cannot be taken.
func (r *reader) checkMark(row *Row, i int, m markReading, ref itemRef) (ok bool) {
	name := ref.name
	if name == "" {
		name = ref.id
	}
	switch {
	case m.bad:
		r.add(row, MarkInvalid, Error, i, fmt.Sprintf("%s写作“%s”，应为数字，最多两位小数", name, clip(row.Values[i])), "改成分数，或先留空")
	case m.na || !m.given || !ref.limit:
		return true
	case m.points > ref.max:
		r.add(row, MarkRange, Error, i, fmt.Sprintf("%s得分 %s，这一项满分 %s 分", name, m.points.Short(), ref.max.Short()), "改成不超过满分的数，或先留空")
	case m.points < ref.floor:
		r.add(row, MarkRange, Error, i, fmt.Sprintf("%s得分 %s，不应低于 %s 分", name, m.points.Short(), ref.floor.Short()), "改正，或先留空")
	default:
		return true
	}
	return false
}

// known mark of a branch.
func (b *builder) knownMark(org int64, key model.MarkKey) (model.Mark, bool) {
	if s := b.known.Marks[org]; s != nil && org != 0 {
		return s.Mark(key.Item, key.Stage)
	}
	return model.Mark{}, false
}

// newMark is one mark that a row gives.
type newMark struct {
	col    int // index in Columns
	key    model.MarkKey
	m      markReading
	reason string
}

// enterMarks compares the marks of a row with what is known and what earlier rows gave, enters what is to be written
// and settles the row.
func (b *builder) enterMarks(r *reader, row *Row, ref RowRef, branch *branchAnswer, marks []newMark) {
	if len(marks) == 0 {
		r.skip(row, SkipEmpty)
		return
	}
	if group := b.known.Elsewhere[branch.ref.ID]; group != "" {
		r.add(row, OtherGroup, Error, r.branchCol, fmt.Sprintf("“%s”在考核组别“%s”，它的方案不是这张表的方案", branch.name, group), "把它的分放到那个组别的表里导入")
		row.Kind = ErrorRow
		return
	}
	known, fresh, changed, repeated := 0, 0, 0, 0
	for _, n := range marks {
		key := markKey{orgKey(branch.name), n.key}
		if o, ok := b.marks[key]; ok {
			if o.points != n.m.points || o.na != n.m.na {
				r.add(row, MarkTwice, Conflict, n.col, fmt.Sprintf("%s的%s写作 %s，工作表“%s”第 %d 行是 %s，两处应一致", n.key.Item, n.key.Stage.Label(), n.m.text(), o.sheet, o.ref.Row, markReading{points: o.points, na: o.na}.text()), "改正写错的一处，或这一行不导入")
				continue
			}
			repeated++
		}
	}
	if row.Level() == Conflict {
		row.Kind = ConflictRow
		return
	}
	for _, n := range marks {
		key := markKey{orgKey(branch.name), n.key}
		k, has := b.knownMark(branch.ref.ID, n.key)
		same := has && k.Same(model.Mark{Points: n.m.points, NotApplicable: n.m.na}) && (n.reason == "" || n.reason == k.Reason)
		if has {
			known++
		}
		if o, ok := b.marks[key]; ok {
			if n.reason != "" && b.giveReason(o, n, ref, branch, k, has) {
				fresh++
			}
			continue
		}
		seen := markSeen{ref: ref, sheet: r.sp.Name, points: n.m.points, na: n.m.na}
		was := ""
		if has {
			was = markText(k)
		}
		if !same && (!has || b.takes(row, r.sp.Columns[n.col].Field, was, n.m.text())) {
			b.plan.Scores.Marks = append(b.plan.Scores.Marks, MarkOp{Ref: ref, Branch: branch.ref, Key: n.key, Points: n.m.points, NA: n.m.na, Reason: n.reason, Known: has})
			seen.op = len(b.plan.Scores.Marks)
			if has {
				changed++
			} else {
				fresh++
			}
		}
		b.marks[key] = seen
	}
	switch {
	case changed > 0 || fresh > 0 && known > 0:
		row.Kind = Update
	case fresh > 0:
		row.Kind = New
	case len(row.Kept) > 0 && b.opts.Policy == SkipKnown:
		row.Kind, row.Skip = Skip, SkipPolicy
	case repeated == len(marks) && known == 0:
		r.add(row, DuplicateInFile, Warning, -1, "这一行的分数前面已经有了，只导入一次", "不用处理")
		row.Kind, row.Skip = Skip, SkipDuplicate
	default:
		row.Kind = Same
	}
}

// giveReason adds a reason to a mark that an earlier row of the file gave; it reports whether that changes anything.
func (b *builder) giveReason(o markSeen, n newMark, ref RowRef, branch *branchAnswer, k model.Mark, has bool) bool {
	if o.op > 0 {
		op := &b.plan.Scores.Marks[o.op-1]
		if op.Reason == n.reason {
			return false
		}
		op.Reason = n.reason
		return true
	}
	if has && k.Reason == n.reason || b.opts.Policy == SkipKnown || b.opts.Policy == Fill && k.Reason != "" {
		return false
	}
	b.plan.Scores.Marks = append(b.plan.Scores.Marks, MarkOp{Ref: ref, Branch: branch.ref, Key: n.key, Points: n.m.points, NA: n.m.na, Reason: n.reason, Known: has})
	return true
}

func (m markReading) text() string {
	if m.na {
		return "不适用"
	}
	return m.points.String()
}

func markText(m model.Mark) string {
	if m.NotApplicable {
		return "不适用"
	}
	return m.Points.String()
}
