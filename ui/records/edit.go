package records

import (
	"context"
	"fmt"

	"fyne.io/fyne/v2"

	"github.com/shuangbai/shuangbai/model/office"
	"github.com/shuangbai/shuangbai/ui/form"
	"github.com/shuangbai/shuangbai/ui/kit"
	"github.com/shuangbai/shuangbai/ui/kit/text"
	"github.com/shuangbai/shuangbai/ui/shell"
)

// Add opens the form for a new record, after an open form was left.
func (s *Screen[T]) Add() {
	if s.spec.Form != nil && s.mayWrite() {
		s.Leave(func() { s.openForm(nil) })
	}
}

// Edit opens the form for the current record.
func (s *Screen[T]) Edit() {
	if current, ok := s.Table.Current(); ok && s.form == nil && s.spec.Form != nil && s.mayWrite() {
		s.openForm(&current)
	}
}

// mayWrite reports whether the file takes changes, and says so where it does not.
func (s *Screen[T]) mayWrite() bool {
	if s.d.Office.ReadOnly() {
		s.d.Toasts.Problem(shell.LookingWords)
		return false
	}
	return true
}

func (s *Screen[T]) openForm(row *T) {
	var build func() *Form
	s.d.Read(&s.formReading, func(ctx context.Context, o *office.Office) (err error) {
		build, err = s.spec.Form(ctx, o, row)
		return err
	}, func() {
		if build == nil || s.form != nil {
			return
		}
		s.editing = 0
		if row != nil {
			s.editing = s.spec.Key(*row)
		}
		s.start(build())
	}, nil)
}

// start puts a form into the pane.
func (s *Screen[T]) start(f *Form) {
	s.shut = false
	s.setForm(f)
	save := kit.PrimaryButton(s.words(f), s.Save).Small()
	f.Fields.OnSettled(func() {
		save.SetText(s.words(f))
		s.d.Toasts.Edited()
	})
	s.setPane(kit.NewPane(kit.PaneSpec{Width: s.spec.PaneWide, Title: f.Title, Facts: f.Facts, Body: f.Body, OnShut: s.Escape,
		Foot:  []fyne.CanvasObject{kit.NewButton("不改了", s.Escape).Small()},
		FootR: []fyne.CanvasObject{text.Hint("Ctrl+Enter"), save}}))
	f.Fields.FocusAt(s.d.Window.Canvas(), f.At)
}

// words are those of the button that saves.
func (s *Screen[T]) words(f *Form) string {
	switch n := f.Fields.Changes(); {
	case f.New:
		return s.spec.AddWords
	case n > 0:
		return fmt.Sprintf("保存 %d 处修改", n)
	}
	return "保存"
}

// setForm opens or closes the form; the status line follows with its keys.
func (s *Screen[T]) setForm(f *Form) {
	s.form = f
	if s.d.Keys != nil {
		s.d.Keys()
	}
}

// Fields are those of the form that is open, nil while none is.
func (s *Screen[T]) Fields() *form.Form {
	if s.form == nil {
		return nil
	}
	return s.form.Fields
}

// Save writes the form; what is wrong stands under its field.
func (s *Screen[T]) Save() {
	f := s.form
	if f == nil || s.saving {
		return
	}
	f.Fields.Clear()
	s.asking = false
	write, ok := f.Read()
	if !ok {
		f.Fields.Lead()
		return
	}
	s.Write(write, func(id, change int64, err error) error {
		if err != nil {
			if s.asking = f.Failed != nil && f.Failed(err); s.asking || f.Fields.Show(err) {
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
			s.d.Said(f.Said(), change)
		}
		return nil
	})
}

// Leave calls next when nothing is unsaved, or when the user gives it up. What is being saved is waited for; when that
// fails the form stays.
func (s *Screen[T]) Leave(next func()) { s.leaveOr(next, nil) }

func (s *Screen[T]) leaveOr(next, stay func()) {
	f := s.form
	switch {
	case s.saving:
		s.saved = append(s.saved, func(ok bool) {
			if ok {
				s.leaveOr(next, stay)
			} else if stay != nil {
				stay()
			}
		})
	case f == nil || !f.Fields.Touched():
		if f != nil {
			s.setForm(nil)
		}
		next()
	default:
		kit.ShowDialog(s.d.Window.Canvas(), kit.DialogSpec{Title: "修改还没有保存", Text: f.Subject + "改过，还没有保存。",
			Safe: "继续修改", OnSafe: stay, Give: "放弃修改", OnGive: func() { s.setForm(nil); next() },
			Act: s.words(f), OnAct: func() bool { s.saveOr(next, stay); return true }})
	}
}

// saveOr saves the form and then calls next; stay is called when something in it is wrong or it cannot be saved.
func (s *Screen[T]) saveOr(next, stay func()) {
	if s.Save(); s.saving {
		s.leaveOr(next, stay)
	} else if stay != nil {
		stay()
	}
}

// Stepping reports whether the form is open, whose steps Ctrl+Z takes back.
func (s *Screen[T]) Stepping() bool { return s.form != nil }

// UndoStep takes the last change in the form back and names its field; while it is saved there is nothing to take back.
func (s *Screen[T]) UndoStep() string {
	if s.saving {
		return ""
	}
	return s.form.Fields.UndoStep()
}

// RedoStep does again what was undone last in the form and names its field.
func (s *Screen[T]) RedoStep() string {
	if s.saving {
		return ""
	}
	return s.form.Fields.RedoStep()
}
