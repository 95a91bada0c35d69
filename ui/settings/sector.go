package settings

import (
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/resources/sectors"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// sectorSelect chooses the sector; the words that were those of the sector before become those of the new one.
func (s *Screen) sectorSelect(c model.Committee) *kit.Select {
	var options []kit.Option
	for _, sector := range sectors.All() {
		options = append(options, kit.Option{ID: sector.ID, Text: sector.Name})
	}
	before := string(c.Sector)
	choice := kit.NewOptionSelect(options, -1, func(o kit.Option) {
		was, _ := sectors.Find(before)
		now, _ := sectors.Find(o.ID)
		before = o.ID
		for name, words := range map[string][2]string{"sector_name": {was.OwnName(), now.OwnName()}, "unit_word": {was.Unit, now.Unit}, "licence_word": {was.Licence, now.Licence},
			"unit_kinds": {strings.Join(was.UnitKinds, "、"), strings.Join(now.UnitKinds, "、")}} {
			if e := s.form.Entry(name); e != nil && e.Value() == words[0] {
				e.SetText(words[1])
			}
		}
		for name, ids := range map[string][2]string{"first_scheme": {was.Scheme, now.Scheme}, "first_pioneer": {was.Pioneer, now.Pioneer}} {
			if choice, ok := s.form.Field(name).Control.(*kit.Select); ok && choice.ChosenID() == ids[0] {
				choice.SetChosenID(ids[1])
			}
		}
		if slices.Equal(s.without, was.Without) {
			s.without = now.Without
		}
	})
	choice.SetChosenID(string(c.Sector))
	return choice
}

// sectorFields are the committee's own words for its sector, and what its years begin with.
func (s *Screen) sectorFields(c model.Committee) fyne.CanvasObject {
	of := office.SectorOf(c)
	s.without = of.Without
	entry := func(name, label, value, hint string) fyne.CanvasObject {
		return s.form.Add(name, label, kit.NewEntry(hint).With(value))
	}
	schemes, pioneers := kit.NewOptionSelect(schemeOptions(), -1, nil), kit.NewOptionSelect(pioneerOptions(), -1, nil)
	schemes.SetChosenID(of.Scheme)
	pioneers.SetChosenID(of.Pioneer)
	return kit.VBox(look.Gap12,
		kit.FormGrid(2, entry("sector_name", "行业叫什么", of.OwnName(), "如 物业服务"), entry("unit_word", "单位怎么称呼", of.Unit, "如 企业")),
		entry("unit_kinds", "单位有哪几类，用顿号分开", strings.Join(of.UnitKinds, "、"), "如 物业企业、项目部"),
		kit.FormGrid(2, entry("licence_word", "许可证号叫什么", of.Licence, "如 资质证书号"), kit.NewField("台账", kit.HBox(look.Gap8, shell.Writing(s.d, kit.NewButton("选用哪些台账", s.chooseRegisters))))),
		kit.FormGrid(2, s.form.Add("first_scheme", "新年度从哪份方案开始", schemes), s.form.Add("first_pioneer", "先锋指数从哪份办法开始", pioneers)))
}

func schemeOptions() []kit.Option {
	var options []kit.Option
	rows, err := office.DefaultSchemeRows()
	if err != nil {
		return nil
	}
	for _, r := range rows {
		options = append(options, kit.Option{ID: r.ID, Text: office.ShortSchemeName(r.Scheme)})
	}
	return options
}

func pioneerOptions() []kit.Option {
	var options []kit.Option
	for _, s := range sectors.All() {
		options = append(options, kit.Option{ID: s.Pioneer, Text: s.Name + "先锋指数"})
	}
	return options
}

// readSector makes the words and choices of the form.
func (s *Screen) readSector(sector model.Sector) model.SectorTerms {
	of, _ := sectors.Find(sector)
	of.Name, of.Unit, of.Licence = s.form.Value("sector_name"), s.form.Value("unit_word"), s.form.Value("licence_word")
	of.UnitKinds, of.Without = office.SplitList(s.form.Value("unit_kinds")), s.without
	of.Scheme, of.Pioneer = s.form.Choice("first_scheme"), s.form.Choice("first_pioneer")
	return office.TermsOf(sector, of)
}

// chooseRegisters ticks the registers that the committee keeps.
func (s *Screen) chooseRegisters() {
	without := slices.Clone(s.without)
	box := kit.VBox(look.Gap4)
	for _, def := range s.d.Office.ShippedRegisters() {
		box.Add(kit.NewCheck(def.Title, !slices.Contains(without, def.ID), func(on bool) {
			if without = slices.DeleteFunc(without, func(id string) bool { return id == def.ID }); !on {
				without = append(without, def.ID)
			}
		}))
	}
	scroll := kit.VScroll(box)
	scroll.SetMinSize(fyne.NewSize(0, 320))
	kit.ShowDialog(s.d.Window.Canvas(), kit.DialogSpec{Title: "选用哪些台账", Text: "不选的不在“台账”里列出来；已经有记录的照样列出来。", Content: scroll, Safe: "不改", Act: "就用这些",
		Unsaved: func() bool { return !slices.Equal(without, s.without) },
		OnAct: func() bool {
			slices.Sort(without)
			s.without = without
			s.d.Toasts.Say(fmt.Sprintf("%d 本台账不列出来，点“保存资料”生效", len(without)), "", nil)
			return true
		}})
}
