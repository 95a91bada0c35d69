package intake

import (
	"strings"
	"unicode/utf8"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake/cellvalue"
	"github.com/shuangbai/shuangbai/model/sheet"
)

// readPersonCell reads one cell of a roster row and returns what the row's values show for it.
func (r *reader) readPersonCell(p *person, i int, col *Column, c sheet.Cell, damaged func() bool) string {
	m, row := &p.m, p.row
	switch col.Field {
	case Name:
		if c.Kind == sheet.Text {
			if m.Name = cellvalue.PersonName(c.Text); cellvalue.IsBlank(m.Name) || cellvalue.IsDitto(m.Name) {
				m.Name = ""
			}
			r.checkName(row, i, m.Name)
		}
		return m.Name
	case IDNumber:
		id := cellvalue.ID(c, r.b.known.Today, damaged)
		m.IDNumber, p.idOK = id.Number, id.Sound()
		if id.Problem != cellvalue.IDSound {
			code, level, text, fix := sayID(id)
			r.add(row, code, level, i, text, fix)
		}
		return id.Number
	case Birth, JoinDate, FullDate, LostOn, ApplyDate, ActivistDate, TargetDate:
		d, shown := r.readDateCell(row, i, c)
		*memberDate(m, col.Field) = d
		return shown
	case Phone:
		return r.readPhone(p, i, c)
	case Sex:
		return r.readSex(p, i, c)
	case Ethnicity:
		return r.readCoded(p, i, c, "ethnicity", &m.Ethnicity)
	case Education:
		return r.readCoded(p, i, c, "education", &m.Education)
	case KindField:
		kind := ""
		shown := r.readCoded(p, i, c, "member_kinds", &kind)
		m.Kind = model.MemberKind(kind)
		return shown
	case Status:
		status := ""
		shown := r.readCoded(p, i, c, "member_status", &status)
		if status != "" {
			m.Status = model.MemberStatus(status)
		}
		return shown
	case Floating, Lost, Exempt, NewGroup:
		return r.readFlag(p, i, c, memberFlag(m, col.Field))
	case WorkUnit:
		return r.readWorkUnit(p, c)
	case Job, Address, FloatTo, Remark:
		t := cellvalue.Tidy(c.Text)
		if cellvalue.IsBlank(t) {
			return ""
		}
		*memberText(m, col.Field) = t
		if strings.ContainsRune(t, utf8.RuneError) {
			r.add(row, CharDamaged, Warning, i, LabelOf(Roster, col.Field)+"里有一个字已损坏，显示为 �，导入时照原样保留", "填入正确的字")
		}
		return t
	}
	if col.Field == LeftOn {
		if d, fault := cellvalue.Date(c, r.s.Date1904, r.dotOne); fault == cellvalue.DateFine || fault == cellvalue.DateTwoMonths || fault == cellvalue.DateCoarse {
			p.left = d
		}
	}
	if c.Kind == sheet.Text {
		return cellvalue.Tidy(c.Text)
	}
	return c.Text
}

func (r *reader) readPhone(p *person, i int, c sheet.Cell) string {
	t := cellvalue.Phone(c.Text)
	if cellvalue.IsBlank(t) {
		return ""
	}
	if several, ok := cellvalue.Phones(c.Text); ok {
		p.m.Phone = several
		return several
	}
	if len(t) > 13 && cellvalue.IsDigits(t) { // numbers that spaces part, and not all of them sound
		t = cellvalue.Tidy(c.Text)
	}
	if cellvalue.IsScientific(t) {
		r.add(p.row, PhoneInvalid, Warning, i, "表格把电话当成了数字，末几位看不出来，这一项先留空", "填入正确的电话")
		return t
	}
	p.m.Phone = t
	if model.ValidPhone(t) {
		return t
	}
	for _, part := range strings.FieldsFunc(t, func(x rune) bool { return strings.ContainsRune("/、,，;；", x) }) {
		if !model.ValidPhone(cellvalue.Phone(part)) {
			r.add(p.row, PhoneInvalid, Warning, i, sayPhone(t), "核对电话，导入时照原样保留")
			break
		}
	}
	return t
}

func (r *reader) readSex(p *person, i int, c sheet.Cell) string {
	t := cellvalue.Squeeze(c.Text)
	if cellvalue.IsBlank(t) {
		return ""
	}
	if cellvalue.IsDigits(t) {
		r.add(p.row, ValueUnknown, Warning, i, "性别写作数字 "+clip(t)+"，各家的数字含义相反，这一项先留空", "改成男或女")
		return t
	}
	v := ""
	shown := r.readCoded(p, i, c, "sex", &v)
	p.m.Sex = model.Sex(v)
	return shown
}

// readCoded reads a cell of a coded field into stored, and returns the label to show, or the file's text when the
// value is not known.
func (r *reader) readCoded(p *person, i int, c sheet.Cell, table string, stored *string) string {
	t := c.Text
	tab := valueTables()[table]
	v, ok := tab.byKey[t]
	if !ok {
		t = cellvalue.Squeeze(t)
		if cellvalue.IsBlank(t) {
			return ""
		}
		var leave bool
		field := r.sp.Columns[i].Field
		v, ok, leave = r.b.coded(table, field, t, p.ref)
		p.leave = p.leave || leave
		if !ok {
			text, fix := sayUnknownValue(LabelOf(r.b.plan.Kind, field), t, true)
			r.add(p.row, ValueUnknown, Warning, i, text, fix)
			return t
		}
	}
	*stored = v
	if l, ok := tab.labels[v]; ok {
		return l
	}
	return v
}

func (r *reader) readFlag(p *person, i int, c sheet.Cell, flag *bool) string {
	if c.Kind == sheet.Bool {
		*flag = c.Text == "TRUE"
		return yesNo(*flag)
	}
	v := ""
	shown := r.readCoded(p, i, c, "answers", &v)
	*flag = v == "yes"
	return shown
}

func yesNo(b bool) string {
	if b {
		return "是"
	}
	return "否"
}
