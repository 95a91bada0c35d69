package settings

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
)

// lifeFrom are the fields that say from when Party life is judged, and why, which shows only where that has to be said.
func (s *Screen) lifeFrom(c model.Committee) fyne.CanvasObject {
	made, err := s.d.Office.MadeIn(context.Background())
	if err != nil {
		s.d.Fail(err)
	}
	from := kit.NewEntry("如 2026 或 2026-06").With(string(c.LifeFrom))
	since := s.form.Add("life_from", "组织生活从哪年起检查", from).Hint(fmt.Sprintf("以前的只存档、不检查；空着就从建数据文件的 %s 年起", made))
	why := s.form.Add("life_reason", "为什么不从"+string(made)+"年起检查", kit.NewEntry("如 区里统一从十月起").With(c.LifeReason)).
		Hint("以前缺的活动不再报出来，所以要写依据，印在体检报告上")
	show := func(text string) {
		day, err := form.Date(text, s.d.Office.Today())
		why.Hidden = err != nil || !office.LifeNeedsReason(day, made)
		why.Refresh()
	}
	noted := from.OnChanged
	from.OnChanged = func(text string) { noted(text); show(text) }
	show(from.Text)
	return kit.FormGrid(2, since, why)
}
