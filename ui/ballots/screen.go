// Package ballots is the screen of the debrief ballots (测评票): voter groups, the paper that is being read aloud, one key a mark,
// and the running sums. Papers live in memory only; what is counted and what it comes to is office's and model/ballot's.
package ballots

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/ballot"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/inputmethod"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/table"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// Screen is the screen of the ballots.
type Screen struct {
	d      *shell.Desk
	object *fyne.Container
	head   *shell.Head
	body   *fyne.Container

	year    int
	book    *ballot.Book // nil before the ballots are set up
	missing error        // why there is no book
	form    string
	session int
	group   string

	reading shell.Reading
	paper   paper
	queue   queue
	hand    *byHand // whole counts being typed, nil while papers are read
	setup   *setup  // the set-up being edited, nil for none

	groups *groupCells
	strip  *strip
	table  *table.Table[row]
	note   *text.Label // right of the legend
	pane   *pane
}

var (
	_ shell.Screen  = (*Screen)(nil)
	_ shell.Leaver  = (*Screen)(nil)
	_ shell.Settler = (*Screen)(nil)
)

// New makes the screen; Shown takes nil.
func New(d *shell.Desk) *Screen {
	s := &Screen{d: d, session: 1, form: model.SecretaryBallot, body: container.NewStack(), head: shell.NewHead("测评票", "")}
	s.queue.s, s.queue.later = s, d.Later
	s.groups, s.strip, s.pane = newGroupCells(s), newStrip(s), newPane(s)
	s.note = text.Small("").Right().Cutting()
	s.object = kit.Border(s.head.Object, nil, nil, nil, s.body)
	return s
}

// Object is the whole screen.
func (s *Screen) Object() fyne.CanvasObject { return s.object }

// Keys are the keys of the status line.
func (s *Screen) Keys() []string {
	switch {
	case s.setup != nil:
		return []string{"Alt+↑↓ 换次序", "Ctrl+Enter 保存", "Esc 不改了", "F1 帮助"}
	case s.hand != nil:
		return []string{"Ctrl+V 粘贴票数", "Ctrl+Enter 存入", "Esc 不填了", "F1 帮助"}
	case s.book == nil || s.fixed():
		return []string{"F1 帮助"}
	}
	keys := ""
	for i := range s.ballotForm().Labels {
		keys += fmt.Sprintf("%d ", i+1)
	}
	return []string{keys + "读票", "0 空白", "X 作废", "Enter 计入", "PgDn 下一组", "F1 帮助"}
}

// Shortcuts are the keys that work wherever the keyboard is.
func (s *Screen) Shortcuts() []kit.Shortcut {
	keys := []kit.Shortcut{
		{Key: fyne.KeyReturn, Mod: fyne.KeyModifierControl, Do: s.save},
		{Key: fyne.KeyEscape, Do: s.escape},
		{Else: s.key},
	}
	if s.setup != nil {
		keys = append(keys, kit.Shortcut{Key: fyne.KeyUp, Mod: fyne.KeyModifierAlt, Do: func() { s.setup.move(-1) }},
			kit.Shortcut{Key: fyne.KeyDown, Mod: fyne.KeyModifierAlt, Do: func() { s.setup.move(1) }})
	}
	return keys
}

// Shown reads the ballots of the working year.
func (s *Screen) Shown(any) { s.reload(s.focus) }

// Changed reads them again; a paper that is being read stays.
func (s *Screen) Changed() {
	if s.pane.attached != nil {
		s.pane.attached.Reload()
	}
	s.reload(nil)
}

func (s *Screen) reload(then func()) {
	var year int
	var book *ballot.Book
	var missing error
	s.d.Read(&s.reading, func(ctx context.Context, o *office.Office) (err error) {
		if year, err = o.WorkingYear(ctx); err != nil {
			return err
		}
		if book, missing = o.Ballots(ctx, year); missing != nil && model.CodeOf(missing) != model.NotFound {
			return missing
		}
		return nil
	}, func() {
		if year != s.year {
			s.form, s.session, s.group = model.SecretaryBallot, 1, ""
			if book != nil { // what is to do comes first
				if k, ok := book.FirstOpen(); ok {
					s.form, s.session, s.group = k.Form, k.Session, k.Group
				}
			}
			s.paper.clear()
		}
		s.year, s.book, s.missing = year, book, missing
		s.show()
	}, then)
}

// ballotForm is the form shown; there is a book.
func (s *Screen) ballotForm() *model.BallotForm {
	if f := s.book.Setup.Form(s.form); f != nil {
		return f
	}
	s.form = s.book.Setup.Forms[0].ID
	return &s.book.Setup.Forms[0]
}

func (s *Screen) tallyKey() model.BallotKey {
	return model.BallotKey{Form: s.form, Session: s.session, Group: s.group}
}

// tally is what was counted of the group shown.
func (s *Screen) tally() model.BallotTally { return s.book.Tally(s.tallyKey()) }

// show draws everything after the ballots were read.
func (s *Screen) show() {
	defer s.keysChanged()
	if s.setup != nil {
		return // what is being edited stays
	}
	if s.book == nil {
		s.showEmpty()
		return
	}
	f := s.ballotForm()
	if f.Group(s.group) == nil {
		s.group = f.Groups[0].ID
	}
	if s.session > len(s.book.Setup.Sessions) {
		s.session = 1
	}
	s.paper.fit(s.book.Voted(s.session))
	s.showHead()
	if !s.built() {
		s.build()
	}
	s.refresh()
}

// keysChanged has the status line show the keys of what is shown now.
func (s *Screen) keysChanged() {
	if s.d.Keys != nil {
		s.d.Keys()
	}
}

// built reports whether what is on the screen is that of the form, the meetings and the words shown.
func (s *Screen) built() bool { return s.book != nil && s.table != nil && s.shape() == s.strip.shape }

func (s *Screen) shape() string {
	return fmt.Sprint(s.form, s.session, s.ballotForm().Words(), len(s.book.Setup.Sessions), s.hand != nil, s.book.Closed)
}

// build lays the screen out anew.
func (s *Screen) build() {
	s.strip.shape = s.shape()
	s.table = table.New(s.spec())
	legend := []fyne.CanvasObject{}
	for i, l := range s.ballotForm().Labels {
		legend = append(legend, kit.HBox(look.Gap8, kit.Block(shareToken(i), 8, 8), text.Small(l.Name)))
	}
	foot := kit.Bar(look.FooterHeight, look.Inset, true, false, kit.Pad(kit.Border(nil, nil, kit.HBox(look.Gap16, legend...), nil, kit.Pad(s.note, 0, 0, 0, look.Gap16)), 0, look.Gap24, 0, look.Gap24))
	work := kit.Border(kit.VBox(0, s.groups, s.strip), foot, nil, nil, s.table.Object())
	s.body.Objects = []fyne.CanvasObject{kit.Border(s.bar(), nil, nil, nil, kit.Border(nil, nil, nil, s.pane.object(), work))}
	s.body.Refresh()
}

// refresh draws what changes with every key and every paper.
func (s *Screen) refresh() {
	s.groups.Refresh()
	s.strip.Refresh()
	s.table.SetRows(s.rows())
	if h := s.strip.MinSize().Height; h != s.strip.high { // the table takes the room that is left
		s.strip.high = h
		s.body.Refresh()
	}
	if n := s.paper.at; s.mayRead() == "" && n < len(s.paper.voted) {
		s.table.SetCurrent(fmt.Sprint(s.paper.voted[n].ID))
	}
	s.showNote()
	s.pane.show()
}

// showNote says what is wrong with the numbers, or what the indexes are worth yet.
func (s *Screen) showNote() {
	t := s.tally()
	words, ink := "", look.Text2
	switch p := ballot.Problems(s.book, &t); {
	case s.hand != nil:
		words, ink = s.hand.says()
	case len(p) > 0:
		words, ink = p[0].Text, look.Bad
	default:
		words = s.guardWords()
		if t.State == model.BallotsCounting {
			words += fmt.Sprintf("本组录完前，指数按已录 %d 张有效票暂计", t.Valid)
		}
	}
	s.note.SetToken(ink)
	s.note.SetText(words)
}

// guardWords says whom the guard names.
func (s *Screen) guardWords() string {
	f, names := s.ballotForm(), ""
	if !f.Guard.On {
		return ""
	}
	worst := f.Labels[len(f.Labels)-1].Name
	for _, r := range s.book.Rows(s.form, s.session) {
		if r.Guarded {
			names += "、" + r.Subject.Person
		}
	}
	if names == "" {
		return fmt.Sprintf("%s满 %s 的没有　", worst, ballot.ShareText(f.Guard))
	}
	return fmt.Sprintf("%s满 %s：%s，%s　", worst, ballot.ShareText(f.Guard), names[len("、"):], f.Guard.Says)
}

// focus gives the keyboard to the paper.
func (s *Screen) focus() {
	if s.book != nil && s.setup == nil && s.hand == nil {
		kit.Focus(s.strip)
	}
}

// Leave asks before a paper that is half read, typed counts or an edited set-up are given up.
func (s *Screen) Leave(leave func()) {
	inputmethod.Allow(s.d.Window, true)
	s.leavePaper(leave, s.focus)
}

func (s *Screen) leavePaper(leave, stay func()) {
	title, words, give := "", "", ""
	switch {
	case s.setup != nil && s.setup.changed():
		title, words, give = "测评组还没有保存", "改了述职人或测评组，还没有保存。", "不保存"
	case s.hand != nil && s.hand.changed:
		title, words, give = "票数还没有存入", "填了票数，还没有存入。", "不存"
	case s.paper.read() > 0 && s.setup == nil && s.hand == nil:
		title, words, give = "这张票还没有计入", fmt.Sprintf("这张票读了 %d 格，还没有计入。", s.paper.read()), "不计这张"
	}
	drop := func() { s.setup, s.hand = nil, nil; s.paper.clear(); leave() }
	if title == "" {
		drop()
		return
	}
	kit.ShowDialog(s.d.Window.Canvas(), kit.DialogSpec{Title: title, Text: words, Safe: "继续", Act: give, Danger: true, OnSafe: stay,
		OnAct: func() bool { drop(); return true }})
}

// Settle calls then once every paper that was read is in the data file.
func (s *Screen) Settle(then func()) { s.queue.settle(then) }

// save is Ctrl+Enter.
func (s *Screen) save() {
	switch {
	case s.setup != nil:
		s.setup.save()
	case s.hand != nil:
		s.hand.save()
	case s.book != nil:
		s.enter()
	}
}

// escape leaves what is being edited, or begins the paper again; both ask where something was filled in.
func (s *Screen) escape() {
	if s.setup != nil || s.hand != nil {
		s.leavePaper(func() { s.strip.shape = ""; s.reload(s.focus) }, nil)
		return
	}
	if s.book != nil {
		s.leavePaper(s.refresh, nil)
	}
}

// fixed reports whether no ballot can be entered: the year is finalised, or the data file is open for looking only.
func (s *Screen) fixed() bool { return s.book.Closed || s.d.Office.ReadOnly() }
