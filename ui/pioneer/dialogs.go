package pioneer

import (
	"context"
	"fmt"

	"github.com/shuangbai/shuangbai/model"
	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/model/pioneer"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/look"
)

// editLine opens the current cell with its note, and 不适用 with its reason.
func (s *Screen) editLine() {
	if s.yearly || s.grid == nil || s.closed() {
		return
	}
	r, ok := s.grid.Current()
	line := s.index.Line(s.grid.CurrentColumn())
	if !ok || line == nil {
		return
	}
	m, year, quarter := r.Marks[line.ID], s.year, s.quarter
	amount := kit.NewEntry("").With(editText(r, line.ID))
	if m.NotApplicable {
		amount.SetText("")
	}
	basis := kit.TextArea("", 2)
	basis.SetText(m.Note)
	off := kit.NewCheck("这一项对他不适用，其余折算到 100 分", m.NotApplicable, func(on bool) {
		if on {
			amount.SetText("")
		}
	})
	what, why := kit.NewField(pioneer.Asks(line), amount), kit.NewField("依据", basis)
	why.Hint("不适用的写原因，如产假、长期病休")
	if line.CountsOnly {
		why.SetLabel("日期")
		why.Hint("只写日期，如 2026-03-05、2026-03-19；不写学生姓名和内容")
	}
	var dialog *kit.Dialog
	dialog = kit.ShowDialog(s.d.Window.Canvas(), kit.DialogSpec{Title: r.Member.Name + "　" + line.Title(), Text: line.Hint,
		Content: kit.VBox(look.Gap12, what, off, why), Safe: "不改了", Act: "保存", Focus: amount, OnAct: func() bool {
			what.SetError("")
			why.SetError("")
			words := amount.Value()
			if off.Checked() {
				words = pioneer.NotApplicable
			}
			value, notApplicable, given, err := pioneer.ReadAmount(line, words)
			if err != nil {
				what.SetError(model.MessageOf(err))
				return false
			}
			if !given {
				what.SetError("还没有填；没有的填 0")
				return false
			}
			mark := &model.PioneerMark{Amount: value, NotApplicable: notApplicable, Note: basis.Value()}
			s.save(dialog, func(ctx context.Context, o *office.Office) (int64, error) {
				return o.SetPioneerMarks(ctx, year, quarter, []office.PioneerChange{{MemberID: r.Member.ID, Line: line.ID, Mark: mark}},
					fmt.Sprintf("%s %s %s 填 %s", r.Member.Name, model.QuarterLabel(year, quarter), line.Code, pioneer.AmountText(*mark)))
			}, "已保存", map[string]*kit.Field{"note": why, line.ID: why})
			return false
		}})
}

// save writes what a dialog holds and closes it; what is wrong stands under its field, or is said.
func (s *Screen) save(dialog *kit.Dialog, do func(ctx context.Context, o *office.Office) (int64, error), said string, fields map[string]*kit.Field) {
	o := s.d.Office
	var change int64
	dialog.Hold(true)
	s.d.Later(func() (err error) {
		change, err = do(context.Background(), o)
		return err
	}, func(err error) {
		dialog.Hold(false)
		if err != nil {
			if known, ok := err.(*model.Error); ok && fields[known.Field] != nil {
				fields[known.Field].SetError(known.Message)
				return
			}
			s.d.Toasts.Problem(model.MessageOf(err))
			return
		}
		dialog.Close()
		if change != 0 {
			s.d.Said(said, change)
		}
		s.reload(s.focus)
	})
}

// addEvent asks for a bonus, a deduction or a zeroing of a member.
func (s *Screen) addEvent(r row) {
	s.editEvent(r, model.PioneerEvent{Year: s.year, Quarter: s.quarter, MemberID: r.Member.ID})
}

// editEvent asks for an event, and offers to delete one that is there already.
func (s *Screen) editEvent(r row, e model.PioneerEvent) {
	if s.closed() {
		return
	}
	options, chosen := s.eventOptions(e)
	points := kit.NumberEntry("").With("")
	if e.Points > 0 {
		points.SetText(e.Points.Short())
	}
	kind := kit.NewOptionSelect(options, chosen, nil).Hint("选一种")
	pointsField := kit.NewField("分值", points).Hint("空着按办法的分值；清零不用填")
	kind.OnChosen(func(o kit.Option) {
		if k, title := readEvent(o.ID); k != model.PioneerZeroed {
			points.SetText(s.pointsOf(k, title))
		} else {
			points.SetText("")
		}
	})
	basis, date := kit.TextArea("", 2), kit.NewDateEntry(s.d.Office.Now())
	basis.SetText(e.Basis)
	date.SetText(string(e.Date))
	titleField, basisField, dateField := kit.NewField("事项", kind), kit.NewField("依据", basis), kit.NewField("日期", date)
	basisField.Hint("文件名称、文号，或者查实情况")
	spec := kit.DialogSpec{Title: r.Member.Name + "　加分、减分、清零", Text: model.QuarterLabel(s.year, s.quarter) + "。加分最多计 " + s.index.Bonus.Cap.Short() + " 分。",
		Content: kit.VBox(look.Gap12, titleField, kit.FormGrid(2, pointsField, dateField), basisField), Safe: "不改了", Act: "保存", Focus: kind}
	var dialog *kit.Dialog
	if e.ID != 0 {
		id := e.ID
		spec.Give, spec.OnGive = "删除", func() {
			s.write("已删除", func(ctx context.Context, o *office.Office) (int64, error) { return o.DeletePioneerEvent(ctx, id) })
		}
	}
	spec.OnAct = func() bool {
		for _, f := range []*kit.Field{titleField, pointsField, basisField, dateField} {
			f.SetError("")
		}
		o, ok := kind.Chosen()
		if !ok {
			titleField.SetError("选一种")
			return false
		}
		e.Kind, e.Title = readEvent(o.ID)
		p := model.Points(0)
		if points.Value() != "" {
			var err error
			if p, err = model.ParsePoints(points.Value()); err != nil {
				pointsField.SetError(model.MessageOf(err))
				return false
			}
		}
		e.Points, e.Basis, e.Date = p, basis.Value(), model.Date(date.Value())
		saved := e
		s.save(dialog, func(ctx context.Context, o *office.Office) (int64, error) {
			_, change, err := o.SavePioneerEvent(ctx, saved)
			return change, err
		}, "已保存", map[string]*kit.Field{"title": titleField, "points": pointsField, "basis": basisField, "date": dateField})
		return false
	}
	dialog = kit.ShowDialog(s.d.Window.Canvas(), spec)
}

// eventOptions are the kinds of the definition; an event of another title keeps it.
func (s *Screen) eventOptions(e model.PioneerEvent) (all []kit.Option, chosen int) {
	chosen = -1
	add := func(kind model.PioneerEventKind, title, shown, detail string) {
		if kind == e.Kind && title == e.Title {
			chosen = len(all)
		}
		all = append(all, kit.Option{ID: string(kind) + ":" + title, Text: shown, Detail: detail, Group: kind.Label()})
	}
	for _, k := range s.index.Bonus.Kinds {
		add(model.PioneerBonus, k.Label, k.Label, "+"+k.Points.Short())
	}
	for _, k := range s.index.Minus.Kinds {
		add(model.PioneerMinus, k.Label, k.Label, "-"+k.Points.Short())
	}
	for _, z := range s.index.Zeroes {
		add(model.PioneerZeroed, z.ID, z.Title, "")
	}
	if chosen < 0 && e.ID != 0 {
		add(e.Kind, e.Title, e.Title, "")
	}
	return all, chosen
}

func readEvent(id string) (model.PioneerEventKind, string) {
	for _, k := range []model.PioneerEventKind{model.PioneerBonus, model.PioneerMinus, model.PioneerZeroed} {
		if len(id) > len(k) && id[:len(k)] == string(k) {
			return k, id[len(k)+1:]
		}
	}
	return "", id
}

func (s *Screen) pointsOf(kind model.PioneerEventKind, title string) string {
	kinds := s.index.Bonus.Kinds
	if kind == model.PioneerMinus {
		kinds = s.index.Minus.Kinds
	}
	for _, k := range kinds {
		if k.Label == title {
			return k.Points.Short()
		}
	}
	return ""
}
