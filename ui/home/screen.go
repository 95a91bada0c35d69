// Package home is the first screen: six figures, how far the year is, what to do now, and what falls due.
package home

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/branches"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// The width of the right column with its margins: where there is room, and at least.
const sideWidth, leastSide float32 = 473, 380

// Screen is the home screen.
type Screen struct {
	d      *shell.Desk
	object *fyne.Container
	first  *kit.Button  // the verb of the first thing to do
	row    *kit.TaskRow // in which it stands
	facts  shell.Reading
	check  shell.Reading
	care   shell.Reading
	shown  *office.HomeFacts // nil before the first reading
	agenda *office.Agenda    // nil before the first reading
	backup office.BackupState
	later  time.Time // until when the reminders are put off
	days   int       // how far ahead due dates are shown: an index into dueSpans
	allDue bool      // all due dates are shown, not only the first
	list   int       // of the left side: listNow, listYear, or listByItself until the user chose
}

var _ shell.Screen = (*Screen)(nil)

// New makes the screen.
func New(d *shell.Desk) *Screen {
	return &Screen{d: d, object: container.NewStack(), days: len(dueSpans) - 1, list: listByItself}
}

// Object is the whole screen.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

// Shown reads the figures and puts the keyboard on the first thing to do.
func (s *Screen) Shown(any) {
	if s.agenda != nil && s.facts.Current(s.d) && s.check.Current(s.d) {
		s.draw() // the hour is another
		s.focusFirst()
		s.readBackup()
		return
	}
	s.read(s.focusFirst)
}

func (s *Screen) focusFirst() {
	if c := s.d.Window.Canvas(); kit.Stands(c, s.object) && s.first != nil { // another screen may have been opened meanwhile
		c.Focus(s.first)
		s.revealFirst()
	}
}

// revealFirst scrolls the first thing to do into view: late in the year it stands below the steps that are done.
func (s *Screen) revealFirst() {
	if s.first != nil {
		kit.Reveal(s.row)
	}
}

// Changed reads the figures again.
func (s *Screen) Changed() { s.read(nil) }

func (s *Screen) read(then func()) {
	var h office.HomeFacts
	var backup office.BackupState
	s.d.Read(&s.facts, func(ctx context.Context, o *office.Office) (err error) {
		if h, err = o.Home(ctx); err == nil {
			backup, err = o.BackupState(ctx)
		}
		return err
	}, func() {
		s.shown, s.backup = &h, backup
		s.draw()
	}, then)
	s.readAgenda()
}

// readBackup reads what is not in the data file: when it was last backed up.
func (s *Screen) readBackup() {
	var backup office.BackupState
	s.d.Read(&s.care, func(ctx context.Context, o *office.Office) (err error) {
		backup, err = o.BackupState(ctx)
		return err
	}, func() {
		before := s.backup
		before.Today, s.backup = backup.Today, backup
		if !reflect.DeepEqual(backup, before) {
			s.draw()
			s.focusFirst()
		}
	}, nil)
}

// readAgenda reads the checkup and what falls due apart, which takes longer than the figures in a large committee.
func (s *Screen) readAgenda() {
	var a office.Agenda
	s.d.Read(&s.check, func(ctx context.Context, o *office.Office) (err error) {
		a, err = o.Agenda(ctx)
		return err
	}, func() {
		if s.agenda != nil && reflect.DeepEqual(*s.agenda, a) {
			return
		}
		canvas := s.d.Window.Canvas()
		focused := s.first != nil && canvas.Focused() == fyne.Focusable(s.first)
		s.agenda = &a
		if s.draw(); focused && s.first != nil {
			canvas.Focus(s.first)
			s.revealFirst() // what was drawn anew stands at its top
		}
	}, nil)
}

func (s *Screen) draw() {
	if s.shown != nil {
		s.object.Objects = []fyne.CanvasObject{s.build(s.shown)}
		s.object.Refresh()
	}
}

// Keys are the keys of the status line.
func (s *Screen) Keys() []string { return []string{"Ctrl+K 搜索与命令", "Tab 下一项"} }

// Shortcuts: the home screen has no keys of its own.
func (s *Screen) Shortcuts() []kit.Shortcut { return nil }

func (s *Screen) build(h *office.HomeFacts) fyne.CanvasObject {
	line := kit.NewFill(look.Surface)
	top := kit.VBox(0, s.head(h),
		kit.Pad(s.figures(h), 0, look.Gap24, 10, look.Gap24),
		kit.Pad(kit.HRule(look.Line), 0, look.Gap24, 0, look.Gap24),
		kit.Pad(s.stageLine(h), 0, look.Gap24, 0, look.Gap24),
		kit.Pad(kit.HRule(look.Line), 0, look.Gap24, 0, look.Gap24))
	if bar := s.reminders(h); bar != nil {
		top.Objects = slices.Insert(top.Objects, 1, bar)
	}
	side := kit.Giving(kit.Border(nil, nil, kit.VRule(look.Line), nil, kit.VScroll(kit.Pad(s.side(h), look.Gap12, look.Gap24, look.Gap12, look.Gap24))),
		sideWidth, leastSide)
	left := kit.Border(kit.Pad(s.tasks(h), look.Gap12, look.Gap24, 0, look.Gap24), nil, nil, nil,
		kit.Pad(s.distribution(h), look.Gap12, look.Gap24, look.Gap8, look.Gap24))
	return container.NewStack(line, kit.Border(top, nil, nil, side, kit.VScroll(left)))
}

func (s *Screen) head(*office.HomeFacts) fyne.CanvasObject {
	now := s.d.Office.Now()
	date := model.DateOf(now).Long() + "　" + weekdayLong(now.Weekday())
	right := kit.HBox(look.Gap12,
		shell.Writing(s.d, kit.NewButton("导入数据", func() { s.d.Go(shell.Intake, nil) })).Icon("import"),
		kit.NewButton("出述职材料", func() { s.d.Go(shell.Papers, nil) }).Icon("document"))
	left := kit.HBox(look.Gap12, text.Title("工作台"), text.Body(date).In(look.Text2))
	if s.d.Office.SampleDay() != "" {
		left.Add(kit.NewTag("示例，停在这一天", look.ToneInfo))
	}
	row := kit.Border(nil, nil, nil, right, left)
	return kit.Bar(look.HeadHeight, look.Surface, false, false, kit.Pad(row, 0, look.Gap24, 0, look.Gap24))
}

// figures are the six numbers; each opens the list behind it.
func (s *Screen) figures(h *office.HomeFacts) fyne.CanvasObject {
	open := func(screen string, target any) func() { return func() { s.d.Go(screen, target) } }
	org := kit.FigureItem{Name: "党组织", Value: kit.Count(h.Orgs), Parts: fmt.Sprintf("支部 %d　联合 %d", h.Branches, h.Joint), Open: open(shell.Branches, branches.All)}
	people := kit.FigureItem{Name: "党员", Value: kit.Count(h.Members), Parts: fmt.Sprintf("正式 %d　预备 %d", h.Full, h.Probationary), Open: open(shell.Members, nil)}
	if h.WithoutBranch > 0 {
		people.Parts += fmt.Sprintf("　未分支部 %d", h.WithoutBranch)
	}
	found := kit.FigureItem{Name: "体检问题", Value: "—", Parts: "正在检查", Open: open(shell.Checkup, nil)}
	if a := s.agenda; a != nil {
		found.Value, found.Parts = kit.Count(a.Open), fmt.Sprintf("必须 %d　一般 %d　其他 %d", a.Must, a.Normally, a.Open-a.Must-a.Normally)
		if a.Open == 0 {
			found.Parts = "没有发现问题"
		}
		if a.Must > 0 {
			found.Tone = look.ToneBad
		}
	}
	self := kit.FigureItem{Name: "自评已交", Value: "—", Parts: "考核还没有开始", Open: open(shell.Assess, nil)}
	checked, ties := self, self
	checked.Name, ties.Name = "已复核", "待决定的同分"
	if h.YearOpen {
		self.Value, self.Parts = kit.Count(h.SelfDone), outOf(h.Assessed, h.Assessed-h.SelfDone)
		checked.Value, checked.Parts = kit.Count(h.CheckedDone), outOf(h.Assessed, h.Assessed-h.CheckedDone)
		ties.Value, ties.Parts = kit.Count(h.OpenTies), "等次都能按分数定"
		if h.OpenTies > 0 {
			ties.Tone, ties.Parts = look.ToneWarn, "名额不够分，要开会决定"
		}
		if h.Finalised {
			ties.Parts = "已经核定"
		}
	}
	return kit.FigureRow([]kit.FigureItem{org, people, found, self, checked, ties})
}

func outOf(all, missing int) string {
	if missing <= 0 {
		return fmt.Sprintf("共 %d　全部完成", all)
	}
	return fmt.Sprintf("共 %d　差 %d", all, missing)
}

func weekdayLong(d time.Weekday) string { return "星期" + weekdayWord(d) }

func weekdayWord(d time.Weekday) string {
	return [...]string{"日", "一", "二", "三", "四", "五", "六"}[d]
}
