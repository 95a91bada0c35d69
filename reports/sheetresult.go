package reports

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/reports/document"
)

// latest is the result of the marks that hold: the checked ones and those that the committee has changed.
func (b *sheetBuilder) latest() *model.BranchResult {
	if r := b.f.Result(b.s.OrgID, model.FinalMark); r != nil {
		return r
	}
	return b.f.Result(b.s.OrgID, model.CheckedMark)
}

// outcome is the result that the sheet ends with, nil while a mark is still to be checked: such a branch has no total,
// here as in the ranking.
func (b *sheetBuilder) outcome() *model.BranchResult {
	if r := b.latest(); r != nil && r.Ready {
		return r
	}
	return nil
}

// ranked is the branch's row in the ranking, nil when it has none.
func (b *sheetBuilder) ranked() *model.RankRow {
	if b.f.Ranking == nil || !b.f.Year.Finalised {
		return nil
	}
	for i := range b.f.Ranking.Rows {
		if b.f.Ranking.Rows[i].OrgID == b.s.OrgID {
			return &b.f.Ranking.Rows[i]
		}
	}
	return nil
}

// result is the row of results.
func (b *sheetBuilder) result() document.Table {
	t := document.Table{Name: "考核结果", RowHeight: 9}
	row := document.Row{}
	n := len(b.f.Year.Scheme.Parts) + 4
	add := func(head, value string) {
		t.Columns = append(t.Columns, document.Column{Head: head, Width: 156 / float64(n), Align: document.CentreFigures})
		row.Cells = append(row.Cells, text(value))
	}
	r := b.outcome()
	for i, p := range b.f.Year.Scheme.Parts {
		v := noMark
		if r != nil {
			v = r.PartText(i)
		}
		add(p.Name, v)
	}
	values := [3]string{noMark, noMark, noMark}
	if r != nil {
		values = [3]string{orNone(r.HasBonus, r.Bonus), orNone(r.HasDeduct, r.Deduction), totalOf(r)}
	}
	add("加分", values[0])
	add("减分", values[1])
	add("总分", values[2])
	grade := ""
	if row := b.ranked(); row != nil {
		grade = gradeOf(row)
	}
	add("核定等次", grade)
	t.Rows = []document.Row{row}
	return t
}

// totalOf is the total as printed; schemes with the hundreds side by side have none.
func totalOf(r *model.BranchResult) string {
	if r.NoTotal {
		return noMark
	}
	return r.Total.String()
}

// gradeOf is the grade as printed: 待定 while a tie waits for the committee, — for a branch too new to be graded.
func gradeOf(r *model.RankRow) string {
	switch {
	case r.Open:
		return "待定"
	case r.NotGraded:
		return noMark
	}
	return r.Grade
}

func orNone(has bool, p model.Points) string {
	if !has {
		return noMark
	}
	return p.String()
}

// note explains the total, the rank and a grade below what the marks give.
func (b *sheetBuilder) note() string {
	r := b.outcome()
	out := "注：" + sentence(formulaFor(&b.f.Year.Scheme, r))
	if r == nil {
		out += b.unready()
	} else if !b.f.Year.Finalised {
		out += sentence("总分" + marksUsed(b.s.CommitteeChanges()))
	}
	if r != nil {
		for _, n := range r.Notes {
			out += sentence(n)
		}
	}
	switch {
	case !b.f.Year.Finalised && b.finalShown():
		return out + "核定栏是暂定的，尚未核定。"
	case !b.f.Year.Finalised:
		return out + "核定栏空白表示尚未核定。"
	}
	if row := b.ranked(); row != nil && row.Rank > 0 {
		out += b.place(row)
	}
	return out
}

// unready says which items are still to be marked, and that there is no total before.
func (b *sheetBuilder) unready() string {
	words := "还没有打完分"
	if r := b.latest(); r != nil && len(r.Missing) > 0 {
		words = fmt.Sprintf("%s（%s）", scoring.UnreadyWords(r), strings.Join(r.Missing, "、"))
	}
	return sentence(words + "，打完分才有总分、名次和等次")
}

// place is the sentence on rank and grade.
func (b *sheetBuilder) place(row *model.RankRow) string {
	rank := "总分居第" + strconv.Itoa(row.Rank) + "名"
	if row.NoTotal {
		rank = "居第" + strconv.Itoa(row.Rank) + "名"
	}
	reason := ""
	if row.Decided && row.Reason != "" {
		reason = "党委会议意见：" + sentence(row.Reason)
	}
	for _, q := range b.f.Ranking.Quotas {
		limit := fmt.Sprintf("本年度%s名额%d个，", q.Grade, q.Limit)
		switch {
		case row.Open:
			return limit + rank + "，与其他" + b.f.Year.Scheme.Counter() + "同分，等次待党委会议研究确定。"
		case row.Earned == q.Grade && row.Grade != q.Grade:
			return limit + rank + "，" + orText(strings.TrimRight(onPaper(row.Remark), "。"), "超出"+q.Grade+"名额") + "，按" + row.Grade + "评定。" + reason
		}
	}
	remark := sentence(row.Remark)
	if row.Vetoed || row.Gated { // the notes of the result have said it
		remark = ""
	}
	return rank + "。" + remark + reason
}

func orText(s, other string) string {
	if s == "" {
		return other
	}
	return s
}
