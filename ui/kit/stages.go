package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// StageState says where a stage of the year stands.
type StageState int

// The states of a stage.
const (
	StageAhead StageState = iota
	StageNow
	StagePassed // begun and behind the present one, but not complete
	StageDone
)

// Stage is one stage of the year: its name, how far it is in words, its date, and how much of it is done.
type Stage struct {
	Name  string
	Count string // such as 34 / 40
	Date  string // such as 11-25 截止
	Part  float64
	State StageState
}

// StageLine shows the stages of a year on one line; the line behind each is filled as far as it is done.
type StageLine struct {
	widget.BaseWidget
	stages []Stage
}

// NewStageLine makes the line, 60 high.
func NewStageLine(stages []Stage) *StageLine {
	s := &StageLine{stages: stages}
	s.ExtendBaseWidget(s)
	return s
}

// Set changes the stages.
func (s *StageLine) Set(stages []Stage) { s.stages = stages; s.Refresh() }

// CreateRenderer draws for the size it is given.
func (s *StageLine) CreateRenderer() fyne.WidgetRenderer {
	d := &drawing{min: func() fyne.Size { return fyne.NewSize(float32(len(s.stages))*120, 60) }}
	d.layout = func(size fyne.Size) {
		d.objects = nil
		step := (size.Width - 2) / float32(max(1, len(s.stages)))
		for i, stage := range s.stages {
			d.objects = append(d.objects, drawStage(stage, snap(step*float32(i)), step, i == len(s.stages)-1)...)
		}
	}
	return d
}

func drawStage(s Stage, x, width float32, last bool) []fyne.CanvasObject {
	fill, ink, bold := Pick, Text1, s.State == StageNow || s.State == StagePassed
	if s.State == StageNow {
		fill = Accent
	}
	circle := &canvas.Circle{FillColor: Color(Surface), StrokeColor: Color(Edge), StrokeWidth: 1}
	place(circle, x, 10, 18, 18)
	objects := []fyne.CanvasObject{circle}
	if !last {
		track, done := newRect(Line), newRect(fill)
		track.CornerRadius, done.CornerRadius = 2, 2
		place(track, x+24, 17, width-30, 4)
		place(done, x+24, 17, (width-30)*float32(min(1, max(0, s.Part))), 4)
		done.Hidden = s.Part <= 0
		objects = append(objects, track, done)
	}
	switch s.State {
	case StageDone:
		circle.FillColor, circle.StrokeWidth = Color(Pick), 0
		tick := newIconImage()
		setIcon(tick, "check", OnAccent)
		place(tick, x+3, 13, GlyphChip, GlyphChip)
		objects = append(objects, tick)
	case StageNow, StagePassed:
		circle.FillColor, circle.StrokeWidth = Color(fill), 0
		dot := &canvas.Circle{FillColor: Color(OnAccent)}
		place(dot, x+6, 16, 6, 6)
		objects = append(objects, dot)
	default:
		ink = Text2
	}
	name := newText(s.Name, SizeBody, bold, ink)
	placeText(name, x, 33, width, 20)
	nx := x + ceil(TextWidth(name.Text, SizeBody, bold)) + Gap8
	objects = append(objects, name)
	if s.Count != "" {
		count := newText(s.Count, SizeSmall, true, Text1)
		if s.State == StageNow {
			count.Color = Color(AccentText)
		}
		placeText(count, nx, 33, width, 20)
		nx += ceil(TextWidth(count.Text, SizeSmall, true)) + Gap8
		objects = append(objects, count)
	}
	date := newText("", SizeSmall, false, Text2)
	date.Text = Truncate(Clean(s.Date), x+width-nx, SizeSmall, false)
	placeText(date, nx, 33, width, 20)
	return append(objects, date)
}

// TaskRow is one line of what is to do now, 41 high: an icon of its tone, a bold line, a line in 12 beneath, when it
// is due and one verb.
type TaskRow struct {
	widget.BaseWidget
	icon        string
	tone        Tone
	title, text string
	due         string
	dueTone     Tone
	verb        *Button
}

// NewTaskRow makes the row; the first row of a list gives its verb Primary.
func NewTaskRow(icon string, tone Tone, title, text, due string, dueTone Tone, verb *Button) *TaskRow {
	r := &TaskRow{icon: icon, tone: tone, title: title, text: text, due: due, dueTone: dueTone, verb: verb.Small().Wide(88)}
	r.ExtendBaseWidget(r)
	return r
}

// CreateRenderer draws the parts on one row with a rule beneath.
func (r *TaskRow) CreateRenderer() fyne.WidgetRenderer {
	icon, rule := newIconImage(), newRect(LineSoft)
	title, text, due := newText(r.title, SizeBody, true, Text1), newText(r.text, SizeSmall, false, Text2), newText(r.due, SizeBody, false, Text2)
	due.Alignment = Right
	d := &drawing{objects: []fyne.CanvasObject{icon, title, text, due, r.verb, rule}}
	d.min = func() fyne.Size { return fyne.NewSize(360, TaskHeight) }
	d.layout = func(s fyne.Size) {
		place(icon, 0, snap((s.Height-GlyphNav)/2), GlyphNav, GlyphNav)
		m := r.verb.MinSize()
		end := s.Width - m.Width
		place(r.verb, end, snap((s.Height-1-m.Height)/2), m.Width, m.Height)
		placeText(due, end-24-100, 0, 100, s.Height)
		room := end - 24 - 90 - 40
		title.Text = Truncate(Clean(r.title), room, SizeBody, true)
		text.Text = Truncate(Clean(r.text), room, SizeSmall, false)
		placeText(title, 40, 3, room, 20)
		placeText(text, 40, 21, room, 17)
		place(rule, 0, s.Height-1, s.Width, 1)
	}
	d.refresh = func() {
		setIcon(icon, r.icon, r.tone.Mark())
		title.Color, text.Color, rule.FillColor = Color(Text1), Color(Text2), Color(LineSoft)
		due.Color = Color(Text2)
		if r.dueTone != ToneNone {
			due.Color = Color(r.dueTone.Ink())
		}
	}
	d.refresh()
	return d
}
