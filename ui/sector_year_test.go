package ui

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model/office"
)

// fields are labels with what is filled in.
type fields [][2]string

// enter adds an entry to a register by its form.
func (y *year) enter(register, unit string, values fields) {
	y.T.Helper()
	y.Click("台账")
	y.Click(register)
	y.Press("新增一" + unit)
	y.form(values)
	y.Sees("已登记" + register)
}

// form fills the form that is open in and saves it by Ctrl+Enter.
func (y *year) form(values fields) {
	y.T.Helper()
	y.fill(values)
	for _, s := range y.w.frame.Screen(y.w.frame.Current()).Shortcuts() {
		if s.Key == fyne.KeyReturn && s.Mod == fyne.KeyModifierControl {
			s.Do()
		}
	}
	y.Settle()
}

func (y *year) fill(values fields) {
	y.T.Helper()
	for _, v := range values {
		y.Enter(v[0], v[1])
	}
}

// answer presses a button that asks, fills the dialog in and presses its button, of the same words where act is "".
func (y *year) answer(press, act string, values fields) {
	y.T.Helper()
	y.Press(press)
	y.reply(press, act, values)
}

func (y *year) reply(press, act string, values fields) {
	y.T.Helper()
	y.fill(values)
	if act == "" {
		act = press
	}
	y.Press(act)
	if y.w.win.Canvas().Overlays().Top() != nil {
		y.T.Fatalf("%s was not done; the dialog says:\n%s", press, y.Texts())
	}
}

// at shows an entry of a register by clicking its line.
func (y *year) at(register, line string) {
	y.T.Helper()
	y.Click("台账")
	y.Click(register)
	time.Sleep(400 * time.Millisecond) // a second click on the line sooner than that opens its form
	y.Click(line)
}

// more does an act of the menu 更多.
func (y *year) more(act string) {
	y.T.Helper()
	y.Wait("the menu of the entry", func() bool { return strings.Contains(y.Texts(), "更多") })
	y.Press("更多")
	y.Click(act)
}

// pdf saves the paper that is shown and returns what it says, without spaces and line ends, and its file's name.
func (y *year) pdf() (text, name string) {
	y.T.Helper()
	folder := y.T.TempDir()
	script := "#!/bin/sh\nfor a in \"$@\"; do case \"$a\" in *.pdf) n=\"${a##*/}\";; esac; done\necho \"" + folder + "/$n\"\n"
	if err := os.WriteFile(filepath.Join(folder, "zenity"), []byte(script), 0o700); err != nil {
		y.T.Fatal(err)
	}
	was := os.Getenv("PATH")
	y.T.Setenv("PATH", folder+string(os.PathListSeparator)+was)
	y.Press("存为 PDF")
	var made []string
	y.Wait("the PDF", func() bool {
		made, _ = filepath.Glob(filepath.Join(folder, "*.pdf"))
		return len(made) == 1 && y.Idle()
	})
	y.T.Setenv("PATH", was)
	raw, err := exec.Command("pdftotext", "-layout", made[0], "-").Output()
	if err != nil {
		y.T.Fatal(err)
	}
	return strings.Join(strings.Fields(string(raw)), ""), filepath.Base(made[0])
}

// prints fails the test unless the paper that is shown is saved under a plain name and says all of it.
func (y *year) prints(want ...string) {
	y.T.Helper()
	text, name := y.pdf()
	if strings.ContainsAny(name, "　 ") {
		y.T.Errorf("the file is called %q", name)
	}
	for _, w := range want {
		if !strings.Contains(text, w) {
			y.T.Errorf("%s does not say %q:\n%s", name, w, text)
		}
	}
}

// One committee's year of the work beyond branches and marks is entered through the window, its agreements and minutes are saved; each
// step is taken back and done again, and all of it is there when the file is opened again.
func TestAYearOfSectorWorkIsEnteredInTheWindow(t *testing.T) {
	y := startYear(t, "sector")
	w := y.w
	y.Type("党委名称", "某某区民办教育行业综合党委")
	y.Type("操作人", "周敏")
	y.Press("先建立，以后再导入")
	for _, name := range []string{"branches-education.xlsx", "roster-education.xlsx"} {
		y.take(name)
	}

	y.agreement()
	y.project()
	y.contactPoint()
	y.guidance()
	y.healthCheck()
	y.meeting()
	y.members()
	y.contest()
	y.attachments()

	y.steps()
	path := w.office.Path()
	before := y.standing()
	w.closeOffice()
	if report, err := office.Verify(bg, path); err != nil || !report.Sound() {
		t.Errorf("the data file at the end: %v %v", report.Problems, err)
	}
	w.OpenFile(path, func(err error) { t.Error(err) })
	y.Wait("the file", func() bool { return w.office != nil && y.Idle() })
	if after := y.standing(); !slices.Equal(before, after) {
		t.Errorf("opened again:\n%v\nbefore:\n%v", after, before)
	}
}

// standing is a line for each register with entries: how many there are, and in which states.
func (y *year) standing() (all []string) {
	y.T.Helper()
	registers, err := y.w.office.Registers(bg)
	if err != nil {
		y.T.Fatal(err)
	}
	for _, r := range registers {
		entries, err := y.w.office.Entries(bg, r.ID, true)
		if err != nil {
			y.T.Fatal(err)
		}
		for i := range entries.Rows {
			e := &entries.Rows[i]
			all = append(all, r.ID+" "+e.Number+" "+e.Title+" "+e.State)
		}
	}
	return all
}

// steps takes back everything that was entered, step by step, and does it again.
func (y *year) steps() {
	y.T.Helper()
	y.Click("台账")
	before := y.standing()
	for n := 0; len(y.standing()) > 0; n++ {
		if n > 200 {
			y.T.Fatalf("after %d steps back there is still %v", n, y.standing())
		}
		ctrlZ(y.T, y.w)
		if y.w.win.Canvas().Overlays().Top() != nil { // more than one record goes
			y.Press("撤销这次改动")
		}
	}
	for n := 0; !slices.Equal(y.standing(), before); n++ {
		if n > 200 {
			y.T.Fatalf("after %d steps forward there is %v", n, y.standing())
		}
		ctrlY(y.T, y.w)
	}
}

// agreement is a need and an offer that meet, and the agreement about them until it is renewed.
func (y *year) agreement() {
	y.T.Helper()
	y.enter("需求清单", "条", fields{{"提出单位", "桂香社区"}, {"类别", "师资"}, {"需求内容", "暑期书法课请一位老师"}, {"需要开始日期", "2026-03-01"}, {"办理期限", "2026-12-31"}})
	y.enter("资源清单", "条", fields{{"提供支部", "启明外国语学校党支部"}, {"类别", "师资资源"}, {"资源内容", "书法老师两名"}, {"数量", "6次"}})
	y.at("需求清单", "暑期书法课请一位老师")
	y.shot("need")
	y.Press("认领")
	y.Press("起草共建协议")
	y.Press("编辑")
	y.form(fields{{"共建目标", "社区孩子暑期有书法课"}, {"实施步骤", "每月一次"}, {"全年约定次数", "6"}, {"开始日期", "2026-01-01"}, {"到期日期", "2026-12-31"}})
	y.shot("agreement")
	y.answer("登记签订", "", fields{{"签订日期", "2026-01-01"}})
	y.answer("登记第 1 次活动", "登记活动", fields{{"活动日期", "2026-07-06"}, {"做了什么", "第一次书法课，到 18 人"}})
	y.Sees("1/6", "01-01") // the day of the signing
	y.more("打印协议")
	y.shot("agreement-paper")
	y.prints("甲方：启明外国语学校党支部", "乙方：桂香社区", "社区孩子暑期有书法课", "期满前一个月双方商定是否续签", "党组织书记：董秀", "党组织书记签字")
	y.at("共建协议", "桂香社区")
	y.more("续签")
	y.shot("renewed")
	y.answer("登记签订", "", nil)
	y.Sees("已签订 1", "续签中 1") // the first one runs to its end
}

// project is a task from its application to its end.
func (y *year) project() {
	y.T.Helper()
	y.Click("项目")
	y.Press("申报项目")
	y.form(fields{{"项目名称", "心理辅导进社区"}, {"责任支部", "启明外国语学校党支部"}, {"负责人", "董秀"}, {"指标", "开展心理辅导"}, {"应完成数", "2"}, {"计量单位", "场"}, {"开始日期", "2026-03-01"},
		{"期限", "2026-10-30"}, {"中期检查期限", "2026-07-31"}, {"预算", "6000"}, {"应有佐证", "签到表"}})
	y.Click("心理辅导进社区")
	for _, next := range []string{"审核通过", "立项", "开始实施"} {
		y.Press(next)
	}
	y.answer("登记第 1 场", "", fields{{"哪天", "2026-06-12"}, {"做了什么", "兰园社区，到场 32 人"}})
	y.shot("project-late")
	y.Click("工作台")
	y.Sees("心理辅导进社区")
	y.shot("home")
	y.Click("项目")
	y.Click("心理辅导进社区")
	y.more("登记中期检查")
	y.reply("登记检查", "", fields{{"谁检查的", "周敏"}})
	y.answer("登记延期", "延期", fields{{"延期到", "2026-12-20"}, {"原因", "场地改造"}})
	y.answer("登记第 2 场", "", fields{{"做了什么", "桂香社区，到场 20 人"}})
	y.Press("编辑")
	y.form(fields{{"结项报告日期", "2026-11-23"}, {"已有佐证", "签到表 2 份"}})
	y.answer("结项", "", fields{{"结项意见", "两场都办了"}})
	y.shot("project-finished")
	y.Press("出项目汇总表")
	y.prints("心理辅导进社区", "董秀", "2/2")
}

// contactPoint is a contact point with its visits, of which one found a problem.
func (y *year) contactPoint() {
	y.T.Helper()
	y.enter("工作联系点", "个", fields{{"联系领导", "周临"}, {"联系支部", "育华实验小学党支部"}, {"开始日期", "2026-01-01"}, {"每年应走访次数", "2"}})
	for _, v := range []fields{{{"走访日期", "2026-04-02"}, {"走访内容", "看支部阵地"}}, {{"走访日期", "2026-10-15"}, {"走访内容", "谈换届"}, {"发现问题", "换届没有提前报批"}, {"办理期限", "2026-12-10"}}} {
		y.enter("走访记录", "次", append(fields{{"走访支部", "育华实验小学党支部"}, {"走访人", "周临"}}, v...))
	}
	y.answer("交办问题", "交办", fields{{"谁来办", "育华实验小学党支部"}})
	y.shot("visit")
	y.at("工作联系点", "周临")
	y.Sees("已走访次数", "最近走访日期", "2026-10-15")
	y.shot("contact-point")
}

// guidance is one talk whose problem is handed over, answered and closed.
func (y *year) guidance() {
	y.T.Helper()
	y.enter("一对一指导", "次", fields{{"指导支部", "育华实验小学党支部"}, {"指导日期", "2026-11-10"}, {"指导人", "周敏"}, {"指导内容", "换届怎样报批"}, {"留下要办的事", "补报换届请示"}, {"办理期限", "2026-12-05"}})
	y.answer("交办问题", "交办", fields{{"谁来办", "校党支部书记"}})
	y.shot("guidance")
	y.at("问题交办", "补报换届请示")
	y.Press("改为办理中")
	y.answer("改为办结", "", fields{{"办理结果", "请示已报"}})
	y.shot("assignment")
	y.at("一对一指导", "育华实验小学")
	y.Sees("办结")
	y.shot("guidance-closed")
}

// healthCheck is two rounds at one unit.
func (y *year) healthCheck() {
	y.T.Helper()
	y.enter("上门体检", "次", fields{{"单位", "众学教育培训中心"}, {"员工人数", "20"}, {"正式党员", "2"}, {"组织形式", "未组建"}, {"走访日期", "2026-03-10"}, {"走访人", "周敏"}})
	y.enter("上门体检", "次", fields{{"单位", "众学教育培训中心"}, {"员工人数", "26"}, {"正式党员", "3"}, {"组织形式", "联合组建"}, {"走访日期", "2026-09-10"}, {"走访人", "周敏"}})
	y.Sees("比上一次（2026-03-10）变了", "未组建 → 联合组建", "20 → 26")
	y.shot("health-check")
}

// meeting is a joint meeting from its topics to what came of its decision.
func (y *year) meeting() {
	y.T.Helper()
	y.enter("联席会议", "次", fields{{"会议名称", "第四季度党建联席会议"}, {"召开日期", "2026-11-20"}, {"地点", "区委党校"}, {"主持人", "周临"}})
	y.more("登记议题")
	y.reply("登记议题", "", fields{{"议题", "寒假送课进社区怎样安排"}, {"谁提的", "兰园社区"}, {"理由和建议", "家长要求多"}})
	y.more("把议题汇集成议程")
	y.shot("topics")
	y.more("打印会议议程")
	y.prints("寒假送课进社区怎样安排")
	y.at("联席会议", "第四季度党建联席会议")
	y.more("打印数据一览")
	y.prints("党组织", "寒假送课进社区怎样安排")
	y.at("联席会议", "第四季度党建联席会议")
	y.answer("改为召开", "", fields{{"出席人数", "12"}, {"记录人", "周敏"}, {"议定事项", "寒假送课进社区六场"}})
	y.answer("交办议定事项", "交办", fields{{"谁来办", "启明外国语学校党支部"}, {"哪天办完", "2026-12-31"}})
	y.shot("handed")
	y.more("打印会议纪要")
	y.shot("minutes")
	y.prints("第四季度党建联席会议", "周临", "周敏", "寒假送课进社区怎样安排", "寒假送课进社区六场", "启明外国语学校党支部")
	y.at("问题交办", "寒假送课进社区六场")
	y.Press("改为办理中")
	y.answer("改为办结", "", fields{{"办理结果", "六场都排好了"}})
	y.at("联席会议", "第四季度党建联席会议")
	y.Sees("办结")
	y.answer("改为办理", "", nil)
	y.answer("改为通报", "", fields{{"办理结果", "六场都排好了"}})
	y.shot("meeting-told")
}

// members are a pledge, hours of volunteering, a suggestion and a model post of one member.
func (y *year) members() {
	y.T.Helper()
	y.enter("党员承诺", "条", fields{{"党员", "白清红"}, {"承诺事项", "每月到社区辅导作业"}, {"完成时限", "2026-11-20"}})
	y.answer("改为审核", "", fields{{"审核人", "董秀"}})
	y.answer("改为公示", "", fields{{"公示日期", "2026-11-02"}})
	y.Press("改为践诺")
	y.answer("改为评诺", "", fields{{"践诺完成日期", "2026-11-18"}, {"践诺情况", "辅导 9 次"}, {"自评", "较好"}, {"党员评", "好"}, {"群众评", "好"}})
	y.shot("pledge")
	y.enter("志愿服务", "次", fields{{"党员", "白清红"}, {"服务日期", "2026-11-07"}, {"服务内容", "社区作业辅导"}, {"服务时长（小时）", "3.5"}})
	y.enter("示范岗", "个", fields{{"党员", "白清红"}, {"示范岗名称", "作业辅导示范岗"}})
	y.answer("改为命名", "", fields{{"命名日期", "2026-10-08"}, {"考核日期", "2026-12-20"}})
	y.enter("我为企业发展献一策", "条", fields{{"党员", "白清红"}, {"提出日期", "2026-10-20"}, {"建议内容", "错峰放学"}})
	y.answer("改为采纳", "", fields{{"答复", "十一月起试行"}})
	y.answer("改为见效", "", fields{{"成效", "校门口不再堵"}})
	y.shot("suggestion")
	y.Click("先锋指数")
	y.shot("pioneer")
}

// contest is the choice of the year's best project from its entry to the honour.
func (y *year) contest() {
	y.T.Helper()
	for _, p := range [][2]string{{"红色课堂", "启明外国语学校党支部"}, {"银龄守护", "育华实验小学党支部"}} {
		y.enter("优秀项目评选", "个", fields{{"项目名称", p[0]}, {"申报支部", p[1]}})
	}
	for n, judge := range []string{"许慧", "秦岭", "沈舟"} {
		for _, p := range []string{"红色课堂", "银龄守护"} {
			effect := "26"
			if p == "红色课堂" {
				effect = []string{"29", "28", "27"}[n]
			}
			y.enter("评委打分", "份", fields{{"项目名称", p}, {"评委", judge}, {"选题", "18"}, {"策划", "17"}, {"实施", "26"}, {"效果", effect}})
		}
	}
	y.shot("scores")
	for _, p := range []string{"银龄守护", "红色课堂"} {
		y.at("优秀项目评选", p)
		y.Press("改为初审")
		y.Press("改为评审")
	}
	y.Sees("第 1 名，平均 89.00 分")
	y.more("评选的名额和公示")
	y.reply("保存评选办法", "", fields{{"名额，占参评项目的百分之几", "50"}, {"公示几个工作日", "5"}})
	y.shot("ranked")
	y.answer("公示 2026 年度结果", "开始公示", fields{{"公示从哪天起", "2026-11-16"}})
	y.Sees("公示 1", "未评上 1")
	y.shot("published")
	y.answer("登记表彰", "", nil)
	y.Sees("表彰 1")
	y.more("出排名表和打分表")
	y.shot("ranking")
	y.prints("红色课堂", "银龄守护", "许慧", "秦岭", "沈舟", "89.00", "87.00", "优秀项目1个")
}

// attachments are dropped on the agreement in force and printed as a list.
func (y *year) attachments() {
	y.T.Helper()
	folder := y.T.TempDir()
	var paths []string
	for _, name := range []string{"签到表.txt", "协议扫描.txt"} {
		paths = append(paths, filepath.Join(folder, name))
		if err := os.WriteFile(paths[len(paths)-1], []byte(name), 0o600); err != nil {
			y.T.Fatal(err)
		}
	}
	y.at("共建协议", "桂香社区")
	y.w.frame.Drop(fyne.NewPos(1200, 400), paths)
	y.Sees("附件 2", "签到表.txt", "协议扫描.txt")
	y.shot("attached")
	y.Click("文书")
	y.Click("附件清单")
	y.prints("签到表.txt", "协议扫描.txt", "桂香社区")
}
