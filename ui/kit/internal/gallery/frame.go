package main

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/shell"
)

type sample struct{ make func() fyne.CanvasObject }

func (s sample) Object() fyne.CanvasObject { return s.make() }
func (s sample) Shown(any)                 {}
func (s sample) Changed()                  {}
func (s sample) Keys() []string {
	return []string{"Space 勾选", "Enter 打开", "Ctrl+C 复制", "F1 帮助"}
}
func (s sample) Shortcuts() []kit.Shortcut { return nil }

func showFrame(w fyne.Window) {
	f := shell.New(w, shell.Hooks{Search: func(q string) func(context.Context) []kit.Option {
		return func(context.Context) []kit.Option {
			return []kit.Option{{Group: "党员", Text: "欧阳予墨 " + q, Detail: "知远职业技术学校党支部"}, {Group: "党员", Text: "沈怀竹", Detail: "朗晨外语培训学校党支部"}, {Group: "支部", Text: "南片培训机构联合党支部"}, {Group: "操作", Text: "导入党员花名册", Icon: "import"}}
		}
	}})
	places := []shell.Place{{ID: "home", Title: "工作台", Icon: "home"}, {ID: "branches", Title: "党组织", Icon: "branch", Group: "日常"}, {ID: "members", Title: "党员", Icon: "person", Group: "日常"},
		{ID: "life", Title: "组织生活", Icon: "calendar", Group: "日常"}, {ID: "checkup", Title: "体检", Icon: "checkup", Group: "日常"}, {ID: "assess", Title: "考核", Icon: "bars", Group: "年度"},
		{ID: "papers", Title: "文书", Icon: "document", Group: "年度"}, {ID: "intake", Title: "导入", Icon: "import", Group: "数据"}, {ID: "history", Title: "变更记录", Icon: "clock", Group: "数据"}, {ID: "settings", Title: "设置", Icon: "sliders", Group: "数据"}}
	for _, p := range places {
		p.Make = func() shell.Screen { return sample{func() fyne.CanvasObject { return members(p.Title) }} }
		f.Register(p)
	}
	f.SetCommittee("某某区民办教育行业综合党委", []kit.Option{{Text: "打开另一个数据文件", Icon: "folder"}})
	f.SetYear("2026 年度", []kit.Option{{Text: "2026 年度"}, {Text: "2025 年度"}})
	f.SetWho("周敏", []kit.Option{{Text: "韩珂"}})
	f.SetFile("综合党委2026.sbd", "10:36 已备份")
	f.SetLast("10:38", "导入党员花名册：新增 31 人，更新 58 人", true)
	f.Navigate("members")
	time.AfterFunc(time.Second, func() { fyne.Do(func() { f.Toasts.Say("已导入 89 人", "撤销", func() {}) }) })
}

func members(title string) fyne.CanvasObject {
	t := bigTable()
	t.SetSelected("3", "9", "12")
	head := shell.NewHead(title, "566 人：正式 544，预备 22", kit.NewButton("导入花名册", nil).Icon("import"), kit.NewButton("导出 128 人", nil).Icon("export"), kit.NewButton("新增党员", nil).Icon("plus"))
	bar := shell.FilterBar([]fyne.CanvasObject{kit.ActiveChip("入党 2000 年以后", nil), kit.ActiveChip("岗位含“教师”", nil), kit.NewChip("正式", false, nil), kit.NewChip("预备", false, nil), kit.ActionChip("筛选", "plus", nil)},
		[]fyne.CanvasObject{t.CountLabel(), t.ColumnsButton()})
	note := kit.NewNote(look.ToneBad, "连续 7 个月未交纳党费", "DUES-01", "缴至 2026-04，连续 6 个月未交即须处理。先核实原因，补交后登记。", kit.NewButton("登记补交 651.00 元", nil).Small())
	facts := kit.Facts(76, "性别", "男", "民族", "汉族", "出生", "1988 年（只有年份）", "身份证号", "320100********7315", "学历", "大学本科", "岗位", "专业教师，机电教研组")
	tree := kit.NewTreeLines([]kit.TreeNode{{ID: "p", Name: "党建", Value: "89.42", Max: "/ 100", Open: true, Children: []kit.TreeNode{{ID: "a", Name: "A　政治引领", Value: "18.75", Max: "/ 20", Children: []kit.TreeNode{{ID: "a1", Name: "A1"}}},
		{ID: "c1", Name: "C1　三会一课", Value: "8.67", Max: "/ 10", Why: "10 × 13 ÷ 15 = 8.666…，四舍五入到 0.01", Marked: true}}}}, nil)
	pane := kit.NewPane(kit.PaneSpec{Width: look.PaneForm, Title: "欧阳予墨", Facts: "正式党员　知远职业技术学校党支部", Tabs: kit.NewTabs(kit.TabWords("信息", "经历 2", "组织生活", "先锋指数"), 0, nil),
		Body: kit.VBox(look.Gap16, note, facts, tree), Foot: []fyne.CanvasObject{kit.NewButton("编辑", nil).Small(), kit.NewButton("转移", nil).Small()},
		FootR: []fyne.CanvasObject{kit.NewButton("显示全号", nil).Small().Icon("eye")}, OnShut: func() {}})
	return kit.Border(kit.VBox(0, head.Object, bar), nil, nil, pane, t.Object())
}

func showPopups(w fyne.Window) {
	showFrame(w)
	time.AfterFunc(1500*time.Millisecond, func() {
		fyne.Do(func() {
			kit.ShowDialog(w.Canvas(), kit.DialogSpec{Title: "撤销 10:38 的导入？", Text: "新增的 31 人和更新的 58 人会退回导入前。之后又改过的 2 人保留现在的内容：方晓棠、洪见鹿。",
				Note: "撤销后仍可恢复", Safe: "不撤销", Act: "撤销导入 89 人", Danger: true})
		})
	})
}
