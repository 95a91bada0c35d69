package reports

import (
	"fmt"
	"strconv"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/reports/document"
)

// debriefing are the organisations whose secretaries debrief, with who does it: those of the set-up of the ballots, else of the assessment, else all branches of the ledger.
func debriefing(f *paper.Facts) []paper.Branch {
	var all []paper.Branch
	if f.Ballots != nil {
		for _, s := range f.Ballots.Voted(0) {
			b := paper.Branch{Org: model.Org{ID: s.OrgID, Name: s.Branch}}
			if known := f.Branch(s.OrgID); known != nil {
				b = *known
			}
			b.Secretary = s.Person
			all = append(all, b)
		}
		return all
	}
	for _, b := range f.Branches {
		if b.Kind.IsBranch() && (f.Year == nil || f.Year.Of(b.ID) != nil) {
			all = append(all, b)
		}
	}
	return all
}

func noDebriefing(f *paper.Facts) Lack {
	if len(debriefing(f)) == 0 {
		return Lack{Why: "还没有述职的党支部，先导入党组织台账", Next: importLedger}
	}
	return Lack{}
}

// year is the year of the papers: that of the assessment, else the committee's own.
func yearOf(f *paper.Facts) int {
	switch {
	case f.Year != nil:
		return f.Year.Year.Year
	case f.Committee.Year != 0:
		return f.Committee.Year
	}
	return f.On.Year()
}

func blank(label string, mm float64) document.Paragraph {
	return document.Paragraph{Spans: []document.Span{{Text: label}, {Blank: mm}}}
}

// agenda makes 述职评议会议议程: time and place to fill in, the order of the meeting, and the order of the debriefs.
func agenda(f *paper.Facts, o Options) document.Document {
	title := fmt.Sprintf("%d年度党支部书记述职评议会议议程", yearOf(f))
	all := debriefing(f)
	t := document.Table{Name: "述职次序", RowHeight: 8, Columns: []document.Column{{Head: "次序", Width: 14, Align: document.CentreFigures},
		{Head: "党支部", Width: 72}, {Head: "述职人", Width: 30, Align: document.Name}, {Group: "述职方式", Head: "现场", Width: 20, Align: document.Centre}, {Group: "述职方式", Head: "书面", Width: 20, Align: document.Centre}}}
	for i, b := range all {
		t.Rows = append(t.Rows, document.Row{Cells: append(document.Cells(strconv.Itoa(i+1), b.Name, b.Secretary), ways(f, b.ID)...)})
	}
	return document.Document{Title: title, Numbers: o.numbers(), Running: document.Running{Left: "（续）述职次序", Right: fmt.Sprintf("%d年度", yearOf(f))},
		Parts: []document.Part{
			document.Title{Text: title},
			document.Blank{Lines: 1},
			blank("时　　间：", 90), blank("地　　点：", 90), blank("主 持 人：", 50),
			document.Text(fmt.Sprintf("参加人员：%s班子成员、考核组成员、%d个党支部的书记，党员代表和群众代表", f.Committee.Name, len(all))),
			document.Heading{Level: 1, Text: "会议议程"},
			document.Text("一、主持人讲明述职评议的要求，清点到会人数。"),
			document.Text(fmt.Sprintf("二、%d名党支部书记依次述职，党委负责同志逐一点评。", len(all))),
			document.Text("三、发放测评票，说明填写方法，无记名测评；当场收回、清点。"),
			document.Text("四、党委主要负责同志讲话。"),
			document.Text("五、散会后计票，结果由计票人、监票人签字。"),
			document.Gap{Height: 4},
			document.Heading{Level: 1, Small: true, Text: fmt.Sprintf("述职次序（共%d名）", len(all))},
			t,
		}}
}

// ways are the boxes 现场 and 书面: one ticked where the set-up says which, both to tick by hand where it does not.
func ways(f *paper.Facts, org int64) []document.Cell {
	if f.Ballots == nil {
		return []document.Cell{{Tick: true}, {Tick: true}}
	}
	if s, _ := f.Ballots.Subject(org); s.How == model.InWriting {
		return document.Cells("", "√")
	}
	return document.Cells("√", "")
}

// signIn makes 签到表: a row with room to sign for every secretary, and some for the others.
func signIn(f *paper.Facts, o Options) document.Document {
	title := fmt.Sprintf("%d年度党支部书记述职评议会议签到表", yearOf(f))
	all := debriefing(f)
	const spare = 10 // rows for committee, assessors and representatives
	t := document.Table{Name: "签到表", RowHeight: 9, Columns: []document.Column{{Head: "序号", Width: 11, Align: document.CentreFigures},
		{Head: "单位", Width: 61}, {Head: "姓名", Width: 24, Align: document.Name}, {Head: "职务", Width: 20, Align: document.Centre}, {Head: "签名", Width: 40}}}
	for i, b := range all {
		t.Rows = append(t.Rows, document.Row{Cells: document.Cells(strconv.Itoa(i+1), b.Name, b.Secretary, "书记", "")})
	}
	for i := range spare {
		t.Rows = append(t.Rows, document.Row{Cells: document.Cells(strconv.Itoa(len(all)+i+1), "", "", "", "")})
	}
	t.Tail = []document.Part{document.Note{Text: "说明：末尾的空行由党委班子成员、考核组成员、党员代表和群众代表签到。应到不含空行。"},
		document.Signatures{Labels: []string{"实到人数：", "会务人员："}}}
	return document.Document{Title: title, Numbers: o.numbers(), Running: document.Running{Left: "（续）签到表", Right: fmt.Sprintf("%d年度", yearOf(f))},
		Parts: []document.Part{
			document.Title{Text: title},
			document.Info{Items: []document.InfoItem{{Label: "时间：", Blank: 40}, {Label: "地点：", Blank: 40}, {Label: fmt.Sprintf("应到%d人", len(all))}}},
			t,
		}}
}
