package life

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/table"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

const (
	manyWide float32 = 760
	manyForm float32 = 342
	manyHigh float32 = 400 // of form and list, which scroll in a low window
)

// enterMany asks for one activity in which many branches took part: the selected ones, or all that are listed.
func (s *Screen) enterMany() {
	if s.board == nil || s.d.Office.ReadOnly() {
		return
	}
	s.Leave(s.askMany)
}

func (s *Screen) askMany() {
	a := model.NewActivity(0, s.kind, "")
	if a.Kind == "" {
		a.Kind = model.PartyDay
	}
	fields := form.For(record.Activities.Fields, &a, s.d.Office.Now(), nil)
	count := text.Small("")
	var dialog *kit.Dialog
	list := table.New(table.Spec[row]{Key: key, Checks: true, RowHeight: look.DenseRow, Unit: "个支部", NoFoot: true,
		OnPick: func(rows []row) { count.SetText(fmt.Sprintf("已选 %d 个支部", len(rows))) },
		Columns: []table.Column[row]{
			{ID: "name", Title: "支部", Width: 180, Flex: true, Always: true, Text: func(r row) string { return model.PlainBranch(r.Org.Name) }},
			{ID: "parent", Title: "党总支", Width: 110, Text: func(r row) string { return r.Parent }},
		}})
	shown := s.table.Shown()
	list.SetRows(shown)
	chosen := shown
	if rows, _ := s.table.Range(); len(rows) > 1 {
		chosen = rows
	}
	var keys []string
	for _, r := range chosen {
		keys = append(keys, key(r))
	}
	list.SetSelected(keys...)
	boxes := kit.VScroll(kit.Pad(kit.VBox(look.Gap12, fields.Line("kind", "date"), fields.Line("topic"), fields.Line("place"), fields.Line("chair", "recorder"),
		fields.Line("due", "present"), fields.Line("absent"), fields.Line("hours", "to_date")), 0, look.Gap12, 0, 0))
	content := kit.Columns(look.Gap8, 0, []float32{manyForm, 0}, container.NewStack(kit.Space(0, manyHigh), boxes),
		kit.Border(nil, count, nil, nil, container.NewStack(kit.Space(0, manyHigh-look.Gap24), list.Object())))
	fields.Start()
	dialog = kit.ShowDialog(s.d.Window.Canvas(), kit.DialogSpec{Title: "批量登记", Text: "同一次活动，给选中的支部各记一条；各支部不一样的先空着，以后打开记录补填。", Content: content, Width: manyWide,
		Safe: "不登记", Act: "登记", Note: "Ctrl+Enter 登记", Unsaved: fields.Touched, Focus: focusable(fields.Field("date").Control), OnAct: func() bool {
			fields.Clear()
			all, ok := s.readMany(fields, a, list.Selected())
			if !ok {
				return false
			}
			enter := func() {
				dialog.Close()
				s.record((*office.Office).AddActivities, all, fmt.Sprintf("批量登记 %s %s，%d 个支部", all[0].Date, all[0].Kind.Label(), len(all)))
			}
			if year := all[0].Date.Year(); year != s.board.Year {
				s.askOtherYear(year, enter)
				return false
			}
			enter()
			return false
		}})
}

// askOtherYear asks before records go into a year that is not the one shown: mostly the year is a slip.
func (s *Screen) askOtherYear(year int, enter func()) {
	kit.ShowDialog(s.d.Window.Canvas(), kit.DialogSpec{Title: fmt.Sprintf("日期是 %d 年的", year),
		Text: fmt.Sprintf("现在看的是 %d 年，登记的活动在 %d 年。", s.board.Year, year),
		Safe: "改日期", Act: fmt.Sprintf("登记到 %d 年", year), OnAct: func() bool { enter(); return true }})
}

func focusable(o fyne.CanvasObject) fyne.Focusable {
	f, _ := o.(fyne.Focusable)
	return f
}

// readMany makes a record for each branch; ok is false when something is wrong with it, which is said.
func (s *Screen) readMany(fields *form.Records[model.Activity], a model.Activity, rows []row) (all []model.Activity, ok bool) {
	if !fields.Read(&a) {
		return nil, false
	}
	if len(rows) == 0 {
		s.d.Toasts.Problem("先勾选支部")
		return nil, false
	}
	for _, r := range rows {
		a.OrgID = r.Org.ID
		all = append(all, a)
	}
	if err := s.d.Office.CheckActivity(all[0]); err != nil {
		if !fields.Show(err) {
			s.d.Fail(err)
		}
		return nil, false
	}
	return all, true
}
