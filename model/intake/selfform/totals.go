package selfform

import (
	"fmt"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/model/scoring"
)

// number is points as a spreadsheet holds them.
func number(p model.Points) float64 { return float64(p) / 100 }

func markValue(m model.Mark, ok bool) any {
	switch {
	case !ok:
		return nil
	case m.NotApplicable:
		return notApplicable
	}
	return number(m.Points)
}

func textOrNone(s string) any {
	if s == "" {
		return nil
	}
	return outfile.TextCell(s)
}

// sumOf sums rows up; those of items follow each other, those of categories do not.
func sumOf(rows []int) string {
	if len(rows) == 0 {
		return ""
	}
	if n := len(rows); rows[n-1]-rows[0] == n-1 {
		return fmt.Sprintf("SUM(E%d:E%d)", rows[0], rows[n-1])
	}
	terms := make([]string, len(rows))
	for i, r := range rows {
		terms[i] = fmt.Sprintf("E%d", r)
	}
	return "SUM(" + strings.Join(terms, ",") + ")"
}

// sums are the totals by row, for programs that show a file without computing it.
func (d *drawing) sums() map[int]model.Points {
	sums := map[int]model.Points{}
	for i := len(d.lines) - 1; i >= 0; i-- { // what is summed up stands below
		l := d.lines[i]
		if l.item != nil {
			if m, ok := d.sheet.Mark(l.item.ID, model.SelfMark); ok && !m.NotApplicable {
				sums[l.row] = m.Points
			}
		}
		for _, r := range l.children {
			sums[l.row] += sums[r]
		}
	}
	return sums
}

// foot writes the total of the parts and the line to sign.
func (d *drawing) foot(s *excelize.StreamWriter, sums map[int]model.Points) error {
	row := d.lines[len(d.lines)-1].row + 1
	if formula := totalFormula(d.scheme, d.lines); formula != "" {
		var total int64
		p := 0
		for _, l := range d.lines {
			if l.part {
				weight := int64(10000)
				if d.scheme.Combine.Mode == model.Weighted {
					weight = d.scheme.Combine.Weights[d.scheme.Parts[p].ID]
				}
				total += int64(sums[l.row]) * weight
				p++
			}
		}
		look := d.look[lookPart]
		text := func(s string) excelize.Cell { return excelize.Cell{StyleID: look, Value: s} }
		how := scoring.TotalText(d.scheme) + "（加减分由党委核）"
		if err := s.SetRow(fmt.Sprintf("A%d", row), []any{text(""), text("自评合计"), text(""), text(how),
			excelize.Cell{StyleID: d.look[lookPartSum], Formula: formula, Value: number(model.Points(total).MulDiv(1, 10000))}, text(""), text("")}); err != nil {
			return err
		}
		row++
	}
	row++
	return s.SetRow(fmt.Sprintf("A%d", row), []any{excelize.Cell{StyleID: d.look[lookSign], Value: "党支部书记（签字）：______________　　　填表人：______________　　　填表日期：______年____月____日"}},
		excelize.RowOpts{Height: 30})
}
