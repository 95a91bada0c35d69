package assess

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/table"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// schemeView is the tab 方案: the year's scheme to read, or the schemes to begin a year with.
type schemeView struct {
	s      *Screen
	chosen int
	table  *table.Table[schemeRow]
	pane   *fyne.Container
	ties   *kit.Segments // how equal totals are ranked
	vetoed *kit.Segments // where vetoed branches stand
}

// schemeRow is one line of the scheme: a part, a category or an item.
type schemeRow struct {
	id, name, points, method string
	depth                    int
}

func newSchemeView(s *Screen) *schemeView { return &schemeView{s: s} }

// choices are the default schemes as cards, with the button that begins the year.
func (v *schemeView) choices() fyne.CanvasObject {
	s := v.s
	if len(s.schemes) == 0 {
		return kit.NewEmptyState("没有可用的方案", "程序自带的方案读不出来，重新安装后再试。", nil)
	}
	v.chosen = v.preferred()
	ways := make([]kit.Choice, len(s.schemes))
	for i, scheme := range s.schemes {
		ways[i] = kit.Choice{Text: scheme.Title, Detail: outline(scheme), Body: v.card(scheme)}
	}
	group := kit.NewRadioGroup(ways, v.chosen, true, func(i int) { v.chosen = i })
	begin := kit.PrimaryButton(fmt.Sprintf("开始 %d 年度考核", s.year), v.begin)
	column := kit.VBox(look.Gap16, text.Section(fmt.Sprintf("选一份方案，开始 %d 年度考核", s.year)),
		text.Para("方案会抄一份存进数据文件，这一年的分数和等次都按它算。以后默认方案有变，已经开始的年度不受影响。").In(look.Text2).For(formWidth),
		group.Box, kit.HBox(look.Gap8, begin))
	sheet := kit.Pad(kit.Border(nil, nil, kit.Wide(column, formWidth), nil, kit.Space(0, 0)), look.Gap24, look.Gap24, look.Gap24, look.Gap24)
	return container.NewVScroll(sheet)
}

// formWidth is the widest a form of a whole screen gets.
const formWidth float32 = 640

// preferred is the scheme for the committee's sector.
func (v *schemeView) preferred() int {
	c, err := v.s.d.Office.Committee(context.Background())
	if err != nil {
		v.s.d.Fail(err)
		return 0
	}
	for i, scheme := range v.s.schemes {
		if scheme.Sector == c.Sector {
			return i
		}
	}
	return 0
}

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
	scheme, year := s.schemes[v.chosen], s.year
	var change int64
	s.run(shell.Work{
		What: "正在开始考核",
		Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) (err error) {
			change, err = o.OpenYear(ctx, year, scheme.ID)
			return err
		},
		Done: func(err error) error {
			if err == nil {
				s.tab = marksTab
				s.tabs.SetChosen(marksTab)
				s.d.Said(fmt.Sprintf("%d 年度考核已经开始，按%s", year, scheme.Title), change)
				s.Changed()
			}
			return err
		},
	})
}

// show is the scheme of the year, read-only.
func (v *schemeView) show() fyne.CanvasObject {
	scheme := &v.s.facts.Year.Scheme
	v.table = table.New(table.Spec[schemeRow]{RowHeight: look.DenseRow, NoFoot: true, Key: func(r schemeRow) string { return r.id },
		Columns: []table.Column[schemeRow]{
			{ID: "name", Title: "部分、类别和项目", Width: 260, Text: func(r schemeRow) string { return r.name }, Bold: func(r schemeRow) bool { return r.depth < 2 },
				Draw: func(r schemeRow, c *table.Cell) { c.Indent = float32(r.depth) * look.Gap20 }},
			{ID: "points", Title: "分值", Width: 64, Align: look.Right, Text: func(r schemeRow) string { return r.points },
				Bold: func(r schemeRow) bool { return r.depth < 2 }},
			{ID: "method", Title: "怎么计分", Width: 160, Flex: true, Text: func(r schemeRow) string { return r.method },
				Ink: func(schemeRow) look.Token { return look.Text2 }},
		},
		OnRow: v.showItem})
	v.table.SetRows(schemeRows(scheme))
	v.pane = container.NewStack(v.rules(scheme))
	return kit.Border(nil, nil, nil, v.pane, v.table.Object())
}

// showItem says in the pane in full how an item is marked; parts and categories bring the rules back.
func (v *schemeView) showItem(r schemeRow) {
	scheme := &v.s.facts.Year.Scheme
	_, category, item, ok := scheme.ItemByID(strings.TrimPrefix(r.id, "item "))
	pane := v.rules(scheme)
	if ok {
		width := paneWidth - 2*look.Gap20
		body := kit.VBox(look.Gap12, text.Para(scoring.MethodText(item)).For(width))
		if item.Hint != "" {
			body.Add(text.Para(item.Hint).In(look.Text2).For(width))
		}
		if item.Veto {
			body.Add(kit.NewNote(look.ToneWarn, "★ 项", "", "得 0 分的，按一票否决处理。"))
		}
		pane = kit.NewPane(kit.PaneSpec{Width: paneWidth, Title: spaced(item.Title()), Facts: spaced(category.Title()) + "　可填 " + scoring.RangeText(item), Body: body,
			OnShut: func() { v.table.ClearCurrent(); v.showItem(schemeRow{}) }})
	}
	v.pane.Objects = []fyne.CanvasObject{pane}
	v.pane.Refresh()
}

func schemeRows(scheme *model.Scheme) []schemeRow {
	var rows []schemeRow
	for _, p := range scheme.Parts {
		rows = append(rows, schemeRow{id: "part " + p.ID, name: p.Name, points: p.Max.String()})
		for _, c := range p.Categories {
			rows = append(rows, schemeRow{id: "category " + c.ID, name: spaced(c.Title()), points: c.Max.String(), depth: 1})
			for _, item := range c.Items {
				method := scoring.MethodText(&item)
				if item.Hint != "" {
					method += "　" + item.Hint
				}
				name := spaced(item.Title())
				if name == item.Name && item.Code != "" {
					name = item.Code + "　" + item.Name
				}
				if item.Veto {
					name += " ★"
				}
				rows = append(rows, schemeRow{id: "item " + item.ID, name: name, points: item.Max.String(), method: method, depth: 2})
			}
		}
	}
	return rows
}

// rules is the pane with everything that is not an item: how the total is made, grades, quota, vetoes, source.
func (v *schemeView) rules(scheme *model.Scheme) fyne.CanvasObject {
	width := paneWidth - 2*look.Gap20
	body := kit.VBox(look.Gap12)
	section := func(title string, lines ...string) {
		box := kit.VBox(look.Gap4, text.Strong(title))
		for _, line := range lines {
			if line != "" {
				box.Add(text.Para(line).For(width))
			}
		}
		body.Add(box)
	}
	section("总分", scoring.TotalText(scheme), scoring.GateText(scheme), scoring.CapText(scheme))
	section("等次", scoring.GradeTexts(scheme)...)
	body.Add(v.rankRule(scheme.Ranking, width))
	for _, q := range scheme.Quotas {
		section("名额", scoring.QuotaText(q))
	}
	section("加分", scoring.AdjustTexts("加分", scheme.Bonus)...)
	section("减分", scoring.AdjustTexts("减分", scheme.Deduction)...)
	var vetoes []string
	for _, veto := range scheme.Vetoes {
		vetoes = append(vetoes, fmt.Sprintf("%s，定为%s", veto.Title, veto.Grade))
	}
	section("一票否决", vetoes...)
	if n := scheme.NewBranch.MinMonths; n > 0 {
		section("新成立的支部", fmt.Sprintf("本年度成立满整月的不足 %d 个月，不定等次", n))
	}
	section("来源", scheme.Source)
	return kit.NewPane(kit.PaneSpec{Width: paneWidth, Title: scheme.Title,
		Facts: fmt.Sprintf("%d 年度采用　%s起适用", v.s.year, scheme.Effective.Long()), Body: body})
}
