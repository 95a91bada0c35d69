package reports

import (
	"fmt"

	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/reports/document"
)

// bound are the papers of the packet by group, as they are bound; ballots are printed apart.
var bound = []struct {
	group  string
	papers []string
}{
	{"一、会议材料", []string{"agenda", "sign-in", "ballot"}},
	{"二、考核材料", []string{"scheme", "branch-sheet", "profile", "pioneer", "checkup"}},
	{"三、评议结果", []string{"ballot-result", "summary", "opinion", "rectify", "bulletin"}},
}

// apart is the paper that is not bound with the others.
const apart = "ballot"

// packet makes the materials of the debrief meeting: a contents page, and all papers behind it with pages numbered through.
func packet(f *paper.Facts, o Options) []maker {
	title := fmt.Sprintf("%d年度党支部书记述职评议考核材料", yearOf(f))
	month := fmt.Sprintf("%d年%d月", f.On.Year(), f.On.Month())
	all := []maker{nil}
	table := document.Contents{Note: "共%d页。数字取自" + marksDay(f) + "，公民身份号码均已遮盖。"}
	for _, g := range bound {
		group := document.ContentsGroup{Name: g.group}
		for _, name := range g.papers {
			p, err := Find(name)
			if err != nil || p.Empty(f).Is() {
				continue
			}
			entry := document.ContentsEntry{Title: p.Title}
			if name == apart {
				entry.Title += "（另册，不编页码）"
				group.Entries = append(group.Entries, entry)
				continue
			}
			documents := p.Sequence(f, o).Makers
			entry.From, entry.To = len(all), len(all)+len(documents)
			if p.PerBranch() {
				entry.Title += fmt.Sprintf("（%d份）", len(documents))
			}
			all = append(all, documents...)
			group.Entries = append(group.Entries, entry)
		}
		if len(group.Entries) > 0 {
			table.Groups = append(table.Groups, group)
		}
	}
	all[0] = func() document.Document {
		return document.Document{Title: "目录", Numbers: document.NoNumbers, Parts: []document.Part{
			document.Title{Text: title},
			document.Subtitle{Text: f.Committee.Name + "　" + month},
			document.Gap{Height: 6},
			document.Title{Text: "目　录", Small: true},
			table,
		}}
	}
	return all
}

// marksDay says of when the marks are.
func marksDay(f *paper.Facts) string {
	if f.Year.Year.DecidedOn != "" {
		return f.Year.Year.DecidedOn.Long() + "核定结果"
	}
	return f.On.Long() + "的得分，尚未核定"
}
