package ui

import (
	"context"
	"fmt"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// committeeMenu is what the committee's name opens: other data files, and the settings.
func (w *Window) committeeMenu() []kit.Option {
	return append([]kit.Option{
		{Text: "打开别的数据文件", Icon: "folder", Do: w.askOpen},
		{Text: "党委资料和备份", Icon: "sliders", Do: func() { w.Go(shell.Settings, nil) }},
	}, w.recentMenu()...)
}

func yearWord(year int) string {
	if year == 0 {
		return "未定年度"
	}
	return fmt.Sprintf("%d 年度", year)
}

// yearMenu offers the years around now and those already assessed.
func (w *Window) yearMenu(c model.Committee) []kit.Option {
	var menu []kit.Option
	now := w.office.Now().Year()
	for year := now + 1; year >= now-3; year-- {
		menu = append(menu, kit.Option{Text: yearWord(year), Ticked: year == c.Year, Do: func() {
			c.Year = year
			w.desk.Run(shell.Work{What: "正在换年度", Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) error {
				_, err := o.SaveCommittee(ctx, c)
				return err
			}})
		}})
	}
	return menu
}
