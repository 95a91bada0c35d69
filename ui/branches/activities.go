package branches

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/table"
	"github.com/shuangbai/shuangbai/ui/life"
	"github.com/shuangbai/shuangbai/ui/records"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// formHigh is the height of the form in its dialog, in px: it scrolls, so that it fits into a low window.
const formHigh float32 = 360

// lifeList are the records of Party life of the working year; Enter or a double click changes one.
func (s *Screen) lifeList(b office.BranchDetail) fyne.CanvasObject {
	columns := []table.Column[model.Activity]{
		{ID: "date", Title: "日期", Width: 96, Text: func(a model.Activity) string { return string(a.Date) }},
		{ID: "kind", Title: "类别", Width: 84, Text: func(a model.Activity) string { return a.Kind.Label() }},
		{ID: "topic", Title: "主题", Width: 88, Flex: true, Text: func(a model.Activity) string { return a.Topic }},
		{ID: "present", Title: "到会", Width: 64, Align: look.Right, Text: attendance},
	}
	return small(columns, func(a model.Activity) string { return fmt.Sprint(a.ID) }, b.Activities,
		kit.NewEmptyState("本年度还没有组织生活记录", "导入支部报来的活动记录表，或者一次一次登记",
			shell.Writing(s.d, kit.NewButton("登记活动", func() { s.addActivity(b) })).Small().Icon("plus")), func(a model.Activity) { s.askActivity(b, a) })
}

func attendance(a model.Activity) string {
	switch {
	case a.Present < 0:
		return ""
	case a.Due < 0:
		return fmt.Sprint(a.Present)
	}
	return fmt.Sprintf("%d/%d", a.Present, a.Due)
}

// addActivity asks for a new record of Party life, beginning with what the latest one says.
func (s *Screen) addActivity(b office.BranchDetail) {
	a := model.NewActivity(b.Org.ID, model.PartyDay, "")
	for _, latest := range b.Activities {
		if latest.Kind == a.Kind {
			a.Place, a.Chair, a.Recorder, a.Due = latest.Place, latest.Chair, latest.Recorder, latest.Due
		}
	}
	s.askActivity(b, a)
}

// askActivity asks for a record of Party life, or for changes to one.
func (s *Screen) askActivity(b office.BranchDetail, a model.Activity) {
	f := life.NewForm(a, s.d.Office.Now(), "")
	q := records.Question{Title: "登记活动", Text: b.Org.Name, Fields: f.Form, Content: container.NewStack(kit.Space(0, formHigh), kit.VScroll(f.Body)), Focus: f.Entry("date"), Safe: "不登记", Act: "登记",
		Read: func() (records.Write, bool) {
			write, ok := f.Save()
			return func(ctx context.Context, o *office.Office) (int64, int64, error) {
				_, change, err := write(ctx, o)
				return b.Org.ID, change, err
			}, ok
		},
		Said: func(int64) string { return "已登记" + model.PlainBranch(b.Org.Name) + "的活动" }}
	if a.ID != 0 {
		q.Title, q.Safe, q.Act, q.Said = "修改活动记录", "不改了", "保存修改", func(int64) string { return "已修改" + string(a.Date) + "的记录" }
	}
	s.Ask(q)
}
