package reports

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/ballot"
	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/reports/document"
)

// noBallots says why there are no results of ballots.
func noBallots(f *paper.Facts) Lack {
	if f.Ballots == nil || len(countedForms(f.Ballots)) == 0 {
		return Lack{Why: "还没有录测评票；先在“测评票”里定述职人和测评组，录票或导入计票表", Next: atTheBallots}
	}
	return Lack{}
}

// countedForms are the forms on which votes were counted.
func countedForms(b *ballot.Book) []*model.BallotForm {
	var all []*model.BallotForm
	for i := range b.Setup.Forms {
		form := &b.Setup.Forms[i]
		if slices.ContainsFunc(b.Rows(form.ID, 0), func(r ballot.Row) bool { return r.Ready }) {
			all = append(all, form)
		}
	}
	return all
}

// ballotResults makes 测评结果汇总表, one for each form of ballot that was counted.
func ballotResults(f *paper.Facts, o Options) []maker {
	var all []maker
	for _, form := range countedForms(f.Ballots) {
		all = append(all, func() document.Document {
			b := resultBuilder{b: f.Ballots, form: form, rows: f.Ballots.Rows(form.ID, 0)}
			b.whole = f.Ballots.Sum(form.ID, b.rows)
			return b.document(o)
		})
	}
	return all
}

// resultBuilder makes the paper of one form.
type resultBuilder struct {
	b     *ballot.Book
	form  *model.BallotForm
	rows  []ballot.Row
	whole ballot.Whole
}

func (r *resultBuilder) document(o Options) document.Document {
	year := fmt.Sprintf("%d年度", r.b.Year)
	return document.Document{Title: r.form.Result, Numbers: o.numbers(), Running: document.Running{Left: "（续）" + r.form.Result, Right: year}, Parts: []document.Part{
		document.Title{Text: r.form.Result},
		document.Subtitle{Text: "（" + year + "）"},
		document.Info{Small: true, Items: r.facts()},
		r.table(),
	}}
}

// facts are when it was, who came, and how many ballots were issued and came back.
func (r *resultBuilder) facts() []document.InfoItem {
	var days []string
	due, present := 0, 0
	for _, m := range r.b.Setup.Sessions {
		if m.Date != "" {
			days = append(days, m.Date.Long())
		}
		due, present = due+m.Due, present+m.Present
	}
	items := []document.InfoItem{{Label: "测评时间：", Value: strings.Join(days, "、"), Blank: 30}}
	if due > 0 {
		items = append(items, document.InfoItem{Label: fmt.Sprintf("应到%d人，实到%d人", due, present)})
	}
	return append(items, document.InfoItem{Label: fmt.Sprintf("发出%d张，收回%d张", r.whole.Issued, r.whole.Returned)})
}

func (r *resultBuilder) table() document.Table {
	const pad, votes = 1.4, 35.0
	person := r.form.ID == model.SecretaryBallot
	t := document.Table{Name: "测评结果", RowHeight: 6.6, HeadHeight: 6.5, Columns: []document.Column{{Head: "序号", Width: 8.5, Align: document.CentreFigures, Pad: 0.4}}}
	if person {
		t.Columns = append(t.Columns, document.Column{Head: "党支部", Width: 43.5}, document.Column{Head: "述职人", Width: 14.5, Align: document.Name, Pad: 0.4})
	} else {
		t.Columns = append(t.Columns, document.Column{Head: "党支部", Width: 58})
	}
	figure := func(group, head string, width float64) {
		t.Columns = append(t.Columns, document.Column{Group: group, Head: head, Width: width, Align: document.Figures, Pad: pad})
	}
	for i, w := range r.form.Words() {
		width := votes / float64(len(r.form.Labels))
		if len(r.form.Labels) == 4 {
			width = []float64{10, 8.5, 8.5, 8}[i]
		}
		figure("票数", w, width)
	}
	figure("", "弃权", 8.5)
	figure("", "无效", 8.5)
	figure("", "有效", 10.5)
	figure("", r.form.Labels[0].Name+"率（%）", 13.5)
	figure("", "指数", 13.5)
	for i := range r.rows {
		t.Rows = append(t.Rows, r.row(i, person))
	}
	t.Rows = append(t.Rows, r.sum(person))
	t.Tail = append(r.notes(), document.Gap{Height: 4}, ballotSigners())
	return t
}

func (r *resultBuilder) row(i int, person bool) document.Row {
	x := r.rows[i]
	cells := document.Cells(strconv.Itoa(i+1), x.Subject.Branch)
	if person {
		cells = append(cells, text(x.Subject.Person))
	}
	if !x.Ready {
		why := "没有票"
		if x.Subject.How == model.NoDebrief {
			why = "未述职"
			if x.Subject.Why != "" {
				why += "（" + onPaper(x.Subject.Why) + "）"
			}
		}
		return document.Row{Cells: append(cells, document.Cell{Text: why, Span: len(r.form.Labels) + 5, Align: document.Centre})}
	}
	return document.Row{Cells: append(cells, r.figures(x.Votes, x.Valid, x.Rate, x.Index)...)}
}

func (r *resultBuilder) figures(votes model.BallotVotes, valid int, rate int64, index model.Points) []document.Cell {
	var cells []document.Cell
	for _, n := range votes {
		if n == 0 {
			cells = append(cells, text(noMark))
		} else {
			cells = append(cells, text(strconv.Itoa(n)))
		}
	}
	return append(cells, text(strconv.Itoa(valid)), text(model.Points(rate).String()), text(index.String()))
}

// sum pools the votes of all; the notes give the means as well.
func (r *resultBuilder) sum(person bool) document.Row {
	cells := []document.Cell{text(""), {Text: "合计", Head: true}}
	if person {
		cells = append(cells, document.Cell{Text: r.count(), Align: document.Centre})
	} else {
		cells[1].Text += "（" + r.count() + "）"
	}
	return document.Row{Kind: document.Sum, Cells: append(cells, r.figures(r.whole.Votes, r.whole.Valid, r.whole.Rate, r.whole.Index)...)}
}

// count is how many have a result: 45人, of branches 45个.
func (r *resultBuilder) count() string {
	unit := "个"
	if r.form.ID == model.SecretaryBallot {
		unit = "人"
	}
	return fmt.Sprintf("%d%s", r.whole.Subjects, unit)
}

// notes say how everything came about, so that it can be worked out again.
func (r *resultBuilder) notes() []document.Part {
	best := r.form.Labels[0].Name
	var lines []string
	lines = append(lines, fmt.Sprintf("有效＝%s，%s率＝%s÷有效，合计行按票数合并计算；%s%s率平均为%s，指数平均为%s。", strings.Join(r.form.Words(), "＋"), best, best,
		r.count(), best, ballot.Percent(r.whole.MeanRate), r.whole.MeanIndex))
	formula := strings.NewReplacer(" ", "", "+", "＋", "=", "＝").Replace(ballot.Formula(r.form)) + "。"
	if len(r.form.Groups) > 1 {
		var weights []string
		for _, g := range r.form.Groups {
			weights = append(weights, g.Name+ballot.Percent(g.Weight))
		}
		formula += "先算各组的指数，再按权重合成：" + strings.Join(weights, "，") + "。"
	}
	lines = append(lines, formula)
	lines = append(lines, r.groupLines()...)
	valid := "收回票数不多于发出票数，测评有效。"
	if r.whole.VoidGroups > 0 {
		valid = "收回票数多于发出票数的组，测评无效，不计入结果。"
	}
	lines = append(lines, valid+"选两项以上的行记为无效，不选的行记为弃权。")
	if guard := r.guard(); guard != "" {
		lines = append(lines, guard)
	}
	if slices.ContainsFunc(r.rows, func(x ballot.Row) bool { return x.Ready && x.Partial }) {
		lines = append(lines, "还有测评组没有录完，指数按已录的票暂计。")
	}
	var parts []document.Part
	for i, line := range lines {
		head := "　　"
		if i == 0 {
			head = "注："
		}
		parts = append(parts, document.Note{Text: fmt.Sprintf("%s%d.%s", head, i+1, line)})
	}
	return parts
}

// groupLines are the numbers of each group, and what is wrong with them.
func (r *resultBuilder) groupLines() []string {
	var lines []string
	for _, m := range r.b.Setup.Sessions {
		var parts []string
		for _, g := range r.form.Groups {
			t := r.b.Tally(model.BallotKey{Form: r.form.ID, Session: m.Number, Group: g.ID})
			part := fmt.Sprintf("%s发出%d张、收回%d张、有效%d张、作废%d张", g.Name, t.Issued, t.Returned, t.Valid, t.Void)
			if ballot.Voided(&t) {
				part += "（收回多于发出，这一组无效，不计）"
			}
			parts = append(parts, part)
		}
		line := strings.Join(parts, "；") + "。"
		if len(r.b.Setup.Sessions) > 1 {
			line = fmt.Sprintf("第%d场：", m.Number) + line
		}
		lines = append(lines, line)
	}
	return lines
}

// guard names those whose share of the worst answer reaches the bound.
func (r *resultBuilder) guard() string {
	var names []string
	for _, x := range r.rows {
		if x.Guarded {
			names = append(names, x.Subject.Person)
		}
	}
	if len(names) == 0 {
		return ""
	}
	worst := r.form.Labels[len(r.form.Labels)-1].Name
	return fmt.Sprintf("%s票达到有效票%s的，%s：%s。", worst, ballot.ShareText(r.form.Guard), r.form.Guard.Says, strings.Join(names, "、"))
}

// ballotSigners are the three boxes of those who counted, watched and led.
func ballotSigners() document.Table {
	t := document.Table{Name: "签字", NoHead: true, RowHeight: 24}
	var cells []document.Cell
	for _, who := range []string{"计票人：", "监票人：", "考核组组长："} {
		t.Columns = append(t.Columns, document.Column{Width: 52, Pad: 3})
		cells = append(cells, document.Cell{Text: who + "\n\n　　　　　　　年　　月　　日"})
	}
	t.Rows = []document.Row{{Cells: cells}}
	return t
}
