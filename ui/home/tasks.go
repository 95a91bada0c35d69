package home

import (
	"fmt"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/project"
	"github.com/shuangbai/shuangbai/ui/branches"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/members"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// mostTasks is how many things to do are shown at once.
const mostTasks = 6

// tasks draws what is to be done; the first verb is the filled button of the screen.
func (s *Screen) tasks(h *office.HomeFacts) fyne.CanvasObject {
	all := h.Tasks(s.agenda)
	s.first = nil
	late := 0
	for _, t := range all {
		if t.Late {
			late++
		}
	}
	facts := fmt.Sprintf("%d 件", len(all))
	if late > 0 {
		facts += fmt.Sprintf("，其中 %d 件已逾期", late)
	}
	if len(all) > mostTasks {
		facts += fmt.Sprintf("，先列最急的 %d 件", mostTasks)
	}
	title := "现在要办"
	if h.Orgs == 0 && h.Members == 0 {
		title = "先做这两件"
	}
	box := kit.VBox(0, kit.Pad(kit.Spread(look.Gap8, []fyne.CanvasObject{text.Section(title)}, []fyne.CanvasObject{text.Small(facts)}), 0, 0, look.Gap4, 0))
	if len(all) == 0 {
		box.Objects = []fyne.CanvasObject{text.Section("现在要办"), kit.Space(0, look.Gap8),
			text.Body("眼下没有要办的事。有新的到期、未交、同分，会列在这里。").In(look.Text2)}
		return box
	}
	for i, t := range all[:min(mostTasks, len(all))] {
		box.Add(s.taskRow(t, i == 0))
	}
	return box
}

func (s *Screen) taskRow(t office.Task, first bool) fyne.CanvasObject {
	icon, screen, target := placeOf(t)
	button := kit.NewButton(t.Verb, func() { s.d.Go(screen, target) })
	if first {
		button.Kind(kit.Primary)
		s.first = button
	}
	due := look.ToneNone
	if t.Late {
		due = look.ToneBad
	}
	tone := map[office.Urgency]look.Tone{office.Told: look.ToneInfo, office.Soon: look.ToneWarn, office.Overdue: look.ToneBad}[t.Urgency]
	return kit.NewTaskRow(icon, tone, t.Title, t.Detail, t.Due, due, button)
}

// placeOf is the icon of a task, and the screen on which it is done with what it opens there.
func placeOf(t office.Task) (icon, screen string, target any) {
	switch t.Kind {
	case office.TaskLedger, office.TaskRoster:
		return "import", shell.Intake, nil
	case office.TaskYear:
		return "info", shell.Settings, nil
	case office.TaskTermsOver:
		return "alert", shell.Branches, branches.Overdue
	case office.TaskTermsDue:
		return "calendar", shell.Branches, branches.DueSoon
	case office.TaskFindings:
		return "checkup", shell.Checkup, nil
	case office.TaskLife:
		return "calendar", shell.Life, shell.LifeOf{}
	case office.TaskDecide:
		return "warning", shell.Assess, shell.AssessAt{Place: office.AtRanking}
	case office.TaskOpenYear:
		return "bars", shell.Assess, nil
	case office.TaskPublish:
		return "bars", shell.Assess, shell.AssessAt{Place: office.AtPublication}
	case office.TaskSelfMarks:
		return "alert", shell.Intake, nil
	case office.TaskCheck:
		return "info", shell.Assess, nil
	case office.TaskFinalise:
		return "lock", shell.Assess, shell.AssessAt{Place: office.AtRanking}
	case office.TaskPapers:
		return "document", shell.Papers, nil
	case office.TaskRegister:
		if t.Register == project.Register {
			if t.EntryID != 0 {
				return "timeline", shell.Projects, t.EntryID
			}
			return "timeline", shell.Projects, nil
		}
		if t.EntryID != 0 {
			return "archive", shell.Registers, t.EntryID
		}
		return "archive", shell.Registers, t.Register
	case office.TaskWithoutBranch:
		return "warning", shell.Members, members.WithoutBranch
	}
	return "info", shell.Members, members.WithoutID
}
