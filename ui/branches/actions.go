package branches

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

// actions are the buttons of the footer while several organisations are chosen.
func (s *Screen) actions(rows []row) []fyne.CanvasObject {
	return []fyne.CanvasObject{kit.NewButton(fmt.Sprintf("导出 %d 个", len(rows)), func() { s.exportRows(rows) }).Small()}
}

func (s *Screen) export() { s.exportRows(s.table.Shown()) }

// exportRows asks where to and writes the rows as a workbook that can be imported again.
func (s *Screen) exportRows(rows []row) {
	if len(rows) == 0 {
		s.d.Said("没有可以导出的党组织", 0)
		return
	}
	committee, err := s.d.Office.Committee(context.Background())
	if err != nil {
		s.d.Fail(err)
		return
	}
	name := fmt.Sprintf("党组织台账%s.xlsx", s.d.Office.Today())
	list := files.List{Title: "党组织台账", Author: committee.Name, Lines: table.Export(exportColumns(), rows),
		Facts: []string{committee.Name, fmt.Sprintf("共 %d 个", len(rows)), s.d.Office.Today().Long()}, Figures: map[int]bool{6: true, 7: true}}
	made := s.d.Office.Now()
	s.SaveAs("导出党组织台账", files.Beside(s.d.Office.Path(), name), s.d.Office.Output("", nil), func(to outfile.Target) {
		s.d.Run(shell.Work{What: fmt.Sprintf("正在导出 %d 个党组织", len(rows)),
			Do: func(context.Context, *office.Office, func(string, int, int)) error { return list.Write(to, made) },
			Done: func(err error) error {
				if err == nil {
					s.d.Said(fmt.Sprintf("已导出 %d 个党组织到 %s", len(rows), filepath.Base(to.Path)), 0)
				}
				return err
			}})
	})
}

// newTerm records a change of term: when it began and when it ends. The end proposed is as far off as in the last
// term; a first term gets none, because the length is the committee's to say.
func (s *Screen) newTerm(r row) {
	fields := form.New()
	start := kit.NewEntry("2026-11-23").With(string(s.d.Office.Today()))
	end := kit.NewEntry("2029-11-22")
	months := r.Org.TermMonths()
	propose := func() {
		if from, err := form.Date(start.Text); err == nil && months > 0 && from.Precision() >= model.ByMonth {
			end.SetText(string(from.AddMonths(months)))
		}
	}
	start.OnLeave = func(string) { propose() }
	propose()
	field := fields.Add("term_end", "届满时间", end)
	if months > 0 {
		field.Hint(fmt.Sprintf("按上一届 %s 推算，可以改", span(months)))
	}
	content := kit.FormGrid(2, fields.Add("term_start", "换届日期", start), field)
	kit.ShowDialog(s.d.Window.Canvas(), kit.DialogSpec{Title: "登记换届", Text: r.Org.Name + "。新的书记和委员在“编辑”里填。", Content: content,
		Safe: "不登记", Act: "登记换届", Focus: start, OnAct: func() bool { return s.doNewTerm(fields, r) }})
}

func (s *Screen) doNewTerm(fields *form.Form, r row) bool {
	fields.Clear()
	from, ok := fields.Date("term_start")
	to, ok2 := fields.Date("term_end")
	if !ok || !ok2 {
		return false
	}
	if from == "" || to == "" {
		fields.Field("term_end").SetError("换届日期和届满时间都要填")
		return false
	}
	detail, err := s.d.Office.Branch(context.Background(), r.Org.ID)
	if err != nil {
		s.d.Fail(err)
		return true
	}
	e := editOf(detail)
	e.Org.TermStart, e.Org.TermEnd = from, to
	_, change, err := s.d.Office.SaveBranch(context.Background(), e)
	if err != nil {
		if !fields.Show(err) {
			s.d.Fail(err)
		}
		return false
	}
	s.Changed()
	s.d.Said("已登记"+r.Org.Name+"换届，届满时间 "+string(to), change)
	return true
}

func span(months int) string {
	if months%12 == 0 {
		return fmt.Sprintf("%d 年", months/12)
	}
	return fmt.Sprintf("%d 个月", months)
}

// close closes an organisation with a date and a reason.
func (s *Screen) close(r row) {
	if r.Members > 0 {
		kit.ShowMessage(s.d.Window.Canvas(), "先转走党员", fmt.Sprintf("%s还有 %d 名党员。到“党员”里选中他们，转移到别的支部，再来撤销。", r.Org.Name, r.Members), "知道了")
		return
	}
	fields := form.New()
	on := kit.NewEntry("2026-11-23").With(string(s.d.Office.Today()))
	why := kit.NewEntry("例如 学校停办，党员已转出")
	content := kit.VBox(look.Gap12, fields.Add("closed_on", "撤销日期", on), fields.Add("why", "原因", why))
	kit.ShowDialog(s.d.Window.Canvas(), kit.DialogSpec{Title: "撤销" + r.Org.Name, Text: "资料和历年记录都会保留，不再列入台账和考核。",
		Content: content, Safe: "不撤销", Act: "撤销这个" + r.Org.Kind.Label(), Danger: true, Focus: why,
		OnAct: func() bool {
			fields.Clear()
			day, ok := fields.Date("closed_on")
			if !ok {
				return false
			}
			if fields.Value("why") == "" {
				fields.Field("why").SetError("写明原因，以后查得到")
				return false
			}
			change, err := s.d.Office.CloseBranch(context.Background(), r.Org.ID, day, fields.Value("why"))
			if err != nil {
				if !fields.Show(err) {
					s.d.Fail(err)
				}
				return false
			}
			s.Changed()
			s.d.Said("已撤销"+r.Org.Name, change)
			return true
		}})
}
