package intake

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake/cellvalue"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/model/sheet"
)

// entryRow is one row of a register's spreadsheet, read.
type entryRow struct {
	ref    RowRef
	reader *reader
	at     int // index in the sheet plan's rows
	e      record.Entry
	given  map[string]bool // the fields that the row says something about
	said   []logPart       // the parts of the dated line that the row holds
	last   int             // the last row that was joined to this one; its own number at first
	with   *entryRow       // the row above whose entry this row says more of
	leave  bool            // a choice for one of its values leaves it out
}

func (d *entryRow) row() *Row { return &d.reader.sp.Rows[d.at] }

// readEntry reads the cells of a row: what names a person last, because the branch and ID number of the row tell
// namesakes apart.
func (r *reader) readEntry(d *entryRow, def *record.Register) {
	row := d.row()
	row.Values = r.values()
	for _, last := range [...]bool{false, true} {
		for i := range r.sp.Columns {
			col := &r.sp.Columns[i]
			item, known := def.Field(string(col.Field))
			if col.Col < 0 || last != (known && item.Shape == record.Member) {
				continue
			}
			c := r.entryCell(row.Number-1, col.Col)
			if i == r.branchCol {
				c = r.entryBranch(row, c)
			}
			switch {
			case c.Kind == sheet.Empty:
			case c.Kind == sheet.Error && col.Stored:
				r.fault(row, CellError, i, sayCellError(LabelOf(r.b.plan.Kind, col.Field), c.Text), "填入正确的值")
				row.Values[i] = c.Text
			case col.Field == StateField:
				r.readState(d, i, def, c)
			case !known:
				if column, ok := def.SheetColumn(string(col.Field)); ok {
					r.readSheetColumn(d, i, column, def, c)
					continue
				}
				row.Values[i] = cellvalue.Tidy(c.Text)
			default:
				stored := r.readItem(d, i, item, def, c)
				if stored != "" {
					def.Set(&d.e, item.Name, stored)
					d.given[item.Name] = true
					row.Values[i] = r.b.valueText(item, stored)
				} else if row.Values[i] = cellvalue.Tidy(c.Text); cellvalue.IsBlank(cellvalue.Squeeze(row.Values[i])) {
					row.Values[i] = ""
				}
			}
		}
	}
	r.endLine(d, def)
	r.setAbove(d, def)
	def.Link(&d.e)
}

// entryCell is a cell as the user or the file has it, or the value of the merged area that it lies in.
func (r *reader) entryCell(row, col int) sheet.Cell {
	c := r.b.cell(r.s, r.sp.Index, row, col)
	if c.Kind == sheet.Empty && len(r.s.Merges) > 0 && !r.b.edited(r.sp.Index, row, col) {
		c = r.s.MergedValue(row, col)
	}
	return c
}

// entryBranch is the branch cell of a row, with what a ditto mark or a blank below a branch stands for; where that is not
// known, the row waits for somebody to say.
func (r *reader) entryBranch(row *Row, c sheet.Cell) sheet.Cell {
	ditto := cellvalue.IsDitto(c.Text)
	named := r.branchOf(row.Number - 1)
	if c.Kind != sheet.Empty && !ditto {
		return c
	}
	if named.unsure != "" {
		text := "这一行没有写党组织，" + named.unsure
		if r.b.opts.KeepText || row.goesIn() {
			r.add(row, BranchMissing, Warning, r.branchCol, text, "以后再对上")
		} else {
			r.add(row, BranchUnclear, Conflict, r.branchCol, text+"，不知道是哪个支部", "填入党组织，或确认先空着")
		}
	}
	if named.text == "" {
		return sheet.Cell{}
	}
	r.noteDitto(row, named.text)
	return sheet.Cell{Kind: sheet.Text, Text: named.text}
}

// fault notes an error, or a warning where what cannot be read goes in as it stands.
func (r *reader) fault(row *Row, code Code, i int, text, fix string) {
	level := Error
	if r.b.opts.KeepText || row.decided() == BlankFaulty {
		level = Warning
	}
	r.add(row, code, level, i, text, fix)
	row.Problems[len(row.Problems)-1].Blank = r.leftBlank(row)
}

// leftBlank reports whether what cannot be read of a row stays empty because somebody chose so.
func (r *reader) leftBlank(row *Row) bool { return !r.b.opts.KeepText && row.decided() == BlankFaulty }

// asItStands is the text of a cell that could not be read: kept where that was chosen, otherwise left out.
func (r *reader) asItStands(text string) string {
	if r.b.opts.KeepText {
		return text
	}
	return ""
}

// readItem reads a cell into the stored form of its field's shape; "" when it says nothing or could not be read.
func (r *reader) readItem(d *entryRow, i int, item *record.Item, def *record.Register, c sheet.Cell) string {
	row, text := d.row(), cellvalue.Tidy(c.Text)
	if c.Kind == sheet.Text && (item.Shape == record.LongText || item.Shape == record.Log) {
		text = strings.TrimSpace(c.Text)
	}
	if cellvalue.IsBlank(cellvalue.Squeeze(text)) && item.Shape != record.YesNo {
		return ""
	}
	switch item.Shape {
	case record.Date:
		return r.readDay(row, i, c)
	case record.Log:
		return r.readLog(row, i, item, c)
	case record.Number, record.Money, record.Percent:
		p, ok := amountOf(c, item.Shape)
		switch {
		case ok:
		case slices.Contains(item.Zero, cellvalue.Squeeze(text)):
			p = 0
		case item.Shape == record.Money:
			r.fault(row, AmountInvalid, i, fmt.Sprintf("%s写作“%s”，不是金额", item.Label, clip(text)), "改成数字，如 20.00")
			return r.asItStands(text)
		default:
			r.add(row, NumberInvalid, Warning, i, fmt.Sprintf("%s写作“%s”，应为数字%s", item.Label, clip(text), r.standsWord()), "改成数字")
			return r.asItStands(text)
		}
		if said := item.OutOfBounds(p); said != "" {
			code := NumberInvalid
			if item.Shape == record.Money {
				code = AmountInvalid
			}
			r.fault(row, code, i, said, "核对后改正")
			return r.asItStands(text)
		}
		if item.Shape == record.Number {
			return p.Short()
		}
		return p.String()
	case record.YesNo:
		if v, ok := yesNoOf(c); ok {
			return v
		}
		if cellvalue.IsBlank(cellvalue.Squeeze(text)) {
			return ""
		}
		r.add(row, ValueUnknown, Warning, i, fmt.Sprintf("%s写作“%s”，看不出是“是”还是“否”%s", item.Label, clip(text), r.standsWord()), "改成是或否")
		return r.asItStands(text)
	case record.Choice:
		for _, o := range item.Options {
			if cellvalue.Squeeze(o) == cellvalue.Squeeze(text) {
				return o
			}
		}
		if item.Closed {
			r.add(row, ValueUnknown, Warning, i, fmt.Sprintf("%s写作“%s”，不是%s中的一种：新记录照原文存入，已有记录不改", item.Label, clip(text), strings.Join(item.Options, "、")), "改成列出的一种")
		}
	case record.IDNumber:
		return r.readNumberOfPerson(row, i, c)
	case record.Phone:
		return r.readPhoneOfEntry(row, i, item, c)
	case record.Org, record.Unit:
		return r.readRef(d, i, item, text)
	case record.Member:
		return r.readMember(d, i, item, def, text)
	}
	return text
}

// standsWord ends the sentence about a value that could not be read.
func (r *reader) standsWord() string {
	if r.b.opts.KeepText {
		return "，照原文存入"
	}
	return "，这一项先留空"
}

func (r *reader) readDay(row *Row, i int, c sheet.Cell) string {
	before := len(row.Problems)
	d, shown := r.readDateCell(row, i, c)
	for at := before; at < len(row.Problems); at++ {
		if row.Problems[at].Level == Error && (r.b.opts.KeepText || row.decided() == BlankFaulty) {
			row.Problems[at].Level, row.Problems[at].Blank = Warning, r.leftBlank(row)
		}
	}
	if d == "" && shown != "" {
		return r.asItStands(shown)
	}
	return string(d)
}

func (r *reader) readNumberOfPerson(row *Row, i int, c sheet.Cell) string {
	if strings.Contains(c.Text, "**") { // masked by this program: it says nothing
		return ""
	}
	id := cellvalue.ID(c, r.b.known.Today, func() bool { return false })
	if id.Problem == cellvalue.IDSound {
		return id.Number
	}
	code, level, text, fix := sayID(id)
	if level == Error {
		r.fault(row, code, i, text, fix)
		return r.asItStands(id.Number)
	}
	r.add(row, code, level, i, text, fix)
	return id.Number
}

func (r *reader) readPhoneOfEntry(row *Row, i int, item *record.Item, c sheet.Cell) string {
	if strings.Contains(c.Text, "**") {
		return ""
	}
	if several, ok := cellvalue.Phones(c.Text); ok {
		return several
	}
	t := cellvalue.Phone(c.Text)
	if !model.ValidPhone(t) {
		r.add(row, PhoneInvalid, Warning, i, item.Label+"不像电话号码，导入时照原样保留", "核对电话")
	}
	return t
}

// readRef reads the name of a branch or a unit. One that is not known goes in as it stands, a branch unless somebody says which
// it is.
func (r *reader) readRef(d *entryRow, i int, item *record.Item, text string) string {
	row, a := d.row(), r.b.findRef(item.Shape, text)
	if a.id == 0 && item.Shape == record.Org && !r.b.opts.KeepText {
		switch choice := r.b.orgChoice(item, text, d.ref); choice.Action {
		case MapTo:
			if ref, _ := r.b.branches.mapped(choice); ref.ID != 0 {
				return refValue(ref.ID)
			}
		case LeaveBlank:
			return ""
		case LeaveRows:
			d.leave = true
			return notDigits(text)
		}
	}
	switch {
	case a.id == 0 && item.Strangers:
		return notDigits(text)
	case a.id == 0:
		what := map[record.Shape]string{record.Org: "党组织", record.Unit: "单位"}[item.Shape]
		r.add(row, ValueUnknown, Warning, i, fmt.Sprintf("%s写作“%s”，不在%s里，照原文存入", item.Label, clip(text), what), refFix[item.Shape])
		return notDigits(text)
	case a.near:
		r.add(row, ValueUnknown, Warning, i, fmt.Sprintf("%s写作“%s”，按“%s”存入", item.Label, clip(text), a.name), "核对是不是同一个")
	}
	return refValue(a.id)
}

var refFix = map[record.Shape]string{record.Org: "在“不认识的值”里选是哪个党组织，或以后再对上", record.Unit: "改成单位的名称，或以后再对上"}

// notDigits keeps a text that consists of digits from being read as the number of a record.
func notDigits(text string) string {
	if record.RefID(text) != 0 {
		return "“" + text + "”"
	}
	return text
}

func (r *reader) readState(d *entryRow, i int, def *record.Register, c sheet.Cell) {
	text := cellvalue.Tidy(c.Text)
	s, ok := def.StateNamed(cellvalue.Squeeze(text))
	if !ok {
		if !cellvalue.IsBlank(text) {
			r.add(d.row(), ValueUnknown, Warning, i, fmt.Sprintf("状态写作“%s”，不在可用的状态里，这一项先留空", clip(text)), "改成列出的状态")
		}
		d.row().Values[i] = text
		return
	}
	d.e.State, d.given[string(StateField)] = s.Name, true
	d.row().Values[i] = s.Name
}

// checkRequired notes what the row lacks.
func (r *reader) checkRequired(d *entryRow, def *record.Register) {
	for _, f := range def.Fields {
		i := r.sp.ColumnOf(Field(f.Name))
		if !f.Required || f.Above || d.e.Values[f.Name] != "" || i >= 0 && r.sp.Columns[i].Col >= 0 && d.row().faulty(r.sp.Columns[i].Col) {
			continue
		}
		code := MissingValue
		switch f.Shape {
		case record.Date:
			code = MissingDate
		case record.Org:
			code = BranchMissing
		case record.Member:
			code = MissingName
		}
		r.fault(d.row(), code, i, f.Label+"没有填", "填入"+f.Label+"，或这一行不导入")
	}
}

// faulty reports whether a cell has a problem already.
func (r *Row) faulty(col int) bool {
	for i := range r.Problems {
		if r.Problems[i].Col == col {
			return true
		}
	}
	return false
}
