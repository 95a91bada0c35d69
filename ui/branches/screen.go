// Package branches is the ledger of Party organisations: what the list screen needs to know of them, the pane with one
// organisation's units, posts, members and records, and the form in which it is changed.
package branches

import (
	"context"
	"fmt"
	"strings"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/checkup"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/portrait"
	"github.com/shuangbai/shuangbai/ui/records"
	"github.com/shuangbai/shuangbai/ui/shell"
)

type row = office.BranchRow

// Screen is the ledger.
type Screen struct {
	*records.Screen[row]

	d        *shell.Desk
	word     string            // what a unit is called: 学校
	tab      shell.BranchPart  // of the pane
	found    []checkup.Finding // about what is in the pane
	portrait *portrait.Portrait
	posts    *postRows // of the form, where they are no field

	revealed int64 // the organisation whose whole telephone is shown
}

var (
	_ shell.Screen  = (*Screen)(nil)
	_ shell.Leaver  = (*Screen)(nil)
	_ shell.Stepper = (*Screen)(nil)
	_ shell.Masker  = (*Screen)(nil)
)

// New makes the screen; tabs stand in its head. Shown takes a branch's number (int64), a shell.BranchAt or a Filter.
func New(d *shell.Desk, tabs fyne.CanvasObject) *Screen {
	s := &Screen{d: d, word: d.Office.UnitWord(), portrait: portrait.New(d)}
	s.Screen = records.New(d, records.Spec[row]{
		ID: "branches", Unit: "个", Columns: columns(s.word), Key: func(r row) int64 { return r.Org.ID }, Name: func(r row) string { return r.Org.Name },
		Read: func(ctx context.Context, o *office.Office, _ bool) ([]row, func(), error) {
			rows, err := o.Branches(ctx)
			return rows, nil, err
		},
		Title: "党组织", Tabs: tabs, Facts: facts,
		Export: &records.Export[row]{Title: "党组织台账", Words: "导出台账", Noun: "个党组织", Columns: exportColumns(), People: office.ListedOrgs},
		All:    "全部", Filters: parts(), Opens: partFor, NoHit: "没有符合条件的党组织",
		Empty: func() *fyne.Container {
			return kit.NewEmptyState("还没有党组织", "导入党组织台账，或者一个一个新建支部",
				shell.Writing(d, kit.PrimaryButton("导入党组织台账", func() { d.Go(shell.Intake, shell.ImportOf{}) })).Icon("import"))
		},
		Foot: s.foot, PaneWide: paneWidth, Pane: s.pane, Form: s.form, AddWords: "新建支部",
		Holder: func(r row) model.Holder {
			if s.tab != shell.BranchOverview {
				return model.Holder{}
			}
			return model.OfOrg(r.Org.ID)
		},
	})
	return s
}

// Shown reads the ledger; a shell.BranchAt makes that branch the current one, with the part of its pane.
func (s *Screen) Shown(target any) {
	at, ok := target.(shell.BranchAt)
	if !ok {
		s.Screen.Shown(target)
		return
	}
	s.Leave(func() {
		s.tab = at.Part
		s.Screen.Shown(at.Org)
	})
}

// facts is the sentence of the head: 40 个支部，1 个党总支，覆盖 54 家单位.
func facts(rows []row) string {
	if len(rows) == 0 {
		return "还没有党组织"
	}
	branches, others, units := 0, map[model.OrgKind]int{}, map[int64]bool{}
	for _, r := range rows {
		if r.Org.Kind.IsBranch() {
			branches++
		} else {
			others[r.Org.Kind]++
		}
		for _, u := range r.Units {
			units[u.ID] = true
		}
	}
	said := []string{fmt.Sprintf("%d 个支部", branches)}
	for _, kind := range []model.OrgKind{model.GeneralBranch, model.Group} {
		if n := others[kind]; n > 0 {
			said = append(said, fmt.Sprintf("%d 个%s", n, kind.Label()))
		}
	}
	return strings.Join(append(said, fmt.Sprintf("覆盖 %d 家单位", len(units))), "，")
}
