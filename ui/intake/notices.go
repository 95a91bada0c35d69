package intake

import (
	"fmt"
	"unicode/utf8"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/intake"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// notice is one thing to know about the file as a whole, with the acts that belong to it.
type notice struct {
	icon string
	tone look.Tone
	text string
	acts []act
}

// act is something that can be done about a notice.
type act struct {
	text string
	do   func()
}

// noticeRunes is how many characters of notices one line has room for in the narrowest window.
const noticeRunes = 56

// showNotices puts what concerns the whole file on lines under the counts; without any the lines go.
func (p *reviewStep) showNotices() {
	notices := p.noticesOf()
	var lines []fyne.CanvasObject
	for len(notices) > 0 {
		n, size := 0, 0
		for n < len(notices) && (n == 0 || size+notices[n].size() <= noticeRunes) {
			size += notices[n].size()
			n++
		}
		lines = append(lines, noticeLine(notices[:n]))
		notices = notices[n:]
	}
	p.notices.Objects = nil
	if len(lines) > 0 {
		p.notices.Objects = []fyne.CanvasObject{kit.VBox(0, lines...)}
	}
	p.notices.Refresh()
	p.object.Refresh()
}

// size is the length of a notice with its acts, in characters.
func (x notice) size() int {
	n := utf8.RuneCountInString(x.text) + 4
	for _, a := range x.acts {
		n += utf8.RuneCountInString(a.text) + 1
	}
	return n
}

// noticeLine is a line of notices.
func noticeLine(notices []notice) fyne.CanvasObject {
	var row []fyne.CanvasObject
	for i, x := range notices {
		if i > 0 {
			row = append(row, kit.Space(look.Gap8, 0), kit.Pad(kit.VRule(look.Line), 8, 0, 8, 0), kit.Space(look.Gap8, 0))
		}
		row = append(row, kit.NewIcon(x.icon, look.GlyphInline, x.tone.Ink()), text.Small(clip(x.text, 60)).In(x.tone.Ink()))
		for _, a := range x.acts {
			row = append(row, kit.SmallLink(a.text, a.do))
		}
	}
	return kit.Bar(look.ListRow+1, look.Inset, false, true, kit.Pad(kit.HBox(look.Gap8, row...), 0, look.Gap24, 0, look.Gap24))
}

func (p *reviewStep) noticesOf() []notice {
	f := p.screen.at
	plan := f.plan()
	var all []notice
	for _, b := range plan.Blocking {
		if len(p.views) == 0 {
			break // said in the middle of the page
		}
		all = append(all, notice{"alert", look.ToneBad, b.Text, nil})
	}
	if n := len(f.draft.Earlier); n > 0 {
		last := f.draft.Earlier[0]
		for _, e := range f.draft.Earlier {
			if e.At.After(last.At) {
				last = e
			}
		}
		text := fmt.Sprintf("这份文件 %s 导入过", model.When(last.At, "01-02 15:04"))
		if p.screen.wasUndone(last.ChangeSet) {
			text += "，已撤销"
		}
		all = append(all, notice{"history", look.ToneInfo, text, nil})
	}
	if q, ok := questionAtHand(plan); ok {
		all = append(all, p.questionNotice(q))
	}
	waiting, settled, chosen := 0, 0, createdOrgs(plan)
	for _, u := range plan.Unknowns {
		switch {
		case u.Choice.Action == intake.CreateIt:
		case u.Choice.Chosen:
			settled++
		default:
			waiting++
		}
	}
	switch {
	case waiting > 0:
		all = append(all, notice{"warning", look.ToneWarn, fmt.Sprintf("%d 个不认识的值", waiting), []act{{"逐个指定", p.askValues}}})
	case settled > 0:
		all = append(all, notice{"check", look.ToneMuted, fmt.Sprintf("%d 个不认识的值已指定", settled), []act{{"核对", p.askValues}}})
	}
	if chosen > 0 && plan.Kind != intake.Branches {
		all = append(all, notice{"branch", look.ToneInfo, fmt.Sprintf("%d 个党组织数据文件里没有，导入时新建", chosen), []act{{"核对", p.askValues}}})
	}
	if n := len(plan.NewUnits); n > 0 {
		all = append(all, notice{"home", look.ToneInfo, fmt.Sprintf("%d 家单位数据文件里没有，导入时新建", n), []act{{"核对", p.askValues}}})
	}
	all = append(all, p.sheetNotices(plan)...)
	if n := len(plan.Missing); n > 0 {
		all = append(all, notice{"person", look.ToneWarn, fmt.Sprintf("名册里没有 %d 位已有的党员", n), []act{{"看是哪些", p.showMissing}}})
	}
	if len(p.views) > 0 { // without any, the middle of the page says why
		all = append(all, p.unreadNotices(plan)...)
	}
	if n := hiddenIn(plan); n > 0 {
		all = append(all, p.hiddenNotice(n))
	}
	if plan.Summary.Update > 0 || f.opts.Policy == intake.Fill || f.opts.Policy == intake.SkipKnown {
		all = append(all, notice{"person", look.ToneMuted, "已经有的：" + policyName(f.opts.Policy), []act{{"更改", p.askPolicy}}})
	}
	return all
}

// questionAtHand is the first question that nobody has answered, or the only one there is.
func questionAtHand(plan *intake.Plan) (intake.Question, bool) {
	for _, q := range plan.Questions {
		if q.Open() || len(plan.Questions) == 1 {
			return q, true
		}
	}
	return intake.Question{}, false
}

// questionNotice asks a question with its answers beside it; an answer that was given can be changed.
func (p *reviewStep) questionNotice(q intake.Question) notice {
	n := notice{"help", look.ToneWarn, q.Text, nil}
	if len(p.screen.at.plan().Sheets) > 1 && q.Name != "" {
		n.text = "“" + clip(q.Name, 10) + "”：" + q.Text
	}
	for _, a := range q.Answers {
		if a.ID == q.Chosen {
			n.tone, n.text = look.ToneMuted, a.Label
			continue
		}
		n.acts = append(n.acts, act{a.Label, func() { p.change(func(o *intake.Options) { setAnswer(o, q, a.ID) }) }})
	}
	return n
}

// showMissing lists the members of whom the roster says nothing.
func (p *reviewStep) showMissing() {
	plan := p.screen.at.plan()
	var lines []string
	for _, m := range plan.Missing {
		lines = append(lines, m.Name+"　"+m.Branch)
	}
	p.showLines("名册里没有的党员", plan.MissingText()+"。", lines)
}

// showLines shows lines of text that may be many.
func (p *reviewStep) showLines(title, words string, lines []string) {
	var cells []fyne.CanvasObject
	for _, l := range lines {
		cells = append(cells, text.Body(l))
	}
	list := kit.VScroll(kit.Pad(kit.VBox(look.Gap8, cells...), look.Gap8, look.Gap12, look.Gap8, 0))
	list.SetMinSize(fyne.NewSize(0, min(320, float32(len(lines))*(look.SmallHeight+look.Gap8)+look.Gap16)))
	kit.ShowDialog(p.screen.desk.Window.Canvas(), kit.DialogSpec{Title: title, Text: words, Width: 640,
		Content: kit.Border(kit.HRule(look.Line), kit.HRule(look.Line), nil, nil, list), Safe: "知道了"})
}

func (s *Screen) wasUndone(change int64) bool {
	for _, p := range s.imports {
		if p.ChangeSet == change {
			return p.Undone
		}
	}
	return false
}

// askPolicy asks what happens to those who are there already.
func (p *reviewStep) askPolicy() {
	policy := p.screen.at.opts.Policy
	kit.ShowDialog(p.screen.desk.Window.Canvas(), kit.DialogSpec{Title: "已经有的，怎么办", Content: policyRadios(policy, func(x intake.Policy) { policy = x }),
		Safe: "不改", Act: "按这样核对", OnAct: func() bool {
			p.change(func(o *intake.Options) { o.Policy = policy })
			return true
		}})
}

// waitingWords say what is done with a value before somebody says what it is.
func waitingWords(f intake.Field) string {
	if f == intake.WorkUnit {
		return "先写进工作岗位，等指定"
	}
	return "先留空，等指定"
}

// askValues lists every value that the data file does not know, once, with what is done about it.
func (p *reviewStep) askValues() {
	s := p.screen
	plan := s.at.plan()
	choices := map[intake.ValueKey]intake.ValueChoice{}
	var cells []fyne.CanvasObject
	for _, u := range plan.Unknowns {
		options := s.optionsFor(u)
		chosen := presentChoice(options, u.Choice)
		if u.Choice.Action == intake.LeaveBlank && !u.Choice.Chosen || u.Field == intake.WorkUnit && !u.Choice.Chosen && u.Choice.Action == intake.KeepAsIs {
			chosen = -1
		}
		key := intake.ValueKey{Field: u.Field, Text: u.Text}
		menu := kit.NewOptionSelect(options, chosen, func(o kit.Option) { choices[key] = choiceFrom(o.ID) }).Small().Hint(waitingWords(u.Field))
		cells = append(cells, tall(text.Small(fieldName(plan.Kind, u.Field)).Cutting()), tall(text.Body(u.Text).Cutting()),
			tall(text.Small(fmt.Sprintf("%d 行", u.Count)).Right()), menu)
	}
	list := kit.VScroll(kit.Pad(kit.Columns(look.Gap12, look.Gap8, []float32{72, 0, 44, 300}, cells...), look.Gap8, look.Gap12, look.Gap8, 0))
	list.SetMinSize(fyne.NewSize(0, min(320, float32(len(plan.Unknowns))*(look.SmallHeight+look.Gap8)+look.Gap16)))
	kit.ShowDialog(s.desk.Window.Canvas(), kit.DialogSpec{
		Title: "数据文件里没有的值", Text: "每个写法只问一次，下次导入记得。", Width: 720,
		Content: kit.Border(kit.HRule(look.Line), kit.HRule(look.Line), nil, nil, list),
		Note:    fmt.Sprintf("共 %d 个", len(plan.Unknowns)), Safe: "不改", Act: "按这样核对",
		OnAct: func() bool {
			if len(choices) > 0 {
				p.change(func(o *intake.Options) {
					for key, c := range choices {
						setValue(o, key, c)
					}
				})
			}
			return true
		}})
}
