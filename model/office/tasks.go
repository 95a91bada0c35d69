package office

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// TaskKind says where a task is done.
type TaskKind string

// The places of the tasks.
const (
	TaskLedger        TaskKind = "ledger"   // import the ledger of organisations
	TaskRoster        TaskKind = "roster"   // import the roster
	TaskYear          TaskKind = "year"     // set the working year
	TaskTermsOver     TaskKind = "overdue"  // terms that are over
	TaskTermsDue      TaskKind = "due-soon" // terms that end within half a year
	TaskFindings      TaskKind = "checkup"
	TaskLife          TaskKind = "life"
	TaskDecide        TaskKind = "decide" // grades and reasons
	TaskOpenYear      TaskKind = "open"
	TaskSelfMarks     TaskKind = "self"
	TaskCheck         TaskKind = "check"
	TaskFinalise      TaskKind = "finalise"
	TaskPublish       TaskKind = "publish" // the publication, its objections, and the archive
	TaskPapers        TaskKind = "papers"
	TaskRegister      TaskKind = "register" // Register, and EntryID where it is about one entry
	TaskWithoutBranch TaskKind = "without-branch"
	TaskWithoutID     TaskKind = "without-id"
	TaskDue           TaskKind = "due"    // what falls due, First
	TaskBackup        TaskKind = "backup" // backups that are too old
	TaskPlace         TaskKind = "place"  // backups that did not come to the second place
	TaskBallots       TaskKind = "ballots"
	TaskTerms         TaskKind = "terms"    // import the terms of office
	TaskTermless      TaskKind = "termless" // branches of which no end of term is known
	TaskBranches      TaskKind = "branches" // look at the organisations
	TaskMembers       TaskKind = "members"  // look at the members
	TaskEarlierYear   TaskKind = "earlier"  // Year, which was left open, at Stage
	TaskNextYear      TaskKind = "next"     // Year becomes the one that is worked in
	TaskReport        TaskKind = "report"   // make the package for the district
	TaskCopy          TaskKind = "copy"     // put a copy of the data file elsewhere
)

// Task is one thing to do now.
type Task struct {
	Kind          TaskKind
	Urgency       Urgency
	Title, Detail string
	Verb          string // of the button
	Due           string // a date, 已逾期 or ""
	Late          bool
	Register      string
	EntryID       int64
	First         *DueDate // of TaskDue
	Year          int      // to work in, of TaskEarlierYear and TaskNextYear
	Stage         StageID  // of the year's assessment that it is about
	OrgID         int64    // the first branch that it is about, 0 for none
	rank          int      // a lower one stands first
}

// Tasks is what is to be done, the most urgent first. a is nil while the checkup is not read.
func (h *HomeFacts) Tasks(a *Agenda) []Task {
	var all []Task
	add := func(on bool, rank int, t Task) {
		if t.rank = rank; on {
			all = append(all, t)
		}
	}
	add(h.Orgs == 0 && !h.Skipped[SetupLedger], 0, Task{Kind: TaskLedger, Urgency: Told, Title: "导入党组织台账", Detail: "支部、覆盖单位、班子和任期一次建好，表格可以是任何排法", Verb: "导入台账"})
	add(h.Members == 0 && !h.Skipped[SetupRoster], 1, Task{Kind: TaskRoster, Urgency: Told, Title: "导入党员花名册", Detail: "每一行会怎样、有什么问题，先看清再写入", Verb: "导入花名册"})
	add(len(h.TermOverdue) > 0, 2, h.overdueTask())
	add(h.Committee.Year == 0, 3, Task{Kind: TaskYear, Urgency: Told, Title: "还没有定工作年度", Detail: "考核和材料都按年度分开", Verb: "去设置"})
	add(h.OpenTies > 0, 4, Task{Kind: TaskDecide, Stage: StageFinalise, Urgency: Soon, Title: fmt.Sprintf("%d 处同分要决定等次", h.OpenTies),
		Detail: "名额不够分，由党委会议决定并写明理由", Verb: "去决定"})
	add(h.Lapsed > 0, 4, Task{Kind: TaskDecide, Stage: StageFinalise, Urgency: Soon, Title: fmt.Sprintf("%d 个等次决定已失效", h.Lapsed),
		Detail: "决定之后分数变了，要重新决定或取消", Verb: "去决定"})
	add(h.NoReason > 0, 4, Task{Kind: TaskDecide, Stage: StageCheck, Urgency: Soon, Title: fmt.Sprintf("%d 个分要写理由或改分", h.NoReason),
		Detail: "与计分方法或复核不符，写明理由才能核定", Verb: "去看"})
	h.yearTasks(add)
	for _, t := range h.LeftOpen {
		rank := 2 // before what is late in the registers, which may be much
		if t.Urgency == Told {
			rank = 9
		}
		add(true, rank, t)
	}
	add(len(h.TermDueSoon) > 0, 8, h.dueTask())
	for _, r := range h.RegistersDue {
		if r.ID == "term" { // the same term is the organisation's own
			continue
		}
		rank, t := registerTask(r)
		add(true, rank, t)
	}
	add(h.WithoutBranch > 0, 9, Task{Kind: TaskWithoutBranch, Urgency: Soon, Title: fmt.Sprintf("%d 名党员还没有分到支部", h.WithoutBranch),
		Detail: "不算在任何支部的人数里", Verb: "查看"})
	add(h.YearOpen && h.WithoutTerm > 0 && !h.Skipped[SetupTerms], 9, Task{Kind: TaskTermless, Urgency: Soon, Title: fmt.Sprintf("%d 个支部没有届满日期", h.WithoutTerm),
		Detail: "任期什么时候届满，程序提醒不了", Verb: "去补任期"})
	add(h.NoID > 0, 11, Task{Kind: TaskWithoutID, Urgency: Told, Title: fmt.Sprintf("%d 名党员没有身份证号", h.NoID), Detail: "再次导入时，同名的人分不清", Verb: "查看"})
	if a != nil {
		add(a.Must > 0, 3, Task{Kind: TaskFindings, Urgency: Overdue, Title: fmt.Sprintf("体检有 %d 项必须整改", a.Must),
			Detail: fmt.Sprintf("连同一般应改、数据待补，共 %d 项", a.Open), Verb: "看问题"})
		add(a.Must == 0 && a.Open > 0, 10, Task{Kind: TaskFindings, Urgency: Soon, Title: fmt.Sprintf("体检有 %d 项要处理", a.Open),
			Detail: "没有必须整改的；可以改正，或者登记理由", Verb: "看问题"})
		add(a.Missed > 0, 8, Task{Kind: TaskLife, Urgency: Soon, Title: fmt.Sprintf("组织生活缺 %d 次记录", a.Missed),
			Detail: fmt.Sprintf("涉及 %d 个支部；开过的补记录，没开的尽快补开", a.MissedIn), Verb: "去登记"})
	}
	slices.SortStableFunc(all, func(x, y Task) int { return x.rank - y.rank })
	return h.withNextStep(all)
}

// withNextStep brings what the checklist has First among the first two tasks, however much is late; a step that no task is about becomes
// one. A step for which only days must pass is no task.
func (h *HomeFacts) withNextStep(all []Task) []Task {
	s := h.NextStep()
	if s == nil || s.waits {
		return all
	}
	at := slices.IndexFunc(all, func(t Task) bool { return t.Kind == s.Kind && t.Stage == s.Stage })
	if at < 0 {
		at = slices.IndexFunc(all, func(t Task) bool { return s.Stage != "" && t.Stage == s.Stage })
	}
	switch {
	case at < 0:
		all = slices.Insert(all, min(1, len(all)), s.task())
	case at > 1:
		t := all[at]
		all = slices.Insert(slices.Delete(all, at, at+1), 1, t)
	}
	return all
}

// task is a step as one thing to do now.
func (s *Step) task() Task {
	t := Task{Kind: s.Kind, Urgency: Told, Title: s.Title, Detail: strings.TrimPrefix(s.Done+"；"+s.Next, "；"), Verb: s.Verb, Due: s.Due, Late: s.Late, Stage: s.Stage, OrgID: s.OrgID}
	if s.Late {
		t.Urgency, t.Due = Overdue, "已逾期"
	}
	return t
}

// yearTasks adds the steps of the assessment that wait.
func (h *HomeFacts) yearTasks(add func(bool, int, Task)) {
	year := h.Committee.Year
	if year == 0 || h.Branches == 0 {
		return
	}
	if !h.YearOpen {
		add(true, 6, h.dueOf(StageIssue, Task{Kind: TaskOpenYear, Urgency: Told, Title: fmt.Sprintf("%d 年度考核还没有开始", year), Detail: "选一个考核方案，就可以登记自评和复核", Verb: "开始年度考核"}))
		return
	}
	if len(h.Afterwards) > 0 {
		var next []string
		for _, t := range h.Afterwards {
			next = append(next, t.Title)
		}
		add(true, 2, Task{Kind: TaskPublish, Stage: StageArchive, Urgency: Told, Title: fmt.Sprintf("%d 年度已经归档，接着办", year), Detail: "出材料、" + strings.Join(next, "、"), Verb: "去办"})
		return
	}
	if h.Finalised {
		h.afterwardsTasks(add)
		add(true, 12, Task{Kind: TaskPapers, Urgency: Told, Title: fmt.Sprintf("%d 年度已经核定", year), Detail: "考核表和汇总表可以打印", Verb: "出材料"})
		return
	}
	add(h.SelfDone < h.Assessed, 5, h.dueOf(StageSelf, Task{Kind: TaskSelfMarks, Urgency: Soon, Title: fmt.Sprintf("%d 个%s未交自评表", h.Assessed-h.SelfDone, h.Counter),
		Detail: fmt.Sprintf("共 %d 个%s，已交 %d 个", h.Assessed, h.Counter, h.SelfDone), Verb: "去收自评"}))
	check := Task{Kind: TaskCheck, Urgency: Told, Title: fmt.Sprintf("%d 个%s的自评待复核", h.ToCheck, h.Counter),
		Detail: fmt.Sprintf("已交 %d 个，已复核 %d 个", h.SelfDone, h.CheckedDone), Verb: "继续复核"}
	if h.CheckedDone == 0 {
		check.Verb = "去复核"
	}
	add(h.ToCheck > 0, 6, h.dueOf(StageCheck, check))
	if s := h.stage(StageBallot); s != nil && len(s.Missing) > 0 && (s.Now || s.State == StageBegun) {
		add(true, 6, h.dueOf(StageBallot, Task{Kind: TaskBallots, Urgency: Told, Title: cmp.Or(s.Missing[0].Short, s.Missing[0].Label), Detail: "述职评议会开完，一组一组录进来", Verb: "去录票"}))
	}
	add(h.Finalisable, 7, h.dueOf(StageFinalise, Task{Kind: TaskFinalise, Urgency: Told, Title: fmt.Sprintf("%d 年度可以核定了", year),
		Detail: fmt.Sprintf("%d 个%s都已复核，等次都已定", h.Assessed, h.Counter), Verb: "去核定"}))
}

// dueOf adds to a task by when its step of the year shall be done.
func (h *HomeFacts) dueOf(stage StageID, t Task) Task {
	t.Stage = stage
	s := h.stage(stage)
	if s == nil || s.Due == "" {
		return t
	}
	if len(s.Missing) > 0 {
		t.OrgID = s.Missing[0].OrgID
	}
	return datedBy(s, t)
}

// datedBy adds to a task by when a step shall be done.
func datedBy(s *YearStage, t Task) Task {
	if s.Due == "" || s.Past {
		return t
	}
	if t.Due, t.Late = string(s.Due), s.Late; t.Late {
		t.Urgency, t.Due = Overdue, "已逾期"
		t.Detail += fmt.Sprintf("；%s截止，已超过 %d 天", s.Due.Long(), s.LateDays)
	}
	return t
}

// afterwardsTasks adds what a finalised year still waits for.
func (h *HomeFacts) afterwardsTasks(add func(bool, int, Task)) {
	for i := range h.Stages {
		s := &h.Stages[i]
		if s.ID != StagePublish && s.ID != StageArchive {
			continue
		}
		for _, m := range s.Missing {
			t := Task{Kind: TaskPublish, Urgency: Soon, Title: m.Label, Detail: fmt.Sprintf("%d 年度考核，%s", h.Committee.Year, s.ID.Label()), Verb: "去办"}
			add(!m.Wait, 6, h.dueOf(s.ID, t))
		}
	}
}

func (h *HomeFacts) overdueTask() Task {
	if len(h.TermOverdue) == 0 {
		return Task{}
	}
	worst := h.TermOverdue[0]
	detail := fmt.Sprintf("最久 %d 天：%s", -worst.TermDays, worst.Org.Name)
	if len(h.TermOverdue) == 1 {
		detail = fmt.Sprintf("%s，%s 届满，已超过 %d 天", worst.Org.Name, worst.Org.TermEnd, -worst.TermDays)
	}
	return Task{Kind: TaskTermsOver, Urgency: Overdue, Title: fmt.Sprintf("%d 个党组织届满未换届", len(h.TermOverdue)), Detail: detail,
		Due: "已逾期", Late: true, Verb: "去处理"}
}

func (h *HomeFacts) dueTask() Task {
	if len(h.TermDueSoon) == 0 {
		return Task{}
	}
	next := h.TermDueSoon[0]
	return Task{Kind: TaskTermsDue, Urgency: Soon, Title: fmt.Sprintf("%d 个党组织六个月内届满", len(h.TermDueSoon)), Detail: "最早的是" + next.Org.Name,
		Due: string(next.Org.TermEnd), Verb: "查看"}
}

// registerTask is what is overdue or due in one register; its rows stand the most urgent first.
func registerTask(r RegisterEntries) (rank int, t Task) {
	worst, late, behind := &r.Rows[0], 0, 0
	said := fmt.Sprintf("%s，%s，%s", subjectOf(&r.Register, worst), worst.Due.Said(), worst.Due.Text())
	for _, e := range r.Rows {
		switch {
		case e.Due.Overdue:
			late++
		case e.Kept.Late():
			behind++
		}
	}
	t = Task{Kind: TaskRegister, Urgency: Soon, Title: fmt.Sprintf("%s %d %s快到期", r.Title, len(r.Rows), r.Unit), Due: string(worst.Due.Date),
		Detail: "最早的是" + said, Verb: "查看", Register: r.ID}
	if len(r.Rows) == 1 {
		t.EntryID = worst.ID
	}
	switch { // what was promised and is behind is late as well, though its last day is still to come
	case late+behind == 0:
		return 8, t
	case late == 0:
		t.Urgency, t.Late, t.Due, t.Title = Overdue, true, "已落后", fmt.Sprintf("%s %d %s活动落后", r.Title, behind, r.Unit)
		return 3, t
	}
	t.Urgency, t.Late, t.Due = Overdue, true, "已逾期"
	t.Title, t.Detail = fmt.Sprintf("%s %d %s逾期", r.Title, late, r.Unit), "最久的是"+said
	if behind > 0 {
		t.Title += fmt.Sprintf("、%d %s活动落后", behind, r.Unit)
	}
	return 3, t
}
