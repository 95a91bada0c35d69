package intake

import (
	"fmt"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/record"
)

// dropLong leaves out the cells of a row whose text is longer than their field holds, and says so.
func (r *reader) dropLong(row *Row, at int) {
	for i := range r.sp.Columns {
		col := &r.sp.Columns[i]
		if !col.Stored || col.Col < 0 {
			continue
		}
		text := r.s.Cell(at, col.Col).Text
		if r.b.edits != nil {
			text = r.b.cell(r.s, r.sp.Index, at, col.Col).Text
		}
		if len(text) <= model.MostLine {
			continue
		}
		shape := r.b.shapeOfColumn(col.Field)
		n := shape.TooLong(text)
		if n == 0 {
			continue
		}
		if r.b.tooLong == nil {
			r.b.tooLong = map[CellRef]bool{}
		}
		r.b.tooLong[CellRef{r.sp.Index, at + 1, col.Col}] = true
		r.add(row, TextLong, Warning, i, fmt.Sprintf("%s有 %d 个字，最多 %d 个字，这一项没有读入", col.Header, n, shape.Most()), "改短后再导入")
	}
}

// shapeOfColumn is the shape of the texts of a column; what is no field of its own, such as a list of units, is long text.
func (b *builder) shapeOfColumn(f Field) record.Shape {
	if b.plan.Register != nil {
		if i, ok := b.plan.Register.Field(string(f)); ok {
			return i.Shape
		}
	} else if s := shapeOfField(f); s != "" {
		return s
	}
	return record.LongText
}
