package reports

import (
	"fmt"
	"strconv"

	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/reports/document"
)

// ballotLabels are the usual marks of a debrief ballot.
var ballotLabels = []string{"好", "较好", "一般", "差"}

// ballotForm is one of the two forms of ballot: on the secretary, on the branch.
type ballotForm struct {
	title    string
	debriefs bool // names the secretary
}

// ballots makes 测评票: two ballots on each sheet of A4, front and back, nothing on them by which a voter could be known.
func ballots(f *paper.Facts, _ Options) []maker {
	var all []maker
	for _, form := range []ballotForm{{"党支部书记述职评议测评票", true}, {"党支部民主评议测评票", false}} {
		all = append(all, func() document.Document { return form.document(f) })
	}
	return all
}

func (b ballotForm) document(f *paper.Facts) document.Document {
	const names, count, tick = 47.5, 9.0, 12.75
	all := debriefing(f)
	t := document.Table{Name: b.title, RowHeight: 6.95, Tick: 4.4, Columns: []document.Column{{Head: "序号", Width: count, Align: document.CentreFigures}}}
	if b.debriefs {
		t.Columns = append(t.Columns, document.Column{Head: "党支部", Width: names}, document.Column{Head: "述职人", Width: 17, Align: document.Name})
	} else {
		t.Columns = append(t.Columns, document.Column{Head: "党支部", Width: names + 17})
	}
	for _, l := range ballotLabels {
		t.Columns = append(t.Columns, document.Column{Head: l, Width: tick * 4 / float64(len(ballotLabels)), Align: document.Centre})
	}
	if len(all) <= 12 {
		t.RowHeight, t.Tick = 11, 5.5
	}
	for i, branch := range all {
		cells := document.Cells(strconv.Itoa(i+1), branch.Name)
		if b.debriefs {
			cells = append(cells, text(branch.Secretary))
		}
		for range ballotLabels {
			cells = append(cells, document.Cell{Tick: true})
		}
		t.Rows = append(t.Rows, document.Row{Cells: cells, Heavy: i > 0 && i%5 == 0})
	}
	return document.Document{Title: b.title, Halves: true, Running: document.Running{Left: b.title, Right: "续"}, Parts: []document.Part{
		document.Title{Text: b.title, Small: true},
		document.Subtitle{Text: fmt.Sprintf("（%d年度）", yearOf(f))},
		document.Note{Text: "说明：每行在“" + joined(ballotLabels) + "”中选一项，在□内打“√”。一行不选为弃权，选两项以上的该行无效。不署名，不作其他记号。"},
		t,
	}}
}

func joined(words []string) string {
	out := ""
	for i, w := range words {
		if i > 0 {
			out += "、"
		}
		out += w
	}
	return out
}
