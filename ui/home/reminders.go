package home

import (
	"fmt"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

const (
	remindBar   float32 = 44
	remindWidth float32 = 640
	remindLater         = 2 * time.Hour // after which 稍后 reminds again
)

// reminders is the bar of what is to be thought of today; nil when there is nothing, or the user has put it off.
func (s *Screen) reminders(h *office.HomeFacts) fyne.CanvasObject {
	if s.agenda == nil || s.d.Office == nil {
		return nil // shown once, with everything
	}
	now, today := s.d.Office.Now(), string(s.d.Office.Today())
	all := office.Reminders(h, s.agenda, s.backup)
	if len(all) == 0 || now.Before(s.later) || s.d.Prefs.Get(s.remindKey()) == today {
		return nil
	}
	var titles []string
	for _, t := range all {
		titles = append(titles, t.Title)
	}
	head := kit.HBox(look.Gap8, kit.NewIcon("bell", look.GlyphInline, look.Warn), text.Strong(fmt.Sprintf("今天提醒 %d 件", len(all))), kit.Space(look.Gap8, 0))
	acts := kit.HBox(look.Gap8, kit.NewButton("稍后", s.remindAgain).Small(), kit.NewButton("看一看", func() { s.showReminders(all) }).Small())
	row := kit.Border(nil, nil, head, acts, text.Body(strings.Join(titles, "；")).Cutting())
	return kit.Pad(kit.Bar(remindBar, look.ToneWarn.Soft(), false, true, kit.Pad(row, 0, look.Gap24, 0, look.Gap24)), 0, 0, look.Gap8, 0)
}

func (s *Screen) remindKey() string { return "reminded." + s.d.Office.Path() }

// remindAgain puts the reminders off for a while.
func (s *Screen) remindAgain() {
	s.later = s.d.Office.Now().Add(remindLater)
	s.draw()
}

// showReminders lists the reminders, each with the way to where it is settled.
func (s *Screen) showReminders(all []office.Task) {
	box := kit.VBox(0)
	var d *kit.Dialog
	for _, t := range all {
		icon, screen, target := placeOf(t)
		tone := look.ToneWarn
		if t.Urgency == office.Overdue {
			tone = look.ToneBad
		}
		box.Add(kit.NewTaskRow(icon, tone, t.Title, t.Detail, "", look.ToneNone, kit.NewButton(t.Verb, func() { d.Close(); s.d.Go(screen, target) })))
	}
	d = kit.ShowDialog(s.d.Window.Canvas(), kit.DialogSpec{Title: fmt.Sprintf("今天提醒 %d 件", len(all)), Content: box, Width: remindWidth,
		Safe: "稍后再提醒", OnSafe: s.remindAgain, Act: "今天不再提醒", OnAct: func() bool {
			s.d.Prefs.Set(s.remindKey(), string(s.d.Office.Today()))
			s.draw()
			return true
		}, Unsaved: kit.NothingToLose})
}
