package districts

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model/district"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// conflicts are the results of a committee that wait for a decision, each with the two ways to decide.
func (s *Screen) conflicts(r row) fyne.CanvasObject {
	box := kit.VBox(look.Gap8, kit.NewNote(look.ToneWarn, fmt.Sprintf("%d 处和已核定的结果不一致", len(r.Conflicts)), "",
		"定之前以原来核定的为准。问清党委：是重新核定过，还是报错了"))
	for _, c := range r.Conflicts {
		keep := kit.NewButton("保留原来的", func() { s.settle([]district.Conflict{c}, false) }).Small()
		take := kit.NewButton("采用后来的", func() { s.settle([]district.Conflict{c}, true) }).Small()
		if s.d.Office.ReadOnly() {
			keep.Disable()
			take.Disable()
		}
		box.Add(kit.VBox(2, text.Strong(cut(c.Name, 18)), text.Caption(fmt.Sprintf("%d 年度　原来 %s　后来 %s", c.Year, c.Standing, c.Incoming)),
			text.Hint("后来的数据包做于 "+c.MadeAt), kit.Space(0, 2), kit.HBox(look.Gap8, keep, take), kit.Space(0, look.Gap4), kit.HRule(look.Line)))
	}
	if len(r.Conflicts) > 1 && !s.d.Office.ReadOnly() {
		box.Add(kit.HBox(look.Gap16, kit.SmallLink("全部保留原来的", func() { s.settle(r.Conflicts, false) }), kit.SmallLink("全部采用后来的", func() { s.settle(r.Conflicts, true) })))
	}
	return box
}

// settle decides, and goes on to the next one.
func (s *Screen) settle(conflicts []district.Conflict, take bool) {
	var set int64
	s.d.Run(shell.Work{What: "正在保存", Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) (err error) {
		set, err = o.SettleResults(ctx, conflicts, take)
		return err
	}, Done: func(err error) error {
		if err == nil {
			word := map[bool]string{true: "采用后来的", false: "保留原来的"}[take]
			s.d.Said(fmt.Sprintf("%d 处结果%s", len(conflicts), word), set)
		}
		return err
	}})
}
