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
	d.claimSums(sums)
	return sums
}

// foot writes the total of the parts, bonuses and deductions, and the line to sign.
func (d *drawing) foot(s *excelize.StreamWriter, sums map[int]model.Points) error {
	row := rowFirst + len(d.lines)
	formula := totalFormula(d.scheme, d.lines)
	var total int64
	for p, l := 0, 0; l < len(d.lines); l++ {
		if line := d.lines[l]; line.part {
			weight := int64(10000)
			if d.scheme.Combine.Mode == model.Weighted {
				weight = d.scheme.Combine.Weights[d.scheme.Parts[p].ID]
			}
			total += int64(sums[line.row]) * weight
			p++
		}
	}
	for i := range d.sections {
		sec := &d.sections[i]
		sign, points := "+", int64(sums[sec.head])
		if sec.name == deductions {
			sign, points = "-", -points
		}
		formula, total = formula+fmt.Sprintf("%sE%d", sign, sec.head), total+points*10000
		row = sec.last() + 1
	}
	if totalFormula(d.scheme, d.lines) != "" {
		look := d.look[lookPart]
		text := func(s string) excelize.Cell { return excelize.Cell{StyleID: look, Value: s} }
		if err := s.SetRow(fmt.Sprintf("A%d", row), []any{text(""), text("自评合计"), text(""), text(scoring.TotalText(d.scheme)),
			excelize.Cell{StyleID: d.look[lookPartSum], Formula: "ROUND(" + formula + ",2)", Value: number(model.Points(total).MulDiv(1, 10000))}, text(""), text("")}); err != nil {
			return err
		}
		row++
	}
	row++
	signs := "党支部书记"
	if d.sheet.Unit != nil {
		signs = "单位负责人"
	}
	return s.SetRow(fmt.Sprintf("A%d", row), []any{excelize.Cell{StyleID: d.look[lookSign], Value: signs + "（签字）：______________　　　填表人：______________　　　填表日期：______年____月____日"}},
		excelize.RowOpts{Height: 30})
}
