package selfform

import (
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake/cellvalue"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/model/sheet"
)

// claims reads the lines for bonuses and deductions that stand where they stood.
func (r *reading) claims(scheme *model.Scheme, stays []bool) []ClaimEntry {
	var all []ClaimEntry
	matters := map[string]string{}
	sums := map[bool]model.Points{}
	for i, row := range r.o.Claims {
		if !stays[i] {
			continue
		}
		rule := &scheme.Bonus
		if row.Deduction() {
			rule = &scheme.Deduction
		}
		e := r.claim(row, rule)
		all = append(all, e)
		p, ok := e.Amount()
		if !ok {
			continue
		}
		sums[row.Deduction()] += p
		key := cellvalue.Squeeze(e.Title)
		if other := matters[key]; other != "" && !row.Deduction() {
			r.note(row.Row, colName, "“%s”和 %s 是同一事项，只计高的一条", clip(e.Title), other)
		} else if !row.Deduction() {
			matters[key] = row.Code
		}
		if sum := sums[row.Deduction()]; sum > rule.Cap && sum-p <= rule.Cap {
			r.note(row.Row, colMark, "%s申报到这里合计 %s 分，最多计 %s 分", row.Code[:len(bonuses)], sum.Short(), rule.Cap.Short())
		}
	}
	return all
}

// claim reads one line. One that nobody touched is not judged: the committee may have written what no list has.
func (r *reading) claim(row ClaimRow, rule *model.AdjustRule) ClaimEntry {
	e, before := ClaimEntry{ClaimRow: row}, len(r.problems)
	title := "“" + row.Code + "”"
	e.Title = r.text(row.Row, colName, title+"的事项")
	e.Level = r.text(row.Row, colMethod, title+"的级别")
	e.Points = r.claimed(row)
	e.Basis = r.text(row.Row, colReason, title+"的依据")
	e.Evidence = r.text(row.Row, colEvidence, title+"的佐证材料")
	if e.Claim != row.Given && e.Claim != (Claim{}) && len(r.problems) == before {
		r.judge(&e, rule)
	}
	e.Refused = len(r.problems) > before
	return e
}

// claimed reads the points of a line.
func (r *reading) claimed(row ClaimRow) string {
	c := r.s.Cell(row.Row-1, colMark)
	p, ok := cellvalue.Points(c.Number)
	text := tidy(outfile.FromTextCell(c.Text))
	switch why := unreadable(c); {
	case c.Kind == sheet.Empty || c.Kind == sheet.Text && text == "":
		return ""
	case why != "":
		r.wrong(row.Row, colMark, "“%s”%s", row.Code, why)
		return ""
	case c.Kind == sheet.Text:
		var err error
		if p, err = model.ParsePoints(text); err != nil {
			r.wrong(row.Row, colMark, "“%s”填了文字“%s”，不是分数", row.Code, clip(c.Text))
			return ""
		}
	case c.Kind != sheet.Number || !ok:
		r.wrong(row.Row, colMark, "“%s”填了 %s，最多两位小数", row.Code, clip(c.Text))
		return ""
	}
	if c.Formula {
		r.note(row.Row, colMark, "“%s”的分是公式，按算出的 %s 收；不对就请支部改成数", row.Code, p.Short())
	}
	return p.String()
}

// judge looks whether a claim is one that the scheme knows, and fills in the points that its level fixes.
func (r *reading) judge(e *ClaimEntry, rule *model.AdjustRule) {
	if e.Title == "" {
		r.wrong(e.Row, colName, "“%s”没有写事项，写明是什么事", e.Code)
	}
	most := rule.Cap
	kind, known := kindOf(rule, e.Level)
	switch {
	case len(rule.Kinds) == 0:
	case e.Level == "":
		r.wrong(e.Row, colMethod, "“%s”没有选级别，应为：%s", e.Code, levels(rule))
		return
	case !known:
		r.wrong(e.Row, colMethod, "“%s”的级别“%s”不在方案里，应为：%s", e.Code, clip(e.Level), levels(rule))
		return
	default:
		e.Level, most = kind.Label, max(kind.Points, kind.Max)
		if e.Points == "" && kind.Max <= kind.Points {
			e.Points = kind.Points.String()
		}
	}
	what := ""
	if known {
		what = "，" + kind.Label + " " + worth(kind)
	}
	switch p, ok := e.Amount(); {
	case !ok:
		r.wrong(e.Row, colMark, "“%s”没有写申报几分%s", e.Code, what)
	case p <= 0:
		r.wrong(e.Row, colMark, "“%s”填了 %s 分，填正数，减分也一样", e.Code, p.Short())
	case p > most:
		if what == "" {
			what = "，最多 " + most.Short() + " 分"
		}
		r.wrong(e.Row, colMark, "“%s”填了 %s 分%s", e.Code, p.Short(), what)
	}
}

// unreadable says why a cell gives no points whatever they may be, "" when it can be read.
func unreadable(c sheet.Cell) string {
	switch {
	case c.Linked:
		return "的分是从别的文件取来的公式，不能收；把公式改成数"
	case c.Kind == sheet.Error:
		return "的分是公式，没有算出数来（" + clip(c.Text) + "）；改成数"
	case c.Kind == sheet.Date:
		return "的分变成了日期“" + c.Text + "”；改成数"
	case c.Percent:
		return "的分写成了百分数“" + strings.TrimSpace(c.AsShown().Text) + "”；改成分数"
	}
	return ""
}
