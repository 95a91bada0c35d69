package reports

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/shuangbai/shuangbai/model"
)

// The sample year: invented branches with the marks of the committee's drawings.

const partyItems = `A 政治引领 20|A1 党建工作写入学校章程 5|A2 党组织参与重大决策 5|A3 书记进入董（理）事会 4|A4 办学方向、意识形态阵地 4|A5 党建经费列入年度预算 2
B 组织建设 20|B1 应建尽建、隶属清楚 5|B2 按期换届 5|B3 班子健全 5|B4 书记培训与述职 2|B5 活动阵地 3
C 组织生活 25|C1 三会一课 10|C2 主题党日 4|C3 组织生活会、民主评议 5|C4 谈心谈话 2|C5 集中学习达标率 4
D 党员队伍 15|D1 组织关系接转 4|D2 党费按时足额交纳 4|D3 发展党员规范 4|D4 流动、失联党员联系 3
E 作用发挥 15|E1 党员先锋指数 8|E2 示范岗、承诺践诺 4|E3 志愿服务 3
F 评价 5|F1 师生、家长满意度 5`

const businessItems = `G 许可与年检 20|1 办学许可等证照有效 8|2 年检结论 12
H 规范办学 25|3 地址、教学点、名称与审批一致 6|4 招生宣传真实 5|5 收费退费、预收资金监管 8|6 合同与备案变更 6
I 立德树人 20|7 德育与课程 7|8 教学管理与质量 8|9 学生评价 5
J 师资 15|10 教师持证率 10|11 培训与师德考核 5
K 安全与心理 12|12 安全管理 6|13 心理健康师资和服务 6
L 行风投诉 8|14 查实投诉 8`

func categories(text string) []model.Category {
	var out []model.Category
	for _, line := range strings.Split(text, "\n") {
		fields := strings.Split(line, "|")
		head := strings.Fields(fields[0])
		c := model.Category{ID: head[0], Name: head[1], Max: points(head[2])}
		for _, f := range fields[1:] {
			w := strings.Fields(f)
			c.Items = append(c.Items, model.Item{ID: w[0], Code: w[0], Name: w[1], Max: points(w[2])})
		}
		out = append(out, c)
	}
	return out
}

func points(s string) model.Points {
	p, err := model.ParsePoints(s)
	if err != nil {
		return -1
	}
	return p
}

func sampleScheme() *model.Scheme {
	return &model.Scheme{
		ID: "edu", Title: "民办教育党支部双百分制考核方案", Object: "branch",
		Parts: []model.Part{
			{ID: "party", Name: "党建工作", Short: "党建", Max: model.Pt(100), Categories: categories(partyItems)},
			{ID: "business", Name: "业务工作", Short: "业务", Max: model.Pt(100), Categories: categories(businessItems)},
		},
		Combine: model.Combine{Mode: model.Weighted, Weights: map[string]int64{"party": 5000, "business": 5000}},
		Grades:  []model.GradeRule{{Name: "优秀", From: model.Pt(90)}, {Name: "合格", From: model.Pt(75)}, {Name: "基本合格", From: model.Pt(60)}, {Name: "不合格"}},
		Quotas:  []model.Quota{{Grade: "优秀", Percent: 3000, Rounding: model.RoundDown, Overflow: "合格"}},
	}
}

// sampleMarks are the marks that differ from the full ones: item, self, checked, reason.
const sampleMarks = `A2|5|3.75|4项中3项有事前意见
C1|10|8.67|应开15次，实开13次
C5|3|3|12人中9人达32学时
D3|2|2|未按半年考察2人
E1|7|7|支部平均87.50分
E2|2|2|2项
E3|2|2|2次
F1|4|4|满意率86.40%
2|12|12|合格
4|5|3|宣传册用语不实1处
9|4|4|满意率84.10%
10|9|9|20人中18人持证
13|3|3|有专职人员，缺服务记录
14|8|6|查实1件`

// sampleSheet is a branch with every item marked.
func sampleSheet(s *model.Scheme) *model.MarkSheet {
	marks := &model.MarkSheet{OrgID: 17, Branch: "朗晨外语培训学校党支部", Secretary: "何映川", Members: 12, Marks: map[model.MarkKey]model.Mark{}}
	for _, p := range s.Parts {
		for _, c := range p.Categories {
			for _, it := range c.Items {
				setMark(marks, it.ID, it.Max, it.Max, "")
			}
		}
	}
	for _, line := range strings.Split(sampleMarks, "\n") {
		f := strings.Split(line, "|")
		setMark(marks, f[0], points(f[1]), points(f[2]), f[3])
	}
	one, two, half := model.Pt(1), model.Pt(2), model.Points(50)
	marks.Adjustments = []model.Adjustment{
		{ID: 1, Title: "公益项目“暑期外语公益课堂”8次", Basis: "公益项目1—2分", Self: &two, Checked: &one, Final: &one},
		{ID: 2, Deduction: true, Title: "二季度党员信息报表报送迟误1次", Basis: "迟误1次减0.50分", Checked: &half, Final: &half},
	}
	marks.Opinions = []model.Opinion{
		{Box: "self", Text: "对照考核方案自评，党建工作92.00分，业务工作95.00分。三会一课按期开展，书记进入董事会；集中学习有3名党员未达到32学时，发展党员档案不够规范。自评等次：合格。"},
		{Box: "team", Text: "经查阅记录、实地核查，7月支委会、三季度党课没有记录，重大决策4项中1项没有事前意见，招生宣传册有1处用语不实，查实投诉1件。复核得分：党建工作89.42分，业务工作91.00分。"},
		{Box: "notice", Text: "公示时间：2026年12月17日至23日。公示结果："},
	}
	return marks
}

// addSheet adds a branch to a year with what its marks come to at every stage.
func addSheet(f *model.YearFacts, m *model.MarkSheet) {
	var results [3]*model.BranchResult
	for _, stage := range model.Stages() {
		results[stage] = compute(&f.Year.Scheme, m, stage)
	}
	f.Sheets, f.Results[m.OrgID] = append(f.Sheets, m), results
}

// oneSheet leaves one branch alone in a year.
func oneSheet(f *model.YearFacts, m *model.MarkSheet) {
	f.Sheets = nil
	addSheet(f, m)
}

func setMark(m *model.MarkSheet, item string, self, checked model.Points, reason string) {
	m.Marks[model.MarkKey{Item: item, Stage: model.SelfMark}] = model.Mark{Points: self}
	m.Marks[model.MarkKey{Item: item, Stage: model.CheckedMark}] = model.Mark{Points: checked, Reason: reason}
}

// compute adds plain sums up: the papers print a tree, however it was made.
func compute(s *model.Scheme, m *model.MarkSheet, stage model.Stage) *model.BranchResult {
	r := &model.BranchResult{OrgID: m.OrgID, Branch: m.Branch, Stage: stage, Ready: true, Tree: &model.Result{Kind: model.TotalNode, Ready: true}}
	for _, p := range s.Parts {
		pn := &model.Result{Kind: model.PartNode, ID: p.ID, Name: p.Name, Ready: true}
		for _, c := range p.Categories {
			cn := &model.Result{Kind: model.CategoryNode, ID: c.ID, Name: c.Name, Ready: true}
			for _, it := range c.Items {
				mark, ok := m.Effective(it.ID, stage)
				cn.Ready = cn.Ready && ok
				if !ok {
					r.Missing = append(r.Missing, it.Code)
				}
				cn.Score += mark.Points
			}
			pn.Ready = pn.Ready && cn.Ready
			pn.Score += cn.Score
			pn.Children = append(pn.Children, cn)
		}
		r.Ready = r.Ready && pn.Ready
		r.Parts = append(r.Parts, pn.Score)
		r.Total += pn.Score
		r.Tree.Children = append(r.Tree.Children, pn)
	}
	for _, a := range m.Adjustments {
		if p, ok := a.At(stage); ok && a.Deduction {
			r.Deduction, r.HasDeduct = r.Deduction+p, true
		} else if ok {
			r.Bonus, r.HasBonus = r.Bonus+p, true
		}
	}
	r.Total = r.Total.MulDiv(1, 2) + r.Bonus - r.Deduction
	return r
}

// sampleRows: name, members, party, business, bonus, deduction, grade, remark.
const sampleRows = `青禾培训学校党支部 15 96.50 95.00 3.00 - 优秀
澄观实验学校党支部 45 97.25 94.50 2.00 - 优秀
汀兰中学党支部 46 95.75 96.00 1.50 - 优秀
望桥职业培训学校党支部 18 95.00 94.75 2.00 - 优秀
鹿鸣洲小学党支部 27 96.12 94.00 1.00 - 优秀
星屿科技培训学校党支部 14 93.88 93.50 2.00 - 优秀
青梧实验小学党支部 25 94.25 95.00 - - 优秀
笃行职业培训学校党支部 16 93.00 94.25 1.00 - 优秀
知远职业技术学校党支部 35 94.75 92.50 0.50 - 优秀
博约培训学校党支部 12 92.12 93.75 1.00 - 优秀
棠棣中学党支部 39 94.00 93.50 - - 优秀
松溪艺术培训中心党支部 9 91.50 93.20 1.00 - 优秀 同分，党委会议定为优秀
芸窗教育培训中心党支部 8 92.80 91.90 1.00 - 合格 同分，超出优秀名额
和枫幼儿园联合党支部 8 91.25 91.50 1.00 - 合格 超出优秀名额
海棠里幼儿园党支部 7 90.75 91.75 0.50 - 合格 超出优秀名额
砚田文化培训学校党支部 7 90.25 90.50 0.50 - 合格 超出优秀名额
朗晨外语培训学校党支部 12 89.42 91.00 1.00 0.50 合格 超出优秀名额
云岫书画培训中心党支部 5 88.60 90.75 - - 合格
远帆职业中专党支部 31 89.05 90.00 - - 合格
北片幼儿园联合党支部 12 87.25 91.00 - - 合格
启程职业培训学校党支部 16 88.40 89.00 - - 合格
溪畔外语培训学校党支部 10 87.90 88.25 - - 合格
景行培训学校党支部 10 87.10 88.50 - - 合格
小橘灯幼儿园党支部 6 86.75 88.00 - - 合格
问渠培训学校党支部 9 86.20 87.40 - - 合格
格物科技培训中心党支部 8 85.95 86.50 - - 合格
拾光幼儿园党支部 5 85.40 86.20 - - 合格
稚林幼儿园党支部 6 85.10 85.75 - - 合格
明堂书院培训中心党支部 6 83.75 86.00 - - 合格
南片培训机构联合党支部 18 84.58 84.25 - 0.50 合格 报送迟误1次
竹里艺术培训中心党支部 5 82.60 84.00 - - 合格
鹭汀小学党支部 23 83.15 81.50 - - 合格
四方体育培训中心党支部 7 80.25 82.00 - - 合格
麦田幼儿园党支部 8 78.90 81.40 - - 合格
清枫舞蹈培训中心党支部 4 76.85 78.50 - - 合格
思齐培训学校党支部 11 73.60 76.25 - 0.50 基本合格 报送迟误1次
乐山音乐培训中心党支部 6 71.95 74.50 - - 基本合格
禾苗幼儿园党支部 6 70.80 73.00 - - 基本合格
听松书法培训中心党支部 6 63.35 72.00 - 1.00 基本合格 未述职；报送迟误2次
弘文自考助学中心党支部 5 52.40 66.00 - 1.00 不合格 任期届满未换届；未述职`

// sampleYear is the assessment with forty branches; sheets carries only the marks of the given count of branches.
func sampleYear() *model.YearFacts {
	scheme := sampleScheme()
	a := &model.YearFacts{Committee: model.Committee{Name: "某某区民办教育行业综合党委"}, Results: map[int64][3]*model.BranchResult{},
		Year:    model.AssessmentYear{Year: 2026, Scheme: *scheme, DecidedOn: "2026-12-15", Finalised: true},
		Ranking: &model.Ranking{Year: 2026, Scheme: scheme.Title, Stage: model.FinalMark}}
	for i, line := range strings.Split(sampleRows, "\n") {
		f := strings.SplitN(line, " ", 8)
		r := model.RankRow{Rank: i + 1, Grade: f[6]}
		r.OrgID, r.Branch, r.Ready, r.Earned = int64(i+1), f[0], true, f[6]
		r.Parts = []model.Points{points(f[2]), points(f[3])}
		r.Bonus, r.HasBonus = optional(f[4])
		r.Deduction, r.HasDeduct = optional(f[5])
		r.Total = (r.Parts[0]+r.Parts[1]).MulDiv(1, 2) + r.Bonus - r.Deduction
		if r.Total >= model.Pt(90) {
			r.Earned = "优秀"
		}
		if i > 0 && a.Ranking.Rows[i-1].Total == r.Total {
			r.Rank = a.Ranking.Rows[i-1].Rank
		}
		if len(f) > 7 {
			r.Remark = f[7]
		}
		a.Ranking.Rows = append(a.Ranking.Rows, r)
		members, _ := strconv.Atoi(f[1])
		if r.OrgID == 17 {
			addSheet(a, sampleSheet(scheme))
		} else {
			a.Sheets = append(a.Sheets, &model.MarkSheet{OrgID: r.OrgID, Branch: r.Branch, Members: members})
		}
	}
	a.Ranking.Quotas = []model.QuotaUse{{Grade: "优秀", Limit: 12, Base: 40, Used: 12}}
	return a
}

func optional(s string) (model.Points, bool) {
	if s == "-" {
		return 0, false
	}
	return points(s), true
}

// batch is a year with n fully marked sheets.
func batch(n int) *model.YearFacts {
	a := sampleYear()
	base := sampleSheet(&a.Year.Scheme)
	a.Sheets = nil
	for i := range n {
		m := *base
		m.OrgID, m.Branch = int64(i+1), fmt.Sprintf("第%d联合党支部", i+1)
		addSheet(a, &m)
	}
	return a
}

// edgeYear is a year that is not decided, with one branch of long names, long reasons and empty parts.
func edgeYear() *model.YearFacts {
	a := sampleYear()
	a.Year.Finalised, a.Year.DecidedOn, a.Ranking = false, "", nil
	a.Year.Scheme.Parts[0].Categories[0].Items[0].Name = "党建工作写入学校章程（举办者变更的，以变更后核准的章程为准）"
	m := sampleSheet(&a.Year.Scheme)
	m.Branch, m.Secretary, m.Members = "江南街道和枫、稚林、禾苗、小橘灯民办幼儿园（托育机构）联合党支部", "", 8
	m.Adjustments, m.Opinions = nil, nil
	set := func(item string, stage model.Stage, mark model.Mark) {
		m.Marks[model.MarkKey{Item: item, Stage: stage}] = mark
	}
	set("A2", model.CheckedMark, model.Mark{Points: 375, Reason: "4项中3项有事前意见；“校区租赁合同续签”先签后报，会议纪要补记日期晚于合同日期12天，按没有意见计"})
	set("A3", model.CheckedMark, model.Mark{NotApplicable: true, Reason: "不设董事会"})
	delete(m.Marks, model.MarkKey{Item: "A4", Stage: model.CheckedMark})
	set("A5", model.SelfMark, model.Mark{})
	set("A5", model.CheckedMark, model.Mark{})
	oneSheet(a, m)
	results := a.Results[m.OrgID]
	results[model.FinalMark] = nil
	a.Results[m.OrgID] = results
	return a
}
