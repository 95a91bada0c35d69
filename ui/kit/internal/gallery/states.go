package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/resources/icons"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/chart"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/table"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

func part(title string, o fyne.CanvasObject) fyne.CanvasObject {
	return kit.VBox(look.Gap8, kit.Border(nil, kit.HRule(look.Line), nil, nil, kit.Pad(text.Small(title), 0, 0, 4, 0)), o)
}

func states() fyne.CanvasObject {
	columns := kit.Columns(30, 0, []float32{420, 420, 0}, leftStates(), middleStates(), rightStates())
	return container.NewStack(kit.NewFill(look.Surface), kit.Pad(kit.VBox(look.Gap12, text.Title("控件与状态"), columns), 12, look.Gap24, look.Gap24, look.Gap24))
}

func leftStates() fyne.CanvasObject {
	off := kit.NewButton("核定", nil)
	off.Disable()
	buttons := kit.HBox(look.Gap12, kit.PrimaryButton("导入 89 人", nil), kit.NewButton("导出台账", nil), kit.DangerButton("撤销导入", nil), off)
	small := kit.HBox(look.Gap8, kit.NewButton("编辑", nil).Small(), kit.NewButton("支部画像", nil).Small().Icon("document"),
		kit.MenuButton("更多", []kit.Option{{Text: "归档"}}).Small(), kit.NewIconButton("close", "关闭", nil), kit.NewLink("查看得分", nil))
	chips := kit.HBox(look.Gap8, kit.NewChip("联合 3", false, nil), kit.NewChip("全部 40", true, nil), kit.ActiveChip("入党 2000 年以后", nil), kit.ActionChip("筛选", "plus", nil))
	levels := kit.HBox(look.Gap8, kit.NewTag("必须", look.ToneMust), kit.NewTag("一般", look.ToneWarn), kit.NewTag("地方", look.ToneMuted), kit.NewTag("数据", look.ToneInfo))
	marks := kit.HBox(look.Gap8, kit.NewTag("优秀", look.ToneOK), kit.NewTag("合格", look.ToneMuted), kit.NewTag("待决定", look.ToneWarn), kit.NewTag("号码丢位", look.ToneBad), kit.NewTag("由记录得出", look.ToneInfo))
	bad := kit.NewField("有错", kit.NumberEntry("").With("11.50"))
	bad.SetError("满分 10 分，请填 0 到 10")
	read := kit.NewReadOnly("2 年 4 个月")
	fields := kit.Columns(16, look.Gap12, []float32{190, 190}, kit.NewField("平常", kit.NewEntry("").With("何映川")), kit.NewField("空", kit.NewEntry("填写主持人")),
		kit.NewField("多行", kit.TextArea("写明依据", 2)), bad, kit.NewField("只读", read).Hint("由记录算出"), kit.NewField("下拉", kit.NewSelect([]string{"优秀", "合格"}, 0, nil)))
	partly := kit.NewCheck("部分", false, nil)
	partly.SetState(kit.Partly)
	choice := kit.HBox(look.Gap16, kit.NewCheck("未选", false, nil), kit.NewCheck("已选", true, nil), partly, kit.NewSegments([]string{"自评", "复核"}, 1, nil))
	radios := kit.NewRadioGroup([]kit.Choice{{Text: "填入正确的身份证号"}, {Text: "身份证号先留空，其余照常导入", Detail: "导入后列入“数据待补”，补齐前不打印全号"}}, 0, true, nil)
	return kit.VBox(look.Gap16, part("按钮", kit.VBox(look.Gap12, buttons, small)), part("筛选、级别、状态", kit.VBox(look.Gap8, chips, levels, marks)),
		part("输入", fields), part("选择", kit.VBox(look.Gap8, choice, radios.Box)))
}

type stateRow struct {
	name  string
	tone  look.Tone
	cell  look.Tone
	score string
}

func middleStates() fyne.CanvasObject {
	t := table.New(table.Spec[stateRow]{NoFoot: true, Inset: -1, CellPad: 12, Key: func(r stateRow) string { return r.name },
		RowTone: func(r stateRow) look.Tone { return r.tone }, Picked: func(r stateRow) bool { return r.name == "选中" },
		Columns: []table.Column[stateRow]{
			{ID: "name", Title: "支部", Flex: true, Lead: true, Text: func(r stateRow) string { return r.name }},
			{ID: "n", Title: "党员", Width: 80, Align: look.Right, Text: func(stateRow) string { return "9" }},
			{ID: "s", Title: "得分", Width: 88, Align: look.Right, Text: func(r stateRow) string { return r.score }, Tone: func(r stateRow) look.Tone { return r.cell }},
		}})
	t.SetRows([]stateRow{{name: "平常", score: "92.50"}, {name: "选中", score: "92.50"}, {name: "选中并有键盘焦点", score: "92.50"},
		{name: "整行需确认", score: "92.50", tone: look.ToneWarn}, {name: "一格有问题", score: "92.50", cell: look.ToneBad}, {name: "一格待确认", score: "92.50", cell: look.ToneWarn}})
	t.SetCurrent("选中并有键盘焦点")
	list := container.NewStack(kit.Space(420, 226), t.Object())
	busy := kit.NewBusyPanel("", "停止核对", func() {})
	busy.Set("正在核对第 3,120 / 10,000 行", 3120, 10000)
	note := kit.NewNote(look.ToneWarn, "覆盖 8 家单位，一般不超过 5 家", "ORG-04", "《支部工作条例（试行）》第五条",
		kit.NewButton("按街道拆成两个", nil).Small(), kit.NewButton("登记理由", nil).Small())
	must := kit.NewNote(look.ToneBad, "1 家单位满 3 名，应单独建支部", "ORG-01", "知味烹饪培训学校 4 名正式党员；第四条")
	tabs := kit.NewTabs([]kit.TabItem{{Text: "概况"}, {Text: "单位", Count: "8", Tone: look.ToneWarn}, {Text: "班子"}, {Text: "党员 18"}, {Text: "历年"}}, 1, nil)
	empty := kit.NewEmptyState("没有符合条件的党员", "566 人中没有人同时满足 3 个筛选条件", kit.NewButton("清除筛选", nil).Small())
	return kit.VBox(look.Gap12, part("表格行", list), part("进度与提示", busy.Object), note, must, tabs, part("空列表", container.NewStack(kit.Space(0, 110), empty)))
}

func rightStates() fyne.CanvasObject {
	bars := chart.NewBars([]chart.Bar{{Label: "60 以下", Value: 1, Token: look.Chart4}, {Label: "60–65", Value: 1, Token: look.Chart3}, {Label: "75–80", Value: 3, Token: look.Chart2},
		{Label: "85–90", Value: 8, Token: look.Chart2}, {Label: "90–95", Value: 9, Token: look.Chart1}}, []chart.Mark{{Before: 1, Text: "基本合格 60"}, {Before: 4, Text: "优秀 90"}})
	var glyphs []fyne.CanvasObject
	for _, name := range icons.Names() {
		glyphs = append(glyphs, kit.NewIcon(name, look.GlyphNav, look.Text1))
	}
	all := kit.Columns(12, 10, make([]float32, 14), glyphs...)
	sizes := kit.HBox(look.Gap16, text.Figure("89.42"), text.Title("标题 20"), text.Section("小标题 16"), text.Body("正文 14"), text.Small("说明 12"))
	shares := []chart.Share{{Name: "优秀", Count: 11, Token: look.Chart1}, {Name: "待决定", Count: 2, Token: look.Warn}, {Name: "合格", Count: 22, Token: look.Chart2}, {Name: "不合格", Count: 1, Token: look.Chart4}}
	counts := kit.NewSummaryCounts([]kit.CountItem{{Name: "全部", Count: 566, Dot: look.Pick}, {Name: "需确认", Count: 4, Dot: look.Warn, Tone: look.ToneWarn}, {Name: "有问题", Count: 7, Dot: look.Bad, Tone: look.ToneBad}}, []bool{false, true, true}, nil)
	return kit.VBox(look.Gap12, part("图表", container.NewStack(kit.Space(0, 110), bars)), part("图标", all), part("字号", sizes),
		chart.Legend(shares), chart.NewProportion(shares), counts.Box, kit.NewSteps([]string{"选择文件", "核对内容", "完成"}, 1))
}
