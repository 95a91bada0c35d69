package reports

import (
	"slices"
	"strings"

	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/reports/document"
)

// meetingCopies are the joint meetings and the sessions of analysis that keep says.
func meetingCopies(f *paper.Facts, keep func(*paper.Meeting) bool) []Copy {
	var all []Copy
	for i := range f.Meetings {
		if m := &f.Meetings[i]; keep(m) {
			all = append(all, Copy{m.EntryID, strings.Join(strings.Fields(m.Title+" "+string(m.Date)), "　")})
		}
	}
	return all
}

// meetings are all of them, those to come too.
func meetings(f *paper.Facts) []Copy {
	return meetingCopies(f, func(*paper.Meeting) bool { return true })
}

func noMeetings(f *paper.Facts) Lack {
	if len(f.Meetings) == 0 {
		return Lack{Why: "本年度还没有联席会议和研判会商；先在“台账”的“联席会议”或“研判会商”里登记", Next: inRegister("joint-meeting", "联席会议")}
	}
	return Lack{}
}

// meetingOf finds a meeting by its entry.
func meetingOf(f *paper.Facts, entry int64) *paper.Meeting {
	if i := slices.IndexFunc(f.Meetings, func(m paper.Meeting) bool { return m.EntryID == entry }); i >= 0 {
		return &f.Meetings[i]
	}
	return &paper.Meeting{}
}

// meetingAgenda makes 会议议程 of a joint meeting or a session: when, where and by whom it is held, what is not known left for ink, and what it
// deals with in order.
func meetingAgenda(f *paper.Facts, entry int64, o Options) document.Document {
	m := meetingOf(f, entry)
	title := strings.TrimSuffix(m.Title, "议程") + "议程"
	d := document.Document{Title: title, Numbers: o.numbers(), Running: document.Running{Left: "（续）" + title}, Parts: []document.Part{document.Title{Text: title}, document.Blank{Lines: 1}}}
	for _, fact := range [][2]string{{"时　　间：", m.Date.Long()}, {"地　　点：", m.Place}, {"主 持 人：", m.Chair}, {"轮值单位：", m.Unit}} {
		switch {
		case fact[1] != "":
			d.Parts = append(d.Parts, document.Text(fact[0]+onPaper(fact[1])))
		case fact[0] != "轮值单位：":
			d.Parts = append(d.Parts, blank(fact[0], 90))
		}
	}
	d.Parts = append(d.Parts, document.Heading{Level: 1, Text: "会议议程"})
	lines := m.Lines()
	for i := range m.Problems {
		if p := &m.Problems[i]; len(m.Agenda) == 0 {
			lines = append(lines, "研判问题："+ofWhom(p.Whose, endless(p.Text)))
		}
	}
	for i, line := range lines {
		d.Parts = append(d.Parts, document.Text(chineseNumber(i+1)+"、"+sentence(endless(line))))
	}
	return d
}

// ofWhom is what is said of somebody, his name before it where it does not hold it.
func ofWhom(whose, words string) string {
	if whose == "" || strings.Contains(words, whose) {
		return words
	}
	return whose + "：" + words
}
