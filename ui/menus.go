package ui

import (
	"fmt"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// committeeMenu is what the committee's name opens: other data files, and the settings.
func (w *Window) committeeMenu() []kit.Option {
	var first []kit.Option
	if w.office.ReadOnly() {
		first = []kit.Option{{Text: "接着改动这份文件", Icon: "edit", Do: w.takeTurn}}
	}
	return append(append(first,
		kit.Option{Text: "打开别的数据文件", Icon: "folder", Do: w.askOpen},
		kit.Option{Text: "党委资料和备份", Icon: "sliders", Do: func() { w.Go(shell.Settings, nil) }},
	), w.recentMenu()...)
}

func yearWord(year int) string {
	return fmt.Sprintf("%d 年度", year)
}

// yearMenu offers the years that may be worked in.
func (w *Window) yearMenu(f office.FrameFacts) []kit.Option {
	var menu []kit.Option
	for _, year := range f.Years {
		menu = append(menu, kit.Option{Text: yearWord(year), Ticked: year == f.Committee.Year, Do: func() { w.desk.WorkIn(year, nil) }})
	}
	return menu
}
