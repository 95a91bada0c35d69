package reports

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/checkup"
	"github.com/shuangbai/shuangbai/model/paper"
	"github.com/shuangbai/shuangbai/model/project"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/reports/document"
)

// sampleFacts are the sample year with its ledger, the roster of one branch, and a checkup with a finding of each severity.
func sampleFacts() *paper.Facts {
	y := sampleYear()
	f := &paper.Facts{Committee: y.Committee, On: "2026-11-23", Year: y, District: sampleDistrict(), Governance: sampleGovernance()}
	for _, p := range []struct {
		state, branch string
		over          bool
		values        map[string]string
	}{
		{project.Under, "南片培训机构联合党支部", false, map[string]string{"name": "烛光心理辅导进社区", "leader": "程见山", "measure": "社区辅导", "measure_unit": "场", "target": "12", "done": "8", "due_on": "2026-10-30", "planned": "6000.00", "paid": "3000.00"}},
		{project.Under, "", false, map[string]string{"name": "口袋党员清零", "leader": "周敏", "measure": "转来关系", "measure_unit": "人", "target": "11", "done": "9", "due_on": "2026-11-30"}},
		{project.Finished, "青禾培训学校党支部", true, map[string]string{"name": "主题教育读书班", "done_on": "2026-06-26", "planned": "3000.00", "paid": "3000.00"}},
	} {
		f.Projects = append(f.Projects, paper.Project{Project: project.Read(record.Entry{State: p.state, Values: p.values}, p.over, f.On), Branch: p.branch})
	}
	f.Committee.Contact, f.Committee.Phone = "周敏", "0000-5550123"
	for i, s := range y.Sheets {
		b := paper.Branch{Org: model.Org{ID: s.OrgID, Name: s.Branch, Kind: model.Branch, TermStart: "2024-04-16", TermEnd: "2027-09-16"}, Parent: f.Committee.Name,
			Secretary: fmt.Sprintf("书记%d", i+1), Full: s.Members - 1, Members: s.Members}
		switch s.OrgID {
		case 17:
			b.Secretary, b.TermEnd, b.TermDue, b.TermDays, b.TermSays = "何映川", "2027-04-16", true, 144, "还有 144 天"
		case 40:
			b.TermEnd, b.TermDue, b.TermDays, b.TermSays = "2026-08-14", true, -101, "已超过 101 天"
		}
		f.Branches = append(f.Branches, b)
	}
	for i, name := range []string{"艾尔肯·买买提", "白㛃", "䶮一", "𫘧行", "欧阳𬭼", "𬱖明"} {
		m := paper.Member{Branch: "朗晨外语培训学校党支部"}
		m.ID, m.BranchID, m.Name, m.Sex, m.Ethnicity, m.IDNumber = int64(i+1), 17, name, model.Female, "汉族", "32010019900101123X"
		m.Birth, m.Kind, m.Education = model.Date(fmt.Sprintf("19%d-03-02", 60+7*i)), model.FullMember, "大学本科"
		m.JoinDate, m.FullDate, m.Job, m.SortStroke = "2010-07-01", "2011-07-01", "英语教师", fmt.Sprint(9-i)
		if i == 0 {
			m.Ethnicity, m.Sex, m.Posts = "维吾尔族", model.Male, []model.Duty{model.Secretary}
		}
		if i == 5 {
			m.Kind, m.FullDate, m.JoinDate = model.Probationary, "", "2026-05-21"
		}
		f.Members = append(f.Members, m)
	}
	f.Ballots = sampleBallots(f)
	f.Tree = sampleTree(f.Committee.Name)
	rule := func(id, group, title, unit, sign string, severity checkup.Severity, article string) *checkup.Rule {
		return &checkup.Rule{ID: id, Group: group, Title: title, Unit: unit, Sign: sign, Severity: severity, Fix: "照条例改正。",
			Texts: []checkup.Text{{Regulation: "《中国共产党支部工作条例（试行）》", Article: article}}}
	}
	find := func(r *checkup.Rule, org int64, number, limit int, since model.Date) checkup.Finding {
		return checkup.Finding{Rule: r, Text: &r.Texts[0], Severity: r.Severity, OrgID: org, Branch: f.Branch(org).Name, Number: number, Limit: limit,
			Says: fmt.Sprintf("%s：%d %s", r.Title, number, r.Unit), Since: since}
	}
	must, normal := rule("COM-06", "COM", "任期届满应按期换届", "天", "=", checkup.Must, "第二十一条"), rule("ORG-04", "ORG", "联合支部覆盖单位不超过 5 家", "家", "≤", checkup.Normally, "第五条")
	data := rule("LIFE-11", "LIFE", "组织生活记录要素齐全", "条", "≤", checkup.Data, "第十一条")
	overdue := find(must, 40, 101, 0, "2026-08-14")
	overdue.Measured = "逾期 101 天"
	f.Checkup = &checkup.Report{Day: f.On, Rules: []checkup.Rule{*must, *normal, *data}, Judged: 3,
		Findings: []checkup.Finding{overdue, find(normal, 30, 8, 5, "2024-11-20"), find(normal, 17, 6, 5, "2026-01-01"), find(data, 17, 2, 0, "")},
		Gaps: []checkup.Gap{{OrgID: 1, Branch: "青禾培训学校党支部", What: "本届起始时间没有填", Rules: []string{"COM-05"}},
			{OrgID: 2, Branch: "澄观实验学校党支部", What: "本届起始时间没有填", Rules: []string{"COM-05"}}}}
	f.Checkup.Findings[2].Accepted = &model.AcceptedFinding{Rule: "ORG-04", OrgID: 17, Reason: "市委组织部同意", From: "2026-03-01", Until: "2027-03-01"}
	f.CheckupBefore = &checkup.Report{Day: "2026-10-31", Findings: []checkup.Finding{overdue, find(data, 17, 2, 0, ""), find(data, 5, 1, 0, "")}}
	f.Units = []paper.Unit{{Unit: model.Unit{Name: "朗晨外语培训学校", Kind: "培训机构", Staff: 40}, Orgs: "朗晨外语培训学校党支部", Full: 11, Coverage: model.CoveredAlone},
		{Unit: model.Unit{Name: "𬱖湖托育园", Kind: "托育", Staff: -1}, Full: 1, Instructor: "李明", Coverage: model.CoveredByPerson}, {Unit: model.Unit{Name: "星点美术", Staff: 6}, Coverage: model.NotCovered}}
	at := time.Date(2026, 11, 20, 16, 5, 0, 0, time.UTC)
	f.DisclosedYear = 2026
	f.Disclosed = []model.Disclosed{
		{At: time.Date(2026, 3, 2, 9, 15, 0, 0, time.Local), Who: "周敏", What: "身份证号和电话", Way: model.OnScreen, Persons: 1, Names: "段青禾", Whole: true},
		{At: time.Date(2026, 11, 23, 16, 40, 0, 0, time.Local), Who: "韩珂", What: "党员花名册", Way: model.ToPrinter, Persons: 253},
		{At: time.Date(2026, 11, 24, 8, 5, 0, 0, time.Local), Who: "周敏", What: "2026 年度数据包", Way: model.ByPackage, Persons: 253, Whole: true},
	}
	f.Attachments = []paper.Attachment{
		{Attachment: model.Attachment{ID: 3, Of: model.OfOrg(17), Name: "成立批复（扫描件）.pdf", Size: 1_482_113, By: "周敏", At: at}, Holder: "朗晨外语培训学校党支部", Type: "PDF 文件"},
		{Attachment: model.Attachment{ID: 1, Of: model.OfActivity(12), Name: "2026年11月支部党员大会会议记录和现场照片合订本（含签到表、决议、请假条，共三十六页）.docx", Size: 30_400, By: "周敏", At: at}, Holder: "朗晨外语培训学校党支部 2026-11-05 支部党员大会", Type: "Word 文档"},
		{Attachment: model.Attachment{ID: 2, Of: model.OfItem(2026, 17, "A1"), Name: "现场.jpg", Size: 3 << 30, By: "何映川", At: at}, Holder: "2026 年度 朗晨外语培训学校党支部 A1", Type: "图片"}}
	f.Transit = []paper.Transit{{Member: "白㛃", Branch: "朗晨外语培训学校党支部", Direction: "转出", OtherSide: "某市某校党委", Issued: "2026-03-20", Until: "2026-05-19", Late: 188},
		{Member: "周明", Branch: "汀兰中学党支部", Direction: "转出", Issued: "2026-11-01", Until: "2027-01-30"}}
	f.Contest = &paper.Contest{Year: 2026, Criteria: []string{"选题", "策划", "实施", "效果"}, Full: []int{20, 20, 30, 30}, Judges: []string{"许慧", "石颖敏", "周临"}, Quota: "1 个（参评 3 个的 30%）", Limit: 1, Days: 5, Trim: 5,
		Projects: []paper.Entrant{
			{EntryID: 2, Name: "普法进社区", Org: "朗晨外语培训学校党支部", Ready: true, Total: 9150, Rank: 1, Grade: "优秀项目", Earlier: "2024年已获奖", Scores: []paper.JudgeScore{{Judge: "许慧", Away: true}, {Judge: "石颖敏", Total: 9100, Whole: true}, {Judge: "周临", Total: 9200, Whole: true}}},
			{EntryID: 1, Name: "红色课堂", Org: "汀兰中学党支部", Ready: true, Total: 8833, Rank: 2, Grade: "未评上", Remark: "超出优秀项目名额", Scores: []paper.JudgeScore{{Judge: "许慧", Total: 8850, Whole: true}, {Judge: "石颖敏", Total: 8800, Whole: true}, {Judge: "周临", Total: 8850, Whole: true}}},
			{EntryID: 3, Name: "银龄守护", Org: "南片培训机构联合党支部", Remark: "缺周临的打分", Scores: []paper.JudgeScore{{Judge: "许慧", Total: 8850, Whole: true}}}}}
	f.Meetings = []paper.Meeting{
		{EntryID: 17, Kind: paper.JointMeeting, Title: "2026年第四季度党建联席会议", Date: "2026-11-20", Place: "区党群服务中心三楼会议室", Chair: "许慧", Unit: "朗晨外语培训学校", Recorder: "周敏", Present: "18人", Absent: "汀兰中学（外出培训）",
			Topics:    []paper.Topic{{Text: "寒假校外培训“三送”安排", By: "江南街道兰园社区", Why: "寒假学生集中，社区缺师资", Put: true, On: "2026-11-01"}, {Text: "消防通道联合排查", By: "朗晨外语培训学校党支部", Put: true, On: "2026-11-02"}},
			Decisions: []paper.Decision{{Text: "寒假期间每个社区送课不少于2场", Responsible: "何映川", Due: "2027-02-20", State: "交办"}, {Text: "消防通道联合排查一遍，查出的问题当场交办。", Due: "2026-12-31", State: "未交办"}},
			Figures: counted(paper.MeetingFigures{Day: "2026-11-20", Branches: 27, Joint: 3, Members: 412, Probationary: 9, Units: 31, Covered: 28, Findings: 40, FindingsIn: 21, OfNoBranch: 2,
				ByRule:   []paper.RuleFigures{{ID: "COM-06", Title: "任期届满应按期换届", Severity: "必须整改", Findings: 2, Orgs: 2}, {ID: "ORG-04", Title: "联合支部覆盖单位不超过 5 家", Severity: "一般要求", Findings: 1, Orgs: 1}},
				Lists:    []paper.ListFigures{{Title: "需求清单", All: 12, Waiting: 5, Claimed: 4, Done: 3}, {Title: "资源清单", All: 9, Waiting: 6, Claimed: 3}, {Title: "项目清单", All: 4, Waiting: 4}},
				Projects: paper.ProjectFigures{All: 17, Running: 12, Done: 5, Late: 3, MidLate: 1, Extended: 1}, Closed: 4, Since: "2026-08-21", Handed: 6, HandedLate: 2,
				Open: []paper.Decision{{Meeting: "2026年第三季度党建联席会议", Text: "社区书法课师资对接", Responsible: "沈砚秋", Due: "2026-10-31", State: "办理中", Late: 20}, {Meeting: "2026年第三季度分析研判会商", Text: "南片联合党支部换届", State: "未交办"}}})},
		{EntryID: 18, Kind: paper.Analysis, Title: "2026年第三季度分析研判会商", Problems: []paper.MeetingProblem{{Kind: "班子", Text: "3个党支部届满没有换届", Whose: "南片培训机构联合党支部", Cause: "书记人选没有定", Measure: "11月底前选好", Responsible: "周敏", Due: "2026-11-30"}},
			Reply: "同意指派一名书记。"}}
	f.Agreements = []paper.Agreement{{EntryID: 17, Number: "GJ-001", Org: "朗晨外语培训学校党支部", Partner: "区图书馆党支部", Kind: "党员联训", Secretary: "何映川", PartnerSecretary: "沈砚秋",
		Aim: "党员教育资源共用，带动阅读推广进校园", Ours: "外语口语角每季度1期\n（二）教室两间，周末开放", Theirs: "党员联合培训场地；阅读推广进校园，每学期2场，自带图书，并派志愿者全程参加；活动前一周商定时间", Times: "6",
		Steps: "1. 2025年1月：商定年度计划\n2. 每季度末：通报进展", SignedOn: "2024-12-30", Start: "2024-12-30", End: "2026-12-29", Contact: "林一苇"},
		{EntryID: 18, Number: "GJ-002", Org: "汀兰中学党支部", Partner: "江南街道兰园社区", Renews: "GJ-000"}}
	return f
}

// counted are figures that were counted beforehand.
func counted(x paper.MeetingFigures) func() (*paper.MeetingFigures, error) {
	return func() (*paper.MeetingFigures, error) { return &x, nil }
}

// The names of the superior body and of the field stand on the paper where the settings say them.
func TestCoverageNamesTheSuperiorAndTheField(t *testing.T) {
	f := sampleFacts()
	f.Wording = model.Wording{Superior: "区委社会工作部", Field: "新兴领域"}
	got := document.Dump(coverage(f, Options{}))
	if !strings.Contains(got, "区委社会工作部") || !strings.Contains(got, "新兴领域") {
		t.Errorf("neither or one of the names stands in\n%s", got)
	}
}
