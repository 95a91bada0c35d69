package ui

import (
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// action is work that the search box starts: on a screen, or by do where no screen is needed.
type action struct {
	icon, text string
	words      string // more that somebody may type for it
	screen     string
	target     any // as the screen's Shown takes it
	writes     bool
	committees bool // the data file of a district has no use for it
	do         func(*Window)
}

// frequent is the work that the search box finds wherever one is, in the order in which it is shown.
var frequent = []action{
	{icon: "import", text: "导入花名册、台账、活动记录、得分表", words: "excel 表格 名单 选文件", screen: shell.Intake, target: shell.ImportOf{}, writes: true},
	{icon: "plus", text: "新增党员", words: "登记党员 录入", screen: shell.Members, target: shell.NewRecord{}, writes: true},
	{icon: "plus", text: "新建支部", words: "新增党组织 成立", screen: shell.Branches, target: shell.NewRecord{}, writes: true},
	{icon: "plus", text: "申报项目", words: "新增项目 任务", screen: shell.Projects, target: shell.NewRecord{}, writes: true},
	{icon: "branch", text: "看单位名册", words: "企业 学校 律所", screen: shell.Branches, target: shell.Unit(0)},
	{icon: "branch", text: "看组织树", words: "架构 1+2+N", screen: shell.Branches, target: shell.OrgTree{}},
	{icon: "calendar", text: "登记组织生活：三会一课、主题党日", words: "活动 党员大会 支委会 党课", screen: shell.Life, target: shell.LifeOf{}},
	{icon: "checkup", text: "体检：对照条例找问题、规则库", words: "条例 换届", screen: shell.Checkup},
	{icon: "ballot", text: "录测评票、测评结果", words: "投票 述职评议", screen: shell.Ballots},
	{icon: "star", text: "填先锋指数、民主评议", words: "党员积分", screen: shell.Pioneer},
	{icon: "bars", text: "打分：自评、复核、核定", words: "考核 双百分", screen: shell.Assess, target: shell.AssessAt{Place: office.AtMarks}},
	{icon: "bars", text: "考核方案", words: "指标 定稿", screen: shell.Assess, target: shell.AssessAt{Place: office.AtScheme}},
	{icon: "bars", text: "下发、收回自评表", words: "收自评 收自评表 催报 分数表", screen: shell.Assess, target: shell.AssessAt{Place: office.AtForms}},
	{icon: "bars", text: "登记加分、减分", words: "加减分 扣分 表彰", screen: shell.Assess, target: shell.AssessAt{Place: office.AtMarks, Adjusts: true}},
	{icon: "bars", text: "排名定级、核定", words: "同分 等次", screen: shell.Assess, target: shell.AssessAt{Place: office.AtRanking}},
	{icon: "bars", text: "公示、异议、归档", words: "进度 截止日期", screen: shell.Assess, target: shell.AssessAt{Place: office.AtPublication}},
	{icon: "bars", text: "登记异议", words: "反映", screen: shell.Assess, target: shell.AssessAt{Place: office.AtPublication, Stage: office.StagePublish}},
	{icon: "document", text: "打印、出材料", words: "pdf 导出 盖章 文书", screen: shell.Papers},
	{icon: "layers", text: "导入数据包、对比各党委、催报", words: "汇总", screen: shell.Districts},
	{icon: "clock", text: "看变更记录，撤销以前的改动", words: "历史 导入记录", screen: shell.History},
	{icon: "undo", text: "撤销上一步改动", words: "ctrl+z 后悔", writes: true, do: func(w *Window) { w.frame.Undo() }},
	{icon: "redo", text: "恢复刚撤销的改动", words: "ctrl+y 重做", writes: true, do: func(w *Window) { w.frame.Redo() }},
	{icon: "database", text: "立即备份", words: "保存", screen: shell.Settings, target: shell.BackUp},
	{icon: "database", text: "另存一份备份", words: "保存副本 u盘", screen: shell.Settings, target: shell.BackUpTo},
	{icon: "database", text: "检查数据文件", words: "校验", screen: shell.Settings, target: shell.VerifyFile},
	{icon: "database", text: "从备份恢复", words: "还原 找回", screen: shell.Settings, target: shell.SettingsRestore},
	{icon: "folder", text: "备份的第二个地方：U 盘、共享文件夹", words: "移动硬盘 异地", screen: shell.Settings, target: shell.SettingsPlace},
	{icon: "export", text: "做数据包，向区里报送", words: "上报 汇总", screen: shell.Settings, target: shell.MakePackage, writes: true, committees: true},
	{icon: "person", text: "换操作人", words: "改名 经办人", screen: shell.Settings, target: shell.SettingsWho},
	{icon: "lock", text: "数据文件设密码、改密码", words: "口令 加密 保护 恢复单", screen: shell.Settings, target: shell.SetPassword, writes: true},
	{icon: "lock", text: "锁上", words: "锁屏 离开 ctrl+l 密码", do: (*Window).lockByHand},
	{icon: "folder", text: "打开别的数据文件", do: (*Window).askOpen},
	{icon: "plus", text: "新建数据文件", words: "另一个党委", do: (*Window).askFirstRun},
	{icon: "star", text: "打开示例", words: "演示 试用 练习 样例", do: (*Window).askSample},
	{icon: "sliders", text: "浅色、深色换一换", words: "主题 夜间 外观", do: func(w *Window) { w.settingsActions().SetDark(!look.IsDark()) }},
	{icon: "help", text: "这一屏的手册", words: "f1 帮助 说明 怎么", do: func(w *Window) { w.help(w.frame.Current()) }},
}
