package intake

import (
	"fmt"

	"github.com/shuangbai/shuangbai/model/intake/cellvalue"

	"github.com/shuangbai/shuangbai/model/sheet"
)

// readTwins reads the columns whose header means a field that another column has: where that one is blank, the value is
// taken from here; where both are filled and differ, somebody must look. Nothing of the file is lost in silence.
func (r *reader) readTwins(p *person, damaged func() bool) {
	for j := range r.sp.Columns {
		twin := &r.sp.Columns[j]
		if twin.Twin == FieldNone || twin.Field != FieldNone || twin.Twin == Branch {
			continue
		}
		i := r.sp.ColumnOf(twin.Twin)
		if i < 0 || r.sp.Columns[i].Col < 0 {
			continue
		}
		first, c := r.cellOf(p, i), r.cellOf(p, j)
		if c.Kind == sheet.Empty || c.Kind == sheet.Error || cellvalue.IsBlank(cellvalue.Squeeze(c.Text)) || cellvalue.IsDitto(c.Text) {
			continue
		}
		label := LabelOf(Roster, twin.Twin)
		switch {
		case p.row.Values[i] == "" && (first.Kind == sheet.Empty || cellvalue.IsBlank(cellvalue.Squeeze(first.Text))):
			p.row.Values[i] = r.readPersonCell(p, i, &r.sp.Columns[i], c, damaged)
			r.add(p.row, ColumnsDiffer, Warning, j, fmt.Sprintf("%s 列的%s空着，用了 %s 列的", r.sp.Columns[i].Letter, label, twin.Letter), "核对是不是这个值")
		case r.plainValue(p, twin.Twin, i, c) != r.plainValue(p, twin.Twin, i, first):
			r.add(p.row, ColumnsDiffer, Warning, j, fmt.Sprintf("%s 列和 %s 列都是%s，两处写的不一样，用的是 %s 列", r.sp.Columns[i].Letter, twin.Letter, label, r.sp.Columns[i].Letter), "核对哪一处对，改正另一处")
		}
	}
}

func (r *reader) cellOf(p *person, i int) sheet.Cell {
	return r.b.cell(r.s, r.sp.Index, p.row.Number-1, r.sp.Columns[i].Col)
}

// plainValue is a cell's value in the form in which two columns of one field are compared.
func (r *reader) plainValue(p *person, f Field, i int, c sheet.Cell) string {
	switch f {
	case Name:
		return cellvalue.PersonName(c.Text)
	case IDNumber:
		return cellvalue.ID(c, r.b.known.Today, func() bool { return false }).Number
	case Birth, JoinDate, FullDate, LostOn, ApplyDate, ActivistDate, TargetDate:
		r.date.col = i
		if d, fault := cellvalue.Date(c, r.s.Date1904, r.dotOne); fault == cellvalue.DateFine {
			return string(d)
		}
	case Phone:
		if several, ok := cellvalue.Phones(c.Text); ok {
			return several
		}
		return cellvalue.Phone(c.Text)
	}
	if table := codeTables[f]; table != "" {
		if v, ok := valueTables()[table].find(cellvalue.Squeeze(c.Text)); ok {
			return v
		}
	}
	return cellvalue.Squeeze(c.Text)
}

// codeTables are the code tables of the coded fields of a roster.
var codeTables = map[Field]string{Sex: "sex", Ethnicity: "ethnicity", Education: "education", KindField: "member_kinds", Status: "member_status"}

// twinBranch looks at a second branch column: its branch where the first is blank, and whether the two differ.
func (r *reader) twinBranch(p *person, text string) string {
	for j := range r.sp.Columns {
		if r.sp.Columns[j].Twin != Branch || r.sp.Columns[j].Field != FieldNone || r.branchCol < 0 || r.sp.Columns[r.branchCol].Col < 0 {
			continue
		}
		c := r.cellOf(p, j)
		other := cellvalue.Tidy(c.Text)
		if c.Kind != sheet.Text || cellvalue.IsBlank(other) || cellvalue.IsDitto(other) {
			continue
		}
		here, there := r.sp.Columns[r.branchCol].Letter, r.sp.Columns[j].Letter
		switch {
		case text == "":
			r.add(p.row, ColumnsDiffer, Warning, j, fmt.Sprintf("%s 列的党支部空着，用了 %s 列的", here, there), "核对是不是这个支部")
			text = other
		case orgKey(text) != orgKey(other):
			r.add(p.row, ColumnsDiffer, Warning, j, fmt.Sprintf("%s 列和 %s 列都是党支部，两处写的不一样，用的是 %s 列", here, there, here), "核对哪一处对，改正另一处")
		}
	}
	return text
}
