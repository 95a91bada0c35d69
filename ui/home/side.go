package home

import (
	"fmt"
	"slices"
	"strings"
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
	mostPast          = 2
	mostDue           = 4
	mostNews          = 5
)

// side is the right column: what falls due, and what was changed last.
func (s *Screen) side(h *office.HomeFacts) fyne.CanvasObject {
	words := make([]string, len(dueSpans))
	for i, n := range dueSpans {
		words[i] = fmt.Sprintf("%d 天", n)
	}
	tabs := kit.NewTabs(kit.TabWords(words...), s.days, func(i int) { s.days = i; s.draw() }).Smaller()
	box := kit.VBox(0, kit.Spread(look.Gap8, []fyne.CanvasObject{text.Section("到期提醒")}, []fyne.CanvasObject{tabs}), kit.Space(0, look.Gap4))
	due := s.dueWithin(h, dueSpans[s.days])
	switch {
	case s.agenda == nil:
		box.Add(kit.Pad(text.Body("正在查看到期的事项").In(look.Text2), look.Gap4, 0, look.Gap4, 0))
	case len(due) == 0:
		box.Add(kit.Pad(text.Body(fmt.Sprintf("%d 天内没有到期的事", dueSpans[s.days])).In(look.Text2), look.Gap4, 0, look.Gap4, 0))
	}
	shown := due
	if !s.allDue {
		shown = nearest(due)
	}
	for _, d := range shown {
		box.Add(s.dueLine(d))
		box.Add(kit.HRule(look.LineSoft))
	}
	if more := len(due) - len(shown); more > 0 {
		box.Add(kit.Pad(kit.HBox(0, kit.SmallLink(moreWords(due, shown), func() { s.allDue = true; s.draw() })), look.Gap8, 0, 0, 0))
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

// dueWithin is what is overdue or falls due within days, the earliest first.
func (s *Screen) dueWithin(h *office.HomeFacts, days int) []office.DueDate {
	var due []office.DueDate
	if s.agenda != nil {
		for _, d := range h.Due(s.agenda, s.d.Office.Today()) {
			if d.Days <= days {
				due = append(due, d)
			}
		}
	}
	return due
}

// nearest are the first few of what is overdue and of what is to come, so that the one does not hide the other.
func nearest(due []office.DueDate) []office.DueDate {
	past := slices.IndexFunc(due, func(d office.DueDate) bool { return d.Days >= 0 })
	if past < 0 {
		past = len(due)
	}
	return slices.Concat(due[:min(past, mostPast)], due[past:min(len(due), past+mostDue)])
}

// moreWords says how much is folded away, and how much of that is overdue: it would stand before what is shown of the days to come.
func moreWords(due, shown []office.DueDate) string {
	words := fmt.Sprintf("另有 %d 项", len(due)-len(shown))
	if past := overdue(due) - overdue(shown); past > 0 {
		words += fmt.Sprintf("，其中 %d 项已过期", past)
	}
	return words
}

func overdue(due []office.DueDate) (n int) {
	for _, d := range due {
		if d.Days < 0 {
			n++
		}
	}
	return n
}

func (s *Screen) dueLine(d office.DueDate) fyne.CanvasObject {
	ink := look.Text1
	switch {
	case d.Days < 0:
		ink = look.Bad
	case d.Days <= dueSpans[0]:
		ink = look.Warn
	}
	screen, target := dueAt(d)
	words := d.Whom + "　" + d.What
	if d.Kind == office.DuePayment || d.Kind == office.DueStage { // of how many
		words = strings.TrimSpace(d.What + "　" + d.Whom)
	}
	link := kit.NewLink(text.Clean(words), func() { s.d.Go(screen, target) }).In(look.Text1).CuttingMiddle() // what is due stands at the end
	row := kit.HBox(0, kit.Wide(text.Strong(string(d.Date)).In(ink), 92), link, kit.Space(look.Gap12, 0), text.Small(d.Text()))
	return container.NewStack(kit.Space(0, dueRow-1), row)
}

// dueAt is where something that is due is settled.
func dueAt(d office.DueDate) (screen string, target any) {
	switch {
	case d.Kind == office.DueStage:
		return shell.Assess, shell.AssessAt{Place: office.AtPublication, Stage: d.Stage}
	case d.Kind == office.DueTerm:
		return shell.Branches, d.OrgID
	case d.Kind == office.DueProbation:
		return shell.Members, d.MemberID
	case d.EntryID != 0:
		return shell.Registers, d.EntryID
	}
	return shell.Registers, d.Register
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
