package shell

import (
	"context"
	"errors"
	"fmt"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
)

// AskLifeFrom asks from which year Party life is judged, where that is what a write has to know (office.EarlierYears), and does
// it again with the answer, or gives it up, which is told as an error. It reports whether it asked.
func (d *Desk) AskLifeFrom(err error, again func(context.Context), giveUp func(error)) bool {
	var q *office.EarlierYears
	if !errors.As(err, &q) {
		return false
	}
	answer := func(year int) { again(office.JudgingLifeFrom(context.Background(), year)) }
	kit.ShowDialog(d.Window.Canvas(), kit.DialogSpec{Title: "组织生活从哪年起检查", Text: q.Text(),
		Safe: "先不登记", OnSafe: func() { giveUp(model.Errorf(model.Cancelled, "没有登记，什么都没有改动")) },
		Give: "只存档", OnGive: func() { answer(q.From) },
		Act: fmt.Sprintf("从 %d 年起检查", q.First), OnAct: func() bool { answer(q.First); return true }})
	return true
}
