package reports

import (
	"fmt"
	"slices"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/reports/document"
)

// beforeElection is how many months before the end of a term a branch should have applied for its election: a usual time,
// no regulation gives a number.
const beforeElection = 2

// termsDue are the organisations whose term has ended or ends within six months (支部工作条例 第二十一条).
func termsDue(f *paper.Facts) []Copy {
	var all []Copy
	for _, b := range f.Branches {
		if b.TermDue {
			all = append(all, Copy{b.ID, b.Name})
		}
	}
	return all
}

func noTermsDue(f *paper.Facts) Lack {
	if len(termsDue(f)) == 0 {
		return Lack{Why: "没有任期已满或六个月内届满的党组织"}
	}
	return Lack{}
}

// termNotice makes 换届提醒函 to one organisation.
func termNotice(f *paper.Facts, org int64, o Options) document.Document {
	b := f.Branch(org)
	you, body := "你支部", "支部委员会"
	switch {
	case b.Kind == model.GeneralBranch:
		you, body = "你党总支", "总支部委员会"
	case b.Full < model.LeastForBoard:
		body = "书记"
	}
	sent := f.Governance.Addressees("term-notice", &b.Org, f.Committee.Name)
	if !slices.Contains(sent.To, b.Name) {
		you = b.Name
	}
	d := document.Document{Title: "换届提醒函　" + b.Name, Numbers: document.NoNumbers}
	if !o.NoLetterhead {
		d.Parts = append(d.Parts, document.Letterhead{Issuer: o.issuer(f)})
	}
	d.Parts = append(d.Parts, document.Paragraph{Right: true, Spans: []document.Span{{Text: o.number(f)}}}, document.Blank{Lines: 2},
		document.Title{Text: "关于做好换届选举工作的提醒函"}, document.Blank{Lines: 1},
		salutation(sent.To...),
		document.Text(opening(b, you, body)))
	for i, s := range noticeSteps(f, b, body) {
		d.Parts = append(d.Parts, document.Text(string([]rune("一二三")[i])+"、"+s))
	}
	contact := ""
	if f.Committee.Contact != "" {
		contact = "联系人：" + f.Committee.Contact
		if f.Committee.Phone != "" {
			contact += "　　电话：" + f.Committee.Phone
		}
	}
	d.Parts = append(d.Parts, document.Closing{Issuer: o.issuer(f), Date: o.dated(f.On), Contact: contact, Letter: true,
		Copies: sent.Copies})
	return d
}

// opening says from when to when the term runs, and what the regulation asks.
func opening(b *paper.Branch, you, body string) string {
	term := you + "本届" + body + "任期"
	if years := b.TermMonths() / 12; years > 0 && b.TermMonths()%12 == 0 {
		term += chineseNumber(years) + "年"
	}
	if b.TermStart != "" {
		term += "，自" + b.TermStart.Long() + "起，"
	}
	if b.TermDays < 0 {
		term += "已于" + b.TermEnd.Long() + "届满"
	} else {
		term += "至" + b.TermEnd.Long() + "届满"
	}
	return term + "。按照《中国共产党支部工作条例（试行）》第二十一条规定，现就换届有关事项提醒如下。"
}

func noticeSteps(f *paper.Facts, b *paper.Branch, body string) []string {
	meet := "支部委员会会议"
	switch {
	case b.Kind == model.GeneralBranch:
		meet = "总支部委员会会议"
	case b.Full < model.LeastForBoard:
		meet = "党员大会"
	}
	before, hold := "请尽快", "报告批复后及时召开党员大会选举"
	if b.TermEnd.Precision() == model.ByDay && f.On.Before(b.TermEnd.AddMonths(-beforeElection)) {
		before, hold = "请于"+b.TermEnd.AddMonths(-beforeElection).Long()+"前", "请于"+b.TermEnd.Long()+"前召开党员大会选举"
	}
	return []string{
		before + "召开" + meet + "，研究换届工作，向综合党委报送换届请示。",
		fmt.Sprintf("%s。现有正式党员%d名，有选举权的到会人数不少于应到会人数的五分之四方可选举。", hold, b.Full),
		"因故需要提前或者延期换届的，应当在届满前报综合党委批准，延期一般不超过1年。",
	}
}

func chineseNumber(n int) string {
	if n > 0 && n < 10 {
		return string([]rune("一二三四五六七八九")[n-1])
	}
	return fmt.Sprint(n)
}
