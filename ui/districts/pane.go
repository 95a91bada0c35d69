package districts

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/district"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// worstBranches is how many branches the pane names as those that make a figure.
const worstBranches = 4

// showPane draws the pane of what is chosen.
func (s *Screen) showPane() {
	r := (*district.Row)(nil)
	if s.c != nil {
		r = s.c.Row(s.chosen)
	}
	switch {
	case r == nil || s.shut || s.tab == yearsTab:
		s.setPane(nil)
	case s.tab == compareTab && len(s.beside) > 1:
		s.setPane(s.besidePane())
	case s.branch != "":
		s.setPane(s.branchPane(r))
	default:
		s.setPane(s.committeePane(r))
	}
}

func (s *Screen) shutPane() { s.shut = true; s.showPane() }

// packageWords say of the package: 12-19 收到　数据截至 12-15　名册未附.
func packageWords(r row) string {
	if !r.Received() {
		return r.Label()
	}
	p := r.Package
	return fmt.Sprintf("%s 收到　数据截至 %s　%s", model.When(p.TakenAt, "01-02"), p.Day[5:], p.Rosters.Label())
}

func (s *Screen) committeePane(r row) fyne.CanvasObject {
	box := kit.VBox(look.Gap12)
	if len(r.Conflicts) > 0 {
		box.Add(s.conflicts(r))
	}
	m := s.measure
	if m == "" {
		m = s.c.Telling(r)
	}
	heading, detail, worse := s.c.Change(r, m)
	tone := look.ToneInfo
	if worse {
		tone = look.ToneWarn
	}
	if r.State == district.Late {
		tone = look.ToneBad
	}
	box.Add(kit.NewNote(tone, heading, "", detail))
	if words := s.c.Pending(r); words != "" {
		box.Add(text.Caption(words))
	}
	spec := kit.PaneSpec{Width: paneWidth, Title: r.Sender.Name, Facts: packageWords(r), Body: box, OnShut: s.shutPane}
	if !r.Received() {
		box.Add(s.senderFacts(r))
		spec.Foot = []fyne.CanvasObject{kit.NewButton("催报", s.urge).Small().Icon("mail")}
		spec.FootR = []fyne.CanvasObject{kit.NewButton("修改", func() { s.editSender(r.Sender) }).Small()}
		return kit.NewPane(spec)
	}
	if len(s.c.Rows) > 1 {
		box.Add(s.distances(r))
	}
	s.addMakers(box, r, m)
	spec.Foot = []fyne.CanvasObject{kit.NewButton("各支部", func() { s.showBranches(r) }).Small().Icon("list")}
	spec.FootR = []fyne.CanvasObject{kit.NewButton("打印对比说明", func() { s.d.Go(shell.Papers, shell.PaperOf{Name: "compare-note", Copy: r.Sender.ID}) }).Small().Icon("print")}
	return kit.NewPane(spec)
}

func cut(words string, most int) string {
	if r := []rune(words); len(r) > most {
		return string(r[:most]) + "…"
	}
	return words
}

func (s *Screen) senderFacts(r row) fyne.CanvasObject {
	due := string(r.Sender.DueOn)
	if due == "" {
		due = "还没有定"
	}
	return kit.Facts(72, "报送时限", due, "联系人", orNone(r.Sender.Contact), "电话", orNone(r.Sender.Phone))
}

func orNone(words string) string {
	if words == "" {
		return "—"
	}
	return words
}

// columns of the pane: a name and three figures; in the narrowest pane the longest name has just room.
var paneColumns = []float32{0, 50, 40, 62}

// distances compares a committee with the whole.
func (s *Screen) distances(r row) fyne.CanvasObject {
	right := func(words string) fyne.CanvasObject { return text.Small(words).Right().Cutting() }
	cells := []fyne.CanvasObject{text.Small("与全区比").Cutting(), right(cut(r.Short, 4)), right("全区"), right("相差")}
	box := kit.VBox(0, kit.Columns(look.Gap4, 0, paneColumns, cells...), kit.Space(0, look.Gap4), kit.HRule(look.Edge))
	for _, m := range []district.Measure{district.Mean, district.Covered, district.Life, district.Findings} {
		own, whole := r.Sums.Values[m], s.c.Whole.Values[m]
		words, better, ok := m.Difference(own, whole)
		ink := look.OK
		if !ok {
			words, ink = "—", look.Text3
		} else if !better {
			ink = look.Warn
		} else if words == "相同" {
			ink = look.Text2
		}
		line := kit.Columns(look.Gap4, 0, paneColumns, text.Body(m.Label()).In(look.Text2).Cutting(), text.Strong(orNone(m.Text(own))).Right().Cutting(),
			text.Body(orNone(m.Text(whole))).In(look.Text2).Right().Cutting(), text.Body(words).In(ink).Right().Cutting())
		box.Add(kit.Bar(look.ListRow, look.Surface, false, true, line))
	}
	return box
}

// addMakers names the branches that make a measure what it is, and how it is worked out.
func (s *Screen) addMakers(box *fyne.Container, r row, m district.Measure) {
	all := s.c.Makers(r, m)
	if n := min(worstBranches, len(all)); n > 0 {
		more := kit.SmallLink(fmt.Sprintf("全部 %d 个", len(all)), func() { s.showBranches(r) })
		list := kit.VBox(0, kit.Border(nil, nil, nil, more, text.Strong(m.MakersTitle(n))), kit.Space(0, look.Gap4), kit.HRule(look.Edge))
		for _, b := range all[:n] {
			list.Add(s.makerLine(r, b))
		}
		box.Add(list)
	}
	box.Add(text.Caption(m.Definition()))
}

// makerLine is a branch with what it adds, a link to its own figures.
func (s *Screen) makerLine(r row, b district.BranchShare) fyne.CanvasObject {
	open := kit.NewLink(cut(model.PlainBranch(b.Name), 9), func() { s.openBranch(r, b.Key) })
	value := text.Strong(b.Value).Right()
	if b.Short {
		value.In(look.Warn)
	}
	return kit.Bar(look.DenseRow, look.Surface, false, true, kit.Border(nil, nil, open, kit.HBox(look.Gap8, text.Small(b.Note), kit.Wide(value, 56)), kit.Space(0, 0)))
}

// openBranch shows a branch of a committee in the pane.
func (s *Screen) openBranch(r row, key string) {
	s.branch, s.people = key, nil
	var people []model.RosterLine
	s.d.Read(&s.roster, func(ctx context.Context, o *office.Office) (err error) {
		people, err = o.BranchRoster(ctx, r.Sender.ID, key)
		return err
	}, func() {
		s.people = people
		s.showPane()
	}, nil)
}

// branchPane are the figures of one branch, as far as its package has them.
func (s *Screen) branchPane(r row) fyne.CanvasObject {
	b := r.Figures(s.c.Year).Branch(s.branch)
	if b == nil {
		s.branch = ""
		return s.committeePane(r)
	}
	box := kit.VBox(look.Gap12, kit.SmallLink("回到"+r.Short, func() { s.branch = ""; s.showPane() }).Icon("arrow-left"))
	rank := "—"
	if b.Rank > 0 {
		rank = fmt.Sprintf("第 %d 名", b.Rank)
	}
	box.Add(kit.Facts(84, "党员", fmt.Sprintf("%d 名", b.Members), "覆盖单位", fmt.Sprintf("%d 个", b.Units), "体检问题", fmt.Sprintf("%d 个", b.Findings),
		"考核结果", s.resultOf(r, b), "本党委名次", rank))
	life := "没有应开的"
	if b.Due > 0 {
		life = fmt.Sprintf("%d / %d 次，%s", b.Held, b.Due, district.Life.Text(district.SumOf(&model.YearFigures{Rows: []model.BranchFigures{*b}}).Values[district.Life]))
	}
	pairs := []string{"三会一课", life}
	for _, kind := range model.ActivityKinds() {
		if n := b.Missed[string(kind)]; n > 0 {
			pairs = append(pairs, "缺"+kind.Label(), fmt.Sprintf("%d 次", n))
		}
	}
	box.Add(kit.HRule(look.Line))
	box.Add(kit.Facts(84, pairs...))
	box.Add(kit.HRule(look.Line))
	s.addPeople(box, r)
	return kit.NewPane(kit.PaneSpec{Width: paneWidth, Title: model.PlainBranch(b.Name), Facts: r.Sender.Name, Body: box, OnShut: s.shutPane})
}

// resultOf is a branch's result, with a word where it may still change.
func (s *Screen) resultOf(r row, b *model.BranchFigures) string {
	words := district.ResultText(b)
	if b.Marked && s.c.Pending(r) != "" {
		words += "（" + district.NotFinal + "）"
	}
	return words
}

// mostPeople is how many of a branch the pane lists.
const mostPeople = 60

func (s *Screen) addPeople(box *fyne.Container, r row) {
	switch {
	case r.Package.Rosters == model.NoRoster && len(s.people) == 0:
		box.Add(text.Caption("数据包没有附名册，看到支部为止"))
		return
	case r.Package.Rosters == model.MaskedRoster || len(s.people) == 0:
		women := 0
		for _, p := range s.people {
			if p.Sex == string(model.Female) {
				women++
			}
		}
		box.Add(text.Caption(fmt.Sprintf("名册已隐去个人信息，看到支部为止：%d 人，其中女 %d 人", len(s.people), women)))
		return
	}
	box.Add(text.Strong(fmt.Sprintf("党员 %d 人", len(s.people))))
	for _, p := range s.people[:min(mostPeople, len(s.people))] {
		box.Add(kit.Border(nil, nil, text.Body(p.Name), nil, text.Small(string(p.Joined)+"　"+p.Kind.Short()).Right()))
	}
	if n := len(s.people) - mostPeople; n > 0 {
		box.Add(text.Caption(fmt.Sprintf("还有 %d 人", n)))
	}
}

// showBranches lists all branches of a committee, by the measure that the pane speaks of.
func (s *Screen) showBranches(r row) {
	m := s.measure
	if m == "" || m == district.Covered {
		m = district.Life
	}
	list := kit.VBox(0)
	var d *kit.Dialog
	for _, b := range s.c.Makers(r, m) {
		open := kit.NewLink(model.PlainBranch(b.Name), func() { d.Close(); s.shut = false; s.openBranch(r, b.Key) })
		result := text.Small(s.resultOf(r, b.BranchFigures)).Right()
		list.Add(kit.Bar(look.ListRow, look.Surface, false, true, kit.Border(nil, nil, open, kit.HBox(look.Gap8, kit.Wide(text.Small(b.Note), 70), kit.Wide(text.Strong(b.Value).Right(), 64), kit.Wide(result, 140)), kit.Space(0, 0))))
	}
	d = kit.ShowDialog(s.d.Window.Canvas(), kit.DialogSpec{Title: r.Sender.Name + "的支部", Text: fmt.Sprintf("按“%s”从差到好；点一个支部，右栏里看它的各项数字。", m.Title()),
		Content: kit.Scrolled(list, 380), Safe: "关闭", Width: 560, Unsaved: kit.NothingToLose})
}

// besidePane puts the ticked committees side by side.
func (s *Screen) besidePane() fyne.CanvasObject {
	rows := s.beside[:min(3, len(s.beside))]
	widths := []float32{0}
	head := []fyne.CanvasObject{text.Small("")}
	for _, r := range rows {
		widths = append(widths, 68)
		head = append(head, text.Small(cut(r.Short, 5)).Right())
	}
	box := kit.VBox(0, kit.Columns(look.Gap4, 0, widths, head...), kit.Space(0, look.Gap4), kit.HRule(look.Edge))
	line := func(name string, of func(row) string) {
		cells := []fyne.CanvasObject{text.Body(name).In(look.Text2).Cutting()}
		for _, r := range rows {
			words := "—"
			if r.Received() {
				words = orNone(of(r))
			}
			cells = append(cells, text.Strong(words).Right())
		}
		box.Add(kit.Bar(look.ListRow, look.Surface, false, true, kit.Columns(look.Gap4, 0, widths, cells...)))
	}
	line("支部", func(r row) string { return kit.Count(r.Sums.Branches) })
	line("党员", func(r row) string { return kit.Count(r.Sums.Members) })
	line("单位", func(r row) string { return kit.Count(r.Sums.Units) })
	for _, m := range district.Measures() {
		line(m.Label(), func(r row) string { return m.Text(r.Sums.Values[m]) })
	}
	line("考核", func(r row) string {
		switch {
		case r.Sums.Provisional:
			return district.NotFinal
		case r.Sums.Values[district.Mean].Known:
			return "已核定"
		}
		return ""
	})
	facts := fmt.Sprintf("选了 %d 个党委", len(s.beside))
	if len(s.beside) > len(rows) {
		facts += fmt.Sprintf("，并排看前 %d 个", len(rows))
	}
	return kit.NewPane(kit.PaneSpec{Width: paneWidth, Title: "并排对比", Facts: facts, Body: box, OnShut: func() { s.beside = nil; s.shutPane() }})
}
