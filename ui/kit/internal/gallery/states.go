package main

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/resources/icons"
	"github.com/shuangbai/shuangbai/ui/kit"
)

func part(title string, o fyne.CanvasObject) fyne.CanvasObject {
	return kit.VBox(kit.Gap8, kit.Border(nil, kit.HRule(kit.Line), nil, nil, kit.Pad(kit.Small(title), 0, 0, 4, 0)), o)
}

func states() fyne.CanvasObject {
	columns := kit.Columns(30, 0, []float32{420, 420, 0}, leftStates(), middleStates(), rightStates())
	return container.NewStack(kit.NewFill(kit.Surface), kit.Pad(kit.VBox(kit.Gap12, kit.Title("控件与状态"), columns), 12, kit.Gap24, kit.Gap24, kit.Gap24))
}

func leftStates() fyne.CanvasObject {
	off := kit.NewButton("核定", nil)
	off.Disable()
	buttons := kit.HBox(kit.Gap12, kit.PrimaryButton("导入 89 人", nil), kit.NewButton("导出台账", nil), kit.DangerButton("撤销导入", nil), off)
	small := kit.HBox(kit.Gap8, kit.NewButton("编辑", nil).Small(), kit.NewButton("支部画像", nil).Small().Icon("document"),
		kit.MenuButton("更多", []kit.Option{{Text: "归档"}}).Small(), kit.NewIconButton("close", "关闭", nil), kit.NewLink("查看得分", nil))
	chips := kit.HBox(kit.Gap8, kit.NewChip("联合 3", false, nil), kit.NewChip("全部 40", true, nil), kit.ActiveChip("入党 2000 年以后", nil), kit.ActionChip("筛选", "plus", nil))
	levels := kit.HBox(kit.Gap8, kit.NewTag("必须", kit.ToneMust), kit.NewTag("一般", kit.ToneWarn), kit.NewTag("地方", kit.ToneMuted), kit.NewTag("数据", kit.ToneInfo))
	marks := kit.HBox(kit.Gap8, kit.NewTag("优秀", kit.ToneOK), kit.NewTag("合格", kit.ToneMuted), kit.NewTag("待决定", kit.ToneWarn), kit.NewTag("号码丢位", kit.ToneBad), kit.NewTag("由记录得出", kit.ToneInfo))
	bad := kit.NewField("有错", kit.NumberEntry("").With("11.50"))
	bad.SetError("满分 10 分，请填 0 到 10")
	read := kit.NewReadOnly("2 年 4 个月")
	fields := kit.Columns(16, kit.Gap12, []float32{190, 190}, kit.NewField("平常", kit.NewEntry("").With("何映川")), kit.NewField("空", kit.NewEntry("填写主持人")),
		kit.NewField("多行", kit.TextArea("写明依据", 2)), bad, kit.NewField("只读", read).Hint("由记录算出"), kit.NewField("下拉", kit.NewSelect([]string{"优秀", "合格"}, 0, nil)))
	partly := kit.NewCheck("部分", false, nil)
	partly.SetState(kit.Partly)
	choice := kit.HBox(kit.Gap16, kit.NewCheck("未选", false, nil), kit.NewCheck("已选", true, nil), partly, kit.NewSegments([]string{"自评", "复核"}, 1, nil))
	radios := kit.NewRadioGroup([]kit.Choice{{Text: "填入正确的身份证号"}, {Text: "身份证号先留空，其余照常导入", Detail: "导入后列入“数据待补”，补齐前不打印全号"}}, 0, true, nil)
	return kit.VBox(kit.Gap16, part("按钮", kit.VBox(kit.Gap12, buttons, small)), part("筛选、级别、状态", kit.VBox(kit.Gap8, chips, levels, marks)),
		part("输入", fields), part("选择", kit.VBox(kit.Gap8, choice, radios.Box)))
}

type stateRow struct {
	name  string
	tone  kit.Tone
	cell  kit.Tone
	score string
}

func middleStates() fyne.CanvasObject {
	t := kit.NewTable(kit.TableSpec[stateRow]{NoFoot: true, Inset: -1, CellPad: 12, Key: func(r stateRow) string { return r.name },
		RowTone: func(r stateRow) kit.Tone { return r.tone }, Picked: func(r stateRow) bool { return r.name == "选中" },
		Columns: []kit.Column[stateRow]{
			{ID: "name", Title: "支部", Flex: true, Lead: true, Text: func(r stateRow) string { return r.name }},
			{ID: "n", Title: "党员", Width: 80, Align: kit.Right, Text: func(stateRow) string { return "9" }},
			{ID: "s", Title: "得分", Width: 88, Align: kit.Right, Text: func(r stateRow) string { return r.score }, Tone: func(r stateRow) kit.Tone { return r.cell }},
		}})
	t.SetRows([]stateRow{{name: "平常", score: "92.50"}, {name: "选中", score: "92.50"}, {name: "选中并有键盘焦点", score: "92.50"},
		{name: "整行需确认", score: "92.50", tone: kit.ToneWarn}, {name: "一格有问题", score: "92.50", cell: kit.ToneBad}, {name: "一格待确认", score: "92.50", cell: kit.ToneWarn}})
	t.SetCurrent("选中并有键盘焦点")
	table := container.NewStack(kit.Space(420, 226), t.Object())
	busy := kit.NewBusyPanel("", "停止核对", func() {})
	busy.Set("正在核对第 3,120 / 10,000 行", 3120, 10000)
	note := kit.NewNote(kit.ToneWarn, "覆盖 8 家单位，一般不超过 5 家", "ORG-04", "《支部工作条例（试行）》第五条",
		kit.NewButton("按街道拆成两个", nil).Small(), kit.NewButton("登记理由", nil).Small())
	must := kit.NewNote(kit.ToneBad, "1 家单位满 3 名，应单独建支部", "ORG-01", "知味烹饪培训学校 4 名正式党员；第四条")
	tabs := kit.NewTabs([]kit.TabItem{{Text: "概况"}, {Text: "单位", Count: "8", Tone: kit.ToneWarn}, {Text: "班子"}, {Text: "党员 18"}, {Text: "历年"}}, 1, nil)
	empty := kit.NewEmptyState("没有符合条件的党员", "566 人中没有人同时满足 3 个筛选条件", kit.NewButton("清除筛选", nil).Small())
	return kit.VBox(kit.Gap12, part("表格行", table), part("进度与提示", busy.Object), note, must, tabs, part("空列表", container.NewStack(kit.Space(0, 110), empty)))
}

func rightStates() fyne.CanvasObject {
	radar := kit.NewRadarChart([]string{"政治", "组织", "生活", "队伍", "作用", "评价"}, []kit.Series{
		{Values: []float64{.95, .85, .8, .85, .75, .8}, Token: kit.Chart3}, {Values: []float64{1, .95, .85, .9, .8, .8}, Token: kit.Chart1}})
	lines := kit.NewLineChart([]string{"2024", "2025", "2026"}, []kit.Series{{Name: "业务", Values: []float64{91, 90.5, 93}, Token: kit.Chart2, Hollow: true},
		{Name: "党建", Values: []float64{86, 88, 89.4}, Token: kit.Chart1}}, 80, 100)
	bars := kit.NewBarChart([]kit.ChartBar{{Label: "60 以下", Value: 1, Token: kit.Chart4}, {Label: "60–65", Value: 1, Token: kit.Chart3}, {Label: "75–80", Value: 3, Token: kit.Chart2},
		{Label: "85–90", Value: 8, Token: kit.Chart2}, {Label: "90–95", Value: 9, Token: kit.Chart1}}, []kit.ChartMark{{Before: 1, Text: "基本合格 60"}, {Before: 4, Text: "优秀 90"}})
	var glyphs []fyne.CanvasObject
	for _, name := range icons.Names() {
		glyphs = append(glyphs, kit.NewIcon(name, kit.GlyphNav, kit.Text1))
	}
	all := kit.Columns(12, 10, make([]float32, 14), glyphs...)
	sizes := kit.HBox(kit.Gap16, kit.Figure("89.42"), kit.Title("标题 20"), kit.Section("小标题 16"), kit.Body("正文 14"), kit.Small("说明 12"))
	shares := []kit.Share{{Name: "优秀", Count: 11, Token: kit.Chart1}, {Name: "待决定", Count: 2, Token: kit.Warn}, {Name: "合格", Count: 22, Token: kit.Chart2}, {Name: "不合格", Count: 1, Token: kit.Chart4}}
	counts := kit.NewSummaryCounts([]kit.CountItem{{Name: "全部", Count: 566, Dot: kit.Pick}, {Name: "需确认", Count: 4, Dot: kit.Warn, Tone: kit.ToneWarn}, {Name: "有问题", Count: 7, Dot: kit.Bad, Tone: kit.ToneBad}}, []bool{false, true, true}, nil)
	limit := kit.NewLimitBar(8, 5, "实有 8", "限值 5", kit.ToneWarn, false)
	return kit.VBox(kit.Gap12, part("图表", kit.Columns(8, 0, []float32{180, 0}, radar, lines)), container.NewStack(kit.Space(0, 110), bars), part("图标", all), part("字号", sizes),
		kit.Legend(shares), kit.NewProportionBar(shares), counts.Box, kit.NewSteps([]string{"选择文件", "核对内容", "完成"}, 1), limit)
}
