package members

import (
	"fmt"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// pioneer lists somebody's 先锋指数 by year and quarter, and what 民主评议 came to.
func (s *Screen) pioneer(m office.MemberDetail) fyne.CanvasObject {
	open := kit.SmallLink("打开本支部的先锋指数", func() { s.d.Go(shell.Pioneer, shell.PioneerOf{Org: m.BranchID, Member: m.ID}) })
	if len(s.index) == 0 {
		return kit.VBox(look.Gap8, text.Para("还没有先锋指数。在“先锋指数”里按季度填，填全一个季度就有。").In(look.Text2), kit.HBox(0, open))
	}
	box := kit.VBox(look.Gap8)
	for _, year := range s.index {
		value := "没有填全"
		if year.Value.Ready {
			value = year.Value.Value.String() + "　" + year.Value.Band
		}
		box.Add(kit.Border(nil, nil, nil, text.Strong(value), text.Strong(fmt.Sprintf("%d 年", year.Year))))
		for _, q := range year.Value.Quarters {
			if q == nil {
				continue
			}
			got := q.Why
			if q.Ready {
				got = q.Value.String() + "　" + q.Band
			}
			box.Add(kit.Border(nil, nil, nil, text.Body(got), text.Body(fmt.Sprintf("第 %d 季度", q.Quarter))))
		}
		if a := year.Appraisal; a != nil {
			words := "民主评议：" + a.Grade
			if a.Date != "" {
				words += "（" + a.Date.Long() + "）"
			}
			box.Add(text.Caption(words))
		}
		box.Add(kit.HRule(look.LineSoft))
	}
	box.Add(kit.HBox(0, open))
	return box
}
