package intake

import (
	"fmt"
	"strconv"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake/cellvalue"
	"github.com/shuangbai/shuangbai/model/sheet"
)

// activityRow is one row of activity records, read.
type activityRow struct {
	ref    RowRef
	row    *Row
	a      model.Activity
	branch *branchAnswer
	leave  bool
}

// activityRowKey tells records of one file apart.
type activityRowKey struct {
	branch string
	date   model.Date
	kind   model.ActivityKind
	topic  string
}

// earlierActivity is an earlier row of the file.
type earlierActivity struct {
	ref    RowRef
	values string
}

// readActivities reads all lists of activity records of the book.
func (b *builder) readActivities(tables []sheetTable) error {
	seen := map[activityRowKey]earlierActivity{}
	for _, last := range [...]bool{false, true} {
		for _, t := range tables {
			if t.summary != last {
				continue
			}
			if err := b.readActivityTable(t, seen, len(tables) > 1); err != nil {
				return err
			}
		}
	}
	b.dropRepeated(tables)
	return nil
}

func (b *builder) readActivityTable(t sheetTable, seen map[activityRowKey]earlierActivity, several bool) error {
	r := b.newReader(t, Activities)
	for _, need := range [...]struct {
		f    Field
		text string
	}{{Date, "没有活动时间列。请在表头下面指定哪一列是活动时间"}, {KindField, "没有活动类别列，不知道是党员大会还是党课。请在表头下面指定哪一列是活动类别"}} {
		if r.sp.ColumnOf(need.f) < 0 {
			b.block("no-"+string(need.f)+"-column", r.sp.Name, need.text)
			return nil
		}
	}
	r.branchFrom(several)
	defer func() { b.nameFromSheet = false }()
	for i := r.head.Data(); i < len(r.s.Rows); i++ {
		if err := b.step(); err != nil {
			return err
		}
		row, settled := r.nextRow(i)
		if settled {
			continue
		}
		d := &activityRow{ref: RowRef{r.sp.Index, i + 1}, row: row}
		r.readActivity(d)
		b.decideActivity(r, d, seen)
	}
	return nil
}

// readActivity reads the cells of a row.
func (r *reader) readActivity(d *activityRow) {
	row := d.row
	row.Values = r.values()
	d.a.Due, d.a.Present = -1, -1
	for i := range r.sp.Columns {
		col := &r.sp.Columns[i]
		if col.Col < 0 || col.Field == Branch {
			continue
		}
		c := r.b.cell(r.s, r.sp.Index, row.Number-1, col.Col)
		if c.Kind == sheet.Error && col.Stored {
			r.add(row, CellError, Error, i, sayCellError(LabelOf(Activities, col.Field), c.Text), "填入正确的值")
			row.Values[i] = c.Text
			continue
		}
		if c.Kind != sheet.Empty {
			row.Values[i] = r.readActivityCell(d, i, col, c)
		}
	}
	r.checkActivity(d)
	named := r.branchOf(row.Number - 1)
	if named.text == "" {
		r.needBranch(row, named, "活动")
		return
	}
	r.noteDitto(row, named.text)
	d.branch = r.b.branches.find(named.text, d.ref)
	if r.branchCol >= 0 {
		row.Values[r.branchCol] = d.branch.name
	}
}

func (r *reader) readActivityCell(d *activityRow, i int, col *Column, c sheet.Cell) string {
	row, a := d.row, &d.a
	text := cellvalue.Tidy(c.Text)
	if cellvalue.IsBlank(text) {
		return ""
	}
	switch col.Field {
	case Date:
		date, shown := r.readDateCell(row, i, c)
		if date != "" && date.Precision() != model.ByDay {
			r.add(row, DateInvalid, Error, i, fmt.Sprintf("活动时间写作 %s，没有写到日", clip(text)), "补上是哪一天")
			return shown
		}
		a.Date = date
		return shown
	case KindField:
		v, ok, leave := r.b.coded("activity_kinds", KindField, cellvalue.Squeeze(text), d.ref)
		d.leave = d.leave || leave
		if !ok || v == "" && !leave {
			say, _ := sayUnknownValue("活动类别", text, false)
			r.add(row, ValueUnknown, Error, i, say, "在“不认识的值”里指定它是哪一类，或这一行不导入")
			return text
		}
		a.Kind = model.ActivityKind(v)
		return a.Kind.Label()
	case Due, Present:
		n, ok := countOf(text)
		if !ok {
			r.add(row, NumberInvalid, Warning, i, fmt.Sprintf("%s写作“%s”，应为数字，这一项先留空", LabelOf(Activities, col.Field), clip(text)), "改成数字")
			return text
		}
		*activityCount(a, col.Field) = n
		return strconv.Itoa(n)
	case Topic, Place, Absent, Chair, Recorder, Remark:
		*activityText(a, col.Field) = text
	}
	return text
}

// checkActivity looks for what is missing, and compares the row's values with one another.
func (r *reader) checkActivity(d *activityRow) {
	row, a := d.row, &d.a
	if i := r.sp.ColumnOf(Date); a.Date == "" && row.Level() != Error {
		r.add(row, MissingDate, Error, i, "这一行没有活动时间，应写到日", "填入日期，或这一行不导入")
	}
	if i := r.sp.ColumnOf(KindField); a.Kind == "" && row.Values[i] == "" {
		r.add(row, MissingKind, Error, i, "这一行没有活动类别，不知道是党员大会还是党课", "填入类别，或这一行不导入")
	}
	if a.Due >= 0 && a.Present > a.Due {
		r.add(row, CountMismatch, Warning, r.sp.ColumnOf(Present), fmt.Sprintf("实到 %d 人，应到 %d 人，实到不应多于应到", a.Present, a.Due), "核对两个人数")
	}
	if r.b.today.Before(a.Date) {
		text, fix := sayFuture("活动时间", a.Date)
		r.add(row, DateOrder, Warning, r.sp.ColumnOf(Date), text, fix)
	}
}
