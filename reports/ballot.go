package reports

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/ballot"
	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/reports/document"
)

// bookOf is the ballots of the year; where they are not set up, the default forms on all who debrief.
func bookOf(f *paper.Facts) *ballot.Book {
	if f.Ballots != nil {
		return f.Ballots
	}
	b := &ballot.Book{Year: yearOf(f), Setup: ballot.Default()}
	for i, branch := range debriefing(f) {
		b.Subjects = append(b.Subjects, model.BallotSubject{ID: int64(i + 1), OrgID: branch.ID, Branch: branch.Name, Person: branch.Secretary, Session: 1, Place: i + 1, How: model.OnSite})
	}
	return b
}

// ballots makes 测评票: of each form and meeting two ballots on each sheet of A4, front and back, nothing on them by which a voter
// could be known.
func ballots(f *paper.Facts, _ Options) []maker {
	b := bookOf(f)
	var all []maker
	for i := range b.Setup.Forms {
		for _, m := range b.Setup.Sessions {
			all = append(all, func() document.Document { return ballotPaper(b, &b.Setup.Forms[i], m.Number) })
		}
	}
	return all
}

func ballotPaper(b *ballot.Book, form *model.BallotForm, session int) document.Document {
	const names, count, ticks = 47.5, 9.0, 51.0
	all, words := b.Voted(session), form.Words()
	t := document.Table{Name: form.Title, RowHeight: 6.95, Tick: 4.4, Columns: []document.Column{{Head: "序号", Width: count, Align: document.CentreFigures}}}
	if form.ID == model.SecretaryBallot {
		t.Columns = append(t.Columns, document.Column{Head: "党支部", Width: names}, document.Column{Head: "述职人", Width: 17, Align: document.Name})
	} else {
		t.Columns = append(t.Columns, document.Column{Head: "党支部", Width: names + 17})
	}
	for _, w := range words {
		t.Columns = append(t.Columns, document.Column{Head: w, Width: ticks / float64(len(words)), Align: document.Centre})
	}
	if len(all) <= 12 {
		t.RowHeight, t.Tick = 11, 5.5
	}
	for i, s := range all {
		cells := document.Cells(strconv.Itoa(i+1), s.Branch)
		if form.ID == model.SecretaryBallot {
			cells = append(cells, text(s.Person))
		}
		for range words {
			cells = append(cells, document.Cell{Tick: true})
		}
		t.Rows = append(t.Rows, document.Row{Cells: cells, Heavy: i > 0 && i%5 == 0})
	}
	when := fmt.Sprintf("（%d年度）", b.Year)
	if len(b.Setup.Sessions) > 1 {
		when = fmt.Sprintf("（%d年度第%d场）", b.Year, session)
	}
	parts := []document.Part{
		document.Title{Text: form.Title, Small: true},
		document.Subtitle{Text: when},
		document.Note{Text: "说明：每行在“" + strings.Join(words, "、") + "”中选一项，在□内打“√”。一行不选为弃权，选两项以上的该行无效。不署名，不作其他记号。"},
	}
	if len(form.Groups) > 1 {
		parts = append(parts, document.Note{Text: "测评组：" + groupTicks(form)}, document.Gap{Height: 1})
	}
	return document.Document{Title: form.Title, Halves: true, Running: document.Running{Left: form.Title, Right: "续"}, Parts: append(parts, t)}
}

// groupTicks lets a voter say which group is his.
func groupTicks(form *model.BallotForm) string {
	var all []string
	for _, g := range form.Groups {
		all = append(all, "□"+g.Name)
	}
	return strings.Join(all, "　")
}
