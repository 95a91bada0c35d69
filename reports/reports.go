// Package reports makes the papers of the committee: one file a paper, each of which turns model values into a
// document. The same document becomes preview, PDF and workbook.
package reports

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/reports/document"
)

// Options are the choices of the person who prints.
type Options struct {
	NoReasons bool // leave 计分说明 empty
	NoBoxes   bool // without the signature boxes
	OddStart  bool // duplex printing: each branch begins on an odd page

	WholeNumbers bool // ID numbers whole; asked for each time and recorded
	ByStrokes    bool // names by strokes, not by pinyin
	NoLetterhead bool // letters on printed paper
	A3           bool // a drawing on sheets twice as large
	GroupsApart  bool // a notice for each group of the assessment, not one of all

	Layout model.PaperLayout // as kept in the data file

	Pages  Pages // of a PDF; workbooks have all
	Copies int   // of these pages one after the other in the PDF; 0 and 1 are one

	Tell func(done, all int) // hears how many documents of a file are written; may be nil
}

func (o Options) numbers() document.Numbering {
	if o.Layout.Numbers == model.CentredNumbers {
		return document.Centred
	}
	return document.Outside
}

// issuer is who issues letters and official texts.
func (o Options) issuer(f *paper.Facts) string { return orText(o.Layout.Issuer, f.Committee.Name) }

// dated is the date of a document, or another where none was set.
func (o Options) dated(other model.Date) string {
	if o.Layout.Dated != "" {
		other = o.Layout.Dated
	}
	return other.Long()
}

// number is the number of a document, with room to fill it in where none was set.
func (o Options) number(f *paper.Facts) string {
	year := f.On.Year()
	if o.Layout.Dated != "" {
		year = o.Layout.Dated.Year()
	}
	return orText(o.Layout.Number, fmt.Sprintf("〔%d〕　　号", year))
}

// Ask is a choice that a paper offers to the person who prints.
type Ask int

// The choices.
const (
	AskReasons    Ask = iota // 印出计分说明
	AskBoxes                 // 印出签字盖章栏
	AskStrokes               // 按姓氏笔画排列
	AskWhole                 // 身份证号印全
	AskLetterhead            // 印出抬头
	AskOfficial              // 文号、印发机关、成文日期
	AskQuarter               // 季度
	AskGroups                // 各考核组别合成一份
	AskA3                    // 印在 A3 纸上
)

// Paper is one entry of the catalogue. It is one document for the whole committee (Whole), or one for each branch that
// Copies lists (One).
type Paper struct {
	Name     string // as on the command line
	Title    string // Chinese
	Group    string // under which the window lists it: 考核, 会议 …
	Needs    paper.Needs
	Whole    func(f *paper.Facts, o Options) []maker
	Copies   func(f *paper.Facts) []Copy
	Each     string // what a copy is of: 会议; "" for a branch
	One      func(f *paper.Facts, org int64, o Options) document.Document
	Asks     []Ask
	District bool                      // of a district's data file, not of a committee's
	Bound    bool                      // one bound book: page numbers run through, each document begins on an odd page
	Personal personal                  // what it tells of people, see Holds; nil for nothing
	Empty    func(f *paper.Facts) Lack // why there is nothing to print; zero when there is
}

// Copy is the paper of one branch.
type Copy struct {
	OrgID  int64
	Branch string
}

// PerBranch reports whether the paper is one document for each branch.
func (p *Paper) PerBranch() bool { return p.Copies != nil }

// maker makes one document of a paper when it is needed.
type maker = func() document.Document

// Sequence is the paper, its documents to be made one at a time: of a paper for each branch the copies of the branches named, of
// all when none is named.
func (p *Paper) Sequence(f *paper.Facts, o Options, orgs ...int64) document.Sequence {
	f = f.Under(o.Layout.Committee)
	m := o.Layout.Margins.OrStandard()
	s := document.Sequence{Collection: document.Collection{Title: p.Title, Paper: p.Name, Author: f.Committee.Name,
		Margins:  document.Margins{Top: float64(m.Top), Bottom: float64(m.Bottom), Left: float64(m.Left), Right: float64(m.Right)},
		OddStart: o.OddStart || p.Bound, Continuous: p.Bound}}
	if f.Year != nil {
		s.Title = fmt.Sprintf("%d年度%s", f.Year.Year.Year, p.Title)
	}
	if !p.PerBranch() {
		s.Makers = p.Whole(f, o)
		return s
	}
	for _, copy := range p.Copies(f) {
		if len(orgs) == 0 || slices.Contains(orgs, copy.OrgID) {
			s.Makers = append(s.Makers, func() document.Document { return p.One(f, copy.OrgID, o) })
		}
	}
	return s
}

// Build is Sequence with all documents made.
func (p *Paper) Build(f *paper.Facts, o Options, orgs ...int64) document.Collection {
	return p.Sequence(f, o, orgs...).Made()
}

// Catalogue lists the papers, in the order the window shows them.
func Catalogue() []Paper {
	return []Paper{
		byGroup(Paper{Name: "branch-sheet", Title: "党支部考核表", Group: "考核", Needs: paper.NeedsYear, Copies: assessed, One: branchSheet, Asks: []Ask{AskReasons, AskBoxes}, Empty: noAssessment}),
		byGroup(Paper{Name: "summary", Title: "考核结果汇总表", Group: "考核", Needs: paper.NeedsYear, Whole: whole(summary), Empty: noAssessment}),
		byGroup(Paper{Name: "bulletin", Title: "考核情况通报", Group: "考核", Needs: paper.NeedsYear | paper.NeedsCheckup | paper.NeedsLedger, Whole: whole(bulletin), Asks: []Ask{AskOfficial}, Empty: noResult}),
		publications(byGroup(Paper{Name: "publication", Title: "考核结果公示", Group: "考核", Needs: paper.NeedsYear, Whole: whole(publication), Asks: []Ask{AskGroups}, Empty: noPublication})),
		byGroup(Paper{Name: "opinion", Title: "综合评价意见", Group: "考核", Needs: paper.NeedsYear | paper.NeedsLedger, Copies: assessed, One: opinion, Empty: noAssessment}),
		byGroup(Paper{Name: "rectify", Title: "问题整改清单", Group: "考核", Needs: paper.NeedsYear | paper.NeedsCheckup | paper.NeedsLedger, Copies: assessed, One: rectify, Personal: rectifyHolds, Empty: noAssessment}),
		byGroup(Paper{Name: "profile", Title: "支部画像", Group: "考核", Needs: paper.NeedsYear | paper.NeedsPast | paper.NeedsLedger | paper.NeedsRoster | paper.NeedsCheckup, Copies: assessedBranches, One: profile, Empty: noAssessment}),
		byGroup(Paper{Name: "scheme", Title: "考核方案", Group: "考核", Needs: paper.NeedsYear, Whole: whole(scheme), Empty: noYear}),
		byGroup(Paper{Name: "missing-self", Title: "自评催报名单", Group: "考核", Needs: paper.NeedsYear, Whole: whole(missingSelf), Empty: noneMissing}),
		{Name: "compare", Title: "全区汇总表", Group: "汇总", District: true, Needs: paper.NeedsDistrict, Whole: whole(compare), Empty: noDistrict},
		{Name: "compare-note", Title: "对比说明", Group: "汇总", District: true, Needs: paper.NeedsDistrict, Copies: compared, Each: "党委", One: compareSheet, Empty: noDistrict},
		{Name: "report-reminder", Title: "报送催报通知", Group: "汇总", District: true, Needs: paper.NeedsDistrict, Copies: awaited, Each: "党委", One: reportReminder, Asks: []Ask{AskOfficial}, Empty: noneAwaited},
		{Name: "packet", Title: "述职评议考核材料（全套）", Group: "会议", Bound: true, Needs: paper.NeedsYear | paper.NeedsPast | paper.NeedsLedger | paper.NeedsRoster | paper.NeedsCheckup | paper.NeedsBallots | paper.NeedsPioneer, Whole: packet, Personal: packetHolds, Empty: noAssessment},
		{Name: "agenda", Title: "述职评议会议议程", Group: "会议", Needs: paper.NeedsYear | paper.NeedsLedger | paper.NeedsBallots, Whole: whole(agenda), Empty: noDebriefing},
		{Name: "sign-in", Title: "签到表", Group: "会议", Needs: paper.NeedsYear | paper.NeedsLedger | paper.NeedsBallots, Whole: whole(signIn), Empty: noDebriefing},
		{Name: "ballot", Title: "测评票", Group: "会议", Needs: paper.NeedsYear | paper.NeedsLedger | paper.NeedsBallots, Whole: ballots, Empty: noDebriefing},
		{Name: "ballot-result", Title: "测评结果汇总表", Group: "会议", Needs: paper.NeedsYear | paper.NeedsBallots, Whole: ballotResults, Empty: noBallots},
		{Name: "meeting-agenda", Title: "会议议程", Group: "会议", Needs: paper.NeedsMeetings, Copies: meetings, Each: "会议", One: meetingAgenda, Empty: noMeetings},
		{Name: "meeting-data", Title: "数据一览", Group: "会议", Needs: paper.NeedsMeetings | paper.NeedsFigures, Copies: meetings, Each: "会议", One: meetingData, Personal: figuresHold, Empty: noMeetings},
		{Name: "minutes", Title: "会议纪要", Group: "会议", Needs: paper.NeedsMeetings, Copies: heldMeetings, Each: "会议", One: minutes, Asks: []Ask{AskOfficial}, Personal: minutesHold, Empty: noneHeld},
		{Name: "checkup", Title: "体检报告", Group: "组织", Needs: paper.NeedsCheckup | paper.NeedsLedger, Whole: whole(checkupReport), Personal: findingsHold, Empty: noCheckup},
		{Name: "ledger", Title: "党组织台账", Group: "组织", Needs: paper.NeedsLedger, Whole: whole(ledger), Empty: noBranches},
		{Name: "term-notice", Title: "换届提醒函", Group: "组织", Needs: paper.NeedsLedger, Copies: termsDue, One: termNotice, Asks: []Ask{AskLetterhead, AskOfficial}, Empty: noTermsDue},
		{Name: "coverage", Title: "两个覆盖统计", Group: "组织", Needs: paper.NeedsUnits, Whole: whole(coverage), Empty: noUnits},
		{Name: "attachments", Title: "附件清单", Group: "组织", Needs: paper.NeedsAttachments, Whole: whole(attachments), Empty: noAttachments},
		{Name: "tree", Title: "组织树", Group: "组织", Needs: paper.NeedsTree, Whole: whole(organisationTree), Asks: []Ask{AskA3}, Empty: noTree},
		{Name: "projects", Title: "项目化任务汇总表", Group: "组织", Needs: paper.NeedsProjects, Whole: whole(projects), Empty: noProjects},
		{Name: "best-projects", Title: "优秀项目评选排名表", Group: "共建", Needs: paper.NeedsContest, Whole: bestProjects, Personal: contestHolds, Empty: noContest},
		{Name: "agreement", Title: "共建协议", Group: "共建", Needs: paper.NeedsAgreements, Copies: agreements, Each: "协议", One: agreement, Asks: []Ask{AskOfficial}, Empty: noAgreements},
		{Name: "pioneer", Title: "党员先锋指数公示表", Group: "党员", Needs: paper.NeedsPioneer, Copies: pioneers, One: pioneer, Asks: []Ask{AskQuarter}, Personal: pioneerHolds, Empty: noPioneers},
		{Name: "transfers", Title: "组织关系在途清单", Group: "党员", Needs: paper.NeedsTransit, Whole: whole(transfers), Personal: transitHolds, Empty: noTransit},
		{Name: "roster", Title: "党员花名册", Group: "党员", Needs: paper.NeedsLedger | paper.NeedsRoster, Copies: rosters, One: roster, Asks: []Ask{AskStrokes, AskWhole}, Personal: rosterHolds, Empty: noMembers},
		{Name: "disclosed", Title: "个人信息查看和导出记录", Group: "党员", Needs: paper.NeedsDisclosed, Whole: whole(disclosed), Personal: disclosedHolds, Empty: noneDisclosed},
	}
}

// CatalogueOf lists the papers of one kind of data file: a district's, or a committee's.
func CatalogueOf(district bool) []Paper {
	return slices.DeleteFunc(Catalogue(), func(p Paper) bool { return p.District != district })
}

// whole is a paper of one document.
func whole(make func(*paper.Facts, Options) document.Document) func(*paper.Facts, Options) []maker {
	return func(f *paper.Facts, o Options) []maker {
		return []maker{func() document.Document { return make(f, o) }}
	}
}

// assessed are the branches of the assessment.
func assessed(f *paper.Facts) []Copy {
	var all []Copy
	for _, s := range f.Year.SheetsOf(nil) {
		all = append(all, Copy{s.OrgID, s.Branch})
	}
	return all
}

// assessedBranches are those of the assessment that are branches: of units there are no members to tell of.
func assessedBranches(f *paper.Facts) []Copy {
	return slices.DeleteFunc(assessed(f), func(c Copy) bool { _, unit := model.KeyOfUnit(c.OrgID); return unit })
}

// noAssessment says why there are no papers of the assessment.
func noAssessment(f *paper.Facts) Lack {
	switch {
	case f.Year == nil:
		return Lack{Why: "还没有考核年度，先在“考核”里开始一个年度", Next: atTheScheme}
	case len(f.Year.SheetsOf(nil)) == 0:
		return Lack{Why: fmt.Sprintf("%d 年度还没有参加考核的支部；先导入党组织台账", f.Year.Year.Year), Next: importLedger}
	}
	return Lack{}
}

func branchSheet(f *paper.Facts, org int64, o Options) document.Document {
	return BranchSheet(f.Year, f.Year.Sheet(org), o)
}

func summary(f *paper.Facts, o Options) document.Document { return Summary(f.Year, o) }

// Find returns the paper with a name or Chinese title; the error is a *model.Error with code NotFound.
func Find(name string) (Paper, error) {
	for _, p := range Catalogue() {
		if p.Name == name || p.Title == name {
			return p, nil
		}
	}
	return Paper{}, model.Errorf(model.NotFound, "没有名为“%s”的材料；用 report list 查看全部材料的名称", name)
}

// objectName is what is assessed, as the titles call it.
func objectName(s *model.Scheme) string {
	switch s.Object {
	case "unit":
		return "单位"
	case "sector-unit":
		return "行业主管单位"
	}
	return "党支部"
}

func text(s string) document.Cell { return document.Cell{Text: s} }

func head(s string, span int) document.Cell {
	return document.Cell{Text: s, Span: span, Head: true, Align: document.Centre}
}

// onPaper takes out the spaces that the window sets between Chinese and figures and around signs; papers have none.
// A space between two Latin words or figures stays.
func onPaper(s string) string {
	if !strings.Contains(s, " ") {
		return s
	}
	runes := []rune(s)
	var b strings.Builder
	for i, r := range runes {
		if r == ' ' && !(i > 0 && i+1 < len(runes) && isLatin(runes[i-1]) && isLatin(runes[i+1])) {
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}

func isLatin(r rune) bool {
	return r < 0x250 && (unicode.IsLetter(r) || unicode.IsDigit(r))
}

// noMark is printed where there is no value and none is due; blank is for what is not yet given.
const noMark = "—"
