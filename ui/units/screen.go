// Package units is the list of the schools and law firms: who works there, which organisation covers them, and where nobody
// does; the pane with one unit's people, and the form in which it is changed.
package units

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/names"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/resources/sectors"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/records"
	"github.com/shuangbai/shuangbai/ui/shell"
)

type row = office.UnitRow

// Screen is the list of the units.
type Screen struct {
	*records.Screen[row]

	d    *shell.Desk
	orgs []model.Org // that may cover a unit, as they were read with the list
	tab  int         // of the pane
	word string      // what a unit is called: 学校

	sector sectors.Sector // whose words the form uses, read with the list
}

var (
	_ shell.Screen  = (*Screen)(nil)
	_ shell.Leaver  = (*Screen)(nil)
	_ shell.Stepper = (*Screen)(nil)
)

// New makes the screen; tabs stand in its head. Shown takes a unit's number (int64).
func New(d *shell.Desk, tabs fyne.CanvasObject) *Screen {
	s := &Screen{d: d, word: d.Office.UnitWord()}
	s.Screen = records.New(d, records.Spec[row]{
		ID: "units", Unit: "家", Columns: columns(), SortBy: "name", Key: func(r row) int64 { return r.ID }, Name: func(r row) string { return r.Name },
		Read: s.read, Title: "党组织", Tabs: tabs, Facts: s.facts,
		Buttons: []fyne.CanvasObject{shell.Writing(d, kit.NewButton("按岗位登记", s.askLinks).Icon("person"))},
		Export:  &records.Export[row]{Title: s.word + "名册", Noun: "家" + s.word, Columns: exportColumns()},
		All:     "全部", Filters: filters(), More: s.moreFilters,
		Search: func(r row, q string) bool { return r.Answers(names.Seek(q)) }, SearchHint: s.word + "、拼音、党组织", SearchWide: 180, NoHit: "没有符合条件的" + s.word,
		Empty: func() *fyne.Container {
			return kit.NewEmptyState("还没有"+s.word, "导入党组织台账时，覆盖的"+s.word+"一起登记；也可以一家一家新增",
				shell.Writing(d, kit.PrimaryButton("导入党组织台账", func() { d.Go(shell.Intake, shell.ImportOf{}) })).Icon("import"))
		},
		Foot: s.foot, PaneWide: look.PaneForm, Pane: s.pane, Form: s.form, AddWords: "新增" + s.word,
		Holder: func(r row) model.Holder {
			if s.tab != tabOverview {
				return model.Holder{}
			}
			return model.OfUnit(r.ID)
		},
	})
	return s
}

func (s *Screen) read(ctx context.Context, o *office.Office, closed bool) ([]row, func(), error) {
	rows, err := o.Units(ctx, closed)
	if err != nil {
		return nil, nil, err
	}
	orgs, err := o.OpenOrgs(ctx)
	if err != nil {
		return nil, nil, err
	}
	sector, err := o.Sector(ctx)
	return rows, func() { s.orgs, s.sector = orgs, sector }, err
}

// facts is the sentence of the head: 54 家，组织覆盖 50/54，92.59%.
func (s *Screen) facts(rows []row) string {
	f := office.CoverageOf(rows)
	if f.Units == 0 {
		return "还没有" + s.word
	}
	return fmt.Sprintf("%d 家，组织覆盖 %s", f.Units, f.Organised().Text())
}

// foot says the other rates, and what has to be done.
func (s *Screen) foot() string {
	f := office.CoverageOf(s.Rows())
	if f.Units == 0 {
		return ""
	}
	var parts []string
	for _, r := range f.Rates(s.word)[1:] {
		if r.Whole > 0 {
			parts = append(parts, r.Label+" "+r.Text())
		}
	}
	return strings.Join(parts, "　")
}

// filters are the states of the coverage, then what has to be done.
func filters() []records.Filter[row] {
	var all []records.Filter[row]
	for _, c := range []model.Coverage{model.CoveredAlone, model.CoveredJointly, model.CoveredByPerson, model.NotCovered} {
		all = append(all, records.Filter[row]{ID: fmt.Sprint("coverage-", int(c)), Label: c.Label(), Keep: func(r row) bool { return r.ClosedOn == "" && r.Coverage == c }})
	}
	return append(all, records.Filter[row]{ID: "due", Label: "满 3 名未单建", Keep: row.Due, Dot: look.Bad, Apart: true})
}

// moreFilters are one for every kind and district that occurs, one for what is not known, and one for what was closed.
func (s *Screen) moreFilters() []records.Filter[row] {
	var all []records.Filter[row]
	seen := map[string]bool{}
	add := func(group, value string, keep func(row) bool) {
		if id := group + "-" + value; value != "" && !seen[id] {
			seen[id] = true
			all = append(all, records.Filter[row]{ID: id, Group: group, Label: value, Keep: keep})
		}
	}
	for _, r := range s.Rows() {
		add("类别", r.Kind, func(x row) bool { return x.Kind == r.Kind })
		add("区划", r.District, func(x row) bool { return x.District == r.District })
	}
	add("资料", "职工人数未填", func(r row) bool { return r.ClosedOn == "" && r.Staff < 0 })
	add("资料", "没有登记党员", func(r row) bool { return r.ClosedOn == "" && r.People == 0 })
	return append(all, records.Filter[row]{ID: "closed", Group: "已停办", Label: "已停办的" + s.word, Keep: func(r row) bool { return r.ClosedOn != "" }, Closed: true})
}
