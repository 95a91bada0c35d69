package intake

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake/cellvalue"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/sheet"
	"github.com/shuangbai/shuangbai/resources/codes"
)

// activityRow is one row of activity records, read.
type activityRow struct {
	ref    RowRef
	row    *Row
	a      model.Activity
	kinds  []model.ActivityKind // usually one; of several a record is made of each
	branch *branchAnswer
	leave  bool
}

// activityRowKey tells records of one file apart.
type activityRowKey struct {
	branch string
	date   model.Date
	kinds  string
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
	if r.sp.ColumnOf(Date) < 0 {
		b.block("no-date-column", r.sp.Name, "没有活动时间列。请在表头下面指定哪一列是活动时间")
		return nil
	}
	kind := r.kindOfTable()
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
		d := &activityRow{ref: RowRef{r.sp.Index, i + 1}, row: row, a: model.NewActivity(0, "", "")}
		if kind != "" {
			d.kinds = []model.ActivityKind{kind}
		}
		r.readActivity(d)
		b.decideActivity(r, d, seen)
	}
	return nil
}

// readActivity reads the cells of a row.
func (r *reader) readActivity(d *activityRow) {
	row := d.row
	row.Values = r.values()
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
		return r.readActivityDate(d, i, c)
	case DateTo:
		date, shown := r.readDateCell(row, i, c)
		if date.Precision() == model.ByDay {
			a.To = date
		}
		return shown
	case KindField:
		kinds, ok, leave := r.b.kindsOf(text, d.ref)
		d.leave = d.leave || leave
		if !ok || len(kinds) == 0 && !leave {
			r.noteUnknownKind(row, i, text)
			return text
		}
		d.kinds = kinds
		return labelsOf(kinds)
	case Hours:
		n, ok := amountOf(c, record.Points)
		if !ok || n < 0 {
			return r.noNumber(row, i, col, text)
		}
		a.Hours = n
		return n.Short()
	case Due, Present, VoteDue, VotePresent, VoteFor:
		n, ok := countOf(strings.TrimRight(text, "票"))
		if !ok {
			return r.noNumber(row, i, col, text)
		}
		*activityFields[col.Field].Pointer(a).(*int) = n
		return strconv.Itoa(n)
	case Topic, Place, Absent, Chair, Recorder, Remark:
		*activityFields[col.Field].Pointer(a).(*string) = text
	}
	return text
}

// noNumber notes that a cell should hold a number; it returns what the row shows.
func (r *reader) noNumber(row *Row, i int, col *Column, text string) string {
	r.add(row, NumberInvalid, Warning, i, fmt.Sprintf("%s写作“%s”，应为数字，这一项先留空", LabelOf(Activities, col.Field), clip(text)), "改成数字")
	return text
}

// readActivityDate reads the day, or the first and the last day, of an activity.
func (r *reader) readActivityDate(d *activityRow, i int, c sheet.Cell) string {
	if first, last, ok := cellvalue.DateSpan(c); ok {
		if last.Before(first) {
			r.add(d.row, DateInvalid, Error, i, fmt.Sprintf("活动时间写作“%s”，结束早于开始", clip(cellvalue.Tidy(c.Text))), "核对两个日期；跨年的把后一个年份写上")
			return cellvalue.Tidy(c.Text)
		}
		d.a.Date = first
		if last == first {
			return string(first)
		}
		d.a.To = last
		return string(first) + " 至 " + string(last)
	}
	date, shown := r.readDateCell(d.row, i, c)
	if date != "" && date.Precision() != model.ByDay {
		r.add(d.row, DateInvalid, Error, i, fmt.Sprintf("活动时间写作 %s，没有写到日", clip(cellvalue.Tidy(c.Text))), "补上是哪一天")
		return shown
	}
	d.a.Date = date
	return shown
}

// activityKind is the question which kind of activity a table without such a column lists.
const activityKind = "activity-kind"

// kindOfTable asks which kind of activity a table lists whose rows do not say so; "" while nobody has said it, and where a
// column says it.
func (r *reader) kindOfTable() model.ActivityKind {
	if r.sp.ColumnOf(KindField) >= 0 {
		return ""
	}
	q := Question{Code: activityKind, Sheet: r.sp.Index, Name: r.sp.Name, Text: "这份表没有活动类别列，整表算哪一类", Waits: true}
	for _, e := range codes.Named("activity_kinds").Entries {
		q.Answers = append(q.Answers, Answer{e.Value, e.Label})
	}
	return model.ActivityKind(r.b.ask(q))
}

// checkActivity looks for what is missing, and compares the row's values with one another.
func (r *reader) checkActivity(d *activityRow) {
	row, a := d.row, &d.a
	if i := r.sp.ColumnOf(Date); a.Date == "" && row.Level() != Error {
		r.add(row, MissingDate, Error, i, "这一行没有活动时间，应写到日", "填入日期，或这一行不导入")
	}
	if i := r.sp.ColumnOf(KindField); i >= 0 && len(d.kinds) == 0 && row.Values[i] == "" {
		r.add(row, MissingKind, Error, i, "这一行没有活动类别，不知道是党员大会还是党课", "填入类别，或这一行不导入")
	}
	if a.Due >= 0 && a.Present > a.Due {
		r.add(row, CountMismatch, Warning, r.sp.ColumnOf(Present), fmt.Sprintf("实到 %d 人，应到 %d 人，实到不应多于应到", a.Present, a.Due), "核对两个人数")
	}
	if a.To == a.Date {
		a.To = ""
	}
	if a.To != "" && a.To.Before(a.Date) {
		r.add(row, DateOrder, Error, r.sp.ColumnOf(DateTo), fmt.Sprintf("结束日期 %s 早于活动时间 %s", a.To, a.Date), "核对两个日期")
	}
	r.checkVote(row, a)
	if r.b.today.Before(a.Date) {
		text, fix := sayFuture("活动时间", a.Date)
		r.add(row, DateOrder, Warning, r.sp.ColumnOf(Date), text, fix)
	}
}

// checkVote compares the numbers of a vote. What cannot be is left out, with a warning.
func (r *reader) checkVote(row *Row, a *model.Activity) {
	vote := *a
	vote.OrgID, vote.Kind, vote.Date, vote.To = 1, model.OtherActivity, "2026-01-01", ""
	if err := vote.Validate(); err != nil {
		r.add(row, CountMismatch, Warning, -1, model.MessageOf(err)+"，表决人数先不记", "核对表决的人数")
		a.VoteDue, a.VotePresent, a.VoteFor = -1, -1, -1
	}
}
