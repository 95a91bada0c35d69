package scheme

import (
	"slices"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/scoring"
	"github.com/shuangbai/shuangbai/resources/sectors"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
)

// sources are the records that propose the mark, as chips, two a line.
func (f *form) sources(item *model.Item, on func(func(*model.Item))) fyne.CanvasObject {
	var chips []fyne.CanvasObject
	for _, id := range item.Evidence {
		s := office.SourceOf(id)
		words := s.Kind + "　" + s.Label
		if f.v.readOnly() {
			chips = append(chips, kit.NewTag(words, look.ToneMuted))
			continue
		}
		chips = append(chips, kit.ActiveChip(words, func() {
			on(func(i *model.Item) {
				i.Evidence = slices.DeleteFunc(slices.Clone(i.Evidence), func(e string) bool { return e == id })
				if len(i.Evidence) == 0 {
					i.Auto = ""
				}
			})
			f.v.changed()
		}))
	}
	if !f.v.readOnly() {
		var add *kit.Chip
		add = kit.ActionChip("加来源", "plus", func() { kit.ShowMenu(add, f.sourceMenu(item, on)) })
		chips = append(chips, add)
	} else if len(chips) == 0 {
		chips = append(chips, text.Body("没有，由考核组打分").In(look.Text2))
	}
	box := kit.VBox(look.Gap4)
	for pair := range slices.Chunk(chips, 2) {
		box.Add(row(pair...))
	}
	return box
}

func (f *form) sourceMenu(item *model.Item, on func(func(*model.Item))) []kit.Option {
	var menu []kit.Option
	for _, s := range office.Sources() {
		if slices.Contains(item.Evidence, s.ID) {
			continue
		}
		menu = append(menu, kit.Option{ID: s.ID, Text: s.Label, Group: s.Kind, Do: func() {
			on(func(i *model.Item) {
				i.Evidence = append(slices.Clone(i.Evidence), s.ID)
				if i.Auto == "" {
					i.Auto = "part"
				}
			})
			f.v.changed()
		}})
	}
	return menu
}

// scopeChoice chooses one condition of a scope; the months stay. A scope of several conditions, from a workbook, is shown as it is.
func (f *form) scopeChoice(s model.Scope, take func(model.Scope)) *kit.Select {
	simple := []model.Scope{{}, {Kinds: []model.OrgKind{model.Branch}}, {Kinds: []model.OrgKind{model.JointBranch}}, {Formations: []model.Formation{model.FormedAlone}},
		{Formations: []model.Formation{model.FormedJointly}}, {Formations: []model.Formation{model.FormedAttached}}}
	for _, sector := range sectors.All() {
		simple = append(simple, model.Scope{Sectors: []model.Sector{model.Sector(sector.ID)}})
	}
	bare := s
	bare.MinMonths = 0
	chosen, options := scoring.ScopeText(bare), []kit.Option{}
	known := false
	for _, c := range simple {
		words := scoring.ScopeText(c)
		known = known || words == chosen
		options = append(options, kit.Option{ID: words, Text: map[bool]string{true: "全部", false: "只有" + words}[words == ""]})
	}
	if !known {
		options = append(options, kit.Option{ID: chosen, Text: "只有" + chosen})
	}
	return f.choice(options, chosen, func(id string) {
		for _, c := range append(simple, bare) {
			if scoring.ScopeText(c) == id {
				c.MinMonths = s.MinMonths
				take(c)
				return
			}
		}
	}).Wide(200)
}
