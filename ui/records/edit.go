package records

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// Add opens the form for a new record, after an open form was left.
func (s *Screen[T]) Add() { s.Leave(func() { s.spec.Edit(nil, func(f *Form) { s.start(f, 0) }) }) }

// Edit opens the form for the current record.
func (s *Screen[T]) Edit() {
	current, ok := s.table.Current()
	if !ok || s.form != nil {
		return
	}
	s.spec.Edit(&current, func(f *Form) { s.start(f, s.spec.Key(current)) })
}

// start puts a form into the pane.
func (s *Screen[T]) start(f *Form, id int64) {
	if s.form != nil {
		return
	}
	s.shut, s.editing = false, id
	s.setForm(f)
	save := kit.PrimaryButton(f.Words(), s.Save).Small()
	f.Fields.OnSettled(func() { save.SetText(f.Words()) })
	s.setPane(kit.NewPane(kit.PaneSpec{Width: f.Width, Title: f.Title, Facts: f.Facts, Body: f.Body, OnShut: s.Escape,
		Foot:  []fyne.CanvasObject{kit.NewButton("不改了", s.Escape).Small()},
		FootR: []fyne.CanvasObject{text.Hint("Ctrl+Enter"), save}}))
	f.Fields.FocusFirst(s.d.Window.Canvas())
}

// setForm opens or closes the form; the status line follows with its keys.
func (s *Screen[T]) setForm(f *Form) {
	s.form = f
	if s.d.Keys != nil {
		s.d.Keys()
	}
}

func (s *Screen[T]) editedKey() string { return strconv.FormatInt(s.editing, 10) }

// Save writes the form off the UI goroutine; what is wrong stands under its field.
func (s *Screen[T]) Save() {
	f := s.form
	if f == nil || s.saving {
		return
	}
	f.Fields.Clear()
	write, ok := f.Read()
	if !ok {
		return
	}
	s.saving = true
	var id, change int64
	s.d.Run(shell.Work{What: "正在保存",
		Do: func(ctx context.Context, o *office.Office, _ func(string, int, int)) (err error) {
			id, change, err = write(ctx, o)
			return err
		},
		Done: func(err error) error {
			s.saving = false
			if err != nil {
				if f.Fields.Show(err) {
					return nil
				}
				return err
			}
			s.setForm(nil)
			s.Reload(func() {
				s.Choose(id)
				s.FocusRows()
			})
			if change == 0 {
				s.d.Said("没有改动", 0)
			} else {
				s.d.Said(f.Said(change), change)
			}
			return nil
		}})
}

// Leave calls next when nothing is unsaved, or when the user gives it up.
func (s *Screen[T]) Leave(next func()) { s.leaveOr(next, nil) }

func (s *Screen[T]) leaveOr(next, stay func()) {
	f := s.form
	if f == nil || !f.Fields.Touched() {
		if f != nil {
			s.setForm(nil)
		}
		next()
		return
	}
	kit.ShowDialog(s.d.Window.Canvas(), kit.DialogSpec{Title: "修改还没有保存", Text: f.Subject + "改过，还没有保存。",
		Safe: "继续修改", Act: "放弃修改", Danger: true, OnSafe: stay,
		OnAct: func() bool { s.setForm(nil); next(); return true }})
}

// Stepping reports whether the form is open, whose steps Ctrl+Z takes back.
func (s *Screen[T]) Stepping() bool { return s.form != nil }

// UndoStep takes the last change in the form back and names its field.
func (s *Screen[T]) UndoStep() string { return s.form.Fields.UndoStep() }

// RedoStep does again what was undone last in the form and names its field.
func (s *Screen[T]) RedoStep() string { return s.form.Fields.RedoStep() }
