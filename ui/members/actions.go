package members

import (
	"context"
	"fmt"
	"path/filepath"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/ui/files"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/table"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// actions are the buttons of the footer while people are ticked.
func (s *Screen) actions(rows []row) []fyne.CanvasObject {
	return []fyne.CanvasObject{
		kit.NewButton("转移到支部", func() { s.transfer(rows) }).Small(),
		kit.NewButton(fmt.Sprintf("导出 %d 人", len(rows)), func() { s.exportRows(rows) }).Small(),
	}
}

func (s *Screen) showExport() {
	n := len(s.table.Shown())
	s.export.SetText(fmt.Sprintf("导出 %d 人", n))
	s.export.SetEnabled(n > 0)
	s.object.Refresh()
}

// branchOptions are the branches that people can belong to.
func (s *Screen) branchOptions() []kit.Option {
	var options []kit.Option
	for _, b := range s.branches {
		if b.Org.Kind.IsBranch() {
			options = append(options, kit.Option{ID: fmt.Sprint(b.Org.ID), Text: b.Org.Name, Detail: fmt.Sprintf("%d 人", b.Members), Keys: b.Org.Initials})
		}
	}
	return options
}

// transfer asks for branch, day and reason and moves people there.
func (s *Screen) transfer(rows []row) {
	options := s.branchOptions()
	if len(options) == 0 {
		kit.ShowMessage(s.d.Window.Canvas(), "还没有党支部", "先在“党组织”里新建支部，或者导入支部台账，再转移党员。", "知道了")
		return
	}
	fields := form.New()
	branch := kit.NewOptionSelect(options, -1, nil).Hint("选择支部")
	on := kit.NewEntry("2026-11-23").With(string(s.d.Office.Today()))
	why := kit.NewEntry("例如 组织关系转入").With("支部调整")
	content := kit.VBox(look.Gap12, fields.Add("branch", "转到", branch),
		kit.FormGrid(2, fields.Add("on", "转移日期", on), fields.Add("reason", "原因", why)))
	kit.ShowDialog(s.d.Window.Canvas(), kit.DialogSpec{Title: fmt.Sprintf("转移 %d 人", len(rows)), Text: names(rows), Content: content,
		Safe: "不转移", Act: fmt.Sprintf("转移 %d 人", len(rows)), Focus: branch,
		OnAct: func() bool { return s.doTransfer(fields, rows) }})
}

func (s *Screen) doTransfer(fields *form.Form, rows []row) bool {
	fields.Clear()
	var to int64
	if _, err := fmt.Sscan(fields.Choice("branch"), &to); err != nil {
		fields.Field("branch").SetError("还没有选支部")
		return false
	}
	on, ok := fields.Date("on")
	if !ok {
		return false
	}
	ids := make([]int64, len(rows))
	for i, r := range rows {
		ids[i] = r.ID
	}
	change, err := s.d.Office.Transfer(context.Background(), ids, to, on, fields.Value("reason"))
	if err != nil {
		if !fields.Show(err) {
			s.d.Fail(err)
		}
		return false
	}
	s.table.SetSelected()
	s.Changed()
	if change == 0 {
		s.d.Said("已经都在这个支部，没有改动", 0)
		return true
	}
	s.d.Said(fmt.Sprintf("已转移 %d 人到%s", len(rows), s.branchName(to)), change)
	return true
}

func (s *Screen) branchName(id int64) string {
	for _, b := range s.branches {
		if b.Org.ID == id {
			return b.Org.Name
		}
	}
	return ""
}

// names says whom an act is about: up to five names.
func names(rows []row) string {
	text := ""
	for i, r := range rows {
		if i == 5 {
			return fmt.Sprintf("%s等 %d 人", text, len(rows))
		}
		if i > 0 {
			text += "、"
		}
		text += r.Name
	}
	return text
}

// leavings are the ways off the roster.
var leavings = []model.MemberStatus{model.StatusLeft, model.StatusDied, model.StatusDismissed}

// close takes somebody off the roster with a date and a reason.
func (s *Screen) close(r row) {
	fields := form.New()
	options := make([]kit.Option, len(leavings))
	for i, st := range leavings {
		options[i] = kit.Option{ID: string(st), Text: st.Label()}
	}
	status := kit.NewOptionSelect(options, 0, nil)
	on := kit.NewEntry("2026-11-23").With(string(s.d.Office.Today()))
	why := kit.NewEntry("例如 转往某某区委组织部")
	content := kit.VBox(look.Gap12, kit.FormGrid(2, fields.Add("status", "去向", status), fields.Add("closed_on", "日期", on)), fields.Add("why", "说明", why))
	kit.ShowDialog(s.d.Window.Canvas(), kit.DialogSpec{Title: "把" + r.Name + "移出花名册",
		Text: "资料和经历都会保留，不算在册人数；以后可以在变更记录里撤销。", Content: content, Safe: "不移出", Act: "移出" + r.Name, Danger: true,
		OnAct: func() bool {
			fields.Clear()
			day, ok := fields.Date("closed_on")
			if !ok {
				return false
			}
			change, err := s.d.Office.CloseMember(context.Background(), r.ID, model.MemberStatus(status.ChosenID()), day, fields.Value("why"))
			if err != nil {
				if !fields.Show(err) {
					s.d.Fail(err)
				}
				return false
			}
			s.Changed()
			s.d.Said("已把"+r.Name+"移出花名册", change)
			return true
		}})
}

func (s *Screen) exportShown() { s.exportRows(s.table.Shown()) }

// exportRows asks whether numbers shall be whole, and where to, and writes a workbook.
func (s *Screen) exportRows(rows []row) {
	if len(rows) == 0 {
		return
	}
	full := kit.NewCheck("身份证号和手机号写全号", false, nil)
	kit.ShowDialog(s.d.Window.Canvas(), kit.DialogSpec{Title: fmt.Sprintf("导出 %d 人", len(rows)),
		Text: "导出现在列出的人，按现在的次序，写成 Excel 工作簿。", Content: full, Safe: "不导出", Act: fmt.Sprintf("导出 %d 人", len(rows)),
		OnAct: func() bool {
			whole := full.Checked()
			name := fmt.Sprintf("党员花名册%s.xlsx", s.d.Office.Today())
			s.SaveAs("导出花名册", files.Beside(s.d.Office.Path(), name), s.d.Office.Output("", nil),
				func(to outfile.Target) { s.write(to, rows, whole) })
			return true
		}})
}

// write stores rows as a workbook in the background.
func (s *Screen) write(to outfile.Target, rows []row, whole bool) {
	committee, err := s.d.Office.Committee(context.Background())
	if err != nil {
		s.d.Fail(err)
		return
	}
	list := files.List{Title: "党员花名册", Author: committee.Name, Lines: table.Export(exportColumns(whole), rows),
		Facts: []string{committee.Name, fmt.Sprintf("共 %d 人", len(rows)), s.d.Office.Today().Long()}}
	made := s.d.Office.Now()
	var ids []int64
	for _, r := range rows {
		ids = append(ids, r.ID)
	}
	s.d.Run(shell.Work{What: fmt.Sprintf("正在导出 %d 人", len(rows)),
		Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) error {
			write := func() error { return list.Write(to, made) }
			if !whole {
				return write()
			}
			return o.ExportWhole(ctx, fmt.Sprintf("花名册 %d 人", len(ids)), ids, to, write)
		},
		Done: func(err error) error {
			if err == nil {
				s.d.Said(fmt.Sprintf("已导出 %d 人到 %s", len(rows), filepath.Base(to.Path)), 0)
			}
			return err
		}})
}
