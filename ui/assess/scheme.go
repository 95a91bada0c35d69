package assess

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/scheme"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// schemeView is the tab 方案: the editor, or while the year has neither scheme nor draft the ways to begin.
type schemeView struct {
	s      *Screen
	chosen int
	others bool // the schemes of other sectors are shown too
	editor *scheme.View
}

func newSchemeView(s *Screen) *schemeView {
	v := &schemeView{s: s}
	v.editor = scheme.New(scheme.Host{Desk: s.d, Run: func(w shell.Work) { s.run(w) },
		Later:   func(do func() error, done func(error)) { s.writes.later(do, done) },
		Buttons: s.head.SetButtons, Keys: s.keysChanged, Focus: func(f fyne.Focusable) { s.soon(func() { v.focus(f) }) }, Issued: v.issued})
	return v
}

// show puts the editor or the ways to begin into the tab, after reading the schemes of the year.
func (v *schemeView) show() {
	v.editor.Load(v.s.year, v.s.group, func() {
		if v.s.tab != schemeTab {
			return
		}
		if v.editor.Empty() {
			v.s.head.SetButtons()
			v.s.replace(v.choices())
			return
		}
		v.s.replace(v.editor.Object())
	})
}

// focus gives something of the editor the keyboard while it shows.
func (v *schemeView) focus(f fyne.Focusable) {
	if o, ok := f.(fyne.CanvasObject); ok && v.s.tab == schemeTab && kit.CanvasOf(o) != nil {
		v.s.d.Window.Canvas().Focus(f)
	}
}

// issued follows a scheme that was issued, in year, or a draft that went: a year that is begun so goes on with the self-assessment.
func (v *schemeView) issued(year int) {
	if year == v.s.year && v.s.facts == nil {
		v.s.tab = formsTab
		v.s.tabs.SetChosen(formsTab)
	}
	v.s.load(false)
}

// choices are the default schemes as cards, with the button that begins the year: that of the committee's sector, and apart from it,
// where they are asked for, the others.
func (v *schemeView) choices() fyne.CanvasObject {
	s := v.s
	if len(s.schemes) == 0 {
		return kit.NewEmptyState("没有可用的方案", "程序自带的方案读不出来，重新安装后再试。", nil)
	}
	shown := s.schemes
	if s.ownScheme && !v.others {
		shown = s.schemes[:1]
	}
	if v.chosen >= len(shown) {
		v.chosen = 0
	}
	ways := make([]kit.Choice, len(shown))
	for i, way := range shown {
		ways[i] = kit.Choice{Text: way.Scheme.Title, Detail: outline(way.Scheme), Body: v.card(way.Scheme)}
	}
	group := kit.NewRadioGroup(ways, v.chosen, true, func(i int) { v.chosen = i })
	begin := shell.Writing(s.d, kit.PrimaryButton(fmt.Sprintf("开始 %d 年度考核", s.year), v.begin))
	edit := shell.Writing(s.d, kit.MenuButton("先改再下发", v.editor.DraftMenu()))
	column := kit.VBox(look.Gap16, text.Section(fmt.Sprintf("选一份方案，开始 %d 年度考核", s.year)),
		text.Para("方案会抄一份存进数据文件，这一年的分数和等次都按它算。要改的，从默认方案、上一年的方案或一份方案表新建草稿，改好再下发。").In(look.Text2).For(formWidth),
		group.Box)
	if more := len(s.schemes) - len(shown); more > 0 {
		column.Add(kit.HBox(0, kit.SmallLink(fmt.Sprintf("看别的行业的 %d 份方案", more), func() {
			v.others = true
			s.replace(v.choices())
		})))
	}
	column.Add(kit.HBox(look.Gap8, begin, edit))
	sheet := kit.Pad(kit.Border(nil, nil, kit.Wide(column, formWidth), nil, kit.Space(0, 0)), look.Gap24, look.Gap24, look.Gap24, look.Gap24)
	return kit.VScroll(sheet)
}

// formWidth is the widest a form of a whole screen gets.
const formWidth float32 = 640

// outline says in a line how large a scheme is.
func outline(scheme *model.Scheme) string {
	words := ""
	for _, p := range scheme.Parts {
		words += fmt.Sprintf("%s %s 分，", p.Name, p.Max.Short())
	}
	return fmt.Sprintf("%s共 %d 项，%s起适用", words, scheme.ItemCount(), scheme.Effective.Long())
}

// card tells of the chosen scheme what decides whether it fits.
func (v *schemeView) card(scheme *model.Scheme) fyne.CanvasObject {
	width := formWidth - 40
	box := kit.VBox(look.Gap4)
	for _, p := range scheme.Parts {
		words := p.Short + "："
		for i, c := range p.Categories {
			if i > 0 {
				words += "、"
			}
			words += fmt.Sprintf("%s %s", c.Name, c.Max.Short())
		}
		box.Add(text.Caption(words).For(width))
	}
	box.Add(text.Caption(scoring.TotalText(scheme)).For(width))
	for _, q := range scheme.Quotas {
		box.Add(text.Caption(scoring.QuotaText(q)).For(width))
	}
	box.Add(text.Caption(scheme.Source).In(look.Text3).For(width))
	return box
}

func (v *schemeView) begin() {
	s := v.s
	scheme, year := s.schemes[v.chosen].Scheme, s.year
	var change int64
	s.run(shell.Work{
		What: "正在开始考核",
		Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) (err error) {
			change, err = o.OpenYear(ctx, year, scheme.ID)
			return err
		},
		Done: func(err error) error {
			if err == nil {
				s.tab = formsTab // which is what comes next
				s.tabs.SetChosen(formsTab)
				s.d.Said(fmt.Sprintf("%d 年度考核已经开始，按%s", year, scheme.Title), change)
				s.Changed()
			}
			return err
		},
	})
}
