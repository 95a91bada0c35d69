package main

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
)

func extras(w fyne.Window) fyne.CanvasObject {
	figures := kit.FigureRow([]kit.FigureItem{{Name: "党组织", Value: "40", Parts: "支部 37　联合 3", Open: func() {}}, {Name: "党员", Value: "566", Parts: "正式 544　预备 22"},
		{Name: "体检问题", Value: "23", Parts: "必须 8　一般 9　其他 6", Tone: look.ToneBad}, {Name: "自评已交", Value: "34", Parts: "共 40，差 6 个支部"}})
	stages := kit.NewStageLine([]kit.Stage{{Name: "下发", Date: "11-02 完成", Part: 1, State: kit.StageDone}, {Name: "自评", Count: "34 / 40", Date: "11-25 截止", Part: .85, State: kit.StagePassed},
		{Name: "复核", Count: "21 / 34", Date: "12-04 截止", Part: .6, State: kit.StageNow}, {Name: "测评", Date: "12-10"}, {Name: "核定", Date: "12-15"}, {Name: "公示", Date: "12-17 至 12-23"}, {Name: "归档", Date: "12-31"}})
	tasks := kit.VBox(0, kit.NewTaskRow("alert", look.ToneBad, "6 个支部未交自评表", "距截止还有 2 天", "11-25", look.ToneNone, kit.PrimaryButton("催交", nil)),
		kit.NewTaskRow("warning", look.ToneWarn, "1 名预备党员到期未讨论转正", "陈一舟，听松书法培训中心，超过 37 天", "已逾期", look.ToneBad, kit.NewButton("查看", nil)))
	cards := kit.NewOptionCards([]kit.Choice{{Text: "民办教育", Detail: "学校、幼儿园、培训机构"}, {Text: "律师行业", Detail: "律师事务所、分所"}}, 0, nil)
	steps := kit.NewStepList([]kit.Choice{{Text: "建立党委资料", Detail: "行业、名称、年度"}, {Text: "导入党组织台账和党员花名册", Detail: "表格可以是任何排法"}, {Text: "看一遍体检", Detail: "缺什么、差多少、怎么改"}}, 1)
	date := kit.NewDateEntry(time.Date(2026, 11, 23, 0, 0, 0, 0, time.Local)).With("2026-07-14")
	form := kit.Columns(look.Gap12, look.Gap12, []float32{150, 150, 0}, kit.NewField("日期", date), kit.NewField("应到", kit.NumberEntry("").With("5")), kit.NewField("议题", kit.NewEntry("")))
	time.AfterFunc(2*time.Second, func() { fyne.Do(func() { w.Canvas().Focus(cards) }) })
	return container.NewStack(kit.NewFill(look.Surface), kit.Pad(kit.VBox(look.Gap20, figures, stages, tasks, kit.Wide(cards, 400), kit.Columns(24, 0, []float32{300, 0}, steps, form)), 24, 24, 24, 24), kit.NewTips(w.Canvas()))
}
