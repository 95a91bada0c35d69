// Package members is the roster: what the list screen needs to know of people, the pane with one person's data, and the
// form in which it is changed.
package members

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/checkup"
	"github.com/shuangbai/shuangbai/model/names"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/records"
	"github.com/shuangbai/shuangbai/ui/shell"
)

type row = office.MemberRow

// Screen is the roster.
type Screen struct {
	*records.Screen[row]

	d        *shell.Desk
	branches []office.BranchRow     // as they were read with the roster
	units    []office.UnitRow       // open ones, likewise
	tab      int                    // of the pane
	found    []checkup.Finding      // about who is in the pane
	index    []office.MemberPioneer // of who is in the pane, the latest year first
	revealed int64                  // the member whose full number is shown
	number   string
	editor   *editor // of the form that was opened last
}

var (
	_ shell.Screen  = (*Screen)(nil)
	_ shell.Leaver  = (*Screen)(nil)
	_ shell.Stepper = (*Screen)(nil)
	_ shell.Masker  = (*Screen)(nil)
)

// New makes the screen. Shown takes a member's number (int64) or a Filter.
func New(d *shell.Desk) *Screen {
	s := &Screen{d: d}
	importing := func() { d.Go(shell.Intake, shell.ImportOf{}) }
	s.Screen = records.New(d, records.Spec[row]{
		ID: "members", Unit: "人", Columns: columns(), SortBy: "name", Checks: true,
		Key: func(r row) int64 { return r.ID }, Name: func(r row) string { return r.Name }, Read: s.read,
		Title: "党员", Facts: facts, Buttons: []fyne.CanvasObject{shell.Writing(d, kit.NewButton("导入花名册", importing).Icon("import"))},
		Export: &records.Export[row]{Title: "党员花名册", Columns: exportColumns(), People: office.ListedMembers}, Actions: s.actions,
		Filters: suggested(), More: s.moreFilters, Opens: s.filterFor,
		Search:     func(r row, q string) bool { return r.Answers(names.Seek(q)) },
		SearchHint: "姓名、拼音、证号或手机尾号", SearchWide: 236, NoHit: "没有符合条件的党员",
		Empty: func() *fyne.Container {
			return kit.NewEmptyState("花名册还是空的", "导入支部报来的花名册，表格可以是任何排法；也可以一个一个新增",
				shell.Writing(d, kit.PrimaryButton("导入花名册", importing)).Icon("import"))
		},
		Foot:     func() string { return "勾选几个人，就可以一起转移或导出" },
		PaneWide: look.PaneForm, Pane: s.pane, Form: s.form, AddWords: "新增党员",
		Holder: func(r row) model.Holder {
			if s.tab != 0 {
				return model.Holder{}
			}
			return model.OfMember(r.ID)
		},
	})
	return s
}

// read reads the roster, and the branches and units for its filters and forms.
func (s *Screen) read(ctx context.Context, o *office.Office, closed bool) (rows []row, show func(), err error) {
	if rows, err = o.Members(ctx, closed); err != nil {
		return nil, nil, err
	}
	branches, err := o.Branches(ctx)
	if err != nil {
		return nil, nil, err
	}
	units, err := o.Units(ctx, false)
	return rows, func() { s.branches, s.units = branches, units }, err
}

// facts is the sentence of the head: 566 人：正式 544，预备 22.
func facts(rows []row) string {
	var all, full, probation, others int
	for _, r := range rows {
		switch {
		case r.ClosedOn != "":
		case r.Kind == model.FullMember:
			all, full = all+1, full+1
		case r.Kind == model.Probationary:
			all, probation = all+1, probation+1
		case r.Kind == model.KindNotRecorded:
			all++
		default:
			others++
		}
	}
	text := fmt.Sprintf("%d 人：正式 %d，预备 %d", all, full, probation)
	if all == 0 {
		text = "还没有人"
	}
	if missing := all - full - probation; missing > 0 {
		text += fmt.Sprintf("，类别未填 %d", missing)
	}
	if others > 0 {
		text += fmt.Sprintf("；另有积极分子和发展对象 %d", others)
	}
	return text
}
