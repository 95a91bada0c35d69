package ballots

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/ballot"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/attachments"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// pane is the column at the right: which paper and cell is next, the keys, the last papers, and the acts of the group.
type pane struct {
	s            *Screen
	title, facts *text.Label
	keys         *fyne.Container
	autoCheck    *kit.Check
	last         *fyne.Container
	lastTitle    fyne.CanvasObject
	note         *kit.Note
	acts         *fyne.Container
	foot         *fyne.Container
	shown        string             // the papers that last shows
	attached     *attachments.Lived // of the year, nil before it is known
	held         *fyne.Container    // holds it
}

const autoPref = "ballots.auto"

func newPane(s *Screen) *pane {
	p := &pane{s: s, title: text.Section(""), facts: text.Small(""), keys: container.NewStack(), last: kit.VBox(0), foot: container.NewStack(), held: container.NewStack(), acts: kit.VBox(look.Gap8)}
	p.autoCheck = kit.NewCheck("填满自动计入", true, func(on bool) {
		s.d.Prefs.Set(autoPref, map[bool]string{true: "", false: "no"}[on])
		s.focus()
	})
	p.note = kit.NewNote(look.ToneInfo, "", "", "只存各格合计，不存单张票。最近 5 票留到本组录完，用来更正读错的票。空白、多选的格不计入有效票。")
	return p
}

// auto reports whether a paper counts itself when it is full.
func (p *pane) auto() bool { return p.s.d.Prefs.Get(autoPref) != "no" }

func (p *pane) object() fyne.CanvasObject {
	p.autoCheck.SetChecked(p.auto())
	p.keys.Objects = []fyne.CanvasObject{p.keyCaps()}
	p.lastTitle = kit.Spread(look.Gap8, []fyne.CanvasObject{text.Strong("最近 5 票")}, []fyne.CanvasObject{text.Small("Ctrl+Z 撤销上一票")})
	body := kit.Pad(kit.VBox(look.Gap12, p.keys, p.autoCheck, p.acts, p.lastTitle, p.last, p.note, p.held), look.Gap16, look.Gap20, look.Gap16, look.Gap20)
	head := container.NewStack(kit.NewFill(look.Inset), kit.Border(nil, kit.HRule(look.Line), nil, nil, kit.Pad(kit.VBox(2, p.title, p.facts), 12, look.Gap16, 11, look.Gap20)))
	p.shown = "-"
	return kit.Giving(container.NewStack(kit.NewFill(look.Surface), kit.Border(nil, nil, kit.VRule(look.Line), nil, kit.Border(head, p.foot, nil, nil, kit.VScroll(body)))), look.PaneForm, look.PaneLeast)
}

// keyCaps shows which key is which mark.
func (p *pane) keyCaps() fyne.CanvasObject {
	f := p.s.ballotForm()
	var cells []fyne.CanvasObject
	add := func(key, word string) {
		cells = append(cells, kit.HBox(look.Gap8, kit.NewKeyCap(key).Large(), text.Body(word)))
	}
	for i, l := range f.Labels {
		add(fmt.Sprint(i+1), l.Name)
	}
	add("0", "空白")
	add(fmt.Sprint(len(f.Labels)+1), "多选")
	add("←", "退一格")
	add("X", "作废")
	add("Enter", "计入")
	return kit.Columns(look.Gap8, look.Gap8, []float32{0, 0, 0}, cells...)
}

// show says where the reading stands.
func (p *pane) show() {
	s := p.s
	t, why := s.tally(), s.mayRead()
	reading := why == "" && s.hand == nil
	left := ballot.Left(&t) - s.queue.waiting()
	title, facts := s.book.Setup.Text(s.tallyKey()), ""
	number := s.nextNumber()
	if reading {
		title = fmt.Sprintf("第 %d 票", number)
		if n := s.paper.correcting; n > 0 {
			number, title = n, fmt.Sprintf("更正第 %d 票", n)
		}
		if s.paper.at < len(s.paper.voted) {
			title += "　" + s.paper.voted[s.paper.at].Person
		}
		facts = fmt.Sprintf("已读 %d / %d，收回的票还有 %d 张没录", s.paper.read(), len(s.paper.voted), left)
	} else if t.State == model.BallotsDone {
		facts = fmt.Sprintf("录完 %d 张，更正过 %d 张", ballot.Entered(&t), t.Corrected)
	}
	p.title.SetText(title)
	p.facts.SetText(facts)
	kit.SetShown(p.keys, reading)
	kit.SetShown(p.autoCheck, reading)
	p.showAttached()
	p.showLast(t.State == model.BallotsCounting && s.hand == nil)
	p.showActs(&t)
	p.showFoot(&t, reading, left, number)
}

// showLast lists the papers in memory.
func (p *pane) showLast(on bool) {
	papers := p.s.d.Office.ReadPapers(p.s.year, p.s.tallyKey())
	on = on && len(papers) > 0
	kit.SetShown(p.lastTitle, on)
	kit.SetShown(p.last, on)
	said := fmt.Sprint(papers, on, p.s.tallyKey())
	if said == p.shown {
		return
	}
	p.shown = said
	p.last.Objects = nil
	for i, paper := range papers {
		words, ink := marksText(p.s.ballotForm(), paper), look.Text2
		if paper.Void {
			words, ink = "作废", look.Bad
		}
		act := kit.SmallLink("更正", func() { p.s.correct(paper) })
		if i == 0 {
			act = kit.SmallLink("撤销", func() { p.s.queue.settle(func() { p.s.d.Undo(paper.Change) }) })
		}
		line := kit.Border(nil, nil, kit.Wide(text.Strong(fmt.Sprintf("第 %d 票", paper.Number)), 64), kit.HBox(look.Gap12, text.Small(model.When(paper.At, "15:04")), act), text.Small(words).In(ink).Cutting())
		p.last.Add(kit.Bar(32, look.Surface, false, true, line))
	}
	p.last.Refresh()
}

// marksText counts the marks of a paper: 好 10　较好 2.
func marksText(f *model.BallotForm, p office.ReadPaper) string {
	counts := map[ballot.Mark]int{}
	for _, m := range p.Marks {
		counts[m]++
	}
	out := ""
	for i := range f.Labels {
		if n := counts[ballot.Mark(i)]; n > 0 {
			out += fmt.Sprintf("%s %d　", f.Labels[i].Name, n)
		}
	}
	for _, m := range []ballot.Mark{ballot.Blank, ballot.Several} {
		if n := counts[m]; n > 0 {
			out += fmt.Sprintf("%s %d　", markWord(f, m), n)
		}
	}
	return out
}

// showActs offers what can be done with the whole group.
func (p *pane) showActs(t *model.BallotTally) {
	s := p.s
	p.acts.Objects = nil
	if !s.fixed() {
		links := []fyne.CanvasObject{}
		if t.State != model.BallotsDone || s.hand != nil {
			links = append(links, shell.Writing(p.s.d, kit.SmallLink("改发出收回", s.askNumbers)))
		}
		if s.hand == nil && t.State != model.BallotsCounting {
			links = append(links, kit.SmallLink("按合计填票数", s.typeCounts))
		}
		if s.hand == nil && t.State != model.BallotsOpen {
			links = append(links, shell.Writing(p.s.d, kit.SmallLink("清空本组", s.clear)))
		}
		p.acts.Add(kit.HBox(look.Gap16, links...))
	}
	p.acts.Refresh()
}

// showFoot offers the next step.
func (p *pane) showFoot(t *model.BallotTally, reading bool, left, number int) {
	s := p.s
	var a, b []fyne.CanvasObject
	switch {
	case s.fixed():
	case s.hand != nil:
		a = []fyne.CanvasObject{kit.NewButton("不填了", s.escape).Small()}
		b = []fyne.CanvasObject{kit.PrimaryButton("存入票数", s.hand.save).Small()}
	case reading:
		verb := "计入"
		if s.paper.correcting > 0 {
			verb = "更正"
		}
		count := kit.PrimaryButton(fmt.Sprintf("%s第 %d 票", verb, number), func() { s.count(); s.focus() }).Small()
		lacking := len(s.paper.voted) - s.paper.read()
		count.SetEnabled(lacking == 0)
		a = []fyne.CanvasObject{kit.NewButton(fmt.Sprintf("作废第 %d 票", number), func() { s.void(); s.focus() }).Small()}
		if lacking > 0 {
			b = append(b, text.Small(fmt.Sprintf("还差 %d 格", lacking)))
		}
		b = append(b, count)
	case t.State == model.BallotsDone:
		a = []fyne.CanvasObject{kit.NewButton("接着录", s.goOn).Small()}
	case t.State == model.BallotsCounting && left == 0:
		b = []fyne.CanvasObject{kit.PrimaryButton("录完这一组", func() { s.queue.settle(s.finish) }).Small()}
	case t.Returned == 0 || ballot.Voided(t):
		b = []fyne.CanvasObject{shell.Writing(p.s.d, kit.PrimaryButton("填发出和收回", s.askNumbers)).Small()}
	}
	p.foot.Objects = []fyne.CanvasObject{kit.Bar(look.FooterHeight, look.Inset, true, false, kit.Pad(kit.Spread(look.Gap8, a, b), 0, look.Gap20, 0, look.Gap20))}
	p.foot.Refresh()
}
