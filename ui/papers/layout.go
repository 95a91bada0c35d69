package papers

import (
	"context"
	"slices"
	"strconv"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/reports"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// addLayout adds the settings that the data file keeps: what an official text carries, where page numbers stand, and the way to
// the rest.
func (s *Screen) addLayout(rows *fyne.Container) {
	l := s.opts.Layout
	if slices.Contains(s.paper.Asks, reports.AskOfficial) {
		rows.Add(s.layoutField("印发机关", kit.NewEntry(s.facts.Under(l.Committee).Committee.Name).With(l.Issuer), func(l *model.PaperLayout, text string) error {
			l.Issuer = text
			return nil
		}))
		rows.Add(s.layoutField("文号", kit.NewEntry("如 某民教党〔2026〕9号").With(l.Number), func(l *model.PaperLayout, text string) error {
			l.Number = text
			return nil
		}))
		rows.Add(s.layoutField("成文日期", kit.NewDateEntry(s.d.Office.Now()).With(string(l.Dated)), func(l *model.PaperLayout, text string) (err error) {
			l.Dated, err = form.Day(text, s.d.Office.Today())
			return err
		}))
	}
	numbers := []kit.Option{{ID: string(model.OutsideNumbers), Text: "—1— 居外"}, {ID: string(model.CentredNumbers), Text: "—1— 居中"}}
	rows.Add(kit.NewField("页码", kit.NewOptionSelect(numbers, index(l.Numbers == model.CentredNumbers), func(o kit.Option) {
		s.setNumbers(model.PageNumbers(o.ID))
	})))
	rows.Add(kit.HBox(0, kit.SmallLink("党委名称、页边距…", s.askLayout)))
}

func (s *Screen) setNumbers(at model.PageNumbers) {
	l := s.opts.Layout
	l.Numbers = at
	s.keepLayout(l, nil)
}

// layoutField is a field of the layout, kept when it is left or Enter is pressed.
func (s *Screen) layoutField(label string, e *kit.Entry, set func(l *model.PaperLayout, text string) error) *kit.Field {
	field := kit.NewField(label, e)
	take := func(string) {
		l := s.opts.Layout
		if err := set(&l, e.Value()); err != nil {
			field.SetError(model.MessageOf(err))
			return
		}
		field.SetError("")
		s.keepLayout(l, field)
	}
	e.OnSubmitted, e.OnLeave = take, take
	return field
}

// keepLayout sets the paper with another layout and keeps it in the data file, where it can be undone. A layout that cannot be
// is told of at the field.
func (s *Screen) keepLayout(l model.PaperLayout, field *kit.Field) {
	l = l.Trimmed()
	if l == s.opts.Layout {
		return
	}
	if err := l.Validate(); err != nil {
		if field != nil {
			field.SetError(model.MessageOf(err))
		} else {
			s.d.Fail(err)
		}
		return
	}
	s.opts.Layout = l
	s.typeset()
	var change int64
	s.run(shell.Work{What: "正在保存版式", Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) (err error) {
		change, err = o.SavePaperLayout(ctx, l)
		return err
	}, Done: func(err error) error {
		if err == nil && change != 0 {
			s.d.Said("文书版式已保存", change)
		}
		return err
	}})
}

// askLayout asks for what is the same on all papers: the committee's name and the margins.
func (s *Screen) askLayout() {
	l := s.opts.Layout
	m := l.Margins.OrStandard()
	name := kit.NewEntry(s.facts.Committee.Name).With(l.Committee)
	nameField := kit.NewField("文书上的党委名称", name).Hint("不写就用党委资料里的名称")
	var entries [4]*kit.Entry
	var fields []fyne.CanvasObject
	for i, v := range []int{m.Top, m.Bottom, m.Left, m.Right} {
		entries[i] = kit.NumberEntry("").With(strconv.Itoa(v))
		fields = append(fields, kit.NewField([]string{"上（毫米）", "下", "左（装订边）", "右"}[i], entries[i]))
	}
	marginField := fields[0].(*kit.Field)
	standard := kit.SmallLink("恢复国标的 37、35、28、26", func() {
		for i, v := range []int{model.StandardMargins.Top, model.StandardMargins.Bottom, model.StandardMargins.Left, model.StandardMargins.Right} {
			entries[i].SetText(strconv.Itoa(v))
		}
	})
	kit.ShowDialog(s.d.Window.Canvas(), kit.DialogSpec{Title: "全部文书的版式", Content: kit.VBox(look.Gap12, nameField, kit.FormGrid(4, fields...), kit.HBox(0, standard)),
		Safe: "不改", Act: "保存版式", Focus: name, OnAct: func() bool {
			l := s.opts.Layout
			l.Committee = name.Value()
			for i, to := range []*int{&l.Margins.Top, &l.Margins.Bottom, &l.Margins.Left, &l.Margins.Right} {
				n, err := strconv.Atoi(form.Digits(entries[i].Value()))
				if err != nil {
					fields[i].(*kit.Field).SetError("写整毫米")
					return false
				}
				*to = n
			}
			if err := l.Validate(); err != nil {
				marginField.SetError(model.MessageOf(err))
				return false
			}
			s.keepLayout(l, nil)
			return true
		}})
}
