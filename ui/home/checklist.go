package home

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// The lists at the left of the home screen.
const (
	listByItself = -1 // the checklist while the data file is not ready for its year
	listNow      = 0
	listYear     = 1
)

// checklist draws the whole year, from the committee's own data to the archive: what is done, what is next, and where.
func (s *Screen) checklist(h *office.HomeFacts, tabs fyne.CanvasObject) fyne.CanvasObject {
	all := h.Checklist()
	done := 0
	for _, step := range all {
		if step.State == office.StepDone {
			done++
		}
	}
	facts := text.Small(fmt.Sprintf("共 %d 步，办完 %d 步", len(all), done))
	box := kit.VBox(0, kit.Spread(look.Gap8, []fyne.CanvasObject{tabs}, []fyne.CanvasObject{facts}))
	for _, step := range all {
		box.Add(s.stepRow(step))
	}
	if len(h.Afterwards) > 0 {
		box.Add(kit.Pad(text.Section("全年办完，接着办"), look.Gap12, 0, look.Gap4, 0))
	}
	for _, t := range h.Afterwards {
		box.Add(s.taskRow(t, s.first == nil))
	}
	return box
}

func (s *Screen) stepRow(step office.Step) fyne.CanvasObject {
	screen, target := PlaceOfStep(&step)
	open := func() { s.d.Go(screen, target) }
	if step.State == office.StepLeft && step.CanSkip {
		open = func() { s.skip(step.ID, false) }
	}
	verb := kit.NewButton(step.Verb, open)
	if screen == shell.Intake {
		shell.Writing(s.d, verb)
	}
	if step.First {
		verb.Kind(kit.Primary)
		s.first = verb
	}
	icon, tone := "clock", look.ToneMuted
	switch {
	case step.Late:
		icon, tone = "alert", look.ToneBad
	case step.State == office.StepDone:
		icon, tone = "check", look.ToneOK
	case step.State == office.StepLeft:
		icon, tone = "minus", look.ToneWarn
	case step.State == office.StepNow:
		icon, tone = "arrow-right", look.ToneInfo
	}
	due, dueTone := step.Due, look.ToneNone
	if step.Late {
		due, dueTone = "已逾期", look.ToneBad
	}
	done, words := step.Lines()
	if step.State == office.StepLeft && step.CanSkip {
		done, words = "", "已跳过，随时可以接着办"
	}
	row := kit.NewTaskRow(icon, tone, fmt.Sprintf("%d　%s", step.Number, step.Title), words, due, dueTone, verb).Beside(done)
	if step.First {
		s.row = row
	}
	if step.CanSkip && step.State != office.StepLeft {
		row.Second(kit.NewButton("先跳过", func() { s.skip(step.ID, true) }))
	}
	return row
}

// PlaceOfStep is where a step of the checklist is done: a screen, and what it opens there.
func PlaceOfStep(s *office.Step) (screen string, target any) {
	_, screen, target = placeOf(office.Task{Kind: s.Kind, Stage: s.Stage, OrgID: s.OrgID})
	return screen, target
}

// skip leaves a step out, or takes it up again.
func (s *Screen) skip(step string, out bool) {
	var change int64
	s.d.Run(shell.Work{What: "正在记下", Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) (err error) {
		change, err = o.SkipSetup(ctx, step, out)
		return err
	}, Done: func(err error) error {
		if err == nil && out {
			s.d.Said("已跳过，以后在“全年清单”里接着办", change)
		}
		return err
	}})
}
