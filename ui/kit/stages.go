package kit

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
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
	Late  bool // Date says by how much, in the colour of what is wrong
}

// StageLine shows the stages of a year on one line; the line behind each is filled as far as it is done.
type StageLine struct {
	control
	stages []Stage
	chosen int // -1 for none
	onPick func(int)
}

// NewStageLine makes the line, 60 high.
func NewStageLine(stages []Stage) *StageLine {
	s := &StageLine{stages: stages, chosen: -1}
	s.init(s, nil)
	s.off = true
	return s
}

// OnPick has f called with the place of a stage that is clicked, or chosen with the arrows and Enter; it returns the line.
func (s *StageLine) OnPick(f func(int)) *StageLine { s.onPick, s.off = f, false; return s }

// Choose underlines a stage, -1 none.
func (s *StageLine) Choose(i int) { s.chosen = i; s.Refresh() }

// Set changes the stages.
func (s *StageLine) Set(stages []Stage) { s.stages = stages; s.Refresh() }

// step is the width of a stage.
func (s *StageLine) step(width float32) float32 { return (width - 2) / float32(max(1, len(s.stages))) }

func (s *StageLine) pick(i int) {
	if s.onPick == nil || i < 0 || i >= len(s.stages) {
		return
	}
	s.Choose(i)
	s.onPick(i)
}

// Tapped picks the stage under the pointer.
func (s *StageLine) Tapped(ev *fyne.PointEvent) {
	if s.onPick == nil {
		return
	}
	Focus(s)
	s.pick(int(ev.Position.X / s.step(s.Size().Width)))
}

// TypedKey moves the underline with the arrows; Enter picks.
func (s *StageLine) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyLeft:
		s.Choose(max(0, s.chosen-1))
	case fyne.KeyRight:
		s.Choose(min(len(s.stages)-1, s.chosen+1))
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		s.pick(s.chosen)
	default:
		PassKey(s, ev)
	}
}

// CreateRenderer draws for the size it is given.
func (s *StageLine) CreateRenderer() fyne.WidgetRenderer {
	d := &draw.Renderer{Least: func() fyne.Size { return fyne.NewSize(float32(len(s.stages))*112, 60) }}
	d.Arrange = func(size fyne.Size) {
		d.Parts = nil
		step := s.step(size.Width)
		if s.onPick != nil && (s.chosen >= 0 || s.focused) {
			mark := draw.Rect(look.Pick)
			if s.focused {
				mark = draw.Rect(look.Accent)
				ring := newRing()
				showRing(ring, true)
				draw.Place(ring, draw.Snap(step*float32(max(0, s.chosen)))-6, 2, step-4, 58)
				d.Parts = append(d.Parts, ring)
			}
			draw.Place(mark, draw.Snap(step*float32(max(0, s.chosen))), 56, 28, 2)
			d.Parts = append(d.Parts, mark)
		}
		for i, stage := range s.stages {
			d.Parts = append(d.Parts, drawStage(stage, draw.Snap(step*float32(i)), step, i == len(s.stages)-1)...)
		}
	}
	return d
}

func drawStage(s Stage, x, width float32, last bool) []fyne.CanvasObject {
	fill, ink, bold := look.Pick, look.Text1, s.State == StageNow || s.State == StagePassed
	if s.State == StageNow {
		fill = look.Accent
	}
	circle := &canvas.Circle{FillColor: look.Color(look.Surface), StrokeColor: look.Color(look.Edge), StrokeWidth: 1}
	draw.Place(circle, x, 10, 18, 18)
	objects := []fyne.CanvasObject{circle}
	if !last {
		track, done := draw.Rect(look.Line), draw.Rect(fill)
		track.CornerRadius, done.CornerRadius = 2, 2
		draw.Place(track, x+24, 17, width-30, 4)
		draw.Place(done, x+24, 17, (width-30)*float32(min(1, max(0, s.Part))), 4)
		done.Hidden = s.Part <= 0
		objects = append(objects, track, done)
	}
	switch s.State {
	case StageDone:
		circle.FillColor, circle.StrokeWidth = look.Color(look.Pick), 0
		tick := draw.IconImage()
		draw.SetIcon(tick, "check", look.OnAccent)
		draw.Place(tick, x+3, 13, look.GlyphChip, look.GlyphChip)
		objects = append(objects, tick)
	case StageNow, StagePassed:
		circle.FillColor, circle.StrokeWidth = look.Color(fill), 0
		dot := &canvas.Circle{FillColor: look.Color(look.OnAccent)}
		draw.Place(dot, x+6, 16, 6, 6)
		objects = append(objects, dot)
	default:
		ink = look.Text2
	}
	name := text.Line(s.Name, look.SizeBody, bold, ink)
	text.Place(name, x, 33, width, 20)
	nx := x + draw.Ceil(text.Width(name.Text, look.SizeBody, bold)) + look.Gap8
	objects = append(objects, name)
	if s.Count != "" {
		count := text.Line(s.Count, look.SizeSmall, true, look.Text1)
		if s.State == StageNow {
			count.Color = look.Color(look.AccentText)
		}
		text.Place(count, nx, 33, width, 20)
		nx += draw.Ceil(text.Width(count.Text, look.SizeSmall, true)) + look.Gap8
		objects = append(objects, count)
	}
	date, said, room := text.Line("", look.SizeSmall, false, look.Text2), text.Clean(s.Date), x+width-nx
	if !last { // the name of the next stage stands there
		room -= look.Gap8
	}
	if s.Late {
		date.Color = look.Color(look.Bad)
	}
	if text.Width(said, look.SizeSmall, false) > room { // 11-23 完成: half of it says nothing
		if said, _, _ = strings.Cut(said, " "); text.Width(said, look.SizeSmall, false) > room {
			said = ""
		}
	}
	date.Text = text.Truncate(said, room, look.SizeSmall, false)
	text.Place(date, nx, 33, width, 20)
	return append(objects, date)
}

// TaskRow is one line of what is to do now, 41 high: an icon of its tone, a bold line, a line in 12 beneath, when it
// is due and one verb.
type TaskRow struct {
	widget.BaseWidget
	icon        string
	tone        look.Tone
	title, text string
	beside      string // the title
	due         string
	dueTone     look.Tone
	verb        *Button
	second      *Button // nil for none
	cut         bool    // something of the words is left out
}

// NewTaskRow makes the row; the first row of a list gives its verb Primary.
func NewTaskRow(icon string, tone look.Tone, title, text, due string, dueTone look.Tone, verb *Button) *TaskRow {
	r := &TaskRow{icon: icon, tone: tone, title: title, text: text, due: due, dueTone: dueTone, verb: verb.Small().Wide(88)}
	r.ExtendBaseWidget(r)
	return r
}

// Second puts a plain button before the verb, in the place of the day; it returns the row.
func (r *TaskRow) Second(b *Button) *TaskRow { r.second = b.Small().Kind(Plain); return r }

// Beside puts a few words in 12 behind the title, shortened where there is no room for them; it returns the row.
func (r *TaskRow) Beside(words string) *TaskRow { r.beside = words; return r }

// CreateRenderer draws the parts on one row with a rule beneath.
func (r *TaskRow) CreateRenderer() fyne.WidgetRenderer {
	icon, rule := draw.IconImage(), draw.Rect(look.LineSoft)
	title, words, due := text.Line(r.title, look.SizeBody, true, look.Text1), text.Line(r.text, look.SizeSmall, false, look.Text2), text.Line(r.due, look.SizeBody, false, look.Text2)
	beside := text.Line("", look.SizeSmall, false, look.Text2)
	due.Alignment = look.Right
	d := &draw.Renderer{Parts: []fyne.CanvasObject{icon, title, beside, words, due, r.verb, rule}}
	if r.second != nil {
		d.Parts = []fyne.CanvasObject{icon, title, beside, words, r.second, r.verb, rule}
	}
	d.Least = func() fyne.Size { return fyne.NewSize(360, look.TaskHeight) }
	d.Arrange = func(s fyne.Size) {
		draw.Place(icon, 0, draw.Snap((s.Height-look.GlyphNav)/2), look.GlyphNav, look.GlyphNav)
		m := r.verb.MinSize()
		end := s.Width - m.Width
		draw.Place(r.verb, end, draw.Snap((s.Height-1-m.Height)/2), m.Width, m.Height)
		before := end - look.Gap12 // what stands at the right of the second line
		if r.second != nil {
			m2 := r.second.MinSize()
			before = end - 8 - m2.Width - look.Gap12
			draw.Place(r.second, end-8-m2.Width, draw.Snap((s.Height-1-m2.Height)/2), m2.Width, m2.Height)
		}
		room := end - 24 - 90 - 40
		if r.due == "" && r.second == nil {
			room = end - 24 - 40
		}
		// Words that would not fit beside the day run beneath it.
		wide, dueHeight := room, s.Height
		if text.Width(text.Clean(r.text), look.SizeSmall, false) > room {
			wide, dueHeight = max(room, before-40), 26
		}
		text.Place(due, end-24-100, 0, 100, dueHeight)
		title.Text = text.Truncate(text.Clean(r.title), room, look.SizeBody, true)
		words.Text = text.Truncate(text.Clean(r.text), wide, look.SizeSmall, false)
		r.cut = title.Text != text.Clean(r.title) || words.Text != text.Clean(r.text)
		text.Place(title, 40, 3, room, 20)
		used := draw.Ceil(text.Width(title.Text, look.SizeBody, true)) + look.Gap12
		beside.Text = text.Truncate(text.Clean(r.beside), room-used, look.SizeSmall, false)
		text.Place(beside, 40+used, 3, room-used, 20)
		text.Place(words, 40, 21, wide, 17)
		draw.Place(rule, 0, s.Height-1, s.Width, 1)
	}
	d.Repaint = func() {
		draw.SetIcon(icon, r.icon, r.tone.Mark())
		title.Color, words.Color, rule.FillColor = look.Color(look.Text1), look.Color(look.Text2), look.Color(look.LineSoft)
		beside.Color, due.Color = look.Color(look.Text2), look.Color(look.Text2)
		if r.dueTone != look.ToneNone {
			due.Color = look.Color(r.dueTone.Ink())
		}
	}
	d.Repaint()
	return d
}

// MouseIn tells all the words where something of them is cut.
func (r *TaskRow) MouseIn(*desktop.MouseEvent) {
	if r.cut {
		tipSoon(r, r.title+"："+r.text)
	}
}

// MouseMoved is not used.
func (r *TaskRow) MouseMoved(*desktop.MouseEvent) {}

// MouseOut takes the tip away.
func (r *TaskRow) MouseOut() { TipAway(r) }
