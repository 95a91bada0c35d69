package tree

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/orgtree"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// manage asks who the superiors of an organisation are and who manages what.
func (s *Screen) manage(o *orgtree.Org) {
	org, g := o.Org, s.tree.Governance
	fields := form.New()
	var lines []kit.Option
	for _, m := range []model.Management{model.ManagedByLine, model.ManagedByPlace, model.ManagedByBoth} {
		lines = append(lines, kit.Option{ID: string(m), Text: m.Label()})
	}
	assigned := g.Assign(&org)
	table := container.NewStack()
	all := kit.NewCheck("分工用到全部双重管理的支部", false, nil)
	draw := func() {
		rows := kit.VBox(0)
		for i := range assigned {
			rows.Add(s.dutyRow(&assigned[i]))
		}
		table.Objects = []fyne.CanvasObject{rows}
		table.Refresh()
		kit.SetShown(all, org.Management == model.ManagedByBoth)
	}
	line := kit.NewOptionSelect(lines, -1, func(c kit.Option) {
		org.Management = model.Management(c.ID)
		org.Duties = "" // another line of management has another usual division
		assigned = g.Assign(&org)
		draw()
	})
	line.SetChosenID(string(org.Management))
	names := s.localNames()
	local := kit.NewLookupEntry("例如 江南街道党工委", "从登记的街道里选", "没有登记这个街道，可以直接写", func(q string) []kit.Option {
		var found []kit.Option
		for _, n := range names {
			if strings.Contains(n, q) {
				found = append(found, kit.Option{ID: n, Text: n})
			}
		}
		return found
	}, func(kit.Option) {}).With(org.Local)
	draw()
	scroll := kit.VScroll(table)
	scroll.SetMinSize(fyne.NewSize(0, 260))
	content := kit.VBox(look.Gap12, kit.FormGrid(2, fields.Add("management", "管理关系", line), fields.Add("local_parent", "属地党组织", local)),
		kit.VBox(look.Gap4, text.Small("各项由谁管"), scroll), all)
	before := slices.Clone(assigned)
	asked := "" // the name that was asked about
	var dialog *kit.Dialog
	dialog = kit.ShowDialog(s.d.Window.Canvas(), kit.DialogSpec{Title: "改管理关系", Text: o.Name, Content: content, Width: 480, Safe: "不改", Act: "保存管理关系", Focus: local,
		Unsaved: func() bool {
			return org.Management != o.Management || local.Value() != o.Local || !slices.Equal(before, assigned)
		},
		OnAct: func() bool {
			if s.saving {
				return false
			}
			fields.Clear()
			if m := model.Management(line.ChosenID()); m != org.Management {
				org.Management = m
				assigned = g.Assign(&org)
			}
			s.save(office.ManagementEdit{OrgID: org.ID, Management: org.Management, Local: local.Value(), Assigned: assigned, AllDual: all.Checked(),
				Sure: asked == local.Value()}, o.Name, fields, func() { dialog.Close() }, func() { asked = local.Value() })
			return false
		}})
}

// dutyRow is a matter with who manages it.
func (s *Screen) dutyRow(a *model.Assigned) fyne.CanvasObject {
	sides := s.tree.Governance.Sides
	words := make([]string, len(sides))
	chosen := 0
	for i, side := range sides {
		words[i] = side.Label
		if side.ID == a.Side {
			chosen = i
		}
	}
	return kit.Pad(kit.Spread(look.Gap8, []fyne.CanvasObject{text.Body(a.Matter)}, []fyne.CanvasObject{kit.NewSegments(words, chosen, func(i int) { a.Side = sides[i].ID })}),
		2, look.Gap8, 2, 0)
}

// localNames are the streets that are offered.
func (s *Screen) localNames() []string {
	names, err := s.d.Office.LocalNames(context.Background())
	if err != nil {
		s.d.Fail(err)
	}
	return names
}

// save writes the answer; done is called once it is written, doubted where the second superior is asked about.
func (s *Screen) save(e office.ManagementEdit, name string, fields *form.Form, done, doubted func()) {
	s.saving = true
	var n int
	var change int64
	s.d.Run(shell.Work{What: "正在保存", Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) (err error) {
		n, change, err = o.SaveManagement(ctx, e)
		return err
	}, Done: func(err error) error {
		s.saving = false
		if model.CodeOf(err) == model.Conflict {
			doubted()
			err = model.FieldErrorf("local_parent", "%s？确实是它，再点一次“保存管理关系”", model.MessageOf(err))
		}
		if fields.Show(err) {
			return nil
		}
		if err != nil {
			return err
		}
		done()
		said := "已保存" + name + "的管理关系"
		if n > 1 {
			said += fmt.Sprintf("，%d 个支部用同样的分工", n)
		}
		s.d.Said(said, change)
		s.load()
		return nil
	}})
}
