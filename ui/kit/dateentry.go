package kit

import (
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// NewDateEntry makes a field for a date, typed as 2026-07-14 or chosen from a month, which its icon and the down arrow
// open; today is the day marked and the month shown while the field is empty. What may be typed, such as a year alone, is
// for the form to judge.
func NewDateEntry(today time.Time) *Entry {
	e := NewEntry("如 2026-07-14")
	open := func() {
		at, err := time.Parse(time.DateOnly, e.Value())
		chosen := err == nil
		if !chosen {
			at = today
		}
		var popup *Popup
		month := newMonthGrid(at, today, chosen, func(day time.Time) {
			popup.Close()
			e.byHand(func() { e.SetText(day.Format(time.DateOnly)) })
			Focus(e)
		})
		popup = ShowPopup(e, &PopupContent{Object: month, Focus: month}, 252)
	}
	e.trail = passedByTab("calendar", "选择日期", open)
	e.OnKey = func(ev *fyne.KeyEvent) bool {
		if ev.Name == fyne.KeyDown {
			open()
		}
		return ev.Name == fyne.KeyDown
	}
	return e
}

const (
	dayCell  float32 = 34
	dayHead  float32 = 40
	dayNames         = "一二三四五六日"
)

// monthGrid shows one month; the arrows move by days and weeks, PgUp and PgDn by months, Enter chooses.
type monthGrid struct {
	widget.BaseWidget
	at, today time.Time
	marked    bool // at was chosen before
	choose    func(time.Time)
}

func newMonthGrid(at, today time.Time, marked bool, choose func(time.Time)) *monthGrid {
	m := &monthGrid{at: at, today: today, marked: marked, choose: choose}
	m.ExtendBaseWidget(m)
	return m
}

// first is the Monday on or before the first of the month.
func (m *monthGrid) first() time.Time {
	first := m.at.AddDate(0, 0, 1-m.at.Day())
	return first.AddDate(0, 0, -(int(first.Weekday())+6)%7)
}

// byMonths moves by months and stays in the month when its days run out.
func (m *monthGrid) byMonths(n int) {
	first := m.at.AddDate(0, 0, 1-m.at.Day()).AddDate(0, n, 0)
	last := first.AddDate(0, 1, -1).Day()
	m.at = first.AddDate(0, 0, min(m.at.Day(), last)-1)
	m.Refresh()
}

// TypedKey moves and chooses.
func (m *monthGrid) TypedKey(ev *fyne.KeyEvent) {
	days := map[fyne.KeyName]int{fyne.KeyLeft: -1, fyne.KeyRight: 1, fyne.KeyUp: -7, fyne.KeyDown: 7}
	switch by, moves := days[ev.Name]; {
	case moves:
		m.at = m.at.AddDate(0, 0, by)
		m.Refresh()
	case ev.Name == fyne.KeyPageUp:
		m.byMonths(-1)
	case ev.Name == fyne.KeyPageDown:
		m.byMonths(1)
	case isEnter(ev.Name), ev.Name == fyne.KeySpace:
		m.choose(m.at)
	default:
		PassKey(m, ev)
	}
}

// TypedRune is not used.
func (m *monthGrid) TypedRune(rune) {}

// FocusGained is not shown: the marked day is.
func (m *monthGrid) FocusGained() {}

// FocusLost is not shown.
func (m *monthGrid) FocusLost() {}

// Tapped chooses a day or turns the month.
func (m *monthGrid) Tapped(ev *fyne.PointEvent) {
	x, y := ev.Position.X-7, ev.Position.Y-dayHead-20
	switch {
	case ev.Position.Y < dayHead && x < 40:
		m.byMonths(-1)
	case ev.Position.Y < dayHead && x > 7*dayCell-40:
		m.byMonths(1)
	case x >= 0 && y >= 0 && x < 7*dayCell && y < 6*28:
		m.choose(m.first().AddDate(0, 0, int(x/dayCell)+7*int(y/28)))
	}
}

// CreateRenderer draws the month.
func (m *monthGrid) CreateRenderer() fyne.WidgetRenderer {
	d := &draw.Renderer{Least: func() fyne.Size { return fyne.NewSize(7*dayCell+14, dayHead+20+6*28+8) }}
	d.Arrange = func(fyne.Size) { d.Parts = m.draw() }
	return d
}

func (m *monthGrid) draw() []fyne.CanvasObject {
	title := text.Line(m.at.Format("2006 年 1 月"), look.SizeBody, true, look.Text1)
	title.Alignment = look.Center
	text.Place(title, 40, 0, 7*dayCell-66, dayHead)
	back, on := draw.IconImage(), draw.IconImage()
	draw.SetIcon(back, "chevron-left", look.Text2)
	draw.SetIcon(on, "chevron-right", look.Text2)
	draw.Place(back, 16, 12, look.GlyphButton, look.GlyphButton)
	draw.Place(on, 7*dayCell-18, 12, look.GlyphButton, look.GlyphButton)
	objects := []fyne.CanvasObject{title, back, on}
	for i, name := range []rune(dayNames) {
		t := text.Line(string(name), look.SizeSmall, false, look.Text3)
		t.Alignment = look.Center
		text.Place(t, 7+float32(i)*dayCell, dayHead, dayCell, 18)
		objects = append(objects, t)
	}
	day := m.first()
	for i := range 42 {
		objects = append(objects, m.drawDay(day, 7+float32(i%7)*dayCell, dayHead+20+float32(i/7)*28)...)
		day = day.AddDate(0, 0, 1)
	}
	return objects
}

func (m *monthGrid) drawDay(day time.Time, x, y float32) []fyne.CanvasObject {
	ground, words := draw.Rect(look.Clear), text.Line(strconv.Itoa(day.Day()), look.SizeBody, false, look.Text1)
	ground.CornerRadius = look.RadiusControl
	words.Alignment = look.Center
	same := func(a, b time.Time) bool { return a.Format(time.DateOnly) == b.Format(time.DateOnly) }
	switch {
	case same(day, m.at):
		draw.Paint(ground, look.Selected, look.Accent, 1)
	case same(day, m.today):
		draw.Paint(ground, look.Clear, look.EdgeSoft, 1)
	}
	if day.Month() != m.at.Month() {
		words.Color = look.Color(look.TextOff)
	}
	draw.Place(ground, x+2, y+1, dayCell-4, 26)
	text.Place(words, x, y, dayCell, 28)
	return []fyne.CanvasObject{ground, words}
}
