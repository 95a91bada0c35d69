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

// tasks draws what is to be done now, or the checklist of the year; the first verb is the filled button of the screen. While the data
// file is not ready for its year the checklist shows, until the user chose.
func (s *Screen) tasks(h *office.HomeFacts) fyne.CanvasObject {
	s.first = nil
	list := s.list
	if list == listByItself {
		if list = listNow; !h.SetUp() {
			list = listYear
		}
	}
	tabs := kit.NewTabs(kit.TabWords("现在要办", "全年清单"), list, func(i int) {
		s.list = i
		s.draw()
		s.revealFirst()
	}).Spaced(look.Gap20, 36)
	if list == listYear {
		return s.checklist(h, tabs)
	}
	all := h.Tasks(s.agenda)
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
	box := kit.VBox(0, kit.Spread(look.Gap8, []fyne.CanvasObject{tabs}, []fyne.CanvasObject{text.Small(facts)}))
	if len(all) == 0 {
		box.Objects = []fyne.CanvasObject{tabs, kit.Space(0, look.Gap8),
			text.Body("眼下没有要办的事。有新的到期、未交、同分，会列在这里。").In(look.Text2)}
		return box
	}
	for i, t := range all[:min(mostTasks, len(all))] {
		box.Add(s.taskRow(t, i == 0))
	}
	return box
}

func (s *Screen) taskRow(t office.Task, first bool) fyne.CanvasObject {
	row, button := TaskRow(s.d, t)
	if first {
		button.Kind(kit.Primary)
		s.first, s.row = button, row
	}
	return row
}

// TaskRow is one thing to do with the button that leads to where it is done, or does it.
func TaskRow(d *shell.Desk, t office.Task) (*kit.TaskRow, *kit.Button) {
	icon, screen, target := placeOf(t)
	act := func() { d.Go(screen, target) }
	writes := screen == shell.Intake || target == shell.MakePackage
	if t.Year != 0 {
		act, writes = func() { d.WorkIn(t.Year, func() { d.Go(screen, target) }) }, true
	}
	button := kit.NewButton(t.Verb, act)
	if writes {
		shell.Writing(d, button)
	}
	due := look.ToneNone
	if t.Late {
		due = look.ToneBad
	}
	tone := map[office.Urgency]look.Tone{office.Told: look.ToneInfo, office.Soon: look.ToneWarn, office.Overdue: look.ToneBad}[t.Urgency]
	return kit.NewTaskRow(icon, tone, t.Title, t.Detail, t.Due, due, button), button
}

// placeOf is the icon of a task, and the screen on which it is done with what it opens there.
func placeOf(t office.Task) (icon, screen string, target any) {
	switch t.Kind {
	case office.TaskLedger, office.TaskRoster, office.TaskTerms:
		return "import", shell.Intake, shell.ImportOf{}
	case office.TaskTermless:
		return "calendar", shell.Branches, branches.Termless
	case office.TaskBranches:
		return "branch", shell.Branches, branches.All
	case office.TaskMembers:
		return "person", shell.Members, nil
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
		return "bars", shell.Assess, shell.AssessAt{Place: office.AtScheme}
	case office.TaskPublish:
		return "bars", shell.Assess, shell.AssessAt{Place: office.AtPublication, Stage: t.Stage}
	case office.TaskEarlierYear:
		return "bars", shell.Assess, shell.AssessAt{Place: office.AtPublication, Stage: t.Stage}
	case office.TaskNextYear:
		return "calendar", shell.Home, nil
	case office.TaskReport:
		return "export", shell.Settings, shell.MakePackage
	case office.TaskCopy:
		return "database", shell.Settings, shell.BackUpTo
	case office.TaskSelfMarks:
		return "alert", shell.Assess, shell.AssessAt{Place: office.AtForms}
	case office.TaskCheck:
		return "info", shell.Assess, shell.AssessAt{Place: office.AtMarks, Org: t.OrgID}
	case office.TaskBallots:
		return "ballot", shell.Ballots, nil
	case office.TaskFinalise:
		return "lock", shell.Assess, shell.AssessAt{Place: office.AtRanking}
	case office.TaskDue:
		screen, target = dueAt(*t.First)
		return "calendar", screen, target
	case office.TaskBackup:
		return "archive", shell.Settings, shell.SettingsBackup
	case office.TaskPlace:
		return "archive", shell.Settings, shell.SettingsPlace
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
