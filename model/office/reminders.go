package office

import (
	"fmt"
	"time"

	"github.com/shuangbai/shuangbai/model"
)

// How far ahead, in days, a start reminds of what falls due, and how old a backup may be.
const (
	remindAhead   = 30
	backupTooOld  = 7
	placeTooLong  = 7
	stageAhead    = 7
	publicationIn = 3
)

// Reminders are what a start of the program reminds of once a day, the most urgent first, from the figures of the first screen: terms
// that end, what falls due this month, meetings that are missing, steps of the assessment by their day, the days of publication and
// objections, and backups that are too old. a is nil while the checkup is not read.
func Reminders(h *HomeFacts, a *Agenda, s BackupState) []Task {
	var all []Task
	add := func(on bool, t Task) {
		if on {
			all = append(all, t)
		}
	}
	if a != nil {
		over, soon, others := dueSoon(a)
		add(len(over) > 0, Task{Kind: TaskTermsOver, Urgency: Overdue, Title: fmt.Sprintf("%d 个党组织任期已满没有换届", len(over)), Detail: firstDue(over), Verb: "去看"})
		add(len(soon) > 0, Task{Kind: TaskTermsDue, Urgency: Soon, Title: fmt.Sprintf("%d 个党组织 %d 天内任期届满", len(soon), remindAhead), Detail: firstDue(soon), Verb: "去看"})
		add(len(others) > 0, Task{Kind: TaskDue, Urgency: Soon, Title: fmt.Sprintf("%d 件 %d 天内到期或已过期", len(others), remindAhead), Detail: firstDue(others), Verb: "去看", First: first(others)})
		add(a.Missed > 0, Task{Kind: TaskLife, Urgency: Soon, Title: fmt.Sprintf("组织生活缺 %d 次记录", a.Missed), Detail: fmt.Sprintf("涉及 %d 个支部", a.MissedIn), Verb: "去登记"})
	}
	for i := range h.Stages {
		st := &h.Stages[i]
		t, said := h.stageReminder(st, s.Today)
		add(said, t)
		if st.ID != StagePublish || st.Late && said {
			continue
		}
		for _, m := range st.Missing {
			soon := m.Wait && m.Count <= publicationIn
			add(m.Open || soon, Task{Kind: TaskPublish, Urgency: Soon, Title: m.Label, Detail: fmt.Sprintf("%d 年度考核，公示", h.Committee.Year), Verb: "去办"})
		}
	}
	add(s.Behind(), Task{Kind: TaskBackup, Urgency: Soon, Title: "备份太久没有做了", Detail: "改动以后没有备份，" + lastBackupText(s), Verb: "去备份"})
	if late := s.Days() < 0 || s.Days() >= placeTooLong; s.Trouble != "" && late {
		add(true, Task{Kind: TaskPlace, Urgency: Soon, Title: "备份很久没有放到第二个地方了", Detail: "上次成功：" + s.SavedText(), Verb: "去看"})
	}
	return all
}

// stageReminder is what a start reminds of a step of the assessment that is late or shall be done within a few days. A step that waits for
// its time alone is late in nothing.
func (h *HomeFacts) stageReminder(st *YearStage, now time.Time) (Task, bool) {
	left := model.DateOf(now).DaysTo(st.Due)
	if st.Due == "" || st.Past || st.State == StageDone || st.State == StageSkipped || !st.Late && (left < 0 || left > stageAhead) {
		return Task{}, false
	}
	step := h.stageStep(st)
	if step.waits {
		return Task{}, false
	}
	t := Task{Kind: step.Kind, Urgency: Soon, Title: step.Title, Detail: st.DueText(), Verb: step.Verb, Stage: st.ID, OrgID: step.OrgID}
	if st.Late {
		t.Urgency, t.Late = Overdue, true
	}
	if n := h.Assessed - h.SelfDone; st.ID == StageSelf && h.YearOpen && n > 0 {
		t.Title = fmt.Sprintf("%d 个%s还没有交回自评表", n, h.Counter)
	}
	return t, true
}

// Behind reports whether the data were changed since the latest automatic backup, and that is too old.
func (s BackupState) Behind() bool {
	if s.Changed.IsZero() || !s.Changed.After(s.Last) {
		return false
	}
	return daysBetween(s.Changed, s.Today) >= backupTooOld || !s.Last.IsZero() && daysBetween(s.Last, s.Today) >= backupTooOld
}

func lastBackupText(s BackupState) string {
	if s.Last.IsZero() {
		return "一次也没有备份过"
	}
	return "上次备份是" + agoText(daysBetween(s.Last, s.Today))
}

// dueSoon sorts what is due within the days ahead: terms that are over, those that end, and the rest of this month.
func dueSoon(a *Agenda) (over, soon, others []DueDate) {
	for _, d := range a.Due {
		switch {
		case d.Kind == DueTerm && d.Days < 0:
			over = append(over, d)
		case d.Days > remindAhead:
		case d.Kind == DueTerm:
			soon = append(soon, d)
		default:
			others = append(others, d)
		}
	}
	return over, soon, others
}

func firstDue(all []DueDate) string {
	if len(all) == 0 {
		return ""
	}
	words := all[0].Words()
	if words[0] <= '9' { // such as 11 月党费
		words = " " + words
	}
	return "最早的是" + words + "，" + all[0].Text()
}

func first(all []DueDate) *DueDate {
	if len(all) == 0 {
		return nil
	}
	return &all[0]
}
