package reports

import (
	"fmt"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/reports/document"
)

// BranchSheets makes 党支部考核表 for every sheet of the assessment, in one collection with a bookmark for each.
func BranchSheets(f *model.YearFacts, o Options) document.Collection {
	c := document.Collection{
		Title:    fmt.Sprintf("%d年度%s考核表", f.Year.Year, objectName(&f.Year.Scheme)),
		Author:   f.Committee.Name,
		OddStart: o.OddStart,
	}
	for i := range f.Sheets {
		c.Documents = append(c.Documents, BranchSheet(f, f.Sheets[i], o))
	}
	return c
}

// BranchSheet makes 党支部考核表 of one branch: the hundreds with their items and three marks, bonus and deduction,
// the result with its computation, and the signature boxes.
func BranchSheet(f *model.YearFacts, s *model.MarkSheet, o Options) document.Document {
	b := sheetBuilder{f: f, s: s, o: o}
	year := fmt.Sprintf("%d年度", f.Year.Year)
	object := objectName(&f.Year.Scheme)
	marks, adjustments := b.marks(), b.adjustments()
	d := document.Document{
		Title:   s.Branch,
		Numbers: o.numbers(),
		Running: document.Running{Left: "（续）" + s.Branch, Right: year},
		Parts: []document.Part{
			document.Title{Text: object + "年度考核表"},
			document.Subtitle{Text: "（" + year + "）"},
			document.Info{Items: []document.InfoItem{
				{Label: object + "：", Value: s.Branch, Width: 92},
				{Label: leader(f) + "：", Value: s.Secretary, Width: 40, Blank: 14},
				{Label: people(f) + "：", Value: peopleOf(s)},
			}},
			marks,
			document.Gap{Height: 5.5},
			adjustments,
		},
	}
	d.Parts = append(d.Parts, b.long...)
	d.Parts = append(d.Parts, document.Together{Parts: []document.Part{document.Gap{Height: 5.5}, b.result(), document.Note{Text: b.note()}}})
	if !o.NoBoxes {
		boxes := b.boxes()
		boxes.Shrink = true // a result that did not fit under the marks stands over them
		d.Parts = append(d.Parts, document.NewPage{Spare: resultRoom}, document.Gap{Height: 4}, boxes)
	}
	return d
}

// leader is what the head of those who are assessed is called.
func leader(f *model.YearFacts) string {
	if f.Year.Units {
		return "负责人"
	}
	return "书记"
}

// people are those who are counted with those who are assessed.
func people(f *model.YearFacts) string {
	if f.Year.Units {
		return "职工"
	}
	return "党员"
}

// headcount is how many people a branch or a unit has; ok is false where that is not known of a unit.
func headcount(s *model.MarkSheet) (n int, ok bool) {
	if s.Unit != nil {
		return s.Unit.Staff, s.Unit.Staff >= 0
	}
	return s.Members, true
}

func peopleOf(s *model.MarkSheet) string {
	if n, ok := headcount(s); ok {
		return fmt.Sprintf("%d名", n)
	}
	return noMark
}

// resultRoom is the height of the result with its note, mm: what may stand over the boxes on their page.
const resultRoom = 60

type sheetBuilder struct {
	f     *model.YearFacts
	s     *model.MarkSheet
	o     Options
	shown *bool // see finalShown
	long  []document.Part
}

// marks is the table of both hundreds.
func (b *sheetBuilder) marks() document.Table {
	t := document.Table{
		Name:     "考核项目",
		Sections: true,
		Columns: []document.Column{
			{Head: "类别", Width: 20, Align: document.Centre},
			{Head: "序号", Width: 9, Align: document.CentreFigures},
			{Head: "考核项目", Width: 45},
			{Head: "分值", Width: 9.5, Align: document.CentreFigures},
			{Head: "自评", Width: 13, Align: document.Figures},
			{Head: "复核", Width: 13, Align: document.Figures},
			{Head: "核定", Width: 13, Align: document.Figures},
			{Head: "计分说明", Width: 33.5, Small: true},
		},
	}
	group := 0
	for p := range b.f.Year.Scheme.Parts {
		part := &b.f.Year.Scheme.Parts[p]
		t.Rows = append(t.Rows, document.Row{Kind: document.Band, Cells: []document.Cell{
			head(fmt.Sprintf("%s（%s分）", part.Name, part.Max.Short()), len(t.Columns))}})
		for c := range part.Categories {
			group++
			t.Rows = append(t.Rows, b.category(part, &part.Categories[c], group)...)
		}
		row := document.Row{Kind: document.Sum, Cells: []document.Cell{head(part.Name+"合计", 3), text(part.Max.Short())}}
		for _, stage := range model.Stages() {
			row.Cells = append(row.Cells, text(b.sumOf(stage, part, nil)))
		}
		t.Rows = append(t.Rows, document.Row{Kind: row.Kind, Cells: append(row.Cells, text(""))})
	}
	return t
}

// category is the rows of one category, with 小计 when it has two items or more.
func (b *sheetBuilder) category(part *model.Part, c *model.Category, group int) []document.Row {
	name := c.Name
	if len(c.Items) > 1 {
		name += fmt.Sprintf("\n（%s分）", c.Max.Short())
	}
	var rows []document.Row
	for i := range c.Items {
		rows = append(rows, document.Row{Group: group, Cells: b.item(name, &c.Items[i])})
	}
	if len(c.Items) < 2 {
		return rows
	}
	sub := document.Row{Kind: document.Subtotal, Group: group,
		Cells: []document.Cell{text(name), head("小计", 2), text(b.possible(c))}}
	for _, stage := range model.Stages() {
		sub.Cells = append(sub.Cells, text(b.sumOf(stage, part, c)))
	}
	sub.Cells = append(sub.Cells, text(""))
	return append(rows, sub)
}

// item is the row of one item.
func (b *sheetBuilder) item(category string, item *model.Item) []document.Cell {
	max, reason := item.Max.Short(), ""
	var marks [3]string
	for _, stage := range model.Stages() {
		m, ok := b.mark(item.ID, stage)
		if !ok {
			continue
		}
		marks[stage] = m.Points.String()
		if m.NotApplicable {
			marks[stage] = noMark
		}
		if m.Reason != "" {
			reason = m.Reason
		}
	}
	if na, why := b.notApplicable(item.ID); na {
		max, reason = noMark, why
		for _, stage := range model.Stages() {
			if marks[stage] == "" && stage != model.SelfMark { // what the branch gave itself stays: its own sum holds it
				marks[stage] = noMark
			}
		}
	}
	if b.o.NoReasons {
		reason = ""
	}
	return []document.Cell{text(category), text(item.Code), text(item.Name), text(max),
		text(marks[0]), text(marks[1]), text(marks[2]), b.reason(item.Code+item.Name, reason)}
}

// possible is what the items of a category that apply could reach; — when none applies.
func (b *sheetBuilder) possible(c *model.Category) string {
	max, apply := model.Points(0), false
	for i := range c.Items {
		if na, _ := b.notApplicable(c.Items[i].ID); !na {
			max, apply = max+c.Items[i].Max, true
		}
	}
	if !apply {
		return noMark
	}
	return max.Short()
}

// finalShown reports whether the final column is filled, marks and sums alike: once the year is decided, and before
// that where the committee has already set a mark of its own. Final marks that only repeat the checked ones, as a year
// that was opened again has them, fill nothing.
func (b *sheetBuilder) finalShown() bool {
	if b.shown == nil {
		shown := b.f.Year.Finalised || b.s.CommitteeChanges() > 0
		b.shown = &shown
	}
	return *b.shown
}

// mark is the mark as printed in a stage's column: the final column repeats the checked mark where the committee
// changed nothing.
func (b *sheetBuilder) mark(item string, stage model.Stage) (model.Mark, bool) {
	switch {
	case stage != model.FinalMark:
		return b.s.Mark(item, stage)
	case b.finalShown():
		return b.s.Effective(item, stage)
	}
	return model.Mark{}, false
}

// notApplicable tells whether the latest mark says 不适用, and the reason as printed.
func (b *sheetBuilder) notApplicable(item string) (bool, string) {
	for stage := model.FinalMark; stage >= model.SelfMark; stage-- {
		if m, ok := b.mark(item, stage); ok {
			if !m.NotApplicable {
				return false, ""
			}
			if m.Reason == "" || strings.HasPrefix(m.Reason, "不适用") {
				return true, "不适用" + strings.TrimPrefix(m.Reason, "不适用")
			}
			return true, "不适用：" + m.Reason
		}
	}
	return false, ""
}

// sumOf is the engine's score of a part, or of a category in it; blank while a mark is missing.
func (b *sheetBuilder) sumOf(stage model.Stage, part *model.Part, c *model.Category) string {
	r := b.f.Result(b.s.OrgID, stage)
	if r == nil || stage == model.FinalMark && !b.finalShown() {
		return ""
	}
	node := child(r.Tree, model.PartNode, part.ID, part.Name)
	if c != nil {
		node = child(node, model.CategoryNode, c.ID, c.Name)
	}
	switch {
	case node == nil || !node.Ready:
		return ""
	case node.NA:
		return noMark
	}
	return node.Score.String()
}

// child finds the node of a kind below a node, by its ID or else by its name.
func child(n *model.Result, kind model.NodeKind, id, name string) *model.Result {
	if n == nil {
		return nil
	}
	var byName *model.Result
	for _, c := range n.Children {
		if c.Kind == kind && c.ID == id {
			return c
		}
		if c.Kind == kind && c.Name == name && byName == nil {
			byName = c
		}
	}
	return byName
}

// adjustments is the table of bonus and deduction; without entries a row says so.
func (b *sheetBuilder) adjustments() document.Table {
	t := document.Table{
		Name: "加减分",
		Columns: []document.Column{
			{Head: "类别", Width: 20, Align: document.Centre},
			{Head: "加减分事由", Width: 63.5},
			{Head: "自评", Width: 13, Align: document.Figures},
			{Head: "复核", Width: 13, Align: document.Figures},
			{Head: "核定", Width: 13, Align: document.Figures},
			{Head: "依据", Width: 33.5, Small: true},
		},
	}
	for group, deduction := range []bool{false, true} {
		name := [...]string{"加分", "减分"}[group]
		found := false
		for _, adj := range b.s.Adjustments {
			if adj.Deduction != deduction {
				continue
			}
			found = true
			cells := []document.Cell{text(name), text(onPaper(adj.Title))}
			for _, stage := range model.Stages() {
				cells = append(cells, text(b.adjusted(adj, stage)))
			}
			t.Rows = append(t.Rows, document.Row{Group: group + 1, Cells: append(cells, b.reason(adj.Title, adj.Basis))})
		}
		if !found {
			t.Rows = append(t.Rows, document.Row{Group: group + 1,
				Cells: document.Cells(name, "无", noMark, noMark, noMark, "")})
		}
	}
	return t
}

// adjusted is the points of an entry at a stage: — where the branch did not claim it, blank where it is not checked yet.
func (b *sheetBuilder) adjusted(adj model.Adjustment, stage model.Stage) string {
	own := [...]*model.Points{adj.Self, adj.Checked, adj.Final}[stage]
	if own != nil && (stage != model.FinalMark || b.finalShown()) {
		return own.String()
	}
	if stage == model.SelfMark {
		return noMark
	}
	if stage == model.FinalMark && b.finalShown() {
		if p, ok := adj.At(stage); ok {
			return p.String()
		}
	}
	return ""
}
