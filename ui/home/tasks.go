package home

import (
	"fmt"
	"sort"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/branches"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/members"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// mostTasks is how many things to do are shown at once.
const mostTasks = 6

// task is one thing to do now. A lower rank is more urgent.
type task struct {
	rank          int
	icon          string
	tone          look.Tone
	title, detail string
	due           string // 11-25, 已逾期 or ""
	late          bool
	verb          string
	screen        string
	target        any
}

// tasksOf finds what is to be done, the most urgent first.
func tasksOf(h *office.HomeFacts) []task {
	var all []task
	add := func(on bool, t task) {
		if on {
			all = append(all, t)
		}
	}
	year := h.Committee.Year
	add(h.Orgs == 0, task{rank: 0, icon: "import", tone: look.ToneInfo, title: "导入党组织台账", detail: "支部、覆盖单位、班子和任期一次建好，表格可以是任何排法",
		verb: "导入台账", screen: shell.Intake})
	add(h.Members == 0, task{rank: 1, icon: "import", tone: look.ToneInfo, title: "导入党员花名册", detail: "每一行会怎样、有什么问题，先看清再写入",
		verb: "导入花名册", screen: shell.Intake})
	add(len(h.TermOverdue) > 0, overdueTask(h))
	add(year == 0, task{rank: 3, icon: "info", tone: look.ToneInfo, title: "还没有定工作年度", detail: "考核和材料都按年度分开", verb: "去设置", screen: shell.Settings})
	add(h.OpenTies > 0, task{rank: 4, icon: "warning", tone: look.ToneWarn, title: fmt.Sprintf("%d 处同分要决定等次", h.OpenTies),
		detail: "名额不够分，由党委会议决定并写明理由", verb: "去决定", screen: shell.Assess})
	add(h.Lapsed > 0, task{rank: 4, icon: "warning", tone: look.ToneWarn, title: fmt.Sprintf("%d 个等次决定已失效", h.Lapsed),
		detail: "决定之后分数变了，要重新决定或取消", verb: "去决定", screen: shell.Assess})
	add(h.NoReason > 0, task{rank: 4, icon: "warning", tone: look.ToneWarn, title: fmt.Sprintf("%d 个分要写理由或改分", h.NoReason),
		detail: "与计分方法不符，写明理由才能核定", verb: "去看", screen: shell.Assess})
	all = append(all, yearTasks(h)...)
	add(len(h.TermDueSoon) > 0, dueTask(h))
	for _, r := range h.RegistersDue {
		all = append(all, registerTask(r))
	}
	add(h.WithoutBranch > 0, task{rank: 9, icon: "warning", tone: look.ToneWarn, title: fmt.Sprintf("%d 名党员还没有分到支部", h.WithoutBranch),
		detail: "不算在任何支部的人数里", verb: "查看", screen: shell.Members, target: members.WithoutBranch})
	add(h.NoID > 0, task{rank: 11, icon: "info", tone: look.ToneInfo, title: fmt.Sprintf("%d 名党员没有身份证号", h.NoID),
		detail: "再次导入时，同名的人分不清", verb: "查看", screen: shell.Members, target: members.WithoutID})
	sort.SliceStable(all, func(i, j int) bool { return all[i].rank < all[j].rank })
	return all
}

// findingsTask is what the checkup found.
func (s *Screen) findingsTask() (task, bool) {
	t := task{rank: 3, icon: "checkup", tone: look.ToneBad, title: fmt.Sprintf("体检有 %d 项必须整改", s.must),
		detail: fmt.Sprintf("连同一般应改、数据待补，共 %d 项", s.open), verb: "看问题", screen: shell.Checkup}
	if s.must == 0 {
		t.rank, t.tone, t.title, t.detail = 10, look.ToneWarn, fmt.Sprintf("体检有 %d 项要处理", s.open), "没有必须整改的；可以改正，或者登记理由"
	}
	return t, s.open > 0
}

// lifeTask is what branches did not hold of their meetings.
func (s *Screen) lifeTask() (task, bool) {
	return task{rank: 8, icon: "calendar", tone: look.ToneWarn, title: fmt.Sprintf("组织生活缺 %d 次记录", s.missed[0]),
		detail: fmt.Sprintf("涉及 %d 个支部；开过的补记录，没开的尽快补开", s.missed[1]), verb: "去登记", screen: shell.Life, target: shell.LifeOf{}}, s.missed[0] > 0
}

// yearTasks are the steps of the assessment that wait.
func yearTasks(h *office.HomeFacts) []task {
	year := h.Committee.Year
	switch {
	case year == 0 || h.Branches == 0:
		return nil
	case !h.YearOpen:
		return []task{{rank: 6, icon: "bars", tone: look.ToneInfo, title: fmt.Sprintf("%d 年度考核还没有开始", year),
			detail: "选一个考核方案，就可以登记自评和复核", verb: "开始年度考核", screen: shell.Assess}}
	case h.Finalised:
		return []task{{rank: 12, icon: "document", tone: look.ToneInfo, title: fmt.Sprintf("%d 年度已经核定", year),
			detail: "考核表和汇总表可以打印", verb: "出材料", screen: shell.Papers}}
	}
	var all []task
	if n := h.Assessed - h.SelfDone; n > 0 {
		all = append(all, task{rank: 5, icon: "alert", tone: look.ToneBad, title: fmt.Sprintf("%d 个支部未交自评表", n),
			detail: fmt.Sprintf("共 %d 个支部，已交 %d 个", h.Assessed, h.SelfDone), verb: "去导入", screen: shell.Intake})
	}
	if n := h.ToCheck; n > 0 {
		all = append(all, task{rank: 6, icon: "info", tone: look.ToneInfo, title: fmt.Sprintf("%d 个支部的自评待复核", n),
			detail: fmt.Sprintf("已交 %d 个，已复核 %d 个", h.SelfDone, h.CheckedDone), verb: "继续复核", screen: shell.Assess})
	}
	if h.Finalisable {
		all = append(all, task{rank: 7, icon: "lock", tone: look.ToneInfo, title: fmt.Sprintf("%d 年度可以核定了", year),
			detail: fmt.Sprintf("%d 个支部都已复核，等次都已定", h.Assessed), verb: "去核定", screen: shell.Assess})
	}
	return all
}

func overdueTask(h *office.HomeFacts) task {
	if len(h.TermOverdue) == 0 {
		return task{}
	}
	worst := h.TermOverdue[0]
	detail := "最久 " + fmt.Sprint(-worst.TermDays) + " 天：" + worst.Org.Name
	if len(h.TermOverdue) == 1 {
		detail = fmt.Sprintf("%s，%s 届满，已超过 %d 天", worst.Org.Name, worst.Org.TermEnd, -worst.TermDays)
	}
	return task{rank: 2, icon: "alert", tone: look.ToneBad, title: fmt.Sprintf("%d 个党组织届满未换届", len(h.TermOverdue)), detail: detail,
		due: "已逾期", late: true, verb: "去处理", screen: shell.Branches, target: branches.Overdue}
}

func dueTask(h *office.HomeFacts) task {
	if len(h.TermDueSoon) == 0 {
		return task{}
	}
	next := h.TermDueSoon[0]
	return task{rank: 8, icon: "calendar", tone: look.ToneWarn, title: fmt.Sprintf("%d 个党组织六个月内届满", len(h.TermDueSoon)),
		detail: "最早的是" + next.Org.Name, due: string(next.Org.TermEnd), verb: "查看", screen: shell.Branches, target: branches.DueSoon}
}

// registerTask is what is overdue or due in one register; its rows stand the most urgent first.
func registerTask(r office.RegisterEntries) task {
	worst, late := r.Rows[0], 0
	for _, e := range r.Rows {
		if e.Due.Overdue {
			late++
		}
	}
	t := task{rank: 8, icon: "archive", tone: look.ToneWarn, title: fmt.Sprintf("%s %d %s快到期", r.Title, len(r.Rows), r.Unit), due: string(worst.Due.Date),
		detail: "最早的是" + worst.Title + "，" + worst.Due.Text(), verb: "查看", screen: shell.Registers, target: r.ID}
	if late > 0 {
		t.rank, t.tone, t.late, t.due = 3, look.ToneBad, true, "已逾期"
		t.title, t.detail = fmt.Sprintf("%s %d %s逾期", r.Title, late, r.Unit), "最久的是"+worst.Title+"，"+worst.Due.Text()
	}
	if len(r.Rows) == 1 {
		t.target = worst.ID
	}
	return t
}

// tasks draws what is to be done; the first verb is the filled button of the screen.
func (s *Screen) tasks(h *office.HomeFacts) fyne.CanvasObject {
	all := tasksOf(h)
	for _, more := range []func() (task, bool){s.findingsTask, s.lifeTask} {
		if t, ok := more(); ok {
			all = append(all, t)
		}
	}
	sort.SliceStable(all, func(i, j int) bool { return all[i].rank < all[j].rank })
	s.first = nil
	late := 0
	for _, t := range all {
		if t.late {
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

func (s *Screen) taskRow(t task, first bool) fyne.CanvasObject {
	button := kit.NewButton(t.verb, func() { s.d.Go(t.screen, t.target) })
	if first {
		button.Kind(kit.Primary)
		s.first = button
	}
	due := look.ToneNone
	if t.late {
		due = look.ToneBad
	}
	return kit.NewTaskRow(t.icon, t.tone, t.title, t.detail, t.due, due, button)
}
