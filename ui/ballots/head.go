package ballots

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model/ballot"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// bar chooses the form and the meeting, and says how the index comes about.
func (s *Screen) bar() fyne.CanvasObject {
	var names []string
	chosen := 0
	for i, f := range s.book.Setup.Forms {
		names = append(names, f.Name)
		if f.ID == s.form {
			chosen = i
		}
	}
	forms := kit.NewSegments(names, chosen, func(i int) {
		s.leavePaper(func() { s.form, s.group = s.book.Setup.Forms[i].ID, ""; s.show(); s.focus() }, func() { s.strip.shape = ""; s.show() })
	})
	var meetings []kit.Option
	for _, m := range s.book.Setup.Sessions {
		meetings = append(meetings, kit.Option{ID: fmt.Sprint(m.Number), Text: fmt.Sprintf("第 %d 场　%d 名书记", m.Number, len(s.book.Voted(m.Number)))})
	}
	meeting := kit.NewOptionSelect(meetings, s.session-1, func(o kit.Option) {
		var n int
		_, _ = fmt.Sscan(o.ID, &n)
		s.leavePaper(func() { s.session = n; s.show(); s.focus() }, func() { s.strip.shape = ""; s.show() })
	}).Small().Wide(176)
	right := []fyne.CanvasObject{text.Small(ballot.Formula(s.ballotForm()))}
	if !s.fixed() {
		right = append(right, shell.Writing(s.d, kit.SmallLink("改系数", s.editSetup)), shell.Writing(s.d, kit.SmallLink("导入计票表", s.importCounts)))
	}
	return shell.FilterBar([]fyne.CanvasObject{forms, kit.Space(look.Gap8, 0), meeting}, right)
}

// showHead says who debriefs and when, and offers the papers.
func (s *Screen) showHead() {
	m := s.book.Setup.Sessions[s.session-1]
	facts := fmt.Sprintf("%d 年度，述职 %d 名书记", s.year, len(s.book.Voted(0)))
	if m.Date != "" {
		facts += "　" + string(m.Date) + " 述职会"
	}
	s.head.SetFacts(facts)
	buttons := []fyne.CanvasObject{kit.NewButton("打印测评票", func() { s.d.Go(shell.Papers, "ballot") }).Icon("print"),
		kit.NewButton("出测评汇总表", func() { s.d.Go(shell.Papers, "ballot-result") }).Icon("document")}
	if !s.fixed() {
		buttons = append([]fyne.CanvasObject{shell.Writing(s.d, kit.NewButton("定测评组", s.editSetup)).Icon("sliders")}, buttons...)
	}
	s.head.SetButtons(buttons...)
}

// showEmpty says what to do first.
func (s *Screen) showEmpty() {
	s.head.SetFacts("")
	s.head.SetButtons()
	empty := kit.NewEmptyState("先定述职人和测评组", "参加考核的支部和书记已经列好，三个测评组和权重用默认的，都可以改。定好就能印测评票、录票。",
		shell.Writing(s.d, kit.PrimaryButton("定测评组", s.editSetup)))
	ctx, year := context.Background(), s.year
	var notOpen error
	o := s.d.Office
	s.d.Later(func() error { _, notOpen = o.Year(ctx, year); return nil }, func(error) {
		if notOpen != nil && s.book == nil {
			s.body.Objects = []fyne.CanvasObject{kit.NewEmptyState(fmt.Sprintf("还没有开始 %d 年度考核", year), "先在“考核”里按方案开始这个年度，再来定述职人和测评组。",
				kit.PrimaryButton("去考核", func() { s.d.Go(shell.Assess, nil) }))}
			s.body.Refresh()
		}
	})
	s.body.Objects = []fyne.CanvasObject{empty}
	s.body.Refresh()
	s.table = nil
}
