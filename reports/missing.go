package reports

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/reports/document"
)

// noneMissing says why there is nobody to remind.
func noneMissing(f *paper.Facts) Lack {
	if why := noAssessment(f); why.Is() {
		return why
	}
	if missing(f.Year) == nil {
		return Lack{Why: "自评已经交齐，没有要催的" + f.Year.Year.Scheme.Counter()}
	}
	return Lack{}
}

// MissingSelf is how many 自评催报名单 names, in all groups of the assessment.
func MissingSelf(f *paper.Facts) int {
	n := 0
	for _, g := range groupsOf(f) {
		n += len(missing(g))
	}
	return n
}

// missing are the branches whose self-assessment is not complete.
func missing(f *model.YearFacts) []scoring.HandedInBranch {
	return slices.DeleteFunc(scoring.HandedIn(f), scoring.HandedInBranch.Complete)
}

// missingSelf makes 自评催报名单: the branches whose self-assessment is not complete, with what is missing.
func missingSelf(facts *paper.Facts, o Options) document.Document {
	f := facts.Year
	title := fmt.Sprintf("%d年度考核自评催报名单", f.Year.Year)
	t := document.Table{Name: title, RowHeight: 7, Columns: []document.Column{
		{Head: "序号", Width: serialWidth, Align: document.CentreFigures}, {Head: objectName(&f.Year.Scheme), Width: 88, Align: document.Left},
		{Head: leader(f), Width: 27, Align: document.Name}, {Head: "自评", Width: 30, Align: document.Centre}}}
	for i, h := range missing(f) {
		t.Rows = append(t.Rows, document.Row{Cells: document.Cells(strconv.Itoa(i+1), h.Branch, h.Secretary, onPaper(h.Label()))})
	}
	if len(t.Rows) == 0 {
		t.Rows = []document.Row{{Cells: []document.Cell{text(""), {Text: "已全部交齐", Span: 3, Align: document.Centre}}}}
	}
	t.Tail = []document.Part{document.Signatures{Labels: []string{"审核人：", "填表人："}, AtFoot: true}}
	left := len(missing(f))
	return document.Document{
		Title: title, Numbers: o.numbers(), Running: document.Running{Left: "（续）" + title},
		Parts: []document.Part{document.Title{Text: title}, document.Info{Small: true, Items: []document.InfoItem{
			{Label: "党委：", Value: f.Committee.Name, Width: 92}, {Label: fmt.Sprintf("已交%d，未交齐%d", len(f.Sheets)-left, left)}, {Label: f.PrintedOn.Long()}}}, t},
	}
}
