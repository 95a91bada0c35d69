package ballots

import (
	"fmt"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/widget"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/ballot"
	"github.com/shuangbai/shuangbai/ui/kit/draw"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

const groupHeight float32 = 64

// groupCells shows the voter groups side by side with their numbers; the one shown below is tinted.
type groupCells struct {
	widget.BaseWidget
	s *Screen
}

func newGroupCells(s *Screen) *groupCells {
	g := &groupCells{s: s}
	g.ExtendBaseWidget(g)
	return g
}

// Tapped chooses the group under the pointer.
func (g *groupCells) Tapped(ev *fyne.PointEvent) {
	groups := g.s.ballotForm().Groups
	i := int(ev.Position.X / (g.Size().Width / float32(len(groups))))
	if i >= 0 && i < len(groups) {
		g.s.chooseGroup(groups[i].ID)
	}
}

// chooseGroup shows another group; a paper that is half read is asked about.
func (s *Screen) chooseGroup(id string) {
	if id == s.group {
		s.focus()
		return
	}
	s.leavePaper(func() { s.group = id; s.show(); s.focus() }, s.focus)
}

// nextGroup goes to the group beside.
func (s *Screen) nextGroup(by int) {
	groups := s.ballotForm().Groups
	i := slices.IndexFunc(groups, func(g model.VoterGroup) bool { return g.ID == s.group }) + by
	if i >= 0 && i < len(groups) {
		s.chooseGroup(groups[i].ID)
	}
}

// stateOf says how far a group is, with the tone of it.
func stateOf(t *model.BallotTally, waiting int) (string, look.Tone) {
	left := ballot.Left(t) - waiting
	switch {
	case ballot.Voided(t):
		return fmt.Sprintf("多 %d 张，无效", t.Returned-t.Issued), look.ToneBad
	case left < 0:
		return fmt.Sprintf("多录 %d 张", -left), look.ToneBad
	case t.State == model.BallotsDone:
		return "✓ 已录完", look.ToneOK
	case t.Returned == 0:
		return "没有录", look.ToneMuted
	case left == 0:
		return "待确认录完", look.ToneWarn
	}
	return fmt.Sprintf("还有 %d 票", left), look.ToneMuted
}

// CreateRenderer draws the cells.
func (g *groupCells) CreateRenderer() fyne.WidgetRenderer {
	d := &draw.Renderer{Least: func() fyne.Size { return fyne.NewSize(400, groupHeight) }}
	d.Arrange = func(size fyne.Size) {
		d.Parts = nil
		if g.s.book == nil {
			return
		}
		groups := g.s.ballotForm().Groups
		w := size.Width / float32(len(groups))
		for i, group := range groups {
			d.Parts = append(d.Parts, g.cell(group, draw.Snap(float32(i)*w), draw.Snap(w))...)
		}
		rule := draw.Rect(look.Line)
		draw.Place(rule, 0, groupHeight-1, size.Width, 1)
		d.Parts = append([]fyne.CanvasObject{rule}, d.Parts...)
	}
	return d
}

func (g *groupCells) cell(group model.VoterGroup, x, w float32) []fyne.CanvasObject {
	current := group.ID == g.s.group
	t := g.s.book.Tally(model.BallotKey{Form: g.s.form, Session: g.s.session, Group: group.ID})
	waiting := 0
	if current {
		waiting = g.s.queue.waiting()
	}
	if h := g.s.hand; h != nil && current {
		t = h.tally()
	}
	state, tone := stateOf(&t, waiting)
	if g.s.hand != nil && current && tone == look.ToneOK {
		state, tone = "正在填票数", look.ToneMuted
	}
	var all []fyne.CanvasObject
	add := func(o fyne.CanvasObject, x, y, w, h float32) { draw.Place(o, x, y, w, h); all = append(all, o) }
	words := func(s string, size float32, bold bool, ink look.Token, at, y, room float32) float32 {
		line := text.Line(text.Truncate(text.Clean(s), room, size, bold), size, bold, ink)
		text.Place(line, at, y, room, 20)
		all = append(all, line)
		return draw.Ceil(text.Width(line.Text, size, bold))
	}
	if current {
		add(draw.Rect(look.Selected), x, 0, w, groupHeight)
		add(draw.Rect(look.Accent), x, groupHeight-2, w, 2)
	} else if tone == look.ToneBad {
		add(draw.Rect(look.BadSoft), x, 0, w, groupHeight-1)
	}
	add(draw.Rect(look.Line), x+w-1, 0, 1, groupHeight-1)
	pad := float32(16)
	if x == 0 {
		pad = 24
	}
	wide := draw.Ceil(text.Width(state, look.SizeSmall, false)) + 2
	words(state, look.SizeSmall, false, tone.Ink(), x+w-wide-14, 11, wide)
	room := w - pad - wide - 22
	used := words(group.Name, look.SizeBody, true, look.Text1, x+pad, 10, room)
	for _, weight := range []string{"权重 " + ballot.Percent(group.Weight), ballot.Percent(group.Weight)} {
		if left := room - used - 8; left > text.Width(weight, look.SizeSmall, false) {
			words(weight, look.SizeSmall, false, look.Text2, x+pad+used+8, 11, left)
			break
		}
	}
	facts := []groupFact{{"发", t.Issued, false}, {"收", t.Returned, ballot.Voided(&t)}, {"有效", t.Valid, ballot.Left(&t) < 0}, {"作废", t.Void, false}}
	facts, apart := fitFacts(facts, w-pad-4)
	at := x + pad
	for _, f := range facts {
		ink := look.Text1
		if f.bad {
			ink = look.Bad
		}
		at += words(f.label, look.SizeSmall, false, look.Text2, at, 33, 40) + 4
		at += words(fmt.Sprint(f.n), look.SizeBody, true, ink, at, 32, 60) + apart
	}
	return all
}

// groupFact is one number of a group.
type groupFact struct {
	label string
	n     int
	bad   bool
}

// The distances between the numbers of a group: where there is room, and the least.
const (
	factsApart  float32 = 22
	factsCloser float32 = 5
)

// fitFacts are the numbers that have room side by side in a width, with the distance between two: they move together first, then the
// last one, which is nearly always 0, gives way.
func fitFacts(facts []groupFact, room float32) ([]groupFact, float32) {
	for {
		need := float32(0)
		for _, f := range facts {
			need += draw.Ceil(text.Width(f.label, look.SizeSmall, false)) + 4 + draw.Ceil(text.Width(fmt.Sprint(f.n), look.SizeBody, true))
		}
		apart := (room - need) / float32(max(1, len(facts)-1))
		if apart >= factsCloser || len(facts) == 1 {
			return facts, min(factsApart, draw.Snap(apart))
		}
		facts = facts[:len(facts)-1]
	}
}
