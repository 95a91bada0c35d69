package records

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/outfile"
	"github.com/shuangbai/shuangbai/ui/files"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/kit/table"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// Export says how what is listed is written into a workbook.
type Export[T any] struct {
	Title   string // of the list, and of its file before the day: 党员花名册
	Words   string // of the head's button: 导出台账; "": it counts what is listed
	Noun    string // what is counted: 个党组织; "": the unit
	Columns []table.Column[T]
	// People says what the rows tell of people, with whole numbers or masked ones; nil for nothing. Where something is masked the
	// user is asked, and Column.Export has the whole number.
	People func(rows []T) office.Disclosure
}

// counted is a number of records in words: 3 人, 3 个党组织.
func (s *Screen[T]) counted(n int) string {
	noun := s.spec.Unit
	if s.spec.Export != nil && s.spec.Export.Noun != "" {
		noun = s.spec.Export.Noun
	}
	return fmt.Sprintf("%d %s", n, noun)
}

// showExport says on the button how many records are listed.
func (s *Screen[T]) showExport(n int) {
	if s.export == nil {
		return
	}
	words := s.spec.Export.Words
	if words == "" {
		words = "导出 " + s.counted(n)
	}
	s.export.SetText(words)
	s.export.SetEnabled(n > 0)
}

// ExportRows asks whether numbers shall be whole, where there are any, and where to, and writes a workbook.
func (s *Screen[T]) ExportRows(rows []T) {
	if len(rows) == 0 {
		return
	}
	x := s.spec.Export
	ask := func(whole bool) {
		name := fmt.Sprintf("%s%s.xlsx", x.Title, s.d.Office.Today())
		s.SaveAs("导出"+x.Title, files.Beside(s.d.Office.Path(), name), s.d.Office.Output("", nil),
			func(to outfile.Target) { s.WriteRows(to, rows, whole) })
	}
	if x.People == nil || !x.masks(rows) {
		ask(false)
		return
	}
	full := kit.NewCheck("身份证号和手机号写全号", false, nil)
	kit.ShowDialog(s.d.Window.Canvas(), kit.DialogSpec{Title: "导出 " + s.counted(len(rows)),
		Text: "导出现在列出的" + s.spec.Unit + "，按现在的次序，写成 Excel 工作簿。", Content: full, Safe: "不导出", Act: "导出 " + s.counted(len(rows)),
		OnAct: func() bool { ask(full.Checked()); return true }})
}

// masks reports whether something in the rows is masked.
func (x *Export[T]) masks(rows []T) bool {
	for _, c := range x.Columns {
		if c.Export != nil && slices.ContainsFunc(rows, func(r T) bool { return c.Export(r) != c.Text(r) }) {
			return true
		}
	}
	return false
}

// WriteRows writes records as a workbook in the background, with whole numbers when that is wanted.
func (s *Screen[T]) WriteRows(to outfile.Target, rows []T, whole bool) {
	x, made, today := s.spec.Export, s.d.Office.Now(), s.d.Office.Today().Long()
	list := files.List{Title: x.Title, Figures: map[int]bool{}}
	var columns []table.Column[T]
	for i, c := range x.Columns {
		if !whole {
			c.Export = nil
		}
		list.Figures[i] = c.Align == look.Right
		columns = append(columns, c)
	}
	list.Lines = table.Export(columns, rows)
	s.d.Run(shell.Work{What: "正在导出 " + s.counted(len(rows)),
		Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) error {
			committee, err := o.Committee(ctx)
			if err != nil {
				return err
			}
			list.Author, list.Facts = committee.Name, []string{committee.Name, fmt.Sprintf("共 %d %s", len(rows), s.spec.Unit), today}
			write := func() error { return list.Write(to, made) }
			if x.People == nil {
				return write()
			}
			d := x.People(rows)
			d.What, d.Way, d.Whole = x.Title, model.ToFile, whole
			return o.Disclose(ctx, d, to, write)
		},
		Done: func(err error) error {
			if err == nil {
				s.d.Said(fmt.Sprintf("已导出 %s到 %s", s.counted(len(rows)), filepath.Base(to.Path)), 0)
			}
			return err
		}})
}
