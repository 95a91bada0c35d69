package assess

import (
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// publicationRow says from when to when the result is public. While that waits for its last day, the row of what is missing bears the
// button to change the days.
func (v *stepsView) publicationRow(stage *office.YearStage) fyne.CanvasObject {
	p := v.s.facts.Publication
	left := []fyne.CanvasObject{text.Strong(fmt.Sprintf("公示 %s 至 %s", p.First, p.Last)), kit.Tipped(text.Small(office.PublicationNote(*p)))}
	var right []fyne.CanvasObject
	waits := slices.ContainsFunc(stage.Missing, func(m office.Missing) bool { return m.Wait })
	if v.s.facts.Year.ArchivedOn == "" && !waits {
		right = append(right, shell.Writing(v.s.d, kit.NewButton("改公示日期", v.askPublish)).Small())
	}
	return kit.Spread(look.Gap8, left, right)
}

// askPublish asks from when to when the result is made public. The last day follows the first until it is written.
func (v *stepsView) askPublish() {
	s := v.s
	if !s.closed() {
		return
	}
	p := model.Publication{Year: s.year, First: s.d.Office.Today()}
	if p.First.Before(s.facts.Year.DecidedOn) {
		p.First = s.facts.Year.DecidedOn
	}
	p.Last = office.LastPublicDay(p.First)
	if known := s.facts.Publication; known != nil {
		p = *known
	}
	first, last := kit.NewDateEntry(s.d.Office.Now()).With(string(p.First)), kit.NewDateEntry(s.d.Office.Now()).With(string(p.Last))
	firstField, lastField := kit.NewField("第一天", first), kit.NewField("最后一天", last).Hint(office.PublicationNote(p))
	own := s.facts.Publication != nil
	setting := false
	read := func() (model.Publication, bool) {
		from, badFrom := form.Day(first.Value(), p.First)
		to, badTo := form.Day(last.Value(), p.Last)
		return model.Publication{Year: s.year, First: from, Last: to}, badFrom == nil && badTo == nil && from != "" && to != ""
	}
	hint := func() { // what is wrong stays said, also when the field that the button leaves tells of itself once more
		lastField.SetError("")
		switch now, ok := read(); {
		case !ok:
			lastField.Hint("两天都写成年-月-日，如 2026-12-17 或 2026.12.17")
		case now.Last.Before(now.First):
			lastField.SetError("最后一天早于第一天")
		default:
			lastField.Hint(office.PublicationNote(now))
		}
	}
	first.OnChanged = func(string) {
		firstField.SetError("")
		if from, err := form.Day(first.Value(), p.First); err == nil && from != "" && !own {
			setting = true
			last.SetText(string(office.LastPublicDay(from)))
			setting = false
		}
		hint()
	}
	last.OnChanged = func(string) {
		own = own || !setting
		hint()
	}
	title, safe, act := fmt.Sprintf("公示 %d 年度考核结果", s.year), "不公示", "开始公示"
	if s.facts.Publication != nil {
		title, safe, act = "改公示日期", "不改", "改为这几天"
	}
	kit.ShowDialog(s.d.Window.Canvas(), kit.DialogSpec{Title: title, Text: "公示期间收到的异议登记在这里，处理完才能归档。", Content: kit.FormGrid(2, firstField, lastField), Safe: safe, Act: act, Focus: first,
		OnAct: func() bool {
			now, ok := read()
			switch {
			case !ok:
				firstField.SetError("两天都写成年-月-日，如 2026-12-17 或 2026.12.17")
				return false
			case now.Last.Before(now.First):
				hint()
				return false
			case now.First.Before(s.facts.Year.DecidedOn):
				firstField.SetError(fmt.Sprintf("不能早于核定（%s）", s.facts.Year.DecidedOn))
				return false
			}
			v.change(fmt.Sprintf("定公示日期 %s 至 %s", now.First, now.Last), func(ctx context.Context, o *office.Office) (int64, error) { return o.Publish(ctx, now) })
			return true
		}})
}

// change writes something about the year and reads it again.
func (v *stepsView) change(what string, do func(context.Context, *office.Office) (int64, error)) {
	v.s.writes.rereadYear = true
	v.s.writes.add(what, do, func(change int64) { v.s.d.Said("已"+what, change) })
}

// askArchive asks for the day and puts the year away.
func (v *stepsView) askArchive() {
	s := v.s
	entry := kit.NewDateEntry(s.d.Office.Now()).With(string(s.d.Office.Today()))
	field := kit.NewField("归档日期", entry)
	entry.OnChanged = func(string) { field.SetError("") }
	kit.ShowDialog(s.d.Window.Canvas(), kit.DialogSpec{Title: fmt.Sprintf("归档 %d 年度考核", s.year),
		Text:    "归档以后，分数、等次、意见、公示和异议都不能再改。要改只能重新打开，写明原因，再核定、公示一次。",
		Content: field, Safe: "不归档", Act: fmt.Sprintf("归档 %d 年度", s.year), Focus: entry,
		OnAct: func() bool {
			day, err := form.Day(entry.Value(), s.d.Office.Today())
			if err == nil && day == "" {
				err = model.Errorf(model.Invalid, "写成年-月-日，如 %s", s.d.Office.Today())
			}
			if err != nil {
				field.SetError(model.MessageOf(err))
				return false
			}
			if s.d.Office.Today().Before(day) {
				field.SetError("归档日期还没有到")
				return false
			}
			v.archive(day)
			return true
		}})
}

func (v *stepsView) archive(day model.Date) {
	s, year := v.s, v.s.year
	s.run(shell.Work{What: "正在归档",
		Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) error {
			_, err := o.Archive(ctx, year, day)
			return err
		},
		Done: func(err error) error {
			if err == nil {
				s.d.Toasts.Say(fmt.Sprintf("%d 年度考核已归档", year), "出全套材料", s.d.Here(func() { s.d.Go(shell.Papers, "packet") }))
				s.Changed()
			}
			return err
		}})
}
