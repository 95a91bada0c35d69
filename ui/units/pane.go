package units

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/record"
	"github.com/shuangbai/shuangbai/ui/branches"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/table"
	"github.com/shuangbai/shuangbai/ui/records"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// nameWidth is the width of the names of facts in the pane.
const nameWidth float32 = 104

// The tabs of the pane.
const (
	tabOverview = iota
	tabMembers
)

// pane reads one unit and shows the tab that was chosen.
func (s *Screen) pane(ctx context.Context, o *office.Office, r row) (func() kit.PaneSpec, error) {
	d, err := o.Unit(ctx, r.ID)
	return func() kit.PaneSpec { return s.detailPane(d) }, err
}

func (s *Screen) detailPane(d office.UnitDetail) kit.PaneSpec {
	members := kit.TabItem{Text: "党员"}
	if n := len(d.Members); n > 0 {
		members.Text = fmt.Sprintf("党员 %d", n)
	}
	spec := kit.PaneSpec{Title: d.Name, Facts: cmp.Or(d.Kind, coverageText(d.UnitRow)), Body: s.overview(d),
		Tabs: kit.NewTabs([]kit.TabItem{{Text: "概况"}, members}, s.tab, func(i int) { s.tab = i; s.ShowPane() })}
	if d.ClosedOn == "" {
		spec.Foot = []fyne.CanvasObject{shell.Writing(s.d, kit.NewButton("编辑", s.Edit).Small()), shell.Writing(s.d, kit.NewButton("登记停办", func() { s.closeUnit(d.UnitRow) }).Small())}
	}
	if s.tab == tabMembers {
		spec.Body, spec.Flush, spec.Fixed = s.memberList(d), true, true
	}
	return spec
}

// overview is what is kept of a unit, after notes on what is missing.
func (s *Screen) overview(d office.UnitDetail) fyne.CanvasObject {
	box := kit.VBox(look.Gap12)
	for _, n := range s.notes(d.UnitRow) {
		box.Add(n)
	}
	fact := func(names ...string) []string { return records.Facts(record.Units, &d.Unit, names...) }
	box.Add(form.Facts(nameWidth, slices.Concat([]string{"覆盖", coverageText(d.UnitRow), "覆盖它的党组织", cmp.Or(d.OrgNames(), "—"), "党员", people(d.UnitRow),
		"指导员、联络员", cmp.Or(d.Instructor, "—")}, fact("staff", "credit_code", "licence", "licence_to", "legal_person", "authority", "district", "address"))...))
	return box
}

// notes say what a person has to look at.
func (s *Screen) notes(r row) []fyne.CanvasObject {
	switch {
	case r.ClosedOn != "":
		return []fyne.CanvasObject{kit.NewNote(look.ToneMuted, "已停办，"+r.ClosedOn.Long(), "", r.ClosedWhy)}
	case r.Due():
		return []fyne.CanvasObject{kit.NewNote(look.ToneBad, fmt.Sprintf("正式党员 %d 名，应当单独成立党支部", r.Full), "",
			fmt.Sprintf("满 %d 名正式党员的单位应当有自己的支部；报批后新建支部，把党员转过去", model.LeastForBranch),
			kit.NewButton("去新建支部", func() { s.d.Go(shell.Branches, branches.All) }).Small())}
	case r.Coverage == model.NotCovered:
		return []fyne.CanvasObject{kit.NewNote(look.ToneWarn, "没有党组织覆盖，也没有派指导员", "",
			"由就近的支部联合覆盖的，在编辑里选党组织；派了指导员、联络员的，记在台账里",
			shell.Writing(s.d, kit.NewButton("选党组织", s.Edit)).Small(), shell.Writing(s.d, kit.NewButton("登记指导员", func() { s.d.Go(shell.Registers, "instructor") })).Small())}
	}
	return nil
}

func (s *Screen) memberList(d office.UnitDetail) fyne.CanvasObject {
	t := table.New(table.Spec[office.MemberRow]{RowHeight: look.DenseRow, Inset: look.Gap12, NoFoot: true,
		Columns: []table.Column[office.MemberRow]{
			{ID: "name", Title: "姓名", Width: 108, Always: true, Text: func(m office.MemberRow) string { return m.Name }},
			{ID: "kind", Title: "类别", Width: 52, Always: true, Text: func(m office.MemberRow) string { return cmp.Or(m.Kind.Short(), "—") }},
			{ID: "branch", Title: "党支部", Width: 140, Flex: true, Always: true, Text: func(m office.MemberRow) string { return m.Branch }},
		},
		Key: func(m office.MemberRow) string { return fmt.Sprint(m.ID) },
		Empty: kit.NewEmptyState("没有登记在这家单位的党员", "在党员的编辑里选工作单位，或者导入带工作单位的花名册",
			shell.Writing(s.d, kit.NewButton("导入花名册", func() { s.d.Go(shell.Intake, shell.ImportOf{}) })).Small()),
		OnOpen: func(m office.MemberRow) { s.d.Go(shell.Members, m.ID) }})
	t.SetRows(d.Members)
	return t.Object()
}
