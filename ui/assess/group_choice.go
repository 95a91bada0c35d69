package assess

import (
	"strconv"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
)

// groupChoice is the selector of the group (考核组别) beside the tabs. It shows only where the year has several.
type groupChoice struct {
	s      *Screen
	which  *kit.Select
	middle fyne.CanvasObject
}

func newGroupChoice(s *Screen) *groupChoice {
	g := &groupChoice{s: s}
	g.which = kit.NewOptionSelect(nil, -1, func(o kit.Option) { g.choose(o) }).Small().Wide(168)
	g.middle = kit.HBox(look.Gap16, s.tabs, g.which)
	return g
}

// show offers the groups of the year that shows.
func (g *groupChoice) show() {
	f := g.s.facts
	if f == nil || len(f.Groups) < 2 {
		g.s.head.SetMiddle(g.s.tabs)
		return
	}
	var options []kit.Option
	for _, other := range f.Groups {
		options = append(options, kit.Option{ID: strconv.Itoa(other.Year.Group), Text: other.Year.Label()})
	}
	g.which.SetOptions(options)
	g.which.SetChosenID(strconv.Itoa(f.Year.Group))
	g.s.head.SetMiddle(g.middle)
}

// choose shows another group, after what was typed in this one is written.
func (g *groupChoice) choose(o kit.Option) {
	s := g.s
	number, err := strconv.Atoi(o.ID)
	if err != nil || s.facts == nil || number == s.facts.Year.Group {
		return
	}
	s.Leave(func() { s.showGroup(number) })
	g.which.SetChosenID(strconv.Itoa(s.facts.Year.Group)) // what is not saved may keep the old one
}

// showGroup shows a group of the year.
func (s *Screen) showGroup(number int) {
	s.group = number
	s.marks.forget()
	s.forms.forget()
	s.setFacts(s.facts)
	s.draw()
	s.keysChanged()
}

// whom is what those of the group that shows are called: 支部 or 单位.
func (s *Screen) whom() string {
	if s.facts == nil {
		return "支部"
	}
	return s.facts.Year.Scheme.Counter()
}
