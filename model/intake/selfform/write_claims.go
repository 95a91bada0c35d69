package selfform

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/outfile"
)

// levelMark begins a row of the hidden sheet that holds a level to choose from.
const levelMark = "级别"

// levelLines are the levels to choose from, as rows of the hidden sheet below everything else.
func (d *drawing) levelLines() [][]string {
	var all [][]string
	for _, s := range d.sections {
		for _, k := range s.rule.Kinds {
			all = append(all, []string{levelMark, k.Label, worth(k)})
		}
	}
	return all
}

// claimRules says for each line of a bonus or deduction what may be chosen and typed.
func (d *drawing) claimRules() error {
	first := firstItem + len(d.origin.Rows) + len(d.origin.Claims) + 1 // of the levels on the hidden sheet
	for _, s := range d.sections {
		levelCells := fmt.Sprintf("D%d:D%d", s.head+1, s.last())
		most := s.rule.Cap
		if n := len(s.rule.Kinds); n > 0 {
			dv := excelize.NewDataValidation(true)
			dv.Sqref = levelCells
			dv.SetSqrefDropList(fmt.Sprintf("'%s'!$B$%d:$B$%d", hiddenName, first, first+n-1))
			dv.SetError(excelize.DataValidationErrorStyleStop, "没有这一级", "从列表里选一级。")
			dv.SetInput(s.name+"的级别", outfile.CutName(levels(s.rule), longestPrompt))
			if err := d.f.AddDataValidation(SheetName, dv); err != nil {
				return err
			}
			first += n
			most = 0
			for _, k := range s.rule.Kinds {
				most = max(most, k.Points, k.Max)
			}
		}
		dv := excelize.NewDataValidation(true)
		dv.Sqref = fmt.Sprintf("E%d:E%d", s.head+1, s.last())
		dv.Type = "custom"
		dv.Formula1 = strings.NewReplacer("<", "&lt;", ">", "&gt;").Replace(fmt.Sprintf("AND(ISNUMBER(E%[1]d),E%[1]d>0,E%[1]d<=%[2]s,ROUND(E%[1]d,2)=E%[1]d)", s.head+1, most.Short()))
		dv.SetError(excelize.DataValidationErrorStyleStop, "分数不对", fmt.Sprintf("填正数，最多 %s 分，最多两位小数。", most.Short()))
		if err := d.f.AddDataValidation(SheetName, dv); err != nil {
			return err
		}
	}
	return nil
}

// claimSums adds what is claimed to the totals, up to the scheme's caps.
func (d *drawing) claimSums(sums map[int]model.Points) {
	for _, s := range d.sections {
		for _, r := range s.rows {
			p, _ := r.Given.Amount()
			sums[s.head] += p
		}
		sums[s.head] = min(sums[s.head], s.rule.Cap)
	}
}

// claimRows writes the lines for bonuses and deductions, each sort under a head with its sum.
func (d *drawing) claimRows(out *excelize.StreamWriter, sums map[int]model.Points) error {
	for _, s := range d.sections {
		how := "级别点开选；同一事项只写最高的一级；"
		if s.name == deductions {
			how = "种类点开选；分值填正数；"
		}
		part := func(look int, v any) excelize.Cell { return excelize.Cell{StyleID: d.look[look], Value: v} }
		head := []any{part(lookPart, ""), part(lookPart, s.name+"申报：事项"), part(lookPartMid, number(s.rule.Cap)), part(lookPart, fmt.Sprintf("%s合计最多计 %s 分", how, s.rule.Cap.Short())),
			excelize.Cell{StyleID: d.look[lookPartSum], Formula: fmt.Sprintf("MIN(%s,SUM(E%d:E%d))", s.rule.Cap.Short(), s.head+1, s.last()), Value: number(sums[s.head])},
			part(lookPart, "依据（文号、证书、通报）"), part(lookPart, heads[colEvidence])}
		if err := out.SetRow("A"+strconv.Itoa(s.head), head, excelize.RowOpts{Height: 20}); err != nil {
			return err
		}
		for _, r := range s.rows {
			free := func(t string) excelize.Cell {
				return excelize.Cell{StyleID: d.look[lookFree], Value: textOrNone(t)}
			}
			var points any
			if p, ok := r.Given.Amount(); ok {
				points = number(p)
			}
			cells := []any{part(lookCentre, r.Code), free(r.Given.Title), part(lookCentre, nil), free(r.Given.Level), part(lookMark, points), free(r.Given.Basis), free(r.Given.Evidence)}
			lines := 1
			for col, text := range map[int]string{colName: r.Given.Title, colMethod: r.Given.Level, colReason: r.Given.Basis, colEvidence: r.Given.Evidence} {
				lines = max(lines, linesIn(text, widths[col]))
			}
			if err := out.SetRow("A"+strconv.Itoa(r.Row), cells, excelize.RowOpts{Height: min(14*float64(lines)+8, 400)}); err != nil {
				return err
			}
		}
	}
	return nil
}
