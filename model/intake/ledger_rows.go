package intake

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake/cellvalue"
	"github.com/shuangbai/shuangbai/model/sheet"
)

// withoutOrg is the way of forming of a unit that has no organisation (无组织·派指导员).
const withoutOrg = "none"

// ledgerRow is one row of a branch ledger, read.
type ledgerRow struct {
	ref    RowRef
	reader *reader
	row    int // index in the sheet's rows
	o      model.Org
	key    string // orgKey of the name
	parent string // as the file names it
	units  []string
	facts  unitFacts
	posts  []PostOp
	stated map[Field]bool // post columns that name somebody
	leave  bool
}

func (l *ledgerRow) planRow() *Row { return &l.reader.sp.Rows[l.row] }

// readLedger reads all branch ledgers of the book: the rows first, then, with every name known, the tree, the known
// organisations and what is to be written.
func (b *builder) readLedger(tables []sheetTable) error {
	b.ledger = map[string]string{}
	var rows []*ledgerRow
	for _, last := range [...]bool{false, true} {
		for _, t := range tables {
			if t.summary != last {
				continue
			}
			r := b.newReader(t, Branches)
			if r.sp.ColumnOf(Name) < 0 {
				b.block("no-name-column", r.sp.Name, "没有党组织名称列，无法知道每一行是谁。请在表头下面指定哪一列是党组织名称")
				continue
			}
			for i := r.head.Data(); i < len(t.sheet.Rows); i++ {
				if err := b.step(); err != nil {
					return err
				}
				row, settled := r.nextRow(i)
				if settled {
					continue
				}
				l := &ledgerRow{ref: RowRef{r.sp.Index, i + 1}, reader: r, row: len(r.sp.Rows) - 1, facts: unitFacts{staff: -1}, stated: map[Field]bool{}}
				r.readOrg(l, row)
				if l.key != "" {
					b.ledger[l.key] = l.o.Name
				}
				rows = append(rows, l)
			}
		}
	}
	first := map[string]*ledgerRow{}
	for _, l := range rows {
		b.decideOrg(l, first, rows)
	}
	b.checkParents(first)
	return nil
}

// checkParents drops superiors whose own row is not going to be written: a new organisation goes under the committee,
// a known one stays where it is.
func (b *builder) checkParents(rows map[string]*ledgerRow) {
	kept := b.plan.Orgs[:0]
	for _, op := range b.plan.Orgs {
		l, above := rows[orgKey(op.Org.Name)], rows[orgKey(op.Parent.Name)]
		if op.Parent.ID != 0 || op.Parent.Name == "" || l == nil || above != nil && above.planRow().Kind == New {
			kept = append(kept, op)
			continue
		}
		row := l.planRow()
		l.reader.add(row, ParentUnknown, Warning, l.reader.sp.ColumnOf(Parent), fmt.Sprintf("上级党组织“%s”那一行这次不导入，上级暂不记", op.Parent.Name), "改好那一行再导入，或导入后调整")
		op.Parent = BranchRef{}
		op.Changed = slices.DeleteFunc(op.Changed, func(f Field) bool { return f == Parent })
		row.Diff = slices.DeleteFunc(row.Diff, func(c Change) bool { return c.Field == Parent })
		if op.Kind == Update && len(op.Changed) == 0 {
			row.Kind = Same
			continue
		}
		kept = append(kept, op)
	}
	b.plan.Orgs = kept
}

// readOrg reads the cells of a ledger row.
func (r *reader) readOrg(l *ledgerRow, row *Row) {
	row.Values = r.values()
	l.o.ReportedSize = -1
	stated := -1
	for i := range r.sp.Columns {
		col := &r.sp.Columns[i]
		c := r.b.cell(r.s, r.sp.Index, row.Number-1, col.Col)
		if c.Kind == sheet.Empty && col.Field == Name {
			c = r.s.MergedValue(row.Number-1, col.Col).AsShown()
		}
		if c.Kind == sheet.Empty {
			continue
		}
		if c.Kind == sheet.Error && col.Stored {
			r.add(row, CellError, Error, i, sayCellError(LabelOf(Branches, col.Field), c.Text), "填入正确的值，或先留空")
			row.Values[i] = c.Text
			continue
		}
		row.Values[i] = r.readOrgCell(l, row, i, col, c, &stated)
	}
	if l.o.Name == "" {
		r.add(row, MissingName, Error, r.sp.ColumnOf(Name), "这一行没有党组织名称，不知道是哪个党组织", "填入名称，或这一行不导入")
	}
	if formulaLike(l.o.Name) {
		r.add(row, ValueUnknown, Warning, r.sp.ColumnOf(Name), "党组织名称像一个公式，导入时照原样保留", "核对名称")
	}
	if l.o.Kind == "" {
		l.o.Kind = guessOrgKind(l.o.Name)
	}
	if stated >= 0 && len(l.units) > 0 && stated != len(l.units) {
		r.add(row, CountMismatch, Warning, r.sp.ColumnOf(UnitCount), fmt.Sprintf("覆盖单位数写 %d，列出的单位有 %d 家，两处应一致", stated, len(l.units)), "核对单位名单")
	}
	if l.o.TermEnd.Before(l.o.TermStart) {
		r.add(row, DateOrder, Error, r.sp.ColumnOf(TermEnd), fmt.Sprintf("届满时间 %s 早于换届时间 %s，应在其后", l.o.TermEnd, l.o.TermStart), "核对两个日期")
	}
	if r.b.today.Before(l.o.TermStart) {
		text, fix := sayFuture(LabelOf(Branches, TermStart), l.o.TermStart)
		r.add(row, DateOrder, Warning, r.sp.ColumnOf(TermStart), text, fix)
	}
}

// readOrgCell reads one cell of a ledger row and returns what the row's values show.
func (r *reader) readOrgCell(l *ledgerRow, row *Row, i int, col *Column, c sheet.Cell, stated *int) string {
	o := &l.o
	text := cellvalue.Tidy(c.Text)
	if cellvalue.IsBlank(text) {
		return ""
	}
	switch col.Field {
	case Name:
		o.Name, l.key = orgName(text), orgKey(text)
		return o.Name
	case Parent:
		l.parent = orgKey(text)
		return l.parent
	case KindField:
		if f, ok := valueTables()["formation"].find(cellvalue.Squeeze(text)); ok && f != withoutOrg && r.sp.ColumnOf(Formation) < 0 {
			o.Formation = model.Formation(f) // 组织类型 is often the way of forming: 单独组建
		}
		return r.codedCell(l, row, i, text, "org_kinds", func(v string) { o.Kind = model.OrgKind(v) })
	case Formation:
		return r.codedCell(l, row, i, text, "formation", func(v string) {
			if o.Formation = model.Formation(v); v == withoutOrg {
				o.Formation = ""
				r.add(row, NoOrganisation, Error, i, "组建方式写的是没有党组织、只派了指导员（联络员），这一行不是党组织", "这一行不导入；到“党组织”的“单位”里登记这家单位，指导员记在指导员台账里")
			}
		})
	case Management:
		line, local := localIn(text)
		if o.Local == "" {
			o.Local = local
		}
		return r.codedCell(l, row, i, line, "management", func(v string) { o.Management = model.Management(v) })
	case Local:
		o.Local = text
	case InCharter:
		return r.codedCell(l, row, i, boolText(c, text), "answers", func(v string) { o.InCharter = model.Answer(v) })
	case ValuesInCharter:
		return r.codedCell(l, row, i, boolText(c, text), "answers", func(v string) { o.ValuesInCharter = model.Answer(v) })
	case SeatOnBoard:
		return r.codedCell(l, row, i, boolText(c, text), "answers", func(v string) { o.SeatOnBoard = model.Answer(v) })
	case Budgeted:
		return r.codedCell(l, row, i, boolText(c, text), "answers", func(v string) { o.Budgeted = model.Answer(v) })
	case SetUpOn, ApprovedOn, TermStart, TermEnd:
		d, shown := r.readDateCell(row, i, c)
		*orgDate(o, col.Field) = d
		return shown
	case Phone:
		o.Phone = cellvalue.Phone(c.Text)
		if !model.ValidPhone(o.Phone) {
			r.add(row, PhoneInvalid, Warning, i, sayPhone(o.Phone), "核对电话，导入时照原样保留")
		}
		return o.Phone
	case UnitKind:
		l.facts.kind = cellvalue.Squeeze(text)
		return l.facts.kind
	case ReportedSize, UnitCount, UnitStaff:
		n, ok := countOf(text)
		if !ok {
			r.add(row, NumberInvalid, Warning, i, fmt.Sprintf("%s写作“%s”，应为数字，这一项先留空", LabelOf(Branches, col.Field), clip(text)), "改成数字")
			return text
		}
		switch col.Field {
		case UnitCount:
			*stated = n
		case UnitStaff:
			l.facts.staff = n
		default:
			o.ReportedSize = n
		}
		return fmt.Sprint(n)
	case Units:
		l.units = splitNames(c.Text, false)
		return strings.Join(l.units, "、")
	case Secretary, Deputy, Board, Contact:
		posts := parsePosts(c.Text, col.Field)
		if len(posts) > 0 {
			l.stated[col.Field] = true
			l.posts = append(l.posts, posts...)
		}
		return postsText(posts, col.Field)
	case Remark:
		o.Remark = text
	}
	return text
}

// localIn takes the street out of a line of management that names it: 双重管理（江南街道党工委）.
func localIn(text string) (line, local string) {
	at := strings.IndexAny(text, "（(:：")
	if at <= 0 {
		return text, ""
	}
	_, size := utf8.DecodeRuneInString(text[at:])
	return strings.TrimSpace(text[:at]), strings.Trim(text[at+size:], "）) ")
}

func boolText(c sheet.Cell, text string) string {
	if c.Kind != sheet.Bool {
		return text
	}
	return yesNo(c.Text == "TRUE")
}

// codedCell reads a coded value of a ledger.
func (r *reader) codedCell(l *ledgerRow, row *Row, i int, text, table string, set func(string)) string {
	field := r.sp.Columns[i].Field
	v, ok, leave := r.b.coded(table, field, cellvalue.Squeeze(text), RowRef{r.sp.Index, row.Number})
	l.leave = l.leave || leave
	if !ok {
		say, fix := sayUnknownValue(LabelOf(Branches, field), text, true)
		r.add(row, ValueUnknown, Warning, i, say, fix)
		return text
	}
	set(v)
	return valueTables()[table].labels[v]
}

// countOf reads a number of people or units: 53, 53人, 53 名.
func countOf(s string) (int, bool) {
	s = strings.TrimRight(cellvalue.Squeeze(s), "人名个家位所")
	s = strings.TrimSuffix(s, ".0")
	if !cellvalue.IsDigits(s) || len(s) > 7 {
		return 0, false
	}
	return cellvalue.Num(s), true
}
