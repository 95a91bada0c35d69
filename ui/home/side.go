package home

import (
	"fmt"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// dueSpans are the spans of days for which due dates can be shown.
var dueSpans = []int{30, 60, 180}

const (
	dueRow    float32 = 36
	changeRow float32 = 32
	mostDue           = 5
	mostNews          = 5
)

// side is the right column: what falls due, and what was changed last.
func (s *Screen) side(h *office.HomeFacts) fyne.CanvasObject {
	words := make([]string, len(dueSpans))
	for i, n := range dueSpans {
		words[i] = fmt.Sprintf("%d 天", n)
	}
	tabs := kit.NewTabs(kit.TabWords(words...), s.days, func(i int) { s.days = i; s.Changed() }).Smaller()
	box := kit.VBox(0, kit.Spread(look.Gap8, []fyne.CanvasObject{text.Section("任期届满")}, []fyne.CanvasObject{tabs}), kit.Space(0, look.Gap4))
	due := s.dueWithin(h, dueSpans[s.days])
	if len(due) == 0 {
		box.Add(kit.Pad(text.Body(fmt.Sprintf("%d 天内没有届满的党组织", dueSpans[s.days])).In(look.Text2), look.Gap4, 0, look.Gap4, 0))
	}
	for i, r := range due {
		if i == mostDue {
			box.Add(kit.Pad(kit.HBox(0, kit.SmallLink(fmt.Sprintf("另有 %d 个", len(due)-mostDue), func() { s.d.Go(shell.Branches, nil) })), look.Gap8, 0, 0, 0))
			break
		}
		box.Add(s.dueLine(r))
		box.Add(kit.HRule(look.LineSoft))
	}
	box.Add(kit.Space(0, look.Gap16))
	box.Add(kit.Spread(look.Gap8, []fyne.CanvasObject{text.Section("最近变更")},
		[]fyne.CanvasObject{kit.SmallLink("全部变更记录", func() { s.d.Go(shell.History, nil) })}))
	box.Add(kit.Space(0, look.Gap4))
	for i, c := range h.Recent {
		if i == mostNews {
			break
		}
		box.Add(s.changeLine(c))
		box.Add(kit.HRule(look.LineSoft))
	}
	return box
}

// dueWithin are the organisations whose term ended or ends within days, the earliest first.
func (s *Screen) dueWithin(h *office.HomeFacts, days int) []office.BranchRow {
	due := append([]office.BranchRow{}, h.TermOverdue...)
	for _, r := range h.TermDueSoon {
		if r.TermDays <= days {
			due = append(due, r)
		}
	}
	return due
}

func (s *Screen) dueLine(r office.BranchRow) fyne.CanvasObject {
	ink := look.Warn
	if r.Term == office.TermOverdue {
		ink = look.Bad
	}
	name := text.Truncate(text.Clean(r.Org.Name), 236, look.SizeBody, false)
	link := kit.NewLink(name, func() { s.d.Go(shell.Branches, r.Org.ID) }).In(look.Text1)
	date := text.Strong(string(r.Org.TermEnd)).In(ink)
	row := kit.HBox(0, kit.Wide(date, 92), link, kit.Space(look.Gap12, 0), text.Small(r.TermText()).Cutting())
	return container.NewStack(kit.Space(0, dueRow-1), row)
}

func (s *Screen) changeLine(c model.ChangeSet) fyne.CanvasObject {
	row := kit.HBox(0, kit.Wide(text.Small(when(c.At, s.d.Office.Now())), 48), kit.Wide(text.Small(text.Truncate(text.Clean(c.Who), 44, look.SizeSmall, false)), 52),
		text.Body(c.Why).Cutting())
	return container.NewStack(kit.Space(0, changeRow-1), row)
}

// when is the time of a change as one reads it today: 10:38, 周五 or 11-02.
func when(at, now time.Time) string {
	at = at.In(now.Location())
	switch {
	case model.DateOf(at) == model.DateOf(now):
		return at.Format("15:04")
	case now.Sub(at) < 6*24*time.Hour:
		return "周" + weekdayWord(at.Weekday())
	case at.Year() == now.Year():
		return at.Format("01-02")
	}
	return at.Format("2006")
}
